//! What only the encoder checks: limits by name, and promises about the graph that deciding relies
//! on but that can't be checked in linear time when an artifact is opened.

mod closed;
mod scopes;

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use super::EncodeError;
use crate::artifact::ArtifactError;
use crate::graph::{FIRST_NODE, FactType, Graph};
use crate::limits;

pub(super) fn check(graph: &Graph) -> Result<(), EncodeError> {
    check_limits(graph)?;
    check_names(graph)?;
    check_order(graph)?;
    scopes::check(graph)?;
    closed::check(graph)?;
    check_exact(graph)
}

pub(super) fn within(what: &'static str, limit: usize, found: usize) -> Result<(), EncodeError> {
    if found <= limit {
        return Ok(());
    }
    Err(EncodeError::Limit { what, limit, found })
}

fn check_limits(graph: &Graph) -> Result<(), EncodeError> {
    within("permissions", limits::PERMISSIONS, graph.permissions.len())?;
    within("former names of permissions", limits::PERMISSIONS, graph.permission_aliases.len())?;
    within("scopes", limits::SCOPES, graph.scopes.len())?;
    within("actions", limits::ACTIONS, graph.actions.len())?;
    within("former names of actions", limits::ACTIONS, graph.action_aliases.len())?;
    for action in &graph.actions {
        within("options of one action", limits::OPTIONS_PER_ACTION, action.options.len())?;
        within("headings of one action", limits::HEADINGS_PER_ACTION, action.sections.len())?;
    }
    for text in &graph.texts {
        within("bytes in one text", limits::TEXT_BYTES, text.len())?;
    }
    let aliases = graph.permission_aliases.iter().chain(&graph.action_aliases).map(|each| &each.0);
    let scopes = graph.scopes.iter().map(|each| &each.name);
    let permissions = graph.permissions.iter().map(|each| &each.name);
    let roles = graph.roles.iter().map(|each| &each.name);
    let facts = graph.facts.iter().map(|each| &each.name);
    let types = graph.facts.iter().filter_map(|each| match &each.kind {
        FactType::Entity(name) | FactType::SetOfEntity(name) => Some(name),
        _ => None,
    });
    let actions = graph.actions.iter().map(|each| &each.id);
    let options = graph.actions.iter().flat_map(|each| &each.options);
    let names = [&graph.name, &graph.subject].into_iter();
    let names = names.chain(permissions).chain(roles).chain(facts).chain(types);
    let names = names.chain(aliases).chain(scopes);
    for name in names.chain(actions).chain(options.map(|each| &each.id)) {
        within("bytes in one name", limits::NAME_BYTES, name.len())?;
    }
    Ok(())
}

/// A former name is nothing's name now; two of a kind that share a name show when they are written.
fn check_names(graph: &Graph) -> Result<(), EncodeError> {
    check_aliases("permissions", graph.permissions.iter().map(|each| &each.name), &graph.permission_aliases)?;
    check_aliases("actions", graph.actions.iter().map(|each| &each.id), &graph.action_aliases)
}

fn check_aliases<'g>(
    what: &'static str,
    mut names: impl Iterator<Item = &'g String>,
    aliases: &[(String, u32)],
) -> Result<(), EncodeError> {
    let aliases: BTreeSet<&String> = aliases.iter().map(|(alias, _)| alias).collect();
    if aliases.is_empty() {
        return Ok(());
    }
    match names.find(|name| aliases.contains(name)) {
        Some(name) => Err(EncodeError::DuplicateName { what, name: name.clone() }),
        None => Ok(()),
    }
}

/// The permissions that the policy declares stand first, then those in scopes.
fn check_order(graph: &Graph) -> Result<(), EncodeError> {
    let mut in_scopes = false;
    for (index, permission) in graph.permissions.iter().enumerate() {
        in_scopes |= permission.scope.is_some();
        let problem = match permission.scope {
            None if in_scopes => "it stands behind one in a scope",
            None if permission.base as usize != index => "its base is another one",
            _ => continue,
        };
        let error = ArtifactError::damaged("permissions", index, problem);
        return Err(EncodeError::BadGraph(error));
    }
    Ok(())
}

/// Counts the nodes that each exact clause reaches; stamps instead of sets keep it quick.
fn check_exact(graph: &Graph) -> Result<(), EncodeError> {
    let mut stamps = alloc::vec![usize::MAX; graph.nodes.len()];
    let mut open = Vec::new();
    for (stamp, clause) in graph.clauses.iter().enumerate() {
        if !clause.exact {
            continue;
        }
        let mut found: usize = 0;
        open.push(clause.root);
        while let Some(id) = open.pop() {
            let Some(index) = id.checked_sub(FIRST_NODE) else {
                continue;
            };
            let seen = stamps.get_mut(index as usize);
            let (Some(seen), Some(node)) = (seen, graph.nodes.get(index as usize)) else {
                continue;
            };
            if *seen == stamp {
                continue;
            }
            *seen = stamp;
            found = found.saturating_add(1);
            open.extend([node.hi, node.lo]);
        }
        within("nodes in one exact clause", limits::EXACT_NODES, found)?;
    }
    Ok(())
}
