use crate::graph::Graph;
use crate::names::Digest;

use super::records::{fact_type, values};

/// The hash of the names of a graph, as a reader computes it from an artifact that carries them.
pub(super) fn of(graph: &Graph) -> u64 {
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
