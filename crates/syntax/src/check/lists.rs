use rowan::{NodeOrToken, TextRange};

use super::found::{Found, shown};
use super::junk::is_name;
use super::signs;
use super::words::first_word;
use crate::ast::trimmed;
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode};

/// Lists in braces: entries are separated by a comma or a line break.
pub(super) fn entries(found: &mut Found, node: &SyntaxNode) {
    separators(found, node, true);
    let empty = !node.children_with_tokens().any(|child| !is_bracket_or_trivia(child.kind()));
    if empty && node.kind() == SyntaxKind::ByRows {
        found.report(
            SyntaxError::new("empty-list", trimmed(node), "this table has no rows")
                .help("write a row for each value: `value: permission`"),
        );
    }
    if empty && node.kind() == SyntaxKind::EnumValues {
        found.report(
            SyntaxError::new("empty-list", trimmed(node), "this enumeration has no values")
                .help("write its values, separated by commas or line breaks"),
        );
    }
}

/// Lists in parentheses: members are separated by commas.
pub(super) fn members(found: &mut Found, node: &SyntaxNode) {
    separators(found, node, false);
    let has_parens =
        node.children_with_tokens().any(|child| matches!(child.kind(), SyntaxKind::LParen | SyntaxKind::LBrace));
    let empty = !node.children_with_tokens().any(|child| !is_bracket_or_trivia(child.kind()));
    // A template may do without parameters, and its instance without arguments.
    let may_be_empty = matches!(node.kind(), SyntaxKind::Parameters | SyntaxKind::Arguments);
    if has_parens && empty && !may_be_empty {
        found.report(
            SyntaxError::new("empty-list", trimmed(node), "this list is empty").help("write what belongs in it"),
        );
    }
}

fn is_bracket_or_trivia(kind: SyntaxKind) -> bool {
    use SyntaxKind::{LBrace, LParen, MissingClose, MissingParen, RBrace, RParen, SlipScope};
    kind.is_trivia() || matches!(kind, LBrace | LParen | MissingClose | MissingParen | RBrace | RParen | SlipScope)
}

/// Commas that separate nothing, and neighbours without one.
fn separators(found: &mut Found, node: &SyntaxNode, lines_separate: bool) {
    let is_set = node.kind() == SyntaxKind::MissingSet;
    let mut last: Option<TextRange> = None;
    let mut comma = false;
    let mut line_break = false;
    for child in node.children_with_tokens() {
        match child.kind() {
            SyntaxKind::Comma => {
                if comma || last.is_none() {
                    extra_comma(found, child.text_range());
                } else if node.kind() == SyntaxKind::Group {
                    in_group(found, child.text_range());
                    return;
                }
                comma = true;
            }
            SyntaxKind::Newline => line_break = true,
            kind if is_bracket_or_trivia(kind) || kind == SyntaxKind::Keyword => {}
            kind => {
                let range = match &child {
                    NodeOrToken::Node(node) => trimmed(node),
                    NodeOrToken::Token(token) => token.text_range(),
                };
                let separated = comma || last.is_none() || (lines_separate && line_break);
                if let Some(before) = last.filter(|_| !separated && !kind.is_error() && !is_set) {
                    no_comma(found, node, before, range);
                }
                last = Some(range);
                comma = false;
                line_break = false;
            }
        }
    }
}

fn extra_comma(found: &mut Found, comma: TextRange) {
    found.report(signs::comma(comma));
}

fn in_group(found: &mut Found, comma: TextRange) {
    found.report(
        SyntaxError::new("comma-for-and", comma, "a comma doesn't say whether both are needed or one is enough")
            .help("write `and` or `or`; lists stand after `any of` and `all of`"),
    );
    let rest = found.rest_of_line(comma.end()).split(')').next().unwrap_or_default().len();
    found.claim(TextRange::at(comma.start(), super::found::size(rest + 1)));
}

fn no_comma(found: &mut Found, list: &SyntaxNode, before: TextRange, range: TextRange) {
    let (one, two) = (shown(found.text(before)), shown(found.text(range)));
    let word = first_word(&two);
    let help = match list.kind() {
        SyntaxKind::PermissionList | SyntaxKind::RoleList | SyntaxKind::EnumValues if is_name(&one) => {
            format!("separate them with a comma; if they are one name, write `{one}_{word}`")
        }
        _ => "separate them with a comma".to_owned(),
    };
    found.report(
        SyntaxError::new("missing-comma", range, format!("no comma between `{one}` and `{two}`"))
            .help(help)
            .fix(TextRange::empty(before.end()), ","),
    );
}
