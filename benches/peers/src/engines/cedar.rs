//! Cedar: in its natural form, one set of policies for all actions and the user's own facts on the user; and in quick forms, a
//! set of policies for each action, and permissions and facts where Cedar finds them soonest.

mod names;
mod request;
mod text;

use std::collections::HashMap;

use cedar_policy::{Authorizer, Decision, Entities, PolicySet, Request};

pub use self::names::FromNames;
use self::request::Builder;
pub use self::text::Style;
use crate::cases::Cases;
use crate::engine::{Each, Engine, Prepared};
use crate::set::Set;

/// Cedar with one style of policies.
pub struct Cedar<'s> {
    set: &'s Set,
    style: Style,
    /// One for each action, or one alone.
    policies: Vec<PolicySet>,
}

impl<'s> Cedar<'s> {
    /// Parses the policies.
    ///
    /// # Errors
    ///
    /// - What Cedar does not take, in words.
    pub fn new(set: &'s Set, style: Style) -> Result<Cedar<'s>, String> {
        let mut policies = Vec::new();
        if style.apart() {
            for at in 0..set.transcript.actions.len() {
                let text = text::policy(set, at, style)?;
                policies.push(text.parse().map_err(|error| format!("{error}: {text}"))?);
            }
        } else {
            let mut text = String::new();
            for at in 0..set.transcript.actions.len() {
                text.push_str(&text::policy(set, at, style)?);
            }
            policies.push(text.parse().map_err(|error| format!("{error}"))?);
        }
        Ok(Cedar { set, style, policies })
    }
}

struct Built<'w> {
    policies: &'w PolicySet,
    request: Request,
    entities: std::rc::Rc<Entities>,
}

impl Engine for Cedar<'_> {
    fn with(&self, cases: &Cases, then: &mut dyn FnMut(&mut dyn Prepared)) {
        let builder = Builder { set: self.set, style: self.style };
        let mut known = HashMap::new();
        let requests = cases.all.iter().filter_map(|case| {
            let policies = self.policies.get(if self.style.apart() { case.action as usize } else { 0 })?;
            let entities =
                known.entry((case.held, case.facts)).or_insert_with(|| builder.entities(cases, *case)).clone();
            Some(Built { policies, request: builder.request(cases, *case)?, entities })
        });
        let requests: Vec<Built<'_>> = requests.collect();
        let authorizer = Authorizer::new();
        let decide = |one: &Built<'_>| {
            authorizer.is_authorized(&one.request, one.policies, &one.entities).decision() == Decision::Allow
        };
        then(&mut Each { requests, decide });
    }
}
