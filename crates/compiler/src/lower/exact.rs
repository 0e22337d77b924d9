//! The ordered form: each group of atoms once on a path, impossible paths gone. Within a budget, or not at all.
//!
//! The first atom of a group that is true says what the others of it are, so below its `hi` no other atom of the group is
//! tested. A table over a fact of `n` values is so `n` nodes on the way too, and not one for each two values.

use super::atoms::few_atoms_of;
use super::groups::{Group, GroupKind, groups};
use super::{ALLOW, Atom, DENY, FIRST, LoweredClause, LoweredNode};
use crate::hash::Map;
use crate::limits;
use crate::model::{Expr, Name};

/// How many nodes may be made on the way to the result, whatever is left.
const WORK: usize = 32 * limits::EXACT_NODES;

/// The ordered graph of `expr`, if it and the way to it stay within the budget: no more than `work` nodes on the way, and no
/// more than [`WORK`]. And how many there were. `values` says how many values a `one of` fact has.
pub(super) fn build(
    expr: &Expr,
    values: &dyn Fn(&Name) -> Option<usize>,
    work: usize,
) -> (Option<LoweredClause>, usize) {
    let Some(atoms) = few_atoms_of(expr, limits::EXACT_NODES) else { return (None, 0) };
    let groups = groups(&atoms, values);
    let mut diagram = Diagram::new(&groups, work.min(WORK));
    let root = diagram.expr(expr).and_then(|root| diagram.possible(root));
    let built = root.and_then(|root| diagram.finished(root));
    (built, diagram.nodes.len().max(diagram.choices.len()))
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct DiagramNode {
    variable: u32,
    hi: u32,
    lo: u32,
}

/// A group of atoms, and the variables that are its own.
#[derive(Clone, Copy)]
struct Variables {
    kind: GroupKind,
    first: u32,
    end: u32,
}

struct Diagram<'a> {
    groups: Vec<Variables>,
    /// The atoms in order, with the group of each.
    variables: Vec<(&'a Atom, usize)>,
    number: Map<&'a Atom, u32>,
    nodes: Vec<DiagramNode>,
    /// Of each node, where it leads if no atom of its group is true from there on.
    none: Vec<u32>,
    unique: Map<DiagramNode, u32>,
    choices: Map<(u32, u32, u32), u32>,
    pruned: Map<u32, u32>,
    /// How many more nodes may be looked at for that.
    pruning: usize,
    /// How many nodes and choices there may be.
    work: usize,
}

impl<'a> Diagram<'a> {
    fn new(groups: &'a [Group], work: usize) -> Diagram<'a> {
        let (mut variables, mut number, mut known) = (Vec::new(), Map::default(), Vec::new());
        // Atoms are limited far below the range of numbers.
        let next = |variables: &Vec<_>| u32::try_from(variables.len()).unwrap_or(u32::MAX);
        for (group, members) in groups.iter().enumerate() {
            let first = next(&variables);
            for atom in &members.atoms {
                number.insert(atom, next(&variables));
                variables.push((atom, group));
            }
            known.push(Variables { kind: members.kind, first, end: next(&variables) });
        }
        Diagram {
            groups: known,
            variables,
            number,
            nodes: Vec::new(),
            none: Vec::new(),
            unique: Map::default(),
            choices: Map::default(),
            pruned: Map::default(),
            pruning: work.saturating_mul(8),
            work,
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
        if self.nodes.len() >= self.work {
            return None;
        }
        let id = u32::try_from(self.nodes.len()).ok()?.checked_add(FIRST)?;
        let none = self.below(self.group(variable)?, lo, false);
        self.nodes.push(node);
        self.none.push(none);
        self.unique.insert(node, id);
        Some(id)
    }

    fn group(&self, variable: u32) -> Option<Variables> {
        let (_, group) = *self.variables.get(usize::try_from(variable).ok()?)?;
        self.groups.get(group).copied()
    }

    /// Where `id` leads below the group, if an atom of it before `id` is true; or if none is, there and from there on.
    fn below(&self, group: Variables, id: u32, is_true: bool) -> u32 {
        match self.node(id) {
            Some(node) if (group.first..group.end).contains(&node.variable) => match group.kind {
                GroupKind::Ascending if is_true => node.hi,
                _ => id.checked_sub(FIRST).and_then(|at| self.none.get(usize::try_from(at).ok()?)).map_or(id, |id| *id),
            },
            _ => id,
        }
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
        if self.choices.len() >= self.work {
            return None;
        }
        let tops = [test, then, otherwise].map(|id| self.node(id).map(|node| node.variable));
        let variable = tops.iter().flatten().min().copied()?;
        let group = self.group(variable)?;
        let (mut high, mut low) = ([test, then, otherwise], [test, then, otherwise]);
        for (high, low) in high.iter_mut().zip(&mut low) {
            (*high, *low) = match self.node(*high) {
                Some(node) if node.variable == variable => (node.hi, node.lo),
                _ => (self.below(group, *high, true), *low),
            };
        }
        let [test, then, otherwise] = high;
        let hi = self.choice(test, then, otherwise)?;
        let [test, then, otherwise] = low;
        let lo = self.choice(test, then, otherwise)?;
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
        let group = self.group(node.variable)?;
        // Cell `i` is the one whose first true atom is `i`: from each variable on, where the cells lead up to the next.
        let (mut ends, mut from, mut at) = (Vec::new(), group.first, id);
        while let Some(node) = self.node(at).filter(|node| (group.first..group.end).contains(&node.variable)) {
            if from < node.variable {
                ends.push((from, self.possible(self.below(group, at, true))?));
            }
            ends.push((node.variable, self.possible(node.hi)?));
            (from, at) = (node.variable.checked_add(1)?, node.lo);
        }
        let rest = self.possible(at)?;
        ends.push((from, rest));
        // The cell in which none is true is the last, where there is one.
        let (mut result, mut up_to) = (rest, group.end);
        if group.kind == GroupKind::ExactlyOne {
            up_to = group.end.checked_sub(1)?;
            let last = ends.iter().rev().find(|(from, _)| *from <= up_to)?;
            result = last.1;
        }
        for (from, end) in ends.into_iter().rev() {
            for variable in (from..up_to).rev() {
                if end == result {
                    break;
                }
                self.pruning = self.pruning.checked_sub(1)?;
                result = self.make(variable, end, result)?;
            }
            up_to = up_to.min(from);
        }
        self.pruned.insert(id, result);
        Some(result)
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
                    let (atom, _) = *self.variables.get(usize::try_from(node.variable).ok()?)?;
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
