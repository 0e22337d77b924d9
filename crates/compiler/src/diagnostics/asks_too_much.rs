use placet_syntax::grouped;

use crate::diagnostic::{Diagnostic, Place};

/// What rules ask for, written out, adds up to more than it may.
pub(crate) fn asks_too_much(place: &Place, total: usize, limit: usize, most: Option<(String, usize)>) -> Diagnostic {
    let found = Diagnostic::error(
        "asks-too-much",
        place,
        format!(
            "written out, the rules of this policy set ask for at least {} permissions and facts; {} is the most",
            grouped(total),
            grouped(limit)
        ),
    );
    found.help(match most {
        Some((words, size)) => format!(
            "`{words}` stands for {} wherever it is written: say it once, in a gate or an `every action` around the actions, \
             or let one permission stand for them",
            grouped(size)
        ),
        None => "tables, `for each` and names with brackets stand for one for each value: let fewer of them do so".to_owned(),
    })
}
