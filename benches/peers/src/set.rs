//! A policy set, ready to be asked.

mod kept;

use std::collections::HashMap;

use placet_compiler::{FactType, Name};
use placet_runtime::OptionId;
use placet_transcribe::{Certain, Source, Transcript, transcribe};

/// A policy set in all the forms that engines start from.
pub struct Set {
    /// Its name in tables.
    pub name: String,
    /// Bytes of its text.
    pub source_bytes: usize,
    /// What it declares.
    pub policy: Declared,
    /// Placet's artifact, kept for ever: a process opens each once.
    pub artifact: &'static [u8],
    /// The artifact, opened.
    pub placet: placet_runtime::Policy<'static>,
    /// The place of each permission.
    pub permissions: HashMap<Name, usize>,
    /// The place of each fact.
    pub facts: HashMap<Name, usize>,
    /// Each action's options, in the action's order.
    pub options: Vec<Vec<OptionId>>,
    /// What each action requires, every `can` written out.
    pub transcript: Transcript,
    /// Each action's things that facts are said of, such as `task`: what a request to it has to carry.
    pub things: Vec<Vec<Name>>,
}

/// What a set declares, in the order of its artifact.
pub struct Declared {
    /// The thing that acts.
    pub subject: Name,
    /// The permissions.
    pub permissions: Vec<Permission>,
    /// The facts.
    pub facts: Vec<Fact>,
}

/// A permission.
pub struct Permission {
    /// Its id.
    pub id: Name,
}

/// A fact.
pub struct Fact {
    /// Its name, `task.owner`.
    pub name: Name,
    /// What values it has.
    pub ty: FactType,
}

impl Set {
    /// `maestra`, or a number of actions of a generated set.
    ///
    /// # Errors
    ///
    /// - What went wrong, in words.
    pub fn named(name: &str) -> Result<Set, String> {
        let source = Source::named(name)?;
        let compiler = source.compiler()?;
        let compiled = compiler.graph().map_err(|error| error.to_string())?;
        let policy = compiler.policy();
        let same = policy.permissions.iter().map(|one| one.id.as_str());
        if !same.eq(compiled.graph.permissions.iter().map(|one| one.name.as_str())) {
            return Err(format!("`{name}` has permissions in another order than its artifact"));
        }
        let transcript = transcribe(&policy)?.without_can();
        let permissions = policy.permissions.iter().map(|one| Permission { id: one.id.clone() });
        let facts = policy.facts.iter().map(|one| Fact { name: one.name.clone(), ty: one.ty.clone() });
        let subject = Name::from(policy.subject.as_str());
        let declared = Declared { subject, permissions: permissions.collect(), facts: facts.collect() };
        Set::of(source.name.clone(), source.bytes(), declared, compiled.artifact.clone(), transcript)
    }

    fn of(
        name: String,
        source_bytes: usize,
        policy: Declared,
        artifact: Vec<u8>,
        transcript: Transcript,
    ) -> Result<Set, String> {
        let artifact: &'static [u8] = Vec::leak(artifact);
        let placet = placet_runtime::Policy::open(artifact).map_err(|error| error.to_string())?;
        let actions = (0..u32::try_from(transcript.actions.len()).unwrap_or(0)).map(placet_runtime::ActionId::new);
        let options = actions.map(|id| placet.action(id).map(|action| action.options.collect()).unwrap_or_default());
        let options = options.collect();
        let things = transcript.actions.iter().map(|one| {
            let mut things = Vec::new();
            things_of(&one.certain, &mut things);
            one.options.iter().for_each(|(_, certain)| things_of(certain, &mut things));
            things
        });
        let things = things.collect();
        let permissions = policy.permissions.iter().enumerate().map(|(at, one)| (one.id.clone(), at)).collect();
        let facts = policy.facts.iter().enumerate().map(|(at, fact)| (fact.name.clone(), at)).collect();
        Ok(Set { name, source_bytes, policy, artifact, placet, permissions, facts, options, transcript, things })
    }
}

/// The thing that a fact is said of, and what is said: `task` and `owner`; of the subject's own id, `user` and `id`.
pub fn parts_of(fact: &str) -> (&str, &str) {
    fact.split_once('.').unwrap_or((fact, "id"))
}

fn things_of(certain: &Certain, into: &mut Vec<Name>) {
    let mut note = |fact: &Name| {
        let thing = Name::from(parts_of(fact).0);
        if !into.contains(&thing) {
            into.push(thing);
        }
    };
    match certain {
        Certain::HoldsAll(fact) => note(fact),
        Certain::Known(test, _) => test.facts().for_each(note),
        Certain::All(parts) | Certain::Any(parts) => parts.iter().for_each(|part| things_of(part, into)),
        Certain::ByTruth(test, ways) => {
            test.facts().for_each(note);
            ways.iter().for_each(|way| things_of(way, into));
        }
        Certain::ByValue { fact, arms } => {
            note(fact);
            arms.iter().for_each(|(_, arm)| things_of(arm, into));
        }
        Certain::Always | Certain::Never | Certain::Holds(_) | Certain::Can { .. } => {}
    }
}
