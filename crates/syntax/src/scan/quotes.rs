//! Quotes that are missing, and where they belong.
//!
//! A text in quotes ends on its line, so one that never closes takes the rest of the line with it: the brace of a heading, the
//! parenthesis of a list. Which quote of the line has no partner can mostly be seen from what stands beside each:
//!
//! ```text
//!     section files "Files {               opens before a word; nothing closes: the heading ends before the brace
//!     one of ("draft", open", "done")      the third closes after a word, and nothing has opened
//! ```
//!
//! So such a line is parsed as if the missing one stood there. In the tree no character comes of it, and the text in quotes
//! that lacks it is told of.

use super::mends::Mend;
use super::{Mark, marks};

/// A quote for each line that has one without a partner.
pub(crate) fn missing(text: &str) -> Vec<Mend> {
    let mut unclosed = Vec::new();
    marks(text, &mut |at, mark| {
        if matches!(mark, Mark::Unclosed) {
            unclosed.push(at);
        }
    });
    unclosed.into_iter().filter_map(|at| on_line(text, at)).collect()
}

/// The quote that is missing on the line of the text in quotes at `unclosed`.
fn on_line(text: &str, unclosed: usize) -> Option<Mend> {
    let start = text.get(..unclosed)?.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let rest = text.get(start..)?;
    let line = rest.split(['\n', '\r']).next().unwrap_or_default();
    let at = match text.get(unclosed..)?.starts_with('"') {
        true => alone(line).or_else(|| Some((closing(line, unclosed - start, line.len()), "\""))),
        false => Some((closing(line, unclosed - start, line.len()), "”")),
    };
    let (at, quote) = at?;
    // After a backslash it would be part of the text.
    (!line.get(..at)?.ends_with('\\')).then(|| Mend::insert(start + at, quote))
}

/// Where on the line the partner of the first quote without one belongs.
fn alone(line: &str) -> Option<(usize, &'static str)> {
    let mut open = None;
    let mut last = 0;
    for at in quotes(line) {
        match open {
            None if closes(line, at) => return Some((opening(line, last, at), "\"")),
            None => open = Some(at),
            Some(from) if opens(line, at) => return Some((closing(line, from, at), "\"")),
            Some(_) => {
                open = None;
                last = at + 1;
            }
        }
    }
    open.map(|from| (closing(line, from, line.len()), "\""))
}

/// The straight quotes of a line, but those after a backslash.
fn quotes(line: &str) -> impl Iterator<Item = usize> {
    let mut escaped = false;
    line.char_indices().filter_map(move |(at, character)| {
        let counts = character == '"' && !escaped;
        escaped = character == '\\' && !escaped;
        counts.then_some(at)
    })
}

/// Whether the quote at `at` can only open a text: nothing to end stands before it, and a word after it.
fn opens(line: &str, at: usize) -> bool {
    starts_beside(line, at) && !ends_beside(line, at)
}

/// Whether the quote at `at` can only close a text.
fn closes(line: &str, at: usize) -> bool {
    ends_beside(line, at) && !starts_beside(line, at)
}

fn starts_beside(line: &str, at: usize) -> bool {
    let before = line.get(..at).and_then(|before| before.chars().next_back());
    before.is_none_or(|before| before.is_whitespace() || "({[,:=".contains(before))
}

fn ends_beside(line: &str, at: usize) -> bool {
    let after = line.get(at + 1..).and_then(|after| after.chars().next());
    after.is_none_or(|after| after.is_whitespace() || ")}],:;{".contains(after))
}

/// Where the text starts that ends at the quote at `to`, after the byte `from`: after the last sign of a list, or after
/// a word that a text follows, or else at the first word with a capital letter, or at the last word.
fn opening(line: &str, from: usize, to: usize) -> usize {
    let before = line.get(from..to).unwrap_or_default();
    let sign = before.rfind(['(', ',', '{', '[']).map_or(0, |at| at + 1);
    let words = before.get(sign..).unwrap_or_default();
    let starts = |word: &str| {
        words
            .rfind(word)
            .filter(|at| words.get(..*at).is_some_and(|before| before.trim_end() != before || before.is_empty()))
    };
    let after = ["because ", "test ", "invariant "].into_iter().find_map(|word| Some(starts(word)? + word.len()));
    let mut each = words.char_indices().filter(|(at, character)| {
        !character.is_whitespace()
            && words.get(..*at).is_none_or(|before| before.trim_end() != before || before.is_empty())
    });
    let capital = || each.clone().find(|(_, character)| character.is_uppercase()).map(|(at, _)| at);
    let at = after.or_else(capital).or_else(|| each.next_back().map(|(at, _)| at)).unwrap_or(words.len());
    from + sign + at
}

