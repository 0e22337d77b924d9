//! What one action requires, as an expression.

use std::fmt::Write as _;

use placet_compiler::{FactTest, Name};

use super::functions::Writer;
use super::names::constant;
use crate::certain::{Certain, Requirement, all};

/// How wide a line may get before it is broken.
const WIDTH: usize = 110;

impl Writer<'_> {
    /// What is in the function of an action.
    pub(super) fn body(&self, action: &Requirement) -> Result<String, String> {
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
}
