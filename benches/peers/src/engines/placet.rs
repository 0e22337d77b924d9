//! Placet itself: by the action's id, as it comes; and prepared, an action made ready for all its requests.

use placet_by_hand::Value;
use placet_runtime::{ActionId, FactValue, OptionId, Policy, PreparedAction, Request, Texts};

use crate::cases::Cases;
use crate::engine::{Each, Engine, Prepared};
use crate::set::Set;

/// How an action is named to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// By its id, in each request.
    ById,
    /// Prepared before.
    Prepared,
}

/// Placet, a request at a time.
pub struct Placet<'s> {
    set: &'s Set,
    style: Style,
    policy: &'static Policy<'static>,
    /// All actions, if they are asked for so: made once, as a service makes them, so that all requests find the same ones.
    prepared: Vec<PreparedAction<'static>>,
}

impl<'s> Placet<'s> {
    /// Opens the artifact.
    ///
    /// # Errors
    ///
    /// - As `Policy::open`, in words.
    pub fn new(set: &'s Set, style: Style) -> Result<Placet<'s>, String> {
        let policy = Policy::open(set.artifact).map_err(|error| error.to_string())?;
        // Some hundred bytes, and a few times: prepared actions borrow it for as long as they are kept.
        let policy: &'static Policy<'static> = Box::leak(Box::new(policy));
        let ids = policy.actions().map(|action| action.id);
        let prepared = match style {
            Style::ById => Vec::new(),
            Style::Prepared => ids.filter_map(|id| policy.prepare(id).ok()).collect(),
        };
        Ok(Placet { set, style, policy, prepared })
    }
}

/// What a request borrows.
pub struct Store<'w> {
    facts: Vec<Vec<FactValue<'w>>>,
    options: Vec<Vec<OptionId>>,
}

impl<'w> Store<'w> {
    /// The facts and options of all cases.
    pub fn new(set: &Set, cases: &'w Cases) -> Store<'w> {
        let facts = cases.facts.iter().map(|values| values.iter().map(fact).collect()).collect();
        let options = cases.all.iter().map(|case| {
            let all = set.options.get(case.action as usize).map_or(&[][..], Vec::as_slice);
            all.iter().enumerate().filter(|(at, _)| case.options & 1 << at != 0).map(|(_, id)| *id).collect()
        });
        Store { facts, options: options.collect() }
    }

    /// The requests, in order.
    pub fn requests(&'w self, cases: &'w Cases) -> Vec<(ActionId, Request<'w>)> {
        let request = |(at, case): (usize, &crate::cases::Case)| {
            let facts = self.facts.get(case.facts).map_or(&[][..], Vec::as_slice);
            let options = self.options.get(at).map_or(&[][..], Vec::as_slice);
            (ActionId::new(case.action), Request::new(cases.held(*case), facts, options))
        };
        cases.all.iter().enumerate().map(request).collect()
    }
}

/// A value as Placet takes it.
pub fn fact(value: &Value) -> FactValue<'_> {
    match value {
        Value::Unknown => FactValue::Unknown,
        Value::Boolean(value) => FactValue::Boolean(*value),
        Value::Number(value) => FactValue::Number(*value),
        Value::OneOf(at) => FactValue::Value(*at),
        Value::Entity(id) => FactValue::Entity(id),
        Value::Entities(ids) => FactValue::Entities(Texts::from(ids.as_slice())),
        Value::Permissions(declared) => FactValue::Permissions { declared, others: Texts::EMPTY },
    }
}

impl Engine for Placet<'_> {
    fn with(&self, cases: &Cases, then: &mut dyn FnMut(&mut dyn Prepared)) {
        let store = Store::new(self.set, cases);
        let requests = store.requests(cases);
        match self.style {
            Style::ById => {
                let policy = self.policy;
                let decide = |(action, request): &(ActionId, Request<'_>)| {
                    policy.decide(*action, request).is_ok_and(|one| one.is_allow())
                };
                then(&mut Each { requests, decide });
            }
            Style::Prepared => {
                let ready =
                    |(action, request): (ActionId, _)| Some((self.prepared.get(action.index() as usize)?, request));
                let decide = |(prepared, request): &(&PreparedAction<'_>, Request<'_>)| {
                    prepared.decide(request).is_ok_and(|one| one.is_allow())
                };
                then(&mut Each { requests: requests.into_iter().filter_map(ready).collect(), decide });
            }
        }
    }
}
