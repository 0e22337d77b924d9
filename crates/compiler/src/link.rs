//! The graphs of all files as one: names become indices, equal nodes one node, equal clauses one clause.

mod declared;

use std::collections::BTreeSet;
use std::sync::Arc;

use placet_runtime::graph;

use crate::db::{Db, PolicySet};
use crate::expand;
use crate::hash::{Map, Set};
use crate::index::{Index, index};
use crate::lower::{Atom, FIRST, LoweredClause, LoweredFile, lower_file};
use crate::manifest::manifest;
use crate::model::{Clause, ClauseKind, FactTest, FactType, Location, Name, Policy};
use crate::optimise;
use crate::resolve::resolve_file;
use crate::testing::held_in;

/// The names of a kind that were met.
type First<'a> = Set<&'a Name>;

/// The resolved policy of the set, whatever is wrong with it.
#[salsa::tracked]
pub(crate) fn policy(db: &dyn Db, set: PolicySet) -> Arc<Policy> {
    let manifest = manifest(db, set);
    let index = index(db, set);
    let mut policy = Policy {
        name: manifest.name.clone(),
        language: manifest.language,
        subject: index.subject.clone(),
        ..Policy::default()
    };
    // Of what is declared twice, the first counts.
    let mut permissions = First::default();
    let (mut enums, mut scopes, mut roles) = (First::default(), First::default(), First::default());
    let (mut facts, mut actions) = (First::default(), First::default());
    for file in set.files(db).iter() {
        let resolved = resolve_file(db, set, *file);
        policy.permissions.extend(resolved.permissions.iter().filter(|one| permissions.insert(&one.id)).cloned());
        policy.enums.extend(resolved.enums.iter().filter(|one| enums.insert(&one.id)).cloned());
        policy.scopes.extend(resolved.scopes.iter().filter(|one| scopes.insert(&one.id)).cloned());
        policy.roles.extend(resolved.roles.iter().filter(|one| roles.insert(&one.id)).cloned());
        policy.facts.extend(resolved.facts.iter().filter(|one| facts.insert(&one.name)).cloned());
        policy.tests.extend(resolved.tests.iter().cloned());
        policy.invariants.extend(resolved.invariants.iter().cloned());
        let expanded = &expand::file_actions(db, set, *file).actions;
        policy.actions.extend(expanded.iter().filter(|one| actions.insert(&one.id)).cloned());
    }
    if !policy.facts.iter().any(|fact| fact.name == index.subject) {
        policy.facts.insert(
            0,
            crate::model::Fact {
                name: index.subject.clone(),
                ty: FactType::Entity(index.subject.clone()),
                label: None,
                at: Location::default(),
            },
        );
    }
    Arc::new(policy)
}

/// The decision graph of the set, and the actions that deny on unknown facts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Linked {
    pub(crate) graph: Arc<graph::Graph>,
    pub(crate) inexact: Vec<String>,
    /// Where the nodes of large gates begin; for the proof of a compile.
    pub(crate) shared: Vec<optimise::Shared>,
}

/// Links the graphs of the files. Meaningful only where the set has no errors.
#[salsa::tracked]
pub(crate) fn linked(db: &dyn Db, set: PolicySet) -> Arc<Linked> {
    let policy = policy(db, set);
    let lowered: Vec<&LoweredFile> = set.files(db).iter().map(|file| lower_file(db, set, *file)).collect();
    let mut link = Link::new(policy, index(db, set), &lowered);
    let mut inexact = Vec::new();
    let mut known = First::default();
    for lowered in lowered {
        let clauses: Vec<u32> = lowered.clauses.iter().map(|(clause, graph)| link.clause(clause, graph)).collect();
        let global = |local: &u32| usize::try_from(*local).ok().and_then(|at| clauses.get(at)).copied().unwrap_or(0);
        for action in &lowered.actions {
            if !known.insert(&action.action.id) {
                continue;
            }
            let mut options = Vec::new();
            for (option, clause) in action.action.options.iter().zip(&action.options) {
                options.push(graph::ActionOption {
                    id: option.id.to_string(),
                    phrase: option.phrase.clone(),
                    clauses: vec![global(clause)],
                    origin: link.origin(&option.at),
                });
            }
            let own: Vec<u32> = action.clauses.iter().map(global).collect();
            if own
                .iter()
                .chain(options.iter().flat_map(|option| &option.clauses))
                .any(|clause| link.is_inexact(*clause))
            {
                inexact.push(action.action.id.to_string());
            }
            let origin = link.origin(&action.action.at);
            link.graph.actions.push(graph::Action {
                id: action.action.id.to_string(),
                phrase: action.action.phrase.clone(),
                sections: action.action.sections.clone(),
                clauses: own,
                options,
                origin,
            });
        }
    }
    link.graph.texts = link.texts.list;
    let numbers: Map<&str, u32> = link.graph.actions.iter().map(|action| action.id.as_str()).zip(0..).collect();
    let old = index(db, set).old_actions.iter();
    link.graph.action_aliases =
        old.filter_map(|(old, now)| Some((old.to_string(), *numbers.get(now.as_str())?))).collect();
    let decided = optimise::decided(&link.graph);
    link.graph.decision_nodes = decided.nodes;
    Arc::new(Linked { graph: Arc::new(link.graph), inexact, shared: decided.shared })
}

