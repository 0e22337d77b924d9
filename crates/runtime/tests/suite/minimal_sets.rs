//! The search for minimal sets against trying all sets.

use std::collections::BTreeSet;
use std::time::Instant;

use placet_runtime::graph::{Atom, FactType, Graph};
use placet_runtime::{ActionId, FactValue, PermissionId, Policy, Request, Texts, encode, limits};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use super::support::{action, add_permission, atom, clause, diagram, fact};

const PERMISSIONS: u32 = 6;

/// Holds where all of this does: the two facts as said, the permissions of the mask, and, where
/// wanted, all of the set.
#[derive(Clone, Copy, Debug)]
struct Term {
    facts: [Option<bool>; 2],
    permissions: u8,
    holds_all: bool,
}

#[derive(Clone, Debug)]
struct World {
    implications: Vec<(u32, u32)>,
    clauses: Vec<Vec<Term>>,
    exact: bool,
    held: u8,
    facts: [Option<bool>; 2],
    set: Option<u8>,
    other: bool,
}

fn worlds() -> impl Strategy<Value = World> {
    let term = (any::<[Option<bool>; 2]>(), any::<[u8; 2]>(), 0..8_u8);
    let term = term.prop_map(|(facts, permissions, holds_all)| Term {
        facts,
        permissions: permissions[0] & permissions[1] & 0x3F,
        holds_all: holds_all == 0,
    });
    let clauses = vec(vec(term, 1..6), 1..4);
    let implications = vec((0..PERMISSIONS, 0..PERMISSIONS), 0..5);
    let known = (any::<[Option<bool>; 2]>(), any::<Option<u8>>(), 0..6_u8);
    let held = (any::<[u8; 2]>(), 0..8_u8);
    (implications, clauses, known, held).prop_map(|(implications, clauses, known, held)| World {
        implications,
        clauses,
        exact: held.1 != 0,
        held: held.0[0] & held.0[1] & 0x3F,
        facts: known.0,
        set: known.1.map(|set| set & 0x3F),
        other: known.2 == 0,
    })
}

fn closures(implications: &[(u32, u32)]) -> Vec<u64> {
    let mut closures: Vec<u64> = (0..PERMISSIONS).map(|own| 1 << own).collect();
    for _ in 0..PERMISSIONS {
        for (from, to) in implications {
            closures[*from as usize] |= closures[*to as usize];
        }
    }
    closures
}

fn close(set: u64, closures: &[u64]) -> u64 {
    let members = (0..PERMISSIONS).filter(|own| set >> own & 1 == 1);
    members.fold(0, |all, own| all | closures[own as usize])
}

fn graph(world: &World) -> Graph {
    let mut graph = Graph::default();
    for (own, closure) in closures(&world.implications).into_iter().enumerate() {
        let implies: Vec<u32> =
            (0..PERMISSIONS).filter(|other| *other as usize != own && closure >> other & 1 == 1).collect();
        add_permission(&mut graph, &format!("p{own}"), &implies);
    }
    graph.facts.push(fact("a", FactType::Boolean));
    graph.facts.push(fact("b", FactType::Boolean));
    graph.facts.push(fact("set", FactType::SetOfPermission));
    let mut atoms =
        vec![atom(&mut graph, Atom::True(0)), atom(&mut graph, Atom::HoldsAll(2)), atom(&mut graph, Atom::True(1))];
    for own in 0..PERMISSIONS {
        atoms.push(atom(&mut graph, Atom::Holds(own)));
    }
    let mut all = Vec::new();
    for terms in &world.clauses {
        let root = diagram(&mut graph, &atoms, &|truth| {
            terms.iter().any(|term| {
                let fact = |own: Option<bool>, truth: bool| own.is_none_or(|own| own == truth);
                let mut held = truth[3..].iter().enumerate();
                fact(term.facts[0], truth[0])
                    && fact(term.facts[1], truth[2])
                    && (truth[1] || !term.holds_all)
                    && held.all(|(own, held)| *held || term.permissions >> own & 1 == 0)
            })
        });
        let own = clause(&mut graph, root);
        graph.clauses[own as usize].exact = world.exact;
        all.push(own);
    }
    action(&mut graph, "act", &all);
    graph
}

