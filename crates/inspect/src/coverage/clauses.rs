//! Which clauses say what in the requests of the tests.

use std::collections::BTreeMap;

use placet_compiler::Name;

use crate::trial::{ClauseId, Decider, Program, Reading, Request, Tests, targets};

/// What a clause is seen saying.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    pub(super) yes: bool,
    pub(super) no: bool,
}

/// Of the clauses of all actions that expectations are about, those that are asked for by `can` too.
pub(super) fn seen(decider: &Decider<'_, '_>, tests: &Tests<'_>) -> BTreeMap<ClauseId, Seen> {
    let program = decider.program;
    let mut seen: BTreeMap<ClauseId, Seen> = BTreeMap::new();
    for case in &tests.cases {
        let reached = reached(program, &case.expected.action, &case.expected.options);
        let completed = case.expected.missing.iter().flatten().map(|set| with(&case.request, set, program));
        let requests: Vec<Request> = std::iter::once(case.request.clone()).chain(completed).collect();
        for (number, request) in requests.iter().enumerate() {
            for id in &reached {
                let Some(clause) = program.clause(*id) else { continue };
                let Ok(yes) = decider.says_yes(request, &Reading::AS_WRITTEN, &clause.expr) else { continue };
                let seen = seen.entry(*id).or_default();
                seen.yes |= yes;
                seen.no |= !yes && number == 0;
            }
        }
    }
    seen
}

/// The request with a set that is said to be missing: `p`, or `p in scope`.
fn with(request: &Request, set: &[Name], program: &Program<'_>) -> Request {
    let named: Vec<(Name, Option<Name>)> = set
        .iter()
        .map(|name| match name.split_once(" in ") {
            Some((permission, scope)) => (permission.into(), Some(scope.into())),
            None => (name.clone(), None),
        })
        .collect();
    request.with(&named, &program.index)
}

fn reached(program: &Program<'_>, action: &Name, options: &[Name]) -> Vec<ClauseId> {
    let mut found: Vec<ClauseId> = Vec::new();
    let mut open = vec![(action.clone(), options.to_vec())];
    let mut known = open.clone();
    while let Some((action, options)) = open.pop() {
        for id in program.parts(&action, &options) {
            if found.contains(&id) {
                continue;
            }
            found.push(id);
            let Some(clause) = program.clause(id) else { continue };
            targets(&clause.expr, &mut |action, options| {
                let next = (action.clone(), options.to_vec());
                if !known.contains(&next) {
                    known.push(next.clone());
                    open.push(next);
                }
            });
        }
    }
    found
}
