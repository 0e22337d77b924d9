use crate::diagnostic::{Diagnostic, Place};
use crate::linting::{Mend, Seen, What, Why};

/// A clause changes nothing.
fn dead_clause(place: &Place, why: &Why, mend: Option<Mend>) -> Diagnostic {
    let reason = super::reason(why);
    let told = Diagnostic::warning("dead-clause", place, format!("this clause changes nothing: {reason}"));
    let Some(Mend { fix, words }) = mend else {
        return told.help("leave it out, or mend what it was meant to say");
    };
    let help = match words {
        Some(words) => format!("write `{words}`, or mend what it was meant to say"),
        None => "leave it out, or mend what it was meant to say".to_owned(),
    };
    Diagnostic { fix: Some(fix), ..told.help(help) }
}

pub(super) fn check(seen: &Seen<'_>, found: &mut Vec<Diagnostic>) {
    for one in seen.found().iter().filter(|one| one.what == What::Dead) {
        if let Some(place) = seen.clause(&one.at) {
            found.push(dead_clause(&place, &one.why, seen.without_clause(&one.at)));
        }
    }
}
