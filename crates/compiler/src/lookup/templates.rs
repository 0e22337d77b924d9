//! Actions that are written in a template, and what they are called where it is used.

use crate::db::{Db, PolicySet};
use crate::index::{Index, index};
use crate::items::{BodyEntry, SectionItem, file_items, joined};
use crate::limits;
use crate::lookup::Symbol;
use crate::model::Name;

/// Of something that a template brings, the same in the template.
pub(super) fn origin(db: &dyn Db, set: PolicySet, symbol: &Symbol) -> Option<Symbol> {
    let names = index(db, set);
    let find = |id: &Name, gate: bool| {
        set.files(db).iter().find_map(|file| {
            let sections = &file_items(db, *file).sections;
            sections.iter().find_map(|section| in_section(names, section, None, id, gate, 0))
        })
    };
    match symbol {
        Symbol::Action { template: None, id } => {
            let (template, id) = find(id, true)?;
            Some(Symbol::Action { template: Some(template), id })
        }
        Symbol::Section { template: None, id } => {
            // Whatever stands in the section stands in the template, the section with it.
            let (template, id) = find(id, false)?;
            Some(Symbol::Section { template: Some(template), id })
        }
        Symbol::Option { template: None, action, option } => {
            let (template, action) = find(action, true)?;
            Some(Symbol::Option { template: Some(template), action, option: option.clone() })
        }
        _ => None,
    }
}

/// The template that brings `id` into a section, and what it is called there. `around` is the template whose body the
/// section stands in.
fn in_section(
    names: &Index,
    section: &SectionItem,
    around: Option<(&Name, &str)>,
    id: &str,
    action: bool,
    depth: usize,
) -> Option<(Name, Name)> {
    if depth > limits::SECTION_DEPTH {
        return None;
    }
    let rest = match &section.id {
        Some(own) => id.strip_prefix(own.as_str())?,
        None => id,
    };
    if section.id.is_some() && rest.is_empty() {
        // The section itself, which only a template's body can answer for.
        return around.filter(|_| !action).map(|(template, whole)| (template.clone(), whole.into()));
    }
    let rest = if section.id.is_some() { rest.strip_prefix('.')? } else { rest };
    if let Some(template) = section.from.as_ref().and_then(|from| names.templates.get(from))
        && !names.circular_templates.contains(&template.name)
    {
        if action && template.has_gate && rest == "open" {
            return Some((template.name.clone(), rest.into()));
        }
        if let Some(found) = in_body(names, &template.body, Some((&template.name, rest)), rest, action, depth) {
            return Some(found);
        }
    }
    if let Some((template, whole)) = around
        && action
        && section.has_gate
        && rest == "open"
    {
        return Some((template.clone(), whole.into()));
    }
    in_body(names, &section.body, around, rest, action, depth)
}

fn in_body(
    names: &Index,
    body: &[BodyEntry],
    around: Option<(&Name, &str)>,
    id: &str,
    action: bool,
    depth: usize,
) -> Option<(Name, Name)> {
    body.iter().find_map(|entry| match entry {
        BodyEntry::Section(inner) => in_section(names, inner, around, id, action, depth + 1),
        BodyEntry::Action(one) if action && one.ids.iter().any(|own| own == id) => {
            around.map(|(template, whole)| (template.clone(), whole.into()))
        }
        BodyEntry::Action(_) => None,
    })
}

/// What `action` of `template` is called where the template is used.
pub(super) fn instances(db: &dyn Db, set: PolicySet, template: &str, action: &str) -> Vec<Name> {
    let mut prefixes = Vec::new();
    let names = index(db, set);
    for file in set.files(db).iter() {
        for section in &file_items(db, *file).sections {
            prefixes_of(names, section, None, template, &mut prefixes, 0);
        }
    }
    let ids = prefixes.into_iter().map(|prefix| joined(prefix.as_ref(), action));
    ids.filter(|id| names.actions.contains_key(id)).collect()
}

fn prefixes_of(
    names: &Index,
    section: &SectionItem,
    prefix: Option<&Name>,
    template: &str,
    found: &mut Vec<Option<Name>>,
    depth: usize,
) {
    if depth > limits::SECTION_DEPTH || found.len() > limits::INSTANCES_LISTED {
        return;
    }
    let prefix = match &section.id {
        Some(id) => Some(joined(prefix, id)),
        None => prefix.cloned(),
    };
    let mut bodies = vec![&section.body];
    if let Some(from) = &section.from {
        if from == template {
            found.push(prefix.clone());
        }
        let circular = names.circular_templates.contains(from);
        bodies.extend(names.templates.get(from).filter(|_| !circular).map(|template| &template.body));
    }
    for entry in bodies.into_iter().flatten() {
        if let BodyEntry::Section(inner) = entry {
            prefixes_of(names, inner, prefix.as_ref(), template, found, depth + 1);
        }
    }
}
