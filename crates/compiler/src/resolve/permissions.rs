//! Permissions, families written out, and what they imply.

use placet_syntax::ast::{
    self, AstNode as _, Implication, Path, PermissionEntry, PermissionList, Permissions, Verbs, Word, docs,
};

use super::Resolver;
use crate::circles::circle;
use crate::diagnostics;
use crate::index::Index;
use crate::items::joined;
use crate::model::{Name, Permission};

/// Calls `found` with each permission that is declared, those of a family once for each member, in order.
pub(super) fn each_permission(index: &Index, declared: &Permissions, found: &mut dyn FnMut(Name, &ast::Permission)) {
    let prefix = declared.name().map(|name| Name::from(name.text()));
    if let Some(list) = declared.list() {
        each(index, &list, prefix.as_ref(), declared.family(), found);
    }
}

fn each(
    index: &Index,
    list: &PermissionList,
    prefix: Option<&Name>,
    family: Option<Word>,
    found: &mut dyn FnMut(Name, &ast::Permission),
) {
    if let Some(family) = family {
        for value in index.values(family.text()).unwrap_or_default() {
            each(index, list, Some(&joined(prefix, &value)), None, found);
        }
        return;
    }
    for entry in list.entries() {
        let PermissionEntry::Permission(entry) = entry else { continue };
        let Some(name) = entry.name() else { continue };
        let id = joined(prefix, name.text());
        match entry.list() {
            Some(inner) => each(index, &inner, Some(&id), entry.family(), found),
            None => found(id, &entry),
        }
    }
}

impl Resolver<'_> {
    pub(super) fn permissions(&mut self, declared: &Permissions, into: &mut Vec<Permission>) {
        if let Some(family) = declared.family() {
            self.family(&family);
        }
        if let Some(list) = declared.list() {
            self.permission_list(&list);
        }
        let index = self.index;
        each_permission(index, declared, &mut |id, entry| {
            let range = entry.name().map_or_else(|| entry.range(), |name| name.range());
            into.push(Permission {
                label: index.permissions.get(&id).cloned().unwrap_or_default(),
                docs: docs(entry.syntax()),
                implies: index.implications.get(&id).cloned().unwrap_or_default(),
                formerly: entry.formerly().iter().map(|old| old.text().into()).collect(),
                deprecated: index.deprecated.get(&id).cloned(),
                at: self.at(range),
                id,
            });
        });
    }

    fn family(&mut self, family: &Word) {
        if !self.index.enums.contains_key(family.text()) {
            let place = self.place(family.range());
            let near = self.nearest(family.text(), self.index.enums.keys().map(Name::as_str));
            self.report(diagnostics::unknown_enum(&place, family.text(), near));
        }
    }

    /// What can be wrong in braces, each once, however many members they are written out for.
    fn permission_list(&mut self, list: &PermissionList) {
        for entry in list.entries() {
            match entry {
                PermissionEntry::Permission(entry) => {
                    if let Some(family) = entry.family() {
                        self.family(&family);
                    }
                    if let Some(replacement) = entry.deprecated().and_then(|one| one.replacement()) {
                        self.permission(&replacement);
                    }
                    if let Some(inner) = entry.list() {
                        self.permission_list(&inner);
                    }
                }
                PermissionEntry::Verbs(verbs) => {
                    let mut known = Vec::new();
                    names_in(list, &mut known);
                    for verb in verbs.names() {
                        if !known.iter().any(|name| name == verb.text()) {
                            let place = self.place(verb.range());
                            let near = self.nearest(verb.text(), known.iter().map(String::as_str));
                            self.report(diagnostics::unknown_verb(&place, verb.text(), near));
                        }
                    }
                    self.circular_verbs(&verbs);
                }
            }
        }
    }

    /// Tells where verbs lead permissions back to themselves, by one of them.
    fn circular_verbs(&mut self, verbs: &Verbs) {
        let Some(implied) = verbs.implied() else { return };
        for from in &self.index.circular_implications {
            let Some((node, verb)) = from.rsplit_once('.') else { continue };
            if !verbs.implying().iter().any(|word| word.text() == verb) {
                continue;
            }
            let to = joined(Some(&node.into()), implied.text());
            let brings = self.index.implications.get(from).is_some_and(|implies| implies.contains(&to));
            if brings && let Some(way) = circle(&self.index.implications, from, &[to]) {
                let place = self.place(verbs.range());
                self.report(diagnostics::circular_implication(&place, &way));
                return;
            }
        }
    }

    pub(super) fn implication(&mut self, node: &Implication) {
        let left = node.left().and_then(|path| self.permission(&path));
        let mut circular = None;
        for path in node.right() {
            for member in self.granted(&path) {
                let Some(left) = &left else { continue };
                if *left == member && path.is_plain() {
                    circular = circular.or_else(|| Some(vec![left.clone(), member]));
                } else if self.index.circular_implications.binary_search(&member).is_ok() && *left != member {
                    circular = circular.or_else(|| circle(&self.index.implications, left, &[member]));
                }
            }
        }
        if let Some(way) = circular {
            let place = self.place(node.left().as_ref().map_or_else(|| node.range(), Path::range));
            self.report(diagnostics::circular_implication(&place, &way));
        }
    }
}

/// The last parts of the names in braces, at any depth.
fn names_in(list: &PermissionList, into: &mut Vec<String>) {
    for entry in list.entries() {
        let PermissionEntry::Permission(entry) = entry else { continue };
        match (entry.list(), entry.name()) {
            (Some(inner), _) => names_in(&inner, into),
            (None, Some(name)) => into.push(name.text().to_owned()),
            (None, None) => {}
        }
    }
}
