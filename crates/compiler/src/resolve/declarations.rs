//! Enumerations, scopes, facts and roles.

use placet_syntax::ast::{AstNode as _, EnumDecl, Field, Role as RoleNode, RoleEntry, ScopeDecl, Word};

use super::Resolver;
use crate::index::fact_type;
use crate::items::{FieldItem, TypeItem, joined, spoken};
use crate::model::{Enum, Fact, FactType, Name, Role, Scope};

use crate::{diagnostics, limits};

impl Resolver<'_> {
    pub(super) fn enumeration(&mut self, declared: &EnumDecl) -> Option<Enum> {
        let name = declared.name()?;
        self.not_a_type(&name);
        let words: Vec<Word> = declared.values().iter().filter_map(|value| value.name()).collect();
        self.values_once(&words);
        Some(Enum {
            id: name.text().into(),
            label: declared.label().map_or_else(|| spoken(name.text()), |label| label.value()),
            values: self.index.enums.get(name.text()).cloned().unwrap_or_default(),
            at: self.at(name.range()),
        })
    }

    pub(super) fn declared_scope(&mut self, declared: &ScopeDecl) -> Option<Scope> {
        let name = declared.name()?;
        let count = self.index.scopes.len();
        // Said once, at the first that is past the bound.
        if self.index.scopes.get_index_of(name.text()) == Some(limits::SCOPES) {
            let place = self.place(name.range());
            self.report(diagnostics::too_many(&place, "scopes", count, limits::SCOPES));
        }
        Some(Scope {
            id: name.text().into(),
            label: declared.label().map_or_else(|| spoken(name.text()), |label| label.value()),
            at: self.at(name.range()),
        })
    }

    /// Tells of a declaration that has the name of a type of the language.
    fn not_a_type(&mut self, name: &Word) {
        if matches!(name.text(), "boolean" | "number" | "text" | "date" | "permission") {
            let place = self.place(name.range());
            self.report(diagnostics::type_name_taken(&place, name.text()));
        }
    }

    /// Tells of values that are listed twice.
    fn values_once(&mut self, values: &[Word]) {
        for (at, value) in values.iter().enumerate() {
            if let Some(first) = values.iter().take(at).find(|earlier| earlier.text() == value.text()) {
                let (place, first) = (self.place(value.range()), self.place(first.range()));
                self.report(diagnostics::duplicate_value(&place, &first, value.text()));
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
            self.not_a_type(&root);
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
            self.values_once(&values);
            let values = values.iter().map(|value| value.text().into()).collect();
            let item = FieldItem { name: Name::default(), ty: TypeItem::OneOf { set: ty.is_set(), values } };
            return fact_type(self.index, &item);
        }
        let name = ty.name()?;
        let item = TypeItem::Named { set: ty.is_set(), name: name.text().into() };
        let found = fact_type(self.index, &FieldItem { name: Name::default(), ty: item });
        if found.is_none() {
            let place = self.place(name.range());
            if ty.is_set() && matches!(name.text(), "boolean" | "number" | "date") {
                self.report(diagnostics::set_of_plain(&place, name.text()));
            } else {
                let types = ["boolean", "number", "text", "date", "permission"].into_iter();
                let known = types.chain(self.index.roots.keys().chain(self.index.enums.keys()).map(Name::as_str));
                let near = self.nearest(name.text(), known);
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
                    if let Some(path) = grant.permission() {
                        role.grants.extend(self.granted(&path));
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
        let near = self.nearest(role.text(), self.index.roles.keys().map(Name::as_str));
        let is_permission = self.index.permissions.contains_key(role.text());
        self.report(diagnostics::unknown_role(&place, role.text(), near, is_permission));
    }
}
