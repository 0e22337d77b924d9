//! Bit tests by hand.

use placet_by_hand::{Options, Set as ByHand};

use crate::cases::Cases;
use crate::engine::{Each, Engine, Prepared};

/// How a function is found by the action's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dispatch {
    /// A table of functions.
    Table,
    /// One `match`.
    Match,
}

/// A set by hand.
pub struct Hand<S> {
    dispatch: Dispatch,
    set: std::marker::PhantomData<S>,
}

impl<S> Hand<S> {
    /// The set `S`, by this dispatch.
    pub fn new(dispatch: Dispatch) -> Hand<S> {
        Hand { dispatch, set: std::marker::PhantomData }
    }
}

struct Request<'r, 'w, S: ByHand> {
    action: u32,
    options: Options,
    held: &'r S::Held,
    facts: &'r S::Facts<'w>,
}

impl<S: ByHand> Engine for Hand<S> {
    fn with(&self, cases: &Cases, then: &mut dyn FnMut(&mut dyn Prepared)) {
        let facts: Vec<S::Facts<'_>> = cases.facts.iter().map(|values| *S::facts(values)).collect();
        let requests = cases.all.iter().filter_map(|case| {
            let (held, facts) = (S::held(cases.held(*case))?, facts.get(case.facts)?);
            Some(Request { action: case.action, options: case.options, held, facts })
        });
        let requests: Vec<Request<'_, '_, S>> = requests.collect();
        match self.dispatch {
            Dispatch::Table => then(&mut Each {
                requests,
                decide: |one: &Request<'_, '_, S>| S::by_table(one.action, one.held, one.facts, one.options),
            }),
            Dispatch::Match => then(&mut Each {
                requests,
                decide: |one: &Request<'_, '_, S>| S::by_match(one.action, one.held, one.facts, one.options),
            }),
        }
    }
}
