//! What a policy's tests show of each clause.
//!
//! A clause counts once where it is written: a gate once for all that it gates, a template once for all its instances, `A / B`
//! once, `node[fact].p` once for all values; a row of a `by` table is a place of its own. `allowed to everyone` asks for
//! nothing, and does not count.
//!
//! | what | is shown when |
//! | --- | --- |
//! | a clause says **yes** | it does in the request of some expectation, or in that request with a set that is said to be `missing` |
//! | a clause says **no** | it does in the request of some expectation; where an unknown fact keeps it from a yes, that is a no |
//! | a permission, a test of facts, a `can` **matters** | some expectation would fail were it always so, and some were it never so, in this clause alone and the rest as written |
//!
//! The last is what *modified condition/decision coverage* asks for, of decisions that tests state: a pair of expectations
//! (an `allow` with `p`, a `deny` without), or one `deny … missing p`, which says both. What could be turned round without any
//! decision changing, by proof, can't be shown to matter, and does not count.

mod clauses;

use std::collections::BTreeMap;

use placet_compiler::{ClauseKind, Expr, Location, Name, Policy, Test};
use placet_logic::Budget;

use self::clauses::{Seen, seen};
use crate::mutants::{Changes, Near, Term, differs, sites};
use crate::trial::{ClauseId, Decider, Program, Reading, Tests};

/// What the tests show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// The clauses, by file and line.
    pub clauses: Vec<ClauseCoverage>,
}

/// What the tests show of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseCoverage {
    /// Where it is written.
    pub at: Location,
    /// What it is.
    pub kind: ClauseKind,
    /// Its words.
    pub text: String,
    /// The innermost heading around it.
    pub section: String,
    /// Whether it is seen saying yes.
    pub yes: bool,
    /// Whether it is seen saying no.
    pub no: bool,
    /// What it asks, in order, without what can't be shown to matter.
    pub tests: Vec<TestCoverage>,
}

/// What the tests show of a permission or a test in a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestCoverage {
    /// Its words.
    pub text: String,
    /// What it is.
    pub kind: TestKind,
    /// Whether an expectation would fail were it always so.
    pub not_always: bool,
    /// Whether an expectation would fail were it never so.
    pub not_never: bool,
}

/// What is tested in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TestKind {
    /// A permission, here or in a scope.
    Permission,
    /// A fact; also `user holds all of …`.
    Fact,
    /// Another action.
    Can,
}

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shown {
    /// Those that are shown.
    pub shown: usize,
    /// All.
    pub all: usize,
}

/// The counts of some clauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Clauses that are seen both ways.
    pub clauses: Shown,
    /// Permissions that are shown to matter.
    pub permissions: Shown,
    /// Tests of facts that are shown to matter.
    pub facts: Shown,
    /// `can` that are shown to matter.
    pub cans: Shown,
}

/// What the tests that `counts` says show of a policy without errors. A clause of which it is not decided within the budget
/// whether something matters counts as if it could.
pub fn coverage(policy: &Policy, counts: &dyn Fn(&Test) -> bool, budget: Budget) -> Coverage {
    let program = Program::new(policy);
    let decider = Decider::new(&program, budget);
    let tests = Tests::new(&decider, policy.tests.iter().filter(|test| counts(test)));
    let seen = seen(&decider, &tests);
    let headings = headings(&program);
    let near = Near::new(&program.index);
    let mut found = Vec::new();
    for ((at, kind, text), clauses) in sites(&program) {
        let Some((first, clause)) = clauses.first().filter(|(_, clause)| clause.expr != Expr::True) else { continue };
        let ways = |way: fn(&Seen) -> bool| clauses.iter().filter_map(|(id, _)| seen.get(id)).any(way);
        let terms: Vec<(ClauseId, Term)> = clauses.iter().map(|(id, clause)| (*id, Term::of(&clause.expr))).collect();
        let changes = Changes { near: &near, clause };
        let mut shown = Vec::new();
        for (place, term) in terms.first().map(|(_, term)| term.tests()).unwrap_or_default() {
            let with = |value: bool| Reading {
                clauses: terms.iter().map(|(id, term)| (*id, term.with(&place, value).expr())).collect(),
                ungated: Default::default(),
            };
            let [not_always, not_never] =
                [true, false].map(|value| show(&decider, &program, &tests, &with(value), budget));
            if let (Some(not_always), Some(not_never)) = (not_always, not_never) {
                let whole = terms.first().map(|(_, term)| term).unwrap_or(term);
                let text = changes.words_at(whole, &place);
                shown.push(TestCoverage { text, kind: kind_of(term), not_always, not_never });
            }
        }
        found.push(ClauseCoverage {
            at,
            kind,
            text: text.to_owned(),
            section: headings.get(first).cloned().unwrap_or_default(),
            yes: ways(|seen| seen.yes),
            no: ways(|seen| seen.no),
            tests: shown,
        });
    }
    Coverage { clauses: found }
}

