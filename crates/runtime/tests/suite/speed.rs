//! Opening is quick enough for every process to do at start-up. The bound that is promised, 100 µs
//! for a policy of this size, is for a release build; this one allows for a slow machine.

use std::time::{Duration, Instant};

use placet_runtime::graph::{Atom, Graph, Node, Origin};
use placet_runtime::{ActionId, Policy, Request, encode};

use super::support::{action, add_permission, clause};

/// 450 actions, 130 permissions, 1500 clauses of about three nodes.
pub(crate) fn large() -> Graph {
    let mut graph = Graph { files: vec!["large.placet".into()], ..Graph::default() };
    for own in 0..130 {
        add_permission(&mut graph, &format!("area{}.permission_{own}", own % 7), &[]);
        graph.atoms.push(Atom::Holds(own));
    }
    for own in 0..1_500_u32 {
        for (at, lo) in (0..3).zip([0, own * 3 + 2, own * 3 + 3]) {
            let atom = (own * 7 + at) % 130;
            graph.nodes.push(Node { atom, hi: 1, lo });
        }
        let index = clause(&mut graph, own * 3 + 4);
        graph.clauses[index as usize].text = format!("requires area.permission_{own} or area.permission_{}", own + 1);
        graph.clauses[index as usize].origin = Origin { file: 0, line: own };
    }
    for own in 0..450 {
        let clauses: Vec<u32> = (own * 3..own * 3 + 4).collect();
        action(&mut graph, &format!("section{}.action_number_{own}", own % 20), &clauses);
        graph.actions[own as usize].sections = vec![format!("Section {}", own % 20)];
    }
    graph
}

fn best_of(times: u32, mut work: impl FnMut()) -> Duration {
    let runs = (0..times).map(|_| {
        let started = Instant::now();
        work();
        started.elapsed()
    });
    runs.min().unwrap()
}

#[test]
fn a_large_policy_opens_at_once() {
    let bytes = encode(&large()).unwrap();
    let best = best_of(200, || {
        std::hint::black_box(Policy::open(std::hint::black_box(&bytes)).unwrap());
    });
    println!("opening {} bytes took {best:?}", bytes.len());
    assert!(best < Duration::from_millis(2), "{best:?}");

    let policy = Policy::open(&bytes).unwrap();
    let held = [u64::MAX; 3];
    let request = Request::new(&held, &[], &[]);
    let best = best_of(50, || {
        for own in 0..450 {
            let decision = policy.decide(ActionId::new(own), &request).unwrap();
            std::hint::black_box(decision);
        }
    });
    println!("450 decisions took {best:?}");
}
