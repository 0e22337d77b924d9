//! Which roles gain an action, and which lose it.

use std::collections::{BTreeMap, BTreeSet};

use placet_compiler::{Action, Answers, Atom, Name};
use placet_logic::{Function, Literal, NotDecided, Variable};

use super::mentions::Mentions;
use super::pair::{Pair, Which};
use super::translate::Plan;

/// The roles of both policies, and what each holds on either side.
#[derive(Debug)]
pub(super) struct Roles {
    all: Vec<Held>,
    /// Permissions that some role holds on one side only.
    changed: BTreeSet<Name>,
}

#[derive(Debug)]
struct Held {
    id: Name,
    old: BTreeSet<Name>,
    new: BTreeSet<Name>,
}

/// Roles that gain, and roles that lose.
#[derive(Debug, Default)]
pub(super) struct ByRole {
    pub(super) gained: Vec<Name>,
    pub(super) lost: Vec<Name>,
}

impl Roles {
    pub(super) fn new(pair: &Pair<'_>) -> Roles {
        let before = &pair.old.index.policy().roles;
        let before: BTreeSet<&Name> = before.iter().map(|role| &role.id).collect();
        let mut roles = Roles { all: Vec::new(), changed: BTreeSet::new() };
        for role in &pair.new.index.policy().roles {
            if before.contains(&role.id) {
                let held = Held { id: role.id.clone(), old: pair.old.role(&role.id), new: pair.new.role(&role.id) };
                roles.changed.extend(held.old.symmetric_difference(&held.new).cloned());
                roles.all.push(held);
            }
        }
        roles
    }

    /// Whether an action that is equal may be another for a role.
    pub(super) fn touch(&self, pair: &Pair<'_>, before: Option<&Action>, after: Option<&Action>) -> bool {
        if self.changed.is_empty() {
            return false;
        }
        let sides = [(Which::Old, before), (Which::New, after)];
        sides.into_iter().filter_map(|(which, action)| Some((which, action?))).any(|(which, action)| {
            let mentions = Mentions::of(pair.side(which), action, &|_| true);
            !mentions.held.is_empty() || !mentions.permissions.is_disjoint(&self.changed)
        })
    }

    /// The roles for which the functions differ, for some facts. Of a role is meant: who has it here and in each scope.
    pub(super) fn compare(
        &self,
        plan: &Plan<'_, '_>,
        answers: &Answers,
        old: &Function,
        new: &Function,
    ) -> Result<ByRole, NotDecided> {
        let space = &answers.space;
        let mut support = space.support(old);
        support.extend(space.support(new));
        let permissions: Vec<Variable> =
            answers.permissions().iter().copied().filter(|variable| support.contains(variable)).collect();
        let sets: Vec<Variable> = support.iter().copied().filter(|one| is_set(answers, *one)).collect();
        let mut known: BTreeMap<Key, [bool; 2]> = BTreeMap::new();
        let mut found = ByRole::default();
        for role in &self.all {
            let key = Key {
                old: values(plan, answers, &permissions, &role.old),
                new: values(plan, answers, &permissions, &role.new),
                more: !sets.is_empty() && !role.new.is_subset(&role.old),
                less: !sets.is_empty() && !role.old.is_subset(&role.new),
            };
            let [gains, loses] = match known.get(&key) {
                Some(known) => *known,
                None => {
                    let (before, after) = ((old, &key.old), (new, &key.new));
                    let gains = differs(answers, after, before, &sets, key.more)?;
                    let loses = differs(answers, before, after, &sets, key.less)?;
                    known.insert(key, [gains, loses]);
                    [gains, loses]
                }
            };
            if gains {
                found.gained.push(role.id.clone());
            }
            if loses {
                found.lost.push(role.id.clone());
            }
        }
        Ok(found)
    }
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    old: Vec<Literal>,
    new: Vec<Literal>,
    /// Whether a set may name what the role holds on the new side only.
    more: bool,
    /// Whether a set may name what the role holds on the old side only.
    less: bool,
}

/// Whether there are facts for which the first is so and the second is not, each with its permissions fixed. With `extra`,
/// all that a set names may be held for the first and not for the second.
fn differs(
    answers: &Answers,
    (one, with): (&Function, &Vec<Literal>),
    (other, without): (&Function, &Vec<Literal>),
    sets: &[Variable],
    extra: bool,
) -> Result<bool, NotDecided> {
    let space = &answers.space;
    let (held, lacked) = (space.fixed(one, with), space.fixed(other, without));
    let mut apart = space.and_not(&held, &lacked)?;
    if with == without {
        // What is known of sets and of what is held in them then holds of the role.
        apart = space.and(&apart, &space.world(with)?)?;
    }
    if space.is_possible(&apart)? {
        return Ok(true);
    }
    let all = |value| sets.iter().map(|set| (*set, value)).collect::<Vec<Literal>>();
    let apart = space.and_not(&space.fixed(&held, &all(true)), &space.fixed(&lacked, &all(false)))?;
    Ok(extra && space.is_possible(&apart)?)
}

/// What the role's user holds of the permissions that are asked for.
fn values(plan: &Plan<'_, '_>, answers: &Answers, permissions: &[Variable], held: &BTreeSet<Name>) -> Vec<Literal> {
    let value = |variable: &Variable| match answers.atom(*variable) {
        Some(Atom::Holds(name) | Atom::HoldsIn(name, _)) => match plan.is_granted() {
            true => held.iter().any(|one| plan.grant(one) == name),
            false => held.contains(name),
        },
        _ => false,
    };
    permissions.iter().map(|variable| (*variable, value(variable))).collect()
}

/// Whether a variable says that all that a set names is held.
fn is_set(answers: &Answers, variable: Variable) -> bool {
    match answers.atom(variable) {
        Some(Atom::HoldsAll(_)) => true,
        Some(Atom::Fact(placet_compiler::FactTest::True(fact))) => fact.starts_with("others of "),
        _ => false,
    }
}
