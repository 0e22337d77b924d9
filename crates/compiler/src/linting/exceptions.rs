//! Exceptions in the text: `// allow CODE: reason` silences one lint in one place.
//!
//! A comment alone on its line speaks of the next line that is no comment; one at the end of a line, of that line. It
//! silences what starts on that line, and what belongs to the declaration, action or clause that starts there.

use std::collections::BTreeMap;
use std::ops::Range;

use placet_syntax::{SyntaxKind, SyntaxNode, TextSize};

use super::{Level, Levels, View};
use crate::db::{Db, File, PolicySet, line, parse};
use crate::diagnostic::Diagnostic;
use crate::lints::{self, CODES};

/// The word that starts an exception.
const WORD: &str = "allow ";

/// A comment that allows something.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Exception {
    /// What it names.
    written: String,
    /// The lint of that name.
    code: Option<&'static str>,
    has_reason: bool,
    /// The comment, in bytes.
    range: Range<usize>,
    /// The line that it speaks of, from 1.
    line: u32,
}

/// Takes out what exceptions silence, and tells of exceptions that are wrong or silence nothing.
pub(super) fn apply(db: &dyn Db, set: PolicySet, found: Vec<Diagnostic>, levels: &Levels) -> Vec<Diagnostic> {
    let mut by_file: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    for one in found {
        by_file.entry(one.primary.file.clone()).or_default().push(one);
    }
    let mut left = Vec::new();
    for file in set.files(db).iter() {
        let here = by_file.remove(file.path(db).as_str()).unwrap_or_default();
        let exceptions = exceptions(db, *file);
        if exceptions.is_empty() {
            left.extend(here);
            continue;
        }
        let view = View::new(db, set, *file);
        let root = view.root();
        let mut used = vec![false; exceptions.len()];
        for one in here {
            let mut silenced = false;
            let mut lines = None;
            for (exception, used) in exceptions.iter().zip(&mut used) {
                if exception.code != Some(one.code) || !exception.has_reason {
                    continue;
                }
                let lines = lines.get_or_insert_with(|| lines_of(&view, &root, one.primary.range.start));
                if lines.contains(&exception.line) {
                    silenced = true;
                    *used = true;
                }
            }
            if !silenced {
                left.push(one);
            }
        }
        for (exception, used) in exceptions.iter().zip(used) {
            left.extend(wrong(&view, exception, used, levels));
        }
    }
    left.extend(by_file.into_values().flatten());
    left
}

/// What is wrong with an exception.
fn wrong(view: &View<'_>, exception: &Exception, used: bool, levels: &Levels) -> Option<Diagnostic> {
    let place = crate::diagnostic::Place { file: view.path.clone(), range: exception.range.clone() };
    let told = match exception.code {
        None => lints::unknown_exception(&place, &exception.written),
        Some(code) if !exception.has_reason => lints::exception_without_reason(&place, code),
        // A lint that is off finds nothing, so nothing is known of its exceptions.
        Some(code) if used || levels.of(code) == Level::Allow => return None,
        Some(code) => lints::unneeded_exception(&place, code, removed(&view.text, &exception.range)),
    };
    (levels.of(told.code) != Level::Allow).then_some(told)
}

/// What goes with a comment that is removed: the blanks before it, and its line where nothing else is on that.
fn removed(text: &str, comment: &Range<usize>) -> Range<usize> {
    let before = text.get(..comment.start).unwrap_or_default().trim_end_matches([' ', '\t']);
    let after = text.get(comment.end..).unwrap_or_default();
    let alone = before.is_empty() || before.ends_with('\n');
    let line = after.find('\n').map_or(after.len(), |at| at + 1);
    before.len()..comment.end + if alone { line } else { 0 }
}

/// The lines at which an exception for something at `offset` may stand: its own, and those at which the clause, the action
/// and the declaration around it start.
fn lines_of(view: &View<'_>, root: &SyntaxNode, offset: usize) -> Vec<u32> {
    let mut lines = vec![view.line(offset)];
    let Ok(at) = u32::try_from(offset).map(TextSize::new) else { return lines };
    if !root.text_range().contains_inclusive(at) {
        return lines;
    }
    let Some(token) = root.token_at_offset(at).right_biased() else { return lines };
    for node in token.parent_ancestors().filter(|node| belongs(node.kind())) {
        lines.push(view.line(placet_syntax::ast::trimmed(&node).start().into()));
    }
    lines
}

