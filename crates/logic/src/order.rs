//! The order in which variables are tested. The size of a diagram hangs on it, the answers don't.
//!
//! Variables that are tested together should stand together. So the first order is that of first occurrence in the
//! formulas, where
//!
//! - the members of a group (the values of one fact, the steps of one number) stand together, at the first of them;
//! - what was said to stand [beside](crate::Problem::beside) a variable stands next to it: with `user holds all of
//!   group.permissions` written out, `group.permissions contains p` next to `p`, without which the diagram doubles with each
//!   permission.
//!
//! Where a function passes the budget in that order, it is built again with the variables that occur most often first, and
//! then in the reverse of the first order. Only after that is it not decided.

use std::collections::{BTreeMap, BTreeSet};

use crate::formula::{Formula, Node};
use crate::problem::{Problem, Variable};

/// The orders to try, in turn: those after the first are made when they are asked for.
pub(crate) fn orders(problem: &Problem, roots: &[Formula]) -> impl Iterator<Item = Vec<Variable>> {
    let mut occurrences = occurrences(problem, roots);
    let known: BTreeSet<Variable> = occurrences.iter().copied().collect();
    occurrences.extend(problem.with_excluded(known.iter().copied()).difference(&known));
    let first = arranged(problem, &occurrences);
    let (second, mut third) = (first.clone(), first.clone());
    let second = move || {
        let mut often: BTreeMap<Variable, usize> = BTreeMap::new();
        for variable in &occurrences {
            let count = often.entry(*variable).or_default();
            *count = count.saturating_add(1);
        }
        let mut by_count = second;
        by_count.sort_by_key(|variable| std::cmp::Reverse(often.get(variable).copied().unwrap_or(0)));
        arranged(problem, &by_count)
    };
    let third = move || {
        third.reverse();
        third
    };
    std::iter::once(first).chain(std::iter::once_with(second)).chain(std::iter::once_with(third))
}

/// The variables as they occur in the formulas, again and again.
fn occurrences(problem: &Problem, roots: &[Formula]) -> Vec<Variable> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut open: Vec<Formula> = roots.iter().rev().copied().collect();
    while let Some(formula) = open.pop() {
        let Some(node) = problem.get(formula) else { continue };
        match node {
            Node::Is(variable) => found.push(*variable),
            _ if seen.insert(formula) => open.extend(node.parts().into_iter().rev()),
            _ => {}
        }
    }
    found
}

/// Each variable once, with its group and with what stands beside it.
fn arranged(problem: &Problem, wanted: &[Variable]) -> Vec<Variable> {
    let all: BTreeSet<Variable> = wanted.iter().copied().collect();
    let (mut placed, mut opened) = (BTreeSet::new(), BTreeSet::new());
    let mut order = Vec::new();
    for variable in wanted {
        let mut open = vec![*variable];
        while let Some(next) = open.pop() {
            if !all.contains(&next) || !placed.insert(next) {
                continue;
            }
            order.push(next);
            // The members that are not placed yet are on the stack from the first of them on.
            let group = problem.group_of.get(&next).filter(|at| opened.insert(**at));
            let group = group.and_then(|at| problem.groups.get(*at));
            open.extend(group.into_iter().flat_map(|group| group.members.iter().rev()).copied());
            open.extend(problem.beside.get(&next).into_iter().flatten().rev().copied());
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_group_is_placed_once() {
        let mut problem = Problem::new();
        let members: Vec<Variable> = (0..100_000).map(|_| problem.variable()).collect();
        let known = problem.variable();
        problem.at_most_one(&members);
        problem.beside(members[0], known);
        let wanted: Vec<Variable> = members.iter().rev().copied().chain([known]).collect();
        let last = members.len() - 1;
        let order = arranged(&problem, &wanted);
        let expected: Vec<Variable> =
            [members[last], members[0], known].into_iter().chain(members[1..last].iter().copied()).collect();
        assert_eq!(order, expected);
    }
}
