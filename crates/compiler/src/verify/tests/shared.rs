//! Large gates are shown once for the actions behind them, and a mistake inside or outside of them is found all the same.

use placet_runtime::graph::{DecisionNode, DecisionTest};

use super::*;
use crate::link::linked;
use crate::optimise::Shared;
use crate::optimise::slips::{Slip, slipping};

/// So many actions behind a gate of so many permissions, which asks for sets as well, and behind a second one inside it.
fn behind_gates(actions: usize, wide: usize) -> String {
    let names = |start: &str, count: usize| (0..count).map(|n| format!("{start}{n}")).collect::<Vec<_>>();
    let (gate, own) = (names("g", wide), names("a", actions));
    let acts: String = own
        .iter()
        .enumerate()
        .map(|(n, own)| format!("  Act {n}\n  requires {own} and (c or d)\n  requires d if r.open, otherwise {own}\n"))
        .collect();
    format!(
        "permissions {{ a, b, c, d, e, {}, {} }}\nimplication a implies b\nresource r {{ open: boolean, kind: one of (x, y, z) }}\n         section s \"S\" {{\n opens with a and b and (c or d) and ({})\n section t \"T\" on r {{\n  every action requires ({}) if \
         r.kind is y\n{acts} }}\n}}",
        gate.join(", "),
        own.join(", "),
        gate.windows(2).map(|two| format!("({})", two.join(" and "))).collect::<Vec<_>>().join(" or "),
        gate.iter().rev().take(wide / 2).map(|one| format!("({one} and e)")).collect::<Vec<_>>().join(" or "),
    )
}

fn compiler(text: String) -> Compiler {
    let file = SourceText { path: "policy.placet".into(), text };
    let compiler = Compiler::new(Sources { manifest: None, files: vec![file] });
    assert_eq!(compiler.mistakes(), []);
    compiler
}

/// The policy, its graph, and where large gates begin.
fn made(text: String) -> (Arc<Policy>, Graph, Vec<Shared>) {
    let compiler = compiler(text);
    let linked = linked(&compiler.db, compiler.set);
    (compiler.policy(), Graph::clone(&linked.graph), linked.shared.clone())
}

#[test]
fn what_is_shown_with_gates_taken_as_one_is_what_is_shown_without() {
    let (policy, graph, shared) = made(behind_gates(6, 150));
    assert_eq!(shared.len(), 2);
    let once = crate::verify::verify(&policy, &graph, &shared).unwrap();
    let each = crate::verify::verify(&policy, &graph, &[]).unwrap();
    assert_eq!(once.methods, each.methods);
    assert!(once.is_exact() && once.written < each.written, "{} and {}", once.written, each.written);
}

/// The same, with what the outer gate asks for as sets in an action that it asks, which asks another.
fn behind_gates_that_ask_others(actions: usize, wide: usize) -> String {
    let text =
        behind_gates(actions, wide).replacen("opens with a and b and (c or d) and", "opens with can z.base and", 1);
    format!(
        "{text}\nsection z \"Z\" {{\n First requires a\n Base\n  requires can z.first and b\n  requires c or d\n}}\n"
    )
}

#[test]
fn gates_whose_sets_are_those_of_another_action_are_shown_once_too() {
    let written = |actions: usize| {
        let (policy, graph, shared) = made(behind_gates_that_ask_others(actions, 1_000));
        let once = crate::verify::verify(&policy, &graph, &shared).unwrap();
        assert!(once.is_exact());
        once.written
    };
    let (few, many) = (written(20), written(200));
    assert!(many - few < 180 * 100, "{few} for 20 actions, {many} for 200");
    for slip in Slip::ALL.into_iter().filter(|slip| *slip != Slip::TakenForExact) {
        let error = slipping(slip, || compiler(behind_gates_that_ask_others(4, 100)).compile());
        assert!(matches!(error, Err(crate::CompileError::Disproved(_))), "{slip:?}");
    }
}

