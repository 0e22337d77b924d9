use placet_compiler::{Compiler, SourceText, Sources};

use super::{Also, Catalogue, Ways, needs};

const FACTS: &str = "
permissions { a, b, c, d }
permissions node { verbs edit imply read
    thing { read, edit }
}
context world { on: boolean, off: boolean, kind: one of (x, y, z) }
";

/// What `Act` needs where these clauses are its own: ways with commas, `if` before a condition, `when` and `never` apart.
fn needed(clauses: &str) -> String {
    let text =
        format!("{FACTS}\nsection s {{\n    opens with a\n\n    Other requires b or c\n    Act\n{clauses}\n}}\n");
    let file = SourceText { path: "s.placet".into(), text };
    let compiler = Compiler::new(Sources { manifest: None, files: vec![file] });
    assert_eq!(compiler.mistakes(), []);
    let policy = compiler.policy();
    let catalogue = Catalogue::new(&policy);
    let action = policy.actions.iter().find(|action| action.id == "s.act").unwrap();
    said(&catalogue, &needs(&catalogue, action).always)
}

fn said(catalogue: &Catalogue<'_>, also: &Also) -> String {
    let mut lines = vec![ways(catalogue, &also.ways)];
    for when in &also.when {
        lines.push(format!("when {}: {}", when.condition, ways(catalogue, &when.ways)));
    }
    for prohibition in &also.prohibitions {
        lines.push(format!("never: {}", prohibition.text));
    }
    lines.join("\n")
}

fn ways(catalogue: &Catalogue<'_>, ways: &Ways) -> String {
    let mut all = Vec::new();
    for way in &ways.ways {
        let mut words: Vec<String> = catalogue.ids(&way.permissions);
        words.extend(way.conditions.iter().map(|condition| format!("if {}", condition.text)));
        all.push(words.join(", "));
    }
    if ways.cut {
        all.push("…".to_owned());
    }
    all.join(" | ")
}

#[test]
fn gates_are_part_of_every_way() {
    assert_eq!(needed("requires b or c"), "a, b | a, c");
}

#[test]
fn a_way_that_another_one_makes_needless_is_left_out() {
    assert_eq!(needed("requires b or (b and c)"), "a, b");
    assert_eq!(needed("requires (b or c)\nrequires (b or d)"), "a, b | a, c, d");
    assert_eq!(needed("requires b or (a and world.on)"), "a, if world.on | a, b");
}

#[test]
fn implied_permissions_are_left_out_and_count() {
    assert_eq!(needed("requires node.thing.read and node.thing.edit"), "a, node.thing.edit");
    assert_eq!(needed("requires node.thing.read or node.thing.edit"), "a, node.thing.read");
}

#[test]
fn guarded_clauses_stand_apart_and_say_only_what_is_more() {
    let text = "requires b\nrequires c if world.on, otherwise d\nrequires b if world.off";
    assert_eq!(needed(text), "a, b\nwhen world.on: c\nwhen not world.on: d");
}

#[test]
fn what_is_otherwise_forbidden_is_a_prohibition() {
    assert_eq!(
        needed("requires b if world.on, otherwise forbidden"),
        "a\nwhen world.on: b\nnever: forbidden if not world.on"
    );
    assert_eq!(needed("requires b\nforbidden if world.on"), "a, b\nnever: forbidden if world.on");
    assert_eq!(needed("requires b\nforbidden"), "\nnever: forbidden");
}

#[test]
fn a_table_groups_the_values_that_need_the_same() {
    let table = "requires by world.kind {\nx, z: b\ny: nothing\n}";
    assert_eq!(needed(table), "a\nwhen world.kind is one of (x, z): b");
}

#[test]
fn another_action_brings_its_own_clauses() {
    assert_eq!(needed("requires can s.other and d"), "a, b, d | a, c, d");
    assert_eq!(needed("requires d or can s.other"), "a, b | a, c | a, d");
}

#[test]
fn conditions_that_cannot_hold_together_make_no_way() {
    let text = "requires (b and world.on) or (c and not world.on)\nrequires (d and world.on) or node.thing.read";
    assert_eq!(
        needed(text),
        "a, b, d, if world.on | a, b, node.thing.read, if world.on | a, c, node.thing.read, if not world.on"
    );
    let values = "requires (b and world.kind is x) or c\nrequires (d and world.kind is y) or c";
    assert_eq!(needed(values), "a, c");
}

#[test]
fn ways_are_cut_at_the_limit_and_say_so() {
    let clause = |names: &str| format!("requires any of ({names})\n");
    let all = |letter: &str| (0..9).map(|at| format!("{letter}{at}")).collect::<Vec<_>>().join(", ");
    let text = format!(
        "permissions {{ {}, {} }}\nsection s {{\n    Act\n{}{}}}\n",
        all("p"),
        all("q"),
        clause(&all("p")),
        clause(&all("q"))
    );
    let file = SourceText { path: "s.placet".into(), text };
    let compiler = Compiler::new(Sources { manifest: None, files: vec![file] });
    assert_eq!(compiler.mistakes(), []);
    let policy = compiler.policy();
    let catalogue = Catalogue::new(&policy);
    let needs = needs(&catalogue, policy.actions.first().unwrap());
    assert_eq!(needs.always.ways.ways.len(), super::normal::WAYS);
    assert!(needs.always.ways.cut);
}
