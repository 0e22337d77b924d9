use crate::diagnostic::{Diagnostic, Place};
use crate::linting::{ClausePlaces, View, each_clause};
use crate::lower::constant;
use crate::model::{Clause, ClauseKind, Expr, FactTest, FactType};
use crate::resolve::resolve_file;

/// A condition is always so, or never.
fn constant_condition(place: &Place, always: bool) -> Diagnostic {
    let (message, help) = match always {
        true => ("this condition is always so", "every value of its facts meets it: mend it, or leave it out"),
        false => ("this condition is never so", "no value of its facts meets it: mend it, or leave out what it guards"),
    };
    Diagnostic::warning("constant-condition", place, message).help(help)
}

pub(super) fn check(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    let facts = &crate::index::index(view.db, view.set).facts;
    let mut constants = Vec::new();
    each_clause(resolve_file(view.db, view.set, view.file), &mut |clause: &Clause| {
        let (condition, forbids) = match (&clause.expr, clause.kind) {
            (Expr::When { condition, .. }, _) => (condition.as_ref(), false),
            (expr, ClauseKind::Forbidden | ClauseKind::EveryForbidden) => (expr, true),
            _ => return,
        };
        let one_value = |test: &FactTest| match test {
            FactTest::Is(fact, _) => matches!(facts.get(fact), Some(FactType::OneOf(values)) if values.len() == 1),
            _ => false,
        };
        // One test alone can be both, unless its fact has but one value.
        let simple = match condition {
            Expr::Fact(test) => !one_value(test),
            Expr::Not(inner) => matches!(inner.as_ref(), Expr::Fact(test) if !one_value(test)),
            _ => false,
        };
        if simple {
            return;
        }
        if let Some(is) = constant(view.db, view.set, condition) {
            // What forbids is kept as what must not be.
            constants.push((clause.at.line, is != forbids));
        }
    });
    if constants.is_empty() {
        return;
    }
    let places = ClausePlaces::new(view);
    for (line, is) in constants {
        let Some(guard) = places.guard(line) else { continue };
        if let Some(condition) = guard.condition() {
            let place = view.place(placet_syntax::ast::AstNode::range(&condition));
            found.push(constant_condition(&place, is != guard.is_unless()));
        }
    }
}
