use std::fmt;

/// How large a function may get before an answer is given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// Nodes of one diagram.
    pub nodes: usize,
    /// Pairs of nodes that one operation on two diagrams may look at.
    pub steps: usize,
}

impl Budget {
    /// As many nodes, and 64 steps for each.
    pub fn nodes(nodes: usize) -> Budget {
        Budget { nodes, steps: nodes.saturating_mul(64) }
    }
}

impl Default for Budget {
    /// 65,536 nodes: some hundred times what a function of a grown product takes, and a few megabytes.
    fn default() -> Budget {
        Budget::nodes(65_536)
    }
}

/// There is an answer, and it takes more than the budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotDecided {
    /// The budget's nodes.
    pub nodes: usize,
}

impl fmt::Display for NotDecided {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not decided within {} nodes", self.nodes)
    }
}

impl std::error::Error for NotDecided {}
