use crate::graph::Graph;
use crate::names::Digest;

use super::records::{fact_type, values};

impl Graph {
    /// The hash of all names, as [`Policy::names_hash`](crate::Policy::names_hash) gives it of an
    /// artifact, stripped or not.
    #[must_use]
    pub fn names_hash(&self) -> u64 {
        of(self)
    }
}

fn of(graph: &Graph) -> u64 {
    let mut digest = Digest::default();
    add(&mut digest, graph.permissions.iter().map(|each| &*each.name));
    add(&mut digest, graph.scopes.iter().map(|each| &*each.name));
    add(&mut digest, graph.roles.iter().map(|each| &*each.name));
    add(&mut digest, graph.facts.iter().map(|each| &*each.name));
    for fact in &graph.facts {
        let (kind, type_name) = fact_type(&fact.kind);
        digest.number(kind);
        digest.text(type_name);
        add(&mut digest, values(&fact.kind).iter().map(|value| &**value));
    }
    add(&mut digest, graph.actions.iter().map(|each| &*each.id));
    for action in &graph.actions {
        add(&mut digest, action.options.iter().map(|each| &*each.id));
    }
    digest.finish()
}

fn add<'g>(digest: &mut Digest, names: impl ExactSizeIterator<Item = &'g str>) {
    digest.count(names.len());
    for name in names {
        digest.text(name);
    }
}
