//! Two policies, and the names that are common to them.

use std::collections::{BTreeMap, BTreeSet};

use placet_compiler::{Action, FactType, Name, Names, PolicyIndex, Source};

/// What is put behind the name of a fact that had another type.
pub(super) const BEFORE: &str = " (before)";

/// One of the two policies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Which {
    Old,
    New,
}

/// One policy, and what its names are in the question.
#[derive(Debug)]
pub(super) struct Side<'p> {
    pub(super) index: &'p PolicyIndex<'p>,
    /// Names of permissions that are others in the question.
    permissions: BTreeMap<Name, Name>,
    own_permissions: BTreeMap<Name, Name>,
    /// Permissions of the other side that this one knows as old names of its own.
    former: BTreeMap<Name, Name>,
    /// Who holds the permission without having been given it: what brings it. Without the ones that nothing brings.
    bringing: BTreeMap<Name, BTreeSet<Name>>,
    facts: BTreeMap<Name, Name>,
    own_facts: BTreeMap<Name, Name>,
    /// Values that only the other side has, by the fact.
    pub(super) lacks: BTreeMap<Name, Vec<Name>>,
}

/// Two policies.
#[derive(Debug)]
pub(super) struct Pair<'p> {
    pub(super) old: Side<'p>,
    pub(super) new: Side<'p>,
    /// All permissions: those of the new policy, then those that are gone.
    pub(super) permissions: Vec<Name>,
    pub(super) places: BTreeMap<Name, usize>,
    /// Permissions that are held for other reasons on one side than on the other.
    pub(super) unlike: BTreeSet<Name>,
    /// Those, and all that only one side has.
    pub(super) touched: BTreeSet<Name>,
    /// The type of each fact.
    pub(super) facts: BTreeMap<Name, FactType>,
    /// Facts that have other values on one side than on the other, or another type.
    pub(super) facts_touched: BTreeSet<Name>,
    old_actions: BTreeMap<Name, Name>,
    new_actions: BTreeMap<Name, Name>,
}

impl<'p> Side<'p> {
    fn new(index: &'p PolicyIndex<'p>) -> Side<'p> {
        Side {
            index,
            permissions: BTreeMap::new(),
            own_permissions: BTreeMap::new(),
            former: BTreeMap::new(),
            bringing: BTreeMap::new(),
            facts: BTreeMap::new(),
            own_facts: BTreeMap::new(),
            lacks: BTreeMap::new(),
        }
    }

    /// A permission of this side in the question.
    pub(super) fn permission<'n>(&'n self, own: &'n Name) -> &'n Name {
        self.permissions.get(own).unwrap_or(own)
    }

    /// A permission of the question on this side.
    pub(super) fn own_permission<'n>(&'n self, name: &'n Name) -> Option<&'n Name> {
        let own = self.own_permissions.get(name).unwrap_or(name);
        (self.index.place(own).is_some() && self.permission(own) == name).then_some(own)
    }

    /// A fact of this side in the question.
    pub(super) fn fact<'n>(&'n self, own: &'n Name) -> &'n Name {
        self.facts.get(own).unwrap_or(own)
    }

    /// All that a user can be given to hold the permission; nothing where this side lacks it.
    pub(super) fn holders(&self, name: &Name) -> BTreeSet<Name> {
        if self.own_permission(name).is_none() {
            return BTreeSet::new();
        }
        let mut holders = self.bringing.get(name).cloned().unwrap_or_default();
        holders.insert(name.clone());
        holders
    }

    /// What holding the permission brings on this side, in the question's names.
    pub(super) fn brought(&self, name: &Name) -> BTreeSet<Name> {
        let Some(own) = self.own_permission(name) else { return BTreeSet::new() };
        self.index.brought(own).iter().map(|one| self.permission(one).clone()).collect()
    }

    /// All that a role holds on this side, in the question's names.
    pub(super) fn role(&self, id: &str) -> BTreeSet<Name> {
        self.index.held_by_role(id).iter().map(|one| self.permission(one).clone()).collect()
    }

    /// Who brings what, with the old names that this side knows of permissions that the other still declares.
    fn find_bringing(&mut self, other: &Side<'_>) {
        let mut bringing: BTreeMap<Name, BTreeSet<Name>> = BTreeMap::new();
        let mut known = BTreeMap::new();
        for permission in &self.index.policy().permissions {
            let name = self.permission(&permission.id).clone();
            let former = permission.formerly.iter().filter(|old| self.index.place(old).is_none());
            let former = former.filter(|old| other.index.place(old).is_some()).map(|old| other.permission(old).clone());
            let former: Vec<Name> = former.filter(|old| *old != name).collect();
            let brought = match permission.implies.is_empty() {
                true => BTreeSet::new(),
                false => self.brought(&name),
            };
            for one in &brought {
                bringing.entry(one.clone()).or_default().insert(name.clone());
            }
            for old in former {
                known.insert(old.clone(), permission.id.clone());
                for one in brought.iter().chain([&name]) {
                    bringing.entry(one.clone()).or_default().insert(old.clone());
                }
            }
        }
        self.bringing = bringing;
        self.former = known;
    }
}

