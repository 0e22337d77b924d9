use rowan::TextRange;

use super::found::{Found, shown};
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
        None if text.find('-') == Some(4) && text.len() == 10 && !text.contains(['.', '/']) => {
            malformed(range, message(text)).help("write a day that there is, such as `2026-11-22`")
        }
        None => malformed(range, message(text))
            .help("write year, month and day with hyphens between them, such as `2026-11-22`"),
    });
}

/// The months as people write them, by their first three letters.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn month(word: &str) -> Option<usize> {
    let lower = word.trim_end_matches('.').to_lowercase();
    MONTHS.iter().position(|month| lower.len() >= 3 && month.starts_with(&lower)).map(|at| at + 1)
}

/// How much of `text` is a day in words: `22 November 2026`, `Nov 22, 2026`, `22nd of November`.
pub(super) fn in_words(text: &str) -> Option<usize> {
    let (mut end, mut at) = (0, 0);
    let (mut has_month, mut numbers) = (false, 0);
    for word in text.split_inclusive(' ') {
        let bare = word.trim_end().trim_end_matches(',');
        let digits = bare.trim_end_matches(|c: char| c.is_ascii_lowercase());
        if !has_month && month(bare).is_some() {
            has_month = true;
            end = at + bare.len();
        } else if numbers < 2 && !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()) {
            numbers += 1;
            end = at + bare.len();
        } else if bare != "of" {
            break;
        }
        at += word.len();
    }
    (has_month && numbers > 0).then_some(end)
}

/// The error about a day in words: the rest of it follows `first`.
pub(super) fn words(range: TextRange, first: &str, rest: &str) -> SyntaxError {
    let text = format!("{first} {rest}");
    let text = text.get(..usize::from(range.len())).unwrap_or(&text);
    malformed(range, format!("`{}` is not how a day is written", shown(text)))
        .help("write year, month and day in digits with hyphens between them, such as `2026-11-22`")
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
            Some(last) if day < 1 || day > last => {
                format!("month {month} of {year} has no day {day}: it ends with day {last}")
            }
            Some(_) => format!("`{text}` is not how a day is written"),
        };
    }
    if text.contains(['T', ':']) {
        return format!("`{text}` has a time, and a date is a whole day");
    }
    format!("`{text}` is not how a day is written")
}
