//! Clauses that are too large to compile: known only once they are lowered.

use std::collections::BTreeSet;

use placet_syntax::ast::{AstNode as _, Can, trimmed};
use placet_syntax::{SyntaxKind, SyntaxNode, TextRange};

use crate::db::{Db, File, PolicySet, line, parse};
use crate::diagnostic::{Diagnostic, Place};
use crate::expand::{ClauseAsks, action_places, cans, clause_asks};
use crate::index::NameKind;
use crate::lower::{TooLarge, lower_file};
use crate::model::{Clause, Name};
use crate::written::largest_name;
use crate::{diagnostics, limits};

/// The clauses of a set that are too large, each once however many actions have it. Not those that are only too large because
/// an action that they ask by `can` is.
pub(super) fn rules_too_large(db: &dyn Db, set: PolicySet) -> Vec<Diagnostic> {
    let mut large = Vec::new();
    for file in set.files(db).iter() {
        large.extend(lower_file(db, set, *file).too_large.iter().map(|one| (*file, one)));
    }
    let actions: BTreeSet<&Name> = large.iter().map(|(_, (action, ..))| action).collect();
    let mut found = Vec::new();
    let mut met = BTreeSet::new();
    for (file, (action, clause, why)) in large {
        let mut of_another = false;
        cans(&clause.expr, &mut |asked| of_another |= actions.contains(asked));
        let asks = clause_asks(db, set, clause);
        if (of_another && asks.own <= limits::CLAUSE_TESTS) || !met.insert((&clause.at, &clause.text)) {
            continue;
        }
        let place = || action_place(db, set, file, action);
        found.push(match why {
            TooLarge::Chain => diagnostics::chain_too_long(&place(), action),
            TooLarge::Tests => tests(db, set, clause, action, &asks)
                .unwrap_or_else(|| diagnostics::rule_too_large(&place(), action, asks.all, None)),
        });
    }
    found
}

/// A clause with too many tests, at the `can` or the pattern that brings most of them, where one does.
fn tests(db: &dyn Db, set: PolicySet, clause: &Clause, action: &Name, asks: &ClauseAsks) -> Option<Diagnostic> {
    let (file, node) = clause_node(db, set, clause)?;
    let place = |range: TextRange| Place { file: file.path(db), range: range.into() };
    let can = asks.most.as_ref().filter(|(.., all)| *all > asks.own);
    if let Some((asked, size, _)) = can {
        let mut cans = node.descendants().filter_map(Can::cast);
        let can = cans.find(|can| can.action().is_some_and(|path| path.text() == *asked))?;
        let words = format!("can {asked}");
        return Some(diagnostics::rule_with_can_too_large(&place(can.range()), action, asks.all, (&words, *size)));
    }
    let (words, size, range) = largest_name(db, set, &node).filter(|(_, size, _)| *size > asks.own / 2)?;
    Some(diagnostics::rule_too_large(&place(range), action, asks.all, Some((&words, size))))
}

/// The node of a clause: the first that starts at its line.
fn clause_node(db: &dyn Db, set: PolicySet, clause: &Clause) -> Option<(File, SyntaxNode)> {
    use SyntaxKind::{Every, Everyone, ForEach, Forbidden, Gate, Option, Requires};
    let file = *set.files(db).iter().find(|file| file.path(db) == clause.at.file)?;
    let mut nodes = parse(db, file).syntax().descendants().filter(|node| {
        matches!(node.kind(), Every | Everyone | ForEach | Forbidden | Gate | Option | Requires)
            && line(db, file, trimmed(node).start().into()) == clause.at.line
    });
    Some((file, nodes.next()?))
}

/// The name of an action, or the instance of the template that has it.
fn action_place(db: &dyn Db, set: PolicySet, file: File, action: &Name) -> Place {
    let mut found = None;
    action_places(db, set, file, &mut |kind, name, range| {
        if kind == NameKind::Action && name == *action && found.is_none() {
            found = Some(range);
        }
    });
    Place { file: file.path(db), range: found.map(Into::into).unwrap_or_default() }
}
