//! Permissions, facts and roles.

use std::collections::BTreeSet;

use placet_compiler::{Compiler, Permission, Policy, Role, Symbol};

use super::docs;
use super::markdown::{block, code, labelled, list, paragraphs, title};

pub(super) fn permission(compiler: &Compiler, id: &str) -> Option<String> {
    let policy = compiler.policy();
    let permission = policy.permissions.iter().find(|one| one.id == id)?;
    let by_id = |id: &str| policy.permissions.iter().find(|one| one.id == id);
    let implied = reached(permission, |one| one.implies.iter().filter_map(|id| by_id(id)).collect());
    let implying =
        reached(permission, |one| policy.permissions.iter().filter(|other| other.implies.contains(&one.id)).collect());
    let roles = roles_with(&policy, &permission.id);
    let said = |what: &str, names: Vec<&str>| (!names.is_empty()).then(|| format!("{what} {}", list(names)));
    Some(paragraphs([
        Some(title(&permission.label, &permission.id)),
        permission.docs.clone(),
        permission.deprecated.as_ref().map(|deprecated| match &deprecated.replacement {
            Some(other) => format!("Deprecated: use {}", code(other)),
            None => "Deprecated".to_owned(),
        }),
        said("Formerly", permission.formerly.iter().map(|name| name.as_str()).collect()),
        said("Brings", ids(&implied)),
        said("Comes with", ids(&implying)),
        said("In the roles", roles.iter().map(|role| role.id.as_str()).collect()),
    ]))
}

fn ids<'a>(permissions: &[&'a Permission]) -> Vec<&'a str> {
    permissions.iter().map(|one| one.id.as_str()).collect()
}

/// What `next` leads to from a permission, itself left out, nearest first.
fn reached<'a>(from: &'a Permission, next: impl Fn(&'a Permission) -> Vec<&'a Permission>) -> Vec<&'a Permission> {
    let mut seen = BTreeSet::from([from.id.as_str()]);
    let mut found: Vec<&Permission> = Vec::new();
    let mut at = Some(from);
    let mut done = 0;
    while let Some(one) = at {
        for other in next(one) {
            if seen.insert(other.id.as_str()) {
                found.push(other);
            }
        }
        at = found.get(done).copied();
        done += 1;
    }
    found
}

/// The roles that hold a permission, by themselves or through a role that they include.
fn roles_with<'a>(policy: &'a Policy, permission: &str) -> Vec<&'a Role> {
    let mut holding: BTreeSet<&str> = BTreeSet::new();
    loop {
        let before = holding.len();
        for role in &policy.roles {
            let included = role.includes.iter().any(|inner| holding.contains(inner.as_str()));
            if included || role.grants.iter().any(|grant| grant == permission) {
                holding.insert(role.id.as_str());
            }
        }
        if holding.len() == before {
            return policy.roles.iter().filter(|role| holding.contains(role.id.as_str())).collect();
        }
    }
}

pub(super) fn several(compiler: &Compiler, ids: &[placet_compiler::Name]) -> Option<String> {
    let policy = compiler.policy();
    let members = ids.iter().filter_map(|id| policy.permissions.iter().find(|one| one.id == *id));
    let members: Vec<(&str, &str)> = members.map(|one| (one.id.as_str(), one.label.as_str())).collect();
    Some(paragraphs([Some(format!("{} permissions", members.len())), Some(labelled(members))]))
}

pub(super) fn node(compiler: &Compiler, id: &str) -> Option<String> {
    let policy = compiler.policy();
    let prefix = format!("{id}.");
    let members: Vec<&Permission> = policy.permissions.iter().filter(|one| one.id.starts_with(&prefix)).collect();
    Some(paragraphs([
        Some(format!("{}: {} permissions", code(id), members.len())),
        docs(compiler, &Symbol::Node(id.into())),
        Some(labelled(members.iter().map(|one| (one.id.as_str(), one.label.as_str())))),
    ]))
}

pub(super) fn root(compiler: &Compiler, name: &str) -> Option<String> {
    let policy = compiler.policy();
    let prefix = format!("{name}.");
    let facts = policy.facts.iter().filter(|fact| fact.name.starts_with(&prefix));
    let lines: Vec<String> = facts.map(|fact| format!("{}: {}", fact.name, fact.ty)).collect();
    let kind = match compiler.declarations(&Symbol::Root(name.into())).first() {
        Some(declaration) => word_at(compiler, &declaration.file, declaration.whole.start),
        None => "subject".to_owned(),
    };
    Some(paragraphs([
        Some(format!("{kind} {}", code(name))),
        docs(compiler, &Symbol::Root(name.into())),
        (!lines.is_empty()).then(|| block(&lines.join("\n"))),
    ]))
}

/// The word that starts at an offset.
fn word_at(compiler: &Compiler, file: &str, offset: usize) -> String {
    let text = compiler.text(file);
    let rest = text.as_deref().and_then(|text| text.get(offset..)).unwrap_or_default();
    rest.split_whitespace().next().unwrap_or_default().to_owned()
}

pub(super) fn fact(compiler: &Compiler, name: &str) -> Option<String> {
    let policy = compiler.policy();
    let fact = policy.facts.iter().find(|fact| fact.name == name)?;
    Some(paragraphs([
        Some(block(&format!("{}: {}", fact.name, fact.ty))),
        fact.label.as_deref().map(super::markdown::text),
        docs(compiler, &Symbol::Fact(name.into())),
    ]))
}

pub(super) fn value(compiler: &Compiler, of: &str, value: &str) -> Option<String> {
    let symbol = Symbol::Value { of: of.into(), value: value.into() };
    let written = match compiler.fact_type(of) {
        Some(ty) => format!("{of}: {ty}"),
        None => source(compiler, &symbol)?,
    };
    Some(paragraphs([
        Some(format!("{}, a value of {}", code(value), code(of))),
        Some(block(&written)),
        docs(compiler, &symbol),
    ]))
}

/// What is declared in a few words: as it is written.
pub(super) fn declared(compiler: &Compiler, symbol: &Symbol) -> Option<String> {
    Some(paragraphs([Some(block(&source(compiler, symbol)?)), docs(compiler, symbol)]))
}

/// A declaration as it is written.
fn source(compiler: &Compiler, symbol: &Symbol) -> Option<String> {
    let declaration = compiler.declarations(symbol).into_iter().next()?;
    compiler.text(&declaration.file)?.get(declaration.whole).map(str::to_owned)
}

pub(super) fn role(compiler: &Compiler, id: &str) -> Option<String> {
    let policy = compiler.policy();
    let role = policy.roles.iter().find(|role| role.id == id)?;
    let label = |id: &str| {
        let found = policy.permissions.iter().find(|one| one.id == id);
        found.map(|one| one.label.as_str()).unwrap_or_default()
    };
    let includes = || format!("Includes {}", list(role.includes.iter().map(|name| name.as_str())));
    Some(paragraphs([
        Some(title(&role.label, &role.id)),
        docs(compiler, &Symbol::Role(id.into())),
        (!role.includes.is_empty()).then(includes),
        Some(labelled(role.grants.iter().map(|id| (id.as_str(), label(id))))),
    ]))
}
