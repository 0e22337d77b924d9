//! What the artifact's numbers stand for, by its own names: whose permission a bit is, which test an atom.
//!
//! Nothing here is taken from how the graph was made. The names of the artifact are read as a service reads them, the source
//! is looked up by these names, and what a permission brings is worked out anew and compared with what the artifact says.

use placet_runtime::graph::{self, Graph};

use super::Disproof;
use crate::hash::Map;
use crate::meaning::{Atom, Group, group, step};
use crate::model::{Action, FactTest, FactType, Name, Number, Policy};

/// A policy and its graph, side by side.
pub(super) struct Tables<'a> {
    pub(super) policy: &'a Policy,
    pub(super) graph: &'a Graph,
    permissions: Map<&'a str, u32>,
    /// By the permission and the scope that it is held in.
    scoped: Map<(&'a str, &'a str), u32>,
    /// The number of the test that an atom of the graph is; nothing of a permission.
    pub(super) atoms: Vec<Option<u32>>,
    tests: Map<Atom, u32>,
    /// Of each `one of` fact, the tests of its values, in order.
    values: Vec<Vec<u32>>,
    /// By number.
    about: Vec<About>,
    facts: Map<&'a Name, &'a FactType>,
    actions: std::sync::OnceLock<Map<&'a Name, &'a Action>>,
}

/// What is known of a test.
#[derive(Debug, Clone)]
pub(super) struct About {
    pub(super) atom: Atom,
    pub(super) group: Option<Group>,
    /// In a group of steps, its place.
    pub(super) step: Option<(Number, bool)>,
}

impl About {
    pub(super) fn of(atom: Atom) -> About {
        About { group: group(&atom), step: step(&atom), atom }
    }
}

fn at<T>(list: &[T], index: u32) -> Option<&T> {
    list.get(usize::try_from(index).ok()?)
}