impl<'p> Pair<'p> {
    pub(super) fn new(old: &'p PolicyIndex<'p>, new: &'p PolicyIndex<'p>) -> Pair<'p> {
        let mut pair = Pair {
            old: Side::new(old),
            new: Side::new(new),
            permissions: Vec::new(),
            places: BTreeMap::new(),
            unlike: BTreeSet::new(),
            touched: BTreeSet::new(),
            facts: BTreeMap::new(),
            facts_touched: BTreeSet::new(),
            old_actions: BTreeMap::new(),
            new_actions: BTreeMap::new(),
        };
        pair.name_permissions();
        pair.name_facts();
        pair.name_actions();
        pair
    }

    pub(super) fn side(&self, which: Which) -> &Side<'p> {
        match which {
            Which::Old => &self.old,
            Which::New => &self.new,
        }
    }

    /// What the old policy has for an action of the new one.
    pub(super) fn old_action(&self, new: &Name) -> Option<&'p Action> {
        self.old_actions.get(new).and_then(|id| self.old.index.action(id))
    }

    /// What the new policy has for an action of the old one.
    pub(super) fn new_action(&self, old: &Name) -> Option<&Name> {
        self.new_actions.get(old)
    }

    /// The names of a side, to say a case in them.
    pub(super) fn names(&self, which: Which) -> impl Names + '_ {
        OwnNames { side: self.side(which) }
    }

    fn name_permissions(&mut self) {
        let (old, new) = (self.old.index, self.new.index);
        for permission in &new.policy().permissions {
            if old.place(&permission.id).is_some() {
                continue;
            }
            let mut former = permission.formerly.iter();
            let former = former.find(|id| {
                old.place(id).is_some() && new.place(id).is_none() && !self.old.permissions.contains_key(*id)
            });
            if let Some(former) = former {
                self.old.permissions.insert(former.clone(), permission.id.clone());
                self.old.own_permissions.insert(permission.id.clone(), former.clone());
            }
        }
        self.permissions = new.permissions().to_vec();
        for id in old.permissions() {
            let name = self.old.permission(id);
            if self.new.own_permission(name).is_none() {
                self.permissions.push(name.clone());
            }
        }
        self.places = self.permissions.iter().cloned().zip(0..).collect();
        self.old.find_bringing(&self.new);
        self.new.find_bringing(&self.old);
        for name in &self.permissions {
            let (before, after) = (self.old.bringing.get(name), self.new.bringing.get(name));
            let one_sided = self.old.own_permission(name).is_none() || self.new.own_permission(name).is_none();
            let unlike = if one_sided { before.is_some() || after.is_some() } else { before != after };
            if unlike {
                self.unlike.insert(name.clone());
            }
            if unlike || one_sided {
                self.touched.insert(name.clone());
            }
        }
    }

    fn name_facts(&mut self) {
        let (old, new) = (self.old.index.policy(), self.new.index.policy());
        for fact in &new.facts {
            self.facts.insert(fact.name.clone(), fact.ty.clone());
        }
        for fact in &old.facts {
            let ty = entity_renamed(&fact.ty, &old.subject, &new.subject);
            let mut name = renamed(&fact.name, &old.subject, &new.subject);
            match self.new.index.fact(&name) {
                Some(now) => match values(&ty, now) {
                    Some(Values::Same) => {}
                    Some(Values::Lists { gone, added, all }) => {
                        if !gone.is_empty() || !added.is_empty() {
                            self.facts_touched.insert(name.clone());
                            self.new.lacks.insert(name.clone(), gone);
                            self.old.lacks.insert(name.clone(), added);
                            self.facts.insert(name.clone(), all);
                        }
                    }
                    None => {
                        self.facts_touched.insert(name.clone());
                        name = format!("{name}{BEFORE}").into();
                        self.facts.insert(name.clone(), ty);
                    }
                },
                None => {
                    self.facts.insert(name.clone(), ty);
                }
            }
            if name != fact.name {
                self.old.facts.insert(fact.name.clone(), name.clone());
            }
            self.old.own_facts.insert(name, fact.name.clone());
        }
        self.new.own_facts = new.facts.iter().map(|fact| (fact.name.clone(), fact.name.clone())).collect();
    }

    fn name_actions(&mut self) {
        let (old, new) = (self.old.index, self.new.index);
        for action in &new.policy().actions {
            let mut former = action.formerly.iter();
            let before = match old.action(&action.id) {
                Some(_) => Some(&action.id),
                None => former.find(|id| {
                    old.action(id).is_some() && new.action(id).is_none() && !self.new_actions.contains_key(*id)
                }),
            };
            if let Some(before) = before {
                self.old_actions.insert(action.id.clone(), before.clone());
                self.new_actions.insert(before.clone(), action.id.clone());
            }
        }
    }
}

