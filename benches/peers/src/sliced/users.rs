//! Users as columns, in both layouts: blocks for the kernel by hand, whole columns for plans.

use placet_benches::rng::Rng;
use placet_by_hand::maestra_columns::{ACTIONS, PERMISSIONS};
use placet_by_hand::sliced::{Column, LANES};
use placet_runtime::{ActionId, FactValue, PermissionId, Request};

use super::BLOCK;
use super::hand::Blocks;
use crate::set::Set;

/// How many users are compared with Placet's decisions, one by one.
const COMPARED: usize = 64;

/// Who holds what.
pub(super) struct Users {
    /// How many they are.
    pub(super) count: usize,
    /// As blocks.
    pub(super) blocks: Blocks,
    /// As whole columns, one behind the other.
    pub(super) columns: Vec<u64>,
}

impl Users {
    /// Random halves of the permissions, closed under implication; `count` is whole blocks.
    pub(super) fn random(set: &Set, count: usize) -> Users {
        let mut rng = Rng::new(4);
        let mut blocks = vec![[[0; LANES]; PERMISSIONS]; count / BLOCK].into_boxed_slice();
        let implied: Vec<Vec<usize>> = (0..PERMISSIONS)
            .map(|permission| {
                let mut held = vec![0; set.placet.permission_words()];
                set.placet.hold(&mut held, PermissionId::new(u32::try_from(permission).unwrap_or(0)));
                (0..PERMISSIONS).filter(|at| held.get(at / 64).is_some_and(|word| word & 1 << (at % 64) != 0)).collect()
            })
            .collect();
        for block in &mut blocks {
            for implied in &implied {
                let random: Column = std::array::from_fn(|_| rng.next());
                for at in implied {
                    if let Some(column) = block.get_mut(*at) {
                        column.iter_mut().zip(random).for_each(|(word, more)| *word |= more);
                    }
                }
            }
        }
        let column = |at: usize| blocks.iter().filter_map(move |block| block.get(at)).flatten().copied();
        let columns = (0..PERMISSIONS).flat_map(column).collect();
        Users { count, blocks, columns }
    }
}

/// That some users, one by one, get the same from Placet as the rows say.
pub(super) fn compare(set: &Set, users: &Users, facts: &[FactValue<'_>], rows: &[u64]) -> Result<(), String> {
    let mut rng = Rng::new(6);
    let words = users.count / 64;
    for _ in 0..COMPARED {
        let user = rng.below(users.count);
        let bit =
            |of: &[u64], row: usize| of.get(row * words + user / 64).is_some_and(|word| word >> (user % 64) & 1 != 0);
        let mut held = vec![0u64; set.placet.permission_words()];
        for at in 0..PERMISSIONS {
            if let Some(word) = held.get_mut(at / 64) {
                *word |= u64::from(bit(&users.columns, at)) << (at % 64);
            }
        }
        let request = Request::new(&held, facts, &[]);
        for (at, action) in (0..ACTIONS).zip((0..).map(ActionId::new)) {
            if set.placet.decide(action, &request).is_ok_and(|one| one.is_allow()) != bit(rows, at) {
                return Err(format!("columns: user {user} differs at action {at}"));
            }
        }
    }
    Ok(())
}
