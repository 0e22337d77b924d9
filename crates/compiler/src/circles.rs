//! Names that lead back to themselves: roles that include, templates that instantiate, actions that ask one another.

use std::collections::BTreeMap;

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
    fn a_long_chain_and_a_long_circle_take_linear_time() {
        let count = 50_000;
        let mut long: BTreeMap<Name, Vec<Name>> =
            (0..count).map(|at| (name(&format!("n{at}")), vec![name(&format!("n{}", at + 1))])).collect();
        assert!(circular(&long).is_empty());
        long.insert(name(&format!("n{count}")), vec![name("n0")]);
        assert_eq!(circular(&long).len(), count + 1);
    }
}
