use crate::diagnostic::{Diagnostic, Place};
use crate::linting::{Seen, What};

/// Everybody can do an action, and it does not say so.
fn always_allowed(place: &Place, behind: bool) -> Diagnostic {
    let message = match behind {
        true => "this holds for everybody, whatever they hold and whatever the facts are",
        false => "everybody can do this, whatever they hold and whatever the facts are",
    };
    let help = match behind {
        true => "ask for a permission, or leave it out",
        false => "write `allowed to everyone` if that is meant, or ask for a permission",
    };
    Diagnostic::warning("always-allowed", place, message).help(help)
}

pub(super) fn check(seen: &Seen<'_>, found: &mut Vec<Diagnostic>) {
    for one in seen.found() {
        let (place, behind) = match &one.what {
            What::Always(phrase) => (seen.name(&one.at, phrase), false),
            What::AlwaysBehind => (seen.clause(&one.at), true),
            _ => continue,
        };
        if let Some(place) = place {
            found.push(always_allowed(&place, behind));
        }
    }
}
