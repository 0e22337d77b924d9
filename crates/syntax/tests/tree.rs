//! Trees, each with the text that it is of. A token stands behind its node's name; blanks and line ends are left out.

#![allow(clippy::unwrap_used, reason = "tests may")]

use std::fmt::Write as _;

use placet_syntax::{SyntaxKind, SyntaxNode, parse};

/// The tree as indented lines: a node, then the words that stand in it directly.
fn drawn(node: &SyntaxNode, depth: usize, out: &mut String) {
    let words: Vec<String> = node
        .children_with_tokens()
        .filter_map(|element| element.into_token())
        .filter(|token| !matches!(token.kind(), SyntaxKind::Blank | SyntaxKind::Newline))
        .map(|token| token.text().to_owned())
        .collect();
    let name = format!("{}{:?}", "  ".repeat(depth), node.kind());
    writeln!(out, "{}", format!("{name}  {}", words.join(" ")).trim_end()).unwrap();
    for child in node.children() {
        drawn(&child, depth + 1, out);
    }
}

fn page(text: &str) -> String {
    let mut out = format!("{text}\n──\n");
    drawn(&parse(text).syntax(), 0, &mut out);
    out
}

macro_rules! trees {
    ($($name:ident: $text:expr;)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(stringify!($name), page($text));
        }
    )*};
}

trees! {
    a_matrix_of_permissions: "permissions settings \"Settings\" {\n    verbs create, edit imply read\n    users \"Users\" { read, edit }\n}";
    facts_of_every_type: "subject user { staff: boolean, groups: set of group }\nresource task { owner: user, kind: one of (a, b), size: number, needs: set of permission }";
    a_role_that_includes_another: "role boss \"Boss\" { includes clerk, files.delete }";
    a_gate_and_clauses_for_all: "section s \"S\" on a and b {\n    opens with p\n    every action requires q if a.x\n    every action forbidden if a.y because \"No\"\n}";
    an_instance_with_a_body: "template t(m: permission) { }\nsection s from t(p) {\n    Open requires q\n}";
    several_names_with_an_id: "section s {\n    Add #add / \"iOS\" /\n    Delete\n        ungated\n        requires p\n}";
    every_clause: "section s {\n    Export\n        on nothing\n        requires p if a.x, otherwise nothing\n        to mail it #mail also requires q\n        forbidden unless a.y because \"No\"\n    See\n        allowed to everyone\n}";
    operators_over_lines: "section s {\n    Open\n        requires a // why\n            and any of (b, c or d,)\n            and not (e.f)\n}";
    every_test_of_a_fact: "section s {\n    Open\n        forbidden if a.b is c and a.b is not c and a.b is one of (c, d) and a.b is in e.f\n        forbidden if a.n >= 2.5 and e.f contains c\n        requires user holds all of a.p\n}";
    a_table: "section s {\n    Open\n        requires by a.b {\n            c, d: p\n            e: nothing\n            f: forbidden\n        }\n}";
    an_action_as_a_condition: "section s {\n    Open requires can t.open with (x, y) and can t.close with z\n}";
    a_test_of_everything: "test \"t\" {\n    user holds p, q\n    user has role r\n    not a.b\n    a.c is d\n    allow s.open\n    deny s.close with (x, y) missing (p, q) or r\n}";
    an_enumeration_and_a_family: "enum channel \"Channel\" { email \"Email\", sms }\npermissions send \"Send\" for each channel { read, edit for each kind { all } }";
    scopes_and_implications: "scope target \"Target\"\nimplication a.b implies c, d.*,\n    e.**.{f, g}";
    an_invariant_in_one_line_and_in_several: "invariant \"x\" no user a and b\ninvariant \"y\"\n    always a\n        or can s.b\n    implies c in target";
    former_and_deprecated_names: "permissions {\n    a \"A\" formerly b.c deprecated use d\n    d formerly (e, f)\n    formerly, deprecated\n}\nsection s {\n    Open\n        formerly open_it\n        requires a\n}";
    names_with_patterns_and_indices: "section s {\n    Open\n        requires a[b.c].d and all of a.*.{b, c}.** in target and any of {a, b} and c in target\n        for each x in b.y requires a[x].z if b.d < 2026-11-22, otherwise forbidden\n}";
    tests_with_scopes: "test \"t\" {\n    user holds a.*, b in target\n    user holds nothing in target\n    user has role c in target\n    x.y is 2026-11-22\n    x.z contains \"w\"\n    deny s.open missing (a in target, b) or c in target\n}";
    wrong_text_between_sound_items: "rolle a { b }\nrole c { d e }\nsection s {\n    Open requires\n    needs p\n}";
    what_never_closes: "section s {\n    Open requires any of (a,\n\nrole r { p }";
}

#[test]
fn names_that_look_like_clauses_are_fine_where_they_are_none() {
    let names =
        ["Test the connection", "To-do list", "Forbidden words", "Requirements", "Allowed domains", "Open with care"];
    for name in names {
        let text = format!("section s {{\n    {name} requires p\n}}\n");
        assert_eq!(parse(&text).errors(), [], "{name}");
    }
}

#[test]
fn the_sound_layouts_have_no_mistakes() {
    let texts = [
        include_str!("layout/permissions.placet"),
        include_str!("layout/facts_and_roles.placet"),
        include_str!("layout/sections.placet"),
        include_str!("layout/clauses.placet"),
        include_str!("layout/tests.placet"),
        include_str!("layout/names.placet"),
    ];
    for text in texts {
        assert_eq!(parse(text).errors(), []);
    }
}

/// The words of the newer declarations and clauses are names wherever they start nothing.
#[test]
fn words_that_start_something_are_names_elsewhere() {
    let text = "permissions {
    enum, scope, implication, invariant, formerly, deprecated, use, each, for, always, no, implies
    user formerly each deprecated use for
}
role enum { scope, for, each }
section scope \"Scope\" {
    Read requires enum and scope and for and each and always and no and implies and use
    For each one requires invariant or implication or formerly or deprecated
    Enum requires all of (enum, scope) and any of (no, always)
}
invariant \"words\"
    always always and no implies implies
";
    assert_eq!(parse(text).errors(), []);
}