/// Whether an expectation tells the reading; nothing where no decision can.
fn show(
    decider: &Decider<'_, '_>,
    program: &Program<'_>,
    tests: &Tests<'_>,
    reading: &Reading,
    budget: Budget,
) -> Option<bool> {
    if tests.notice(decider, reading).is_some() {
        return Some(true);
    }
    match differs(program, reading, budget) {
        Ok(false) => None,
        Ok(true) | Err(_) => Some(false),
    }
}

fn kind_of(term: &Term) -> TestKind {
    match term {
        Term::Leaf(Expr::Holds(_) | Expr::HoldsIn(..)) => TestKind::Permission,
        Term::Leaf(Expr::Can { .. }) => TestKind::Can,
        _ => TestKind::Fact,
    }
}

/// The innermost heading of the first action that has a clause.
fn headings(program: &Program<'_>) -> BTreeMap<ClauseId, String> {
    let mut headings = BTreeMap::new();
    for action in &program.policy().actions {
        let options: Vec<Name> = action.options.iter().map(|option| option.id.clone()).collect();
        for id in program.parts(&action.id, &options) {
            headings.entry(id).or_insert_with(|| action.sections.last().cloned().unwrap_or_default());
        }
    }
    headings
}

impl ClauseCoverage {
    /// Whether it is seen saying yes, and saying no.
    pub fn both_ways(&self) -> bool {
        self.yes && self.no
    }
}

impl TestCoverage {
    /// Whether it is shown to matter.
    pub fn matters(&self) -> bool {
        self.not_always && self.not_never
    }
}

impl Shown {
    fn add(&mut self, shown: bool) {
        self.all = self.all.saturating_add(1);
        self.shown = self.shown.saturating_add(usize::from(shown));
    }

    /// Of a hundred, rounded down; 100 of none.
    pub fn percent(&self) -> usize {
        self.shown.saturating_mul(100).checked_div(self.all).unwrap_or(100)
    }
}

impl Totals {
    /// Of these clauses.
    pub fn of<'c>(clauses: impl IntoIterator<Item = &'c ClauseCoverage>) -> Totals {
        let mut totals = Totals::default();
        for clause in clauses {
            totals.clauses.add(clause.both_ways());
            for test in &clause.tests {
                let count = match test.kind {
                    TestKind::Permission => &mut totals.permissions,
                    TestKind::Fact => &mut totals.facts,
                    TestKind::Can => &mut totals.cans,
                };
                count.add(test.matters());
            }
        }
        totals
    }
}

impl Coverage {
    /// Of all clauses.
    pub fn totals(&self) -> Totals {
        Totals::of(&self.clauses)
    }

    /// Of each section: its file, its heading, its counts; in the order of the clauses.
    pub fn sections(&self) -> Vec<(Name, String, Totals)> {
        let mut order: Vec<(&Name, &String)> = Vec::new();
        for clause in &self.clauses {
            if !order.contains(&(&clause.at.file, &clause.section)) {
                order.push((&clause.at.file, &clause.section));
            }
        }
        let of = |file: &Name, section: &String| {
            Totals::of(self.clauses.iter().filter(|clause| clause.at.file == *file && clause.section == *section))
        };
        order.into_iter().map(|(file, section)| (file.clone(), section.clone(), of(file, section))).collect()
    }
}
