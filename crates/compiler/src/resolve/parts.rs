//! The parts of a clause that could be left out of its text, and where each is in its function.
//!
//! What is resolved is folded: `a and (b and c)` is one `all` of three, `x, y: p` stands once for each value. So this walks the
//! text as [`expressions`](super::expressions) does, and keeps for each operand of an `and`, an `or` or a list the places that
//! it came to:
//!
//! ```text
//!   requires a and (b or c)      All[a, Any[b, c]]
//!            |      |    |
//!            |      |    +-- path [1], child 1
//!            |      +------- path [1], child 0
//!            +-------------- path [],  child 0
//! ```

use placet_syntax::ast::{
    AstNode as _, ByTable, Every, Expr as ExprNode, Forbidden, Gate, Guard, Operand, Operator, OptionClause, Otherwise,
    Requirement, Requires, Template,
};
use placet_syntax::{SyntaxKind, SyntaxNode, TextRange};

use super::Resolver;
use super::expressions::{Scope, Where};
use crate::db::{Db, File, PolicySet};
use crate::index::index;
use crate::items::RootKind;
use crate::linting::ExprPlace;
use crate::model::{Expr, Name};

/// A clause as it is written: its function, and what could be left out of it.
#[derive(Debug, Clone)]
pub(crate) struct ClauseParts {
    pub(crate) expr: Expr,
    /// Each before those inside it.
    pub(crate) parts: Vec<Part>,
    pub(crate) requirement: Option<TextRange>,
    pub(crate) guard: Option<TextRange>,
    pub(crate) otherwise: Option<TextRange>,
    /// What is required where the guard does not hold.
    pub(crate) otherwise_requirement: Option<TextRange>,
}

/// An operand of an `and` or an `or`, or an entry of a list.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) range: TextRange,
    /// What takes it out of the text.
    pub(crate) edits: Vec<(TextRange, String)>,
    /// What it came to.
    pub(crate) places: Vec<ExprPlace>,
    /// The part around it.
    pub(crate) inside: Option<usize>,
}

/// The parts of a clause's node, which may be of another text than the file's; nothing of a clause that has none.
pub(crate) fn clause_parts(db: &dyn Db, set: PolicySet, file: File, node: &SyntaxNode) -> Option<ClauseParts> {
    let index = index(db, set);
    let template = node.ancestors().find_map(Template::cast).and_then(|template| template.name());
    let parameters = template.and_then(|name| index.templates.get(name.text())).map(|one| one.parameters.clone());
    let mut resolver = Resolver::of_whole(db, set, file);
    resolver.parameters = parameters.unwrap_or_default();
    let is_resource = |kind: &RootKind| *kind == RootKind::Resource;
    let resources: Vec<Name> =
        index.roots.iter().filter(|(_, kind)| is_resource(kind)).map(|(name, _)| name.clone()).collect();
    // The clause has been checked where it stands; here it may read all.
    let scope = Scope { free: true, ..Scope::new(&resources, Where::Section) };
    let found = resolver.clause_parts(node, scope)?;
    resolver.diagnostics.is_empty().then_some(found)
}

/// A part of the text with what it came to; the paths start at that.
#[derive(Debug, Clone)]
struct Mapped {
    expr: Expr,
    parts: Vec<Part>,
}

