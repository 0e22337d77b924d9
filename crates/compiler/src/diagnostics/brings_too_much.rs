use placet_syntax::grouped;

use crate::diagnostic::{Diagnostic, Place};

/// What permissions imply, one through another, adds up to more than it may.
pub(crate) fn implies_too_much(place: &Place, total: usize, limit: usize, most: (&str, usize)) -> Diagnostic {
    let (name, size) = most;
    Diagnostic::error(
        "brings-too-much",
        place,
        format!(
            "one through another, the permissions of this policy set imply at least {} others, counted again for each that \
             implies them; {} is the most",
            grouped(total),
            grouped(limit)
        ),
    )
    .help(format!(
        "`{name}` implies {} others: take steps out of long chains of `implies`, or let fewer permissions imply many",
        grouped(size)
    ))
}

/// What roles grant, and include of one another, adds up to more than it may.
pub(crate) fn grants_too_much(place: &Place, total: usize, limit: usize, most: (&str, usize)) -> Diagnostic {
    let (name, size) = most;
    Diagnostic::error(
        "brings-too-much",
        place,
        format!(
            "one through another, the roles and permissions of this policy set include, grant and imply at least {} others, \
             counted again for each that does; {} is the most",
            grouped(total),
            grouped(limit)
        ),
    )
    .help(format!("the role `{name}` has {}: let fewer roles grant or include so many", grouped(size)))
}
