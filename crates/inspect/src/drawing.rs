//! The graph that decides an action, for people to look at: its nodes in the author's words, as a picture or for Graphviz.
//!
//! ```text
//!   compiled graph --draw--> Drawing --layout--> places --svg--> a picture, without any other program
//!                               +------------------dot--> text for Graphviz
//! ```

mod dot;
mod layout;
mod svg;
mod words;

use std::collections::BTreeMap;
use std::fmt;

use placet_compiler::{Action, Name, Policy};
use placet_runtime::graph::{DecisionTest, FIRST_NODE, Graph};

use self::words::Words;

/// The most nodes that are drawn: of more, nobody sees anything.
pub const LARGEST: usize = 200;

/// Where a way leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// The user may not.
    Deny,
    /// The user may.
    Allow,
    /// On to the node at this place of [`Drawing::nodes`].
    Node(usize),
}

/// A node in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnNode {
    /// What is tested, in lines: `any of:`, then the permissions by their labels; `task.kind is orders`.
    pub words: Vec<String>,
    /// Of a test of facts, whether both ways have to allow where it is unknown; else that denies. None of permissions.
    pub unknown_is_exact: Option<bool>,
    /// Where the test is so.
    pub yes: Way,
    /// Where it isn't.
    pub no: Way,
}

/// The graph of an action, and of options of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// The action with its headings.
    pub title: String,
    /// Where decisions start: the action by its name, then the options that were asked for, all of which have to allow.
    pub starts: Vec<(String, Way)>,
    /// The nodes; those that one leads to come after it.
    pub nodes: Vec<DrawnNode>,
}

/// Why there is no drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DrawError {
    /// The graph has more nodes than are drawn.
    TooLarge {
        /// How many it has.
        nodes: usize,
    },
    /// The compiled policy doesn't have the action or an option, or no nodes of it: it is another policy.
    OtherPolicy,
}

impl fmt::Display for DrawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DrawError::TooLarge { nodes } => {
                write!(f, "the graph has {nodes} nodes; one of up to {LARGEST} can be drawn")
            }
            DrawError::OtherPolicy => f.write_str("the compiled policy does not have this action"),
        }
    }
}

impl std::error::Error for DrawError {}

/// The graph of an action of a policy, with the graphs of some of its options.
///
/// # Errors
///
/// - [`DrawError::TooLarge`] of more than [`LARGEST`] nodes.
/// - [`DrawError::OtherPolicy`] where `graph` isn't that of `policy`.
pub fn draw(policy: &Policy, graph: &Graph, action: &Action, options: &[Name]) -> Result<Drawing, DrawError> {
    let place = graph.actions.iter().position(|made| made.id == action.id.as_str()).ok_or(DrawError::OtherPolicy)?;
    let before: usize = graph.actions.iter().take(place).map(|made| made.options.len()).sum();
    let mut roots = vec![(action.phrase.clone(), place)];
    for option in options {
        let made = graph.actions.get(place).map_or(&[][..], |made| made.options.as_slice());
        let at = made.iter().position(|made| made.id == option.as_str()).ok_or(DrawError::OtherPolicy)?;
        let phrase = made.get(at).map_or_else(String::new, |option| format!("to {}", option.phrase));
        roots.push((phrase, graph.actions.len() + before + at));
    }
    let mut reached: BTreeMap<usize, ()> = BTreeMap::new();
    let mut open: Vec<usize> = Vec::new();
    let mut starts = Vec::new();
    for (phrase, root) in roots {
        let node = graph.decision_nodes.get(root).ok_or(DrawError::OtherPolicy)?;
        // A root that tests nothing only leads on.
        let always = matches!(node.test, DecisionTest::Held { mask: 0, want: 0, .. });
        let start = if always { index(node.hi) } else { Ok(root) };
        open.extend(start.ok());
        starts.push((phrase, start));
    }
    while let Some(at) = open.pop() {
        let node = graph.decision_nodes.get(at).ok_or(DrawError::OtherPolicy)?;
        if reached.insert(at, ()).is_none() {
            open.extend([node.hi, node.lo].into_iter().filter_map(|to| index(to).ok()));
        }
    }
    if reached.len() > LARGEST {
        return Err(DrawError::TooLarge { nodes: reached.len() });
    }
    let numbers: BTreeMap<usize, usize> = reached.keys().copied().zip(0..).collect();
    let way = |to: Result<usize, Way>| match to {
        Ok(at) => Way::Node(numbers.get(&at).copied().unwrap_or(0)),
        Err(end) => end,
    };
    let words = Words::new(policy, graph);
    let drawn = |at: &usize| {
        let node = graph.decision_nodes.get(*at)?;
        let (hi, lo) = (way(index(node.hi)), way(index(node.lo)));
        Some(words.node(&node.test, hi, lo))
    };
    let nodes: Option<Vec<DrawnNode>> = reached.keys().map(drawn).collect();
    let headings = action.sections.iter().chain([&action.phrase]);
    Ok(Drawing {
        title: headings.map(String::as_str).collect::<Vec<_>>().join(" › "),
        starts: starts.into_iter().map(|(phrase, start)| (phrase, way(start))).collect(),
        nodes: nodes.ok_or(DrawError::OtherPolicy)?,
    })
}

/// The place of a node among those that decide, or an end.
fn index(id: u32) -> Result<usize, Way> {
    let end = if id == placet_runtime::graph::ALLOW { Way::Allow } else { Way::Deny };
    let at = id.checked_sub(FIRST_NODE).ok_or(end)?;
    Ok(usize::try_from(at).unwrap_or(usize::MAX))
}

impl Drawing {
    /// The graph for Graphviz.
    pub fn dot(&self) -> String {
        dot::dot(self)
    }

    /// The graph as a picture: readable on light and dark ground, with its text for those who can't see it.
    pub fn svg(&self) -> String {
        svg::svg(self)
    }

    /// All of it in sentences, a node each: `1. any of: Export; View: yes, allow; no, deny.`
    pub fn sentences(&self) -> Vec<String> {
        let way = |way: Way| match way {
            Way::Allow => "allow".to_owned(),
            Way::Deny => "deny".to_owned(),
            Way::Node(at) => format!("go to {}", at + 1),
        };
        let start = |(phrase, to): &(String, Way)| format!("{phrase}: {}.", way(*to));
        let node = |(at, node): (usize, &DrawnNode)| {
            let words = match node.words.split_first() {
                Some((first, rest)) if !rest.is_empty() => format!("{first} {}", rest.join("; ")),
                _ => node.words.concat(),
            };
            let unknown = match node.unknown_is_exact {
                None => "",
                Some(true) => "; unknown, both ways have to allow",
                Some(false) => "; unknown, deny",
            };
            format!("{}. {words}: yes, {}; no, {}{unknown}.", at + 1, way(node.yes), way(node.no))
        };
        self.starts.iter().map(start).chain(self.nodes.iter().enumerate().map(node)).collect()
    }
}