/// The declarations and clauses that an exception above them speaks for as a whole. A section, a template and a block of
/// permissions are too much for one reason.
fn belongs(kind: SyntaxKind) -> bool {
    use SyntaxKind as Kind;
    let declarations = [
        Kind::Context,
        Kind::Enumeration,
        Kind::EnumValue,
        Kind::Field,
        Kind::Implication,
        Kind::Invariant,
        Kind::Permission,
        Kind::Resource,
        Kind::Role,
        Kind::Scope,
        Kind::Subject,
        Kind::TestBlock,
        Kind::Verbs,
    ];
    let rules = [Kind::Action, Kind::Every, Kind::ForEach, Kind::Forbidden, Kind::Gate, Kind::Option, Kind::Requires];
    declarations.contains(&kind) || rules.contains(&kind)
}

/// The exceptions of a file.
#[salsa::tracked]
fn exceptions(db: &dyn Db, file: File) -> Vec<Exception> {
    let text = file.text(db);
    let mut found = Vec::new();
    let mut tree = None;
    for (at, _) in text.match_indices(WORD) {
        let (Some(before), Some(rest)) = (text.get(..at), text.get(at + WORD.len()..)) else { continue };
        // `//` and blanks, and no third slash: `///` documents.
        let Some(slashes) = before.trim_end_matches([' ', '\t']).strip_suffix("//") else { continue };
        if slashes.ends_with('/') {
            continue;
        }
        let root = tree.get_or_insert_with(|| parse(db, file).syntax());
        let start = slashes.len();
        let is_comment = u32::try_from(start)
            .ok()
            .and_then(|start| root.token_at_offset(TextSize::new(start)).right_biased())
            .is_some_and(|token| {
                token.kind() == SyntaxKind::Comment && usize::from(token.text_range().start()) == start
            });
        let words = rest.lines().next().unwrap_or_default();
        if let Some((written, code, has_reason)) = is_comment.then(|| read(words)).flatten() {
            let end = at + WORD.len() + words.trim_end().len();
            let line = line(db, file, start) + comments_below(&text, start);
            found.push(Exception { written, code, has_reason, range: start..end, line });
        }
    }
    found
}

/// What stands after `allow`: the name, the lint of that name, and whether a reason follows. A sentence that happens to
/// start with the word is no exception.
fn read(line: &str) -> Option<(String, Option<&'static str>, bool)> {
    let line = line.trim();
    let end = line.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(line.len());
    let (word, rest) = line.split_at_checked(end)?;
    let reason = rest.trim_start().strip_prefix(':').map(str::trim);
    let code = CODES.iter().map(|(code, _)| *code).find(|code| *code == word);
    let looks_like_one = word.contains(['-', '_']) && (reason.is_some() || rest.trim().is_empty());
    if code.is_none() && !looks_like_one {
        return None;
    }
    Some((word.to_owned(), code, reason.is_some_and(|reason| !reason.is_empty())))
}

/// How many lines below it a comment at `start` speaks of: none where it ends a line, else past all comments.
fn comments_below(text: &str, start: usize) -> u32 {
    let is_comment = |line: &&str| line.trim_start().starts_with("//");
    let begins = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let lines = text.get(begins..).unwrap_or_default().lines();
    u32::try_from(lines.take_while(is_comment).count()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{comments_below, read};

    #[test]
    fn a_code_and_a_reason_are_read() {
        assert_eq!(read("unused-fact: sent already"), Some(("unused-fact".into(), Some("unused-fact"), true)));
        assert_eq!(read("unused-fact"), Some(("unused-fact".into(), Some("unused-fact"), false)));
        assert_eq!(read("unused_facts: sent already"), Some(("unused_facts".into(), None, true)));
    }

    #[test]
    fn a_sentence_is_no_exception() {
        assert_eq!(read("everyone to read this"), None);
        assert_eq!(read("read-only users in here"), None);
    }

    #[test]
    fn a_comment_speaks_of_the_next_line_or_of_its_own() {
        let text = "a // one\n// two\n/// three\nb\n";
        assert_eq!(comments_below(text, 2), 0);
        assert_eq!(comments_below(text, 9), 2);
    }
}
