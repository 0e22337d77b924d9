//! The smallest sets of permissions that would allow an action, found by trying all.

use super::{Reference, Request, Unanswerable};

/// See [`Reference::missing`].
pub(super) fn missing(policy: &Reference, action: &str, request: &Request) -> Result<Vec<Vec<String>>, Unanswerable> {
    let names = &policy.declarations;
    let held = names.held(request);
    let count = held.len();
    assert!(count <= 16, "{count} permissions are too many to try all sets of them");

    // All sets that hold what is held and what they imply, the smaller ones first.
    let mut sets: Vec<Vec<bool>> =
        (0..1_u32 << count).map(|bits| (0..count).map(|at| bits >> at & 1 == 1).collect()).collect();
    sets.retain(|set| held.iter().zip(set).all(|(held, here)| here >= held));
    sets.retain(|set| {
        let implies = |place: usize| names.permissions[place].implies.iter();
        (0..count).filter(|place| set[*place]).flat_map(implies).all(|implied| set[*implied])
    });
    sets.sort_by_key(|set| set.iter().filter(|here| **here).count());

    let mut least: Vec<Vec<bool>> = Vec::new();
    for set in sets {
        let holds_a_smaller_one =
            least.iter().any(|smaller| smaller.iter().zip(&set).all(|(small, here)| small <= here));
        if !holds_a_smaller_one && policy.decide_holding(action, request, &set)? {
            least.push(set);
        }
    }
    let mut shown: Vec<Vec<usize>> = least.iter().map(|set| generators(policy, &held, set)).collect();
    shown.sort_by(|one, other| (one.len(), one).cmp(&(other.len(), other)));
    Ok(shown.iter().map(|set| set.iter().map(|place| names.permissions[*place].id.clone()).collect()).collect())
}

/// What has to be given so that all of the set is held: what is not held yet and comes with nothing else in the set. Of
/// permissions that imply one another the first declared stands for all.
fn generators(policy: &Reference, held: &[bool], set: &[bool]) -> Vec<usize> {
    let names = &policy.declarations;
    let implies = |one: usize, other: usize| {
        let mut all = vec![false; set.len()];
        names.hold(&mut all, one);
        all[other]
    };
    let members: Vec<usize> = (0..set.len()).filter(|place| set[*place] && !held[*place]).collect();
    let comes_with = |place: usize| {
        members
            .iter()
            .any(|other| *other != place && implies(*other, place) && (!implies(place, *other) || *other < place))
    };
    members.iter().copied().filter(|place| !comes_with(*place)).collect()
}
