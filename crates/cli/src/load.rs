//! Opens and compiles the policy set of a PATH.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use placet_compiler::{CompileError, Compiled, Compiler, Policy, Step, Verified};
use serde_json::json;

use crate::answer::{Answer, Stop};
use crate::exit::Exit;
use crate::host::PolicySet;
use crate::problem::{Move, Problem};
use crate::render::progress::Progress;
use crate::render::{Screen, diagnostics, reports};

/// A policy set without errors.
pub(crate) struct Loaded {
    pub(crate) set: PolicySet,
    pub(crate) compiler: Compiler,
    pub(crate) policy: Arc<Policy>,
}

impl Loaded {
    /// Reads and checks the set that a path means.
    pub(crate) fn open(path: &Path, screen: &Screen) -> Result<Loaded, Stop> {
        let set = {
            let _progress = Progress::start("reading the policy");
            PolicySet::open(path)?
        };
        let path = path.display();
        let help = format!("mend what `placet check {path}` shows");
        Loaded::checked(set, &format!("the policy `{path}`"), &help, screen)
    }

    /// Checks a set that was read; `which` says which policy has the errors where there are some.
    pub(crate) fn checked(set: PolicySet, which: &str, help: &str, screen: &Screen) -> Result<Loaded, Stop> {
        let _progress = Progress::start(&format!("checking {} files", set.len()));
        let compiler = Compiler::new(set.sources());
        if compiler.has_errors() {
            return Err(Stop::PolicyErrors(errors(&set, &compiler, which, help, screen)));
        }
        let policy = compiler.policy();
        Ok(Loaded { set, compiler, policy })
    }

    /// The decision graph and its artifact.
    pub(crate) fn compiled(&self) -> Result<Arc<Compiled>, Stop> {
        let _progress = Progress::start("compiling the policy");
        // The set was checked when it was opened: what is left are limits of the artifact, or a mistake of ours.
        self.compiler.graph().map_err(|error| stop(&error))
    }

    /// The same, shown to mean what the policy says; and how long that took.
    pub(crate) fn verified(&self) -> Result<(Verified, Duration), Stop> {
        let _progress = Progress::start("compiling the policy");
        let (mut last, mut taken) = (Instant::now(), Duration::ZERO);
        let verified = self.compiler.compile_in_steps(&mut |step| {
            if step == Step::Verify {
                taken = last.elapsed();
            }
            last = Instant::now();
        });
        verified.map(|verified| (verified, taken)).map_err(|error| stop(&error))
    }
}

fn stop(error: &CompileError) -> Stop {
    let whose = if error.is_the_authors() { Move::Author } else { Move::Us };
    Problem::new(whose, error.to_string()).into()
}

/// The answer of every command whose policy has errors.
fn errors(set: &PolicySet, compiler: &Compiler, which: &str, help: &str, screen: &Screen) -> Answer {
    let found = compiler.diagnostics();
    let message = format!("{which} has errors");
    if screen.json {
        let error = json!({
            "message": message,
            "help": help,
            "whose": "author",
            "diagnostics": diagnostics::json(set, &found),
        });
        return Answer::json(&json!({ "error": error }), Exit::No);
    }
    let screen = screen.of_notes();
    let mut notes = reports::graphical(set, &found, &screen);
    notes += &format!("{} {message}\n", screen.bad("error:"));
    Answer { notes, ..Answer::text(String::new(), Exit::No) }
}
