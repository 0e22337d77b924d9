//! The answers by trying every world, as plainly as can be. A world is a number: bit `i` is variable `i`.

use placet_logic::{Formula, Function, Literal, Problem, Space, Variable};

/// Something that is known of the variables, by their places.
#[derive(Debug, Clone)]
pub(crate) enum Known {
    AtMostOne(Vec<usize>),
    ExactlyOne(Vec<usize>),
    Ascending(Vec<usize>),
    Implies(usize, usize),
    Never(Vec<(usize, bool)>),
}

/// A function by its value in each world.
pub(crate) type Table = Vec<bool>;

/// Variables of which some can't be so at once.
#[derive(Debug, Clone)]
pub(crate) struct Theory {
    pub(crate) variables: usize,
    pub(crate) known: Vec<Known>,
}

pub(crate) fn bit(world: usize, at: usize) -> bool {
    world >> at & 1 == 1
}

impl Theory {
    pub(crate) fn problem(&self) -> (Problem, Vec<Variable>) {
        let mut problem = Problem::new();
        let variables: Vec<Variable> = (0..self.variables).map(|_| problem.variable()).collect();
        let these = |places: &[usize]| places.iter().map(|at| variables[*at]).collect::<Vec<_>>();
        for known in &self.known {
            match known {
                Known::AtMostOne(members) => problem.at_most_one(&these(members)),
                Known::ExactlyOne(members) => problem.exactly_one(&these(members)),
                Known::Ascending(members) => problem.ascending(&these(members)),
                Known::Implies(one, other) => problem.implies(variables[*one], variables[*other]),
                Known::Never(literals) => {
                    let literals: Vec<Literal> = literals.iter().map(|(at, value)| (variables[*at], *value)).collect();
                    problem.never(&literals);
                }
            }
        }
        (problem, variables)
    }

    /// All worlds that can be.
    pub(crate) fn worlds(&self) -> Vec<usize> {
        (0..1 << self.variables).filter(|world| self.is_possible(*world)).collect()
    }

    fn is_possible(&self, world: usize) -> bool {
        let so = |members: &[usize]| members.iter().filter(|at| bit(world, **at)).count();
        self.known.iter().all(|known| match known {
            Known::AtMostOne(members) => so(members) <= 1,
            Known::ExactlyOne(members) => so(members) == 1,
            Known::Ascending(members) => members.windows(2).all(|pair| !bit(world, pair[0]) || bit(world, pair[1])),
            Known::Implies(one, other) => !bit(world, *one) || bit(world, *other),
            Known::Never(literals) => literals.iter().any(|(at, value)| bit(world, *at) != *value),
        })
    }

    /// What who has a variable has too, by what is known to be implied.
    pub(crate) fn closed(&self, mut set: usize) -> usize {
        for _ in 0..self.variables {
            for known in &self.known {
                if let Known::Implies(one, other) = known
                    && bit(set, *one)
                {
                    set |= 1 << other;
                }
            }
        }
        set
    }

    /// The variables that a function hangs on.
    pub(crate) fn support(&self, table: &Table) -> usize {
        let matters = |at: &usize| (0..table.len()).any(|world| table[world] != table[world ^ 1 << at]);
        (0..self.variables).filter(matters).map(|at| 1 << at).sum()
    }

    /// Those, and the last of what is never so with them.
    pub(crate) fn at_hand(&self, table: &Table) -> usize {
        let mut all = self.support(table);
        for known in &self.known {
            let Known::Never(literals) = known else { continue };
            let (last, others) = literals.split_last().unwrap();
            if others.iter().all(|(at, _)| bit(all, *at)) {
                all |= 1 << last.0;
            }
        }
        all
    }

    /// The minimal sets: closed, enough, and without a smaller one; each without what its other members bring; fewest
    /// members first, then in the order of the variables.
    pub(crate) fn minimal_sets(&self, table: &Table) -> Vec<Vec<usize>> {
        let support = self.support(table);
        let enough = |set: &usize| set & !support == 0 && self.closed(*set) & support == *set && table[*set];
        let sets: Vec<usize> = (0..table.len()).filter(enough).collect();
        let least = sets.iter().filter(|set| !sets.iter().any(|other| other != *set && other & *set == *other));
        let mut shown: Vec<Vec<usize>> = Vec::new();
        for set in least {
            let brought = |at: &usize| {
                (0..self.variables).any(|other| other != *at && bit(*set, other) && bit(self.closed(1 << other), *at))
            };
            shown.push((0..self.variables).filter(|at| bit(*set, *at) && !brought(at)).collect());
        }
        shown.sort_by_key(|set| (set.len(), set.clone()));
        shown
    }
}

/// A function as it is in each world.
pub(crate) fn table(space: &Space, function: &Function, variables: &[Variable]) -> Table {
    let at = |world: usize| space.is_so(function, &|variable| bit(world, variable.index()));
    (0..1 << variables.len()).map(at).collect()
}

/// A function written as a choice by each of the first `count` variables in turn.
pub(crate) fn as_choices(problem: &mut Problem, variables: &[Variable], count: usize, table: &Table) -> Formula {
    fn below(problem: &mut Problem, variables: &[Variable], left: usize, table: &Table, world: usize) -> Formula {
        let Some(at) = left.checked_sub(1) else { return problem.constant(table[world]) };
        let then = below(problem, variables, at, table, world | 1 << at);
        let otherwise = below(problem, variables, at, table, world);
        let test = problem.is(variables[at]);
        problem.choice(test, then, otherwise)
    }
    below(problem, variables, count, table, 0)
}

/// The same, written as any of the worlds in which it is so.
pub(crate) fn as_worlds(problem: &mut Problem, variables: &[Variable], count: usize, table: &Table) -> Formula {
    let mut worlds = Vec::new();
    for world in (0..1 << count).filter(|world| table[*world]) {
        let mut parts = Vec::new();
        for (at, variable) in variables.iter().enumerate().take(count) {
            let is = problem.is(*variable);
            parts.push(if bit(world, at) { is } else { problem.not(is) });
        }
        worlds.push(problem.all(parts));
    }
    problem.any(worlds)
}
