use crate::diagnostic::{Diagnostic, Place};
use crate::linting::{ClausePlaces, View, each_action};
use crate::model::Location;
use crate::resolve::resolve_file;

/// A clause stands twice in one action.
fn repeated_clause(place: &Place, first: &Place) -> Diagnostic {
    Diagnostic::warning("repeated-clause", place, "this action says the same twice")
        .also(first, "the other one")
        .help("remove one of them, or mend the one that was meant to say something else")
}

pub(super) fn check(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    let mut repeated: Vec<(&Location, &Location)> = Vec::new();
    each_action(resolve_file(view.db, view.set, view.file), &mut |action| {
        for (at, clause) in action.clauses.iter().enumerate() {
            let mut earlier = action.clauses.iter().take(at);
            if let Some(first) = earlier.find(|first| first.kind == clause.kind && first.expr == clause.expr) {
                repeated.push((&clause.at, &first.at));
            }
        }
    });
    if repeated.is_empty() {
        return;
    }
    let places = ClausePlaces::new(view);
    for (second, first) in repeated {
        if let (Some(second), Some(first)) = (places.clause(second.line), places.clause(first.line)) {
            let place = |node| view.place(placet_syntax::ast::trimmed(node));
            found.push(repeated_clause(&place(second), &place(first)));
        }
    }
}
