//! Names that lead back to themselves: roles that include, templates that instantiate, actions that ask one another,
//! permissions that bring one another.

use std::collections::{BTreeMap, VecDeque};

use crate::hash::Map;
use crate::model::Name;

/// The names from which `edges` lead back to them, in order. Takes time in proportion to the edges, and no stack.
pub(crate) fn circular(edges: &BTreeMap<Name, Vec<Name>>) -> Vec<Name> {
    // What leads nowhere is on no circle.
    let numbers: Map<&Name, usize> = edges.keys().zip(0..).collect();
    let to: Vec<Vec<usize>> =
        edges.values().map(|targets| targets.iter().filter_map(|name| numbers.get(name).copied()).collect()).collect();
    let mut back: Vec<Vec<usize>> = vec![Vec::new(); to.len()];
    for (from, targets) in to.iter().enumerate() {
        for target in targets {
            if let Some(back) = back.get_mut(*target) {
                back.push(from);
            }
        }
    }
    // Latest first and against the edges: what is met from a name, and was not before, leads there and back.
    let mut component: Vec<Option<usize>> = vec![None; to.len()];
    let mut sizes: Vec<usize> = Vec::new();
    for start in finishing_order(&to).into_iter().rev() {
        let mut open = vec![start];
        let mut size = 0;
        while let Some(at) = open.pop() {
            let Some(slot @ None) = component.get_mut(at) else { continue };
            *slot = Some(sizes.len());
            size += 1;
            open.extend(back.get(at).into_iter().flatten());
        }
        sizes.push(size);
    }
    let several = |at: &Option<usize>| at.and_then(|at| sizes.get(at)).is_some_and(|size| *size > 1);
    let names = edges.keys().zip(&component).zip(to.iter().enumerate());
    names.filter(|((_, own), (at, to))| several(own) || to.contains(at)).map(|((name, _), _)| name.clone()).collect()
}

/// The shortest way from `from` by one of `next` back to `from`, both ends included; none where they don't lead there.
pub(crate) fn circle(edges: &BTreeMap<Name, Vec<Name>>, from: &Name, next: &[Name]) -> Option<Vec<Name>> {
    let mut before: BTreeMap<&Name, &Name> = next.iter().map(|next| (next, from)).collect();
    let mut open: VecDeque<&Name> = next.iter().collect();
    while let Some(name) = open.pop_front() {
        if name == from {
            let mut way = vec![from.clone()];
            let mut at = before.get(from).copied()?;
            while at != from {
                way.push(at.clone());
                at = before.get(at).copied()?;
            }
            way.push(from.clone());
            way.reverse();
            return Some(way);
        }
        for target in edges.get(name).into_iter().flatten() {
            if !before.contains_key(target) {
                before.insert(target, name);
                open.push_back(target);
            }
        }
    }
    None
}

/// Each number after all that it leads to, but for circles.
fn finishing_order(edges: &[Vec<usize>]) -> Vec<usize> {
    let next = |at: usize| edges.get(at).map(Vec::as_slice).unwrap_or_default().iter();
    let mut seen = vec![false; edges.len()];
    let mut meet = |at: usize| seen.get_mut(at).is_some_and(|seen| !std::mem::replace(seen, true));
    let mut finished = Vec::new();
    for start in 0..edges.len() {
        if !meet(start) {
            continue;
        }
        let mut open = vec![(start, next(start))];
        while let Some((at, targets)) = open.last_mut() {
            match targets.next() {
                Some(target) => {
                    if meet(*target) {
                        open.push((*target, next(*target)));
                    }
                }
                None => {
                    finished.push(*at);
                    open.pop();
                }
            }
        }
    }
    finished
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Name {
        Name::from(text)
    }

    fn edges(list: &[(&str, &str)]) -> BTreeMap<Name, Vec<Name>> {
        let mut edges: BTreeMap<Name, Vec<Name>> = BTreeMap::new();
        for (from, to) in list {
            edges.entry(name(from)).or_default().push(name(to));
        }
        edges
    }

    #[test]
    fn only_names_on_a_circle_are_circular() {
        let list = [("in", "a"), ("a", "b"), ("b", "a"), ("b", "between"), ("between", "c"), ("c", "c"), ("c", "out")];
        assert_eq!(circular(&edges(&list)), [name("a"), name("b"), name("c")]);
        assert!(circular(&edges(&[("a", "b"), ("a", "c"), ("b", "c")])).is_empty());
    }

    #[test]
    fn a_circle_is_the_shortest_way_around() {
        let edges = edges(&[("a", "b"), ("a", "c"), ("b", "c"), ("c", "a"), ("d", "d")]);
        let around = |from: &str| circle(&edges, &name(from), edges.get(from).map(Vec::as_slice).unwrap_or_default());
        assert_eq!(around("a"), Some(vec![name("a"), name("c"), name("a")]));
        assert_eq!(around("b"), Some(vec![name("b"), name("c"), name("a"), name("b")]));
        assert_eq!(around("d"), Some(vec![name("d"), name("d")]));
        assert_eq!(around("e"), None);
    }

    #[test]
    fn a_long_chain_and_a_long_circle_take_linear_time() {
        let count = 50_000;
        let mut long: BTreeMap<Name, Vec<Name>> =
            (0..count).map(|at| (name(&format!("n{at}")), vec![name(&format!("n{}", at + 1))])).collect();
        assert!(circular(&long).is_empty());
        long.insert(name(&format!("n{count}")), vec![name("n0")]);
        assert_eq!(circular(&long).len(), count + 1);
    }
}
