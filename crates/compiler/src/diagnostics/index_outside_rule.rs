use crate::diagnostic::{Diagnostic, Place};

/// A member of a family is chosen by a fact where there is none: in a role, a test or an implication.
pub(crate) fn index_outside_rule(place: &Place, name: &str) -> Diagnostic {
    Diagnostic::error(
        "index-outside-rule",
        place,
        format!("`{name}` depends on a fact, and only rules know facts"),
    )
    .help("name the members: one, as in `family.value.read`, some with `{a, b}` in place of the brackets, or all with `*`")
}
