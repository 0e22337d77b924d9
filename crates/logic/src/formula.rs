use crate::problem::Variable;

/// A formula of a [`Problem`](crate::Problem), by its place there. What it is made of comes before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Formula(pub(crate) u32);

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    Constant(bool),
    Is(Variable),
    Not(Formula),
    All(Vec<Formula>),
    Any(Vec<Formula>),
    Choice(Formula, Formula, Formula),
}

impl Node {
    pub(crate) fn parts(&self) -> Vec<Formula> {
        match self {
            Node::Constant(_) | Node::Is(_) => Vec::new(),
            Node::Not(inner) => vec![*inner],
            Node::All(parts) | Node::Any(parts) => parts.clone(),
            Node::Choice(test, then, otherwise) => vec![*test, *then, *otherwise],
        }
    }
}
