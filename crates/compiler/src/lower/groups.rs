//! The theory of the facts: which atoms stand together, and which of their answers can be at once.
//!
//! | group | its atoms | what can be at once (its *cells*) |
//! | --- | --- | --- |
//! | a value of `one of` | `f is a`, `f is b` | exactly one, "none of these" included where values are left over |
//! | a text | `f is "a"`, `f is "b"` | at most one; there is always another text |
//! | a permission fact | `f is p`, `f is q` | at most one; there is always another permission |
//! | a number, a day | `f < 1`, `f <= 1`, `f < 5` | the steps of a line: once one is true, all after it are |
//! | two numbers, two days | `a < b`, `a is b`, `b < a` | exactly one |
//! | anything else | one atom alone | true, false |
//!
//! Two facts that are compared with one another are a group of their own, whatever else is known of either: answers are
//! exact up to that comparison.

use super::Atom;
use crate::hash::{Ordered, OrderedSet};
use crate::model::{FactTest, Name};

/// Atoms about the same facts, in the order in which they are tested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) atoms: Vec<Atom>,
    pub(super) kind: GroupKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GroupKind {
    Single,
    /// At most one is true.
    AtMostOne,
    /// Exactly one is true.
    ExactlyOne,
    /// Each implies the next.
    Ascending,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Alone(Atom),
    Value(Name),
    Permission(Name),
    Text(Name),
    Number(Name),
    Numbers(Name, Name),
}

/// The groups of `atoms`, in the order of their first atom.
pub(super) fn groups(atoms: &OrderedSet<Atom>, values: &dyn Fn(&Name) -> Option<usize>) -> Vec<Group> {
    let mut members: Ordered<Key, Vec<Atom>> = Ordered::default();
    for atom in atoms {
        members.entry(key(atom)).or_default().push(atom.clone());
    }
    let mut groups = Vec::new();
    for (key, mut atoms) in members {
        let kind = match &key {
            Key::Alone(_) => GroupKind::Single,
            Key::Value(fact) if values(fact) == Some(atoms.len()) => GroupKind::ExactlyOne,
            Key::Value(_) | Key::Permission(_) | Key::Text(_) => GroupKind::AtMostOne,
            Key::Number(_) => {
                atoms.sort_by(steps);
                GroupKind::Ascending
            }
            Key::Numbers(..) if atoms.len() == 3 => GroupKind::ExactlyOne,
            Key::Numbers(..) => GroupKind::AtMostOne,
        };
        groups.push(Group { atoms, kind });
    }
    groups
}

fn key(atom: &Atom) -> Key {
    let Atom::Fact(test) = atom else { return Key::Alone(atom.clone()) };
    match test {
        FactTest::Is(fact, _) => Key::Value(fact.clone()),
        FactTest::IsPermission(fact, _) => Key::Permission(fact.clone()),
        FactTest::IsText(fact, _) => Key::Text(fact.clone()),
        FactTest::LessThan(fact, _) | FactTest::AtMost(fact, _) => Key::Number(fact.clone()),
        FactTest::FactLess(a, b) | FactTest::FactEqual(a, b) => {
            if a <= b {
                Key::Numbers(a.clone(), b.clone())
            } else {
                Key::Numbers(b.clone(), a.clone())
            }
        }
        _ => Key::Alone(atom.clone()),
    }
}

/// `f < 1`, `f <= 1`, `f < 5`, … in the order in which each implies the next.
fn steps(a: &Atom, b: &Atom) -> std::cmp::Ordering {
    let place = |atom: &Atom| match atom {
        Atom::Fact(FactTest::LessThan(_, number)) => Some((*number, 0)),
        Atom::Fact(FactTest::AtMost(_, number)) => Some((*number, 1)),
        _ => None,
    };
    place(a).cmp(&place(b))
}
