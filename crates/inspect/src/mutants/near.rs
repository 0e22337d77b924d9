//! What a name may be mistaken for: few neighbours, always the same.

use std::collections::BTreeMap;

use placet_compiler::{FactType, Name, Policy, PolicyIndex, Source as _};

/// The permissions, by node and by verb.
#[derive(Debug)]
pub(crate) struct Near<'p> {
    index: &'p PolicyIndex<'p>,
    nodes: BTreeMap<&'p str, Vec<&'p Name>>,
    verbs: BTreeMap<&'p str, Vec<&'p Name>>,
}

impl<'p> Near<'p> {
    pub(crate) fn new(index: &'p PolicyIndex<'p>) -> Near<'p> {
        let mut near = Near { index, nodes: BTreeMap::new(), verbs: BTreeMap::new() };
        let policy: &Policy = index.policy();
        for permission in &policy.permissions {
            match permission.id.rsplit_once('.') {
                Some((node, verb)) => {
                    near.nodes.entry(node).or_default().push(&permission.id);
                    near.verbs.entry(verb).or_default().push(&permission.id);
                }
                None => {
                    near.nodes.entry("").or_default().push(&permission.id);
                }
            }
        }
        near
    }

    /// The next permission of the same node, and the next with the same verb; of one without a node, those before and
    /// after it.
    pub(super) fn permissions(&self, name: &str) -> [Option<Name>; 2] {
        match name.rsplit_once('.') {
            Some((node, verb)) => {
                let beside = self.nodes.get(node).and_then(|all| next(all, name));
                let alike = self.verbs.get(verb).and_then(|all| next(all, name));
                [beside, alike]
            }
            None => {
                let all = self.nodes.get("").map(Vec::as_slice).unwrap_or_default();
                let at = all.iter().position(|other| *other == name).unwrap_or(0);
                let before = at.checked_sub(1).and_then(|at| all.get(at));
                let after = all.get(at.saturating_add(1));
                [after.map(|name| (*name).clone()), before.map(|name| (*name).clone())]
            }
        }
    }

    /// The next value of a fact.
    pub(super) fn value(&self, fact: &Name, value: &Name) -> Option<Name> {
        let (FactType::OneOf(values) | FactType::SetOfOneOf(values)) = self.index.fact(fact)? else { return None };
        next(&values.iter().collect::<Vec<_>>(), value)
    }

    pub(super) fn is_date(&self, fact: &str) -> bool {
        matches!(self.index.fact(&Name::from(fact)), Some(FactType::Date))
    }
}

/// The one after it, or before it where it is the last.
fn next(all: &[&Name], name: &str) -> Option<Name> {
    let at = all.iter().position(|other| *other == name)?;
    let other = all.get(at.saturating_add(1)).or_else(|| all.get(at.checked_sub(1)?))?;
    Some((*other).clone())
}
