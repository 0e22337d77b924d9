//! What each answer claims, held against all worlds.

use std::collections::{BTreeMap, BTreeSet};

use placet_logic::{Count, Function, Literal, Space, Variable};

use super::brute::{Table, Theory, bit, table};

/// A function, and all that is asked of it.
pub(crate) struct Asked<'a> {
    pub(crate) space: &'a Space,
    pub(crate) theory: &'a Theory,
    pub(crate) variables: &'a [Variable],
    pub(crate) worlds: &'a [usize],
    pub(crate) function: Function,
    pub(crate) table: Table,
}

impl Asked<'_> {
    fn told(&self, what: &str) -> String {
        format!("{what}: {:?}, true in {:?}", self.theory, self.so())
    }

    /// The possible worlds in which it is so.
    fn so(&self) -> Vec<usize> {
        self.worlds.iter().copied().filter(|world| self.table[*world]).collect()
    }

    fn these(&self, places: usize) -> Vec<Variable> {
        self.variables.iter().enumerate().filter(|(at, _)| bit(places, *at)).map(|(_, variable)| *variable).collect()
    }

    fn is_in(&self, world: usize, literals: &[Literal]) -> bool {
        literals.iter().all(|(variable, value)| bit(world, variable.index()) == *value)
    }

    pub(crate) fn possible_certain_and_counted(&self) {
        let so = self.so();
        assert_eq!(self.space.is_possible(&self.function).unwrap(), !so.is_empty(), "{}", self.told("possible"));
        assert_eq!(self.space.is_certain(&self.function).unwrap(), so == self.worlds, "{}", self.told("certain"));
        let possible = self.space.possible(&self.function).unwrap();
        let possible = table(self.space, &possible, self.variables);
        let found: Vec<usize> = self.worlds.iter().copied().filter(|world| possible[*world]).collect();
        assert_eq!(found, so, "{}", self.told("possible worlds"));

        let known: BTreeSet<Variable> = self.space.variables().iter().copied().collect();
        let all: Vec<Variable> = self.variables.iter().copied().filter(|one| known.contains(one)).collect();
        let elsewhere = self.variables.len() - all.len();
        let count = self.table.iter().filter(|value| **value).count() >> elsewhere;
        assert_eq!(self.space.count(&self.function, &all), Count::from(count as u64), "{}", self.told("count"));

        let support: BTreeSet<Variable> = self.space.support(&self.function).into_iter().collect();
        let expected: BTreeSet<Variable> = self.these(self.theory.support(&self.table)).into_iter().collect();
        assert_eq!(support, expected, "{}", self.told("support"));
    }

    /// For some values of `over` that can be with the rest, and for all.
    pub(crate) fn some_and_every(&self, over: usize) {
        let these = self.these(over);
        let some = self.space.sometimes(&self.function, &these).unwrap();
        let every = self.space.always(&self.function, &these).unwrap();
        for left in [&some, &every] {
            assert!(!self.space.support(left).iter().any(|one| these.contains(one)), "{}", self.told("still there"));
        }
        let (some, every) = (table(self.space, &some, self.variables), table(self.space, &every, self.variables));
        let rest = self.theory.at_hand(&self.table) & !over;
        // Of the worlds that are alike in the rest, whether it is so in some and in all.
        let mut alike: BTreeMap<usize, (bool, bool)> = BTreeMap::new();
        for world in self.worlds {
            let known = alike.entry(world & rest).or_insert((false, true));
            *known = (known.0 | self.table[*world], known.1 & self.table[*world]);
        }
        for world in self.worlds {
            let told = || self.told(&format!("sometimes and always over {over:b} in {world:b}"));
            assert_eq!((some[*world], every[*world]), alike[&(world & rest)], "{}", told());
        }
    }

    /// The smallest world by some weights: so, possible, of the least weight, the first of those.
    pub(crate) fn smallest(&self, weights: &[u64]) {
        let told = || self.told(&format!("smallest by {weights:?}"));
        let found = self.space.smallest(&self.function, &|one| weights[one.index()]).unwrap();
        let at_hand = self.theory.at_hand(&self.table);
        let weight = |world: usize| -> u64 {
            (0..self.variables.len()).filter(|at| bit(world & at_hand, *at)).map(|at| weights[at]).sum()
        };
        // Where the first tested variables are not so first.
        let rank = |world: &usize| {
            let order = self.space.variables().iter().map(|one| bit(*world & at_hand, one.index()));
            (weight(*world), order.collect::<Vec<bool>>())
        };
        let Some(best) = self.so().into_iter().min_by_key(rank) else {
            assert_eq!(found, None, "{}", told());
            return;
        };
        let found = found.unwrap_or_else(|| panic!("none: {}", told()));
        let matching: Vec<usize> = self.worlds.iter().copied().filter(|world| self.is_in(*world, &found)).collect();
        assert!(!matching.is_empty() && matching.iter().all(|world| self.table[*world]), "{found:?} {}", told());
        let so: usize = found.iter().filter(|(_, value)| *value).map(|(one, _)| 1 << one.index()).sum();
        assert_eq!(rank(&so), rank(&best), "{found:?} {}", told());
    }

    /// A whole world, without what does not matter of it.
    pub(crate) fn generalised(&self, world: usize, may_go: usize) {
        let told = |kept: &[Literal]| self.told(&format!("generalised {world:b} to {kept:?}, {may_go:b} may go"));
        let literals: Vec<Literal> = self.space.variables().iter().map(|one| (*one, bit(world, one.index()))).collect();
        let kept = self.space.generalised(&self.function, &literals, &|one| bit(may_go, one.index())).unwrap();
        assert!(kept.iter().all(|literal| literals.contains(literal)), "{}", told(&kept));
        let holds = |literals: &[Literal]| {
            self.worlds.iter().filter(|world| self.is_in(**world, literals)).all(|world| self.table[*world])
        };
        assert!(holds(&kept), "{}", told(&kept));
        for literal in &literals {
            if !bit(may_go, literal.0.index()) {
                assert!(kept.contains(literal), "{}", told(&kept));
            } else if kept.contains(literal) {
                let without: Vec<Literal> = kept.iter().copied().filter(|other| other != literal).collect();
                assert!(!holds(&without), "{literal:?} could go: {}", told(&kept));
            }
        }
    }

    /// What is left of it for each answer of `over`.
    pub(crate) fn cases(&self, over: usize) {
        let these = self.these(over);
        let cases = self.space.cases(&self.function, &these).unwrap();
        let mut seen: BTreeSet<Table> = BTreeSet::new();
        let mut tables = Vec::new();
        for (condition, left) in &cases {
            assert!(!self.space.support(left).iter().any(|one| these.contains(one)), "{}", self.told("still there"));
            assert!(self.space.is_possible(condition).unwrap(), "{}", self.told("an empty case"));
            let left = table(self.space, left, self.variables);
            assert!(seen.insert(left.clone()), "{}", self.told("a case twice"));
            tables.push((table(self.space, condition, self.variables), left));
        }
        for world in self.worlds {
            let here: Vec<&(Table, Table)> = tables.iter().filter(|(condition, _)| condition[*world]).collect();
            let told = || self.told(&format!("cases over {over:b} in {world:b}"));
            assert_eq!(here.len(), 1, "{}", told());
            assert_eq!(here[0].1[*world], self.table[*world], "{}", told());
        }
        let fixed = |world: &usize| -> Table {
            (0..self.table.len()).map(|other| self.table[other & !over | world & over]).collect()
        };
        let expected: BTreeSet<Table> = self.worlds.iter().map(fixed).collect();
        assert_eq!(seen, expected, "{}", self.told("the functions that are left"));
    }

    /// The minimal sets of it, where a further member never takes it back.
    pub(crate) fn minimal_sets(&self) {
        let grows = (0..self.table.len())
            .all(|set| !self.table[set] || (0..self.variables.len()).all(|at| self.table[set | 1 << at]));
        if !grows {
            return;
        }
        let expected = self.theory.minimal_sets(&self.table);
        for limit in [0, 1, expected.len(), expected.len() + 1] {
            let found = self.space.minimal_sets(&self.function, self.variables, limit).unwrap();
            let sets: Vec<Vec<usize>> =
                found.sets.iter().map(|set| set.iter().map(|one| one.index()).collect()).collect();
            assert_eq!(sets, expected[..limit.min(expected.len())], "{}", self.told("minimal sets"));
            assert_eq!(found.count, Count::from(expected.len() as u64), "{}", self.told("minimal sets"));
            assert_eq!(found.more, limit < expected.len(), "{}", self.told("minimal sets"));
        }
    }
}
