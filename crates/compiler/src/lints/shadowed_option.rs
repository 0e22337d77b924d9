use crate::diagnostic::{Diagnostic, Place};
use crate::linting::{Seen, What, Why};

/// An option asks for nothing that the action does not require already.
fn shadowed_option(place: &Place, why: &Why) -> Diagnostic {
    let message = format!("this option adds nothing: {}", super::reason(why));
    Diagnostic::warning("shadowed-option", place, message)
        .help("require what sets the option apart, or leave it out: whoever may take the action may do that too")
}

pub(super) fn check(seen: &Seen<'_>, found: &mut Vec<Diagnostic>) {
    for one in seen.found().iter().filter(|one| one.what == What::Shadowed) {
        if let Some(place) = seen.clause(&one.at) {
            found.push(shadowed_option(&place, &one.why));
        }
    }
}
