//! Parentheses that never close, and where they should have.
//!
//! A list in parentheses goes over lines, so one that never closes takes all lines up to the next brace as its own, with the
//! mistakes in them. But most lines say by themselves that they are no part of a list:
//!
//! ```text
//!     Export requires view and (export or remove        the `(` never closes
//!     Delete it:                                        starts an action: the list ended before it
//!         requires remove
//! ```
//!
//! So such a text is parsed as if the `)` stood at the end of the last line before that one. In the tree no character comes of
//! it, but the mark that the parenthesis is missing there.

use super::mends::Mend;
use super::{Mark, marks};

/// The parentheses that never close although a line below starts something else.
pub(crate) fn forgotten(text: &str) -> Vec<Mend> {
    let lines = lines(text);
    let mut found = Vec::new();
    // Where those close that the parenthesis stands in: it closes no later.
    let mut around: Vec<usize> = Vec::new();
    for paren in unclosed(text) {
        while around.pop_if(|close| *close <= paren.at).is_some() {}
        let end = around.last().copied();
        if let Some(close) = close(&lines, paren.at, end.unwrap_or(paren.end)).or(end) {
            found.push(close);
            around.push(close);
        }
    }
    found.sort_unstable();
    found.into_iter().map(|at| Mend::insert(at, ")")).collect()
}

/// A parenthesis that never closes, and where the brace closes, or the text ends, that it stands in.
struct Unclosed {
    at: usize,
    end: usize,
}

/// In the order in which they open.
fn unclosed(text: &str) -> Vec<Unclosed> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut found = Vec::new();
    let mut note = |(bracket, at): (char, usize), end: usize| {
        if bracket == '(' {
            found.push(Unclosed { at, end });
        }
    };
    marks(text, &mut |at, mark| match mark {
        Mark::Open(bracket) => open.push((bracket, at)),
        // What stands in it ends with it; one that closes nothing is not theirs.
        Mark::Close(bracket) => {
            if let Some(from) = open.iter().rposition(|(other, _)| *other == bracket)
                && (bracket == '{' || open.iter().skip(from).all(|(other, _)| *other != '{'))
            {
                open.drain(from..).skip(1).for_each(|one| note(one, at));
            }
        }
        Mark::Comment | Mark::Unclosed => {}
    });
    open.into_iter().for_each(|one| note(one, text.len()));
    found.sort_unstable_by_key(|one| one.at);
    found
}

/// A line with something on it besides a comment.
struct Line<'t> {
    start: usize,
    indent: usize,
    /// What is on it, from the first character to the last before a comment.
    words: &'t str,
}

impl Line<'_> {
    /// The offset after its last character before a comment.
    fn end(&self) -> usize {
        self.start.saturating_add(self.indent).saturating_add(self.words.len())
    }
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut comments = Vec::new();
    marks(text, &mut |at, mark| {
        if matches!(mark, Mark::Comment) {
            comments.push(at);
        }
    });
    let mut comments = comments.into_iter().peekable();
    let (mut found, mut start) = (Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let comment = comments.next_if(|at| *at < end);
        let words = text.get(start..comment.unwrap_or(end)).unwrap_or_default().trim_end();
        let trimmed = words.trim_start_matches([' ', '\t']);
        if !trimmed.is_empty() {
            found.push(Line { start, indent: words.len() - trimmed.len(), words: trimmed });
        }
        start = end;
    }
    found
}

/// Where the parenthesis at `at` should have closed: at the end of the last line before the first below it, before `end`, that
/// starts something else.
fn close(lines: &[Line<'_>], at: usize, end: usize) -> Option<usize> {
    let first = lines.partition_point(|line| line.start <= at).checked_sub(1)?;
    let (opening, below) = lines.get(first..)?.split_first()?;
    let before = opening.words.get(..at.checked_sub(opening.start + opening.indent)?)?;
    // A name has parentheses of its own.
    if starts_name(before) && !before.contains(" requires") {
        return None;
    }
    let mut last = opening;
    for line in below.iter().take_while(|line| line.start + line.indent < end) {
        if line.words.starts_with('}') {
            return None;
        }
        if starts_something(line, opening, last) {
            return Some(last.end());
        }
        last = line;
    }
    None
}

/// Whether `line` is no part of a list that opens on the line `opening`, where `last` is the line before it.
fn starts_something(line: &Line<'_>, opening: &Line<'_>, last: &Line<'_>) -> bool {
    let words = line.words;
    if STARTS.iter().any(|start| words.strip_prefix(start).is_some_and(|rest| rest.starts_with([' ', '\t']))) {
        return true;
    }
    if line.indent > opening.indent || words.starts_with(|sign: char| ")],&|+".contains(sign)) {
        return false;
    }
    let goes_on = ENDS.iter().any(|end| last.words.ends_with(end));
    if starts_name(words) {
        // Below the name of an action at its place the next one stands, below a clause perhaps labels for names.
        return line.indent < opening.indent || starts_name(opening.words) || !goes_on;
    }
    let first = words.split(|sign: char| !sign.is_alphanumeric() && sign != '_').next().unwrap_or_default();
    let is_entry = !words.trim_end_matches(',').contains([' ', '\t', ':']);
    !goes_on && !is_entry && !matches!(first, "and" | "or" | "not")
}

/// Whether an action's name starts so, or an option.
fn starts_name(words: &str) -> bool {
    words.starts_with(|sign: char| sign.is_uppercase() || "\"“”„".contains(sign)) || words.starts_with("to ")
}

/// The first words of what is never in a list, whatever the line's indentation.
const STARTS: [&str; 17] = [
    "if",
    "unless",
    "otherwise",
    "because",
    "requires",
    "also requires",
    "forbidden if",
    "forbidden unless",
    "forbidden because",
    "allowed to",
    "for each",
    "on nothing",
    "every action",
    "opens with",
    "section",
    "formerly",
    "to",
];

/// What a line ends with that goes on.
const ENDS: [&str; 6] = [",", "(", "[", " and", " or", " not"];

#[cfg(test)]
mod tests {
    use super::super::mends::Mended;
    use super::*;

    fn put(text: &str) -> String {
        let mut mended = Mended::new(text);
        mended.mend(forgotten(text));
        let back: Vec<usize> = (0..=mended.text().len()).map(mended.offsets()).collect();
        assert!(back.is_sorted() && back.last() == Some(&text.len()), "{back:?}");
        mended.text().to_owned()
    }

    #[test]
    fn a_parenthesis_closes_before_the_next_action_and_before_the_next_clause() {
        assert_eq!(
            put("s {\n A requires (b or c // d\n\n // e\n F requires g\n}"),
            "s {\n A requires (b or c) // d\n\n // e\n F requires g\n}"
        );
        assert_eq!(put(" A\n  requires (b or\n    (c\n  if d\n"), " A\n  requires (b or\n    (c))\n  if d\n");
        assert_eq!(put(" A requires (b\n C requires ((d\n E f }"), " A requires (b)\n C requires ((d))\n E f }");
    }

    #[test]
    fn lists_that_close_or_that_nothing_follows_are_left_alone() {
        for text in [
            "A requires (\nB,\nC\n)\nD requires e",
            " A requires any of (\n  b,\n  c\n}\n",
            " A (b requires c\n D requires e\n",
            " A\n  requires any of (\n  b,\n  c.d\n",
            " A requires (b\n  or c\n and d",
        ] {
            assert_eq!(put(text), text);
        }
    }
}
