use rowan::{NodeOrToken, TextRange};

use super::found::{Found, shown};
use super::words::first_word;
use crate::ast::{self, AstNode as _, Operator, trimmed};
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode, SyntaxToken};

/// `AND`, `&`, `+`, `||` and their like.
pub(super) fn slip(found: &mut Found, token: &SyntaxToken) {
    let right = if token.kind() == SyntaxKind::SlipAnd { "and" } else { "or" };
    let range = token.text_range();
    let glued = |at: usize| found.whole().get(at..).is_some_and(|rest| !rest.starts_with([' ', '\t', '\n', '\r']));
    let before = found.word_before(range.start()).end() == range.start();
    let after = glued(usize::from(range.end()));
    let text = format!("{}{right}{}", if before { " " } else { "" }, if after { " " } else { "" });
    found.report(
        SyntaxError::new("wrong-operator", range, format!("`{}` is written `{right}`", token.text()))
            .help("`and` where all are needed, `or` where one is enough, in small letters")
            .fix(range, text),
    );
}

/// `=`, `==`, `!=`.
pub(super) fn equals(found: &mut Found, node: &SyntaxNode) {
    let Some(slip) = ast::SlipEquals::cast(node.clone()) else {
        return;
    };
    let Some(sign) = slip.sign() else { return };
    let right = if sign.text() == "!=" { "is not" } else { "is" };
    let blank = |ok: bool| if ok { "" } else { " " };
    let before = blank(found.word_before(sign.range().start()).end() != sign.range().start());
    let after = blank(found.rest_of_line(sign.range().end()).starts_with([' ', '\t']));
    let mut error = SyntaxError::new("wrong-operator", sign.range(), format!("`{}` is written `{right}`", sign.text()))
        .help("facts are compared by `is`, `is not`, `is one of (…)`, `<`, `<=`, `>` and `>=`");
    if slip.value().is_some() {
        error = error.fix(sign.range(), format!("{before}{right}{after}"));
    }
    found.report(error);
}

/// `not not`.
pub(super) fn not(found: &mut Found, node: &SyntaxNode) {
    let nots: Vec<TextRange> = node
        .children_with_tokens()
        .filter_map(|element| element.into_token())
        .filter(|token| token.kind() == SyntaxKind::Keyword)
        .map(|token| token.text_range())
        .collect();
    let [first, .., last] = nots.as_slice() else {
        return;
    };
    let whole = TextRange::new(first.start(), last.end());
    let odd = nots.len() % 2 == 1;
    let end = if odd {
        whole.end()
    } else {
        node.children().next().map_or(whole.end(), |operand| operand.text_range().start())
    };
    found.report(
        SyntaxError::new("double-not", whole, "`not` stands here more than once")
            .help(if odd { "write one `not`" } else { "remove them: they cancel out" })
            .fix(TextRange::new(whole.start(), end), if odd { "not" } else { "" }),
    );
}

/// Runs that mix `and` with `or`, and lines that end in an operator outside brackets.
pub(super) fn expression(found: &mut Found, node: &SyntaxNode) {
    let Some(expr) = ast::Expr::cast(node.clone()) else {
        return;
    };
    mixed(found, &expr);
    if !is_in_brackets(node) {
        line_ends(found, node);
    }
}

fn mixed(found: &mut Found, expr: &ast::Expr) {
    let operators = expr.operators();
    let Some((first, at)) = operators.first() else {
        return;
    };
    let Some((_, other)) = operators.iter().find(|(operator, _)| operator != first) else {
        return;
    };
    let readings = match operands(expr) {
        Some(operands) if operands.len() == operators.len() + 1 => {
            let kinds: Vec<Operator> = operators.iter().map(|(operator, _)| *operator).collect();
            let (one, two) = (reading(&operands, &kinds, Operator::And), reading(&operands, &kinds, Operator::Or));
            format!("write `{one}` or `{two}`, whichever is meant")
        }
        _ => "put parentheses around what belongs together".to_owned(),
    };
    found.report(
        SyntaxError::new(
            "mixed-and-or",
            other.range(),
            format!("`{}` and `{}` are mixed here", at.text(), other.text()),
        )
        .help(readings)
        .also(at.range(), "the other one"),
    );
}

fn operands(expr: &ast::Expr) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    for operand in expr.operands() {
        let text = operand.syntax().text().to_string();
        if text.trim().len() > 60 {
            return None;
        }
        texts.push(shown(&text));
    }
    Some(texts)
}

/// The run with parentheses around what `tight` joins.
fn reading(operands: &[String], operators: &[Operator], tight: Operator) -> String {
    let mut groups: Vec<Vec<&str>> = vec![Vec::new()];
    for (index, operand) in operands.iter().enumerate() {
        let joins = index == 0 || operators.get(index - 1) == Some(&tight);
        if !joins {
            groups.push(Vec::new());
        }
        if let Some(group) = groups.last_mut() {
            group.push(operand);
        }
    }
    let (inner, outer) = if tight == Operator::And { (" and ", " or ") } else { (" or ", " and ") };
    let text = |group: &Vec<&str>| {
        let text = group.join(inner);
        if group.len() > 1 { format!("({text})") } else { text }
    };
    groups.iter().map(text).collect::<Vec<_>>().join(outer)
}

/// Inside brackets a line may end as it likes.
fn is_in_brackets(node: &SyntaxNode) -> bool {
    node.ancestors().any(|above| {
        matches!(above.kind(), SyntaxKind::Group | SyntaxKind::ExprList | SyntaxKind::ByRows | SyntaxKind::ByRow)
    })
}

fn line_ends(found: &mut Found, expr: &SyntaxNode) {
    let mut operator: Option<SyntaxToken> = None;
    let mut broken = false;
    for element in expr.children_with_tokens() {
        match element {
            NodeOrToken::Token(token) => match token.kind() {
                SyntaxKind::Newline => broken = operator.is_some(),
                SyntaxKind::Keyword | SyntaxKind::SlipAnd | SyntaxKind::SlipOr => {
                    operator = Some(token);
                    broken = false;
                }
                _ => {}
            },
            NodeOrToken::Node(operand) => {
                if let Some(operator) = operator.take().filter(|_| broken && operand.kind() != SyntaxKind::MissingExpr)
                {
                    line_ends_in(found, &operator, &operand);
                }
                broken = false;
            }
        }
    }
}

fn line_ends_in(found: &mut Found, operator: &SyntaxToken, operand: &SyntaxNode) {
    let range = operator.text_range();
    let next = trimmed(operand);
    let text = found.text(next).to_owned();
    let word = first_word(&text);
    let clause =
        matches!(word, "requires" | "forbidden" | "ungated" | "allowed" | "to" | "on" | "every" | "opens" | "section");
    if clause || operand.kind() == SyntaxKind::BadOperand {
        found.report(
            SyntaxError::new("missing-operand", range, format!("nothing follows `{}`", operator.text()))
                .help("write what belongs after it, or remove it"),
        );
        found.claim(next);
        let line = found.rest_of_line(next.start()).len();
        found.claim(TextRange::at(next.start(), super::found::size(line)));
        return;
    }
    let right = if operator.kind() == SyntaxKind::SlipAnd { "and" } else { operator.text() };
    let before = found.word_before(range.start()).end();
    found.report(
        SyntaxError::new("operator-at-line-end", range, format!("this line ends in `{}`", operator.text()))
            .help(format!("start the next line with it: `{right} {}`", shown(&text)))
            .fix(TextRange::new(before, range.end()), "")
            .fix(TextRange::empty(next.start()), format!("{right} ")),
    );
}
