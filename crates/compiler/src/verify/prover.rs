//! Answers questions, and remembers the answers to hard ones.

use super::asker::{Asker, Part};
use super::cubes::Looked;
use super::layout::Layout;
use super::question::Question;
use super::shared::{Hints, Shown};
use super::table::{Row, Rows};
use super::tables::Tables;
use super::{Counterexample, Disproof, Inexact, Method, Sampled, Verification, Wrong, canonical, cubes};
use crate::hash::{Map, Set};
use crate::limits;
use crate::model::{Action, Clause};

/// What a question costs that passes the budget.
const PASSED: usize = 1_000_000;

/// Nodes of the questions that a thread remembers from one part to the next.
const KEPT: usize = 4_000_000;

/// Bits of a row's number up to which one table is made. Past it, diagrams are quicker.
const TABLE_BITS: u32 = 14;

/// Bits from which on equal questions are asked once: to ask a smaller one takes no longer than to find it.
const KEPT_BITS: u32 = 9;

/// How a question was answered.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) method: Method,
    /// Of a sample, how many combinations were looked at.
    pub(super) looked_at: u64,
    pub(super) row: Option<Row>,
}

/// How the graph of an action or an option was shown, and of how many combinations.
#[derive(Debug, Clone, Copy)]
struct Graphs {
    method: Method,
    looked_at: u64,
    combinations: f64,
}

/// The clauses of an action or an option, as the policy has them and as the graph has them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clauses<'c> {
    pub(super) said: &'c [&'c Clause],
    pub(super) made: &'c [u32],
    /// Whether each is exact.
    pub(super) exact: &'c [bool],
}

impl<'c> Clauses<'c> {
    /// The first `count`, which are the outermost.
    pub(super) fn first(self, count: usize) -> Clauses<'c> {
        Clauses {
            said: self.said.get(..count).unwrap_or_default(),
            made: self.made.get(..count).unwrap_or_default(),
            exact: self.exact.get(..count).unwrap_or_default(),
        }
    }

    pub(super) fn all_exact(self) -> bool {
        self.exact.iter().all(|exact| *exact)
    }

    /// Those that are exact, from a place on.
    pub(super) fn exact_from(self, place: usize) -> Vec<&'c Clause> {
        let exact = self.said.iter().zip(self.exact).skip(place).filter(|(_, exact)| **exact);
        exact.map(|(clause, _)| *clause).collect()
    }
}

/// Answers questions; one for each thread.
pub(super) struct Prover<'a> {
    pub(super) tables: &'a Tables<'a>,
    inexact: &'a [bool],
    pub(super) hints: &'a Hints,
    pub(super) asker: Asker<'a>,
    pub(super) question: Question,
    layout: Layout,
    rows: Rows,
    /// What was found so far, where it took something to find; of the last parts only, as far as that is not too much.
    known: Map<Question, Found>,
    /// How many nodes the questions of `known` have.
    kept: usize,
    /// The hard questions of this part, each of which is paid for once, whether or not another part has asked it.
    paid: Set<Question>,
    /// What was shown in this part of gates that several actions share.
    pub(super) shown: Shown,
    /// What may be spent on canonical forms in each part, and what is left of it in this one.
    share: usize,
    work: usize,
    /// How large the questions of this part were.
    written: usize,
}