/// The texts that atoms compare with, each once.
#[derive(Default)]
struct Texts {
    numbers: Map<Name, u32>,
    list: Vec<String>,
}

impl Texts {
    fn number(&mut self, text: &Name) -> Option<u32> {
        if let Some(known) = self.numbers.get(text) {
            return Some(*known);
        }
        let number = u32::try_from(self.list.len()).ok()?;
        self.list.push(text.to_string());
        self.numbers.insert(text.clone(), number);
        Some(number)
    }
}

struct Link<'a> {
    graph: graph::Graph,
    files: Map<&'a Name, u32>,
    permissions: Map<Name, u32>,
    facts: Map<&'a Name, u32>,
    /// The place of each value in the list of its fact.
    values: Map<(&'a Name, &'a Name), u32>,
    index: &'a Index,
    texts: Texts,
    atoms: Map<&'a Atom, u32>,
    nodes: Map<(u32, u32, u32), u32>,
    /// What was made of graphs, by address: clauses that say the same may share one.
    roots: Map<usize, (u32, bool)>,
    /// By root, kind, file and line. A clause stands on a line of its own, so that these say its words as well.
    clauses: Map<(u32, ClauseKind, u32, u32), u32>,
    /// Clauses that read facts and are not exact.
    inexact: BTreeSet<u32>,
}