/// Tries every set of permissions: the minimal ones, as the explanation shows them.
fn by_trying(world: &World, allows: impl Fn(u64) -> bool) -> Vec<Vec<PermissionId>> {
    let closures = closures(&world.implications);
    let held = close(world.held.into(), &closures);
    let closed = (0..1_u64 << PERMISSIONS).map(|set| close(set, &closures) | held);
    let allowed: BTreeSet<u64> = closed.filter(|set| allows(*set)).collect();
    let minimal = allowed.iter().filter(|set| {
        let mut smaller = allowed.iter();
        !smaller.any(|smaller| smaller != *set && smaller & **set == *smaller)
    });
    let mut sets: Vec<Vec<PermissionId>> = minimal
        .map(|set| {
            let added = set & !held;
            let members: Vec<u32> = (0..PERMISSIONS).filter(|own| added >> own & 1 == 1).collect();
            let implies = |one: u32, other: u32| closures[one as usize] >> other & 1 == 1;
            let is_shown = |own: &u32| {
                !members
                    .iter()
                    .any(|other| other != own && implies(*other, *own) && (other < own || !implies(*own, *other)))
            };
            let shown = members.iter().copied().filter(is_shown);
            shown.map(PermissionId::new).collect()
        })
        .collect();
    sets.sort_by_key(|set: &Vec<PermissionId>| (set.len(), set.clone()));
    sets
}

