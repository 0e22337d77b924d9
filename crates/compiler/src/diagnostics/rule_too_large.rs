use placet_syntax::grouped;

use crate::diagnostic::{Diagnostic, Place};
use crate::limits;

/// A clause asks for too much itself: `most` is the pattern that stands for most of it, and for how many.
pub(crate) fn rule_too_large(place: &Place, action: &str, size: usize, most: Option<(&str, usize)>) -> Diagnostic {
    let message = format!(
        "a rule of `{action}` asks for {} permissions and facts; {} is the most",
        grouped(size),
        grouped(limits::CLAUSE_TESTS)
    );
    Diagnostic::error("rule-too-large", place, message).help(match most {
        Some((words, size)) => format!(
            "`{words}` stands for {} permissions: let one permission stand for them, and ask for that one",
            grouped(size)
        ),
        None => "let one permission stand for many of them, and ask for that one".to_owned(),
    })
}

/// A clause asks for too much once every `can` in it is written out: `most` is the `can` that brings most of it, and how much.
pub(crate) fn rule_with_can_too_large(place: &Place, action: &str, size: usize, most: (&str, usize)) -> Diagnostic {
    let (words, brought) = most;
    Diagnostic::error(
        "rule-too-large",
        place,
        format!(
            "with every `can …` written out, a rule of `{action}` asks for at least {} permissions and facts; {} is the most",
            grouped(size),
            grouped(limits::CLAUSE_TESTS)
        ),
    )
    .help(format!(
        "`{words}` stands for {} wherever it is written: let one permission stand for them, and ask for that one instead",
        grouped(brought)
    ))
}

/// The actions that a clause asks by `can` ask for actions, and so on, for too long.
pub(crate) fn chain_too_long(place: &Place, action: &str) -> Diagnostic {
    let limit = grouped(limits::CAN_DEPTH);
    let message = format!("`{action}` asks for an action that asks for the next, and so on: more than {limit} times");
    Diagnostic::error("rule-too-large", place, message)
        .help("somewhere along this chain of `can …`, ask for the permissions themselves")
}
