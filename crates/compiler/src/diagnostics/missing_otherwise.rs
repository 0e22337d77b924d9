use crate::diagnostic::{Diagnostic, Place};

/// All that an action requires is guarded, and nothing says what holds otherwise.
pub(crate) fn missing_otherwise(place: &Place, what: &str) -> Diagnostic {
    let all = if what == "gate" { "the gate asks for something" } else { "all that this action requires is asked for" };
    Diagnostic::error("missing-otherwise", place, format!("{all} only under a condition"))
        .help("say what holds otherwise: `, otherwise nothing`, `, otherwise forbidden`, or what else it requires")
}
