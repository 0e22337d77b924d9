//! The work that is timed: all that the logic of a policy asks of each of its actions.

use std::time::{Duration, Instant};

use num_bigint::BigUint;

use crate::diagrams::{Diagrams, Full};
use crate::problem::{Problem, Problems};

/// The steps of the work, by name.
pub(crate) const STEPS: [&str; 7] = ["set-up", "build", "equivalence", "implication", "count", "exists", "drop"];

/// How long each of [`STEPS`] took.
pub(crate) type Times = [Duration; STEPS.len()];

/// What was found of an action, to hold one library against another.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The action and its mutant are the same.
    equivalent: bool,
    /// The action implies its mutant, and the other way round.
    implications: [bool; 2],
    /// Assignments of the action, of its mutant, and of the action without its facts.
    counts: [BigUint; 3],
}

/// Where the variables of an action are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sharing {
    /// Each action has variables of its own, and what was made for it is dropped after it.
    Apart,
    /// As [`Sharing::Apart`], and all functions are kept to the end.
    Kept,
    /// All actions share the variables of the set, in the order in which they first occur, and all functions are kept
    /// to the end.
    Shared,
    /// As [`Sharing::Shared`], but a test whether a fact names a permission stands beside the permission.
    Beside,
    /// All actions share variables that mean something else in each: its first, its second. All functions are kept to
    /// the end.
    Positions,
}

/// What was done.
pub(crate) struct Done {
    pub(crate) times: Times,
    /// Of each action, where the budget allowed it.
    pub(crate) answers: Vec<Option<Answer>>,
    /// How long the others took until they were given up, which is in none of the times.
    pub(crate) given_up: Duration,
    /// The nodes of every action's function, added up, and of the largest.
    pub(crate) nodes: [usize; 2],
}

/// Works through a set with one library.
pub(crate) fn through<D: Diagrams>(problems: &Problems, sharing: Sharing) -> Result<Done, Full> {
    let mut done = Done { times: Times::default(), answers: Vec::new(), given_up: Duration::ZERO, nodes: [0; 2] };
    let mut kept = Vec::new();
    let shared = match sharing {
        Sharing::Shared | Sharing::Beside => Some(timed(&mut done.times, "set-up", || D::new(problems.variables))?),
        Sharing::Positions => {
            let most = problems.all.iter().map(|problem| problem.everywhere.len()).max().unwrap_or(0);
            Some(timed(&mut done.times, "set-up", || D::new(most))?)
        }
        Sharing::Apart | Sharing::Kept => None,
    };
    for problem in &problems.all {
        let count = problem.everywhere.len();
        let start = Instant::now();
        let mut times = Times::default();
        let own = match &shared {
            Some(_) => None,
            None => Some(timed(&mut times, "set-up", || D::new(count))?),
        };
        let numbered: Vec<usize>;
        let names = match sharing {
            Sharing::Shared => &problem.everywhere,
            Sharing::Beside => &problem.beside,
            Sharing::Apart | Sharing::Kept | Sharing::Positions => {
                numbered = (0..count).collect();
                &numbered
            }
        };
        let Some(diagrams) = own.as_ref().or(shared.as_ref()) else { continue };
        let Ok((f, answer)) = action(diagrams, problem, names, &mut times) else {
            diagrams.free();
            done.given_up += start.elapsed();
            done.answers.push(None);
            continue;
        };
        let nodes = diagrams.nodes(&f);
        let [sum, most] = &mut done.nodes;
        *sum += nodes;
        *most = nodes.max(*most);
        done.answers.push(Some(answer));
        match sharing {
            Sharing::Apart => timed(&mut times, "drop", || drop((f, own))),
            _ => kept.push((f, own)),
        }
        for (sum, time) in done.times.iter_mut().zip(times) {
            *sum += time;
        }
    }
    timed(&mut done.times, "drop", || drop((kept, shared)));
    Ok(done)
}

fn action<D: Diagrams>(
    diagrams: &D,
    problem: &Problem,
    names: &[usize],
    times: &mut Times,
) -> Result<(D::Function, Answer), Full> {
    let count = names.len();
    let facts: Vec<usize> = problem.facts.iter().filter_map(|fact| names.get(*fact).copied()).collect();
    let with_theory = |formula| -> Result<D::Function, Full> {
        let mut f = diagrams.build(formula, names)?;
        for clause in &problem.theory {
            f = diagrams.and(&f, &diagrams.build(clause, names)?)?;
        }
        Ok(f)
    };
    let (f, mutant) =
        timed(times, "build", || Ok::<_, Full>((with_theory(&problem.formula)?, with_theory(&problem.mutant)?)))?;
    let equivalent = timed(times, "equivalence", || diagrams.equivalent(&f, &mutant))?;
    let implications = timed(times, "implication", || {
        Ok::<_, Full>([diagrams.implies(&f, &mutant)?, diagrams.implies(&mutant, &f)?])
    })?;
    let permissions = timed(times, "exists", || diagrams.exists(&f, &facts))?;
    let counts = timed(times, "count", || [&f, &mutant, &permissions].map(|f| diagrams.count(f, count)));
    Ok((f, Answer { equivalent, implications, counts }))
}

fn timed<T>(times: &mut Times, step: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    let took = start.elapsed();
    if let Some((_, time)) = STEPS.iter().zip(times).find(|(name, _)| **name == step) {
        *time += took;
    }
    result
}
