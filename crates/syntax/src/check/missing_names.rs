use super::found::{Found, first};
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode};

/// A place where a name belongs and none is.
pub(super) fn missing(found: &mut Found, node: &SyntaxNode) {
    let Some(parent) = node.parent() else { return };
    // A heading with wrong text in it: the wrong text is the mistake.
    if parent.children().any(|sibling| sibling.kind() == SyntaxKind::Junk) && parent.kind() != SyntaxKind::Action {
        return;
    }
    let mut before = found.word_before(node.text_range().start());
    let (message, help) = match parent.kind() {
        SyntaxKind::Subject => ("`subject` is not followed by a name", "write `subject user { … }`"),
        SyntaxKind::Context => ("`context` is not followed by a name", "write `context name { … }`"),
        SyntaxKind::Resource => ("`resource` is not followed by a name", "write `resource name`"),
        SyntaxKind::Role => ("`role` is not followed by a name", "write `role name \"Label\" { … }`"),
        SyntaxKind::Template => {
            ("`template` is not followed by a name", "write `template name(parameter: permission) { … }`")
        }
        SyntaxKind::TestBlock => {
            ("this test has no name", "say in quotes what it shows: `test \"a clerk can't delete\" { … }`")
        }
        SyntaxKind::Action => ("no name follows this ` / `", "write another action's name after it, or remove it"),
        SyntaxKind::OwnId => {
            ("no id follows this `#`", "write an id of small letters, digits and `_` directly after it")
        }
        SyntaxKind::Option => {
            ("no words follow `to`", "say what the option is for: `to include personal data also requires …`")
        }
        SyntaxKind::Can => ("`can` is not followed by an action", "write the action's id: `can section.action`"),
        SyntaxKind::WithOptions => {
            ("`with` is not followed by an option", "write the option's id, or several in parentheses")
        }
        SyntaxKind::Enumeration => ("`enum` is not followed by a name", "write `enum name { value, value }`"),
        SyntaxKind::Scope => ("`scope` is not followed by a name", "write `scope name \"Label\"`"),
        SyntaxKind::Implication if found.text(before) == "implication" => {
            ("`implication` is not followed by a permission", "write `implication permission implies other`")
        }
        SyntaxKind::Implication => (
            "nothing follows `implies`",
            "write the permissions that are implied, separated by commas and without braces",
        ),
        SyntaxKind::Invariant => {
            ("this invariant has no name", "say in quotes what it claims: `invariant \"four eyes\" always …`")
        }
        SyntaxKind::Family => ("`for each` is not followed by an enumeration", "write `for each enumeration { … }`"),
        SyntaxKind::ForEach if found.text(before) == "each" => {
            ("`for each` is not followed by a name", "write `for each value in set requires …`")
        }
        SyntaxKind::ForEach => {
            ("`in` is not followed by a set", "write the fact that is a set: `for each value in set requires …`")
        }
        SyntaxKind::Formerly => ("no old name follows `formerly`", "write the old name, or several in parentheses"),
        SyntaxKind::Deprecated => ("`use` is not followed by a permission", "write the permission to use instead"),
        SyntaxKind::InScope => (
            "`in` is not followed by a scope",
            "write the scope's name; for one of several values write `is one of (…)`, for a set `is in set`",
        ),
        SyntaxKind::Index => (
            "no fact stands in these brackets",
            "write the fact whose value picks the member: `communication[message.channel].read`",
        ),
        SyntaxKind::ByTable => ("`by` is not followed by a fact", "write `by fact { value: … }`"),
        _ => ("a name is missing here", "write it"),
    };
    if parent.kind() == SyntaxKind::OwnId {
        before = first(parent.text_range(), 1);
        found.report(SyntaxError::new("missing-id", before, message).help(help));
        let rest = found.rest_of_line(before.start()).split(" requires ").next().unwrap_or_default().len();
        found.claim(first(rowan::TextRange::at(before.start(), super::found::size(rest)), rest));
        return;
    }
    found.report(SyntaxError::new("missing-name", before, message).help(help));
    // What stands in place of the name is part of the same mistake.
    let next = match parent.kind() {
        SyntaxKind::Implication => {
            let below = parent.next_sibling().filter(|below| below.kind() == SyntaxKind::BadItem);
            below.filter(|below| !found.starts_line(crate::ast::trimmed(below).start()))
        }
        _ => node.next_sibling().filter(|next| matches!(next.kind(), SyntaxKind::ListJunk)),
    };
    if let Some(junk) = next {
        found.claim(junk.text_range());
    }
    if matches!(parent.kind(), SyntaxKind::InScope | SyntaxKind::Formerly | SyntaxKind::Deprecated | SyntaxKind::Family)
    {
        claim_after(found, &parent);
    }
}

/// The wrong text after a node that ends without a name.
fn claim_after(found: &mut Found, node: &SyntaxNode) {
    let mut at = Some(node.clone());
    while let Some(current) = at {
        if let Some(next) = current.next_sibling() {
            if matches!(next.kind(), SyntaxKind::Junk | SyntaxKind::EntryJunk | SyntaxKind::ListJunk) {
                found.claim(next.text_range());
            }
            return;
        }
        at = current.parent();
    }
}

/// `includes` alone in a role.
pub(super) fn includes(found: &mut Found, node: &SyntaxNode) {
    let range = crate::ast::trimmed(node);
    if found.text(range) == "includes" {
        found.report(
            SyntaxError::new("missing-name", range, "`includes` is not followed by a role")
                .help("write `includes other_role`"),
        );
    }
}