impl<'a> Prover<'a> {
    pub(super) fn new(tables: &'a Tables<'a>, inexact: &'a [bool], hints: &'a Hints, share: usize) -> Prover<'a> {
        Prover {
            tables,
            inexact,
            hints,
            asker: Asker::new(tables),
            question: Question::default(),
            layout: Layout::default(),
            rows: Rows::default(),
            known: Map::default(),
            kept: 0,
            paid: Set::default(),
            shown: Shown::default(),
            share,
            work: 0,
            written: 0,
        }
    }

    /// All of these actions, the first at an index, with their options from another on.
    pub(super) fn part(
        &mut self,
        actions: &[std::sync::Arc<Action>],
        first: usize,
        option: usize,
    ) -> Result<Verification, Disproof> {
        if self.kept > KEPT {
            self.known.clear();
            self.kept = 0;
        }
        self.paid.clear();
        self.shown.clear();
        self.work = self.share;
        self.written = 0;
        let mut shown = Verification::default();
        let mut option = option;
        for (action, root) in actions.iter().zip(first..) {
            let Some(made) = self.tables.graph.actions.get(root) else { break };
            let clauses: Vec<&Clause> = action.clauses.iter().map(AsRef::as_ref).collect();
            let mut all = self.graph(action, None, &clauses, &made.clauses, root, &mut shown)?;
            for (own, made) in action.options.iter().zip(&made.options) {
                let one = self.graph(action, Some(&own.id), &[&own.clause], &made.clauses, option, &mut shown)?;
                all.method = all.method.max(one.method);
                all.looked_at += one.looked_at;
                all.combinations += one.combinations;
                option += 1;
            }
            shown.add(all.method, 1, all.combinations);
            if all.method == Method::Sample {
                shown.sampled.push(Sampled { action: action.id.to_string(), combinations: all.looked_at });
            }
        }
        shown.written = self.written;
        Ok(shown)
    }

    /// The graph of an action or an option.
    fn graph(
        &mut self,
        action: &Action,
        option: Option<&str>,
        clauses: &[&Clause],
        made: &[u32],
        root: usize,
        shown: &mut Verification,
    ) -> Result<Graphs, Disproof> {
        let wrong = |wrong: Wrong| Disproof::action(&action.id, option, wrong);
        let inexact = |clause: &u32| usize::try_from(*clause).ok().and_then(|at| self.inexact.get(at)) == Some(&true);
        let exact: Vec<bool> = made.iter().map(|clause| !inexact(clause)).collect();
        if made.len() != clauses.len() {
            return Err(wrong(Wrong::Missing));
        }
        let clauses = Clauses { said: clauses, made, exact: &exact };
        let graphs = match self.behind_shared(clauses, root) {
            Some((found, combinations)) => Graphs { method: found.method, looked_at: found.looked_at, combinations },
            None => {
                let asked =
                    self.asker.question(clauses.said, root, clauses.all_exact(), Part::default(), &mut self.question);
                asked.map_err(|_| wrong(Wrong::Missing))?;
                let found = self.answer();
                if let Some(row) = &found.row {
                    let example = Counterexample::of(row, &self.asker.names());
                    return Err(wrong(Wrong::Decides(example)));
                }
                let combinations = self.question.combinations();
                if let Some(test) = self.taken_for_exact(clauses, 0) {
                    return Err(wrong(Wrong::TakenForExact { test }));
                }
                Graphs { method: found.method, looked_at: found.looked_at, combinations }
            }
        };
        for (clause, _) in clauses.said.iter().zip(clauses.exact).filter(|(_, exact)| !**exact) {
            shown.inexact.push(Inexact {
                action: action.id.to_string(),
                clause: clause.text.clone(),
                file: clause.at.file.to_string(),
                line: clause.at.line,
            });
        }
        Ok(match graphs.method {
            #[expect(clippy::cast_precision_loss, reason = "a count for people, far below where it would show")]
            Method::Sample => Graphs { combinations: graphs.looked_at as f64, ..graphs },
            _ => graphs,
        })
    }

    /// Asks whether a part of the graph means what clauses say. How it was answered, where that is yes.
    pub(super) fn asked(&mut self, clauses: Clauses<'_>, root: usize, part: Part) -> Option<Found> {
        self.asker.question(clauses.said, root, clauses.all_exact(), part, &mut self.question).ok()?;
        Some(self.answer()).filter(|found| found.row.is_none())
    }

    /// A test of the last question at which both ways are followed where it is unknown, and which none of the clauses from
    /// `place` on reads that are exact.
    pub(super) fn taken_for_exact(&mut self, clauses: Clauses<'_>, place: usize) -> Option<String> {
        if clauses.all_exact() {
            return None;
        }
        let both: Vec<u32> = self.asker.followed_both_ways(&self.question);
        let read = self.asker.tests_of(&clauses.exact_from(place));
        both.into_iter().find(|test| !read.contains(test)).and_then(|test| self.asker.words(test))
    }

    fn answer(&mut self) -> Found {
        let question = &self.question;
        self.written = self.written.saturating_add(question.size());
        let exactly = |method, row| Found { method, looked_at: 0, row };
        if self.layout.whole(question, TABLE_BITS) {
            if self.layout.bits < KEPT_BITS {
                return exactly(Method::Table, self.rows.difference(question, &self.layout));
            }
            if let Some(known) = self.known.get(question) {
                return known.clone();
            }
            let found = exactly(Method::Table, self.rows.difference(question, &self.layout));
            return self.keep(found);
        }
        let size = question.size();
        let is_paid = self.paid.contains(question);
        if !is_paid && (self.work < size || size > limits::VERIFIED_TESTS) {
            return self.in_tables();
        }
        let known = self.known.get(question).cloned();
        let found = known.unwrap_or_else(|| match canonical::difference(&self.question) {
            Ok(row) => self.keep(exactly(Method::CanonicalForm, row)),
            Err(_) => {
                let found = self.in_tables();
                self.keep(found)
            }
        });
        if !is_paid {
            let price = if found.method == Method::CanonicalForm { size } else { PASSED };
            self.work = self.work.saturating_sub(price);
            self.paid.insert(self.question.clone());
        }
        found
    }

    /// By tables in which some is fixed.
    fn in_tables(&mut self) -> Found {
        match cubes::difference(&self.question, &mut self.rows) {
            (row, Looked::Everything) => Found { method: Method::Tables, looked_at: 0, row },
            (row, Looked::Rows(looked_at)) => Found { method: Method::Sample, looked_at, row },
        }
    }

    fn keep(&mut self, found: Found) -> Found {
        self.kept = self.kept.saturating_add(self.question.size());
        self.known.insert(self.question.clone(), found.clone());
        found
    }
}
