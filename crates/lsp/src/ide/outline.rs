//! What a file holds: its declarations, and what stands in them.

use std::ops::Range;

use placet_compiler::Compiler;
use placet_syntax::SyntaxNode;
use placet_syntax::ast::{self, AstNode as _, BodyItem, Item, Word, trimmed};

/// Something that is declared.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) detail: String,
    pub(crate) kind: Kind,
    pub(crate) whole: Range<usize>,
    pub(crate) at: Range<usize>,
    pub(crate) inside: Vec<Entry>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Permissions,
    Facts,
    Role,
    Template,
    Section,
    Action,
    Test,
    Enum,
    Other,
}

/// The declarations of a file, in order. Of permissions, the blocks only: a list of hundreds is no outline.
pub(crate) fn outline(compiler: &Compiler, file: &str) -> Vec<Entry> {
    let Some(parse) = compiler.syntax(file) else { return Vec::new() };
    parse.file().items().map(|item| entry(&item)).collect()
}

fn entry(item: &Item) -> Entry {
    let node = item.syntax();
    match item {
        Item::Permissions(one) => declared(node, Kind::Permissions, one.name(), one.label(), "permissions"),
        Item::Subject(one) => declared(node, Kind::Facts, one.name(), None, "subject"),
        Item::Context(one) => declared(node, Kind::Facts, one.name(), None, "context"),
        Item::Resource(one) => declared(node, Kind::Facts, one.name(), None, "resource"),
        Item::Role(one) => declared(node, Kind::Role, one.name(), one.label(), "role"),
        Item::Template(one) => {
            let entry = declared(node, Kind::Template, one.name(), None, "template");
            Entry { inside: body(one.body()), ..entry }
        }
        Item::Section(one) => section(one),
        Item::Test(one) => declared(node, Kind::Test, one.name(), None, "test"),
        Item::Enum(one) => declared(node, Kind::Enum, one.name(), one.label(), "enum"),
        Item::Scope(one) => declared(node, Kind::Other, one.name(), one.label(), "scope"),
        Item::Implication(_) => declared(node, Kind::Other, None, None, "implication"),
        Item::Invariant(one) => declared(node, Kind::Test, one.name(), None, "invariant"),
    }
}

fn section(section: &ast::Section) -> Entry {
    let id = section.id();
    let entry = declared(section.syntax(), Kind::Section, section.label().or_else(|| section.id()), None, "section");
    let detail = id.map(|id| id.text().to_owned()).unwrap_or_default();
    Entry { detail, inside: body(section.body()), ..entry }
}

fn body(body: Option<ast::Body>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for item in body.into_iter().flat_map(|body| body.items()) {
        match item {
            BodyItem::Section(inner) => entries.push(section(&inner)),
            BodyItem::Action(action) => {
                for name in action.names() {
                    entries.push(Entry {
                        name: filled(name.phrase(), "action"),
                        detail: name.id(),
                        kind: Kind::Action,
                        whole: trimmed(action.syntax()).into(),
                        at: name.range().into(),
                        inside: Vec::new(),
                    });
                }
            }
            _ => {}
        }
    }
    entries
}

fn declared(node: &SyntaxNode, kind: Kind, name: Option<Word>, label: Option<Word>, word: &str) -> Entry {
    let whole = trimmed(node);
    let at = name.as_ref().or(label.as_ref()).map_or(whole, Word::range);
    Entry {
        name: filled(name.map(|name| name.value()).unwrap_or_default(), word),
        detail: label.map_or_else(|| word.to_owned(), |label| label.value()),
        kind,
        whole: whole.into(),
        at: at.into(),
        inside: Vec::new(),
    }
}

/// A name; of what has none, the word that declares it. Editors refuse an empty one.
fn filled(name: String, word: &str) -> String {
    if name.trim().is_empty() { word.to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::{Entry, outline};
    use crate::ide::fixture::cursor;

    fn shown(entries: &[Entry], indent: usize, into: &mut String) {
        for entry in entries {
            into.push_str(&format!("{}{} ({:?}, {})\n", " ".repeat(indent), entry.name, entry.kind, entry.detail));
            assert!(entry.whole.start <= entry.at.start && entry.at.end <= entry.whole.end);
            shown(&entry.inside, indent + 2, into);
        }
    }

    #[test]
    fn an_outline_shows_sections_with_their_actions() {
        let (compiler, file, _) = cursor(
            "permissions { a }\nrole r \"Reader\" { a }\nsection \"Heads\" {\n section s \"Tails\" {\n  Go / Stop #halt requires a\n }\n}\ntest \"t\" { }\ntest { }$0",
        );
        let mut text = String::new();
        shown(&outline(&compiler, &file), 0, &mut text);
        assert_eq!(
            text,
            "permissions (Permissions, permissions)\nr (Role, Reader)\nHeads (Section, )\n  Tails (Section, s)\n    \
             Go (Action, go)\n    Stop (Action, halt)\nt (Test, test)\ntest (Test, test)\n"
        );
    }
}
