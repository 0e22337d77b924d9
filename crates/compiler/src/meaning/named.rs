//! What an atom of a compiled graph is, in the names of the artifact.

use placet_runtime::graph::{self, Graph};

use super::Atom;
use crate::model::{FactTest, Name, Number};

impl Atom {
    /// The test that an atom of a graph is, by the graph's own lists; nothing where it names what these don't have.
    pub fn of(graph: &Graph, atom: &graph::Atom) -> Option<Atom> {
        use graph::Atom as A;
        let fact = |number: u32| Some(Name::from(at(&graph.facts, number)?.name.as_str()));
        let permission = |number: u32| Some(Name::from(at(&graph.permissions, number)?.name.as_str()));
        let text = |number: u32| Some(Name::from(at(&graph.texts, number)?.as_str()));
        let value = |number: u32, ordinal: u32| match &at(&graph.facts, number)?.kind {
            graph::FactType::OneOf(values) | graph::FactType::SetOfOneOf(values) => {
                Some(Name::from(at(values, ordinal)?.as_str()))
            }
            _ => None,
        };
        Some(Atom::Fact(match *atom {
            A::Holds(one) => {
                let declared = at(&graph.permissions, one)?;
                let Some(scope) = declared.scope else { return Some(Atom::Holds(permission(one)?)) };
                let scope = Name::from(at(&graph.scopes, scope)?.name.as_str());
                return Some(Atom::HoldsIn(permission(declared.base)?, scope));
            }
            A::HoldsAll(of) => return Some(Atom::HoldsAll(fact(of)?)),
            A::True(of) => FactTest::True(fact(of)?),
            A::IsValue(of, ordinal) => FactTest::Is(fact(of)?, value(of, ordinal)?),
            A::IsPermission(of, one) => FactTest::IsPermission(fact(of)?, permission(one)?),
            A::LessThan(of, number) => FactTest::LessThan(fact(of)?, Number(number)),
            A::AtMost(of, number) => FactTest::AtMost(fact(of)?, Number(number)),
            A::Same(a, b) => FactTest::Same(fact(a)?, fact(b)?),
            A::FactLess(a, b) => FactTest::FactLess(fact(a)?, fact(b)?),
            A::FactEqual(a, b) => FactTest::FactEqual(fact(a)?, fact(b)?),
            A::Member(of, set) => FactTest::Member(fact(of)?, fact(set)?),
            A::ContainsValue(set, ordinal) => FactTest::ContainsValue(fact(set)?, value(set, ordinal)?),
            A::ContainsPermission(set, one) => FactTest::ContainsPermission(fact(set)?, permission(one)?),
            A::IsText(of, of_text) => FactTest::IsText(fact(of)?, text(of_text)?),
            A::ContainsText(set, of_text) => FactTest::ContainsText(fact(set)?, text(of_text)?),
        }))
    }
}

fn at<T>(list: &[T], index: u32) -> Option<&T> {
    list.get(usize::try_from(index).ok()?)
}
