//! Minimal sets: the sets of permissions, closed under what they bring, that make a function so and hold no smaller one.
//!
//! A closed set `s` is minimal where `f(s)`, and `f` is not so any more when a member is left out that no other member
//! brings. As a function of `s`:
//!
//! ```text
//!   closed(s) and f(s) and for each x:  x not in s,  or another member brings x,  or not f(s without x)
//! ```
//!
//! A set is shown without the members that others bring (its *generators*): `s` is then the closure of what is shown, so
//! in that function each `x` is replaced by "`x`, or something that brings it", and two members of which one brings the other
//! are excluded. How many minimal sets there are is the number of worlds of that function, exactly, without listing any.

use std::collections::{BTreeMap, BTreeSet};

use crate::budget::NotDecided;
use crate::count::Count;
use crate::function::Function;
use crate::problem::Variable;
use crate::space::Space;
use crate::world::{Literal, below};

/// The minimal sets of a function.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MinimalSets {
    /// How many there are.
    pub count: Count,
    /// The first of them: fewest members first, then in the order in which the members were given. Members that others
    /// of a set bring are left out.
    pub sets: Vec<Vec<Variable>>,
    /// Whether there are more than are listed.
    pub more: bool,
}

impl Space {
    /// The minimal sets of a function that hangs on `members` only and that a further member never takes back. At most
    /// `limit` of them are listed, all are counted.
    ///
    /// # Errors
    ///
    /// - [`NotDecided`]
    pub fn minimal_sets(
        &self,
        function: &Function,
        members: &[Variable],
        limit: usize,
    ) -> Result<MinimalSets, NotDecided> {
        let generators = self.generators(function)?;
        let support = self.support(function);
        // In the order in which they were given.
        let members: Vec<Variable> = members.iter().copied().filter(|one| support.contains(one)).collect();
        let count = self.count(&generators, &members);
        let sets = self.first_sets(&generators, &members, limit);
        let more = Count::from(sets.len() as u64) < count;
        Ok(MinimalSets { count, sets, more })
    }

    /// The function that is so of the generators of each minimal set.
    fn generators(&self, function: &Function) -> Result<Function, NotDecided> {
        let support = self.support(function);
        let mut bringing: BTreeMap<Variable, Vec<Variable>> = BTreeMap::new();
        for one in &support {
            for brought in self.problem.implied.get(one).into_iter().flatten().filter(|other| support.contains(other)) {
                bringing.entry(*brought).or_default().push(*one);
            }
        }
        let mut minimal = self.possible(function)?;
        for one in support.iter().rev() {
            let mut needed = self.literal(*one, false)?;
            for other in bringing.get(one).into_iter().flatten() {
                needed = self.or(&needed, &self.literal(*other, true)?)?;
            }
            let without = self.restricted(function, &[(*one, false)]);
            needed = self.or(&needed, &self.not(&without))?;
            minimal = self.and(&minimal, &needed)?;
        }
        for (brought, by) in &bringing {
            let mut closed = self.literal(*brought, true)?;
            for one in by {
                closed = self.or(&closed, &self.literal(*one, true)?)?;
            }
            let with = self.restricted(&minimal, &[(*brought, true)]);
            let without = self.restricted(&minimal, &[(*brought, false)]);
            minimal = self.choice(&closed, &with, &without)?;
        }
        for (brought, by) in &bringing {
            for one in by {
                let both = self.and(&self.literal(*brought, true)?, &self.literal(*one, true)?)?;
                minimal = self.and_not(&minimal, &both)?;
            }
        }
        Ok(minimal)
    }

    /// The first worlds of a function, as the sets of members that are so in them.
    fn first_sets(&self, function: &Function, members: &[Variable], limit: usize) -> Vec<Vec<Variable>> {
        let mut found = Vec::new();
        let mut open = BTreeSet::from_iter(self.beginning(function, members, Vec::new()));
        while found.len() < limit
            && let Some(first) = open.pop_first()
        {
            if first.left_out.len() == members.len() {
                let set = members.iter().zip(&first.left_out).filter(|(_, left_out)| !**left_out);
                found.push(set.map(|(member, _)| *member).collect());
                continue;
            }
            for left_out in [false, true] {
                let mut next = first.left_out.clone();
                next.push(left_out);
                open.extend(self.beginning(function, members, next));
            }
        }
        found
    }

    /// What begins so, if there is such a set.
    fn beginning(&self, function: &Function, members: &[Variable], left_out: Vec<bool>) -> Option<Beginning> {
        let fixed: Vec<Literal> = members.iter().zip(&left_out).map(|(member, out)| (*member, !out)).collect();
        let chosen = left_out.iter().filter(|out| !**out).count() as u64;
        let left = self.restricted(function, &fixed).bdd;
        let least = below(&self.least(&left, &|_| 1), left.root_pointer())?;
        Some(Beginning { size: chosen.saturating_add(least), left_out })
    }
}

/// The sets that agree about the first members. Ordered as the first set of each is: of the smallest first, then by the
/// earlier member.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Beginning {
    /// Of the smallest of them.
    size: u64,
    /// Of each of the first members, whether it is left out.
    left_out: Vec<bool>,
}