enum Values {
    Same,
    Lists { gone: Vec<Name>, added: Vec<Name>, all: FactType },
}

/// What two types have in common; nothing where they are different types.
fn values(old: &FactType, new: &FactType) -> Option<Values> {
    if old == new {
        return Some(Values::Same);
    }
    let (was, is) = match (old, new) {
        (FactType::OneOf(was), FactType::OneOf(is)) | (FactType::SetOfOneOf(was), FactType::SetOfOneOf(is)) => {
            (was, is)
        }
        _ => return None,
    };
    let gone: Vec<Name> = was.iter().filter(|value| !is.contains(value)).cloned().collect();
    let added: Vec<Name> = is.iter().filter(|value| !was.contains(value)).cloned().collect();
    let all: Vec<Name> = is.iter().chain(&gone).cloned().collect();
    let all = if matches!(new, FactType::OneOf(_)) { FactType::OneOf(all) } else { FactType::SetOfOneOf(all) };
    Some(Values::Lists { gone, added, all })
}

/// The name of a fact with another subject before it.
fn renamed(name: &Name, old: &Name, new: &Name) -> Name {
    if old == new {
        return name.clone();
    }
    match name.strip_prefix(old.as_str()) {
        Some("") => new.clone(),
        Some(rest) if rest.starts_with('.') => format!("{new}{rest}").into(),
        _ => name.clone(),
    }
}

fn entity_renamed(ty: &FactType, old: &Name, new: &Name) -> FactType {
    match ty {
        FactType::Entity(kind) if kind == old => FactType::Entity(new.clone()),
        FactType::SetOfEntity(kind) if kind == old => FactType::SetOfEntity(new.clone()),
        _ => ty.clone(),
    }
}

struct OwnNames<'a, 'p> {
    side: &'a Side<'p>,
}

impl Names for OwnNames<'_, '_> {
    fn subject(&self) -> Name {
        self.side.index.subject().clone()
    }

    fn fact(&self, name: &Name) -> Option<Name> {
        self.side.own_facts.get(name).cloned()
    }

    fn permission(&self, name: &Name) -> Option<Name> {
        self.side.own_permission(name).or_else(|| self.side.former.get(name)).cloned()
    }

    fn scope(&self, name: &Name) -> Option<Name> {
        let scopes = &self.side.index.policy().scopes;
        scopes.iter().find(|scope| scope.id == *name).map(|scope| scope.id.clone())
    }
}
