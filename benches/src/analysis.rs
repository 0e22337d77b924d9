//! How long every exact answer about a policy set takes.

use std::path::Path;
use std::time::Instant;

use placet_compiler::{Compiler, PolicyIndex, Sources};
use placet_host::PolicySet;
use placet_inspect::{Proof, matrix, needs_by_condition, prove};
use placet_logic::Budget;

/// How often each step is measured.
const RUNS: usize = 9;

/// What was measured of one kind of answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What was asked.
    pub name: &'static str,
    /// The quickest run.
    pub milliseconds: f64,
    /// What came of it.
    pub found: String,
}

/// Measures a set on disk: the way from text without lints, the lints, the minimal sets of every action under every
/// condition, the invariants, and the roles against all actions.
///
/// # Errors
///
/// - What went wrong in words, where the set can't be read or has mistakes.
pub fn of(path: &Path) -> Result<Vec<Step>, String> {
    let set = PolicySet::open(path).map_err(|problem| problem.message)?;
    let sources = set.sources();
    let compiler = checked(&sources)?;
    let policy = compiler.policy();
    let index = PolicyIndex::new(&policy);
    let budget = Budget::default();
    let mut steps = vec![
        quickest("from text, without lints", || (), |()| checked(&sources).map(|_| format!("{} files", set.len()))),
        quickest(
            "lints",
            || checked(&sources),
            |compiler| compiler.map(|compiler| format!("{} told", compiler.diagnostics().len())),
        ),
    ];
    steps.push(quickest(
        "minimal sets",
        || (),
        |()| {
            let (mut asked, mut conditions, mut sets, mut passed) = (0, 0, 0, 0);
            for action in &policy.actions {
                let options = action.options.iter().map(|option| vec![option.id.clone()]);
                for options in std::iter::once(Vec::new()).chain(options) {
                    let needs = needs_by_condition(&index, action, &options, budget);
                    asked += 1;
                    let Ok(needs) = needs else {
                        passed += 1;
                        continue;
                    };
                    conditions += needs.len();
                    sets += needs.iter().map(|need| need.sets.sets.len()).sum::<usize>();
                }
            }
            let not_decided = if passed > 0 { format!(", {passed} not decided") } else { String::new() };
            Ok(format!("{sets} sets under {conditions} conditions, {asked} actions and options{not_decided}"))
        },
    ));
    steps.push(quickest(
        "invariants",
        || (),
        |()| {
            let all = &policy.invariants;
            let proved = all.iter().filter(|one| matches!(prove(&index, one, budget), Proof::Proved { .. })).count();
            Ok(format!("{proved} of {} proved", all.len()))
        },
    ));
    steps.push(quickest(
        "roles against actions",
        || (),
        |()| Ok(format!("{} rows, {} roles", matrix(&index, budget).rows.len(), policy.roles.len())),
    ));
    steps.into_iter().collect()
}

fn checked(sources: &Sources) -> Result<Compiler, String> {
    let compiler = Compiler::new(sources.clone());
    match compiler.mistakes().first() {
        Some(mistake) => Err(format!("{mistake:?}")),
        None => Ok(compiler),
    }
}

/// The quickest of several runs of `what`, each with what `before` made, which is not counted.
fn quickest<T>(
    name: &'static str,
    before: impl Fn() -> T,
    what: impl Fn(T) -> Result<String, String>,
) -> Result<Step, String> {
    let mut best: Option<Step> = None;
    for _ in 0..RUNS {
        let with = before();
        let start = Instant::now();
        let found = what(with)?;
        let milliseconds = start.elapsed().as_secs_f64() * 1e3;
        if best.as_ref().is_none_or(|best| milliseconds < best.milliseconds) {
            best = Some(Step { name, milliseconds, found });
        }
    }
    best.ok_or_else(|| "nothing was measured".to_owned())
}
