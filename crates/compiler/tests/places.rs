//! Where the graph says that something stands.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests stop where they fail")]

use placet_compiler::{Compiler, SourceText, Sources};

#[test]
fn a_clause_stands_in_its_own_file_even_where_nothing_else_does() {
    let file = |path: &str, text: &str| SourceText { path: path.into(), text: text.into() };
    let files = vec![
        file(
            "actions.placet",
            "permissions {\n    view\n    edit\n}\n\nsection page \"Page\" from rule(view) {\n    Edit it requires edit\n}\n",
        ),
        file("rule.placet", "template rule(see: permission) {\n    every action requires see\n}\n"),
    ];
    let compiled = Compiler::new(Sources { manifest: None, files }).graph().unwrap();
    let graph = compiled.graph.as_ref();
    let mut places: Vec<(&str, &str, u32)> = graph
        .clauses
        .iter()
        .map(|clause| {
            let file = usize::try_from(clause.origin.file).unwrap();
            (clause.text.as_str(), graph.files[file].as_str(), clause.origin.line)
        })
        .collect();
    places.sort_unstable();
    assert_eq!(places, [("every action requires see", "rule.placet", 2), ("requires edit", "actions.placet", 7)]);
}
