//! The ordered form: each group of atoms once on a path, impossible paths gone. Within a budget, or not at all.

use super::atoms::atoms_of;
use super::groups::{Group, groups};
use super::{ALLOW, Atom, DENY, FIRST, LoweredClause, LoweredNode};
use crate::hash::Map;
use crate::limits;
use crate::model::{Expr, Name};

/// How many nodes may be made on the way to the result.
const WORK: usize = 32 * limits::EXACT_NODES;

/// The ordered graph of `expr`, if it and the way to it stay within the budget. `values` says how many values a `one of`
/// fact has.
pub(super) fn build(expr: &Expr, values: &dyn Fn(&Name) -> Option<usize>) -> Option<LoweredClause> {
    let atoms = atoms_of(expr);
    if atoms.len() > limits::EXACT_NODES {
        return None;
    }
    let groups = groups(&atoms, values);
    let mut diagram = Diagram::new(&groups);
    let root = diagram.expr(expr)?;
    let root = diagram.possible(root)?;
    diagram.finished(root)
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct DiagramNode {
    variable: u32,
    hi: u32,
    lo: u32,
}

struct Diagram<'a> {
    groups: &'a [Group],
    /// The atoms in order, with the group of each and its place in it.
    variables: Vec<(&'a Atom, usize, usize)>,
    number: Map<&'a Atom, u32>,
    nodes: Vec<DiagramNode>,
    unique: Map<DiagramNode, u32>,
    choices: Map<(u32, u32, u32), u32>,
    pruned: Map<u32, u32>,
}

impl<'a> Diagram<'a> {
    fn new(groups: &'a [Group]) -> Diagram<'a> {
        let mut variables = Vec::new();
        for (group, members) in groups.iter().enumerate() {
            for (place, atom) in members.atoms.iter().enumerate() {
                variables.push((atom, group, place));
            }
        }
        let numbered = variables.iter().enumerate();
        let number = numbered.map(|(at, (atom, _, _))| (*atom, u32::try_from(at).unwrap_or(u32::MAX))).collect();
        Diagram {
            groups,
            variables,
            number,
            nodes: Vec::new(),
            unique: Map::default(),
            choices: Map::default(),
            pruned: Map::default(),
        }
    }

    fn node(&self, id: u32) -> Option<DiagramNode> {
        let at = usize::try_from(id.checked_sub(FIRST)?).ok()?;
        self.nodes.get(at).copied()
    }

    fn make(&mut self, variable: u32, hi: u32, lo: u32) -> Option<u32> {
        if hi == lo {
            return Some(hi);
        }
        let node = DiagramNode { variable, hi, lo };
        if let Some(known) = self.unique.get(&node) {
            return Some(*known);
        }
        if self.nodes.len() >= WORK {
            return None;
        }
        let id = u32::try_from(self.nodes.len()).ok()?.checked_add(FIRST)?;
        self.nodes.push(node);
        self.unique.insert(node, id);
        Some(id)
    }

    fn expr(&mut self, expr: &Expr) -> Option<u32> {
        Some(match expr {
            Expr::True => ALLOW,
            Expr::False | Expr::Can { .. } | Expr::Parameter(_) => DENY,
            Expr::Holds(name) => self.atom(&Atom::Holds(name.clone()))?,
            Expr::HoldsIn(name, scope) => self.atom(&Atom::HoldsIn(name.clone(), scope.clone()))?,
            Expr::HoldsAll(fact) => self.atom(&Atom::HoldsAll(fact.clone()))?,
            Expr::Fact(test) => self.atom(&Atom::Fact(test.clone()))?,
            Expr::Not(inner) => {
                let inner = self.expr(inner)?;
                self.choice(inner, DENY, ALLOW)?
            }
            // From the end, so that each step puts one operand in front of what stands after it.
            Expr::All(parts) => {
                let mut all = ALLOW;
                for part in parts.iter().rev() {
                    let part = self.expr(part)?;
                    all = self.choice(part, all, DENY)?;
                }
                all
            }
            Expr::Any(parts) => {
                let mut any = DENY;
                for part in parts.iter().rev() {
                    let part = self.expr(part)?;
                    any = self.choice(part, ALLOW, any)?;
                }
                any
            }
            Expr::When { condition, then, otherwise } => {
                let condition = self.expr(condition)?;
                let then = self.expr(then)?;
                let otherwise = self.expr(otherwise)?;
                self.choice(condition, then, otherwise)?
            }
        })
    }

    fn atom(&mut self, atom: &Atom) -> Option<u32> {
        let variable = *self.number.get(atom)?;
        self.make(variable, ALLOW, DENY)
    }

    /// `then` where `test` holds, `otherwise` where it doesn't.
    fn choice(&mut self, test: u32, then: u32, otherwise: u32) -> Option<u32> {
        match (test, then, otherwise) {
            (ALLOW, _, _) => return Some(then),
            (DENY, _, _) => return Some(otherwise),
            (_, ALLOW, DENY) => return Some(test),
            _ if then == otherwise => return Some(then),
            _ => {}
        }
        let key = (test, then, otherwise);
        if let Some(known) = self.choices.get(&key) {
            return Some(*known);
        }
        if self.choices.len() >= WORK {
            return None;
        }
        let tops = [test, then, otherwise].map(|id| self.node(id).map(|node| node.variable));
        let variable = tops.iter().flatten().min().copied()?;
        let side = |diagram: &Self, id: u32, high: bool| match diagram.node(id) {
            Some(node) if node.variable == variable => {
                if high {
                    node.hi
                } else {
                    node.lo
                }
            }
            _ => id,
        };
        let (t, a, b) = (side(self, test, true), side(self, then, true), side(self, otherwise, true));
        let hi = self.choice(t, a, b)?;
        let (t, a, b) = (side(self, test, false), side(self, then, false), side(self, otherwise, false));
        let lo = self.choice(t, a, b)?;
        let made = self.make(variable, hi, lo)?;
        self.choices.insert(key, made);
        Some(made)
    }

    /// The same function on all that can be, with no path that cannot.
    fn possible(&mut self, id: u32) -> Option<u32> {
        let Some(node) = self.node(id) else { return Some(id) };
        if let Some(known) = self.pruned.get(&id) {
            return Some(*known);
        }
        let (_, group_at, _) = *self.variables.get(usize::try_from(node.variable).ok()?)?;
        let group = self.groups.get(group_at)?;
        let mut ends = Vec::new();
        for cell in group.cells() {
            let below = self.cofactor(id, group_at, &cell)?;
            ends.push(self.possible(below)?);
        }
        // Cell `i` is the one whose first true atom is `i`; the last end belongs to "none", or to the last atom where
        // one of them must be true.
        let mut result = ends.pop()?;
        let first = u32::try_from(self.variables.iter().position(|(_, at, _)| *at == group_at)?).ok()?;
        while let Some(end) = ends.pop() {
            let place = u32::try_from(ends.len()).ok()?;
            result = self.make(first.checked_add(place)?, end, result)?;
        }
        self.pruned.insert(id, result);
        Some(result)
    }

    /// Below the group, where its atoms answer as `cell` says.
    fn cofactor(&self, mut id: u32, group: usize, cell: &[bool]) -> Option<u32> {
        while let Some(node) = self.node(id) {
            let (_, at, place) = *self.variables.get(usize::try_from(node.variable).ok()?)?;
            if at != group {
                break;
            }
            id = if *cell.get(place)? { node.hi } else { node.lo };
        }
        Some(id)
    }

    /// The nodes that the root reaches, children first.
    fn finished(&self, root: u32) -> Option<LoweredClause> {
        let mut number: Map<u32, u32> = [(DENY, DENY), (ALLOW, ALLOW)].into_iter().collect();
        let mut nodes = Vec::new();
        let mut open = vec![root];
        while let Some(&id) = open.last() {
            if number.contains_key(&id) {
                open.pop();
                continue;
            }
            let node = self.node(id)?;
            match (number.get(&node.hi), number.get(&node.lo)) {
                (Some(&hi), Some(&lo)) => {
                    open.pop();
                    if nodes.len() >= limits::EXACT_NODES {
                        return None;
                    }
                    let (atom, _, _) = *self.variables.get(usize::try_from(node.variable).ok()?)?;
                    nodes.push(LoweredNode { atom: atom.clone(), hi, lo });
                    number.insert(id, u32::try_from(nodes.len()).ok()?.checked_add(FIRST - 1)?);
                }
                (hi, lo) => {
                    if lo.is_none() {
                        open.push(node.lo);
                    }
                    if hi.is_none() {
                        open.push(node.hi);
                    }
                }
            }
        }
        Some(LoweredClause { nodes, root: *number.get(&root)?, exact: true })
    }
}
