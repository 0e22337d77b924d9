//! The tests of a policy, tried on a reading of it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use placet_compiler::{Expr, Name, Test, TestExpectation};

use super::{Decider, Program, Reading, Request};

/// An expectation of a test, with the request that it is about.
#[derive(Debug)]
pub(crate) struct Case<'t> {
    pub(crate) test: &'t Test,
    pub(crate) request: Request,
    pub(crate) expected: TestExpectation,
}

/// The expectations that hold on the policy as it is written, found by their actions.
#[derive(Debug)]
pub(crate) struct Tests<'t> {
    pub(crate) cases: Vec<Case<'t>>,
    asked: BTreeMap<Name, Vec<usize>>,
    reach: Reach,
}

impl<'t> Tests<'t> {
    pub(crate) fn new(decider: &Decider<'_, '_>, tests: impl Iterator<Item = &'t Test>) -> Tests<'t> {
        let mut cases = Vec::new();
        for test in tests {
            let request = Request::of(&test.request(), &decider.program.index);
            for expected in test.expectations() {
                if decider.fits(&request, &Reading::AS_WRITTEN, &expected) == Ok(true) {
                    cases.push(Case { test, request: request.clone(), expected });
                }
            }
        }
        let asked = by_action(cases.iter().map(|case| &case.expected));
        Tests { cases, asked, reach: Reach::new(decider.program) }
    }

    /// The first expectation that comes out otherwise in a reading; of the actions that it changes itself first.
    pub(crate) fn notice(&self, decider: &Decider<'_, '_>, reading: &Reading) -> Option<&Case<'t>> {
        for action in self.reach.of(decider.program, reading) {
            for case in self.asked.get(&action).into_iter().flatten().filter_map(|at| self.cases.get(*at)) {
                if decider.fits(&case.request, reading, &case.expected) == Ok(false) {
                    return Some(case);
                }
            }
        }
        None
    }
}

/// The places of expectations, by the action that they are about.
pub(crate) fn by_action<'e>(expected: impl Iterator<Item = &'e TestExpectation>) -> BTreeMap<Name, Vec<usize>> {
    let mut asked: BTreeMap<Name, Vec<usize>> = BTreeMap::new();
    for (at, expected) in expected.enumerate() {
        asked.entry(expected.action.clone()).or_default().push(at);
    }
    asked
}

/// Which actions ask for which by `can`.
#[derive(Debug)]
pub(crate) struct Reach {
    asking: BTreeMap<Name, Vec<Name>>,
}

impl Reach {
    pub(crate) fn new(program: &Program<'_>) -> Reach {
        let mut asking: BTreeMap<Name, Vec<Name>> = BTreeMap::new();
        for action in &program.policy().actions {
            let own = action.clauses.iter().chain(action.options.iter().map(|option| &option.clause));
            let mut asked = Vec::new();
            own.for_each(|clause| targets(&clause.expr, &mut |action, _| asked.push(action.clone())));
            for target in asked.into_iter().collect::<BTreeSet<Name>>() {
                asking.entry(target).or_default().push(action.id.clone());
            }
        }
        Reach { asking }
    }

    /// The actions that a reading changes, those with the changed clauses first.
    pub(crate) fn of(&self, program: &Program<'_>, reading: &Reading) -> Vec<Name> {
        let mut reached = Vec::new();
        let mut seen = BTreeSet::new();
        let mut open: VecDeque<Name> = program.changed(reading).into_iter().map(|(action, _)| action).collect();
        while let Some(action) = open.pop_front() {
            if !seen.insert(action.clone()) {
                continue;
            }
            open.extend(self.asking.get(&action).into_iter().flatten().cloned());
            reached.push(action);
        }
        reached
    }
}

/// The actions that an expression asks for, with the options.
pub(crate) fn targets(expr: &Expr, visit: &mut dyn FnMut(&Name, &[Name])) {
    match expr {
        Expr::Can { action, options } => visit(action, options),
        other => other.parts().for_each(|part| targets(part, visit)),
    }
}
