use std::collections::BTreeSet;

use placet_compiler::{Detail, Question, Source};
use placet_logic::{Budget, Count, NotDecided};

use super::enough::Enough;
use crate::grant::{Grant, Sets};
use crate::known::Known;

/// Nodes of one action's function past which actions are not put together: that takes the square of it.
const LARGE: usize = 2_048;

/// The minimal sets for several actions, part by part.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    /// In every set.
    pub(super) always: Vec<Grant>,
    /// Of each one set, whichever.
    pub(super) choices: Vec<Sets>,
    pub(super) count: Count,
    pub(super) not_decided: Option<NotDecided>,
}

impl Found {
    /// The smallest set: what is always needed, and the first of each choice.
    pub(super) fn set(&self, known: &Known<'_>) -> Vec<Grant> {
        let mut set = self.always.clone();
        set.extend(self.choices.iter().filter_map(|choice| choice.sets.first()).flatten().cloned());
        in_order(known, set)
    }
}

/// The minimal sets that are enough for all, for each of which some set is.
pub(super) fn smallest(known: &Known<'_>, all: &[Enough], budget: Budget) -> Result<Found, NotDecided> {
    let (forced, left) = forced(known, all)?;
    // What another one brings is no member of its own.
    let brought: BTreeSet<Grant> = forced.iter().flat_map(|one| brought(known, one)).collect();
    let always: BTreeSet<Grant> = forced.difference(&brought).cloned().collect();
    let mut found = Found { count: Count::from(1), ..Found::default() };
    let mut rest = always.clone();
    for part in parts(known, &always, left) {
        rest.retain(|one| !part.always.contains(one));
        match part.sets(known, budget) {
            Ok(sets) => {
                found.count = found.count.times(&sets.count);
                match (sets.sets.as_slice(), sets.more) {
                    // One set is no choice.
                    ([only], false) => found.always.extend(only.iter().cloned()),
                    _ => found.choices.push(sets),
                }
            }
            Err(passed) => {
                found.not_decided = Some(passed);
                let set = part.greedy(known)?;
                found.choices.push(Sets { count: Count::from(1), sets: vec![set], more: true });
            }
        }
    }
    found.always.extend(rest);
    found.always = in_order(known, found.always);
    Ok(found)
}

/// In the order of declaration, those in scopes last.
pub(super) fn in_order(known: &Known<'_>, mut grants: Vec<Grant>) -> Vec<Grant> {
    grants.sort_by_key(|grant| (grant.scope.clone(), known.place(&grant.permission)));
    grants.dedup();
    grants
}

/// What comes with a permission, where it is held.
pub(super) fn brought(known: &Known<'_>, grant: &Grant) -> impl Iterator<Item = Grant> {
    let scope = grant.scope.clone();
    known.brought(&grant.permission).into_iter().map(move |permission| Grant { permission, scope: scope.clone() })
}

/// The permissions that every set has, with what they bring; and what is left to choose then.
fn forced(known: &Known<'_>, all: &[Enough]) -> Result<(BTreeSet<Grant>, Vec<Enough>), NotDecided> {
    let mut forced: BTreeSet<Grant> = BTreeSet::new();
    let mut left = all.to_vec();
    loop {
        let mut new: BTreeSet<Grant> = BTreeSet::new();
        for one in &left {
            new.extend(one.needs()?);
        }
        if new.is_empty() {
            return Ok((forced, left));
        }
        new.extend(new.iter().flat_map(|one| brought(known, one)).collect::<Vec<_>>());
        left = left.iter().map(|one| one.holding(&new)).filter(|one| !one.is_done()).collect();
        forced.extend(new);
    }
}

/// Actions that share permissions, or of which one asks for what brings another's.
#[derive(Debug)]
struct Part {
    all: Vec<Enough>,
    asks: BTreeSet<Grant>,
    /// What is asked for, and what that brings.
    reach: BTreeSet<Grant>,
    /// What is always needed and may be brought by what this part chooses.
    always: BTreeSet<Grant>,
}

fn parts(known: &Known<'_>, always: &BTreeSet<Grant>, left: Vec<Enough>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for one in left {
        let asks: BTreeSet<Grant> = one.asks().into_iter().collect();
        let mut reach: BTreeSet<Grant> = asks.iter().flat_map(|grant| brought(known, grant)).collect();
        reach.extend(asks.iter().cloned());
        let always = always.intersection(&reach).cloned().collect();
        let mut joined = Part { all: vec![one], asks, reach, always };
        let mut others = Vec::new();
        for part in parts {
            let linked = !part.reach.is_disjoint(&joined.asks)
                || !part.asks.is_disjoint(&joined.reach)
                || !part.always.is_disjoint(&joined.always);
            if linked {
                joined.all.splice(0..0, part.all);
                joined.asks.extend(part.asks);
                joined.reach.extend(part.reach);
                joined.always.extend(part.always);
            } else {
                others.push(part);
            }
        }
        others.push(joined);
        parts = others;
    }
    parts
}

impl Part {
    /// Its minimal sets.
    fn sets(&self, known: &Known<'_>, budget: Budget) -> Result<Sets, NotDecided> {
        if self.all.iter().any(|one| one.size() > LARGE) {
            return Err(NotDecided { nodes: budget.nodes });
        }
        let mut question = Question::new(known, Detail::AsDecided);
        let mut formulas = Vec::new();
        for one in &self.always {
            formulas.push(question.atom(one.atom()));
        }
        for one in &self.all {
            formulas.push(one.formula(&mut question));
        }
        let all = question.problem().all(formulas);
        let answers = question.ask(&[all], budget)?;
        Sets::of(&answers, &answers.function(all)?)
    }

    /// A minimal set, not proved the smallest: permissions are left out, those declared last first, while all stays allowed.
    fn greedy(&self, known: &Known<'_>) -> Result<Vec<Grant>, NotDecided> {
        let mut set: BTreeSet<Grant> = self.asks.union(&self.always).cloned().collect();
        let mut kept: BTreeSet<Grant> = self.always.clone();
        loop {
            let brought: BTreeSet<Grant> = set.iter().flat_map(|one| brought(known, one)).collect();
            let order = in_order(known, set.iter().cloned().collect());
            // Only what nothing else of the set brings can go, so that the set stays closed.
            let next = order.into_iter().rev().find(|one| !kept.contains(one) && !brought.contains(one));
            let Some(next) = next else {
                let set = set.difference(&brought).cloned().collect();
                return Ok(in_order(known, set));
            };
            set.remove(&next);
            let mut still = true;
            for one in &self.all {
                still = still && one.allows(&set)?;
            }
            if !still {
                set.insert(next.clone());
                kept.insert(next);
            }
        }
    }
}
