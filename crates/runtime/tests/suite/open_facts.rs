//! Where facts are left open, a decision allows exactly when every completion of them allows, however far apart its nodes stand.

use placet_runtime::graph::{ALLOW, Atom, DENY, DecisionNode, DecisionTest, FIRST_NODE, FactType, Graph};
use placet_runtime::{FactValue, Policy, Request, encode};

use super::all_actions::all_of;
use super::support::{action, add_permission, atom, fact};

/// A policy of one action that has these decision nodes, of two permissions and so many boolean facts.
fn policy_of(facts: usize, decision_nodes: Vec<DecisionNode>) -> Vec<u8> {
    let mut graph = Graph::default();
    for own in 0..2 {
        add_permission(&mut graph, &format!("p{own}"), &[]);
    }
    for own in 0..facts {
        graph.facts.push(fact(&format!("f{own}"), FactType::Boolean));
        atom(&mut graph, Atom::True(own as u32));
    }
    action(&mut graph, "a", &[]);
    graph.decision_nodes = decision_nodes;
    encode(&graph).unwrap()
}

fn asks(atom: u32, hi: u32, lo: u32) -> DecisionNode {
    DecisionNode { test: DecisionTest::Fact { atom, exact: true }, hi, lo }
}

fn needs(permission: u32) -> DecisionNode {
    DecisionNode {
        test: DecisionTest::Held { word: 0, mask: 1 << permission, want: 1 << permission },
        hi: ALLOW,
        lo: DENY,
    }
}

/// Asks whatever may be held, and with any of the facts open.
fn assert_exact(facts: usize, nodes: Vec<DecisionNode>) {
    let bytes = policy_of(facts, nodes);
    let policy = Policy::open(&bytes).unwrap();
    let digits = |number: usize, base: usize| (0..facts as u32).map(move |at| number / base.pow(at) % base);
    for held in 0..4_u64 {
        // What the actions with all facts known are, where no way is left open.
        let known: Vec<bool> = (0..1 << facts)
            .map(|world| {
                let values: Vec<FactValue<'_>> = digits(world, 2).map(|digit| FactValue::Boolean(digit == 1)).collect();
                all_of(&policy, &Request::new(&[held], &values, &[]))[0]
            })
            .collect();
        for partial in 0..3_usize.pow(facts as u32) {
            let value = |digit: usize| [FactValue::Boolean(false), FactValue::Boolean(true), FactValue::Unknown][digit];
            let values: Vec<FactValue<'_>> = digits(partial, 3).map(value).collect();
            let completes =
                |world: usize| digits(partial, 3).zip(digits(world, 2)).all(|(own, digit)| own == 2 || own == digit);
            let expected = (0..known.len()).all(|world| !completes(world) || known[world]);
            assert_eq!(all_of(&policy, &Request::new(&[held], &values, &[])), [expected], "{held} {partial}");
        }
    }
}

#[test]
fn both_ways_of_an_open_fact_are_followed_however_far_apart_they_lead() {
    for far in (1..=4).chain(60..=68).chain([127, 128, 129, 1_000]) {
        for further in [1, 62, 63, 64, 65, 66] {
            // The first asks for a fact, and so do the nodes it leads to; permissions follow, apart.
            let first = FIRST_NODE + 1;
            let (second, third) = (first + far, first + far + further);
            let fourth = third + further;
            let mut nodes = vec![asks(0, first, second), asks(1, third, ALLOW)];
            nodes.resize((second - FIRST_NODE) as usize, DecisionNode::always(DENY));
            nodes.push(asks(2, third, fourth));
            nodes.resize((third - FIRST_NODE) as usize, DecisionNode::always(DENY));
            nodes.push(needs(0));
            nodes.resize((fourth - FIRST_NODE) as usize, DecisionNode::always(DENY));
            nodes.push(needs(1));
            assert_exact(3, nodes);
        }
    }
}

#[test]
fn more_ways_are_left_open_than_the_first_attempts_have_room_for() {
    // A tree of facts, each level's node after the level above; only one leaf asks for anything.
    for levels in [5, 6, 7, 8] {
        for asking in [0, 1 << (levels - 2), (1 << (levels - 1)) - 1] {
            let last = FIRST_NODE + (1 << levels) - 1;
            let mut nodes = Vec::new();
            for level in 0..levels {
                for at in 0..1_u32 << level {
                    let below = FIRST_NODE + (1 << (level + 1)) - 1 + at * 2;
                    nodes.push(match level + 1 < levels {
                        true => asks(level, below, below + 1),
                        false => asks(level, ALLOW, if at == asking { last } else { ALLOW }),
                    });
                }
            }
            nodes.push(needs(1));
            let bytes = policy_of(levels as usize, nodes);
            let policy = Policy::open(&bytes).unwrap();
            for held in 0..4 {
                assert_eq!(all_of(&policy, &Request::new(&[held], &[], &[])), [held >= 2]);
            }
        }
    }
}
