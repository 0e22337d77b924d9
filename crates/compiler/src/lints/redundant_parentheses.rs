use placet_syntax::ast::{AstNode as _, Expr, Group, Not, Operand, Operator};
use placet_syntax::{SyntaxKind, SyntaxNode, SyntaxToken, TextRange};

use crate::diagnostic::{Diagnostic, Fix, Place};
use crate::hash::Map;
use crate::linting::View;

/// Parentheses that change nothing.
fn redundant_parentheses(place: &Place, fix: Fix) -> Diagnostic {
    let told = Diagnostic::warning("redundant-parentheses", place, "these parentheses change nothing")
        .help("remove them, so that a reader does not look for what they set apart");
    Diagnostic { fix: Some(fix), ..told }
}

pub(super) fn check(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    if !view.text.contains('(') {
        return;
    }
    // The operator of what stands around is the same for all parentheses in it.
    let mut operators = Map::default();
    for group in view.root().descendants().filter_map(Group::cast) {
        if is_redundant(&group, &mut operators)
            && let Some(fix) = without(view, &group)
        {
            found.push(redundant_parentheses(&view.place(group.range()), fix));
        }
    }
}

/// Whether the same stands there without the parentheses. Where they hold lines together they stay.
fn is_redundant(group: &Group, operators: &mut Map<SyntaxNode, Option<Operator>>) -> bool {
    let (Some(inner), Some(around)) = (group.expr(), group.syntax().parent()) else { return false };
    if group.syntax().text().contains_char('\n') {
        return false;
    }
    let mut operands = inner.operands();
    let first = operands.next();
    if Not::cast(around.clone()).is_some() {
        // `not (task.kind is orders)` reads better than without.
        return matches!(&first, Some(Operand::Test(test)) if test.comparison().is_none()) && operands.next().is_none();
    }
    let Some(outer) = Expr::cast(around) else { return false };
    let of_outer = *operators.entry(outer.syntax().clone()).or_insert_with(|| outer.operator());
    match (inner.operator(), of_outer) {
        // One operand; a table ends in a brace that is easily missed.
        (None, _) => !matches!(first, None | Some(Operand::ByTable(_))),
        // The whole of a requirement, a condition or an entry of a list. Of two pairs, the outer one is told of.
        (Some(_), None) => outer.syntax().parent().is_some_and(|parent| parent.kind() != SyntaxKind::Group),
        (Some(inner), Some(outer)) => inner == outer,
    }
}

/// The removal of the two parentheses, with the blanks inside them.
fn without(view: &View<'_>, group: &Group) -> Option<Fix> {
    let tokens = || group.syntax().children_with_tokens().filter_map(|element| element.into_token());
    let open = tokens().find(|token| token.kind() == SyntaxKind::LParen)?;
    let close = tokens().filter(|token| token.kind() == SyntaxKind::RParen).last()?;
    let inner = group.expr()?.range();
    let word = |token: Option<SyntaxToken>, last: bool| {
        let text = token.map(|token| token.text().to_owned()).unwrap_or_default();
        let edge = if last { text.chars().next_back() } else { text.chars().next() };
        edge.is_some_and(|edge| edge.is_alphanumeric() || edge == '_')
    };
    // Words that only the parenthesis kept apart stay apart.
    let gap = |apart: bool| if apart { " ".to_owned() } else { String::new() };
    let edits = vec![
        (TextRange::new(open.text_range().start(), inner.start()).into(), gap(word(open.prev_token(), true))),
        (TextRange::new(inner.end(), close.text_range().end()).into(), gap(word(close.next_token(), false))),
    ];
    Some(Fix { title: "remove the parentheses".to_owned(), file: view.path.to_string(), edits })
}
