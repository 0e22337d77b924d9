//! Names that lead back to themselves: roles that include, templates that instantiate, actions that ask one another.

use std::collections::BTreeMap;

use crate::model::Name;

/// The names from which `edges` lead back to them, in order. Takes time in proportion to the edges, and no stack.
pub(crate) fn circular(edges: &BTreeMap<Name, Vec<Name>>) -> Vec<Name> {
    let finished = finishing_order(edges);
    let mut back: BTreeMap<&Name, Vec<&Name>> = BTreeMap::new();
    for (from, targets) in edges {
        for to in targets {
            back.entry(to).or_default().push(from);
        }
    }
    // Latest first and against the edges: what is met from a name, and was not before, leads there and back.
    let mut component: BTreeMap<&Name, usize> = BTreeMap::new();
    let mut sizes: Vec<usize> = Vec::new();
    for start in finished.into_iter().rev() {
        let mut open = vec![start];
        let mut size = 0;
        while let Some(name) = open.pop() {
            if component.contains_key(name) {
                continue;
            }
            component.insert(name, sizes.len());
            size += 1;
            open.extend(back.get(name).into_iter().flatten());
        }
        sizes.push(size);
    }
    let several = |name: &Name| component.get(name).and_then(|at| sizes.get(*at)).is_some_and(|size| *size > 1);
    edges
        .iter()
        .filter(|(name, targets)| several(name) || targets.contains(name))
        .map(|(name, _)| name.clone())
        .collect()
}

/// Each name after all that it leads to, but for circles.
fn finishing_order(edges: &BTreeMap<Name, Vec<Name>>) -> Vec<&Name> {
    let next = |name: &Name| edges.get(name).map(Vec::as_slice).unwrap_or_default().iter();
    let mut seen = std::collections::BTreeSet::new();
    let mut finished = Vec::new();
    for start in edges.keys() {
        if !seen.insert(start) {
            continue;
        }
        let mut open = vec![(start, next(start))];
        while let Some((name, targets)) = open.last_mut() {
            let name: &Name = name;
            match targets.next() {
                Some(target) => {
                    if seen.insert(target) {
                        open.push((target, next(target)));
                    }
                }
                None => {
                    finished.push(name);
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
