//! The same by canonical form: two functions that are equal in every world that can be are one diagram.
//!
//! Each group of tests gets a variable "known". The source is what it says where the group is known, and what it says in all
//! the group's answers where it isn't; the graph goes one way or both. So one comparison speaks of every set of unknown groups.

use placet_logic::{Budget, Formula, Function, Literal, NotDecided, Problem, Space, Variable};

use super::question::{Kind, Look, Node, Question};
use super::table::Row;
use crate::limits;

/// The variables of a question.
struct Variables {
    permissions: Vec<Variable>,
    tests: Vec<Variable>,
    known: Vec<Variable>,
    /// The tests of each group, in its order.
    groups: Vec<Vec<Variable>>,
}

fn get<T: Copy>(list: &[T], at: u32) -> Option<T> {
    list.get(usize::try_from(at).ok()?).copied()
}

/// The row in which graph and source differ, where there is one.
///
/// # Errors
///
/// - [`NotDecided`] where that takes diagrams of more than [`limits::VERIFIED_NODES`].
pub(super) fn difference(question: &Question) -> Result<Option<Row>, NotDecided> {
    let budget = Budget::nodes(limits::VERIFIED_NODES);
    let mut problem = Problem::new();
    let variables = variables(question, &mut problem);
    let never = problem.constant(false);
    let source = source(question, &variables, &mut problem).unwrap_or(never);
    let walk = walk(question, &variables, &mut problem).unwrap_or(never);
    // All of them are to have a place.
    let all: Vec<Formula> = variables.tests.iter().chain(&variables.known).map(|one| problem.is(*one)).collect();
    let all = problem.all(all);
    let space = Space::new(&problem, &[source, walk, all], budget)?;
    let (mut said, found) = (space.function(source)?, space.function(walk)?);
    let mut known = space.yes();
    for (group, is_known) in variables.groups.iter().zip(&variables.known) {
        let is_known = space.literal(*is_known, true)?;
        let always = space.always(&said, group)?;
        said = space.choice(&is_known, &said, &always)?;
        known = space.and(&known, &is_known)?;
    }
    let mut wrong = space.differ(&said, &found)?;
    if !question.exact {
        // What isn't decided exactly may deny where a fact is unknown.
        let counts = space.or(&known, &found)?;
        wrong = space.and(&wrong, &counts)?;
    }
    let world = space.smallest(&wrong, &|_| 1)?;
    Ok(world.map(|world| row(question, &variables, &space, &found, &world)))
}

fn variables(question: &Question, problem: &mut Problem) -> Variables {
    let permissions: Vec<Variable> = (0..question.permissions).map(|_| problem.variable()).collect();
    for (one, other) in &question.implied {
        if let (Some(one), Some(other)) = (get(&permissions, *one), get(&permissions, *other)) {
            problem.implies(one, other);
        }
    }
    let (mut known, mut groups) = (Vec::new(), Vec::new());
    for group in &question.groups {
        let members: Vec<Variable> = (0..group.count).map(|_| problem.variable()).collect();
        match group.kind {
            Kind::AtMostOne => problem.at_most_one(&members),
            Kind::ExactlyOne => problem.exactly_one(&members),
            Kind::Steps => problem.ascending(&members),
        }
        let is_known = problem.variable();
        if let Some(first) = members.first() {
            problem.beside(*first, is_known);
        }
        known.push(is_known);
        groups.push(members);
    }
    let test = |(group, place): &(u32, u32)| {
        let members = usize::try_from(*group).ok().and_then(|at| groups.get(at));
        members.and_then(|members| get(members, *place))
    };
    let tests = question.tests.iter().filter_map(test).collect();
    Variables { permissions, tests, known, groups }
}

fn source(question: &Question, variables: &Variables, problem: &mut Problem) -> Option<Formula> {
    let mut made: Vec<Formula> = Vec::new();
    for node in &question.source {
        let parts = |start: u32, end: u32| -> Option<Vec<Formula>> {
            let parts = question.parts.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)?;
            parts.iter().map(|part| get(&made, *part)).collect()
        };
        let formula = match *node {
            Node::Constant(value) => problem.constant(value),
            Node::Held(one) => problem.is(get(&variables.permissions, one)?),
            Node::Test(test) => problem.is(get(&variables.tests, test)?),
            Node::Not(inner) => problem.not(get(&made, inner)?),
            Node::All(start, end) => problem.all(parts(start, end)?),
            Node::Any(start, end) => problem.any(parts(start, end)?),
            Node::When(condition, then, otherwise) => {
                problem.choice(get(&made, condition)?, get(&made, then)?, get(&made, otherwise)?)
            }
        };
        made.push(formula);
    }
    made.last().copied()
}

fn walk(question: &Question, variables: &Variables, problem: &mut Problem) -> Option<Formula> {
    let (deny, allow) = (problem.constant(false), problem.constant(true));
    let mut made = vec![deny, allow];
    for step in &question.walk {
        let (hi, lo) = (get(&made, step.hi)?, get(&made, step.lo)?);
        let formula = match step.look {
            Look::Held(start, end) => {
                let looked_at = question.looked_at.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)?;
                let mut all = Vec::new();
                for (one, wanted) in looked_at {
                    let held = problem.is(get(&variables.permissions, *one)?);
                    all.push(if *wanted { held } else { problem.not(held) });
                }
                let as_wanted = problem.all(all);
                problem.choice(as_wanted, hi, lo)
            }
            Look::Tests { of, these: (start, end), exact } => {
                let (group, _) = get(&question.tests, of)?;
                let these = question.asked_for.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)?;
                let these = these.iter().map(|test| Some(problem.is(get(&variables.tests, *test)?)));
                let these: Vec<Formula> = these.collect::<Option<_>>()?;
                let is_so = problem.any(these);
                let known = problem.choice(is_so, hi, lo);
                let both = if exact { problem.all([hi, lo]) } else { deny };
                let is_known = problem.is(get(&variables.known, group)?);
                problem.choice(is_known, known, both)
            }
        };
        made.push(formula);
    }
    get(&made, question.root)
}

fn row(question: &Question, variables: &Variables, space: &Space, found: &Function, world: &[Literal]) -> Row {
    let told = |variable: &Variable| world.iter().find(|(one, _)| one == variable).map(|(_, value)| *value);
    let is_so = |variable: &Variable| told(variable) == Some(true);
    let answer = |((members, is_known), group): ((&Vec<Variable>, &Variable), &super::question::Tests)| {
        let first = members.iter().position(is_so).map(super::question::small);
        let open = || members.iter().position(|member| told(member).is_none()).map(super::question::small);
        let none = (group.cells() > group.count).then_some(group.count);
        is_so(is_known).then(|| first.or(none).or_else(open).unwrap_or(0))
    };
    let groups = variables.groups.iter().zip(&variables.known).zip(&question.groups);
    let mut held: Vec<bool> = variables.permissions.iter().map(is_so).collect();
    // A world does not tell of what doesn't matter; a request has it all the same. The question knows of chains.
    for (one, other) in &question.implied {
        if get(&held, *one) == Some(true)
            && let Some(slot) = usize::try_from(*other).ok().and_then(|at| held.get_mut(at))
        {
            *slot = true;
        }
    }
    Row { held, answers: groups.map(answer).collect(), graph_allows: space.value(found, &|variable| is_so(&variable)) }
}
