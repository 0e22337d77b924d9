//! The lines of a case.

use placet_runtime::date;

use super::Case;
use crate::testing::{Element, Known};

pub(super) fn of(case: &Case) -> Vec<String> {
    let mut lines: Vec<String> = case.roles.iter().map(|role| format!("{} has role {role}", case.subject)).collect();
    for (scope, held) in &case.held {
        // A role says what is held here.
        if held.is_empty() || (scope.is_none() && !case.roles.is_empty()) {
            continue;
        }
        let place = scope.as_ref().map(|scope| format!(" in {scope}")).unwrap_or_default();
        lines.push(format!("{} holds {}{place}", case.subject, held.join(", ")));
    }
    lines.extend(case.known.iter().map(line));
    lines
}

fn line(known: &Known) -> String {
    match known {
        Known::Boolean(fact, true) => fact.to_string(),
        Known::Boolean(fact, false) => format!("not {fact}"),
        Known::Value(fact, value) | Known::Permission(fact, value) | Known::Date(fact, value) => {
            format!("{fact} is {value}")
        }
        Known::Number(fact, number) => format!("{fact} is {number}"),
        Known::Text(fact, text) => format!("{fact} is {}", quoted(text)),
        Known::Same(a, b, true) => format!("{a} is {b}"),
        Known::Same(a, b, false) => format!("{a} is not {b}"),
        Known::Member(a, set, true) => format!("{a} is in {set}"),
        Known::Member(a, set, false) => format!("{a} is not in {set}"),
        Known::Contains(set, Element::Value(value) | Element::Permission(value)) => format!("{set} contains {value}"),
        Known::Contains(set, Element::Text(text)) => format!("{set} contains {}", quoted(text)),
        Known::Empty(set) => format!("{set} contains nothing"),
    }
}

/// A text as a policy writes it.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A day as a policy writes it.
pub(super) fn day(days: i32) -> String {
    date::show(days).to_string()
}
