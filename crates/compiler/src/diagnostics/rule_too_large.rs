use placet_syntax::grouped;

use crate::diagnostic::{Diagnostic, Place};
use crate::limits;

/// A clause is too large once every `can` in it is written out.
pub(crate) fn rule_too_large(place: &Place, action: &str) -> Diagnostic {
    Diagnostic::error(
        "rule-too-large",
        place,
        format!(
            "with every `can …` written out, a clause of `{action}` has more than {} tests, or a chain of more than {}",
            grouped(limits::CLAUSE_TESTS),
            limits::CAN_DEPTH
        ),
    )
    .help("ask for the permissions themselves instead of for actions that ask for actions")
}