impl<'a> Tables<'a> {
    /// The tables, where the artifact says of permissions what the policy says.
    pub(super) fn new(policy: &'a Policy, graph: &'a Graph) -> Result<Tables<'a>, Disproof> {
        let (mut permissions, mut scoped) = (Map::default(), Map::default());
        for (one, number) in graph.permissions.iter().zip(0..) {
            match one.scope {
                None => permissions.insert(one.name.as_str(), number),
                Some(scope) => {
                    let base = at(&graph.permissions, one.base).map_or("", |base| base.name.as_str());
                    let scope = at(&graph.scopes, scope).map_or("", |scope| scope.name.as_str());
                    scoped.insert((base, scope), number)
                }
            };
        }
        let mut tables = Tables {
            policy,
            graph,
            permissions,
            scoped,
            atoms: Vec::new(),
            tests: Map::default(),
            values: Vec::new(),
            about: Vec::new(),
            facts: policy.facts.iter().map(|fact| (&fact.name, &fact.ty)).collect(),
            actions: std::sync::OnceLock::new(),
        };
        tables.brought()?;
        for atom in &graph.atoms {
            let test = match Atom::of(graph, atom) {
                Some(Atom::Fact(test)) => Some(Atom::Fact(tables.normal(&test))),
                Some(Atom::Holds(_) | Atom::HoldsIn(..)) => None,
                all => all,
            };
            let number = test.map(|test| tables.intern(test));
            tables.atoms.push(number);
        }
        for fact in &graph.facts {
            let mut tests = Vec::new();
            // Values from the 65th on can't be asked for several at a time.
            if let graph::FactType::OneOf(values) = &fact.kind {
                let values = values.iter().take(64).map(|value| FactTest::Is(fact.name.as_str().into(), value.into()));
                tests.extend(values.map(|test| tables.intern(Atom::Fact(test))));
            }
            tables.values.push(tests);
        }
        Ok(tables)
    }

    /// The tests of the values of a `one of` fact, as many as can be asked for several at a time.
    pub(super) fn values(&self, fact: u32) -> Option<&[u32]> {
        at(&self.values, fact).map(Vec::as_slice)
    }

    fn intern(&mut self, atom: Atom) -> u32 {
        if let Some(known) = self.tests.get(&atom) {
            return *known;
        }
        let number = self.known_tests();
        self.about.push(About::of(atom.clone()));
        self.tests.insert(atom, number);
        number
    }

    /// How many tests the graph has.
    pub(super) fn known_tests(&self) -> u32 {
        u32::try_from(self.about.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn about(&self, test: u32) -> Option<&About> {
        at(&self.about, test)
    }

    /// The number of a test of the source, where the graph has it.
    pub(super) fn test(&self, atom: &Atom) -> Option<u32> {
        self.tests.get(atom).copied()
    }

    /// The bit of a permission, here or in a scope.
    pub(super) fn permission(&self, name: &str, scope: Option<&str>) -> Option<u32> {
        match scope {
            None => self.permissions.get(name).copied(),
            Some(scope) => self.scoped.get(&(name, scope)).copied(),
        }
    }

    /// What a permission brings, by the artifact; compared with the policy in [`Tables::new`].
    pub(super) fn implies(&self, permission: u32) -> &[u32] {
        at(&self.graph.permissions, permission).map_or(&[], |one| one.implies.as_slice())
    }

    pub(super) fn fact(&self, name: &Name) -> Option<&'a FactType> {
        self.facts.get(name).copied()
    }

    pub(super) fn action(&self, id: &Name) -> Option<&'a Action> {
        let of = || self.policy.actions.iter().map(|action| (&action.id, action.as_ref())).collect();
        self.actions.get_or_init(of).get(id).copied()
    }

    /// The one way in which a test is written: days are whole, and it does not matter which of two equals comes first.
    pub(super) fn normal(&self, test: &FactTest) -> FactTest {
        let ordered = |a: &Name, b: &Name| if a <= b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) };
        match test {
            FactTest::Same(a, b) => {
                let (a, b) = ordered(a, b);
                FactTest::Same(a, b)
            }
            FactTest::FactEqual(a, b) => {
                let (a, b) = ordered(a, b);
                FactTest::FactEqual(a, b)
            }
            FactTest::AtMost(fact, day) if matches!(self.fact(fact), Some(FactType::Date)) => {
                FactTest::LessThan(fact.clone(), Number(day.0 + 1.0))
            }
            other => other.clone(),
        }
    }

    /// That the artifact says of each permission what comes with it: the graph rests on it.
    fn brought(&self) -> Result<(), Disproof> {
        let mut direct: Vec<Vec<u32>> = vec![Vec::new(); self.graph.permissions.len()];
        let numbers = |names: &[Name]| names.iter().filter_map(|name| self.permission(name, None)).collect();
        for one in &self.policy.permissions {
            if let Some(own) = self.permission(&one.id, None).and_then(|own| slot(&mut direct, own)) {
                *own = numbers(&one.implies);
            }
        }
        let mut closed: Map<u32, Vec<u32>> = Map::default();
        for (one, number) in self.graph.permissions.iter().zip(0u32..) {
            let brought = match one.scope {
                None => {
                    let brought = closure(&direct, number);
                    if !brought.is_empty() {
                        closed.insert(number, brought.clone());
                    }
                    brought
                }
                Some(scope) => {
                    let scope = at(&self.graph.scopes, scope).map_or("", |scope| scope.name.as_str());
                    let bases = closed.get(&one.base).map_or(&[][..], Vec::as_slice);
                    let name = |base: &u32| at(&self.graph.permissions, *base).map(|base| base.name.as_str());
                    let mut brought: Vec<u32> =
                        bases.iter().filter_map(|base| self.permission(name(base)?, Some(scope))).collect();
                    brought.sort_unstable();
                    brought
                }
            };
            if brought != one.implies {
                return Err(Disproof::permission(&one.name));
            }
        }
        Ok(())
    }
}

fn slot<T>(list: &mut [T], index: u32) -> Option<&mut T> {
    list.get_mut(usize::try_from(index).ok()?)
}

/// All that is reached from one, ascending, without itself.
fn closure(direct: &[Vec<u32>], start: u32) -> Vec<u32> {
    let mut seen = std::collections::BTreeSet::new();
    let mut open: Vec<u32> = at(direct, start).cloned().unwrap_or_default();
    while let Some(number) = open.pop() {
        if number != start && seen.insert(number) {
            open.extend(at(direct, number).into_iter().flatten());
        }
    }
    seen.into_iter().collect()
}
