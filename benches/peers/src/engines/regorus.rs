//! Regorus: in its natural form, one module for all actions and lists as JSON has them; and in a quick form, a compiled
//! program for each action on its virtual machine, and permissions as keys of an object.

mod text;
mod value;

use std::cell::RefCell;
use std::collections::BTreeMap;

use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;
use regorus::{Engine as Rego, Value};

pub use self::text::Style;
use self::value::input;
use crate::cases::Cases;
use crate::engine::{Each, Engine, Prepared};
use crate::set::Set;

/// Regorus with one style of policies.
pub struct Regorus<'s> {
    set: &'s Set,
    style: Style,
    loaded: Loaded,
}

#[expect(clippy::large_enum_variant, reason = "there is one of it; in a box it would be a step further away")]
enum Loaded {
    /// One engine for all actions.
    Interpreter(RefCell<Rego>),
    /// A machine for each action.
    Machines(RefCell<Vec<RegoVM>>),
}

const FILE: &str = "policy.rego";
const RULE: &str = "data.placet.allow";

impl<'s> Regorus<'s> {
    /// Parses and compiles the policies.
    ///
    /// # Errors
    ///
    /// - What regorus does not take, in words.
    pub fn new(set: &'s Set, style: Style) -> Result<Regorus<'s>, String> {
        let actions = 0..set.transcript.actions.len();
        let loaded = if style == Style::Natural {
            let text = text::module(set, actions, style)?;
            let mut engine = Rego::new();
            engine.add_policy(FILE.to_owned(), text).map_err(|error| error.to_string())?;
            Loaded::Interpreter(RefCell::new(engine))
        } else {
            let machine = |at: usize| -> Result<RegoVM, String> {
                let text = text::module(set, at..at + 1, style)?;
                let words = |error: &dyn std::fmt::Display| format!("{error}: {text}");
                let mut engine = Rego::new();
                engine.add_policy(FILE.to_owned(), text.clone()).map_err(|error| words(&error))?;
                let compiled = engine.compile_with_entrypoint(&RULE.into()).map_err(|error| words(&error))?;
                let program = Compiler::compile_from_policy(&compiled, &[RULE]).map_err(|error| words(&error))?;
                let mut machine = RegoVM::new();
                machine.load_program(program);
                Ok(machine)
            };
            Loaded::Machines(RefCell::new(actions.map(machine).collect::<Result<_, _>>()?))
        };
        Ok(Regorus { set, style, loaded })
    }
}

impl Regorus<'_> {
    /// Whether a user with these permissions may do it, nothing being known of any fact; of a style with a machine an action.
    pub fn allowed(&self, action: usize, names: &[&str]) -> bool {
        let Loaded::Machines(machines) = &self.loaded else { return false };
        let object = |pairs: BTreeMap<Value, Value>| Value::from(pairs);
        let input = if self.style == Style::Held {
            let held = names.iter().map(|name| (Value::from(*name), Value::from(true))).collect();
            object([(Value::from("held"), object(held))].into())
        } else {
            let permissions: Vec<Value> = names.iter().map(|name| Value::from(*name)).collect();
            let user = object([(Value::from("permissions"), permissions.into())].into());
            object([(Value::from(self.set.policy.subject.as_str()), user)].into())
        };
        let yes = Value::from(true);
        machines.borrow_mut().get_mut(action).is_some_and(|machine| {
            machine.set_input(input);
            machine.execute_entry_point_by_index(0).is_ok_and(|answer| answer == yes)
        })
    }
}

impl Engine for Regorus<'_> {
    fn with(&self, cases: &Cases, then: &mut dyn FnMut(&mut dyn Prepared)) {
        let requests = cases
            .all
            .iter()
            .filter_map(|case| Some((case.action as usize, input(self.set, cases, *case, self.style)?)));
        let requests: Vec<(usize, Value)> = requests.collect();
        let yes = Value::from(true);
        match &self.loaded {
            Loaded::Interpreter(engine) => {
                let decide = |(_, input): &(usize, Value)| {
                    let mut engine = engine.borrow_mut();
                    engine.set_input(input.clone());
                    engine.eval_rule(RULE.to_owned()).is_ok_and(|answer| answer == yes)
                };
                then(&mut Each { requests, decide });
            }
            Loaded::Machines(machines) => {
                let decide = |(action, input): &(usize, Value)| {
                    machines.borrow_mut().get_mut(*action).is_some_and(|machine| {
                        machine.set_input(input.clone());
                        machine.execute_entry_point_by_index(0).is_ok_and(|answer| answer == yes)
                    })
                };
                then(&mut Each { requests, decide });
            }
        }
    }
}
