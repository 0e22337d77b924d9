//! A transcript as Rust: one function an action, as a person would write it.

mod dispatch;
mod facts;
mod names;

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::ops::Range;

use placet_compiler::{FactTest, Name, Policy};

use crate::certain::{Certain, Requirement, Transcript, all};
use dispatch::dispatch;
use facts::Facts;
use names::{Names, constant};

/// How many actions a set has at most that is written as a person would: with the policy's names, and with one `match` and all
/// calls in a row besides the table. What is larger has numbers for names, so that the compiler has less to read, and the
/// table alone: a `match` of so many arms is one function that takes it hours.
const SMALL: usize = 1_000;
/// How many actions of a larger set are in one module.
const MODULE: usize = 1_000;
/// How wide a line may get before it is broken.
const WIDTH: usize = 110;

/// The source of a module that implements `placet_by_hand::Set` for a unit struct `Hand`.
///
/// # Errors
///
/// - What it can't write, in words.
pub fn module(policy: &Policy, transcript: &Transcript, helpers: &str) -> Result<String, String> {
    let small = transcript.actions.len() <= SMALL;
    let facts = Facts::of(policy, !small)?;
    let mut out = head(policy, helpers);
    let names = if small { Names::spoken() } else { Names::numbers(policy) };
    if small {
        for (at, permission) in policy.permissions.iter().enumerate() {
            let _ = writeln!(out, "pub const {}: u32 = {at};", names.permission(&permission.id)?);
        }
    }
    out.push('\n');
    facts.write(&mut out);
    let writer = Writer::new(&facts, &names, transcript);
    let functions = if small { writer.in_a_row(&mut out)? } else { writer.in_modules(&mut out)? };
    dispatch(&mut out, &functions, policy, small);
    Ok(out)
}

/// The same in several crates, as one of them takes the compiler more memory than people have: `facts`; `part_0` and so on, which
/// take `facts` from the crate `PREFIX_facts`; and `table`, which takes each part from `PREFIX_part_N` and implements the set.
///
/// # Errors
///
/// - What it can't write, in words.
pub fn parts(
    policy: &Policy,
    transcript: &Transcript,
    prefix: &str,
    parts: usize,
) -> Result<Vec<(String, String)>, String> {
    let (facts, names) = (Facts::of(policy, true)?, Names::numbers(policy));
    let mut text = head(policy, "placet_by_hand");
    facts.write(&mut text);
    let mut files = vec![("facts".to_owned(), text)];
    let head = |out: &str| format!("{}use {prefix}_facts::*;\n", uses(out));
    let count = transcript.actions.len();
    let each = count.div_ceil(parts.max(1)).next_multiple_of(MODULE);
    let mut functions = Vec::new();
    for number in 0..parts {
        let mut writer = Writer::new(&facts, &names, transcript);
        writer.own = (number * each).min(count)..((number + 1) * each).min(count);
        let mut text = head("placet_by_hand");
        let here = writer.in_modules(&mut text)?;
        functions.extend(here.iter().map(|name| format!("{prefix}_part_{number}::{name}")));
        files.push((format!("part_{number}"), text));
    }
    let mut text = head("placet_by_hand");
    dispatch(&mut text, &functions, policy, false);
    files.push(("table".to_owned(), text));
    Ok(files)
}

/// What stands before all else.
fn head(policy: &Policy, helpers: &str) -> String {
    let mut out = uses(helpers);
    let _ = writeln!(out, "/// The permissions that are held, as bits.\npub type Held = [u64; {}];\n", words(policy));
    out
}

fn uses(helpers: &str) -> String {
    format!(
        "// Written by `placet-peers transcribe`; do not edit.

use {helpers}::{{
    Options, Set, Value, boolean, differ, entities, entity, has, holds_all, is_in, is_not_in, number, one_of,
    permissions, same,
}};

"
    )
}

/// How many words the permissions take.
fn words(policy: &Policy) -> usize {
    policy.permissions.len().div_ceil(64).max(1)
}

struct Writer<'t> {
    facts: &'t Facts,
    names: &'t Names,
    all: &'t [Requirement],
    actions: HashMap<&'t Name, &'t Requirement>,
    /// The places of the actions whose functions are written where this one is.
    own: Range<usize>,
}

