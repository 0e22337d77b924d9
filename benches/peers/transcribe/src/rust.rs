//! A transcript as Rust: one function an action, as a person would write it.

mod facts;
mod names;

use std::collections::HashMap;
use std::fmt::Write as _;

use placet_compiler::{FactTest, Name, Policy};

use crate::certain::{Certain, Requirement, Transcript, all};
use facts::Facts;
use names::{constant, function};

/// How many actions a set has at most that also gets [`every`](fn@every): one call after the other.
const EVERY: usize = 1_000;
/// How wide a line may get before it is broken.
const WIDTH: usize = 110;

/// The source of a module that implements `placet_by_hand::Set` for a unit struct `Hand`.
///
/// # Errors
///
/// - What it can't write, in words.
pub fn module(policy: &Policy, transcript: &Transcript, helpers: &str) -> Result<String, String> {
    let facts = Facts::of(policy)?;
    let mut out = String::new();
    let words = policy.permissions.len().div_ceil(64).max(1);
    let _ = writeln!(out, "// Written by `placet-peers transcribe`; do not edit.\n");
    let _ = writeln!(out, "use {helpers}::{{");
    let _ = writeln!(
        out,
        "    Options, Set, Value, boolean, differ, entities, entity, has, holds_all, is_in, is_not_in, number, one_of,"
    );
    let _ = writeln!(out, "    permissions, same,\n}};\n");
    let _ = writeln!(out, "/// The permissions that are held, as bits.\npub type Held = [u64; {words}];\n");
    for (at, permission) in policy.permissions.iter().enumerate() {
        let _ = writeln!(out, "pub const {}: u32 = {at};", constant(&permission.id));
    }
    out.push('\n');
    facts.write(&mut out);
    let writer = Writer { facts: &facts, actions: transcript.actions.iter().map(|one| (&one.id, one)).collect() };
    for action in &transcript.actions {
        writer.action(&mut out, action)?;
    }
    dispatch(&mut out, transcript, words);
    Ok(out)
}

struct Writer<'t> {
    facts: &'t Facts,
    actions: HashMap<&'t Name, &'t Requirement>,
}

impl Writer<'_> {
    fn action(&self, out: &mut String, action: &Requirement) -> Result<(), String> {
        let _ = writeln!(out, "/// {}", action.id);
        let _ = writeln!(
            out,
            "pub fn {}(held: &Held, facts: &Facts<'_>, options: Options) -> bool {{",
            function(&action.id)
        );
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
        let _ = writeln!(out, "    {body}\n}}\n");
        Ok(())
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
            Certain::Holds(permission) => format!("has(held, {})", constant(permission)),
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
                let at = known.options.iter().enumerate().filter(|(_, (id, _))| options.contains(id));
                let bits: Vec<String> = at.map(|(at, _)| format!("1 << {at}")).collect();
                let bits = if bits.is_empty() { "0".to_owned() } else { bits.join(" | ") };
                format!("{}(held, facts, {bits})", function(action))
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
                format!("{}.is_some_and(|set| {not}has(set, {}))", field(set)?, constant(permission))
            }
            other => return Err(format!("no Rust for {other:?}")),
        })
    }
}

fn dispatch(out: &mut String, transcript: &Transcript, words: usize) {
    let count = transcript.actions.len();
    let _ = writeln!(
        out,
        "/// Every action, by its number.\npub static TABLE: [fn(&Held, &Facts<'_>, Options) -> bool; {count}] = ["
    );
    for action in &transcript.actions {
        let _ = writeln!(out, "    {},", function(&action.id));
    }
    out.push_str("];\n\n/// The same by one `match`.\n");
    out.push_str("pub fn by_match(action: u32, held: &Held, facts: &Facts<'_>, options: Options) -> bool {\n    match action {\n");
    for (at, action) in transcript.actions.iter().enumerate() {
        let _ = writeln!(out, "        {at} => {}(held, facts, options),", function(&action.id));
    }
    out.push_str("        _ => false,\n    }\n}\n\n");
    let small = count <= EVERY;
    if small {
        out.push_str("/// Every action without options, as bits.\npub fn every(held: &Held, facts: &Facts<'_>, allowed: &mut [u64]) {\n");
        let _ = writeln!(
            out,
            "    let Some(allowed) = allowed.first_chunk_mut::<{}>() else {{ return }};",
            count.div_ceil(64)
        );
        for (word, actions) in transcript.actions.chunks(64).enumerate() {
            let _ = writeln!(out, "    allowed[{word}] = 0");
            for (bit, action) in actions.iter().enumerate() {
                let _ = writeln!(out, "        | u64::from({}(held, facts, 0)) << {bit}", function(&action.id));
            }
            out.push_str("    ;\n");
        }
        out.push_str("}\n\n");
    }
    let every =
        if small { "{\n        every(held, facts, allowed);\n        true\n    }" } else { "{\n        false\n    }" };
    let _ = write!(
        out,
        "/// This set.
#[derive(Debug, Clone, Copy)]
pub struct Hand;

impl Set for Hand {{
    type Held = Held;
    type Facts<'a> = Facts<'a>;

    const ACTIONS: usize = {count};
    const WORDS: usize = {words};

    fn held(words: &[u64]) -> Option<&Held> {{
        words.try_into().ok()
    }}

    fn facts(values: &[Value]) -> Box<Facts<'_>> {{
        let mut facts = Box::<Facts<'_>>::default();
        fill(&mut facts, values);
        facts
    }}

    #[inline]
    fn by_table(action: u32, held: &Held, facts: &Facts<'_>, options: Options) -> bool {{
        TABLE.get(action as usize).is_some_and(|rule| rule(held, facts, options))
    }}

    #[inline]
    fn by_match(action: u32, held: &Held, facts: &Facts<'_>, options: Options) -> bool {{
        by_match(action, held, facts, options)
    }}

    #[inline]
    fn every(held: &Held, facts: &Facts<'_>, allowed: &mut [u64]) -> bool {every}
}}
"
    );
}
