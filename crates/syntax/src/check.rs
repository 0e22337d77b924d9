//! What the grammar let pass and the language does not: each mark of wrong or missing text in the tree becomes one
//! error. One file a case; the listing of `check/` is the list of mistakes that can be told from the text alone.
//!
//! One mistake is one error: a report claims the words that it is about, and what is found later about claimed words is
//! dropped. So the order below matters: characters first, then strings and brackets, then all else in one walk.

mod actions;
mod brackets;
mod clauses;
mod codes;
mod comparisons;
mod dates;
mod entries;
mod entry_words;
mod found;
mod hidden;
mod instead;
mod invariants;
mod items;
mod junk;
mod lengths;
mod limits;
mod lines;
mod lists;
mod marks;
mod missing_expressions;
mod missing_names;
mod missing_parts;
mod missing_values;
mod names;
mod operands;
mod operators;
mod placing;
mod scopes;
mod sections;
mod signs;
mod statements;
mod strings;
mod words;

pub use codes::CODES;
pub(crate) use items::misspelt_declaration;
pub(crate) use limits::{not_understood, too_deep, too_large};
pub(crate) use sections::brace_below;
pub(crate) use words::{DECLARATIONS, declaration, first_word};

use found::Found;
use rowan::{NodeOrToken, WalkEvent};

use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode, SyntaxToken};
use crate::tree::Holds;

/// Adds what is wrong in the tree under `root`, which is that of `text`, to `errors`.
pub(crate) fn check(root: &SyntaxNode, text: &str, holds: Holds, errors: &mut Vec<SyntaxError>) {
    let mut found = Found::new(root, text, errors);
    hidden::characters(&mut found);
    if holds.odd_tokens {
        for element in root.descendants_with_tokens() {
            if let NodeOrToken::Token(token) = element {
                strings::string(&mut found, &token);
                lengths::length(&mut found, &token);
                dates::date(&mut found, &token);
            }
        }
    }
    if holds.wrong {
        brackets::unclosed(&mut found, root);
        walk(&mut found, root);
    } else {
        walk_nodes(&mut found, root);
    }
    errors.append(&mut found.into_errors());
}

/// All nodes, and the tokens that are wrong text.
fn walk(found: &mut Found, root: &SyntaxNode) {
    let mut events = root.preorder_with_tokens();
    while let Some(event) = events.next() {
        let WalkEvent::Enter(element) = event else {
            continue;
        };
        if found.is_full() {
            return;
        }
        match element {
            NodeOrToken::Node(node) => {
                self::node(found, &node);
                if is_wrong_text(node.kind()) {
                    events.skip_subtree();
                }
            }
            NodeOrToken::Token(token) => self::token(found, &token),
        }
    }
}

/// As [`walk`], where no text is wrong: the tokens need no look then, which is most of the work.
fn walk_nodes(found: &mut Found, root: &SyntaxNode) {
    for node in root.descendants() {
        if found.is_full() {
            return;
        }
        self::node(found, &node);
    }
}

/// Whether nothing inside the node is looked at on its own.
fn is_wrong_text(kind: SyntaxKind) -> bool {
    use SyntaxKind::{BadClause, BadItem, BadLine, BadOperand, EntryJunk, Junk, ListJunk};
    matches!(kind, BadClause | BadItem | BadLine | BadOperand | EntryJunk | Junk | ListJunk)
}

fn token(found: &mut Found, token: &SyntaxToken) {
    match token.kind() {
        SyntaxKind::SlipAnd | SyntaxKind::SlipOr => operators::slip(found, token),
        SyntaxKind::BadName => names::bad_name(found, token),
        _ => {}
    }
}

fn node(found: &mut Found, node: &SyntaxNode) {
    use SyntaxKind as Kind;
    match node.kind() {
        Kind::File | Kind::Body | Kind::TestBody => placing::items(found, node),
        Kind::BadItem => items::bad_item(found, node),
        Kind::BadLine => lines::bad_line(found, node),
        Kind::BadClause => lines::bad_clause(found, node),
        Kind::Junk => junk::junk(found, node),
        Kind::EntryJunk | Kind::ListJunk => entries::junk(found, node),
        Kind::MissingName => missing_names::missing(found, node),
        Kind::MissingPart => missing_parts::missing(found, node),
        Kind::MissingOf => missing_parts::of(found, node),
        Kind::MissingExpr => missing_expressions::missing(found, node),
        Kind::Section => sections::section(found, node),
        Kind::Action => {
            actions::action(found, node);
            marks::action(found, node);
        }
        Kind::Requires | Kind::Gate | Kind::Option | Kind::Forbidden | Kind::Everyone => clauses::clause(found, node),
        Kind::Grant => missing_names::includes(found, node),
        Kind::Expr => operators::expression(found, node),
        Kind::Not => operators::not(found, node),
        Kind::BadOperand => operands::bad_operand(found, node),
        Kind::SlipEquals => operators::equals(found, node),
        Kind::Given => statements::given(found, node),
        Kind::SlipScope => scopes::slip(found, node),
        Kind::InScope => scopes::scope(found, node),
        Kind::Invariant => invariants::invariant(found, node),
        Kind::Permissions => marks::permissions(found, node),
        Kind::Permission => marks::permission(found, node),
        Kind::PermissionList | Kind::FieldList | Kind::RoleList | Kind::EnumValues | Kind::ByRows => {
            lists::entries(found, node)
        }
        Kind::ExprList
        | Kind::ValueNames
        | Kind::ValueList
        | Kind::OptionList
        | Kind::Arguments
        | Kind::Parameters
        | Kind::MissingSet
        | Kind::Alternatives
        | Kind::FormerNames
        | Kind::Group => lists::members(found, node),
        _ => {}
    }
}
