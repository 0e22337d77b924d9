//! The smallest case against a claim: fewest permissions, then fewest tests of facts.
//!
//! Of the worlds with the fewest permissions, each with its answers to the claim's `can`s, the one that the fewest tests
//! of facts decide is taken. Answers are held fast, so that each is the same whatever the facts are that the case leaves open:
//! that is what makes the compiled policy answer alike.

use std::collections::BTreeSet;

use placet_compiler::{Atom, Case, FactTest, Name, PolicyIndex};
use placet_logic::{Function, Literal, NotDecided, Variable};

use super::counterexample::{CanAnswer, Counterexample};
use super::{Undecided, Violation};

/// How many worlds that can't be written down are taken out.
const TAKEN_OUT: usize = 64;
/// How many sets of permissions with the fewest members, each with its answers, are compared.
const COMPARED: usize = 16;

/// Whose case it is.
pub(super) enum Who<'a> {
    /// Anybody, with any permissions.
    Anyone,
    /// Who has the roles, which hold all this together.
    Has(&'a [Name], &'a BTreeSet<Name>),
}

pub(super) enum Found {
    Case(Counterexample),
    Nothing,
}

pub(super) struct Search<'a> {
    index: &'a PolicyIndex<'a>,
    violation: &'a Violation,
    /// What can't be written down, whoever it is.
    impossible: Vec<Function>,
    up_to: BTreeSet<Atom>,
    /// What some world against it says of permissions that no test can say: that one is none of those declared.
    unsayable: BTreeSet<Atom>,
}

/// A set of permissions with answers, and the tests of facts that decide.
struct Candidate {
    permissions: Vec<Literal>,
    facts: Vec<Literal>,
    allowed: Vec<bool>,
}

