//! Every compile proves itself: for each action and option, the graph that decides means what the resolved source means.
//!
//! ```text
//!   resolved policy                                    graph, as the artifact has it
//!      |  clauses of an action, `can` written out         |  nodes from the action's root, by the artifact's own names
//!      +---------------------- question -----------------+
//!                                 |  equal ones once
//!                                 v
//!        table            all combinations of permissions, and of facts known and unknown, 64 in a word
//!        canonical        too many for a table: both as diagrams in canonical form, within a budget
//!        cubes            past the budget: all combinations in many tables, or some at random with a fixed seed
//!                                 |
//!                                 v
//!                    shown, how, and of how many       or the smallest request that tells the two apart
//! ```
//!
//! **What is shown.** For all permissions that may be held at once and for each set `U` of groups of tests that are unknown
//! (a group: the tests of one fact; see [`meaning`](crate::meaning)): the walk of the graph, which follows both ways at an
//! unknown test, allows exactly where every answer of `U` that the theory allows makes the source true. Where a clause is
//! not exact, that holds of `U` empty, and of all other `U` that the graph allows no more than that.
//!
//! Nothing of `lower`, `link` and `optimise` is used here but what they made. Clauses in diagrams, sets, masks, and what
//! brings what are all part of what is shown.

mod asker;
mod canonical;
mod cubes;
mod disproof;
mod layout;
mod numbering;
mod question;
mod report;
mod source;
mod table;
mod tables;

use std::sync::Mutex;

use placet_runtime::graph::{Atom, Graph};

pub use disproof::{Counterexample, Disproof, Wrong};
pub use report::{Inexact, Method, Sampled, Shown, Verification};

use self::asker::Asker;
use self::cubes::Looked;
use self::layout::Layout;
use self::question::Question;
use self::table::{Row, Rows};
use self::tables::Tables;
use crate::hash::{Map, Set};
use crate::model::{Action, Clause, Policy};
use crate::{limits, parallel};

/// Actions that are looked at together. What is spent on hard questions is limited for each such part, so that the answer
/// does not hang on how many threads there are.
const PART: usize = 512;

/// Nodes of all questions that are asked by canonical form, shared out evenly among the parts; what comes after that is
/// sampled. A question that passes the budget of nodes counts as [`PASSED`].
const CANONICAL_WORK: usize = 100_000_000;

/// What a question costs that passes the budget.
const PASSED: usize = 1_000_000;

/// Nodes of the questions that a thread remembers from one part to the next.
const KEPT: usize = 4_000_000;

/// Bits of a row's number up to which one table is made. Past it, diagrams are quicker.
const TABLE_BITS: u32 = 14;

/// Bits from which on equal questions are asked once: to ask a smaller one takes no longer than to find it.
const KEPT_BITS: u32 = 9;

/// Shows that the graph means what the policy says, on as many threads as it is worth.
///
/// # Errors
///
/// - [`Disproof`] of the first permission or action of which it doesn't.
pub(crate) fn verify(policy: &Policy, graph: &Graph) -> Result<Verification, Disproof> {
    let tables = Tables::new(policy, graph)?;
    let options: usize = policy.actions.iter().map(|action| action.options.len()).sum();
    let roots = policy.actions.len().saturating_add(options);
    let other = policy.actions.iter().zip(&graph.actions).find(|(one, made)| one.id != made.id);
    if let Some((action, _)) = other {
        return Err(Disproof::action(&action.id, None, Wrong::Missing));
    }
    if policy.actions.len() != graph.actions.len() || graph.decision_nodes.len() < roots {
        return Err(Disproof { of: "some actions".into(), wrong: Wrong::Missing });
    }
    let inexact = inexact_clauses(graph);
    let parts: Vec<&[std::sync::Arc<Action>]> = policy.actions.chunks(PART).collect();
    let found: Vec<Mutex<Option<Result<Verification, Disproof>>>> = parts.iter().map(|_| Mutex::new(None)).collect();
    let mut first_options = Vec::new();
    let mut option = policy.actions.len();
    for part in &parts {
        first_options.push(option);
        option += part.iter().map(|action| action.options.len()).sum::<usize>();
    }
    parallel::parts(parts.len(), |next| {
        let mut prover = Prover::new(&tables, &inexact, CANONICAL_WORK / parts.len().max(1));
        while let Some(at) = next() {
            let (Some(part), Some(option)) = (parts.get(at), first_options.get(at)) else { break };
            let shown = prover.part(part, at.saturating_mul(PART), *option);
            if let Some(slot) = found.get(at).and_then(|slot| slot.lock().ok().map(|mut slot| slot.replace(shown))) {
                debug_assert!(slot.is_none());
            }
        }
    });
    let mut verification = Verification::default();
    for (shown, part) in found.into_iter().zip(&parts) {
        let missing = || part.first().map_or_else(String::new, |action| action.id.to_string());
        match shown.into_inner().ok().flatten() {
            Some(shown) => verification.join(shown?),
            None => return Err(Disproof::action(&missing(), None, Wrong::Missing)),
        }
    }
    verification.options = options;
    Ok(verification)
}