#[test]
fn a_gate_of_thousands_of_permissions_is_written_once_for_the_actions_behind_it() {
    let written = |actions: usize, wide: usize| {
        let (policy, graph, shared) = made(behind_gates(actions, wide));
        crate::verify::verify(&policy, &graph, &shared).unwrap().written
    };
    let (few, many) = (written(20, 1_000), written(200, 1_000));
    // Each further action adds what it asks for itself, not the gate.
    assert!(many - few < 180 * 100, "{few} for 20 actions, {many} for 200");
    let wider = written(200, 2_000);
    assert!(wider < 2 * many, "{many} for 1,000 permissions, {wider} for 2,000");
}

#[test]
fn a_slip_is_caught_behind_a_large_gate_and_inside_it() {
    for slip in Slip::ALL.into_iter().filter(|slip| *slip != Slip::TakenForExact) {
        let error = slipping(slip, || compiler(behind_gates(4, 100)).compile());
        assert!(matches!(error, Err(crate::CompileError::Disproved(_))), "{slip:?}");
    }
}

#[test]
fn a_test_that_is_taken_for_exact_inside_a_large_gate_is_caught() {
    let crossed: Vec<String> = (0..20).map(|n| format!("(p{n} and r.k{n})")).collect();
    let names = |start: &str, rest: &str| (0..20).map(|n| format!("{start}{n}{rest}")).collect::<Vec<_>>().join(", ");
    // Numbers that are compared with many others in an order that suits none: too large to be exact.
    let more: Vec<String> =
        (0..20).flat_map(|n| [3, 7, 11].map(|step| format!("(p{n} and r.k{})", (n * step) % 20))).collect();
    let text = format!(
        "permissions {{ a, b, {} }}\nresource r {{ {} }}\nsection s \"S\" on r {{\n  every action requires ({}) or ({})\n  Go \
         requires a\n  Stop requires b\n}}\n",
        names("p", ""),
        names("k", ": boolean"),
        crossed.join(" or "),
        more.join(" or "),
    );
    let sound = compiler(text.clone()).compile().unwrap().verification;
    assert!(!sound.inexact.is_empty());
    let error = slipping(Slip::TakenForExact, || compiler(text).compile());
    assert!(matches!(error, Err(crate::CompileError::Disproved(_))));
}

/// Changes of a node, some of which make no difference.
fn changed(node: DecisionNode) -> Vec<DecisionNode> {
    let mut all = vec![DecisionNode { hi: node.lo, lo: node.hi, ..node }, DecisionNode { hi: node.lo, ..node }];
    if let DecisionTest::Held { word, mask, want } = node.test {
        all.push(DecisionNode {
            test: DecisionTest::Held { word, mask: mask & (mask - 1), want: want & (mask - 1) },
            ..node
        });
    }
    all
}

#[test]
fn every_changed_node_is_found_out_or_makes_no_difference_with_gates_taken_as_one_as_without() {
    let (policy, graph, shared) = made(behind_gates(3, 70));
    assert!(!shared.is_empty());
    let (mut wrong, mut alike) = (0, 0);
    for at in 0..graph.decision_nodes.len() {
        for node in changed(graph.decision_nodes[at]) {
            let mut mutant = graph.clone();
            mutant.decision_nodes[at] = node;
            // Also where it is said that the changed node is where the gate begins.
            let moved = |one: &Shared| Shared {
                node: if one.node == graph.decision_nodes[at] { node } else { one.node },
                ..*one
            };
            let shared: Vec<Shared> = shared.iter().map(moved).collect();
            let once = crate::verify::verify(&policy, &mutant, &shared);
            let each = crate::verify::verify(&policy, &mutant, &[]);
            assert_eq!(once.is_err(), each.is_err(), "{node:?} at {at}");
            if once.is_err() { wrong += 1 } else { alike += 1 }
        }
    }
    assert!(wrong > 100, "{wrong} found out, {alike} alike");
}
