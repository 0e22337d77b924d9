//! What an edit recomputes, read off the queries that run.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests stop where they fail")]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use placet_compiler::{Compiler, SourceText, Sources};

const FILES: usize = 100;

/// A set of a hundred files that use one another: shared permissions, a template, an action that asks for another's.
fn files() -> Vec<SourceText> {
    let mut files = vec![
        SourceText {
            path: "permissions.placet".into(),
            text: (0..FILES).fold("permissions {\n".to_owned(), |text, n| format!("{text}    p{n}\n")) + "}\n",
        },
        SourceText {
            path: "template.placet".into(),
            text: "template page(see: permission) {\n    opens with see\n    Print requires nothing\n}\n".into(),
        },
    ];
    for n in 2..FILES {
        let text = format!(
            "section s{n} \"Section {n}\" {{\n    opens with p{n}\n\n    Do it requires p0 and p1\n    Do more requires can s{}.do_it\n}}\n\nsection t{n} \"Page {n}\" from page(p{n})\n",
            2 + (n + 1) % (FILES - 2),
        );
        files.push(SourceText { path: format!("file{n:03}.placet"), text });
    }
    files
}

struct Watched {
    compiler: Compiler,
    ran: Arc<Mutex<Vec<String>>>,
}

impl Watched {
    fn new() -> Watched {
        let ran = Arc::new(Mutex::new(Vec::new()));
        let log = ran.clone();
        let sources = Sources { manifest: None, files: files() };
        let compiler = Compiler::observed(sources, move |query| log.lock().unwrap().push(query));
        let mut watched = Watched { compiler, ran };
        assert_eq!(watched.compiler.mistakes(), []);
        watched.queries();
        watched
    }

    /// Compiles, and counts the queries that this ran, by name.
    fn queries(&mut self) -> BTreeMap<String, usize> {
        self.ran.lock().unwrap().clear();
        self.compiler.graph().unwrap();
        let mut counts = BTreeMap::new();
        for query in self.ran.lock().unwrap().iter() {
            let name = query.split('(').next().unwrap_or_default().to_owned();
            *counts.entry(name).or_insert(0) += 1;
        }
        counts
    }

    fn edit(&mut self, path: &str, from: &str, to: &str) -> BTreeMap<String, usize> {
        let text = files().into_iter().find(|file| file.path == path).unwrap().text;
        assert!(text.contains(from));
        self.compiler.set_file(path, &text.replace(from, to));
        self.queries()
    }
}

fn count(queries: &BTreeMap<String, usize>, name: &str) -> usize {
    queries.get(name).copied().unwrap_or(0)
}

#[test]
fn the_first_compile_does_each_file_once() {
    let ran = Arc::new(Mutex::new(Vec::new()));
    let log = ran.clone();
    let sources = Sources { manifest: None, files: files() };
    let compiler = Compiler::observed(sources, move |query| log.lock().unwrap().push(query));
    compiler.graph().unwrap();
    let ran = ran.lock().unwrap();
    for query in ["parse", "file_items", "resolve_file", "lower_file"] {
        assert_eq!(ran.iter().filter(|one| one.split('(').next() == Some(query)).count(), FILES, "{query}");
    }
}

#[test]
fn editing_one_rule_parses_resolves_and_lowers_no_other_file() {
    let mut watched = Watched::new();
    let queries = watched.edit("file050.placet", "requires p0 and p1", "requires p0 or p1");
    assert_eq!(count(&queries, "parse"), 1, "{queries:?}");
    assert_eq!(count(&queries, "file_items"), 1, "{queries:?}");
    assert_eq!(count(&queries, "index"), 0, "{queries:?}");
    assert_eq!(count(&queries, "resolve_file"), 1, "{queries:?}");
    assert_eq!(count(&queries, "file_actions"), 1, "{queries:?}");
    // The one other file whose rule asks `can` of the edited action contains it, and is lowered again.
    assert_eq!(count(&queries, "lower_file"), 2, "{queries:?}");
}

#[test]
fn editing_a_rule_that_no_other_file_asks_for_lowers_one_file() {
    let mut watched = Watched::new();
    let queries = watched.edit("file050.placet", "Do more requires can", "Do more requires p3 and can");
    assert_eq!(count(&queries, "parse"), 1, "{queries:?}");
    assert_eq!(count(&queries, "resolve_file"), 1, "{queries:?}");
    assert_eq!(count(&queries, "lower_file"), 1, "{queries:?}");
}

#[test]
fn editing_one_rule_asks_what_no_other_files_actions_mean() {
    let mut watched = Watched::new();
    watched.compiler.diagnostics();
    watched.edit("file050.placet", "Do more requires can", "Do more requires p3 and can");
    watched.ran.lock().unwrap().clear();
    watched.compiler.diagnostics();
    let ran = watched.ran.lock().unwrap();
    assert_eq!(ran.iter().filter(|query| query.starts_with("findings(")).count(), 1, "{ran:?}");
    assert_eq!(ran.iter().filter(|query| query.starts_with("file_lints(")).count(), 1, "{ran:?}");
}

#[test]
fn a_comment_recomputes_nothing_beyond_its_file() {
    let mut watched = Watched::new();
    let queries = watched.edit("file050.placet", "    Do it", "    // later\n    Do it");
    assert_eq!(count(&queries, "parse"), 1, "{queries:?}");
    assert_eq!(count(&queries, "resolve_file"), 1, "{queries:?}");
    assert_eq!(count(&queries, "index"), 0, "{queries:?}");
    assert!(count(&queries, "lower_file") <= 1, "{queries:?}");
}

#[test]
fn equal_text_recomputes_nothing() {
    let mut watched = Watched::new();
    let text = files().into_iter().find(|file| file.path == "file050.placet").unwrap().text;
    watched.compiler.set_file("file050.placet", &text);
    assert_eq!(watched.queries(), BTreeMap::new());
}

#[test]
fn equal_sets_give_equal_bytes_whatever_the_order_of_files() {
    let mut turned = files();
    turned.reverse();
    let one = Compiler::new(Sources { manifest: None, files: files() }).graph().unwrap();
    let other = Compiler::new(Sources { manifest: None, files: turned }).graph().unwrap();
    assert_eq!(one.artifact, other.artifact);

    // And whatever was there before.
    let mut edited = Watched::new();
    edited.edit("file050.placet", "requires p0 and p1", "requires p0 or p1");
    let text = files().into_iter().find(|file| file.path == "file050.placet").unwrap().text;
    edited.compiler.set_file("file050.placet", &text);
    assert_eq!(edited.compiler.graph().unwrap().artifact, one.artifact);
}
