//! What the budget does: an answer that takes more is not decided, at the bound and one past it.

use std::collections::BTreeSet;

use placet_logic::{Budget, Formula, NotDecided, Problem, Space, Variable};

fn variables(problem: &mut Problem, count: usize) -> Vec<Variable> {
    (0..count).map(|_| problem.variable()).collect()
}

fn each(problem: &mut Problem, of: &[Variable]) -> Vec<Formula> {
    of.iter().map(|one| problem.is(*one)).collect()
}

#[test]
fn a_function_of_as_many_nodes_as_the_budget_is_decided_and_of_one_more_is_not() {
    let mut problem = Problem::new();
    let ten = variables(&mut problem, 10);
    let parts = each(&mut problem, &ten);
    let all = problem.all(parts);
    let space = Space::new(&problem, &[all], Budget::nodes(12)).unwrap();
    assert_eq!(space.function(all).unwrap().size(), 12);
    assert_eq!(Space::new(&problem, &[all], Budget::nodes(11)).err(), Some(NotDecided { nodes: 11 }));
    assert_eq!(NotDecided { nodes: 11 }.to_string(), "not decided within 11 nodes");
}

#[test]
fn an_answer_of_more_nodes_than_the_budget_is_not_decided_though_the_question_is() {
    let mut problem = Problem::new();
    let ten = variables(&mut problem, 10);
    let parts = each(&mut problem, &ten);
    let (low, high) = (problem.all(parts[..5].to_vec()), problem.all(parts[5..].to_vec()));
    let decided = |nodes: usize| {
        let space = Space::new(&problem, &[low, high], Budget::nodes(nodes)).unwrap();
        space.and(&space.function(low).unwrap(), &space.function(high).unwrap())
    };
    assert_eq!(decided(12).map(|both| both.size()), Ok(12));
    assert_eq!(decided(11).err(), Some(NotDecided { nodes: 11 }));
}

#[test]
fn more_pairs_of_nodes_than_the_budget_are_not_looked_at() {
    let mut problem = Problem::new();
    let all = variables(&mut problem, 60);
    let parts = each(&mut problem, &all);
    let in_turn = problem.all(parts.clone());
    // Of every second variable, at least half: two diagrams of many nodes whose variables take turns.
    let mut halves = Vec::new();
    for first in 0..2 {
        let of: Vec<Formula> = parts.iter().copied().skip(first).step_by(2).collect();
        halves.push(at_least(&mut problem, &of, 15));
    }
    let decided = |steps: usize| {
        let space = Space::new(&problem, &[in_turn, halves[0], halves[1]], Budget { nodes: 65_536, steps }).unwrap();
        space.and(&space.function(halves[0]).unwrap(), &space.function(halves[1]).unwrap()).is_ok()
    };
    let (mut too_few, mut enough) = (1 << 10, 1 << 14);
    assert!(!decided(too_few) && decided(enough));
    while enough - too_few > 1 {
        let middle = usize::midpoint(too_few, enough);
        *(if decided(middle) { &mut enough } else { &mut too_few }) = middle;
    }
    assert!(enough > 1 << 11, "{enough} pairs are fewer than there are");
}

/// Whether at least so many are so.
fn at_least(problem: &mut Problem, of: &[Formula], count: usize) -> Formula {
    let mut least: Vec<Formula> = (0..=count).map(|left| problem.constant(left == 0)).collect();
    for one in of.iter().rev() {
        for left in (1..=count).rev() {
            least[left] = problem.choice(*one, least[left - 1], least[left]);
        }
    }
    least[count]
}

/// Clauses of three literals each at random, so many that no order keeps the diagram small.
#[test]
fn a_hard_function_is_not_decided() {
    let mut problem = Problem::new();
    let all = variables(&mut problem, 120);
    let parts = each(&mut problem, &all);
    let mut number = 1_usize;
    let mut clauses = Vec::new();
    for _ in 0..360 {
        let mut literals = Vec::new();
        for _ in 0..3 {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let one = parts[(number >> 33) % parts.len()];
            literals.push(if number >> 62 & 1 == 1 { one } else { problem.not(one) });
        }
        clauses.push(problem.any(literals));
    }
    let hard = problem.all(clauses);
    let budget = Budget::nodes(8_192);
    assert_eq!(Space::new(&problem, &[hard], budget).err(), Some(NotDecided { nodes: 8_192 }));
}