/// For each clause of the graph, whether it reads facts and does not decide exactly where they are unknown.
fn inexact_clauses(graph: &Graph) -> Vec<bool> {
    let reads_facts = |root: u32| {
        let mut seen = crate::hash::Set::default();
        let mut open = vec![root];
        while let Some(id) = open.pop() {
            let at = id.checked_sub(placet_runtime::graph::FIRST_NODE).and_then(|at| usize::try_from(at).ok());
            let Some(node) = at.and_then(|at| graph.nodes.get(at)).filter(|_| seen.insert(id)) else { continue };
            let atom = usize::try_from(node.atom).ok().and_then(|at| graph.atoms.get(at));
            if !matches!(atom, Some(Atom::Holds(_))) {
                return true;
            }
            open.extend([node.hi, node.lo]);
        }
        false
    };
    graph.clauses.iter().map(|clause| !clause.exact && reads_facts(clause.root)).collect()
}

/// How a question was answered.
#[derive(Debug, Clone)]
struct Found {
    method: Method,
    /// Of a sample, how many combinations were looked at.
    looked_at: u64,
    row: Option<Row>,
}

/// Answers questions; one for each thread.
struct Prover<'a> {
    tables: &'a Tables<'a>,
    inexact: &'a [bool],
    asker: Asker<'a>,
    question: Question,
    layout: Layout,
    rows: Rows,
    /// What was found so far, where it took something to find; of the last parts only, as far as that is not too much.
    known: Map<Question, Found>,
    /// How many nodes the questions of `known` have.
    kept: usize,
    /// The hard questions of this part, each of which is paid for once, whether or not another part has asked it.
    paid: Set<Question>,
    /// What may be spent on canonical forms in each part, and what is left of it in this one.
    share: usize,
    work: usize,
}

impl<'a> Prover<'a> {
    fn new(tables: &'a Tables<'a>, inexact: &'a [bool], share: usize) -> Prover<'a> {
        Prover {
            tables,
            inexact,
            asker: Asker::new(tables),
            question: Question::default(),
            layout: Layout::default(),
            rows: Rows::default(),
            known: Map::default(),
            kept: 0,
            paid: Set::default(),
            share,
            work: 0,
        }
    }

    /// All of these actions, the first at an index, with their options from another on.
    fn part(
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
        self.work = self.share;
        let mut shown = Verification::default();
        let mut option = option;
        for (action, root) in actions.iter().zip(first..) {
            let Some(made) = self.tables.graph.actions.get(root) else { break };
            let clauses: Vec<&Clause> = action.clauses.iter().map(AsRef::as_ref).collect();
            let (mut hardest, mut combinations, mut looked_at) = (Method::Table, 0.0, 0);
            let mut add = |prover: &Self, found: &Found| {
                hardest = hardest.max(found.method);
                looked_at += found.looked_at;
                combinations += match found.method {
                    #[expect(clippy::cast_precision_loss, reason = "a count for people, far below where it would show")]
                    Method::Sample => found.looked_at as f64,
                    _ => prover.question.combinations(),
                };
            };
            let found = self.graph(action, None, &clauses, &made.clauses, root, &mut shown)?;
            add(self, &found);
            for (own, made) in action.options.iter().zip(&made.options) {
                let found = self.graph(action, Some(&own.id), &[&own.clause], &made.clauses, option, &mut shown)?;
                add(self, &found);
                option += 1;
            }
            shown.add(hardest, 1, combinations);
            if hardest == Method::Sample {
                shown.sampled.push(Sampled { action: action.id.to_string(), combinations: looked_at });
            }
        }
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
    ) -> Result<Found, Disproof> {
        let wrong = |wrong: Wrong| Disproof::action(&action.id, option, wrong);
        let inexact = |clause: &u32| usize::try_from(*clause).ok().and_then(|at| self.inexact.get(at)) == Some(&true);
        let exact: Vec<bool> = made.iter().map(|clause| !inexact(clause)).collect();
        if made.len() != clauses.len() {
            return Err(wrong(Wrong::Missing));
        }
        let all_exact = exact.iter().all(|exact| *exact);
        let asked = self.asker.question(clauses, root, all_exact, &mut self.question);
        asked.map_err(|_| wrong(Wrong::Missing))?;
        let found = self.answer();
        if let Some(row) = &found.row {
            let example = Counterexample::of(row, &self.asker.names());
            return Err(wrong(Wrong::Decides(example)));
        }
        if !all_exact {
            let ways = clauses.iter().copied().zip(&exact);
            for (clause, _) in ways.clone().filter(|(_, exact)| !**exact) {
                shown.inexact.push(Inexact {
                    action: action.id.to_string(),
                    clause: clause.text.clone(),
                    file: clause.at.file.to_string(),
                    line: clause.at.line,
                });
            }
            let exact: Vec<&Clause> = ways.filter(|(_, exact)| **exact).map(|(clause, _)| clause).collect();
            if let Some(test) = self.taken_for_exact(&exact) {
                return Err(wrong(Wrong::TakenForExact { test }));
            }
        }
        Ok(found)
    }

    /// A test of the last question at which both ways are followed where it is unknown, and which none of the clauses reads
    /// that are exact.
    fn taken_for_exact(&mut self, exact: &[&Clause]) -> Option<String> {
        let both: Vec<u32> = self.asker.followed_both_ways(&self.question);
        let read = self.asker.tests_of(exact);
        both.into_iter().find(|test| !read.contains(test)).and_then(|test| self.asker.words(test))
    }

    fn answer(&mut self) -> Found {
        let question = &self.question;
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

#[cfg(test)]
mod tests;
