//! The plain form: one node an atom as written, of linear size. Paths in it may contradict themselves, so with unknown
//! facts the runtime takes its answer as a no.

use super::{ALLOW, Atom, DENY, FIRST, LoweredClause, LoweredNode};
use crate::hash::Map;
use crate::model::Expr;

/// Most clauses ask for a few permissions, each once. The plain form of those is the ordered one.
const FEW: usize = 8;

/// Whether no fact is read, no permission is asked for twice, and there are few of them.
pub(super) fn is_exact(expr: &Expr) -> bool {
    fn all_new<'e>(expr: &'e Expr, seen: &mut Vec<&'e Expr>) -> bool {
        match expr {
            Expr::Holds(_) | Expr::HoldsIn(..) => {
                let new = seen.len() < FEW && !seen.contains(&expr);
                seen.push(expr);
                new
            }
            Expr::All(parts) | Expr::Any(parts) => parts.iter().all(|part| all_new(part, seen)),
            Expr::True
            | Expr::False
            | Expr::HoldsAll(_)
            | Expr::Fact(_)
            | Expr::Not(_)
            | Expr::When { .. }
            | Expr::Can { .. }
            | Expr::Parameter(_) => false,
        }
    }
    all_new(expr, &mut Vec::new())
}

pub(super) fn build(expr: &Expr) -> LoweredClause {
    let mut plain = Plain { nodes: Vec::new(), unique: Map::default() };
    let root = plain.expr(expr, ALLOW, DENY);
    LoweredClause { nodes: plain.nodes, root, exact: false }
}

struct Plain {
    nodes: Vec<LoweredNode>,
    unique: Map<LoweredNode, u32>,
}

impl Plain {
    /// Where to go to decide `expr`: on to `hi` where it holds, to `lo` where it doesn't.
    fn expr(&mut self, expr: &Expr, hi: u32, lo: u32) -> u32 {
        match expr {
            Expr::True => hi,
            Expr::False | Expr::Can { .. } | Expr::Parameter(_) => lo,
            Expr::Holds(name) => self.node(Atom::Holds(name.clone()), hi, lo),
            Expr::HoldsIn(name, scope) => self.node(Atom::HoldsIn(name.clone(), scope.clone()), hi, lo),
            Expr::HoldsAll(fact) => self.node(Atom::HoldsAll(fact.clone()), hi, lo),
            Expr::Fact(test) => self.node(Atom::Fact(test.clone()), hi, lo),
            Expr::Not(inner) => self.expr(inner, lo, hi),
            Expr::All(parts) => parts.iter().rev().fold(hi, |next, part| self.expr(part, next, lo)),
            Expr::Any(parts) => parts.iter().rev().fold(lo, |next, part| self.expr(part, hi, next)),
            Expr::When { condition, then, otherwise } => {
                let then = self.expr(then, hi, lo);
                let otherwise = self.expr(otherwise, hi, lo);
                self.expr(condition, then, otherwise)
            }
        }
    }

    fn node(&mut self, atom: Atom, hi: u32, lo: u32) -> u32 {
        if hi == lo {
            return hi;
        }
        let node = LoweredNode { atom, hi, lo };
        if let Some(known) = self.unique.get(&node) {
            return *known;
        }
        // A clause's tests are limited far below the range of ids.
        let id = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX - FIRST) + FIRST;
        self.nodes.push(node.clone());
        self.unique.insert(node, id);
        id
    }
}
