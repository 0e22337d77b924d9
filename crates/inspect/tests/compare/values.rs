//! Values that one side lacks.

use placet_inspect::FactChanged;

use super::both::{diff, lines};

fn table(values: &str, rows: &str) -> String {
    format!(
        "permissions {{ a, b }}\nresource task {{ kind: one of ({values}), kinds: set of one of ({values}) }}\n\
         section s on task {{ Go requires by task.kind {{ {rows} }}\n Other requires a\n \
         Each\n requires b\n for each kind in task.kinds requires by kind {{ {rows} }} }}"
    )
}

#[test]
fn a_new_value_was_refused_by_what_reads_the_fact() {
    let comparison = diff(&table("x, y", "x: a, y: b"), &table("x, y, z", "x: a, y: b, z: nothing"));
    assert_eq!(
        lines(&comparison),
        ["s.go: Looser | now: task.kind is z", "s.each: Looser | now: user holds b; task.kinds contains z",]
    );
    assert_eq!(comparison.facts[0].change, FactChanged::Values { added: vec!["z".into()], removed: vec![] });
    let comparison = diff(&table("x, y", "x: a, y: b"), &table("x, y, z", "x: a, y: b, z: forbidden"));
    assert!(lines(&comparison).is_empty());
}

#[test]
fn a_value_that_is_gone_is_refused() {
    let comparison = diff(&table("x, y, z", "x: a, y, z: b"), &table("x, y", "x: a, y: b"));
    assert_eq!(
        lines(&comparison),
        [
            "s.go: Stricter | once: user holds b; task.kind is z",
            "s.each: Stricter | once: user holds b; task.kinds contains z",
        ]
    );
}

#[test]
fn the_order_of_values_does_not_matter() {
    assert!(lines(&diff(&table("x, y", "x: a, y: b"), &table("y, x", "x: a, y: b"))).is_empty());
}
