//! Ids for the entities that a test names: what it says are one get one id, the rest get one each.

use std::collections::{BTreeMap, BTreeSet};

use super::{Known, Step, StepKind};
use crate::model::Name;

/// The entity facts and the sets of entities that a test says something of.
#[derive(Debug, Default)]
pub(super) struct Entities {
    /// The id of each entity fact.
    pub(super) ids: BTreeMap<Name, String>,
    /// The members of each set.
    pub(super) sets: BTreeMap<Name, BTreeSet<String>>,
}

pub(super) fn entities(steps: &[Step]) -> Entities {
    let mut classes: Vec<BTreeSet<Name>> = Vec::new();
    for known in known(steps) {
        match known {
            Known::Same(a, b, true) => join(&mut classes, &[a, b]),
            Known::Same(a, b, false) => {
                join(&mut classes, &[a]);
                join(&mut classes, &[b]);
            }
            Known::Member(a, _, _) => join(&mut classes, &[a]),
            _ => {}
        }
    }
    let mut found = Entities::default();
    for class in &classes {
        let Some(first) = class.first() else { continue };
        for name in class {
            found.ids.insert(name.clone(), format!("the {first} of this test"));
        }
    }
    for known in known(steps) {
        if let Known::Member(member, set, is_in) = known {
            let members = found.sets.entry(set.clone()).or_default();
            if *is_in && let Some(id) = found.ids.get(member) {
                members.insert(id.clone());
            }
        }
    }
    found
}

/// A line that contradicts what the test says of the same entities elsewhere.
pub(crate) fn impossible_entities(steps: &[Step]) -> Option<&Step> {
    let found = entities(steps);
    steps.iter().find(|step| match &step.kind {
        StepKind::Know(Known::Same(a, b, false)) => found.ids.get(a) == found.ids.get(b),
        StepKind::Know(Known::Member(member, set, false)) => {
            let id = found.ids.get(member);
            found.sets.get(set).zip(id).is_some_and(|(members, id)| members.contains(id))
        }
        _ => false,
    })
}

fn known(steps: &[Step]) -> impl Iterator<Item = &Known> {
    steps.iter().filter_map(|step| match &step.kind {
        StepKind::Know(known) => Some(known),
        _ => None,
    })
}

fn join(classes: &mut Vec<BTreeSet<Name>>, names: &[&Name]) {
    let mut joined: BTreeSet<Name> = names.iter().map(|name| (*name).clone()).collect();
    classes.retain(|class| {
        let touches = class.iter().any(|name| joined.contains(name));
        if touches {
            joined.extend(class.iter().cloned());
        }
        !touches
    });
    classes.push(joined);
}
