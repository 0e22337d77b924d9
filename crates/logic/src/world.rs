//! Worlds in which a function is so: witnesses.

use std::collections::BTreeMap;

use biodivine_lib_bdd::{Bdd, BddPointer};

use crate::budget::NotDecided;
use crate::function::Function;
use crate::problem::Variable;
use crate::space::Space;

/// A variable and its value.
pub type Literal = (Variable, bool);

impl Space {
    /// A possible world in which the function is so, with the least total weight of the variables that are so in it; nothing
    /// where there is none. Variables that are not told may have any value that is possible with the others.
    ///
    /// Of several the first is taken, with the first tested variable not so: equal questions get equal answers.
    ///
    /// # Errors
    ///
    /// - [`NotDecided`]
    pub fn smallest(
        &self,
        function: &Function,
        weight: &dyn Fn(Variable) -> u64,
    ) -> Result<Option<Vec<Literal>>, NotDecided> {
        let possible = self.possible(function)?.bdd;
        if possible.is_false() {
            return Ok(None);
        }
        let least = self.least(&possible, weight);
        let cost = |node: BddPointer| {
            let variable = self.order.get(possible.var_of(node).to_index());
            variable.map_or(0, |variable| weight(*variable))
        };
        let mut world = Vec::new();
        let mut at = possible.root_pointer();
        while !at.is_terminal() {
            let (low, high) = (possible.low_link_of(at), possible.high_link_of(at));
            let by_low = below(&least, low);
            let by_high = below(&least, high).map(|high| high.saturating_add(cost(at)));
            let go_high = match (by_low, by_high) {
                (Some(low), Some(high)) => high < low,
                (low, _) => low.is_none(),
            };
            if let Some(variable) = self.order.get(possible.var_of(at).to_index()) {
                world.push((*variable, go_high));
            }
            at = if go_high { high } else { low };
        }
        Ok(Some(world))
    }

    /// The least weight below each node from which the function can be so.
    pub(crate) fn least(&self, of: &Bdd, weight: &dyn Fn(Variable) -> u64) -> BTreeMap<BddPointer, u64> {
        let mut least: BTreeMap<BddPointer, u64> = BTreeMap::new();
        // Children come before their parents, so one pass is enough.
        for node in of.pointers().filter(|node| !node.is_terminal()) {
            let variable = self.order.get(of.var_of(node).to_index());
            let cost = variable.map_or(0, |variable| weight(*variable));
            let low = below(&least, of.low_link_of(node));
            let high = below(&least, of.high_link_of(node)).map(|high| high.saturating_add(cost));
            let best = match (low, high) {
                (Some(low), Some(high)) => Some(low.min(high)),
                (low, high) => low.or(high),
            };
            if let Some(best) = best {
                least.insert(node, best);
            }
        }
        least
    }

    /// A world without the literals that don't matter: while the rest still makes the function so in every possible world,
    /// literals that `may_go` are dropped, the last first.
    ///
    /// # Errors
    ///
    /// - [`NotDecided`]
    pub fn generalised(
        &self,
        function: &Function,
        world: &[Literal],
        may_go: &dyn Fn(Variable) -> bool,
    ) -> Result<Vec<Literal>, NotDecided> {
        let mut kept = world.to_vec();
        for (variable, _) in world.iter().rev().filter(|(variable, _)| may_go(*variable)) {
            let without: Vec<Literal> = kept.iter().copied().filter(|(other, _)| other != variable).collect();
            if self.implies(&self.world(&without)?, function)? {
                kept = without;
            }
        }
        Ok(kept)
    }

    /// Whether the function is so where just the variables are so that `is_so` says.
    pub fn value(&self, function: &Function, is_so: &dyn Fn(Variable) -> bool) -> bool {
        let mut at = function.bdd.root_pointer();
        while !at.is_terminal() {
            let variable = self.order.get(function.bdd.var_of(at).to_index());
            at = match variable.is_some_and(|variable| is_so(*variable)) {
                true => function.bdd.high_link_of(at),
                false => function.bdd.low_link_of(at),
            };
        }
        at.is_one()
    }

    /// So in the worlds that have all these values.
    ///
    /// # Errors
    ///
    /// - [`NotDecided`]
    pub fn world(&self, literals: &[Literal]) -> Result<Function, NotDecided> {
        let mut world = self.yes();
        let mut ordered = literals.to_vec();
        ordered.sort_by_key(|(variable, _)| std::cmp::Reverse(self.places.get(variable).copied()));
        for (variable, value) in ordered {
            world = self.and(&self.literal(variable, value)?, &world)?;
        }
        Ok(world)
    }
}

/// The least weight below a node.
pub(crate) fn below(least: &BTreeMap<BddPointer, u64>, node: BddPointer) -> Option<u64> {
    match node.as_bool() {
        Some(true) => Some(0),
        Some(false) => None,
        None => least.get(&node).copied(),
    }
}
