//! What has been found of one file, with the places in its text and with mends that are checked.
//!
//! A mend is offered where the text that it makes has no mistake and its clause resolves to the very function of which it was
//! found that it changes nothing.

use placet_syntax::ast::{self, AstNode as _, BodyItem, trimmed};
use placet_syntax::{SyntaxKind, SyntaxNode, TextRange, TextSize};

use super::case::decided;
use super::place::without;
use super::{Finding, file_at, findings, of_templates};
use crate::db::{Db, PolicySet};
use crate::diagnostic::{Fix, Place};
use crate::linting::{ClausePlaces, View};
use crate::model::{Clause, ClauseKind, Expr, Location};
use crate::resolve::{ClauseParts, Part, clause_parts};

/// Words longer than this are no help in a message.
const WORDS: usize = 120;

/// What has been found of one file.
pub(crate) struct Seen<'db> {
    view: View<'db>,
    places: ClausePlaces,
    found: Vec<Finding>,
}

/// A change of the text, and how the clause reads then.
pub(crate) struct Mend {
    pub(crate) fix: Fix,
    pub(crate) words: Option<String>,
}

impl<'db> Seen<'db> {
    /// What is so of a file's own clauses and actions; nothing where that is nothing.
    pub(crate) fn own(view: &View<'db>) -> Option<Seen<'db>> {
        let found = &findings(view.db, view.set, view.file).own;
        (!found.is_empty()).then(|| Seen::new(View::new(view.db, view.set, view.file), found.clone()))
    }

    /// What is so of templates at every instance, by the files that the templates are in.
    pub(crate) fn of_templates(db: &'db dyn Db, set: PolicySet) -> Vec<Seen<'db>> {
        let mut seen: Vec<Seen<'db>> = Vec::new();
        for one in of_templates(db, set) {
            match seen.last_mut() {
                Some(last) if last.view.path == one.at.file => last.found.push(one),
                _ => {
                    if let Some(file) = file_at(db, set, &one.at.file) {
                        seen.push(Seen::new(View::new(db, set, file), vec![one]));
                    }
                }
            }
        }
        seen
    }

    fn new(view: View<'db>, found: Vec<Finding>) -> Seen<'db> {
        Seen { places: ClausePlaces::new(&view), found, view }
    }

    pub(crate) fn found(&self) -> &[Finding] {
        &self.found
    }

    /// The words of a whole clause, with the name of the action around where it stands on that line.
    pub(crate) fn clause(&self, at: &Location) -> Option<Place> {
        self.places.only_clause(at.line).map(|node| self.view.place(trimmed(node)))
    }

    /// The guard of a clause.
    pub(crate) fn guard(&self, at: &Location) -> Option<(Place, ast::Guard)> {
        self.places.only_clause(at.line)?;
        let guard = self.places.guard(at.line)?;
        Some((self.view.place(guard.range()), guard))
    }

    /// The name of an action; of what `opens with` opens, that.
    pub(crate) fn name(&self, at: &Location, phrase: &str) -> Option<Place> {
        self.places.name(at.line, phrase).map(|range| self.view.place(range))
    }

    /// A part of a clause, with its words.
    pub(crate) fn part(&self, at: &Location, number: usize) -> Option<(Place, String)> {
        let range = self.parts(at)?.1.parts.get(number)?.range;
        Some((self.view.place(range), self.words(range)?))
    }

    fn words(&self, range: TextRange) -> Option<String> {
        let text = self.view.text.get(std::ops::Range::<usize>::from(range))?;
        Some(one_line(text))
    }

    fn parts(&self, at: &Location) -> Option<(&SyntaxNode, ClauseParts)> {
        let node = self.places.only_clause(at.line)?;
        Some((node, clause_parts(self.view.db, self.view.set, self.view.file, node)?))
    }

    /// The clause without a part.
    pub(crate) fn without_part(&self, at: &Location, number: usize) -> Option<Mend> {
        let (node, parts) = self.parts(at)?;
        let Part { edits, places, .. } = parts.parts.get(number)?;
        self.checked(node, edits.clone(), &without(&parts.expr, places), "leave it out")
    }

    /// The clause as it is where its condition has the value, which it always has.
    pub(crate) fn with_condition(&self, at: &Location, value: bool) -> Option<Mend> {
        let (node, parts) = self.parts(at)?;
        let guard = parts.guard?;
        let as_clause = Clause {
            kind: if node.kind() == SyntaxKind::Forbidden { ClauseKind::Forbidden } else { ClauseKind::Requires },
            expr: parts.expr.clone(),
            text: String::new(),
            because: None,
            at: at.clone(),
        };
        let (edits, title) = match (value, parts.requirement, parts.otherwise_requirement) {
            (true, Some(requirement), _) => {
                let end = parts.otherwise.map_or(guard.end(), |otherwise| otherwise.end().max(guard.end()));
                (vec![(TextRange::new(requirement.end(), end), String::new())], "leave the condition out")
            }
            (false, Some(requirement), Some(otherwise)) => {
                let range = TextRange::new(requirement.start(), otherwise.start());
                (vec![(range, String::new())], "leave the condition out")
            }
            (false, _, None) => return self.without_clause(at),
            _ => return None,
        };
        self.checked(node, edits, &decided(&as_clause, value), title)
    }

    /// The action without a clause; where nothing else is required of it, with `nothing` in its place.
    pub(crate) fn without_clause(&self, at: &Location) -> Option<Mend> {
        let node = self.places.only_clause(at.line)?;
        let action = node.parent().and_then(ast::Action::cast);
        let others: Vec<ast::Requires> = action
            .iter()
            .flat_map(ast::Action::clauses)
            .filter_map(|clause| match clause {
                ast::Clause::Requires(requires) if requires.syntax() != node => Some(requires),
                _ => None,
            })
            .collect();
        let is_enough = others.iter().any(|one| one.guard().is_none() || one.otherwise().is_some());
        match (node.kind(), action) {
            (SyntaxKind::Requires, Some(action)) if !is_enough => {
                if !others.is_empty() || !is_gated(&action) {
                    return None;
                }
                let parts = self.parts(at)?.1;
                let end = [parts.requirement, parts.guard, parts.otherwise]
                    .into_iter()
                    .flatten()
                    .map(TextRange::end)
                    .max()?;
                let range = TextRange::new(parts.requirement?.start(), end);
                self.checked(node, vec![(range, "nothing".to_owned())], &Expr::True, "require `nothing`")
            }
            (SyntaxKind::Requires | SyntaxKind::Forbidden | SyntaxKind::ForEach, Some(_))
            | (SyntaxKind::Every, None) => {
                let range = self.with_line(trimmed(node))?;
                let edits = vec![(range, String::new())];
                let (text, _) = self.edited(&edits)?;
                placet_syntax::parse(&text).errors().is_empty().then(|| self.mend(&edits, None, "leave the clause out"))
            }
            _ => None,
        }
    }

    /// A clause with what would be left of its line without it.
    fn with_line(&self, range: TextRange) -> Option<TextRange> {
        let text = &self.view.text;
        let before = text.get(..usize::from(range.start()))?;
        let after = text.get(usize::from(range.end())..)?;
        let end_of_line = after.find('\n').unwrap_or(after.len());
        // A note at the end of the line is about the clause: what becomes of it is for people to say.
        if !after.get(..end_of_line)?.trim().is_empty() {
            return None;
        }
        let kept = before.trim_end_matches([' ', '\t']);
        let is_alone = kept.is_empty() || kept.ends_with('\n');
        let end = usize::from(range.end()) + end_of_line + usize::from(is_alone && end_of_line < after.len());
        let size = |at: usize| u32::try_from(at).ok().map(TextSize::new);
        Some(TextRange::new(size(kept.len())?, size(if is_alone { end } else { usize::from(range.end()) })?))
    }

    fn mend(&self, edits: &[(TextRange, String)], words: Option<String>, title: &str) -> Mend {
        let edits = edits.iter().map(|(range, text)| ((*range).into(), text.clone())).collect();
        Mend { fix: Fix { title: title.to_owned(), file: self.view.path.to_string(), edits }, words }
    }

    /// The mend, where the text is right with it and the clause says what it should.
    fn checked(&self, node: &SyntaxNode, edits: Vec<(TextRange, String)>, says: &Expr, title: &str) -> Option<Mend> {
        let start = trimmed(node).start();
        let (text, removed) = self.edited(&edits)?;
        // A note among what goes is for people.
        if removed.contains("//") {
            return None;
        }
        let parsed = placet_syntax::parse(&text);
        if !parsed.errors().is_empty() {
            return None;
        }
        let token = parsed.syntax().token_at_offset(start).right_biased()?;
        let same = |one: &SyntaxNode| one.kind() == node.kind() && trimmed(one).start() == start;
        let mended = token.parent_ancestors().find(same)?;
        let parts = clause_parts(self.view.db, self.view.set, self.view.file, &mended)?;
        if parts.expr != *says {
            return None;
        }
        let words = text.get(std::ops::Range::<usize>::from(trimmed(&mended))).map(one_line);
        Some(self.mend(&edits, words.filter(|words| words.len() <= WORDS), title))
    }

    /// The text with the edits made, and what they take out.
    fn edited(&self, edits: &[(TextRange, String)]) -> Option<(String, String)> {
        let (mut text, mut removed) = (String::new(), String::new());
        let mut at = 0;
        for (range, with) in edits {
            let (start, end) = (usize::from(range.start()), usize::from(range.end()));
            text.push_str(self.view.text.get(at..start)?);
            text.push_str(with);
            removed.push_str(self.view.text.get(start..end)?);
            at = end;
        }
        text.push_str(self.view.text.get(at..)?);
        Some((text, removed))
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether something around an action asks for anything, so that the action itself may require nothing.
fn is_gated(action: &ast::Action) -> bool {
    let bodies = action.syntax().ancestors().filter_map(ast::Body::cast);
    let mut items = bodies.flat_map(|body| body.items().collect::<Vec<_>>());
    items.any(|item| match item {
        BodyItem::Gate(_) => !action.is_ungated(),
        other => ast::Every::cast(other.syntax().clone()).is_some_and(|every| every.requires().is_some()),
    })
}