#[test]
fn the_search_finds_what_trying_all_sets_finds() {
    let config = Config { cases: 3_000, failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new(config).run(&worlds(), |world| {
        let bytes = encode(&graph(&world)).unwrap();
        let policy = Policy::open(&bytes).unwrap();
        let act = ActionId::new(0);
        let known = |fact: Option<bool>| fact.map_or(FactValue::Unknown, FactValue::Boolean);
        let declared = [world.set.unwrap_or(0).into()];
        let others: &[&str] = if world.other { &["elsewhere"] } else { &[] };
        let set = FactValue::Permissions { declared: &declared, others: Texts::from(others) };
        let set = world.set.map_or(FactValue::Unknown, |_| set);
        let facts = [known(world.facts[0]), known(world.facts[1]), set];
        let held = [close(world.held.into(), &closures(&world.implications))];
        let request = Request::new(&held, &facts, &[]);
        let explanation = policy.explain(act, &request).unwrap();
        let expected = by_trying(&world, |set| {
            let set = [set];
            let request = request.with_permissions(&set);
            policy.decide(act, &request).unwrap().is_allow()
        });
        if explanation.decision.is_allow() {
            assert_eq!(explanation.missing.sets, Vec::<Vec<_>>::new());
            assert_eq!(expected, [vec![]]);
            return Ok(());
        }
        let shown = expected.len().min(limits::MISSING_SETS);
        assert_eq!(explanation.missing.sets, expected[..shown]);
        assert_eq!(explanation.missing.more, expected.len() > shown);
        Ok::<(), TestCaseError>(())
    });
    outcome.unwrap();
}

/// An action of `clauses` clauses, each of which is held by any of `ways` permissions of its own.
fn product(clauses: u32, ways: u32) -> Graph {
    let mut graph = Graph::default();
    let mut all = Vec::new();
    for own in 0..clauses {
        let mut root = placet_runtime::graph::DENY;
        for way in 0..ways {
            let index = own * ways + way;
            add_permission(&mut graph, &format!("p{own}.{way}"), &[]);
            let atom = atom(&mut graph, Atom::Holds(index));
            let (hi, lo) = (placet_runtime::graph::ALLOW, root);
            graph.nodes.push(placet_runtime::graph::Node { atom, hi, lo });
            root = graph.nodes.len() as u32 + 1;
        }
        all.push(clause(&mut graph, root));
    }
    action(&mut graph, "act", &all);
    graph
}

#[test]
fn sixteen_sets_are_listed_and_the_seventeenth_is_said() {
    for (ways, listed, more) in [(15, 15, false), (16, 16, false), (17, 16, true)] {
        let bytes = encode(&product(1, ways)).unwrap();
        let policy = Policy::open(&bytes).unwrap();
        let missing = policy.explain(ActionId::new(0), &Request::default()).unwrap().missing;
        assert_eq!((missing.sets.len(), missing.more), (listed, more));
        assert_eq!(missing.sets[14], [PermissionId::new(14)]);
    }
}

#[test]
fn a_search_that_collects_too_many_sets_lists_the_first_of_them() {
    for ways in [12, 13] {
        let bytes = encode(&product(3, ways)).unwrap();
        let policy = Policy::open(&bytes).unwrap();
        let missing = policy.explain(ActionId::new(0), &Request::default()).unwrap().missing;
        assert_eq!((missing.sets.len(), missing.more), (limits::MISSING_SETS, true));
        for (at, set) in (0..).zip(&missing.sets) {
            let expected = [0, ways + at / ways, ways * 2 + at % ways].map(PermissionId::new);
            assert_eq!(*set, expected, "of {}", ways.pow(3));
        }
    }
}

#[test]
fn a_search_that_is_cut_lists_no_set_that_holds_a_smaller_one() {
    let mut graph = product(4, 13);
    // `p0.0`, the first that is tried, brings `p0.1`, which would do.
    graph.permissions[0].implies = vec![1];
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let missing = policy.explain(ActionId::new(0), &Request::default()).unwrap().missing;
    assert!(missing.more);
    assert!(!missing.sets.is_empty());
    for set in missing.sets {
        assert_ne!(set[0], PermissionId::new(0));
        assert_eq!(set.len(), 4);
    }
}

#[test]
fn a_search_that_would_not_end_stops_and_still_lists_minimal_sets() {
    let started = Instant::now();
    let (clauses, ways) = (20, 10);
    let bytes = encode(&product(clauses, ways)).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let missing = policy.explain(ActionId::new(0), &Request::default()).unwrap().missing;
    assert!(missing.more);
    assert_eq!(missing.sets.len(), limits::MISSING_SETS);
    for set in &missing.sets {
        let clauses_of: BTreeSet<u32> = set.iter().map(|own| own.index() / ways).collect();
        assert_eq!((set.len(), clauses_of.len()), (clauses as usize, clauses as usize));
    }
    println!("the search took {:?}", started.elapsed());
    assert!(started.elapsed().as_secs() < 20);
}

#[test]
fn the_search_is_about_the_permissions_that_are_asked_for_however_many_there_are() {
    let (clauses, ways) = (3, 12);
    let mut graph = product(clauses, ways);
    for at in 0..200_000 {
        add_permission(&mut graph, &format!("other{at}"), &[]);
    }
    // One that brings all the others, and is asked for as well.
    let all: Vec<u32> = (0..graph.permissions.len() as u32).filter(|own| *own != 5).collect();
    graph.permissions[5].implies = all;
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let started = Instant::now();
    let missing = policy.explain(ActionId::new(0), &Request::default()).unwrap().missing;
    println!("the search took {:?}", started.elapsed());
    assert!(started.elapsed().as_secs() < 20);
    // It would do, but brings more than is needed.
    assert_eq!(missing.sets[0], [0, ways, ways * 2].map(PermissionId::new));
    assert!(!missing.sets.iter().flatten().any(|own| *own == PermissionId::new(5)));
    assert_eq!((missing.sets.len(), missing.more), (limits::MISSING_SETS, true));

    // Fewer sets than are collected, all of which are found.
    let mut graph = product(1, 15);
    for at in 0..200_000 {
        add_permission(&mut graph, &format!("other{at}"), &[]);
    }
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let missing = policy.explain(ActionId::new(0), &Request::default()).unwrap().missing;
    assert_eq!((missing.sets.len(), missing.more), (15, false));
}

#[test]
fn permissions_that_imply_one_another_are_shown_by_the_first() {
    let mut graph = Graph::default();
    add_permission(&mut graph, "a", &[1]);
    add_permission(&mut graph, "b", &[0]);
    let atoms = [atom(&mut graph, Atom::Holds(1))];
    let root = diagram(&mut graph, &atoms, &|truth| truth[0]);
    let own = clause(&mut graph, root);
    action(&mut graph, "act", &[own]);
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let missing = policy.explain(ActionId::new(0), &Request::default()).unwrap().missing;
    assert_eq!(missing.sets, [[PermissionId::new(0)]]);
}
