//! Which roles gain an action, and which lose it.

use std::collections::{BTreeMap, BTreeSet};

use placet_compiler::{Action, Answers, Atom, FactTest, Name};
use placet_logic::{Function, Literal, NotDecided, Space, Variable};

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
        let sets = Sets::of(answers, &support);
        let mut known: BTreeMap<Key, [bool; 2]> = BTreeMap::new();
        let mut found = ByRole::default();
        for role in &self.all {
            let key = Key {
                old: values(plan, answers, &permissions, &role.old),
                new: values(plan, answers, &permissions, &role.new),
                more: sets.may_name(&role.new, &role.old),
                less: sets.may_name(&role.old, &role.new),
                tested: sets.tested.iter().map(|one| (role.old.contains(one), role.new.contains(one))).collect(),
            };
            let [gains, loses] = match known.get(&key) {
                Some(known) => *known,
                None => {
                    let before = sets.fixed(space, old, &key.old, &role.old)?;
                    let after = sets.fixed(space, new, &key.new, &role.new)?;
                    let gains = differs(space, &after, &before, key.more)?;
                    let loses = differs(space, &before, &after, key.less)?;
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
    /// What it holds on each side of the permissions that sets are tested for.
    tested: Vec<(bool, bool)>,
}

/// The variables that say that all that a set names is held.
struct Sets {
    variables: Vec<Variable>,
    /// The tests that a set names a permission, by the variable of the set.
    named: Vec<(Variable, Name, Variable)>,
    /// The permissions of all such tests.
    tested: BTreeSet<Name>,
}

/// A function of facts: with a role's permissions, the same where all that sets name is held, and where it is not.
struct Fixed {
    own: Function,
    held: Function,
    lacked: Function,
}

impl Sets {
    fn of(answers: &Answers, support: &[Variable]) -> Sets {
        let variables: Vec<Variable> = support.iter().copied().filter(|one| is_set(answers, *one)).collect();
        let mut sets = Sets { variables, named: Vec::new(), tested: BTreeSet::new() };
        for test in answers.space.variables() {
            let Some(Atom::Fact(
                FactTest::ContainsPermission(fact, permission) | FactTest::IsPermission(fact, permission),
            )) = answers.atom(*test)
            else {
                continue;
            };
            sets.tested.insert(permission.clone());
            if let Some(set) = answers.variable(&Atom::HoldsAll(fact.clone())) {
                sets.named.push((set, permission.clone(), *test));
            }
        }
        sets
    }

    /// Whether a set may name something untested that the one holds and the other lacks.
    fn may_name(&self, one: &BTreeSet<Name>, other: &BTreeSet<Name>) -> bool {
        !self.variables.is_empty() && one.difference(other).any(|permission| !self.tested.contains(permission))
    }

    /// The function for who holds these permissions: a set that names a tested one that is lacked is not held.
    fn fixed(
        &self,
        space: &Space,
        function: &Function,
        values: &[Literal],
        holds: &BTreeSet<Name>,
    ) -> Result<Fixed, NotDecided> {
        let function = space.fixed(function, values);
        let all = |value| self.variables.iter().map(|set| (*set, value)).collect::<Vec<Literal>>();
        let mut own = function.clone();
        let mut held = space.fixed(&function, &all(true));
        for (set, permission, named) in &self.named {
            if holds.contains(permission) || !self.variables.contains(set) {
                continue;
            }
            let lacked = space.literal(*named, true)?;
            own = space.choice(&lacked, &space.fixed(&own, &[(*set, false)]), &own)?;
            held = space.and_not(&held, &lacked)?;
        }
        Ok(Fixed { own, held, lacked: space.fixed(&function, &all(false)) })
    }
}

/// Whether there are facts for which the first is so and the second is not. With `extra`, all that sets name may be held for
/// the first and not for the second.
fn differs(space: &Space, one: &Fixed, other: &Fixed, extra: bool) -> Result<bool, NotDecided> {
    if space.is_possible(&space.and_not(&one.own, &other.own)?)? {
        return Ok(true);
    }
    Ok(extra && space.is_possible(&space.and_not(&one.held, &other.lacked)?)?)
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
        Some(Atom::Fact(FactTest::True(fact))) => fact.starts_with("others of "),
        _ => false,
    }
}
