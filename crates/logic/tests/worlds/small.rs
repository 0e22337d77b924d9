//! Every function of three variables, under each kind of theory.

use placet_logic::{Budget, Formula, Space};

use super::brute::{Known, Table, Theory, as_choices, as_worlds};
use super::claims::Asked;

use Known::{Ascending, AtMostOne, ExactlyOne, Implies, Never};

/// Theories of the three variables, and of a fourth and a fifth that no function hangs on.
fn theories() -> Vec<Theory> {
    let mut theories: Vec<Vec<Known>> = vec![
        vec![],
        vec![AtMostOne(vec![0, 1])],
        vec![AtMostOne(vec![2, 0, 1])],
        vec![AtMostOne(vec![0, 3])],
        vec![ExactlyOne(vec![1])],
        vec![ExactlyOne(vec![0, 2])],
        vec![ExactlyOne(vec![0, 1, 2])],
        vec![ExactlyOne(vec![2, 3, 1, 0])],
        vec![ExactlyOne(vec![2, 3])],
        vec![Ascending(vec![1, 0])],
        vec![Ascending(vec![0, 1, 2])],
        vec![Ascending(vec![2, 0, 1])],
        vec![Ascending(vec![0, 3, 1])],
        vec![Ascending(vec![3, 2]), ExactlyOne(vec![0, 1])],
        vec![Implies(0, 1)],
        vec![Implies(0, 1), Implies(1, 2), Implies(0, 2)],
        vec![Implies(2, 1), Implies(1, 0), Implies(2, 0)],
        vec![Implies(0, 1), Implies(0, 2)],
        vec![Implies(0, 2), Implies(1, 2)],
        vec![Implies(0, 3), Implies(3, 2), Implies(0, 2)],
        vec![Implies(3, 0), Implies(3, 1)],
        // `user holds all of s`, `s contains p`, `p`, and what brings `p` or is brought.
        vec![Never(vec![(0, true), (1, true), (2, false)])],
        vec![Never(vec![(0, true), (1, true), (3, false)])],
        vec![Never(vec![(0, true), (1, true), (3, false)]), Implies(2, 3)],
        vec![Never(vec![(0, true), (1, true), (3, false)]), Implies(3, 2)],
        vec![Never(vec![(0, true), (1, true), (2, false)]), Never(vec![(0, false), (1, true), (2, true)])],
        vec![Never(vec![(0, true), (1, true), (3, false)]), Never(vec![(0, false), (1, true), (3, true)])],
    ];
    for last in 0..3 {
        for values in 0..8_usize {
            let literal = |at: usize| (at, values >> at & 1 == 1);
            let others = (0..3).filter(|at| *at != last).map(literal);
            theories.push(vec![Never(others.chain([literal(last)]).collect())]);
        }
    }
    let mut theories: Vec<Theory> = theories.into_iter().map(|known| Theory { variables: 4, known }).collect();
    // A set that may contain two permissions of which one brings the other.
    let known = vec![
        Never(vec![(0, true), (1, true), (3, false)]),
        Never(vec![(0, true), (2, true), (4, false)]),
        Implies(3, 4),
    ];
    theories.push(Theory { variables: 5, known });
    theories
}

/// The function of a number: bit `w` is its value in world `w` of the three variables.
fn function(number: usize, variables: usize) -> Table {
    (0..1 << variables).map(|world| number >> (world & 7) & 1 == 1).collect()
}

