//! The functions of a set: one below the other, or in modules.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::ops::Range;

use placet_compiler::Name;

use super::MODULE;
use super::facts::Facts;
use super::names::Names;
use crate::certain::{Requirement, Transcript};

/// What writes the functions of a set, or of a part of it.
pub(super) struct Writer<'t> {
    pub(super) facts: &'t Facts,
    pub(super) names: &'t Names,
    all: &'t [Requirement],
    pub(super) actions: HashMap<&'t Name, &'t Requirement>,
    /// The places of the actions whose functions are written where this one is.
    pub(super) own: Range<usize>,
}

impl<'t> Writer<'t> {
    pub(super) fn new(facts: &'t Facts, names: &'t Names, transcript: &'t Transcript) -> Writer<'t> {
        let all = &transcript.actions;
        Writer { facts, names, all, actions: all.iter().map(|one| (&one.id, one)).collect(), own: 0..all.len() }
    }

    /// The functions one below the other; their names in the order of the actions.
    pub(super) fn in_a_row(&self, out: &mut String) -> Result<Vec<String>, String> {
        let mut functions = Vec::new();
        for action in self.all {
            let name = self.names.function(&action.id)?;
            let _ = writeln!(out, "/// {}", action.id);
            let _ = writeln!(out, "pub fn {name}(held: &Held, facts: &Facts<'_>, options: Options) -> bool {{");
            out.push_str(&self.body(action)?);
            out.push_str("}\n\n");
            functions.push(name);
        }
        Ok(functions)
    }

    /// The same in modules. Actions of a module that say the same are one function, as the compiler makes them anyway, later.
    pub(super) fn in_modules(&self, out: &mut String) -> Result<Vec<String>, String> {
        let mut called = HashSet::new();
        let actions = self.all.get(self.own.clone()).unwrap_or_default();
        actions.iter().for_each(|action| action.calls(&mut called));
        let mut functions = Vec::new();
        for (number, actions) in (self.own.start / MODULE..).zip(actions.chunks(MODULE)) {
            let mut known: HashMap<String, String> = HashMap::new();
            let _ = writeln!(out, "pub mod m{number} {{\nuse super::*;");
            for action in actions {
                let body = self.body(action)?;
                if let Some(same) = known.get(&body).filter(|_| !called.contains(&action.id)) {
                    functions.push(same.clone());
                    continue;
                }
                let name = self.names.function(&action.id)?;
                if !called.contains(&action.id) {
                    // Else the compiler would keep small functions for the package with the table, and compile them all there. The
                    // table alone leads to them.
                    out.push_str("#[inline(never)]\n");
                }
                let _ = writeln!(out, "pub fn {name}(held: &Held, facts: &Facts<'_>, options: Options) -> bool {{");
                let _ = writeln!(out, "{body}}}");
                let name = format!("m{number}::{name}");
                known.insert(body, name.clone());
                functions.push(name);
            }
            out.push_str("}\n");
        }
        Ok(functions)
    }
}
