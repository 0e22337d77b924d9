use std::collections::BTreeSet;

use placet_compiler::{Detail, Name, Policy, Question, Test};
use placet_logic::{Budget, NotDecided};

use super::report::{Fate, Mutant, Score};
use super::sites::{Slip, slips};
use crate::trial::{Decider, Program, Reading, Tests};

/// All mutants of a policy, and which of its tests notice them.
#[derive(Debug)]
pub struct Mutation<'p> {
    /// The mutants, by file and line.
    pub mutants: Vec<Mutant>,
    pub(crate) program: Program<'p>,
    /// In the order of the mutants.
    pub(crate) slips: Vec<Slip>,
    pub(crate) budget: Budget,
    /// The names of the tests that were run.
    pub(crate) names: BTreeSet<String>,
}

impl<'p> Mutation<'p> {
    /// Makes every slip in a policy without errors, and runs the tests that `counts` says against each.
    ///
    /// What a test expects that is not so on the policy itself kills nothing.
    pub fn run(policy: &'p Policy, counts: &dyn Fn(&Test) -> bool, budget: Budget) -> Mutation<'p> {
        let program = Program::new(policy);
        let slips = slips(&program);
        let mutants = {
            let decider = Decider::new(&program, budget);
            let tests = Tests::new(&decider, policy.tests.iter().filter(|test| counts(test)));
            let fate = |slip: &Slip| match tests.notice(&decider, &slip.reading) {
                // What a test notices differs.
                Some(case) => Fate::Killed { test: case.test.name.clone(), at: case.expected.at.clone() },
                None => match differs(&program, &slip.reading, budget) {
                    Ok(true) => Fate::Survived,
                    Ok(false) => Fate::Equivalent,
                    Err(NotDecided { .. }) => Fate::NotDecided,
                },
            };
            slips.iter().map(|slip| mutant(&program, slip, fate(slip))).collect()
        };
        let names = policy.tests.iter().filter(|test| counts(test)).map(|test| test.name.clone()).collect();
        Mutation { mutants, program, slips, budget, names }
    }

    /// All mutants, those that survived tried on further tests.
    pub fn further(&self, counts: &dyn Fn(&Test) -> bool) -> Vec<Mutant> {
        let decider = Decider::new(&self.program, self.budget);
        let tests = Tests::new(&decider, self.program.policy().tests.iter().filter(|test| counts(test)));
        let mut mutants = self.mutants.clone();
        for (mutant, slip) in mutants.iter_mut().zip(&self.slips).filter(|(mutant, _)| mutant.fate == Fate::Survived) {
            if let Some(case) = tests.notice(&decider, &slip.reading) {
                mutant.fate = Fate::Killed { test: case.test.name.clone(), at: case.expected.at.clone() };
            }
        }
        mutants
    }

    /// How many mutants became what.
    pub fn score(&self) -> Score {
        Score::of(&self.mutants)
    }
}

fn mutant(program: &Program<'_>, slip: &Slip, fate: Fate) -> Mutant {
    let mut actions: Vec<Name> = Vec::new();
    for (action, _) in program.changed(&slip.reading) {
        if !actions.contains(&action) {
            actions.push(action);
        }
    }
    Mutant {
        operator: slip.operator,
        at: slip.at.clone(),
        clause: slip.clause.clone(),
        what: slip.what.clone(),
        actions,
        fate,
    }
}

/// Whether a reading lets some action decide otherwise in some possible world.
pub(crate) fn differs(program: &Program<'_>, reading: &Reading, budget: Budget) -> Result<bool, NotDecided> {
    // Where all whose clauses are changed decide alike, those that ask for them do too.
    for (action, options) in program.changed(reading) {
        if decides_otherwise(program, reading, budget, &action, &options)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn decides_otherwise(
    program: &Program<'_>,
    reading: &Reading,
    budget: Budget,
    action: &Name,
    options: &[Name],
) -> Result<bool, NotDecided> {
    let mut question = Question::new(&program.index, Detail::Exact);
    let is = question.expr(&program.written_out(action, options, &Reading::AS_WRITTEN));
    let read = question.expr(&program.written_out(action, options, reading));
    let answers = question.ask(&[is, read], budget)?;
    Ok(!answers.space.equal(&answers.function(is)?, &answers.function(read)?)?)
}
