//! Where things stand. What is resolved knows lines only; a lint that has found something looks up the words.

use std::collections::BTreeMap;

use placet_syntax::ast::{ActionName, AstNode as _, trimmed};
use placet_syntax::{SyntaxKind, SyntaxNode, TextRange};

use super::View;
use crate::index::NameKind;
use crate::model::Name;

/// The declarations of a file with their places; of one name the first.
pub(crate) fn declared(view: &View<'_>) -> BTreeMap<(NameKind, Name), TextRange> {
    let mut found = BTreeMap::new();
    for (clash, place) in crate::resolve::declarations(view.db, view.set, view.file) {
        let range = |at: usize| placet_syntax::TextSize::new(u32::try_from(at).unwrap_or(0));
        let range = TextRange::new(range(place.range.start), range(place.range.end));
        found.entry((clash.kind, clash.name)).or_insert(range);
    }
    found
}

/// The clauses and the action names of a file by the line at which they start.
pub(crate) struct ClausePlaces {
    clauses: BTreeMap<u32, Vec<SyntaxNode>>,
    names: BTreeMap<u32, Vec<ActionName>>,
}

impl ClausePlaces {
    pub(crate) fn new(view: &View<'_>) -> ClausePlaces {
        let mut found = ClausePlaces { clauses: BTreeMap::new(), names: BTreeMap::new() };
        for node in view.root().descendants() {
            let line = || view.line(trimmed(&node).start().into());
            match node.kind() {
                SyntaxKind::Gate
                | SyntaxKind::Every
                | SyntaxKind::Requires
                | SyntaxKind::Option
                | SyntaxKind::Forbidden
                | SyntaxKind::ForEach
                | SyntaxKind::Everyone => found.clauses.entry(line()).or_default().push(node.clone()),
                SyntaxKind::ActionName => {
                    found.names.entry(line()).or_default().extend(ActionName::cast(node.clone()));
                }
                _ => {}
            }
        }
        found
    }

    /// The clause that starts at a line.
    pub(crate) fn clause(&self, line: u32) -> Option<&SyntaxNode> {
        self.clauses.get(&line)?.first()
    }

    /// The clause that starts at a line, where no other does.
    pub(crate) fn only_clause(&self, line: u32) -> Option<&SyntaxNode> {
        let mut clauses = self.clauses.get(&line)?.iter();
        let first = clauses.next()?;
        clauses.all(|other| first.text_range().contains_range(other.text_range())).then_some(first)
    }

    /// The guard of the clause that starts at a line: `if …`, `unless …`.
    pub(crate) fn guard(&self, line: u32) -> Option<placet_syntax::ast::Guard> {
        let mut clauses = self.clauses.get(&line)?.iter();
        clauses.find_map(|clause| clause.children().find_map(placet_syntax::ast::Guard::cast))
    }

    /// The name of an action at a line.
    pub(crate) fn name(&self, line: u32, phrase: &str) -> Option<TextRange> {
        let mut names = self.names.get(&line)?.iter();
        names.find(|name| name.phrase() == phrase).map(|name| name.range())
    }

    /// As [`ClausePlaces::name`], outside of templates.
    pub(crate) fn own_name(&self, line: u32, phrase: &str) -> Option<TextRange> {
        let first = self.names.get(&line)?.first()?;
        if is_of_template(first.syntax()) { None } else { self.name(line, phrase) }
    }
}

fn is_of_template(node: &SyntaxNode) -> bool {
    node.ancestors().any(|around| around.kind() == SyntaxKind::Template)
}
