use crate::hash::OrderedSet;
use crate::model::{Expr, FactTest, Name};
use crate::patterns::Part;

/// What one node of the graph tests.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Atom {
    /// The user holds the permission.
    Holds(Name),
    /// The user holds the permission in the scope.
    HoldsIn(Name, Name),
    /// The user holds every permission that the fact names.
    HoldsAll(Name),
    /// A test of facts.
    Fact(FactTest),
}

/// The facts that an expression reads, in order, each once.
pub(crate) fn facts_of(expr: &Expr, into: &mut OrderedSet<Name>) {
    let mut note = |name: &Name| {
        if !into.contains(name) {
            into.insert(name.clone());
        }
    };
    match expr {
        Expr::HoldsAll(fact) => note(fact),
        Expr::Fact(test) => test.facts().for_each(note),
        Expr::Parameter(reference) => {
            for part in &reference.parts {
                if let Part::Index(fact, _) = part {
                    note(fact);
                }
            }
        }
        other => other.parts().for_each(|part| facts_of(part, into)),
    }
}

/// The atoms of an expression in the order in which they occur, each once.
pub(crate) fn atoms_of(expr: &Expr) -> OrderedSet<Atom> {
    let mut atoms = OrderedSet::default();
    walk(expr, usize::MAX, &mut atoms);
    atoms
}

/// The same; nothing where there are more than `most`.
pub(super) fn few_atoms_of(expr: &Expr, most: usize) -> Option<OrderedSet<Atom>> {
    let mut atoms = OrderedSet::default();
    walk(expr, most, &mut atoms).then_some(atoms)
}

/// Whether there are no more than `most`.
fn walk(expr: &Expr, most: usize, atoms: &mut OrderedSet<Atom>) -> bool {
    let atom = match expr {
        Expr::Holds(name) => Atom::Holds(name.clone()),
        Expr::HoldsIn(name, scope) => Atom::HoldsIn(name.clone(), scope.clone()),
        Expr::HoldsAll(fact) => Atom::HoldsAll(fact.clone()),
        Expr::Fact(test) => Atom::Fact(test.clone()),
        other => return other.parts().all(|part| walk(part, most, atoms)),
    };
    atoms.insert(atom);
    atoms.len() <= most
}
