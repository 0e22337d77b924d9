use rowan::TextRange;

use super::found::Found;
use crate::date::{days, days_in};
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxToken};

/// What looks like a day of the calendar and is none, or is written in another order.
pub(super) fn date(found: &mut Found, token: &SyntaxToken) {
    if token.kind() != SyntaxKind::Date || days(token.text()).is_some() {
        return;
    }
    let (text, range) = (token.text(), token.text_range());
    found.report(match in_order(text) {
        Some(right) => malformed(range, format!("`{text}` is not how a day is written"))
            .help(format!("write year, month and day: `{right}`"))
            .fix(range, right),
        None => malformed(range, message(text))
            .help("write year, month and day with hyphens between them, such as `2026-11-22`"),
    });
}

fn malformed(range: TextRange, message: String) -> SyntaxError {
    SyntaxError::new("malformed-date", range, message)
}

/// The day that the text can only mean, as it is to be written.
fn in_order(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '.', '/']).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    // Day before month is certain only with dots, which nobody puts after a month.
    let (year, day) = match (first.len(), last.len()) {
        (4, 1..=2) => (first, last),
        (1..=2, 4) if text.contains('.') && !text.contains(['-', '/']) => (last, first),
        _ => return None,
    };
    let right = format!("{year}-{month:0>2}-{day:0>2}");
    days(&right).map(|_| right)
}

fn message(text: &str) -> String {
    let mut parts = text.split('-').map(|part| part.parse::<i32>().ok());
    if let (Some(Some(year)), Some(Some(month)), Some(Some(day)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
        && text.find('-') == Some(4)
    {
        return match days_in(year, month) {
            _ if year == 0 => "there is no year 0: days go from 0001-01-01 to 9999-12-31".to_owned(),
            None => format!("there is no month {month}"),
            Some(last) if day < 1 || day > last => format!("month {month} of {year} has no day {day}"),
            Some(_) => format!("`{text}` is not how a day is written"),
        };
    }
    if text.contains(['T', ':']) {
        return format!("`{text}` has a time, and a date is a whole day");
    }
    format!("`{text}` is not how a day is written")
}