impl<'t> Writer<'t> {
    fn new(facts: &'t Facts, names: &'t Names, transcript: &'t Transcript) -> Writer<'t> {
        let all = &transcript.actions;
        Writer { facts, names, all, actions: all.iter().map(|one| (&one.id, one)).collect(), own: 0..all.len() }
    }

    /// The functions one below the other; their names in the order of the actions.
    fn in_a_row(&self, out: &mut String) -> Result<Vec<String>, String> {
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
    fn in_modules(&self, out: &mut String) -> Result<Vec<String>, String> {
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

    fn body(&self, action: &Requirement) -> Result<String, String> {
        let mut out = String::new();
        for (at, (id, _)) in action.options.iter().enumerate() {
            let _ = writeln!(out, "    const {}: Options = 1 << {at};", constant(id));
        }
        let mut parts = match &action.certain {
            Certain::All(parts) => self.each(parts, 1)?,
            Certain::Always => Vec::new(),
            one => vec![self.text(one, usize::from(!action.options.is_empty()))?],
        };
        for (id, certain) in &action.options {
            parts.push(format!("(options & {} == 0 || {})", constant(id), self.text(certain, 2)?));
        }
        if parts.is_empty() {
            parts.push("true".to_owned());
        }
        let line = parts.join(" && ");
        let body = if line.len() > WIDTH { parts.join("\n        && ") } else { line };
        let _ = writeln!(out, "    {body}");
        Ok(out)
    }

    fn each(&self, parts: &[Certain], inside: usize) -> Result<Vec<String>, String> {
        parts.iter().map(|part| self.text(part, inside)).collect()
    }

    /// The expression; `inside` is 0 where it stands alone, 1 in an `&&`, 2 in an `||`.
    fn text(&self, certain: &Certain, inside: usize) -> Result<String, String> {
        let parens = |wanted: bool, text: String| if wanted { format!("({text})") } else { text };
        Ok(match certain {
            Certain::Always => "true".to_owned(),
            Certain::Never => "false".to_owned(),
            Certain::Holds(permission) => format!("has(held, {})", self.names.permission(permission)?),
            Certain::HoldsAll(fact) => format!("holds_all(held, {})", self.facts.field(fact)?),
            Certain::Known(test, outcome) => self.known(test, *outcome)?,
            // rustc asks for parentheses in neither place, people do for `&&` in `||`.
            Certain::All(parts) => parens(inside == 2, self.each(parts, 1)?.join(" && ")),
            Certain::Any(parts) => parens(inside == 1, self.each(parts, 2)?.join(" || ")),
            Certain::ByTruth(test, ways) => {
                let [yes, no] = ways.as_ref();
                let both = all(vec![yes.clone(), no.clone()]);
                let arms = [("Some(true)", yes), ("Some(false)", no), ("None", &both)];
                let subject = match test {
                    FactTest::True(fact) => self.facts.field(fact)?,
                    other => return Err(format!("no `match` for {other:?}")),
                };
                let arms = arms.into_iter().map(|(way, one)| Ok(format!("{way} => {}", self.text(one, 0)?)));
                let arms: Result<Vec<String>, String> = arms.collect();
                parens(inside > 0, format!("match {subject} {{\n        {},\n    }}", arms?.join(",\n        ")))
            }
            Certain::ByValue { fact, arms } => self.by_value(fact, arms, inside)?,
            Certain::Can { action, options } => {
                let known = self.actions.get(action).ok_or_else(|| format!("no action `{action}`"))?;
                if self.names.place(action).is_some_and(|at| !self.own.contains(&at)) {
                    // Its function is in another crate.
                    let asked = known.options.iter().filter(|(id, _)| options.contains(id)).map(|(_, certain)| certain);
                    let parts = std::iter::once(&known.certain).chain(asked).cloned();
                    return self.text(&all(parts.collect()), inside);
                }
                let at = known.options.iter().enumerate().filter(|(_, (id, _))| options.contains(id));
                let bits: Vec<String> = at.map(|(at, _)| format!("1 << {at}")).collect();
                let bits = if bits.is_empty() { "0".to_owned() } else { bits.join(" | ") };
                format!("{}(held, facts, {bits})", self.names.call(action)?)
            }
        })
    }

    fn by_value(&self, fact: &Name, arms: &[(Vec<Name>, Certain)], inside: usize) -> Result<String, String> {
        let field = self.facts.field(fact)?;
        let pattern = |values: &[Name]| -> Result<String, String> {
            let all: Result<Vec<String>, String> = values.iter().map(|value| self.facts.value(fact, value)).collect();
            Ok(format!("Some({})", all?.join(" | ")))
        };
        if let [(yes, Certain::Always), (_, Certain::Never)] | [(_, Certain::Never), (yes, Certain::Always)] = arms {
            return Ok(format!("matches!({field}, {})", pattern(yes)?));
        }
        let mut text = format!("match {field} {{");
        for (values, arm) in arms {
            let _ = write!(text, "\n        {} => {},", pattern(values)?, self.text(arm, 0)?);
        }
        let unknown = all(arms.iter().map(|(_, arm)| arm.clone()).collect());
        let unknown = match unknown {
            Certain::All(parts) => self.each(&parts, 1)?.join("\n            && "),
            other => self.text(&other, 0)?,
        };
        let _ = write!(text, "\n        None => {unknown},\n    }}");
        Ok(if inside > 0 { format!("({text})") } else { text })
    }

    fn known(&self, test: &FactTest, outcome: bool) -> Result<String, String> {
        let field = |fact| self.facts.field(fact);
        let is = |sign: &str, other: &str| if outcome { sign.to_owned() } else { other.to_owned() };
        Ok(match test {
            FactTest::True(fact) => format!("{} == Some({outcome})", field(fact)?),
            FactTest::Is(fact, value) => {
                format!("{}.is_some_and(|one| one {} {})", field(fact)?, is("==", "!="), self.facts.value(fact, value)?)
            }
            FactTest::LessThan(fact, number) => {
                format!("{}.is_some_and(|one| one {} {:?})", field(fact)?, is("<", ">="), number.0)
            }
            FactTest::AtMost(fact, number) => {
                format!("{}.is_some_and(|one| one {} {:?})", field(fact)?, is("<=", ">"), number.0)
            }
            FactTest::Same(a, b) => format!("{}({}, {})", is("same", "differ"), field(a)?, field(b)?),
            FactTest::Member(one, set) => format!("{}({}, {})", is("is_in", "is_not_in"), field(one)?, field(set)?),
            FactTest::ContainsPermission(set, permission) => {
                let not = is("", "!");
                format!("{}.is_some_and(|set| {not}has(set, {}))", field(set)?, self.names.permission(permission)?)
            }
            other => return Err(format!("no Rust for {other:?}")),
        })
    }
}
