//! The canonical layout, as the fewest lines that change.

use std::ops::Range;
use std::time::{Duration, Instant};

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};

/// How long the search for the fewest lines may take; past it, more lines change than need to.
const PATIENCE: Duration = Duration::from_millis(200);

/// The edits that lay a text out: never overlapping, in the order of the text.
pub(crate) fn format(text: &str) -> Vec<(Range<usize>, String)> {
    let laid_out = placet_syntax::format::format(text);
    if laid_out == text {
        return Vec::new();
    }
    let old: Vec<&str> = text.split_inclusive('\n').collect();
    let new: Vec<&str> = laid_out.split_inclusive('\n').collect();
    let mut starts = vec![0];
    let mut at = 0;
    for line in &old {
        at += line.len();
        starts.push(at);
    }
    let start = |line: usize| starts.get(line).copied().unwrap_or(text.len());
    let deadline = Some(Instant::now() + PATIENCE);
    let mut edits = Vec::new();
    for change in capture_diff_slices_deadline(Algorithm::Myers, &old, &new, deadline) {
        if matches!(change, DiffOp::Equal { .. }) {
            continue;
        }
        let (before, after) = (change.old_range(), change.new_range());
        let text = new.get(after).unwrap_or_default().concat();
        edits.push((start(before.start)..start(before.end), text));
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::format;

    fn applied(text: &str) -> String {
        let mut result = text.to_owned();
        for (range, new) in format(text).into_iter().rev() {
            result.replace_range(range, &new);
        }
        result
    }

    #[test]
    fn only_the_lines_that_are_laid_out_otherwise_change() {
        let text = "permissions { a, b }\n\nsection s {\n  Go   requires a\n}\n";
        let at = text.find("  Go").unwrap();
        assert_eq!(format(text), [(at..at + 18, "    Go requires a\n".to_owned())]);
        assert_eq!(applied(text), placet_syntax::format::format(text));
    }

    #[test]
    fn what_is_laid_out_does_not_change() {
        assert_eq!(format("permissions { a, b }\n"), []);
        assert_eq!(format(""), []);
    }

    #[test]
    fn the_end_and_the_line_breaks_of_a_file_are_laid_out_too() {
        for text in
            ["role a { b }", "role a { b }\r\n\r\n\r\nrole c { d }\r\n", "role   a { b }\n\n\n\n", "\n\nrole a { b }"]
        {
            assert_eq!(applied(text), placet_syntax::format::format(text), "{text:?}");
        }
    }
}
