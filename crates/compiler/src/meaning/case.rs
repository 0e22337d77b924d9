//! A possible world in the words of a `test` block.
//!
//! A world says of tests whether they are so: `task.size < 5` yes, `task.size < 2` no. A block says values: `task.size is 3`.
//! [`values`] finds values that fit, or finds that there are none: where two facts are compared with one another, a world
//! may say what no values can make so (`a` is `b`, `b` is `c`, `a` is not `c`). Nor can a block name a permission that the
//! policy doesn't declare.

mod renamed;
mod statements;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use placet_logic::Literal;
use placet_runtime::{InputError, RequestBuffer};

pub use self::renamed::Names;
use super::{Answers, Atom, Source};
use crate::model::Name;
use crate::testing::{Known, Step, StepKind, TestRequest, fill, held_in};

/// What a request says: permissions that are held, and the facts that matter. What it doesn't say is unknown, or not held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    subject: Name,
    /// The roles that the user has; what is held here is then what they hold.
    roles: Vec<Name>,
    /// The permissions that are held, those left out that others bring: here, and in each scope.
    held: BTreeMap<Option<Name>, Vec<Name>>,
    /// What is known of the facts.
    known: Vec<Known>,
}

impl Case {
    /// A world of `answers` as a case. Permissions that the world does not say are not held, facts that it does not say are
    /// unknown. Nothing where no values of the facts fit, or none are found within a bounded search.
    pub fn of(answers: &Answers, source: &dyn Source, world: &[Literal]) -> Option<Case> {
        let mut held: BTreeMap<Option<Name>, BTreeSet<Name>> = BTreeMap::new();
        for (variable, _) in world.iter().filter(|(_, value)| *value) {
            match answers.atom(*variable)? {
                Atom::Holds(permission) => held.entry(None).or_default().insert(permission.clone()),
                Atom::HoldsIn(permission, scope) => {
                    held.entry(Some(scope.clone())).or_default().insert(permission.clone())
                }
                _ => false,
            };
        }
        let here = held.get(&None).cloned().unwrap_or_default();
        let closed = here.iter().flat_map(|one| source.brought(one)).chain(here.iter().cloned()).collect();
        let known = known(answers, source, world, &closed)?;
        let held = held.into_iter().map(|(scope, held)| (scope, generators(source, &held))).collect();
        Some(Case { subject: source.subject().clone(), roles: Vec::new(), held, known })
    }

    /// The facts of a world as a case of somebody who has `roles`, which all together hold `held`, closed, here and nothing
    /// in any scope.
    pub fn of_roles(
        answers: &Answers,
        source: &dyn Source,
        world: &[Literal],
        roles: &[Name],
        held: &BTreeSet<Name>,
    ) -> Option<Case> {
        let known = known(answers, source, world, held)?;
        Some(Case { roles: roles.to_vec(), known, ..Case::holding(source, held) })
    }

    /// A case in which only permissions are said: `held` here.
    pub fn holding(source: &dyn Source, held: &BTreeSet<Name>) -> Case {
        let held = BTreeMap::from([(None, generators(source, held))]);
        Case { subject: source.subject().clone(), roles: Vec::new(), held, known: Vec::new() }
    }

    /// The roles that the user has; of a case of none, nothing.
    pub fn roles(&self) -> &[Name] {
        &self.roles
    }

    /// The permissions that are held here, those left out that others bring, in the order of declaration.
    pub fn held(&self) -> &[Name] {
        self.held.get(&None).map(Vec::as_slice).unwrap_or_default()
    }

    /// The permissions that are held in scopes, each with its scope.
    pub fn held_in_scopes(&self) -> impl Iterator<Item = (&Name, &Name)> {
        let scoped = self.held.iter().filter_map(|(scope, held)| Some((scope.as_ref()?, held)));
        scoped.flat_map(|(scope, held)| held.iter().map(move |permission| (permission, scope)))
    }

    /// The lines of a `test` block that say it: `user holds a, b`, `task.kind is orders`.
    pub fn statements(&self) -> Vec<String> {
        statements::of(self)
    }

    /// The case as a whole `test` block, with what it expects: `allow tasks.open`, `deny tasks.open with notes`.
    pub fn test(&self, name: &str, expected: &[String]) -> String {
        let mut block = format!("test {} {{\n", statements::quoted(name));
        for line in self.statements().iter().chain(expected) {
            block += &format!("    {line}\n");
        }
        block + "}\n"
    }

    /// The case as what a test says of the request.
    pub fn said(&self) -> TestRequest {
        let said: Vec<Step> = self.known.iter().map(|known| Step::of(StepKind::Know(known.clone()))).collect();
        let mut said = TestRequest::of(&said);
        said.held = self.held.iter().map(|(scope, held)| (scope.clone(), held.iter().cloned().collect())).collect();
        said
    }

    /// The case as a request to the compiled policy.
    ///
    /// # Errors
    ///
    /// - Where the compiled policy is another one, and does not know a name of the case.
    pub fn request<'p>(&self, policy: &placet_runtime::Policy<'p>) -> Result<RequestBuffer<'p>, InputError> {
        let mut request = RequestBuffer::new(policy);
        let said: Vec<Step> = self.known.iter().map(|known| Step::of(StepKind::Know(known.clone()))).collect();
        fill(&mut request, &said)?;
        for role in &self.roles {
            request.role(role)?;
        }
        for (scope, held) in &self.held {
            if let Some(scope) = scope {
                request.scope(scope)?;
            }
            for permission in held {
                match scope {
                    None => request.hold(permission)?,
                    // In a scope the compiled policy has those that some rule asks for there.
                    Some(scope) if policy.find_permission(&held_in(permission, Some(scope))).is_none() => {}
                    Some(scope) => request.hold_in(scope, permission)?,
                }
            }
        }
        Ok(request)
    }
}

/// What a world says of the facts, where it can be said: `closed` is held here.
fn known(answers: &Answers, source: &dyn Source, world: &[Literal], closed: &BTreeSet<Name>) -> Option<Vec<Known>> {
    let mut tests = Vec::new();
    for (variable, value) in world {
        let atom = answers.atom(*variable)?;
        if !atom.is_permission() {
            tests.push((atom.clone(), *value));
        }
    }
    values::fitting(source, closed, &tests)
}

/// These permissions in the order of declaration, without those that others of them bring.
fn generators(source: &dyn Source, held: &BTreeSet<Name>) -> Vec<Name> {
    let brought: BTreeSet<Name> = held.iter().flat_map(|one| source.brought(one)).collect();
    let mut generators: Vec<Name> = held.difference(&brought).cloned().collect();
    generators.sort_by_key(|one| source.place(one));
    generators
}
