use crate::diagnostic::{Diagnostic, Place};
use crate::linting::{Mend, Seen, What, Why};

/// A condition has one answer where the gates and the other clauses hold.
fn guard_repeats_gate(place: &Place, always: bool, why: &Why, mend: Option<Mend>) -> Diagnostic {
    let answer = if always { "always" } else { "never" };
    let message = format!("this condition is {answer} so here: {}", super::reason(why));
    let told = Diagnostic::warning("guard-repeats-gate", place, message);
    let Some(Mend { fix, words }) = mend else {
        return told.help("leave the condition out, or mend it");
    };
    let help = match words {
        Some(words) => format!("`{words}` says the same"),
        None => "the clause changes nothing: leave it out, or mend the condition".to_owned(),
    };
    Diagnostic { fix: Some(fix), ..told.help(help) }
}

/// What is forbidden is what the other clauses demand.
fn forbids_all(place: &Place, why: &Why) -> Diagnostic {
    let message = format!("nobody can ever do this: {}", super::demand(why));
    Diagnostic::warning("guard-repeats-gate", place, message)
        .help("mend the condition, or leave the action out: what is forbidden here is what it needs")
}

pub(super) fn check(seen: &Seen<'_>, found: &mut Vec<Diagnostic>) {
    for one in seen.found() {
        let Some((place, guard)) = seen.guard(&one.at) else { continue };
        match one.what {
            // After `unless` the words say the opposite.
            What::Condition(value) => {
                let mend = seen.with_condition(&one.at, value);
                found.push(guard_repeats_gate(&place, value != guard.is_unless(), &one.why, mend));
            }
            What::ForbidsAll => found.push(forbids_all(&place, &one.why)),
            _ => {}
        }
    }
}
