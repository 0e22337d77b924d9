//! Claims about roles, one by one and together.
//!
//! With the facts left open, a claim is a function of permissions alone, and of the few that it hangs on each role holds some:
//! bits. A combination of roles holds the bits of all, and is looked up in a table.

use std::collections::BTreeSet;

use placet_compiler::{Atom, Invariant, Name, PolicyIndex};
use placet_logic::{Budget, Function, Literal, NotDecided, Variable};

use super::search::{Found, Search, Who};
use super::violation::Violation;
use super::{LISTED, Proof, Refutation, Undecided};

/// How many combinations are looked up.
const COMBINATIONS: usize = 200_000_000;

pub(super) fn prove(
    index: &PolicyIndex<'_>,
    invariant: &Invariant,
    together: usize,
    budget: Budget,
) -> Result<Proof, Undecided> {
    let violation = Violation::of(index, invariant, budget)?;
    let mut search = Search::new(index, &violation);
    let mut against = Table::of(index, &violation, &violation.function)?;
    let mut refutation = Refutation { cases: Vec::new(), count: 0 };
    let mut known: BTreeSet<Vec<usize>> = BTreeSet::new();
    let mut looked_up = 0;
    for size in 1..=together {
        let mut of_size = BTreeSet::new();
        let table = against.clone();
        let mut combinations = Combinations { table: &table, smaller: &known, size, looked_up: &mut looked_up };
        combinations.visit(&mut |combination| {
            if !against.holds(combination) {
                return Ok(());
            }
            if refutation.cases.len() < LISTED {
                let roles = combination.iter().filter_map(|at| index.policy().roles.get(*at));
                let names: Vec<Name> = roles.map(|role| role.id.clone()).collect();
                let held = names.iter().flat_map(|role| index.held_by_role(role)).collect();
                match search.find(&violation.function, &Who::Has(&names, &held))? {
                    Found::Case(case) => refutation.cases.push(case),
                    Found::Nothing => {
                        // What was found not to be possible is not looked up again.
                        against = Table::of(index, &violation, &search.without_impossible(&violation.function)?)?;
                        return Ok(());
                    }
                }
            }
            refutation.count = refutation.count.saturating_add(1);
            if size < together {
                of_size.insert(combination.to_vec());
            }
            Ok(())
        })?;
        known.extend(of_size);
    }
    Ok(match refutation.cases.is_empty() {
        true => Proof::Proved { up_to: search.up_to() },
        false => Proof::Refuted(refutation),
    })
}

/// What is against a claim, by the permissions that roles hold.
#[derive(Clone)]
struct Table {
    /// Of each role, which of the permissions that matter it holds.
    held: Vec<Vec<u64>>,
    against: placet_logic::Table,
}

impl Table {
    fn of(index: &PolicyIndex<'_>, violation: &Violation, function: &Function) -> Result<Table, NotDecided> {
        let answers = &violation.answers;
        let space = &answers.space;
        let in_scopes: Vec<Literal> = answers
            .permissions()
            .iter()
            .filter(|one| matches!(answers.atom(**one), Some(Atom::HoldsIn(..))))
            .map(|one| (*one, false))
            .collect();
        let against = space.fixed(&space.sometimes(function, answers.facts())?, &in_scopes);
        let asked: Vec<Variable> = space.support(&against);
        let against = space.table(&against, &asked).ok_or(NotDecided { nodes: function.size() })?;
        let mut held = Vec::new();
        for role in &index.policy().roles {
            let all = index.held_by_role(&role.id);
            let is_held = |variable: &Variable| match answers.atom(*variable) {
                Some(Atom::Holds(permission)) => all.contains(permission),
                _ => false,
            };
            let word = |chunk: &[Variable]| {
                let bits = chunk.iter().zip(0..64).filter(|(one, _)| is_held(one));
                bits.fold(0_u64, |word, (_, bit)| word | 1 << bit)
            };
            held.push(asked.chunks(64).map(word).collect());
        }
        Ok(Table { held, against })
    }

    fn of_role(&self, at: usize) -> &[u64] {
        self.held.get(at).map(Vec::as_slice).unwrap_or_default()
    }

    fn holds(&self, combination: &[usize]) -> bool {
        let mut together = Vec::new();
        for at in combination {
            together = union(&together, self.of_role(*at));
        }
        self.against.holds(&together)
    }
}

/// The combinations of so many roles that are against a claim, where nothing smaller in them is.
struct Combinations<'a> {
    table: &'a Table,
    smaller: &'a BTreeSet<Vec<usize>>,
    size: usize,
    looked_up: &'a mut usize,
}

type Visit<'v> = dyn FnMut(&[usize]) -> Result<(), Undecided> + 'v;

impl Combinations<'_> {
    /// Visits them in the order of the roles.
    fn visit(&mut self, visit: &mut Visit<'_>) -> Result<(), Undecided> {
        // Who holds nothing that is asked for adds nothing; who is against it alone is no part of a combination.
        let adds = |at: &usize| {
            self.size == 1
                || (self.table.of_role(*at).iter().any(|word| *word != 0) && !self.smaller.contains([*at].as_slice()))
        };
        let members: Vec<usize> = (0..self.table.held.len()).filter(adds).collect();
        self.with(&mut Vec::new(), &[], &members, visit)
    }

    /// Those that begin with the roles chosen, which hold `held`, and go on with some of `left`.
    fn with(
        &mut self,
        chosen: &mut Vec<usize>,
        held: &[u64],
        left: &[usize],
        visit: &mut Visit<'_>,
    ) -> Result<(), Undecided> {
        let is_last = chosen.len().saturating_add(1) == self.size;
        let mut left = left;
        let mut together = Vec::new();
        while let Some((at, rest)) = left.split_first() {
            left = rest;
            *self.looked_up = self.looked_up.saturating_add(1);
            if *self.looked_up > COMBINATIONS {
                return Err(Undecided::Combinations(COMBINATIONS));
            }
            let added = self.table.of_role(*at);
            // The same as without it, and that was looked up before.
            if self.size > 1 && added.iter().zip(held).all(|(one, held)| one & !held == 0) && !held.is_empty() {
                continue;
            }
            together.clear();
            together.extend(added.iter().enumerate().map(|(at, word)| word | held.get(at).copied().unwrap_or(0)));
            chosen.push(*at);
            if !is_last {
                if !is_known(chosen, self.smaller) {
                    self.with(chosen, &together, rest, visit)?;
                }
            } else if self.table.against.holds(&together) && !is_known(chosen, self.smaller) {
                visit(chosen)?;
            }
            chosen.pop();
        }
        Ok(())
    }
}

/// Whether the combination, or a smaller one in it, is among these.
fn is_known(combination: &[usize], among: &BTreeSet<Vec<usize>>) -> bool {
    if among.is_empty() {
        return false;
    }
    if among.contains(combination) {
        return true;
    }
    combination.len() > 1
        && (0..combination.len()).any(|left_out| {
            let rest = combination.iter().zip(0..).filter(|(_, at)| *at != left_out).map(|(one, _)| *one);
            is_known(&rest.collect::<Vec<usize>>(), among)
        })
}

fn union(one: &[u64], other: &[u64]) -> Vec<u64> {
    let word = |of: &[u64], at: usize| of.get(at).copied().unwrap_or(0);
    (0..one.len().max(other.len())).map(|at| word(one, at) | word(other, at)).collect()
}
