//! The records that stand for the elements of a graph.

use alloc::string::String;

use zerocopy::little_endian::{U32, U64};

use crate::artifact::record::{
    AtomRecord, DecisionRecord, NodeRecord, OriginRecord, ScopedRecord, atom_kind, decision_word, fact_kind,
};
use crate::graph::{Atom, DecisionNode, DecisionTest, FactType, Node, Origin, Permission};

pub(super) fn origin_record(origin: Origin) -> OriginRecord {
    OriginRecord { file: U32::new(origin.file), line: U32::new(origin.line) }
}

pub(super) fn scoped_record(permission: &Permission) -> Option<ScopedRecord> {
    let scope = U32::new(permission.scope?);
    Some(ScopedRecord { scope, base: U32::new(permission.base) })
}

pub(super) fn node_record(node: &Node) -> NodeRecord {
    NodeRecord { atom: U32::new(node.atom), hi: U32::new(node.hi), lo: U32::new(node.lo) }
}

/// `atoms` are those of the graph.
pub(super) fn decision_record(node: &DecisionNode, atoms: &[Atom]) -> DecisionRecord {
    let (word, mask, want) = match node.test {
        DecisionTest::Held { word, mask, want } => (word, mask, want),
        DecisionTest::Fact { atom, exact } => match atoms.get(atom as usize) {
            Some(Atom::True(fact)) => (fact_word(*fact, exact) | decision_word::BOOLEAN, 0, 0),
            _ => (fact_word(atom, exact) | decision_word::ATOM, 0, 0),
        },
        DecisionTest::Value { fact, among, exact } => (fact_word(fact, exact) | decision_word::VALUE, among, 0),
    };
    let mut record = DecisionRecord {
        mask: U64::new(mask),
        want: U64::new(want),
        word: U32::new(word),
        hi: U32::new(node.hi),
        lo: U32::new(node.lo),
        unknown: U32::ZERO,
    };
    record.unknown = U32::new(record.unknown_of());
    record
}

fn fact_word(index: u32, exact: bool) -> u32 {
    let exact = if exact { decision_word::EXACT } else { 0 };
    // What is too large for its place is the index of nothing.
    index.min(decision_word::INDEX) | exact
}

pub(super) fn atom_record(atom: Atom) -> AtomRecord {
    let (kind, first, second) = match atom {
        Atom::Holds(permission) => (atom_kind::HOLDS, permission, 0),
        Atom::True(fact) => (atom_kind::TRUE, fact, 0),
        Atom::IsValue(fact, value) => (atom_kind::IS_VALUE, fact, value.into()),
        Atom::IsPermission(fact, other) => (atom_kind::IS_PERMISSION, fact, other.into()),
        Atom::LessThan(fact, number) => (atom_kind::LESS_THAN, fact, number.to_bits()),
        Atom::AtMost(fact, number) => (atom_kind::AT_MOST, fact, number.to_bits()),
        Atom::Same(fact, other) => (atom_kind::SAME, fact, other.into()),
        Atom::FactLess(fact, other) => (atom_kind::FACT_LESS, fact, other.into()),
        Atom::FactEqual(fact, other) => (atom_kind::FACT_EQUAL, fact, other.into()),
        Atom::Member(fact, set) => (atom_kind::MEMBER, fact, set.into()),
        Atom::ContainsValue(set, value) => (atom_kind::CONTAINS_VALUE, set, value.into()),
        Atom::ContainsPermission(set, other) => (atom_kind::CONTAINS_PERMISSION, set, other.into()),
        Atom::HoldsAll(fact) => (atom_kind::HOLDS_ALL, fact, 0),
        Atom::IsText(fact, text) => (atom_kind::IS_TEXT, fact, text.into()),
        Atom::ContainsText(set, text) => (atom_kind::CONTAINS_TEXT, set, text.into()),
    };
    AtomRecord { kind: U32::new(kind), first: U32::new(first), second: U64::new(second) }
}

/// The number of a type, and its name where it is of things.
pub(super) fn fact_type(kind: &FactType) -> (u32, &str) {
    match kind {
        FactType::Boolean => (fact_kind::BOOLEAN, ""),
        FactType::Number => (fact_kind::NUMBER, ""),
        FactType::OneOf(_) => (fact_kind::ONE_OF, ""),
        FactType::Entity(name) => (fact_kind::ENTITY, name),
        FactType::Permission => (fact_kind::PERMISSION, ""),
        FactType::SetOfOneOf(_) => (fact_kind::SET_OF_ONE_OF, ""),
        FactType::SetOfEntity(name) => (fact_kind::SET_OF_ENTITY, name),
        FactType::SetOfPermission => (fact_kind::SET_OF_PERMISSION, ""),
        FactType::Text => (fact_kind::TEXT, ""),
        FactType::Date => (fact_kind::DATE, ""),
        FactType::SetOfText => (fact_kind::SET_OF_TEXT, ""),
    }
}

/// The values that a type lists.
pub(super) fn values(kind: &FactType) -> &[String] {
    match kind {
        FactType::OneOf(values) | FactType::SetOfOneOf(values) => values,
        _ => &[],
    }
}