impl Resolver<'_> {
    fn clause_parts(&mut self, node: &SyntaxNode, scope: Scope<'_>) -> Option<ClauseParts> {
        let node = node.clone();
        match node.kind() {
            SyntaxKind::Gate => {
                let gate = Gate::cast(node)?;
                Some(self.tail_parts(gate.requirement(), gate.guard(), gate.otherwise(), scope))
            }
            SyntaxKind::Requires => {
                let requires = Requires::cast(node)?;
                Some(self.tail_parts(requires.requirement(), requires.guard(), requires.otherwise(), scope))
            }
            SyntaxKind::Option => {
                let option = OptionClause::cast(node)?;
                Some(self.tail_parts(option.requirement(), option.guard(), option.otherwise(), scope))
            }
            SyntaxKind::Every => {
                let every = Every::cast(node)?;
                let inner = every.requires().map(|one| one.syntax().clone());
                let inner = inner.or_else(|| every.forbidden().map(|one| one.syntax().clone()))?;
                self.clause_parts(&inner, scope)
            }
            SyntaxKind::Forbidden => {
                let guard = Forbidden::cast(node)?.guard()?;
                let condition = self.condition_parts(&guard, scope).not();
                Some(ClauseParts {
                    expr: condition.expr,
                    parts: condition.parts,
                    requirement: None,
                    guard: Some(guard.range()),
                    otherwise: None,
                    otherwise_requirement: None,
                })
            }
            _ => None,
        }
    }

    fn tail_parts(
        &mut self,
        requirement: Option<Requirement>,
        guard: Option<Guard>,
        otherwise: Option<Otherwise>,
        scope: Scope<'_>,
    ) -> ClauseParts {
        let range = requirement.as_ref().map(Requirement::range);
        let mut mapped = self.requirement_parts(requirement.as_ref(), scope);
        if let Some(guard) = &guard {
            let condition = self.condition_parts(guard, scope);
            let otherwise = match &otherwise {
                None => Mapped::plain(Expr::True),
                Some(otherwise) => self.requirement_parts(otherwise.requirement().as_ref(), scope),
            };
            mapped = Mapped::when(condition, mapped, otherwise);
        }
        ClauseParts {
            expr: mapped.expr,
            parts: mapped.parts,
            requirement: range,
            guard: guard.map(|guard| guard.range()),
            otherwise_requirement: otherwise.as_ref().and_then(Otherwise::requirement).map(|one| one.range()),
            otherwise: otherwise.map(|otherwise| otherwise.range()),
        }
    }

    fn condition_parts(&mut self, guard: &Guard, scope: Scope<'_>) -> Mapped {
        let condition = guard.condition().map(|condition| self.expr_parts(&condition, scope));
        let condition = condition.unwrap_or(Mapped::plain(Expr::False));
        if guard.is_unless() { condition.not() } else { condition }
    }

    fn requirement_parts(&mut self, requirement: Option<&Requirement>, scope: Scope<'_>) -> Mapped {
        match requirement {
            None | Some(Requirement::Forbidden(_)) => Mapped::plain(Expr::False),
            Some(Requirement::Nothing(_)) => Mapped::plain(Expr::True),
            Some(Requirement::Expr(expr)) => self.expr_parts(expr, scope),
        }
    }

    fn expr_parts(&mut self, expr: &ExprNode, scope: Scope<'_>) -> Mapped {
        let operands: Vec<Operand> = expr.operands().collect();
        let ranges: Vec<TextRange> = operands.iter().map(|operand| operand.range()).collect();
        let mapped: Vec<Mapped> = operands.iter().map(|operand| self.operand_parts(operand, scope)).collect();
        match expr.operator() {
            None => mapped.into_iter().next().unwrap_or(Mapped::plain(Expr::False)),
            Some(operator) => {
                let edits = |at: usize| removal(&ranges, at, around_group(expr.syntax()));
                Mapped::joined(operator == Operator::And, mapped, &ranges, &edits)
            }
        }
    }

    fn operand_parts(&mut self, operand: &Operand, scope: Scope<'_>) -> Mapped {
        let (members, is_all) = match operand {
            Operand::Group(group) => {
                return group.expr().map_or(Mapped::plain(Expr::False), |inner| self.expr_parts(&inner, scope));
            }
            Operand::Not(not) => {
                let inner = not.operand().map(|inner| self.operand_parts(&inner, scope));
                let inner = inner.unwrap_or(Mapped::plain(Expr::False));
                return if not.negates() { inner.not() } else { inner };
            }
            Operand::ByTable(table) => return self.table_parts(table, scope),
            Operand::AllOf(list) if list.pattern().is_none() => (list.members(), true),
            Operand::AnyOf(list) if list.pattern().is_none() => (list.members(), false),
            _ => return Mapped::plain(self.operand(operand, scope)),
        };
        let ranges: Vec<TextRange> = members.iter().map(|member| member.range()).collect();
        let mapped = members.iter().map(|member| self.expr_parts(member, scope)).collect();
        let edits = |at: usize| match ranges.len() {
            // What is left of two is no list any more.
            2 => match members.get(1 - at) {
                Some(left) => alone(operand.range(), left),
                None => Vec::new(),
            },
            _ => removal(&ranges, at, None),
        };
        Mapped::joined(is_all, mapped, &ranges, &edits)
    }

    /// Each row stands once for each of its values.
    fn table_parts(&mut self, table: &ByTable, scope: Scope<'_>) -> Mapped {
        let expr = self.by_table(table, scope);
        let rows = table.rows();
        let several = rows.iter().map(|row| row.values().len()).sum::<usize>() > 1;
        let mut parts: Vec<Part> = Vec::new();
        let mut at: usize = 0;
        for row in rows {
            let values = row.values().len();
            let row = self.requirement_parts(row.requirement().as_ref(), scope);
            let first = parts.len();
            for mut part in row.parts {
                let places = std::mem::take(&mut part.places);
                for value in at..at.saturating_add(values) {
                    let start = if several { vec![value, 1] } else { vec![1] };
                    part.places.extend(places.iter().map(|place| place.below(&start)));
                }
                part.inside = part.inside.map(|inside| inside.saturating_add(first));
                parts.push(part);
            }
            at = at.saturating_add(values);
        }
        Mapped { expr, parts }
    }
}

impl Mapped {
    fn plain(expr: Expr) -> Mapped {
        Mapped { expr, parts: Vec::new() }
    }

    fn below(mut self, start: &[usize]) -> Vec<Part> {
        for part in &mut self.parts {
            part.places = part.places.iter().map(|place| place.below(start)).collect();
        }
        self.parts
    }

