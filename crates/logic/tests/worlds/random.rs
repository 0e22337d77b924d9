//! Larger functions at random, under theories as questions have them.

use placet_logic::{Budget, Formula, Problem, Space, Variable};
use proptest::prelude::*;

use super::brute::{Known, Table, Theory, bit};
use super::claims::Asked;

/// Numbers that look random: those of a seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// The first variables are facts in groups, the others permissions that bring later ones; sets hold some of them.
fn theory(dice: &mut Dice, variables: usize) -> (Theory, usize) {
    let facts = dice.below(variables - 1);
    let mut known = Vec::new();
    let mut at = 0;
    let mut names = Vec::new();
    while at < facts {
        let count = 1 + dice.below((facts - at).min(4));
        let mut members: Vec<usize> = (at..at + count).collect();
        let turn = dice.below(count);
        members.rotate_left(turn);
        match dice.below(5) {
            0 => known.push(Known::AtMostOne(members)),
            1 => known.push(Known::ExactlyOne(members)),
            2 => known.push(Known::Ascending(members)),
            _ => names.extend(members),
        }
        at += count;
    }
    let implied = |one: usize, other: usize, pairs: &[(usize, usize)]| pairs.contains(&(one, other));
    let mut pairs = Vec::new();
    for one in facts..variables {
        for other in one + 1..variables {
            if dice.below(4) == 0 {
                pairs.push((one, other));
            }
        }
    }
    for between in facts..variables {
        for one in facts..variables {
            for other in facts..variables {
                if implied(one, between, &pairs) && implied(between, other, &pairs) && !implied(one, other, &pairs) {
                    pairs.push((one, other));
                }
            }
        }
    }
    known.extend(pairs.into_iter().map(|(one, other)| Known::Implies(one, other)));
    // The first free fact is `user holds all of s`, the others are `s contains p`.
    if let Some((all, names)) = names.split_first() {
        for name in names {
            let held = facts + dice.below(variables - facts);
            known.push(Known::Never(vec![(*all, true), (*name, true), (held, false)]));
        }
    }
    (Theory { variables, known }, facts)
}

/// A formula of some of the variables, and what it is in each world.
fn formula(dice: &mut Dice, problem: &mut Problem, of: &[Variable], depth: usize, grows: bool) -> (Formula, Vec<bool>) {
    let worlds = 1_usize << problem.variables();
    if depth == 0 || dice.below(8) == 0 {
        let variable = of[dice.below(of.len())];
        return (problem.is(variable), (0..worlds).map(|world| bit(world, variable.index())).collect());
    }
    let parts = 2 + dice.below(2);
    let (formulas, tables): (Vec<Formula>, Vec<Table>) =
        (0..parts).map(|_| formula(dice, problem, of, depth - 1, grows)).unzip();
    let each = |so: &dyn Fn(usize) -> bool| (0..worlds).map(so).collect::<Table>();
    match dice.below(if grows { 2 } else { 4 }) {
        0 => (problem.all(formulas), each(&|world| tables.iter().all(|table| table[world]))),
        1 => (problem.any(formulas), each(&|world| tables.iter().any(|table| table[world]))),
        2 => (problem.not(formulas[0]), each(&|world| !tables[0][world])),
        _ => {
            let otherwise = formulas[parts - 1];
            let table = each(&|world| if tables[0][world] { tables[1][world] } else { tables[parts - 1][world] });
            (problem.choice(formulas[0], formulas[1], otherwise), table)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn answers_about_larger_functions_are_what_their_worlds_say(seed in any::<u64>(), variables in 3_usize..=10) {
        let mut dice = Dice(seed);
        let (theory, _) = theory(&mut dice, variables);
        let (mut problem, all) = theory.problem();
        let (first, table) = formula(&mut dice, &mut problem, &all, 4, false);
        let (second, other) = formula(&mut dice, &mut problem, &all, 4, false);
        let space = Space::new(&problem, &[first, second], Budget::default()).unwrap();
        let worlds = theory.worlds();
        let function = space.function(first).unwrap();
        let asked = Asked { space: &space, theory: &theory, variables: &all, worlds: &worlds, function, table };
        asked.possible_certain_and_counted();
        for _ in 0..4 {
            asked.some_and_every(dice.below(1 << variables));
            asked.cases(dice.below(1 << variables) & dice.below(1 << variables));
            let weights: Vec<u64> = (0..variables).map(|_| dice.below(4) as u64).collect();
            asked.smallest(&weights);
            if let Some(world) = worlds.iter().cycle().skip(dice.below(1000)).take(worlds.len()).find(|w| asked.table[**w]) {
                asked.generalised(*world, dice.below(1 << variables));
            }
        }
        let equal = worlds.iter().all(|world| asked.table[*world] == other[*world]);
        let implies = worlds.iter().all(|world| !asked.table[*world] || other[*world]);
        let second = space.function(second).unwrap();
        prop_assert_eq!(space.equal(&asked.function, &second).unwrap(), equal);
        prop_assert_eq!(space.implies(&asked.function, &second).unwrap(), implies);
        prop_assert_eq!(asked.function == second, asked.table == other, "equal functions are equal values");
    }

    #[test]
    fn minimal_sets_of_larger_functions_are_found_by_trying_all(seed in any::<u64>(), variables in 3_usize..=10) {
        let mut dice = Dice(seed);
        let (theory, facts) = theory(&mut dice, variables);
        let (mut problem, all) = theory.problem();
        let (formula, table) = formula(&mut dice, &mut problem, &all[facts..], 4, true);
        let space = Space::new(&problem, &[formula], Budget::default()).unwrap();
        let worlds = theory.worlds();
        let function = space.function(formula).unwrap();
        Asked { space: &space, theory: &theory, variables: &all, worlds: &worlds, function, table }.minimal_sets();
    }
}
