//! Every single change of a node is found out, or changes no decision.

use placet_runtime::graph::{DecisionNode, DecisionTest, FactType};
use placet_runtime::{FactValue, Request};

use super::*;

const TEXT: &str = "
permissions { a, b, c, d, e }
implication a implies b
implication c implies d
resource r { kind: one of (x, y, z), open: boolean }
section s \"S\" on r {
    opens with d or e
    Go
        requires a and (b or c)
        requires e if r.kind is y
        to shout also requires c if r.open, otherwise b
    Stay
        requires by r.kind { x: a, y: c, z: c and e }
        forbidden if r.open and r.kind is z
    Leave requires can s.go
}
";

/// All that every request gets, each fact unknown too: what a service would see.
fn decisions(graph: &Graph) -> Option<Vec<placet_runtime::Decision>> {
    let bytes = placet_runtime::encode(graph).ok()?;
    let policy = placet_runtime::Policy::open(&bytes).ok()?;
    let mut decisions = Vec::new();
    for set in 0..1u64 << graph.permissions.len() {
        let closed = |at: usize| graph.permissions[at].implies.iter().all(|other| set >> other & 1 == 1);
        if (0..graph.permissions.len()).any(|at| set >> at & 1 == 1 && !closed(at)) {
            continue;
        }
        for kind in 0..4 {
            for open in 0..3 {
                let value = |kind_of: &FactType| match kind_of {
                    FactType::OneOf(_) if kind < 3 => FactValue::Value(kind),
                    FactType::Boolean if open < 2 => FactValue::Boolean(open == 1),
                    _ => FactValue::Unknown,
                };
                let facts: Vec<FactValue<'_>> = graph.facts.iter().map(|fact| value(&fact.kind)).collect();
                let held = [set];
                for action in policy.actions() {
                    let options: Vec<placet_runtime::OptionId> = action.options.clone().collect();
                    for options in [&[], options.as_slice()] {
                        let request = Request::new(&held, &facts, options);
                        decisions.push(policy.decide(action.id, &request).unwrap());
                    }
                }
            }
        }
    }
    Some(decisions)
}

fn changed(node: &DecisionNode) -> Vec<DecisionNode> {
    let mut changed = vec![DecisionNode { hi: node.lo, lo: node.hi, ..*node }];
    for end in [0, 1] {
        changed.push(DecisionNode { hi: end, ..*node });
        changed.push(DecisionNode { lo: end, ..*node });
    }
    match node.test {
        DecisionTest::Held { word, mask, want } => {
            for bit in (0..5).map(|at| 1u64 << at) {
                let test = DecisionTest::Held { word, mask: mask ^ bit, want: want & (mask ^ bit) };
                changed.push(DecisionNode { test, ..*node });
                if mask & bit == 0 {
                    let test = DecisionTest::Held { word, mask: mask | bit, want: want | bit };
                    changed.push(DecisionNode { test, ..*node });
                } else {
                    changed.push(DecisionNode { test: DecisionTest::Held { word, mask, want: want ^ bit }, ..*node });
                }
            }
        }
        DecisionTest::Fact { atom, exact } => {
            changed.push(DecisionNode { test: DecisionTest::Fact { atom, exact: !exact }, ..*node });
        }
        DecisionTest::Value { fact, among, exact } => {
            changed.push(DecisionNode { test: DecisionTest::Value { fact, among, exact: !exact }, ..*node });
            for bit in 0..3 {
                let test = DecisionTest::Value { fact, among: among ^ 1 << bit, exact };
                changed.push(DecisionNode { test, ..*node });
            }
        }
    }
    changed
}

#[test]
fn every_changed_node_is_found_out_or_decides_alike() {
    let (policy, graph) = compiled(TEXT);
    verify(&policy, &graph).unwrap();
    let sound = decisions(&graph).unwrap();
    let (mut found, mut alike) = (0, 0);
    for at in 0..graph.decision_nodes.len() {
        for node in changed(&graph.decision_nodes[at]) {
            let mut mutant = graph.clone();
            mutant.decision_nodes[at] = node;
            let is_sound = decisions(&mutant).as_ref() == Some(&sound);
            let shown = verify(&policy, &mutant);
            // The option's graph is looked at alone, where a request asks for its action too.
            assert!(shown.is_err() || is_sound, "{node:?} at {at} is not found out");
            match is_sound {
                true => alike += 1,
                false => found += 1,
            }
        }
    }
    assert!(found > 150 && alike < found, "{found} found out, {alike} alike");
}

#[test]
fn canonical_forms_find_what_tables_find() {
    let (policy, graph) = compiled(TEXT);
    let mut rows = super::super::table::Rows::default();
    let (mut found, mut alike) = (0, 0);
    for at in 0..graph.decision_nodes.len() {
        for node in changed(&graph.decision_nodes[at]) {
            let mut mutant = graph.clone();
            mutant.decision_nodes[at] = node;
            let tables = super::super::Tables::new(&policy, &mutant).unwrap();
            let mut asker = super::super::asker::Asker::new(&tables);
            for (action, root) in policy.actions.iter().zip(0..) {
                let clauses: Vec<_> = action.clauses.iter().map(AsRef::as_ref).collect();
                let (mut question, mut layout) =
                    (super::super::question::Question::default(), super::super::layout::Layout::default());
                if asker.question(&clauses, root, true, Default::default(), &mut question).is_err() {
                    continue;
                }
                assert!(layout.whole(&question, 20));
                let by_table = rows.difference(&question, &layout);
                let by_form = super::super::canonical::difference(&question).unwrap();
                let (by_cubes, _) = super::super::cubes::difference(&question, &mut rows);
                assert_eq!(by_table.is_some(), by_form.is_some(), "{node:?} at {at} of {}", action.id);
                assert_eq!(by_table.is_some(), by_cubes.is_some(), "{node:?} at {at} of {}", action.id);
                if let Some(row) = &by_form {
                    let held = |one: u32| row.held[usize::try_from(one).unwrap()];
                    assert!(question.implied.iter().all(|(one, other)| !held(*one) || held(*other)), "{row:?}");
                    found += 1;
                } else {
                    alike += 1;
                }
            }
        }
    }
    assert!(found > 100 && alike > 100, "{found} found, {alike} alike");
}
