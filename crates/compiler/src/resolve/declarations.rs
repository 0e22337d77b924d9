//! Permissions, facts and roles.

use placet_syntax::ast::{
    AstNode as _, Field, PermissionEntry, PermissionList, Permissions, Role as RoleNode, RoleEntry, Word, docs,
};

use super::Resolver;
use crate::diagnostics;
use crate::index::fact_type;
use crate::items::{FieldItem, TypeItem, joined, spoken};
use crate::model::{Fact, FactType, Name, Permission, Role};
use crate::suggest::nearest;

impl Resolver<'_> {
    pub(super) fn permissions(&mut self, declared: &Permissions, into: &mut Vec<Permission>) {
        let prefix = declared.name().map(|name| Name::from(name.text()));
        if let Some(list) = declared.list() {
            self.permission_list(&list, prefix.as_ref(), into);
        }
    }

    fn permission_list(&mut self, list: &PermissionList, prefix: Option<&Name>, into: &mut Vec<Permission>) {
        for entry in list.entries() {
            match entry {
                PermissionEntry::Permission(entry) => {
                    let Some(name) = entry.name() else { continue };
                    let id = joined(prefix, name.text());
                    if let Some(inner) = entry.list() {
                        self.permission_list(&inner, Some(&id), into);
                        continue;
                    }
                    let implies = self.index.implications.iter().filter(|(from, _)| *from == id);
                    let implies = implies.map(|(_, to)| to.clone()).collect();
                    let label = self.index.permissions.get(&id).cloned().unwrap_or_default();
                    let (docs, at) = (docs(entry.syntax()), self.at(name.range()));
                    into.push(Permission { id, label, docs, implies, at });
                }
                PermissionEntry::Verbs(verbs) => {
                    let mut known = Vec::new();
                    names_in(list, &mut known);
                    for verb in verbs.names() {
                        if !known.iter().any(|name| name == verb.text()) {
                            let place = self.place(verb.range());
                            let near = nearest(verb.text(), known.iter().map(String::as_str));
                            self.report(diagnostics::unknown_verb(&place, verb.text(), near));
                        }
                    }
                }
            }
        }
    }

    pub(super) fn fields(
        &mut self,
        name: Option<Word>,
        fields: impl Iterator<Item = Field>,
        has_id: bool,
        into: &mut Vec<Fact>,
    ) {
        let Some(root) = name else { return };
        let root_name = Name::from(root.text());
        if has_id {
            let ty = FactType::Entity(root_name.clone());
            into.push(Fact { name: root_name.clone(), ty, label: None, at: self.at(root.range()) });
        }
        for field in fields {
            let Some(name) = field.name() else { continue };
            let Some(ty) = self.field_type(&field) else { continue };
            into.push(Fact {
                name: joined(Some(&root_name), name.text()),
                ty,
                label: field.label().map(|label| label.value()),
                at: self.at(name.range()),
            });
        }
    }

    fn field_type(&mut self, field: &Field) -> Option<FactType> {
        let ty = field.ty()?;
        let place = self.place(ty.range());
        if ty.sets() > 1 {
            self.report(diagnostics::set_of_set(&place));
            return None;
        }
        if let Some(values) = ty.values() {
            for (at, value) in values.iter().enumerate() {
                if let Some(first) = values.iter().take(at).find(|earlier| earlier.text() == value.text()) {
                    let (place, first) = (self.place(value.range()), self.place(first.range()));
                    self.report(diagnostics::duplicate_value(&place, &first, value.text()));
                }
            }
            let values = values.iter().map(|value| value.text().into()).collect();
            let item = FieldItem { name: Name::default(), ty: TypeItem::OneOf { set: ty.is_set(), values } };
            return fact_type(self.index, &item);
        }
        let name = ty.name()?;
        let item = TypeItem::Named { set: ty.is_set(), name: name.text().into() };
        let found = fact_type(self.index, &FieldItem { name: Name::default(), ty: item });
        if found.is_none() {
            let place = self.place(name.range());
            if ty.is_set() && matches!(name.text(), "boolean" | "number") {
                self.report(diagnostics::set_of_plain(&place, name.text()));
            } else {
                let known =
                    ["boolean", "number", "permission"].into_iter().chain(self.index.roots.keys().map(Name::as_str));
                let near = nearest(name.text(), known);
                self.report(diagnostics::unknown_type(&place, name.text(), near));
            }
        }
        found
    }

    pub(super) fn role(&mut self, declared: &RoleNode) -> Option<Role> {
        let name = declared.name()?;
        let mut role = Role {
            id: name.text().into(),
            label: declared.label().map_or_else(|| spoken(name.text()), |label| label.value()),
            grants: Vec::new(),
            includes: Vec::new(),
            at: self.at(name.range()),
        };
        if self.index.circular_roles.contains(&role.id) {
            let place = self.place(name.range());
            self.report(diagnostics::circular_role(&place, &role.id));
        }
        for entry in declared.entries() {
            match entry {
                RoleEntry::Grant(grant) => {
                    if let Some(path) = grant.permission()
                        && let Some(permission) = self.permission(&path)
                    {
                        role.grants.push(permission);
                    }
                }
                RoleEntry::Includes(includes) => {
                    let Some(included) = includes.role() else { continue };
                    if self.index.roles.contains_key(included.text()) {
                        role.includes.push(included.text().into());
                    } else {
                        self.unknown_role(&included);
                    }
                }
            }
        }
        Some(role)
    }

    pub(super) fn unknown_role(&mut self, role: &Word) {
        let place = self.place(role.range());
        let near = nearest(role.text(), self.index.roles.keys().map(Name::as_str));
        let is_permission = self.index.permissions.contains_key(role.text());
        self.report(diagnostics::unknown_role(&place, role.text(), near, is_permission));
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