impl<'a> Search<'a> {
    pub(super) fn new(index: &'a PolicyIndex<'a>, violation: &'a Violation) -> Search<'a> {
        Search { index, violation, impossible: Vec::new(), up_to: BTreeSet::new(), unsayable: BTreeSet::new() }
    }

    /// The tests of facts in what was taken out.
    pub(super) fn up_to(&self) -> Vec<String> {
        self.up_to.iter().map(Atom::to_string).collect()
    }

    /// The smallest case in which `against` is so, of one that has these permissions.
    pub(super) fn find(&mut self, against: &Function, who: &Who<'_>) -> Result<Found, Undecided> {
        let space = &self.violation.answers.space;
        let mut left = against.clone();
        if let Who::Has(_, held) = who {
            left = space.and(&left, &space.world(&self.of_roles(held))?)?;
        }
        left = self.without_impossible(&left)?;
        for _ in 0..=TAKEN_OUT {
            let Some(smallest) = self.smallest(&left)? else { return self.nothing() };
            if let Some(case) = self.case(&smallest, &smallest.facts, who) {
                return Ok(Found::Case(self.counterexample(case, &smallest.allowed)));
            }
            let impossible = self.core(&smallest, who)?;
            left = space.and_not(&left, &impossible)?;
        }
        Err(Undecided::Cases(TAKEN_OUT))
    }

    /// What it means that no case is left: there is none, unless some can be and no test can say them.
    fn nothing(&self) -> Result<Found, Undecided> {
        match self.unsayable.is_empty() {
            true => Ok(Found::Nothing),
            false => Err(Undecided::Unsayable(self.unsayable.iter().map(Atom::to_string).collect())),
        }
    }

    /// Where a function is so and was not found to be impossible.
    pub(super) fn without_impossible(&self, function: &Function) -> Result<Function, NotDecided> {
        let mut left = function.clone();
        for impossible in &self.impossible {
            left = self.violation.answers.space.and_not(&left, impossible)?;
        }
        Ok(left)
    }

    fn counterexample(&self, case: Case, allowed: &[bool]) -> Counterexample {
        let mut answers = Vec::new();
        for (can, allowed) in self.violation.cans.iter().zip(allowed) {
            answers.push(CanAnswer { action: can.action.clone(), options: can.options.clone(), allowed: *allowed });
        }
        Counterexample { case, answers }
    }

    fn case(&self, candidate: &Candidate, facts: &[Literal], who: &Who<'_>) -> Option<Case> {
        let answers = &self.violation.answers;
        let world: Vec<Literal> = candidate.permissions.iter().chain(facts).copied().collect();
        match who {
            Who::Anyone => Case::of(answers, self.index, &world).or_else(|| self.with_one_more(candidate, facts)),
            Who::Has(roles, held) => Case::of_roles(answers, self.index, facts, roles, held),
        }
    }

    /// Where `user holds all of f` is not looked into, no permission need be held that `f` could be. Here is one.
    fn with_one_more(&self, candidate: &Candidate, facts: &[Literal]) -> Option<Case> {
        let answers = &self.violation.answers;
        let asked = |literal: &&Literal| literal.1 && matches!(answers.atom(literal.0), Some(Atom::HoldsAll(_)));
        facts.iter().find(asked)?;
        let (mut held, mut lacked) = (BTreeSet::new(), BTreeSet::new());
        for (variable, is_held) in &candidate.permissions {
            match answers.atom(*variable)? {
                Atom::Holds(permission) if *is_held => held.insert(permission.clone()),
                Atom::Holds(permission) => lacked.insert(permission.clone()),
                _ if *is_held => return None,
                _ => false,
            };
        }
        for one in &self.index.policy().permissions {
            let more = self.index.closed([one.id.clone()]);
            if more.is_disjoint(&lacked) && !more.is_subset(&held) {
                held.extend(more);
                return Case::of_roles(answers, self.index, facts, &[], &self.index.closed(held));
            }
        }
        None
    }

    fn smallest(&self, left: &Function) -> Result<Option<Candidate>, NotDecided> {
        let answers = &self.violation.answers;
        let space = &answers.space;
        let permissions: BTreeSet<Variable> = answers.permissions().iter().copied().collect();
        let weight = |variable: Variable| u64::from(permissions.contains(&variable));
        let mut left = left.clone();
        let (mut fewest, mut best): (Option<usize>, Option<Candidate>) = (None, None);
        for _ in 0..COMPARED {
            let Some(world) = space.smallest(&left, &weight)? else { break };
            let held: Vec<Variable> =
                world.iter().filter(|(one, is)| *is && weight(*one) > 0).map(|(one, _)| *one).collect();
            if *fewest.get_or_insert(held.len()) < held.len() {
                break;
            }
            let permissions = self.of_one_who_holds(&held);
            let (same, allowed) = self.answered_alike(&left, &permissions, &world)?;
            let facts = self.deciding(&same, &permissions)?;
            left = space.and_not(&left, &same)?;
            if best.as_ref().is_none_or(|best| facts.len() < best.facts.len()) {
                best = Some(Candidate { permissions, facts, allowed });
            }
        }
        Ok(best)
    }

    /// The values of all permissions where these are held, what they bring, and nothing else.
    fn of_one_who_holds(&self, held: &[Variable]) -> Vec<Literal> {
        let answers = &self.violation.answers;
        let (mut here, mut there) = (BTreeSet::new(), BTreeSet::new());
        for variable in held {
            match answers.atom(*variable) {
                Some(Atom::Holds(permission)) => here.extend(self.index.closed([permission.clone()])),
                Some(Atom::HoldsIn(permission, scope)) => {
                    there.extend(self.index.closed([permission.clone()]).into_iter().map(|one| (one, scope.clone())));
                }
                _ => {}
            }
        }
        let is_held = |variable: Variable| match answers.atom(variable) {
            Some(Atom::Holds(permission)) => here.contains(permission),
            Some(Atom::HoldsIn(permission, scope)) => there.contains(&(permission.clone(), scope.clone())),
            _ => false,
        };
        answers.permissions().iter().map(|one| (*one, is_held(*one))).collect()
    }

    /// The values of all permissions for somebody who holds `held` here, and nothing in any scope.
    fn of_roles(&self, held: &BTreeSet<Name>) -> Vec<Literal> {
        let answers = &self.violation.answers;
        let is_held = |variable: Variable| match answers.atom(variable) {
            Some(Atom::Holds(permission)) => held.contains(permission),
            _ => false,
        };
        answers.permissions().iter().map(|one| (*one, is_held(*one))).collect()
    }

    /// Where `left` is so with these permissions, and each `can` is answered as in the world; and those answers.
    fn answered_alike(
        &self,
        left: &Function,
        permissions: &[Literal],
        world: &[Literal],
    ) -> Result<(Function, Vec<bool>), NotDecided> {
        let space = &self.violation.answers.space;
        let mut same = space.and(left, &space.world(permissions)?)?;
        let there = space.world(world)?;
        let mut allowed = Vec::new();
        for can in &self.violation.cans {
            // The world may leave open what the answer hangs on: either is as good.
            let with = space.and(&same, &can.function)?;
            let is = space.is_possible(&space.and(&with, &there)?)?;
            same = if is { with } else { space.and_not(&same, &can.function)? };
            allowed.push(is);
        }
        Ok((same, allowed))
    }

    /// The fewest tests of facts that decide with these permissions; where that takes too long, some of which none can be
    /// left out.
    fn deciding(&self, function: &Function, permissions: &[Literal]) -> Result<Vec<Literal>, NotDecided> {
        let space = &self.violation.answers.space;
        if let Ok(Some(shortest)) = space.shortest(function, permissions) {
            return Ok(shortest);
        }
        let world = space.smallest(function, &|_| 0)?.unwrap_or_default();
        let is_fact = |variable: Variable| !permissions.iter().any(|(one, _)| *one == variable);
        let mut kept = space.generalised(function, &world, &is_fact)?;
        kept.retain(|(variable, _)| is_fact(*variable));
        Ok(kept)
    }

    /// What of a world that can't be written down makes it so: with any less of it, there would be a case.
    fn core(&mut self, candidate: &Candidate, who: &Who<'_>) -> Result<Function, NotDecided> {
        let answers = &self.violation.answers;
        let mut kept = candidate.facts.clone();
        for literal in candidate.facts.iter().rev() {
            let less: Vec<Literal> = kept.iter().copied().filter(|other| other != literal).collect();
            if !less.is_empty() && self.case(candidate, &less, who).is_none() {
                kept = less;
            }
        }
        let atoms: Vec<&Atom> = kept.iter().filter_map(|(one, _)| answers.atom(*one)).collect();
        // A request can name a permission that the policy doesn't declare, and a test can't: such a world is no proof.
        let names_another = |literal: &Literal| match answers.atom(literal.0) {
            Some(Atom::Fact(FactTest::IsPermission(..)) | Atom::HoldsAll(_)) => !literal.1,
            _ => false,
        };
        let another = kept.iter().filter(|literal| names_another(literal)).filter_map(|(one, _)| answers.atom(*one));
        self.unsayable.extend(another.cloned());
        let holds_all = atoms.iter().any(|atom| matches!(atom, Atom::HoldsAll(_)));
        let uncertain = |atom: &&&Atom| atom.is_comparison() || matches!(atom, Atom::HoldsAll(_));
        let mut named: Vec<&Atom> = atoms.iter().filter(uncertain).copied().collect();
        if named.is_empty() {
            named = atoms;
        }
        self.up_to.extend(named.into_iter().cloned());
        // What somebody holds matters where it is asked whether that is all.
        if holds_all {
            kept.extend(candidate.permissions.iter().copied());
        }
        let impossible = answers.space.world(&kept)?;
        if !holds_all {
            self.impossible.push(impossible.clone());
        }
        Ok(impossible)
    }
}