impl<'a> Link<'a> {
    fn new(policy: &'a Policy, index: &'a Index, lowered: &[&'a LoweredFile]) -> Link<'a> {
        let files: Set<&Name> = policy
            .permissions
            .iter()
            .map(|one| &one.at)
            .chain(policy.scopes.iter().map(|one| &one.at))
            .chain(policy.roles.iter().map(|one| &one.at))
            .chain(policy.facts.iter().map(|one| &one.at))
            .chain(policy.actions.iter().map(|one| &one.at))
            .chain(lowered.iter().flat_map(|file| &file.clauses).map(|(clause, _)| &clause.at))
            .map(|at| &at.file)
            .filter(|file| !file.is_empty())
            .collect();
        let files: BTreeSet<&Name> = files.into_iter().collect();
        let mut values = Map::default();
        for (fact, ty) in &index.facts {
            if let FactType::OneOf(list) | FactType::SetOfOneOf(list) = ty {
                values.extend(list.iter().zip(0..).map(|(value, at)| ((fact, value), at)));
            }
        }
        let mut link = Link {
            graph: graph::Graph::default(),
            files: files.iter().copied().zip(0..).collect(),
            permissions: policy.permissions.iter().map(|one| one.id.clone()).zip(0..).collect(),
            facts: policy.facts.iter().map(|one| &one.name).zip(0..).collect(),
            values,
            index,
            texts: Texts::default(),
            atoms: Map::default(),
            nodes: Map::default(),
            roots: Map::default(),
            clauses: Map::default(),
            inexact: BTreeSet::new(),
        };
        link.graph.name = policy.name.clone();
        link.graph.language = policy.language;
        link.graph.subject = policy.subject.to_string();
        link.graph.files = files.into_iter().map(Name::to_string).collect();
        link.declared(policy);
        link
    }

    fn origin(&self, at: &Location) -> graph::Origin {
        graph::Origin { file: self.files.get(&at.file).copied().unwrap_or(0), line: at.line }
    }

    fn clause(&mut self, clause: &'a Clause, lowered: &'a LoweredClause) -> u32 {
        let address = std::ptr::from_ref(lowered) as usize;
        let (root, reads_facts) = match self.roots.get(&address) {
            Some(known) => *known,
            None => {
                let made = self.nodes_of(lowered);
                self.roots.insert(address, made);
                made
            }
        };
        let exact = lowered.exact;
        let origin = self.origin(&clause.at);
        let key = (root, clause.kind, origin.file, origin.line);
        if let Some(known) = self.clauses.get(&key) {
            return *known;
        }
        let number = u32::try_from(self.graph.clauses.len()).unwrap_or(u32::MAX);
        self.graph.clauses.push(graph::Clause {
            root,
            kind: match clause.kind {
                ClauseKind::Gate => graph::ClauseKind::Gate,
                ClauseKind::EveryRequires | ClauseKind::EveryForbidden => graph::ClauseKind::Every,
                ClauseKind::Requires => graph::ClauseKind::Requires,
                ClauseKind::Forbidden => graph::ClauseKind::Forbidden,
                ClauseKind::Everyone => graph::ClauseKind::Everyone,
                ClauseKind::Option => graph::ClauseKind::Option,
            },
            exact,
            text: clause.text.clone(),
            because: clause.because.clone(),
            origin,
        });
        self.clauses.insert(key, number);
        if reads_facts && !exact {
            self.inexact.insert(number);
        }
        number
    }

    /// The nodes of a clause: the root of them, and whether they read facts.
    fn nodes_of(&mut self, lowered: &'a LoweredClause) -> (u32, bool) {
        let mut ids = vec![graph::DENY, graph::ALLOW];
        let mut reads_facts = false;
        let global = |ids: &[u32], local: u32| {
            usize::try_from(local).ok().and_then(|at| ids.get(at)).copied().unwrap_or(graph::DENY)
        };
        for node in &lowered.nodes {
            reads_facts |= !matches!(node.atom, Atom::Holds(_) | Atom::HoldsIn(..));
            let (atom, hi, lo) = (self.atom(&node.atom), global(&ids, node.hi), global(&ids, node.lo));
            ids.push(match atom {
                Some(atom) => self.node(atom, hi, lo),
                None => graph::DENY,
            });
        }
        (global(&ids, lowered.root), reads_facts)
    }

    fn is_inexact(&self, clause: u32) -> bool {
        self.inexact.contains(&clause)
    }

    fn node(&mut self, atom: u32, hi: u32, lo: u32) -> u32 {
        if hi == lo {
            return hi;
        }
        if let Some(known) = self.nodes.get(&(atom, hi, lo)) {
            return *known;
        }
        let id = u32::try_from(self.graph.nodes.len()).unwrap_or(u32::MAX - FIRST) + FIRST;
        self.graph.nodes.push(graph::Node { atom, hi, lo });
        self.nodes.insert((atom, hi, lo), id);
        id
    }

    fn atom(&mut self, atom: &'a Atom) -> Option<u32> {
        if let Some(known) = self.atoms.get(atom) {
            return Some(*known);
        }
        let fact = |name: &Name| self.facts.get(name).copied();
        let permission = |name: &Name| self.permissions.get(name).copied();
        let value = |fact: &Name, value: &Name| self.values.get(&(fact, value)).copied();
        let made = match atom {
            Atom::Holds(name) => graph::Atom::Holds(permission(name)?),
            Atom::HoldsIn(name, scope) => graph::Atom::Holds(permission(&held_in(name, Some(scope)))?),
            Atom::HoldsAll(name) => graph::Atom::HoldsAll(fact(name)?),
            Atom::Fact(test) => match test {
                FactTest::True(name) => graph::Atom::True(fact(name)?),
                FactTest::Is(name, of) => graph::Atom::IsValue(fact(name)?, value(name, of)?),
                FactTest::IsPermission(name, of) => graph::Atom::IsPermission(fact(name)?, permission(of)?),
                FactTest::LessThan(name, number) => graph::Atom::LessThan(fact(name)?, number.0),
                FactTest::AtMost(name, number) => graph::Atom::AtMost(fact(name)?, number.0),
                FactTest::Same(a, b) => graph::Atom::Same(fact(a)?, fact(b)?),
                FactTest::FactLess(a, b) => graph::Atom::FactLess(fact(a)?, fact(b)?),
                FactTest::FactEqual(a, b) => graph::Atom::FactEqual(fact(a)?, fact(b)?),
                FactTest::Member(a, b) => graph::Atom::Member(fact(a)?, fact(b)?),
                FactTest::ContainsValue(name, of) => graph::Atom::ContainsValue(fact(name)?, value(name, of)?),
                FactTest::ContainsPermission(name, of) => graph::Atom::ContainsPermission(fact(name)?, permission(of)?),
                FactTest::IsText(name, text) => graph::Atom::IsText(fact(name)?, self.texts.number(text)?),
                FactTest::ContainsText(name, text) => graph::Atom::ContainsText(fact(name)?, self.texts.number(text)?),
            },
        };
        let number = u32::try_from(self.graph.atoms.len()).ok()?;
        self.graph.atoms.push(made);
        self.atoms.insert(atom, number);
        Some(number)
    }
}
