//! How good the tests are: `--coverage`, `--mutate`, `--suggest`.

mod coverage;
mod mutants;
mod suggest;

use placet_compiler::Location;
use placet_inspect::{GENERATED, Mutation, coverage};
use placet_logic::Budget;
use serde_json::{Map, Value};

use crate::answer::Stop;
use crate::arguments::Test;
use crate::load::Loaded;
use crate::render::Screen;
use crate::render::progress::Progress;

/// What was asked besides running the tests, answered.
#[derive(Default)]
pub(super) struct Quality {
    /// For people: paragraphs.
    pub(super) text: String,
    /// For programs: fields of the answer.
    pub(super) fields: Map<String, Value>,
    /// Only this is to be printed: generated tests.
    pub(super) print: Option<String>,
}

impl Quality {
    pub(super) fn of(arguments: &Test, loaded: &Loaded, screen: &Screen) -> Result<Quality, Stop> {
        let mut quality = Quality::default();
        let generated = |at: &Location| loaded.set.text(&at.file).starts_with(GENERATED);
        if arguments.coverage {
            let _progress = Progress::start("looking at what the tests show");
            let found = coverage(&loaded.policy, &|_| true, Budget::default());
            quality.text += &coverage::text(&loaded.set, &found, screen);
            quality.fields.insert("coverage".into(), coverage::json(&loaded.set, &found));
        }
        if arguments.mutate || arguments.suggest {
            let _progress = Progress::start("trying slips on the tests");
            let mutation = Mutation::run(&loaded.policy, &|test| !generated(&test.at), Budget::default());
            let suggested = mutation.suggest();
            if arguments.mutate {
                let all = mutation.further(&|test| generated(&test.at));
                let shown = mutants::Shown { set: &loaded.set, own: &mutation, all: &all, suggested: &suggested };
                quality.text += &shown.text(screen);
                quality.fields.insert("mutation".into(), shown.json());
            }
            if arguments.suggest {
                suggest::finish(arguments, loaded, &mutation, &suggested, &mut quality)?;
            }
        }
        Ok(quality)
    }
}
