use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Place};
use crate::expand::file_actions;
use crate::linting::{ClausePlaces, View, conjuncts};
use crate::model::{ClauseKind, Expr};

/// A condition that the gate, or an `every action …` around, demands already.
fn guard_repeats_gate(place: &Place, forbids: bool) -> Diagnostic {
    let message = match forbids {
        true => "what stands around demands this condition, so the action is never allowed",
        false => "what stands around demands this condition already",
    };
    Diagnostic::warning("guard-repeats-gate", place, message)
        .help("leave the condition out, or mend it: behind the gate it is always so")
}

pub(super) fn check(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    let mut repeated = BTreeSet::new();
    for action in &file_actions(view.db, view.set, view.file).actions {
        let around = action.clauses.iter().filter(|clause| {
            matches!(clause.kind, ClauseKind::Gate | ClauseKind::EveryRequires | ClauseKind::EveryForbidden)
        });
        let demanded: Vec<&Expr> =
            around.flat_map(|clause| conjuncts(&clause.expr)).filter(|one| !matches!(one, Expr::Holds(_))).collect();
        if demanded.is_empty() {
            continue;
        }
        let options = action.options.iter().map(|option| &option.clause);
        for clause in action.clauses.iter().chain(options).filter(|clause| clause.at.file == view.path) {
            let forbidden;
            let (condition, forbids) = match (&clause.expr, clause.kind) {
                (Expr::When { condition, .. }, ClauseKind::Requires | ClauseKind::Option) => {
                    (condition.as_ref(), false)
                }
                (expr, ClauseKind::Forbidden) => {
                    forbidden = expr.clone().not();
                    (&forbidden, true)
                }
                _ => continue,
            };
            let parts = conjuncts(condition);
            if !parts.is_empty() && parts.iter().all(|part| demanded.contains(part)) {
                repeated.insert((clause.at.line, forbids));
            }
        }
    }
    if repeated.is_empty() {
        return;
    }
    let places = ClausePlaces::new(view);
    for (line, forbids) in repeated {
        if places.own_clause(line).is_some()
            && let Some(guard) = places.guard(line)
        {
            found.push(guard_repeats_gate(&view.place(placet_syntax::ast::AstNode::range(&guard)), forbids));
        }
    }
}
