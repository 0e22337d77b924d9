//! What is asked: who wants to do what, and what is known.

use std::collections::{BTreeMap, BTreeSet};

use super::Date;

/// What a decision is asked about. Facts that it doesn't name are unknown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Request {
    /// Permissions that the user holds; what they imply is held too.
    pub permissions: BTreeSet<String>,
    /// Roles that the user has.
    pub roles: BTreeSet<String>,
    /// What is known.
    pub facts: BTreeMap<String, Value>,
    /// The options that are asked for, by id.
    pub options: BTreeSet<String>,
    /// What the user holds in other places, by scope. In a scope that isn't named nothing is held.
    pub scopes: BTreeMap<String, Granted>,
}

/// What a user is given in a scope.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Granted {
    /// Permissions; what they imply is held too.
    pub permissions: BTreeSet<String>,
    /// Roles.
    pub roles: BTreeSet<String>,
}

/// The value of a fact.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Yes or no.
    Boolean(bool),
    /// A number.
    Number(f64),
    /// A day.
    Date(Date),
    /// A text.
    Text(String),
    /// One of the declared values.
    Value(String),
    /// A permission, maybe one that the policy doesn't declare.
    Permission(String),
    /// The id of a thing.
    Entity(String),
    /// All that is in a set: values, texts, permissions or ids.
    Set(BTreeSet<String>),
}

/// A request that has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unanswerable {
    /// The policy has no such action.
    UnknownAction(String),
    /// The action has no such option.
    UnknownOption(String),
    /// The policy has no such scope.
    UnknownScope(String),
}

impl Value {
    /// The name of what has one: a value, a text, a permission or a thing.
    pub(super) fn name(&self) -> &str {
        match self {
            Value::Value(name) | Value::Text(name) | Value::Permission(name) | Value::Entity(name) => name,
            Value::Boolean(_) | Value::Number(_) | Value::Date(_) | Value::Set(_) => panic!("a value without a name"),
        }
    }
}
