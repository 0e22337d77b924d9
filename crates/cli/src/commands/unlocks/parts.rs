//! Which actions a permission has a part in, and which part.

use std::collections::BTreeSet;

use placet_compiler::{Action, Policy, Scope};

use crate::ways::{self, Catalogue, Ways};

/// Something that a permission has a part in.
pub(super) struct Unlocked<'p> {
    pub(super) action: &'p Action,
    /// The scope in which the permission counts, where it is one.
    pub(super) scope: Option<&'p Scope>,
    /// The option that it is about, if any: its id and phrase.
    pub(super) option: Option<(&'p str, &'p str)>,
    /// The condition under which the permission is asked for at all, if any.
    pub(super) condition: Option<String>,
    /// What else it takes: each is enough together with the permission.
    pub(super) with: Vec<Others>,
    /// Conditions under which it takes still more.
    pub(super) more_if: Vec<String>,
    /// What forbids the action all the same, as it is written.
    pub(super) forbidden: Vec<String>,
    /// The permission that is asked for, where it is one that this one implies.
    pub(super) through: Option<usize>,
}

/// What a way takes besides the permission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Others {
    pub(super) permissions: BTreeSet<usize>,
    pub(super) conditions: Vec<String>,
}

/// In which list something is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// The permission is enough.
    Alone,
    /// It takes other permissions too.
    WithOthers,
    /// It is about an option.
    Options,
    /// It takes no other permission, or counts at all, only under a condition.
    Conditions,
}

impl Unlocked<'_> {
    pub(super) fn group(&self) -> Group {
        let without_others = |others: &Others| others.permissions.is_empty();
        let alone = |others: &Others| without_others(others) && others.conditions.is_empty();
        if self.option.is_some() {
            Group::Options
        } else if self.condition.is_some() {
            Group::Conditions
        } else if self.with.iter().any(alone) && self.more_if.is_empty() {
            Group::Alone
        } else if self.with.iter().any(without_others) {
            Group::Conditions
        } else {
            Group::WithOthers
        }
    }
}

/// All that a permission has a part in, in the order of declaration.
pub(super) fn unlocked<'p>(catalogue: &Catalogue<'p>, policy: &'p Policy, permission: usize) -> Vec<Unlocked<'p>> {
    let scopes = policy.scopes.iter().enumerate();
    let in_scopes = scopes.filter_map(|(at, scope)| Some((catalogue.in_scope(permission, at)?, Some(scope))));
    let places: Vec<(usize, Option<&Scope>)> = [(permission, None)].into_iter().chain(in_scopes).collect();
    let mut found = Vec::new();
    for (action, (permission, scope)) in
        policy.actions.iter().flat_map(|action| places.iter().map(move |place| (action, *place)))
    {
        let needs = ways::needs(catalogue, action);
        let mut add = |ways: &Ways, option: Option<(&'p str, &'p str)>, condition: Option<&str>| {
            let Some((with, through)) = part_in(catalogue, ways, permission) else { return };
            let action_itself = option.is_none() && condition.is_none();
            let also = action_itself.then_some(&needs.always);
            found.push(Unlocked {
                action,
                scope,
                option,
                condition: condition.map(str::to_owned),
                with,
                more_if: also.iter().flat_map(|also| &also.when).map(|when| when.condition.clone()).collect(),
                forbidden: also.iter().flat_map(|also| &also.prohibitions).map(|said| said.text.clone()).collect(),
                through,
            });
        };
        add(&needs.always.ways, None, None);
        for when in &needs.always.when {
            add(&when.ways, None, Some(&when.condition));
        }
        for (option, declared) in needs.options.iter().zip(&action.options) {
            let option_of = Some((declared.id.as_str(), declared.phrase.as_str()));
            add(&option.also.ways, option_of, None);
            for when in &option.also.when {
                add(&when.ways, option_of, Some(&when.condition));
            }
        }
    }
    found
}

/// What else it takes on the ways that the permission is a part of, and what it is a part by.
fn part_in(catalogue: &Catalogue<'_>, ways: &Ways, permission: usize) -> Option<(Vec<Others>, Option<usize>)> {
    let mut with: Vec<Others> = Vec::new();
    let mut through = None;
    let mut itself = false;
    for way in &ways.ways {
        let (own, permissions): (BTreeSet<usize>, BTreeSet<usize>) =
            way.permissions.iter().partition(|wanted| catalogue.implies(permission, **wanted));
        if own.is_empty() {
            continue;
        }
        itself |= own.contains(&permission);
        through = through.or(own.first().copied());
        let conditions = way.conditions.iter().map(|condition| condition.text.clone()).collect();
        let others = Others { permissions, conditions };
        if !with.contains(&others) {
            with.push(others);
        }
    }
    (!with.is_empty()).then_some((with, through.filter(|_| !itself)))
}
