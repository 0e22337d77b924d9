//! How long it takes to say what an edit of a large set changes.

use std::time::Instant;

use placet_compiler::{Compiler, PolicyIndex, SourceText, Sources};
use placet_inspect::{Verdict, compare};
use placet_logic::Budget;

use crate::generate::{self, GeneratedFile};

/// An edit of one file.
type Edit = fn(&str) -> Option<String>;

/// The edits that are measured.
const EDITS: [(&str, Edit); 5] = [
    ("nothing", |text| Some(text.to_owned())),
    ("a rule", |text| after_word(text, "requires ", "project.multibrand and ")),
    ("a gate", |text| after_word(text, "opens with ", "user.staff and ")),
    ("a role", |text| {
        let (before, role) = text.split_once("role ")?;
        Some(format!("{before}role {}", role.replacen("{\n", &format!("{{\n    {}\n", permission(text, 6)?), 1)))
    }),
    ("an implication", |text| {
        Some(format!("{text}\nimplication {} implies {}\n", permission(text, 0)?, permission(text, 1)?))
    }),
];

/// What was measured of one edit.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// What was edited.
    pub edit: &'static str,
    /// Actions of the set.
    pub actions: usize,
    /// Actions that are not equal.
    pub unequal: usize,
    /// Actions for which a question was built.
    pub asked: usize,
    /// Seconds from the edited text to the resolved policy.
    pub resolving: f64,
    /// Seconds from two resolved policies to the answer, their indices counted.
    pub comparing: f64,
}

/// Compares a generated set with itself after each of some edits in its middle file.
///
/// # Errors
///
/// - What went wrong in words, where a set does not compile.
pub fn edits(actions: usize) -> Result<Vec<Compared>, String> {
    let files = generate::set(actions, 1);
    let middle = files.get(files.len() / 2).ok_or("there is no file")?.clone();
    let mut compiler = Compiler::new(sources(files));
    if let Some(mistake) = compiler.mistakes().first() {
        return Err(format!("{mistake:?}"));
    }
    let before = compiler.policy();
    let mut all = Vec::new();
    for (edit, change) in EDITS {
        let text = change(&middle.text).ok_or_else(|| format!("there is nowhere to edit {edit}"))?;
        let start = Instant::now();
        compiler.set_file(&middle.path, &text);
        let after = compiler.policy();
        let resolving = start.elapsed().as_secs_f64();
        if let Some(mistake) = compiler.mistakes().first() {
            return Err(format!("{edit}: {mistake:?}"));
        }
        let start = Instant::now();
        let comparison = compare(&PolicyIndex::new(&before), &PolicyIndex::new(&after), Budget::default());
        let comparing = start.elapsed().as_secs_f64();
        let unequal = comparison.actions.iter().filter(|action| action.change.verdict != Verdict::Equal).count();
        let (actions, asked) = (comparison.actions.len(), comparison.asked);
        all.push(Compared { edit, actions, unequal, asked, resolving, comparing });
    }
    Ok(all)
}

fn sources(files: Vec<GeneratedFile>) -> Sources {
    Sources {
        manifest: Some(SourceText { path: "placet.toml".to_owned(), text: generate::MANIFEST.to_owned() }),
        files: files.into_iter().map(|file| SourceText { path: file.path, text: file.text }).collect(),
    }
}

/// The first clause that starts with a permission gets something before it.
fn after_word(text: &str, word: &str, more: &str) -> Option<String> {
    let first = permission(text, 0)?;
    let places = text.match_indices(word).map(|(at, _)| at.checked_add(word.len()));
    let at = places.flatten().find(|at| {
        let rest = text.get(*at..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        rest.split_whitespace().count() == 1 && rest.contains(first.split_once('_').map_or("", |(_, area)| area))
    })?;
    Some(format!("{}{more}{}", text.get(..at)?, text.get(at..)?))
}

/// The name of a permission that the file declares.
fn permission(text: &str, at: usize) -> Option<String> {
    let (_, declared) = text.split_once("permissions {\n")?;
    let line = declared.lines().filter(|line| line.contains('"')).nth(at)?;
    line.split_whitespace().next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_edit_is_one_that_a_generated_set_can_have() {
        let all = edits(400).unwrap_or_default();
        let changed: Vec<bool> = all.iter().map(|one| one.asked > 0).collect();
        assert_eq!(changed, [false, true, true, true, true], "{all:#?}");
        assert!(all.iter().all(|one| one.asked < one.actions / 2), "{all:#?}");
    }
}
