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

use std::collections::BTreeMap;

use crate::budget::NotDecided;
use crate::count::Count;
use crate::function::Function;
use crate::problem::Variable;
use crate::space::Space;

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
        let mut sets = Vec::new();
        let mut size = 0;
        while sets.len() < limit && Count::from(sets.len() as u64) < count && size <= members.len() {
            let of_size = self.and(&self.exactly(size, &members), &generators)?;
            self.list(&of_size, &members, limit, &mut sets);
            size = size.saturating_add(1);
        }
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
            let without = self.fixed(function, &[(*one, false)]);
            needed = self.or(&needed, &self.not(&without))?;
            minimal = self.and(&minimal, &needed)?;
        }
        for (brought, by) in &bringing {
            let mut closed = self.literal(*brought, true)?;
            for one in by {
                closed = self.or(&closed, &self.literal(*one, true)?)?;
            }
            let with = self.fixed(&minimal, &[(*brought, true)]);
            let without = self.fixed(&minimal, &[(*brought, false)]);
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

    /// So where exactly `size` of `members` are.
    fn exactly(&self, size: usize, members: &[Variable]) -> Function {
        let places: Vec<_> = members.iter().filter_map(|member| self.places.get(member).copied()).collect();
        Function { bdd: self.set.mk_sat_exactly_k(size, &places) }
    }

    /// Lists the sets of a function of which each world has the same number of members, in the order of `members`.
    fn list(&self, function: &Function, members: &[Variable], limit: usize, into: &mut Vec<Vec<Variable>>) {
        // Depth first, the set with the earlier member first; a part that is not false has a set in it.
        let mut open = vec![(function.clone(), 0_usize, Vec::new())];
        while let Some((left, at, set)) = open.pop() {
            if into.len() >= limit {
                return;
            }
            if left.is_false() {
                continue;
            }
            let Some(member) = members.get(at) else {
                into.push(set);
                continue;
            };
            let next = at.saturating_add(1);
            open.push((self.fixed(&left, &[(*member, false)]), next, set.clone()));
            let mut with = set;
            with.push(*member);
            open.push((self.fixed(&left, &[(*member, true)]), next, with));
        }
    }
}
