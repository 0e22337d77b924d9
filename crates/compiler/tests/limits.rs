//! One at the bound, one past it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests stop where they fail")]

use placet_compiler::{Compiler, SourceText, Sources, limits};

fn compiler(text: String) -> Compiler {
    Compiler::new(Sources { manifest: None, files: vec![SourceText { path: "a.placet".into(), text }] })
}

/// `depth` templates, each with an instance of the next, and a section from the first.
fn chain(depth: usize) -> String {
    let mut text = "permissions { p }\ntemplate t0(q: permission) {\n    Do it requires q\n}\n".to_owned();
    for n in 1..depth {
        text += &format!("template t{n}(q: permission) {{\n    section s \"S\" from t{}(q)\n}}\n", n - 1);
    }
    text + &format!("section s \"S\" from t{}(p)\n", depth - 1)
}

#[test]
fn templates_at_the_bound_are_written_out() {
    let compiler = compiler(chain(limits::SECTION_DEPTH + 1));
    assert_eq!(compiler.mistakes(), []);
    assert_eq!(compiler.graph().unwrap().graph.actions.len(), 1);
}

#[test]
fn templates_past_the_bound_are_an_error_and_not_left_out() {
    let found = compiler(chain(limits::SECTION_DEPTH + 2)).diagnostics();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, "too-many");
}

#[test]
fn scopes_past_the_bound_are_one_error_at_the_first_of_them() {
    let scopes = |count: usize| (0..count).map(|n| format!("scope s{n}\n")).collect::<String>();
    assert_eq!(compiler(scopes(limits::SCOPES)).diagnostics(), []);
    let text = scopes(limits::SCOPES + 2);
    let found = compiler(text.clone()).diagnostics();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, "too-many");
    assert_eq!(found[0].message, "this policy set has 66 scopes; it may have 64");
    assert_eq!(text.get(found[0].primary.range.clone()), Some("s64"));
}
