//! Comparisons in words, where the language has signs.

use rowan::{TextRange, TextSize};

use super::found::{Found, size};
use crate::error::SyntaxError;

/// What people write for a sign, `than` and its like included.
const SIGNS: [(&str, &str); 25] = [
    ("more than", ">"),
    ("greater than", ">"),
    ("larger than", ">"),
    ("bigger than", ">"),
    ("higher than", ">"),
    ("later than", ">"),
    ("less than", "<"),
    ("fewer than", "<"),
    ("smaller than", "<"),
    ("lower than", "<"),
    ("earlier than", "<"),
    ("at least", ">="),
    ("at most", "<="),
    ("up to", "<="),
    ("no more than", "<="),
    ("no less than", ">="),
    ("equal to", "is"),
    ("over", ">"),
    ("above", ">"),
    ("after", ">"),
    ("exceeds", ">"),
    ("under", "<"),
    ("below", "<"),
    ("before", "<"),
    ("equals", "is"),
];

/// `order.total is more than 5`, `order.total over 5`, `order.total between 1 and 5`: what is left over starts within the
/// words, as `is more` was read as a comparison with a fact.
pub(super) fn words(found: &Found, range: TextRange, text: &str) -> Option<SyntaxError> {
    let before = line_before(found, range.start());
    let (from, line) = (range.start() - size(before.len()), format!("{before}{text}"));
    for (words, sign) in SIGNS {
        for wrong in [format!("is {words}"), words.to_owned()] {
            if let Some(at) = at(&line, &wrong, before.len()) {
                let place = TextRange::at(from + size(at), size(wrong.len()));
                return Some(
                    SyntaxError::new("wrong-operator", place, format!("`{wrong}` is written `{sign}`"))
                        .help("numbers and dates are compared by `is`, `is not`, `<`, `<=`, `>` and `>=`")
                        .fix(place, sign),
                );
            }
        }
    }
    let at = at(&line, "is between", before.len()).or_else(|| at(&line, "between", before.len()))?;
    let fact = line.get(..at)?.split_whitespace().next_back()?.to_owned();
    let rest = line.get(at..)?.trim_start_matches("is ").trim_start_matches("between ");
    let (low, high) = rest.split_once(" and ")?;
    let after = high.find([' ', ',', ')']).unwrap_or(high.len());
    let high = high.get(..after)?;
    let end = line.len() - rest.len() + low.len() + " and ".len() + after;
    let place = TextRange::new(from + size(at), from + size(end));
    Some(
        SyntaxError::new("wrong-operator", place, "`between` is written as two comparisons")
            .help(format!("write `{fact} >= {} and {fact} <= {high}`", low.trim())),
    )
}

/// The line before `at`.
fn line_before(found: &Found, at: TextSize) -> &str {
    found.whole().get(..usize::from(at)).and_then(|before| before.rsplit(['\n', '\r']).next()).unwrap_or_default()
}

/// Where whole words stand that reach over or begin at `edge`.
fn at(line: &str, words: &str, edge: usize) -> Option<usize> {
    line.match_indices(words).map(|(at, _)| at).find(|at| {
        let end = at + words.len();
        let is_whole = line.get(..*at).is_some_and(|before| before.ends_with(' '))
            && line.get(end..).is_some_and(|after| after.starts_with(' '));
        is_whole && *at <= edge && edge < end
    })
}
