use crate::diagnostic::{Diagnostic, Place};
use crate::linting::{Mend, Seen, What, Why};

/// A part of an `and` or an `or` changes nothing.
fn redundant_part(place: &Place, words: &str, why: &Why, mend: Option<Mend>) -> Diagnostic {
    let reason = super::reason(why);
    let told = Diagnostic::warning("redundant-part", place, format!("`{words}` changes nothing here: {reason}"));
    match mend {
        None => told.help("leave it out, or mend what it was meant to say"),
        Some(Mend { fix, words }) => {
            let help = match words {
                Some(words) => format!("`{words}` says the same"),
                None => "it says the same without it".to_owned(),
            };
            Diagnostic { fix: Some(fix), ..told.help(help) }
        }
    }
}

pub(super) fn check(seen: &Seen<'_>, found: &mut Vec<Diagnostic>) {
    for one in seen.found() {
        if let What::Part(number) = one.what
            && let Some((place, words)) = seen.part(&one.at, number)
        {
            found.push(redundant_part(&place, &words, &one.why, seen.without_part(&one.at, number)));
        }
    }
}
