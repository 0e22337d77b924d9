use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Place};
use crate::expand::file_actions;
use crate::linting::{ClausePlaces, View, conjuncts, implied_by};
use crate::model::Expr;

/// An option asks for nothing that the action does not require already.
fn shadowed_option(place: &Place, phrase: &str) -> Diagnostic {
    let message = format!("`to {phrase}` asks for nothing that the action does not require already");
    Diagnostic::warning("shadowed-option", place, message)
        .help("require what sets the option apart, or leave it out: whoever may take the action may do that too")
}

pub(super) fn check(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    let mut shadowed = Vec::new();
    for action in &file_actions(view.db, view.set, view.file).actions {
        if action.options.is_empty() {
            continue;
        }
        let required: Vec<&Expr> = action.clauses.iter().flat_map(|clause| conjuncts(&clause.expr)).collect();
        for option in action.options.iter().filter(|option| option.at.file == view.path) {
            let asks = |one: &&Expr| !required.contains(one) && !is_implied(view, one, &required);
            if !conjuncts(&option.clause.expr).iter().any(asks) {
                shadowed.push((option.at.line, &option.phrase));
            }
        }
    }
    if shadowed.is_empty() {
        return;
    }
    let places = ClausePlaces::new(view);
    let mut told = BTreeSet::new();
    for (line, phrase) in shadowed {
        let Some(node) = places.own_clause(line) else { continue };
        if told.insert(line) {
            found.push(shadowed_option(&view.place(placet_syntax::ast::trimmed(node)), phrase));
        }
    }
}

/// Whether a permission that is required brings the one asked for.
fn is_implied(view: &View<'_>, asked: &Expr, required: &[&Expr]) -> bool {
    let Expr::Holds(asked) = asked else { return false };
    let held = required.iter().filter_map(|one| match one {
        Expr::Holds(name) => Some(name.clone()),
        _ => None,
    });
    implied_by(view.db, view.set, held).contains(asked)
}
