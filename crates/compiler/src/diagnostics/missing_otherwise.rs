use crate::diagnostic::{Diagnostic, Place};

/// All that an action requires is guarded, and nothing says what holds otherwise.
pub(crate) fn missing_otherwise(place: &Place, what: &str) -> Diagnostic {
    let all = match what {
        "gate" => "the gate asks for something",
        // A set may be empty.
        "set" => {
            let message = "this action requires something for each value of a set only, and the set may be empty";
            return Diagnostic::error("missing-otherwise", place, message)
                .help("say what is required besides: `requires …` on a line of its own");
        }
        _ => "all that this action requires is asked for",
    };
    Diagnostic::error("missing-otherwise", place, format!("{all} only under a condition"))
        .help("say what holds otherwise: `, otherwise nothing`, `, otherwise forbidden`, or what else it requires")
}
