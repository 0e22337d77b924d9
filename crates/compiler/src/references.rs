//! What a name, a pattern or a member of a family asks for, as an expression over declared permissions.

use crate::hash::Set;
use crate::index::Index;
use crate::model::{Expr, FactTest, Name};
use crate::patterns::{self, Part, Quantity, Reference};

/// Why a reference asks for nothing that there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Problem {
    /// No permission has the name, which is written out here.
    Unknown(Name),
    /// It was called so before; with its name now.
    Renamed(Name),
    /// It is a node, not a permission.
    Node(Name),
    /// A pattern without `all of` or `any of`.
    Alone,
    /// No permission matches; the word in braces that brings nothing, where it is one.
    Empty(Option<Name>),
    /// What stands before the brackets is no family.
    NotAFamily(String),
    /// The fact in brackets has other values than the family has members: the fact, the family, its enumeration.
    OtherValues(Name, Name, Name),
}

/// The expression that a reference without parameters means.
pub(crate) fn expr(index: &Index, reference: &Reference) -> Result<Expr, Problem> {
    let Reference { parts, quantity, scope } = reference;
    if let Some(at) = parts.iter().position(|part| matches!(part, Part::Index(..))) {
        return member(index, reference, at);
    }
    let holds = |name: Name| match scope {
        Some(scope) => Expr::HoldsIn(name, scope.clone()),
        None => Expr::Holds(name),
    };
    if !patterns::is_pattern(parts) {
        return permission(index, parts).map(holds);
    }
    let members = members(index, parts)?;
    match quantity {
        Quantity::One => Err(Problem::Alone),
        Quantity::All => Ok(Expr::all(members.into_iter().map(holds))),
        Quantity::Any => Ok(Expr::any(members.into_iter().map(holds))),
    }
}

/// The one permission that a plain name stands for.
pub(crate) fn permission(index: &Index, parts: &[Part]) -> Result<Name, Problem> {
    let name = Name::from(patterns::words(parts));
    if index.permissions.contains_key(&name) {
        return Ok(name);
    }
    if let Some(now) = index.old_permissions.get(&name) {
        return Err(Problem::Renamed(now.clone()));
    }
    Err(if index.nodes.contains(&name) { Problem::Node(name) } else { Problem::Unknown(name) })
}

/// The permissions that a name or a pattern stands for; at least one.
pub(crate) fn members(index: &Index, parts: &[Part]) -> Result<Vec<Name>, Problem> {
    if !patterns::is_pattern(parts) {
        return Ok(vec![permission(index, parts)?]);
    }
    let found = index.sorted.matching(parts);
    if found.is_empty() {
        return Err(Problem::Empty(None));
    }
    match index.sorted.matching_nothing(parts) {
        Some(word) => Err(Problem::Empty(Some(word))),
        None => Ok(found),
    }
}

/// A table over the fact in the brackets at `at`: a row for each of its values.
fn member(index: &Index, reference: &Reference, at: usize) -> Result<Expr, Problem> {
    let Reference { parts, quantity, scope } = reference;
    let before = parts.get(..at).unwrap_or_default();
    let Some(Part::Index(fact, values)) = parts.get(at) else { return Ok(Expr::False) };
    let node = Name::from(patterns::words(before));
    let Some(family) = index.families.get(&node) else {
        return Err(Problem::NotAFamily(node.to_string()));
    };
    let declared = index.values(family).unwrap_or_default();
    // Nearly always in the same order: one of them is the other's type.
    let same = || {
        let values: Set<&Name> = values.iter().collect();
        declared.len() == values.len() && declared.iter().all(|value| values.contains(value))
    };
    if declared != *values && !same() {
        return Err(Problem::OtherValues(fact.clone(), node, family.clone()));
    }
    // Without values there is no member that could be held.
    if declared.is_empty() {
        return Ok(Expr::False);
    }
    let mut rows = Vec::new();
    // Without the values in it, which are as many as there are rows.
    let after = parts.get(at.saturating_add(1)..).unwrap_or_default();
    for value in declared {
        let member = std::iter::once(Part::Name(value.clone()));
        let parts = before.iter().cloned().chain(member).chain(after.iter().cloned()).collect();
        let one = Reference { parts, quantity: *quantity, scope: scope.clone() };
        let test = Expr::Fact(FactTest::Is(fact.clone(), value));
        rows.push(Expr::when(test, expr(index, &one)?, Expr::True));
    }
    Ok(Expr::all(rows))
}
