//! The smallest sets of permissions that would allow an action, found by trying all.

use std::collections::BTreeSet;

use super::held::{Held, Holding};
use super::{Reference, Request, Unanswerable};

/// See [`Reference::missing`].
pub(super) fn missing(policy: &Reference, action: &str, request: &Request) -> Result<Vec<Vec<String>>, Unanswerable> {
    let names = &policy.declarations;
    let held = names.held(request)?;
    let open = open(policy, action, request)?;
    assert!(open.len() <= 16, "{} permissions are too many to try all sets of them", open.len());

    // All sets that hold what is held, something more, and what these imply, the smaller ones first.
    let closed = |bits: u32| {
        let mut set = held.clone();
        (0..open.len()).filter(|at| bits >> at & 1 == 1).for_each(|at| names.hold(&mut set, open[at]));
        set
    };
    let sets: BTreeSet<Held> = (0..1_u32 << open.len()).map(closed).collect();
    let mut sets: Vec<Held> = sets.into_iter().collect();
    sets.sort_by_key(BTreeSet::len);

    let mut least: Vec<Held> = Vec::new();
    for set in sets {
        let holds_a_smaller_one = least.iter().any(|smaller| smaller.is_subset(&set));
        if !holds_a_smaller_one && policy.decide_holding(action, request, &set)? {
            least.push(set);
        }
    }
    let mut shown: Vec<Vec<Holding>> = least.iter().map(|set| generators(policy, &held, set)).collect();
    shown.sort_by(|one, other| (one.len(), one).cmp(&(other.len(), other)));
    Ok(shown.iter().map(|set| set.iter().map(|one| names.text(*one)).collect()).collect())
}

/// What may be in a smallest set: what the action asks about, and what isn't held. All else changes nothing.
pub(super) fn open(policy: &Reference, action: &str, request: &Request) -> Result<Vec<Holding>, Unanswerable> {
    let names = &policy.declarations;
    let held = names.held(request)?;
    let options: Vec<&str> = request.options.iter().map(String::as_str).collect();
    let asked = policy.asked(policy.action(action)?.clauses(&options), &names.known(request));
    Ok(asked.difference(&held).copied().collect())
}

/// What has to be given so that all of the set is held: what is not held yet and comes with nothing else in the set. Of
/// permissions that imply one another the first declared stands for all.
fn generators(policy: &Reference, held: &Held, set: &Held) -> Vec<Holding> {
    let implies = |one: Holding, other: Holding| {
        let mut all = Held::new();
        policy.declarations.hold(&mut all, one);
        all.contains(&other)
    };
    let members: Vec<Holding> = set.difference(held).copied().collect();
    let comes_with = |one: Holding| {
        members.iter().any(|other| *other != one && implies(*other, one) && (!implies(one, *other) || *other < one))
    };
    members.iter().copied().filter(|one| !comes_with(*one)).collect()
}