/// What else is asked of a function that is decided may be too much.
#[test]
fn minimal_sets_past_the_budget_are_not_decided() {
    let mut problem = Problem::new();
    let all = variables(&mut problem, 40);
    let parts = each(&mut problem, &all);
    let half = at_least(&mut problem, &parts, 20);
    let space = Space::new(&problem, &[half], Budget::default()).unwrap();
    let found = space.minimal_sets(&space.function(half).unwrap(), &all, 3).unwrap();
    assert_eq!(found.count.to_string(), "137,846,528,820");
    assert_eq!(found.sets[1], [&all[..19], &all[20..21]].concat());
    let nodes = space.function(half).unwrap().size();
    let narrow = Space::new(&problem, &[half], Budget::nodes(nodes)).unwrap();
    assert_eq!(narrow.minimal_sets(&narrow.function(half).unwrap(), &all, 3).err(), Some(NotDecided { nodes }));
}

#[test]
fn two_hundred_permissions_that_are_all_needed_are_listed() {
    let mut problem = Problem::new();
    let all = variables(&mut problem, 200);
    let parts = each(&mut problem, &all);
    let every = problem.all(parts);
    let space = Space::new(&problem, &[every], Budget::default()).unwrap();
    let found = space.minimal_sets(&space.function(every).unwrap(), &all, 64).unwrap();
    assert_eq!((found.sets, found.more), (vec![all], false));
}

/// Always so, with each of these variables in it so many times.
fn mentioned(problem: &mut Problem, times: impl IntoIterator<Item = (Variable, usize)>) -> Formula {
    let yes = problem.constant(true);
    let mut parts = vec![yes];
    for (variable, times) in times {
        parts.extend((0..times).map(|_| problem.is(variable)));
    }
    problem.any(parts)
}

#[test]
fn the_first_order_is_that_of_occurrence_with_groups_and_what_stands_beside_together() {
    let mut problem = Problem::new();
    let all = variables(&mut problem, 6);
    problem.at_most_one(&[all[0], all[4]]);
    problem.beside(all[1], all[5]);
    let parts = each(&mut problem, &[all[3], all[0], all[1], all[2], all[4], all[5]]);
    let every = problem.all(parts);
    let space = Space::new(&problem, &[every], Budget::default()).unwrap();
    assert_eq!(space.variables(), [all[3], all[0], all[4], all[1], all[5], all[2]]);
}

/// Ten pairs, each of which may be so together: small where pairs stand together, doubling with each where they don't.
#[test]
fn the_second_order_is_by_how_often_a_variable_occurs() {
    let mut problem = Problem::new();
    let (left, right) = (variables(&mut problem, 10), variables(&mut problem, 10));
    let times = |side: &[Variable]| side.iter().copied().zip((1..=10).rev()).collect::<Vec<_>>();
    let first = mentioned(&mut problem, [times(&left), times(&right)].concat());
    let mut pairs = Vec::new();
    for (one, other) in left.iter().zip(&right) {
        let both = each(&mut problem, &[*one, *other]);
        pairs.push(problem.all(both));
    }
    let any = problem.any(pairs);
    let space = Space::new(&problem, &[first, any], Budget::nodes(200)).unwrap();
    let expected: Vec<Variable> = left.iter().zip(&right).flat_map(|(one, other)| [*one, *other]).collect();
    assert_eq!(space.variables(), expected);
    let wide = Space::new(&problem, &[first, any], Budget::default()).unwrap();
    assert_eq!(wide.variables(), [left, right].concat());
    assert!(wide.function(any).unwrap().size() > 1000);
}

