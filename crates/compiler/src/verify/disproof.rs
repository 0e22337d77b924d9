//! What is said where the graph does not mean what the source means.

use std::fmt;

use super::question::Names;
use super::table::Row;
use crate::meaning::Atom;

/// A mistake of the compiler's, found before anything was handed out: a part of the artifact does not mean what the policy
/// says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disproof {
    /// What the artifact is wrong about: `the action \`tasks.open\``.
    pub of: String,
    /// How it shows.
    pub wrong: Wrong,
}

/// How it shows that a part of an artifact is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// On this request, the smallest that was found, the graph decides otherwise than the source.
    Decides(Counterexample),
    /// What comes with a permission is not what the policy says.
    Brings,
    /// The graph has no such part, or one that leads back to itself.
    Missing,
    /// Both ways are followed at an unknown test that only clauses read whose form is not exact.
    TakenForExact {
        /// The test.
        test: String,
    },
}

/// A request on which graph and source differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counterexample {
    /// The permissions that are held, in scopes as `edit in target`.
    pub held: Vec<String>,
    /// What is known of the facts: `task.kind is orders`, `not task.locked`.
    pub known: Vec<String>,
    /// Facts that are not known.
    pub unknown: Vec<String>,
    /// Whether the graph allows it; the source says the other.
    pub graph_allows: bool,
}

impl Disproof {
    pub(super) fn permission(name: &str) -> Disproof {
        Disproof { of: format!("the permission `{name}`"), wrong: Wrong::Brings }
    }

    pub(super) fn action(id: &str, option: Option<&str>, wrong: Wrong) -> Disproof {
        let of = match option {
            None => format!("the action `{id}`"),
            Some(option) => format!("the option `{option}` of the action `{id}`"),
        };
        Disproof { of, wrong }
    }
}

impl fmt::Display for Disproof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Disproof { of, wrong } = self;
        match wrong {
            Wrong::Decides(example) => write!(f, "the compiled graph of {of} is not what the policy says: {example}"),
            Wrong::Brings => write!(f, "what the artifact says comes with {of} is not what the policy says"),
            Wrong::Missing => write!(f, "the compiled graph of {of} is not there, or leads back to itself"),
            Wrong::TakenForExact { test } => {
                write!(f, "the compiled graph of {of} takes `{test}` for exact, and no clause that reads it is")
            }
        }
    }
}

impl fmt::Display for Counterexample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |names: &[String]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        match self.held.as_slice() {
            [] => f.write_str("with no permission")?,
            held => write!(f, "with {}", list(held))?,
        }
        if !self.known.is_empty() {
            write!(f, ", where {}", list(&self.known))?;
        }
        if !self.unknown.is_empty() {
            write!(f, ", not knowing {}", list(&self.unknown))?;
        }
        let (graph, policy) = if self.graph_allows { ("allows", "denies") } else { ("denies", "allows") };
        write!(f, ", it {graph} and the policy {policy}")
    }
}

impl Counterexample {
    pub(super) fn of(row: &Row, names: &Names) -> Counterexample {
        let held = names.permissions.iter().zip(&row.held).filter(|(_, held)| **held);
        let (mut known, mut unknown): (Vec<String>, Vec<String>) = Default::default();
        for (tests, answer) in names.groups.iter().zip(&row.answers) {
            match answer.map(|answer| tests.get(usize::try_from(answer).unwrap_or(usize::MAX))) {
                None => {
                    let facts = tests.iter().flat_map(Atom::facts).map(|fact| fact.to_string());
                    unknown.extend(facts);
                }
                Some(Some(test)) => known.push(test.to_string()),
                Some(None) => known.extend(tests.iter().map(|test| format!("not {test}"))),
            }
        }
        unknown.sort();
        unknown.dedup();
        let held = held.map(|(name, _)| name.clone()).collect();
        Counterexample { held, known, unknown, graph_allows: row.graph_allows }
    }
}
