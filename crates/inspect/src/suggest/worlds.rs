//! What a policy says where a mutant says something else.

use placet_compiler::{Answers, Case, Detail, Location, Name, Question, Source as _, TestExpectation};
use placet_logic::{Budget, Function, Literal, NotDecided, Variable};

use crate::trial::{Decider, Reading, Request};

/// How many of the smallest sets a denial names, and how many permissions in all; with more it is no line to read.
const SETS: usize = 6;
const NAMED: usize = 24;

/// An expectation with the case that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) case: Case,
    pub(super) request: Request,
    pub(super) expected: TestExpectation,
}

/// Claims that hold of the policy and not of the reading: the best of each action that it changes itself.
pub(super) fn claims(decider: &Decider<'_, '_>, reading: &Reading, budget: Budget) -> Vec<Claim> {
    let mut found = Vec::new();
    for (action, options) in decider.program.changed(reading) {
        found.extend(claim(decider, reading, budget, &action, &options).ok().flatten());
    }
    found
}

fn claim(
    decider: &Decider<'_, '_>,
    reading: &Reading,
    budget: Budget,
    action: &Name,
    options: &[Name],
) -> Result<Option<Claim>, NotDecided> {
    let program = decider.program;
    let mut question = Question::new(&program.index, Detail::Exact);
    let is = question.expr(&program.written_out(action, options, &Reading::AS_WRITTEN));
    let read = question.expr(&program.written_out(action, options, reading));
    let answers = question.ask(&[is, read], budget)?;
    let (is, read) = (answers.function(is)?, answers.function(read)?);
    let (more, less) = (answers.space.and_not(&read, &is)?, answers.space.and_not(&is, &read)?);
    // Rather where permissions can open the action at all: a denial there says more.
    let all: Vec<Literal> = answers.permissions().iter().map(|variable| (*variable, true)).collect();
    let open = answers.space.fixed(&is, &all);
    for (difference, allow) in [(more, false), (less, true)] {
        let opened = answers.space.and(&difference, &open)?;
        for (difference, general) in [(&opened, true), (&opened, false), (&difference, true), (&difference, false)] {
            let Some(world) = world(&answers, decider, difference, general)? else { continue };
            let about = About { decider, reading, answers: &answers, action, options };
            if let Some(claim) = about.pinned(&world)?.map_or_else(|| about.single(&world, allow), |it| Ok(Some(it)))? {
                return Ok(Some(claim));
            }
        }
    }
    Ok(None)
}

/// A world of the difference in which few permissions are held, the others said not to be; and of the facts only those that
/// matter, where `general` says so.
fn world(
    answers: &Answers,
    decider: &Decider<'_, '_>,
    difference: &Function,
    general: bool,
) -> Result<Option<Vec<Literal>>, NotDecided> {
    let is_permission = |variable: Variable| answers.permissions().contains(&variable);
    let Some(mut world) = answers.space.smallest(difference, &|variable| u64::from(is_permission(variable)))? else {
        return Ok(None);
    };
    let index = &decider.program.index;
    let mut held: Vec<(Option<Name>, Name)> = Vec::new();
    for (variable, value) in &world {
        if let Some((scope, name)) = answers.atom(*variable).and_then(permission).filter(|_| *value) {
            held.extend(index.brought(&name).into_iter().chain([name]).map(|name| (scope.clone(), name)));
        }
    }
    for variable in answers.permissions() {
        if !world.iter().any(|(other, _)| other == variable) {
            let holds = answers.atom(*variable).and_then(permission).is_some_and(|one| held.contains(&one));
            world.push((*variable, holds));
        }
    }
    if general {
        world = answers.space.generalised(difference, &world, &|variable| !is_permission(variable))?;
    }
    Ok(Some(world))
}

fn permission(atom: &placet_compiler::Atom) -> Option<(Option<Name>, Name)> {
    match atom {
        placet_compiler::Atom::Holds(name) => Some((None, name.clone())),
        placet_compiler::Atom::HoldsIn(name, scope) => Some((Some(scope.clone()), name.clone())),
        _ => None,
    }
}

/// An action of which policy and mutant say different things.
struct About<'a, 'p> {
    decider: &'a Decider<'a, 'p>,
    reading: &'a Reading,
    answers: &'a Answers,
    action: &'a Name,
    options: &'a [Name],
}

impl About<'_, '_> {
    /// All that the action asks for under the facts of the world, of a user who holds nothing.
    fn pinned(&self, world: &[Literal]) -> Result<Option<Claim>, NotDecided> {
        let is_fact = |(variable, _): &&Literal| !self.answers.permissions().contains(variable);
        let facts: Vec<Literal> = world.iter().filter(is_fact).copied().collect();
        let Some(case) = Case::of(self.answers, &self.decider.program.index, &facts) else { return Ok(None) };
        let request = self.request(&case);
        let allowed = self.decider.allows(&request, &Reading::AS_WRITTEN, self.action, self.options)?;
        let missing = self.decider.missing(&request, &Reading::AS_WRITTEN, self.action, self.options)?;
        let named: usize = missing.sets.iter().map(Vec::len).sum();
        let readable = !missing.sets.is_empty() && !missing.more && missing.sets.len() <= SETS && named <= NAMED;
        let expected = match allowed {
            true => self.expected(true, None),
            false if readable => self.expected(false, Some(missing.sets)),
            false => return Ok(None),
        };
        self.killing(case, request, expected)
    }

    /// What is decided of the one world.
    fn single(&self, world: &[Literal], allow: bool) -> Result<Option<Claim>, NotDecided> {
        let Some(case) = Case::of(self.answers, &self.decider.program.index, world) else { return Ok(None) };
        let request = self.request(&case);
        let expected = self.expected(allow, None);
        self.killing(case, request, expected)
    }

    fn request(&self, case: &Case) -> Request {
        Request::of(&case.said(), &self.decider.program.index)
    }

    fn expected(&self, allow: bool, missing: Option<Vec<Vec<Name>>>) -> TestExpectation {
        TestExpectation {
            at: Location::default(),
            allow,
            action: self.action.clone(),
            options: self.options.to_vec(),
            complete: missing.is_some(),
            missing,
        }
    }

    /// The claim where it holds of the policy, and not of the reading.
    fn killing(&self, case: Case, request: Request, expected: TestExpectation) -> Result<Option<Claim>, NotDecided> {
        let holds = self.decider.fits(&request, &Reading::AS_WRITTEN, &expected)?;
        let kills = !self.decider.fits(&request, self.reading, &expected)?;
        Ok((holds && kills).then_some(Claim { case, request, expected }))
    }
}
