//! `placet prove`: invariants, and separation of duties.

use placet_compiler::{Name, Policy, PolicyIndex};
use placet_inspect::{Budget, separate};
use serde_json::Value;

use crate::answer::{Answer, Stop};
use crate::arguments::Prove;
use crate::exit::Exit;
use crate::load::Loaded;
use crate::problem::{Move, Problem};
use crate::render::Screen;
use crate::render::progress::Progress;
use crate::render::proofs::{Claim, Proofs};
use crate::search::{self, Entry};

pub(crate) fn run(arguments: &Prove, screen: &Screen) -> Result<Answer, Stop> {
    let loaded = Loaded::open(&arguments.path, screen)?;
    let proofs = {
        let _progress = Progress::start("proving the invariants");
        let together = usize::from(arguments.roles);
        match arguments.separate.as_slice() {
            [first, second] => separated(&loaded, first, second, together)?,
            _ => Proofs::of_invariants(&loaded, together)?,
        }
    };
    if screen.json {
        return Ok(Answer::json(&Value::Object(proofs.json(&loaded.set)), proofs.exit()));
    }
    if proofs.is_empty() {
        return Ok(Answer::text("the policy has no invariants\n".to_owned(), Exit::Done));
    }
    let mut text = proofs.text(&loaded.set, screen);
    if arguments.separate.is_empty() {
        text += &format!("\n{}\n", proofs.summary());
    }
    Ok(Answer::text(text, proofs.exit()))
}

/// That no roles do both actions.
fn separated(loaded: &Loaded, first: &str, second: &str, together: usize) -> Result<Proofs, Problem> {
    let (first, second) = (action(&loaded.policy, first)?, action(&loaded.policy, second)?);
    let who = match together {
        1 => "no role",
        2 => "no role and no two roles together",
        _ => "no role and no two or three roles together",
    };
    let index = PolicyIndex::new(&loaded.policy);
    let claim = Claim {
        name: format!("{who} can do both {first} and {second}"),
        text: format!("no role can {first} and can {second}"),
        at: None,
        proof: separate(&index, &first, &second, together, Budget::default()),
        each: true,
    };
    Proofs::of(loaded, vec![claim])
}

/// The action that a person means.
fn action(policy: &Policy, typed: &str) -> Result<Name, Problem> {
    let former = policy.actions.iter().find(|action| action.formerly.iter().any(|old| *old == typed));
    if let Some(action) = former {
        return Ok(action.id.clone());
    }
    let entry = |action: &std::sync::Arc<placet_compiler::Action>| Entry {
        id: action.id.to_string(),
        sections: action.sections.clone(),
        phrase: action.phrase.clone(),
    };
    let entries: Vec<Entry> = policy.actions.iter().map(entry).collect();
    let at = search::choose(&entries, typed, true)?;
    let action = policy.actions.get(at).ok_or_else(|| Problem::new(Move::Us, "a search left the list of actions"))?;
    Ok(action.id.clone())
}
