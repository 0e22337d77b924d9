//! Work that grows with the policy set and not faster, and work that hostile sets do not get. Counted, not timed.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests stop where they fail")]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use placet_compiler::{Compiler, Diagnostic, SourceText, Sources, limits};

fn source(path: String, text: String) -> SourceText {
    SourceText { path, text }
}

/// Files that use one another: a template and an action of the one before.
fn files(count: usize) -> Vec<SourceText> {
    (0..count)
        .map(|n| {
            let before = n.saturating_sub(1);
            let text = format!(
                "permissions {{\n    see_{n}\n    edit_{n}\n}}\n\ntemplate page_{n}(see: permission) {{\n    opens with see\n    \
                 Print requires nothing\n}}\n\nsection s{n} \"Section {n}\" from page_{before}(see_{n}) {{\n    Edit requires \
                 edit_{n}\n    See all requires can s{before}.edit\n}}\n",
            );
            source(format!("file{n:05}.placet"), text.replace("requires can s0.edit", "requires edit_0"))
        })
        .collect()
}

/// How often each query runs from text to artifact.
fn queries(files: Vec<SourceText>) -> BTreeMap<String, usize> {
    let ran = Arc::new(Mutex::new(BTreeMap::new()));
    let log = ran.clone();
    let compiler = Compiler::observed(Sources { manifest: None, files }, move |query| {
        let name = query.split('(').next().unwrap_or_default().to_owned();
        *log.lock().unwrap().entry(name).or_insert(0) += 1;
    });
    compiler.graph().unwrap();
    let ran = ran.lock().unwrap();
    ran.clone()
}

#[test]
fn ten_times_the_files_are_ten_times_the_queries() {
    let (small, large) = (queries(files(30)), queries(files(300)));
    for (name, count) in &large {
        let before = small.get(name).copied().unwrap_or(0);
        // The first files lack a file before them.
        assert!(*count <= 10 * (before + 2), "{name} runs {before} times for 30 files and {count} times for 300");
        assert!(*count <= 300, "{name} runs {count} times for 300 files");
    }
}

#[test]
fn what_several_threads_compute_is_what_one_does() {
    // Large enough for several threads, where the machine has them.
    let all = files(3_000);
    let bytes: usize = all.iter().map(|file| file.text.len()).sum();
    assert!(bytes > 2 * 128 * 1024, "{bytes}");
    let compile = |files: Vec<SourceText>| Compiler::new(Sources { manifest: None, files }).graph().unwrap();
    let once = compile(all.clone());
    assert_eq!(once.artifact, compile(all).artifact);

    // Whatever was computed when.
    let mut grown = Compiler::new(Sources::default());
    let few = files(40);
    for file in &few {
        grown.set_file(&file.path, &file.text);
        grown.policy();
    }
    assert_eq!(grown.graph().unwrap().artifact, compile(few).artifact);
}

fn diagnostics(text: String) -> Vec<Diagnostic> {
    Compiler::new(Sources { manifest: None, files: vec![source("a.placet".into(), text)] }).mistakes()
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

#[test]
fn a_file_tells_of_so_many_mistakes_and_guesses_what_was_meant_for_fewer() {
    let permissions = lines(2_000, |n| format!("    export_customers_{n}\n"));
    let actions = lines(3_000, |n| format!("    Do {n} requires exprot_customers_{n}\n"));
    let found = diagnostics(format!("permissions {{\n{permissions}}}\nsection s \"S\" {{\n{actions}}}\n"));
    assert_eq!(found.len(), limits::MISTAKES);
    let guessed =
        found.iter().filter(|one| one.help.as_deref().is_some_and(|help| help.contains("did you mean"))).count();
    assert!(found[0].help.as_deref().unwrap().contains("`export_customers_0`"), "{:?}", found[0]);
    let most = limits::COMPARED / 2_000 + 1;
    assert!((most / 2..=most).contains(&guessed), "{guessed} of {most}");
}

#[test]
fn so_many_clauses_may_hold_around_an_action() {
    let section = |every: usize| {
        let every = lines(every, |n| format!("    every action requires p if user.n < {n}, otherwise p\n"));
        diagnostics(format!(
            "permissions {{ p }}\nsubject user {{ n: number }}\nsection s \"S\" {{\n{every}    Do it requires p\n}}\n"
        ))
    };
    assert_eq!(section(limits::AROUND), []);
    let found = section(limits::AROUND + 1);
    assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), ["too-many"]);
}

#[test]
fn templates_that_double_stop_at_the_limit_of_actions() {
    let mut text = "permissions { p }\ntemplate t0(q: permission) {\n    Do it requires q\n}\n".to_owned();
    for n in 1..30 {
        let inner = n - 1;
        text += &format!(
            "template t{n}(q: permission) {{\n    section a \"A\" from t{inner}(q)\n    section b \"B\" from t{inner}(q)\n}}\n"
        );
    }
    let found = diagnostics(text + "section s \"S\" from t29(p)\n");
    assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), ["too-many"]);
}

#[test]
fn names_that_are_all_declared_twice_are_told_of_one_by_one() {
    let permissions = lines(5_000, |n| format!("    p{n}\n"));
    let found = diagnostics(format!("permissions {{\n{permissions}{permissions}}}\n"));
    assert_eq!(found.len(), 5_000);
}
