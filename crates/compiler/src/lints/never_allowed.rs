use crate::diagnostic::{Diagnostic, Place};
use crate::linting::{Seen, What, Why};

/// Nobody can ever do an action.
fn never_allowed(place: &Place, what: &str, why: &Why) -> Diagnostic {
    Diagnostic::warning("never-allowed", place, format!("nobody can ever {what}: {}", super::together(why)))
        .help("mend the clause that is wrong; where nobody shall, write `forbidden` alone")
}

pub(super) fn check(seen: &Seen<'_>, found: &mut Vec<Diagnostic>) {
    for one in seen.found() {
        let (place, what) = match &one.what {
            What::Never(phrase) => (seen.name(&one.at, phrase), "do this"),
            What::NeverWithOption(_) => (seen.clause(&one.at), "do this with the option"),
            What::NeverBehind => (seen.clause(&one.at), "do anything in here"),
            _ => continue,
        };
        if let Some(place) = place {
            found.push(never_allowed(&place, what, &one.why));
        }
    }
}