/// All functions of three variables in one space, each built in two ways.
fn each_function(theory: &Theory, check: impl Fn(&[Asked<'_>])) {
    let (mut problem, variables) = theory.problem();
    let tables: Vec<Table> = (0..256).map(|number| function(number, theory.variables)).collect();
    let made: Vec<(Formula, Formula)> = tables
        .iter()
        .map(|table| (as_choices(&mut problem, &variables, 3, table), as_worlds(&mut problem, &variables, 3, table)))
        .collect();
    let roots: Vec<Formula> = made.iter().flat_map(|(one, other)| [*one, *other]).collect();
    let space = Space::new(&problem, &roots, Budget::default()).unwrap();
    let worlds = theory.worlds();
    let mut all = Vec::new();
    for ((one, other), table) in made.into_iter().zip(tables) {
        let function = space.function(one).unwrap();
        assert_eq!(function, space.function(other).unwrap(), "equal functions are equal values");
        all.push(Asked { space: &space, theory, variables: &variables, worlds: &worlds, function, table });
    }
    check(&all);
}

#[test]
fn each_answer_about_a_function_of_three_variables_is_what_its_worlds_say() {
    for theory in theories() {
        each_function(&theory, |functions| {
            for asked in functions {
                asked.possible_certain_and_counted();
                for over in 0..16 {
                    asked.some_and_every(over);
                }
            }
        });
    }
}

#[test]
fn the_smallest_world_is_the_smallest_and_a_generalised_one_has_what_matters() {
    for theory in theories() {
        each_function(&theory, |functions| {
            for asked in functions {
                for weights in [[0; 5], [1; 5], [3, 1, 2, 1, 2], [0, 5, 1, 2, 9], [2, 0, 0, 7, 1]] {
                    asked.smallest(&weights);
                }
                for world in asked.worlds.iter().filter(|world| asked.table[**world]) {
                    for may_go in [0b1111, 0b0110, 0b0001] {
                        asked.generalised(*world, may_go);
                    }
                }
            }
        });
    }
}

#[test]
fn the_cases_of_a_function_are_what_its_worlds_leave_of_it() {
    for theory in theories() {
        each_function(&theory, |functions| {
            for asked in functions {
                for over in 0..8 {
                    asked.cases(over);
                }
            }
        });
    }
}

#[test]
fn the_minimal_sets_of_a_function_are_found_by_trying_all() {
    for theory in theories() {
        // Permissions bring one another, and nothing else is known of them.
        if theory.known.iter().all(|known| matches!(known, Implies(..))) {
            each_function(&theory, |functions| functions.iter().for_each(Asked::minimal_sets));
        }
    }
}

#[test]
fn two_functions_are_equal_or_imply_one_another_where_their_worlds_do() {
    for (at, theory) in theories().into_iter().enumerate() {
        each_function(&theory, |functions| {
            for one in functions {
                // Each pair under some theories, many of them under the others.
                for other in functions.iter().skip(at % 19).step_by(if at % 17 == 0 { 1 } else { 19 }) {
                    let equal = one.worlds.iter().all(|world| one.table[*world] == other.table[*world]);
                    let implies = one.worlds.iter().all(|world| !one.table[*world] || other.table[*world]);
                    assert_eq!(one.space.equal(&one.function, &other.function).unwrap(), equal, "{theory:?}");
                    assert_eq!(one.space.implies(&one.function, &other.function).unwrap(), implies, "{theory:?}");
                }
            }
        });
    }
}

#[test]
fn two_functions_make_a_third_as_they_do_in_each_world() {
    let theory = Theory { variables: 4, known: Vec::new() };
    each_function(&theory, |functions| {
        let space = functions[0].space;
        let number = |table: &Table| -> usize { (0..8).filter(|world| table[*world]).map(|world| 1 << world).sum() };
        let same = |found: &placet_logic::Function, expected: usize| {
            assert_eq!(*found, functions[expected & 255].function);
        };
        for one in functions {
            let first = number(&one.table);
            same(&space.not(&one.function), !first);
            for other in functions.iter().step_by(3) {
                let second = number(&other.table);
                same(&space.and(&one.function, &other.function).unwrap(), first & second);
                same(&space.or(&one.function, &other.function).unwrap(), first | second);
                same(&space.and_not(&one.function, &other.function).unwrap(), first & !second);
                same(&space.differ(&one.function, &other.function).unwrap(), first ^ second);
                let third = &functions[(first * 31 + second * 7) & 255];
                let choice = space.choice(&third.function, &one.function, &other.function).unwrap();
                let test = number(&third.table);
                same(&choice, test & first | !test & second);
            }
        }
    });
}

#[test]
fn a_fixed_function_is_the_same_value_as_the_one_that_is_built_of_what_is_left() {
    let theory = Theory { variables: 4, known: Vec::new() };
    each_function(&theory, |functions| {
        for asked in functions {
            for (places, values) in (0..8_usize).flat_map(|places| (0..8_usize).map(move |values| (places, values))) {
                let literals: Vec<_> = (0..3)
                    .filter(|at| places >> at & 1 == 1)
                    .map(|at| (asked.variables[at], values >> at & 1 == 1))
                    .collect();
                let left = |world: usize| asked.table[world & !places | values & places];
                let expected: usize = (0..8).filter(|world| left(*world)).map(|world| 1 << world).sum();
                assert_eq!(asked.space.fixed(&asked.function, &literals), functions[expected].function);
            }
        }
    });
}
