//! What clauses say, as the nodes of a question: `can` written out, each action once.

use super::asker::Asker;
use super::question::{Node, Question, small};
use super::tables::{About, Tables};
use crate::limits;
use crate::meaning::Atom;
use crate::model::{Action, Clause, Expr, Name};

/// Writes one question's source.
pub(super) struct Source<'q, 'a> {
    asker: &'q mut Asker<'a>,
    made: &'q mut Question,
    /// Actions that are written out, with the options asked for.
    known: Vec<(&'a Action, Vec<Name>, u32)>,
    depth: usize,
}

impl<'q, 'a> Source<'q, 'a> {
    pub(super) fn new(asker: &'q mut Asker<'a>, made: &'q mut Question) -> Source<'q, 'a> {
        Source { asker, made, known: Vec::new(), depth: 0 }
    }

    /// All of the clauses; the last node. What is `behind` is taken as one, but for its sets.
    pub(super) fn clauses(&mut self, behind: &[&Clause], rest: &[&Clause]) {
        let tables = self.asker.tables;
        let sets = behind.iter().flat_map(|clause| sets(tables, &clause.expr));
        let mut parts: Vec<u32> = sets.map(|set| self.expr(set)).collect();
        if !behind.is_empty() {
            let as_one = self.asker.taken_as_one();
            parts.push(self.push(Node::Held(as_one)));
        }
        parts.extend(rest.iter().map(|clause| self.expr(&clause.expr)).collect::<Vec<_>>());
        self.all(&parts);
    }

    fn push(&mut self, node: Node) -> u32 {
        self.made.source.push(node);
        small(self.made.source.len().saturating_sub(1))
    }

    fn list(&mut self, parts: &[u32]) -> (u32, u32) {
        let start = self.made.parts.len();
        self.made.parts.extend_from_slice(parts);
        (small(start), small(self.made.parts.len()))
    }

    fn all(&mut self, parts: &[u32]) -> u32 {
        let (start, end) = self.list(parts);
        self.push(Node::All(start, end))
    }

    fn expr(&mut self, expr: &Expr) -> u32 {
        match expr {
            Expr::True => self.push(Node::Constant(true)),
            // A parameter outside of a template, or in one without its argument, is a mistake that is told elsewhere.
            Expr::False | Expr::Parameter(_) => self.push(Node::Constant(false)),
            Expr::Holds(name) => self.held(name, None),
            Expr::HoldsIn(name, scope) => self.held(name, Some(scope)),
            Expr::HoldsAll(fact) => self.test(Atom::HoldsAll(fact.clone())),
            Expr::Fact(test) => {
                let test = self.asker.tables.normal(test);
                self.test(Atom::Fact(test))
            }
            Expr::Not(inner) => {
                let inner = self.expr(inner);
                self.push(Node::Not(inner))
            }
            Expr::All(parts) => {
                let parts: Vec<u32> = parts.iter().map(|part| self.expr(part)).collect();
                self.all(&parts)
            }
            Expr::Any(parts) => {
                let parts: Vec<u32> = parts.iter().map(|part| self.expr(part)).collect();
                let (start, end) = self.list(&parts);
                self.push(Node::Any(start, end))
            }
            Expr::When { condition, then, otherwise } => {
                let (condition, then) = (self.expr(condition), self.expr(then));
                let otherwise = self.expr(otherwise);
                self.push(Node::When(condition, then, otherwise))
            }
            Expr::Can { action, options } => self.can(action, options),
        }
    }

    fn held(&mut self, name: &Name, scope: Option<&Name>) -> u32 {
        let local = self.asker.held(name, scope);
        self.push(Node::Held(local))
    }

    fn test(&mut self, atom: Atom) -> u32 {
        let number = self.asker.tables.test(&atom).unwrap_or_else(|| {
            let asker = &mut *self.asker;
            let next = asker.tables.known_tests().saturating_add(small(asker.further.len()));
            *asker.further_tests.entry(atom.clone()).or_insert_with(|| {
                asker.further.push(About::of(atom));
                next
            })
        });
        let local = self.asker.tests.number(number);
        self.push(Node::Test(local))
    }

