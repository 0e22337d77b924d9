use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place};
use crate::model::Name;

/// How many actions of a circle are named.
const NAMED: usize = 12;

/// Actions that ask for one another through `can`, so that the first asks for itself: on the way `way`, which starts and ends
/// with it. None where nobody knows its place.
pub(crate) fn circular_action(way: &[Name], places: &BTreeMap<&Name, &Place>) -> Option<Diagnostic> {
    let (first, others) = way.split_first()?;
    let place = places.get(first)?;
    let [between @ .., _] = others else { return None };
    let message = match between {
        [] => format!("`{first}` asks for itself through `can …`"),
        _ => {
            let mut message = format!("`{first}` asks for itself through `can …`: it ");
            for name in between.iter().take(NAMED) {
                message += &format!("asks for `{name}`, which ");
            }
            if between.len() > NAMED {
                message += &format!("comes through {} more to one that ", between.len() - NAMED);
            }
            message + &format!("asks for `{first}` again")
        }
    };
    let mut found = Diagnostic::error("circular-action", place, message).help(match between {
        [] => "name the permissions that it needs instead",
        _ => "at one of these actions, name the permissions that it needs instead of the other action",
    });
    for (name, next) in between.iter().zip(others.iter().skip(1)).take(NAMED) {
        if let Some(place) = places.get(name) {
            found = found.also(place, format!("`{name}` asks for `{next}`"));
        }
    }
    Some(found)
}
