//! A function as a table, for looking up millions of worlds.

use crate::function::Function;
use crate::problem::Variable;
use crate::space::Space;

/// A function of some variables, in which worlds are looked up without any allocation.
#[derive(Debug, Clone)]
pub struct Table {
    /// The place of a variable, and where to go on where it is not so, and where it is.
    rows: Vec<(usize, Next, Next)>,
    start: Next,
}

#[derive(Debug, Clone, Copy)]
enum Next {
    Answer(bool),
    Row(usize),
}

impl Space {
    /// The function as a table of worlds of `over`: in a world, the variable at place `n` is bit `n % 64` of word
    /// `n / 64`. Nothing where it hangs on other variables.
    pub fn table(&self, function: &Function, over: &[Variable]) -> Option<Table> {
        let bdd = &function.bdd;
        let next = |pointer: biodivine_lib_bdd::BddPointer| match pointer.as_bool() {
            Some(answer) => Next::Answer(answer),
            None => Next::Row(pointer.to_index()),
        };
        let mut rows = Vec::with_capacity(bdd.size());
        for pointer in bdd.pointers() {
            if pointer.is_terminal() {
                rows.push((0, Next::Answer(pointer.is_one()), Next::Answer(pointer.is_one())));
                continue;
            }
            let variable = self.order.get(bdd.var_of(pointer).to_index())?;
            let place = over.iter().position(|one| one == variable)?;
            rows.push((place, next(bdd.low_link_of(pointer)), next(bdd.high_link_of(pointer))));
        }
        Some(Table { rows, start: next(bdd.root_pointer()) })
    }
}

impl Table {
    /// Whether the function is so in a world. Bits past its end are not so.
    pub fn holds(&self, world: &[u64]) -> bool {
        let mut at = self.start;
        loop {
            match at {
                Next::Answer(answer) => return answer,
                Next::Row(row) => {
                    let Some((place, low, high)) = self.rows.get(row) else { return false };
                    let word = world.get(place / 64).copied().unwrap_or(0);
                    at = if word >> (place % 64) & 1 == 1 { *high } else { *low };
                }
            }
        }
    }
}
