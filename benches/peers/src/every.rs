//! Every action of one user: what an interface asks to grey out its buttons.

use std::hint::black_box;
use std::time::Instant;

use placet_by_hand::{Set as ByHand, maestra};
use placet_runtime::ActionId;

use crate::cases::Cases;
use crate::engines::placet::Store;
use crate::run::{PAIRS, median};
use crate::set::Set;

/// A way to ask for every action.
pub struct Way {
    /// Its name in the table.
    pub name: &'static str,
    /// Nanoseconds an action, the median.
    pub ns: f64,
    /// Times the first way, the median of the pairs.
    pub ratio: f64,
}

/// How many users there are in a stretch.
const USERS: usize = 32;

/// Measures all ways on Maestra. No options are asked for.
///
/// # Errors
///
/// - Where two ways decide differently.
pub fn measure(set: &Set) -> Result<Vec<Way>, String> {
    let names =
        ["hand, one call after the other", "hand, by the table", "placet, `decide` for each", "placet, `decide_all`"];
    let mut seconds = names.map(|_| Vec::new());
    let actions = set.options.len();
    let words = actions.div_ceil(64);
    let mut scratch = vec![0; set.placet.scratch_len()];
    for round in 0..2 * PAIRS {
        let mut cases = Cases::random(set, USERS, 9_000 + round as u64).as_ref().clone();
        cases.all.iter_mut().for_each(|case| case.options = 0);
        let facts: Vec<_> = cases.facts.iter().map(|values| maestra::Hand::facts(values)).collect();
        let store = Store::new(set, &cases);
        let requests = store.requests(&cases);
        let mut allowed = names.map(|_| vec![0u64; words * USERS]);
        let [by_calls, by_table, by_decide, by_all] = &mut allowed;
        let [calls, table, decide, all] = &mut seconds;
        let users = || {
            cases.all.iter().filter_map(|case| Some((maestra::Hand::held(cases.held(*case))?, facts.get(case.facts)?)))
        };
        timed(calls, actions, || {
            for ((held, facts), bits) in users().zip(by_calls.chunks_mut(words)) {
                maestra::Hand::every(held, facts, black_box(bits));
            }
        });
        timed(table, actions, || {
            for ((held, facts), bits) in users().zip(by_table.chunks_mut(words)) {
                each(actions, bits, |action| maestra::Hand::by_table(action, held, facts, 0));
            }
        });
        timed(decide, actions, || {
            for ((_, request), bits) in requests.iter().zip(by_decide.chunks_mut(words)) {
                let allow = |action| set.placet.decide(ActionId::new(action), request).is_ok_and(|one| one.is_allow());
                each(actions, bits, allow);
            }
        });
        timed(all, actions, || {
            for ((_, request), bits) in requests.iter().zip(by_all.chunks_mut(words)) {
                let _ = set.placet.decide_all(request, &mut scratch, bits);
            }
        });
        if by_calls != by_table || by_calls != by_decide || by_calls != by_all {
            return Err("every action of a user: the ways differ".to_owned());
        }
    }
    let first = seconds.first().cloned().unwrap_or_default();
    let ways = names.iter().zip(&seconds).map(|(name, own)| {
        let mut ratios: Vec<f64> = own.iter().zip(&first).map(|(own, first)| own / first).collect();
        Way { name, ns: median(&mut own.clone()), ratio: median(&mut ratios) }
    });
    Ok(ways.collect())
}

fn each(actions: usize, bits: &mut [u64], mut allow: impl FnMut(u32) -> bool) {
    let mut action = 0;
    for word in bits {
        *word = 0;
        for bit in 0..64.min(actions as u32 - action) {
            *word |= u64::from(allow(action)) << bit;
            action += 1;
        }
    }
}

/// Nanoseconds an action, of the second time: the first one warms up.
fn timed(into: &mut Vec<f64>, actions: usize, mut run: impl FnMut()) {
    run();
    let start = Instant::now();
    run();
    into.push(start.elapsed().as_secs_f64() * 1e9 / (USERS * actions) as f64);
}