    /// As [`Expr::not`], which takes a second `not` away.
    fn not(self) -> Mapped {
        let expr = self.expr.clone().not();
        let parts = match &self.expr {
            Expr::True | Expr::False => Vec::new(),
            Expr::Not(_) => {
                let mut parts = self.parts;
                parts.iter_mut().flat_map(|part| &mut part.places).for_each(ExprPlace::lift);
                parts
            }
            _ => self.below(&[0]),
        };
        Mapped { expr, parts }
    }

    fn when(condition: Mapped, then: Mapped, otherwise: Mapped) -> Mapped {
        let expr = Expr::When {
            condition: Box::new(condition.expr.clone()),
            then: Box::new(then.expr.clone()),
            otherwise: Box::new(otherwise.expr.clone()),
        };
        let mut parts = Vec::new();
        for (at, one) in [condition, then, otherwise].into_iter().enumerate() {
            append(&mut parts, one.below(&[at]), None);
        }
        Mapped { expr, parts }
    }

    /// As [`Expr::all`] and [`Expr::any`], which fold what is trivial and take the parts of an inner one as their own.
    fn joined(
        is_all: bool,
        operands: Vec<Mapped>,
        ranges: &[TextRange],
        edits: &dyn Fn(usize) -> Vec<(TextRange, String)>,
    ) -> Mapped {
        let exprs = operands.iter().map(|one| one.expr.clone());
        let expr = if is_all { Expr::all(exprs) } else { Expr::any(exprs) };
        let (trivial, decided) = if is_all { (Expr::True, Expr::False) } else { (Expr::False, Expr::True) };
        let solid = operands.iter().filter(|one| one.expr != trivial).count();
        // Where only one operand counts, the whole is that one, and none of it can go.
        if solid < 2 || operands.iter().any(|one| one.expr == decided) {
            return match operands.into_iter().find(|one| one.expr != trivial) {
                Some(one) if solid == 1 && one.expr == expr => one,
                _ => Mapped::plain(expr),
            };
        }
        let mut parts: Vec<Part> = Vec::new();
        let mut at: usize = 0;
        for (number, operand) in operands.into_iter().enumerate() {
            let (count, flat) = match &operand.expr {
                one if *one == trivial => continue,
                Expr::All(inner) if is_all => (inner.len(), true),
                Expr::Any(inner) if !is_all => (inner.len(), true),
                _ => (1, false),
            };
            let whole = ExprPlace::new(Vec::new(), at, count);
            let own = parts.len();
            parts.push(Part {
                range: ranges.get(number).copied().unwrap_or_default(),
                edits: edits(number),
                places: vec![whole],
                inside: None,
            });
            let inner = match flat {
                false => operand.below(&[at]),
                true => {
                    let mut inner = operand.parts;
                    inner.iter_mut().flat_map(|part| &mut part.places).for_each(|place| place.shift(at));
                    inner
                }
            };
            append(&mut parts, inner, Some(own));
            at = at.saturating_add(count);
        }
        Mapped { expr, parts }
    }
}

/// Puts parts behind others, those that are in none inside `around`.
fn append(parts: &mut Vec<Part>, more: Vec<Part>, around: Option<usize>) {
    let first = parts.len();
    for mut part in more {
        part.inside = part.inside.map(|inside| inside.saturating_add(first)).or(around);
        parts.push(part);
    }
}

/// Takes one of several operands or entries out, with what stands between it and its neighbour; with the parentheses around
/// where one of two is left.
fn removal(ranges: &[TextRange], at: usize, group: Option<TextRange>) -> Vec<(TextRange, String)> {
    let Some(own) = ranges.get(at) else { return Vec::new() };
    if let (Some(group), [first, second]) = (group, ranges) {
        let left = if at == 0 { second } else { first };
        let before = TextRange::new(group.start(), left.start());
        return vec![(before, String::new()), (TextRange::new(left.end(), group.end()), String::new())];
    }
    let range = match at.checked_sub(1).and_then(|before| ranges.get(before)) {
        Some(before) => TextRange::new(before.end(), own.end()),
        None => TextRange::new(own.start(), ranges.get(1).map_or(own.end(), |next| next.start())),
    };
    vec![(range, String::new())]
}

/// The parentheses around an expression, where they go when one operand is left: `not (…)` keeps them.
fn around_group(expr: &SyntaxNode) -> Option<TextRange> {
    let group = expr.parent().filter(|around| around.kind() == SyntaxKind::Group)?;
    let is_negated = group.parent().is_some_and(|around| around.kind() == SyntaxKind::Not);
    (!is_negated).then(|| placet_syntax::ast::trimmed(&group))
}

/// A list of two with one of them in its place.
fn alone(list: TextRange, left: &ExprNode) -> Vec<(TextRange, String)> {
    let range = left.range();
    let (open, close) = if left.operators().is_empty() { ("", "") } else { ("(", ")") };
    vec![
        (TextRange::new(list.start(), range.start()), open.to_owned()),
        (TextRange::new(range.end(), list.end()), close.to_owned()),
    ]
}