    fn can(&mut self, id: &Name, options: &[Name]) -> u32 {
        let action = self.asker.tables.action(id).filter(|_| self.depth < limits::CAN_DEPTH);
        // What leads back to itself is a mistake that is told elsewhere.
        let Some(action) = action else { return self.push(Node::Constant(false)) };
        let known = self.known.iter().find(|(one, with, _)| std::ptr::eq(*one, action) && with == options);
        if let Some((_, _, known)) = known {
            return *known;
        }
        self.depth += 1;
        let wanted = action.options.iter().filter(|option| options.contains(&option.id));
        let clauses = action.clauses.iter().chain(wanted.map(|option| &option.clause));
        let parts: Vec<u32> = clauses.map(|clause| self.expr(&clause.expr)).collect();
        self.depth -= 1;
        let all = self.all(&parts);
        self.known.push((action, options.to_vec(), all));
        all
    }
}

impl Asker<'_> {
    /// The number of a permission in the question.
    pub(super) fn held(&mut self, name: &Name, scope: Option<&Name>) -> u32 {
        let number = self.tables.permission(name, scope.map(Name::as_str));
        let number = number.unwrap_or_else(|| self.lacking(name, scope));
        self.permissions.number(number)
    }

    /// A permission that the artifact lacks: it counts as any other, so that the graph can't mean what the source says
    /// unless it doesn't matter.
    fn lacking(&mut self, name: &Name, scope: Option<&Name>) -> u32 {
        let name = crate::testing::held_in(name, scope).to_string();
        let further = &mut self.further_permissions;
        let place = further.iter().position(|known| *known == name).unwrap_or_else(|| {
            further.push(name);
            further.len().saturating_sub(1)
        });
        self.further_permission(place)
    }
}

/// Permissions of a clause that may stand as sets before the rest of it.
const SETS: usize = 64;

/// The first parts of a clause that are sets of permissions, of which one must be held each, in actions that it asks by `can`
/// too. The clause asks for them whatever else it says.
pub(super) fn sets<'e>(tables: &'e Tables<'_>, expr: &'e Expr) -> Vec<&'e Expr> {
    // What is asked of others stands in their place; the next part last.
    let mut open = vec![expr];
    let (mut taken, mut asked) = (0usize, 0usize);
    let mut sets = Vec::new();
    while let Some(part) = open.pop() {
        match part {
            Expr::True => {}
            Expr::All(parts) => open.extend(parts.iter().rev()),
            Expr::Can { action, options } if asked < SETS => {
                asked = asked.saturating_add(1);
                let Some(action) = tables.action(action) else { break };
                let wanted = action.options.iter().filter(|option| options.contains(&option.id));
                let clauses = action.clauses.iter().chain(wanted.map(|option| &option.clause));
                let first = open.len();
                open.extend(clauses.map(|clause| &clause.expr));
                if let Some(clauses) = open.get_mut(first..) {
                    clauses.reverse();
                }
            }
            part => {
                let size = held_of(part).len();
                taken = taken.saturating_add(size);
                if size == 0 || taken > SETS {
                    break;
                }
                sets.push(part);
            }
        }
    }
    sets
}

/// The permissions of a set, here or in scopes; none of what isn't one, or a large one.
pub(super) fn held_of(set: &Expr) -> Vec<(&Name, Option<&Name>)> {
    fn held(expr: &Expr) -> Option<(&Name, Option<&Name>)> {
        match expr {
            Expr::Holds(name) => Some((name, None)),
            Expr::HoldsIn(name, scope) => Some((name, Some(scope))),
            _ => None,
        }
    }
    match set {
        Expr::Any(parts) if parts.len() <= SETS => parts.iter().map(held).collect::<Option<_>>().unwrap_or_default(),
        one => held(one).into_iter().collect(),
    }
}
