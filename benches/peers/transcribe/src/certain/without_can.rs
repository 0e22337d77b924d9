//! A transcript in which no action refers to another.

use std::collections::HashMap;

use placet_compiler::Name;

use super::join::{all, any};
use super::{Certain, Requirement, Transcript};

impl Transcript {
    /// The same with no [`Certain::Can`]: each written out by what that action requires.
    pub fn without_can(&self) -> Transcript {
        let actions: HashMap<&Name, &Requirement> = self.actions.iter().map(|one| (&one.id, one)).collect();
        let written = |one: &Requirement| Requirement {
            id: one.id.clone(),
            certain: written_out(&one.certain, &actions),
            options: one.options.iter().map(|(id, certain)| (id.clone(), written_out(certain, &actions))).collect(),
        };
        Transcript { actions: self.actions.iter().map(written).collect() }
    }
}

fn written_out(certain: &Certain, actions: &HashMap<&Name, &Requirement>) -> Certain {
    let each = |parts: &[Certain]| parts.iter().map(|part| written_out(part, actions)).collect::<Vec<_>>();
    match certain {
        Certain::All(parts) => all(each(parts)),
        Certain::Any(parts) => any(each(parts)),
        Certain::ByTruth(test, ways) => {
            let [yes, no] = ways.as_ref();
            Certain::ByTruth(test.clone(), Box::new([written_out(yes, actions), written_out(no, actions)]))
        }
        Certain::ByValue { fact, arms } => Certain::ByValue {
            fact: fact.clone(),
            arms: arms.iter().map(|(values, arm)| (values.clone(), written_out(arm, actions))).collect(),
        },
        Certain::Can { action, options } => {
            let Some(requirement) = actions.get(action) else { return Certain::Never };
            let asked = requirement.options.iter().filter(|(id, _)| options.contains(id)).map(|(_, certain)| certain);
            all(std::iter::once(&requirement.certain).chain(asked).map(|part| written_out(part, actions)).collect())
        }
        leaf => leaf.clone(),
    }
}
