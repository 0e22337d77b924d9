//! `placet diff`: what a change of a policy set changes.

mod json;
mod markdown;
mod parts;
mod text;

use std::path::{Path, PathBuf};

use placet_compiler::PolicyIndex;
use placet_inspect::{Comparison, compare};
use placet_logic::Budget;

use self::parts::Report;
use crate::answer::{Answer, Stop};
use crate::arguments::Diff;
use crate::exit::Exit;
use crate::host::PolicySet;
use crate::load::Loaded;
use crate::problem::{Move, Problem};
use crate::render::Screen;
use crate::render::progress::Progress;

pub(crate) fn run(arguments: &Diff, screen: &Screen) -> Result<Answer, Stop> {
    let (old, new) = match (&arguments.since, &arguments.new) {
        (Some(revision), _) => (Place::At(revision.clone(), arguments.old.clone()), Place::Here(arguments.old.clone())),
        (None, new) => (Place::of(&arguments.old), Place::of(new.as_deref().unwrap_or(Path::new(".")))),
    };
    let (old, new) = (old.open("old", screen)?, new.open("new", screen)?);
    let comparison = {
        let _progress = Progress::start("comparing the policies");
        compare(&PolicyIndex::new(&old.policy), &PolicyIndex::new(&new.policy), Budget::default())
    };
    check(&comparison, &old, &new)?;
    let report = Report { comparison: &comparison, old: &old, new: &new };
    let exit = if arguments.deny_looser && comparison.is_looser() { Exit::Looser } else { Exit::Done };
    Ok(match (screen.json, arguments.markdown) {
        (true, _) => Answer::json(&json::object(&report), exit),
        (false, true) => Answer::text(markdown::page(&report), exit),
        (false, false) => Answer::text(text::page(&report, screen), exit),
    })
}

/// Every example is asked of both compiled policies: what is shown is what services get.
fn check(comparison: &Comparison, old: &Loaded, new: &Loaded) -> Result<(), Stop> {
    let changes = || comparison.actions.iter().flat_map(|action| action.changes().map(move |change| (action, change)));
    let mut examples = changes().flat_map(|(_, change)| [&change.looser, &change.stricter]);
    if !examples.any(Option::is_some) {
        return Ok(());
    }
    let (old, new) = (old.compiled()?, new.compiled()?);
    let open = |artifact| {
        let problem = |error| Problem::new(Move::Us, format!("the compiled policy could not be opened: {error}"));
        placet_runtime::Policy::open(artifact).map_err(problem)
    };
    let (before, after) = (open(&old.artifact)?, open(&new.artifact)?);
    for (action, change) in changes() {
        // A clause that is too large for the exact answer denies on unknown facts, which `placet compile` says.
        let inexact = |ids: &[String], face: &Option<placet_inspect::Face>| {
            face.as_ref().is_some_and(|face| ids.iter().any(|id| *id == face.id.as_str()))
        };
        if inexact(&old.inexact, &action.old) || inexact(&new.inexact, &action.new) {
            continue;
        }
        for example in [&change.looser, &change.stricter].into_iter().flatten() {
            example.check(&before, &after).map_err(|mismatch| Problem::new(Move::Us, mismatch.to_string()))?;
        }
    }
    Ok(())
}

/// Where a policy set is.
#[derive(Debug)]
enum Place {
    Here(PathBuf),
    /// At a revision.
    At(String, PathBuf),
}

impl Place {
    /// What was typed: `REVISION:PATH`, unless there is a file or a folder of that name.
    fn of(typed: &Path) -> Place {
        let parts = typed.to_str().and_then(|typed| typed.split_once(':'));
        match parts {
            Some((revision, path)) if !typed.exists() => {
                Place::At(revision.to_owned(), if path.is_empty() { ".".into() } else { path.into() })
            }
            _ => Place::Here(typed.to_path_buf()),
        }
    }

    fn open(&self, which: &str, screen: &Screen) -> Result<Loaded, Stop> {
        let (set, shown, help) = match self {
            Place::Here(path) => {
                let shown = path.display().to_string();
                let help = format!("mend what `placet check {shown}` shows");
                (PolicySet::open(path)?, shown, help)
            }
            Place::At(revision, path) => {
                let shown = format!("{revision}:{}", path.display());
                let help = "compare with a revision whose policy has no errors".to_owned();
                (PolicySet::at(path, revision)?, shown, help)
            }
        };
        Loaded::checked(set, &format!("the {which} policy `{shown}`"), &help, screen)
    }
}
