//! `placet decide`: one decision with its reasons, or a stream of them.

pub(super) mod stream;
mod strict;

use std::cell::OnceCell;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use placet_runtime::{ActionId, Policy, RequestBuffer};
use serde_json::{Value, json};

use crate::answer::{Answer, Stop};
use crate::arguments::Decide;
use crate::exit::Exit;
use crate::load::Loaded;
use crate::outcome::Outcome;
use crate::problem::{Move, Problem};
use crate::render::Screen;
use crate::request::{Mistake, Names, fill};
use crate::search::{self, Entry};
use crate::typed::{facts, given, scopes};

/// The ending of compiled policies.
const COMPILED: &str = "placetc";

pub(crate) fn run(arguments: &Decide, screen: &Screen) -> Result<Answer, Stop> {
    let path = &arguments.path;
    if path.extension().is_some_and(|ending| ending == COMPILED) {
        let bytes = read(path)?;
        return decide(arguments, screen, &bytes, &str::to_owned);
    }
    let loaded = Loaded::open(path, screen)?;
    let compiled = loaded.compiled()?;
    decide(arguments, screen, &compiled.artifact, &|file| loaded.set.shown(file))
}

fn decide(arguments: &Decide, screen: &Screen, bytes: &[u8], shown: &dyn Fn(&str) -> String) -> Result<Answer, Stop> {
    let damaged = |error| Problem::new(Move::Machine, format!("`{}`: {error}", arguments.path.display()));
    let policy = Policy::open(bytes).map_err(damaged)?;
    if !policy.has_names() {
        let message =
            format!("`{}` carries no names, so that nothing can be asked of it by name", arguments.path.display());
        let help = "decide by the policy set, or compile it without `--strip=names`; services ask by ids";
        return Err(Problem::caller(message).help(help).into());
    }
    match &arguments.action {
        Some(typed) => one(&policy, typed, arguments, screen, shown),
        None => stream::run(&policy, shown),
    }
}

fn one(
    policy: &Policy<'_>,
    typed: &str,
    arguments: &Decide,
    screen: &Screen,
    shown: &dyn Fn(&str) -> String,
) -> Result<Answer, Stop> {
    let action = Actions::new(policy).find(typed)?;
    let names = Names {
        permissions: given(&arguments.holds),
        roles: given(&arguments.roles),
        facts: facts(&arguments.facts)?,
        options: given(&arguments.options),
        scopes: scopes(&arguments.holds_in, &arguments.roles_in)?,
    };
    let mut buffer = RequestBuffer::new(policy);
    let wrong = |Mistake { message, help }| Problem { help, ..Problem::caller(message) };
    fill(&mut buffer, action, &names).map_err(wrong)?;
    let why =
        policy.explain(action, &buffer.as_request()).map_err(|error| Problem::new(Move::Us, error.to_string()))?;
    let exit = Exit::yes(why.decision.is_allow());
    let outcome = Outcome { policy: *policy, action, asked: &names.options, why, shown };
    if !screen.json {
        return Ok(Answer::text(outcome.text(screen), exit));
    }
    let mut object = json!({ "action": policy.action(action).map_or("", |action| action.name) });
    if let (Some(object), Value::Object(fields)) = (object.as_object_mut(), outcome.json()) {
        object.extend(fields);
    }
    Ok(Answer::json(&object, exit))
}

/// The actions of a policy, by id and by name.
struct Actions<'p> {
    policy: Policy<'p>,
    /// What a search by name looks at: made when the first name is no id.
    names: OnceCell<(Vec<ActionId>, Vec<Entry>)>,
}

impl<'p> Actions<'p> {
    fn new(policy: &Policy<'p>) -> Actions<'p> {
        Actions { policy: *policy, names: OnceCell::new() }
    }

    /// The action of this id or name. One that is merely close isn't decided about.
    fn find(&self, typed: &str) -> Result<ActionId, Problem> {
        if let Some(action) = self.policy.find_action(typed) {
            return Ok(action);
        }
        let (ids, entries) = self.names.get_or_init(|| {
            let entry = |action: placet_runtime::Action<'_>| Entry {
                id: action.name.to_owned(),
                sections: action.sections.map(str::to_owned).collect(),
                phrase: action.phrase.to_owned(),
            };
            self.policy.actions().map(|action| (action.id, entry(action))).unzip()
        });
        let at = search::choose(entries, typed, false).map_err(|problem| match self.policy.has_texts() {
            true => problem,
            false => {
                problem.help("the policy was compiled with `--strip`, without the words of actions; name it by its id")
            }
        })?;
        ids.get(at).copied().ok_or_else(|| Problem::new(Move::Us, "a search left the list of actions"))
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let most = u64::try_from(placet_runtime::limits::ARTIFACT_BYTES).unwrap_or(u64::MAX);
    let file = File::open(path).map_err(|error| Problem::io("read", path, &error))?;
    // One byte more than an artifact may have is enough for the runtime to refuse it.
    let read = file.take(most.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|error| Problem::io("read", path, &error))?;
    Ok(bytes)
}
