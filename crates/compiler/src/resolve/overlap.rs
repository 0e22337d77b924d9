//! One slip, one error: what the text shows and what the names show of the same words.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Place;
use crate::diagnostics;
use crate::model::Name;

/// Of the diagnostics of a file, of which the first `syntax` are about its text alone, leaves out names and values
/// that are wrong only because their text is broken, and takes `export customers` as one name in two words.
pub(super) fn settle(found: &mut Vec<Diagnostic>, syntax: usize, text: &str, nearest: impl Fn(&str) -> Option<String>) {
    let names = found.split_off(syntax.min(found.len()));
    let mut kept = Vec::with_capacity(names.len());
    for mut name in names {
        let is_unknown = name.code == "unknown-permission";
        let is_of_words = matches!(name.code, "unknown-permission" | "unknown-value" | "wrong-value" | "label-in-rule");
        let range = name.primary.range.clone();
        let overlaps =
            |error: &Diagnostic| error.primary.range.start < range.end && range.start < error.primary.range.end;
        if is_of_words && found.iter().any(overlaps) {
            continue;
        }
        let gap = |error: &Diagnostic| text.get(range.end..error.primary.range.start);
        let is_name = |error: &Diagnostic| {
            let words = text.get(range.start..error.primary.range.end).unwrap_or_default();
            error.code == "missing-operator" || error.code == "missing-comma" && nearest(words).is_some()
        };
        let follows = |error: &Diagnostic| is_name(error) && gap(error).is_some_and(|gap| gap == " ");
        if is_unknown && let Some(at) = found.iter().position(follows) {
            let error = found.remove(at);
            let whole = range.start..error.primary.range.end;
            let words = text.get(whole.clone()).unwrap_or_default();
            let place = Place { file: Name::from(name.primary.file.as_str()), range: whole };
            name = diagnostics::words_for_name(&place, words, nearest(words).as_deref());
        }
        kept.push(name);
    }
    found.append(&mut kept);
}