/// Where the text ends that the quote at `from` opens, before the byte `to`: before the brace that it is the heading of, before
/// the next sign of the list that it stands in, or else with the line.
fn closing(line: &str, from: usize, to: usize) -> usize {
    let start = from + line.get(from..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
    let text = line.get(start..to).unwrap_or_default();
    let text = text.split(" //").next().unwrap_or_default().trim_end();
    let brace = text.find(" {").or_else(|| text.ends_with('{').then(|| text.len() - 1));
    let listed = depth(line.get(..from).unwrap_or_default()) > 0 || to < line.len();
    let sign = || text.find([',', ')', '}']).filter(|_| listed);
    let end = brace.or_else(sign).unwrap_or_else(|| {
        // What closes more than the text opens is not of the text.
        let mut end = text.len();
        while let Some(before) = text.get(..end) {
            match before.chars().next_back() {
                Some(',') => end -= 1,
                Some(')' | '}') if depth(before) < 0 => end -= 1,
                _ => break,
            }
        }
        end
    });
    start + text.get(..end).unwrap_or_default().trim_end().len()
}

/// How many parentheses and braces the text opens more than it closes.
fn depth(text: &str) -> i32 {
    text.chars().fold(0, |depth: i32, character| match character {
        '(' | '{' | '[' => depth.saturating_add(1),
        ')' | '}' | ']' => depth.saturating_sub(1),
        _ => depth,
    })
}

#[cfg(test)]
mod tests {
    use super::super::mends::Mended;
    use super::*;

    fn put(text: &str) -> String {
        let mut mended = Mended::new(text);
        mended.mend(missing(text));
        mended.text().to_owned()
    }

    #[test]
    fn a_heading_ends_before_its_brace() {
        assert_eq!(put("section a \"A b {\n c"), "section a \"A b\" {\n c");
        assert_eq!(put("section a \"A{ // b"), "section a \"A\"{ // b");
        assert_eq!(put("enum a \"A { b, c }"), "enum a \"A\" { b, c }");
        assert_eq!(put("section a All of it\" on b {"), "section a \"All of it\" on b {");
        assert_eq!(put("test a clerk\" {"), "test \"a clerk\" {");
        assert_eq!(put("section a “A {\n"), "section a “A” {\n");
    }

    #[test]
    fn the_quote_without_a_partner_gets_one_in_a_list() {
        assert_eq!(put("x is one of (\"a\", b\", \"c\")"), "x is one of (\"a\", \"b\", \"c\")");
        assert_eq!(put("x is one of (\"a\", \"b, \"c\")"), "x is one of (\"a\", \"b\", \"c\")");
        assert_eq!(put("x is one of (\"a\", \"b, c)"), "x is one of (\"a\", \"b\", c)");
        assert_eq!(put("x is one of (a\", \"b\")"), "x is one of (\"a\", \"b\")");
        assert_eq!(put("  \"a\",\n  \"b,\n  \"c)\n"), "  \"a\",\n  \"b\",\n  \"c\")\n");
        assert_eq!(put("{ a \"A, b \"B\", c }"), "{ a \"A\", b \"B\", c }");
    }

    #[test]
    fn else_a_text_ends_with_its_line() {
        assert_eq!(put(" because \"not (yet), see b  // c\n d"), " because \"not (yet), see b\"  // c\n d");
        assert_eq!(put(" because not yet\"\n"), " because \"not yet\"\n");
        for text in ["a \"A\" b \"\\\"\"", "a \"A\\", ""] {
            assert_eq!(put(text), text);
        }
    }
}
