//! An action as the work on it needs it.

use std::collections::{BTreeSet, HashMap};

use indexmap::IndexSet;
use placet_compiler::{FactTest, Name, Policy};

use crate::formula::{Atom, Formula, Writer};

/// An action, written out, over its own variables in the order in which they first occur.
pub(crate) struct Problem {
    /// What the action requires.
    pub(crate) formula: Formula,
    /// The same with one literal less.
    pub(crate) mutant: Formula,
    /// What is true of permissions and facts anyway: clauses of two literals each.
    pub(crate) theory: Vec<Formula>,
    /// The variables that stand for tests of facts.
    pub(crate) facts: Vec<usize>,
    /// The number of each variable among those of the whole set, in the order in which they first occur there.
    pub(crate) everywhere: Vec<usize>,
    /// The same, where a test whether a fact names a permission stands beside the permission.
    pub(crate) beside: Vec<usize>,
}

/// A whole policy set.
pub(crate) struct Problems {
    /// An action each.
    pub(crate) all: Vec<Problem>,
    /// How many variables there are in the whole set.
    pub(crate) variables: usize,
}

impl Problems {
    pub(crate) fn of(policy: &Policy) -> Problems {
        let writer = Writer::new(policy);
        let implied = Implied::of(policy);
        let mut everywhere = IndexSet::new();
        let mut all = Vec::new();
        for action in &policy.actions {
            let mut atoms = IndexSet::new();
            let formula = writer.action(action, &mut atoms);
            all.push(Problem {
                mutant: formula.without(formula.literals() / 2),
                formula,
                theory: theory(&atoms, &implied),
                facts: atoms.iter().enumerate().filter(|(_, atom)| is_fact(atom)).map(|(at, _)| at).collect(),
                everywhere: atoms.into_iter().map(|atom| everywhere.insert_full(atom).0).collect(),
                beside: Vec::new(),
            });
        }
        let beside = beside(&everywhere);
        for problem in &mut all {
            problem.beside = problem.everywhere.iter().filter_map(|at| beside.get(*at).copied()).collect();
        }
        Problems { all, variables: everywhere.len() }
    }
}

/// Where each atom goes when tests of a permission's name go beside the permission.
fn beside(atoms: &IndexSet<Atom>) -> Vec<usize> {
    let key = |at: usize, atom: &Atom| match atom {
        Atom::Fact(FactTest::ContainsPermission(_, permission) | FactTest::IsPermission(_, permission)) => {
            let held = atoms.get_index_of(&Atom::Holds(permission.clone(), None));
            (held.unwrap_or(at), at)
        }
        _ => (at, 0),
    };
    let mut order: Vec<usize> = (0..atoms.len()).collect();
    order.sort_by_key(|at| atoms.get_index(*at).map(|atom| key(*at, atom)));
    let mut places = vec![0; atoms.len()];
    for (place, at) in order.into_iter().enumerate() {
        if let Some(slot) = places.get_mut(at) {
            *slot = place;
        }
    }
    places
}

fn is_fact(atom: &Atom) -> bool {
    matches!(atom, Atom::Fact(_))
}

/// The permissions that holding a permission brings, directly or not.
struct Implied(HashMap<Name, BTreeSet<Name>>);

impl Implied {
    fn of(policy: &Policy) -> Implied {
        let direct: HashMap<&Name, &Vec<Name>> =
            policy.permissions.iter().map(|permission| (&permission.id, &permission.implies)).collect();
        let mut all = HashMap::new();
        for permission in &policy.permissions {
            let mut found = BTreeSet::new();
            let mut open = vec![&permission.id];
            while let Some(next) = open.pop() {
                for implied in direct.get(next).into_iter().copied().flatten() {
                    if *implied != permission.id && found.insert(implied.clone()) {
                        open.push(implied);
                    }
                }
            }
            all.insert(permission.id.clone(), found);
        }
        Implied(all)
    }
}

/// Implications among the permissions, and that a `one of` fact has one value.
fn theory(atoms: &IndexSet<Atom>, implied: &Implied) -> Vec<Formula> {
    let not = |variable| Formula::Not(Box::new(Formula::Variable(variable)));
    let mut clauses = Vec::new();
    for (at, atom) in atoms.iter().enumerate() {
        match atom {
            Atom::Holds(permission, scope) => {
                for implied in implied.0.get(permission).into_iter().flatten() {
                    if let Some(there) = atoms.get_index_of(&Atom::Holds(implied.clone(), scope.clone())) {
                        clauses.push(Formula::Any(vec![not(at), Formula::Variable(there)]));
                    }
                }
            }
            Atom::Fact(FactTest::Is(fact, _)) => {
                for (there, other) in atoms.iter().enumerate().skip(at + 1) {
                    if matches!(other, Atom::Fact(FactTest::Is(same, _)) if same == fact) {
                        clauses.push(Formula::Any(vec![not(at), not(there)]));
                    }
                }
            }
            Atom::Fact(_) => {}
        }
    }
    clauses
}