/// One of eight, chosen by three: small where those that choose are tested first.
#[test]
fn the_third_order_is_the_first_turned_round() {
    let mut problem = Problem::new();
    let (data, address) = (variables(&mut problem, 8), variables(&mut problem, 3));
    let order = [data.clone(), address.clone()].concat();
    let mut chosen = each(&mut problem, &data);
    for bit in each(&mut problem, &address) {
        chosen = chosen.chunks(2).map(|pair| problem.choice(bit, pair[0], pair[1])).collect();
    }
    let often = mentioned(&mut problem, data.iter().map(|one| (*one, 20)).chain(address.iter().map(|one| (*one, 1))));
    let space = Space::new(&problem, &[often, chosen[0]], Budget::nodes(60)).unwrap();
    let expected: Vec<Variable> = order.iter().rev().copied().collect();
    assert_eq!(space.variables(), expected);
    let wide = Space::new(&problem, &[often, chosen[0]], Budget::default()).unwrap();
    assert_eq!(wide.variables(), order);
}

#[test]
fn a_question_of_more_variables_than_a_diagram_can_have_is_not_decided() {
    let mut problem = Problem::new();
    let all = variables(&mut problem, 70_000);
    let roots = each(&mut problem, &all);
    assert!(Space::new(&problem, &roots[..65_533], Budget::default()).is_ok());
    for count in [65_534, 65_535, 65_536, 65_537, 70_000] {
        let passed = Space::new(&problem, &roots[..count], Budget::default());
        assert_eq!(passed.err(), Some(NotDecided { nodes: 65_536 }), "{count} variables");
    }
}

#[test]
fn formulas_and_variables_that_the_space_does_not_have_are_not_decided() {
    let mut problem = Problem::new();
    let [one, other] = [problem.variable(), problem.variable()];
    let (first, second) = (problem.is(one), problem.is(other));
    let space = Space::new(&problem, &[first], Budget::default()).unwrap();
    assert!(space.function(second).is_err());
    assert!(space.literal(other, true).is_err());
    let later = problem.not(first);
    assert!(space.function(later).is_err(), "the space is of the problem as it was");
    let function = space.function(first).unwrap();
    assert_eq!(space.fixed(&function, &[(other, true)]), function);
    assert_eq!(space.sometimes(&function, &[other]).unwrap(), function);
    assert_eq!(space.minimal_sets(&function, &[other, one], 9).unwrap().sets, [[one]]);
}

#[test]
fn a_variable_that_is_put_into_another_group_leaves_the_first() {
    let mut problem = Problem::new();
    let all = variables(&mut problem, 3);
    problem.at_most_one(&all);
    problem.at_most_one(&[all[2], all[2]]);
    let parts = each(&mut problem, &all);
    let (first, last) = (problem.all(parts[..2].to_vec()), problem.all(parts[1..].to_vec()));
    let space = Space::new(&problem, &[first, last], Budget::default()).unwrap();
    assert!(!space.is_possible(&space.function(first).unwrap()).unwrap());
    assert!(space.is_possible(&space.function(last).unwrap()).unwrap());
}

#[test]
fn more_than_so_many_cases_are_not_decided() {
    let mut problem = Problem::new();
    let (facts, held) = (variables(&mut problem, 13), variables(&mut problem, 13));
    let mut pairs = Vec::new();
    for (fact, permission) in facts.iter().zip(&held) {
        let both = each(&mut problem, &[*fact, *permission]);
        pairs.push(problem.all(both));
    }
    let (twelve, all) = (problem.any(pairs[..12].to_vec()), problem.any(pairs));
    let space = Space::new(&problem, &[all, twelve], Budget::default()).unwrap();
    let cases = space.cases(&space.function(twelve).unwrap(), &facts).unwrap();
    assert_eq!(cases.len(), 4096);
    let different: BTreeSet<usize> = cases.iter().map(|(condition, _)| condition.size()).collect();
    assert!(!different.is_empty());
    assert!(space.cases(&space.function(all).unwrap(), &facts).is_err());
}
