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
        let mut closed = Closed::new(self.graph);
        for (one, number) in self.graph.permissions.iter().zip(0u32..) {
            let is_right = match one.scope {
                None => closed.is_right(number, at(&direct, number).map(Vec::as_slice).unwrap_or_default()),
                Some(scope) => {
                    let scope = at(&self.graph.scopes, scope).map_or("", |scope| scope.name.as_str());
                    // Compared already: those in scopes come later.
                    let bases = at(&self.graph.permissions, one.base).filter(|base| base.scope.is_none());
                    let name = |base: &u32| at(&self.graph.permissions, *base).map(|base| base.name.as_str());
                    let bases = bases.map_or(&[][..], |base| base.implies.as_slice());
                    let mut brought: Vec<u32> =
                        bases.iter().filter_map(|base| self.permission(name(base)?, Some(scope))).collect();
                    brought.sort_unstable();
                    brought == one.implies && one.base < number
                }
            };
            if !is_right {
                return Err(Disproof::permission(&one.name));
            }
        }
        Ok(())
    }
}

fn slot<T>(list: &mut [T], index: u32) -> Option<&mut T> {
    list.get_mut(usize::try_from(index).ok()?)
}

/// Compares what the artifact says of permissions with what each brings directly. Where every permission brings just what it
/// brings directly and what these bring, and none brings itself, each list is all that is reached: on the way from those
/// that bring nothing, none can be the first that is wrong.
struct Closed<'a> {
    graph: &'a Graph,
    /// The permission for which each was met last.
    met: Vec<u32>,
}

impl<'a> Closed<'a> {
    fn new(graph: &'a Graph) -> Closed<'a> {
        Closed { graph, met: vec![u32::MAX; graph.permissions.len()] }
    }

    fn is_right(&mut self, own: u32, direct: &[u32]) -> bool {
        let said = |one: u32| at(&self.graph.permissions, one).map_or(&[][..], |one| one.implies.as_slice());
        let mut direct = direct.to_vec();
        // What brings most comes first: what of the others is met then has nothing to add.
        direct.sort_by_key(|one| std::cmp::Reverse(said(*one).len()));
        let mut count = 0usize;
        for one in direct {
            if at(&self.met, one) == Some(&own) {
                continue;
            }
            for brought in std::iter::once(&one).chain(said(one)) {
                let Some(met) = slot(&mut self.met, *brought) else { return false };
                if std::mem::replace(met, own) != own {
                    count = count.saturating_add(1);
                }
            }
        }
        let list = said(own);
        let ascends = list.windows(2).all(|two| two.first() < two.last());
        at(&self.met, own) != Some(&own)
            && ascends
            && list.len() == count
            && list.iter().all(|one| at(&self.met, *one) == Some(&own))
    }
}
