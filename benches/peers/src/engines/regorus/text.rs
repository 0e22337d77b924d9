//! What actions require, in Rego.

use std::fmt::Write as _;
use std::ops::Range;

use placet_compiler::{FactTest, Name};
use placet_transcribe::Certain;

use crate::set::{Set, parts_of};

/// How permissions are written, and what is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `"x" in input.user.permissions`, one module, interpreted.
    Natural,
    /// As the natural one, but a program for each action on the virtual machine.
    Apart,
    /// `input.held.x`, a program for each action on the virtual machine.
    Held,
}

/// The module of some actions.
///
/// # Errors
///
/// - What can't be said, in words.
pub(super) fn module(set: &Set, actions: Range<usize>, style: Style) -> Result<String, String> {
    let mut writer = Writer { set, style, rules: String::new(), count: 0 };
    for action in set.transcript.actions.get(actions).unwrap_or_default() {
        let mut lines = Vec::new();
        if style == Style::Natural {
            lines.push(format!("input.action == \"{}\"", action.id));
        }
        writer.lines(&action.certain, &mut lines)?;
        for (id, certain) in &action.options {
            let mut asked = Vec::new();
            writer.lines(certain, &mut asked)?;
            let rule = writer.rule(&[vec![format!("not input.options.{id}")], asked]);
            lines.push(rule);
        }
        writer.body("allow", &lines);
    }
    Ok(format!("package placet\n\ndefault allow := false\n\n{}", writer.rules))
}

struct Writer<'s> {
    set: &'s Set,
    style: Style,
    rules: String,
    count: usize,
}

impl Writer<'_> {
    fn body(&mut self, name: &str, lines: &[String]) {
        let lines = if lines.is_empty() { "true".to_owned() } else { lines.join("\n    ") };
        let _ = writeln!(self.rules, "{name} if {{\n    {lines}\n}}\n");
    }

    /// A rule that holds where one of the bodies does; its name.
    fn rule(&mut self, bodies: &[Vec<String>]) -> String {
        let name = format!("part_{}", self.count);
        self.count += 1;
        for lines in bodies {
            self.body(&name, lines);
        }
        name
    }

    /// The lines that all have to hold.
    fn lines(&mut self, certain: &Certain, into: &mut Vec<String>) -> Result<(), String> {
        match certain {
            Certain::Always => {}
            Certain::Never => into.push("false".to_owned()),
            Certain::Holds(permission) => into.push(self.held(&format!("\"{permission}\""), Some(permission))),
            // `every` on regorus's machine takes what is undefined for true, so what is missing is collected.
            Certain::HoldsAll(fact) => {
                let (all, held) = (self.fact(fact), self.held("one", None));
                into.push(all.clone());
                into.push(format!("{{one | some one in {all}; not {held}}} == set()"));
            }
            Certain::Known(test, outcome) => self.known(test, *outcome, into)?,
            Certain::All(parts) => parts.iter().try_for_each(|part| self.lines(part, into))?,
            Certain::Any(parts) => {
                let bodies: Result<Vec<_>, String> = parts.iter().map(|part| self.part(part, Vec::new())).collect();
                into.push(self.rule(&bodies?));
            }
            Certain::ByTruth(FactTest::True(fact), ways) => {
                let ([yes, no], fact) = (ways.as_ref(), self.fact(fact));
                let both = Certain::All(vec![yes.clone(), no.clone()]);
                let bodies = [
                    self.part(yes, vec![format!("{fact} == true")])?,
                    self.part(no, vec![format!("{fact} == false")])?,
                    self.part(&both, Vec::new())?,
                ];
                into.push(self.rule(&bodies));
            }
            Certain::ByValue { fact, arms } => {
                let fact = self.fact(fact);
                let mut bodies = Vec::new();
                for (values, arm) in arms {
                    let values: Vec<String> = values.iter().map(|value| format!("\"{value}\"")).collect();
                    bodies.push(self.part(arm, vec![format!("{fact} in {{{}}}", values.join(", "))])?);
                }
                let all = Certain::All(arms.iter().map(|(_, arm)| arm.clone()).collect());
                bodies.push(self.part(&all, Vec::new())?);
                into.push(self.rule(&bodies));
            }
            other => return Err(format!("no Rego for {other:?}")),
        }
        Ok(())
    }

    fn part(&mut self, certain: &Certain, mut lines: Vec<String>) -> Result<Vec<String>, String> {
        self.lines(certain, &mut lines)?;
        Ok(lines)
    }

    /// That a permission is held: its name in quotes, or a variable.
    fn held(&self, name: &str, constant: Option<&Name>) -> String {
        match (self.style, constant) {
            (Style::Held, Some(permission)) => format!("input.held.{permission}"),
            (Style::Held, None) => format!("input.held[{name}]"),
            _ => format!("{name} in input.{}.permissions", self.set.policy.subject),
        }
    }

    fn known(&self, test: &FactTest, outcome: bool, into: &mut Vec<String>) -> Result<(), String> {
        let is = |yes: &'static str, no: &'static str| if outcome { yes } else { no };
        // What is not known is undefined, and a line with it does not hold. Only `not` would.
        let sure = |facts: &[&String], into: &mut Vec<String>| {
            if !outcome {
                into.extend(facts.iter().map(|fact| fact.to_string()));
            }
        };
        let line = match test {
            FactTest::True(fact) => format!("{} == {outcome}", self.fact(fact)),
            FactTest::Is(fact, value) => format!("{} {} \"{value}\"", self.fact(fact), is("==", "!=")),
            FactTest::LessThan(fact, number) => format!("{} {} {}", self.fact(fact), is("<", ">="), number.0),
            FactTest::AtMost(fact, number) => format!("{} {} {}", self.fact(fact), is("<=", ">"), number.0),
            FactTest::Same(one, other) => format!("{} {} {}", self.fact(one), is("==", "!="), self.fact(other)),
            FactTest::Member(one, set) => {
                let (one, set) = (self.fact(one), self.fact(set));
                sure(&[&one, &set], into);
                format!("{}{one} in {set}", is("", "not "))
            }
            FactTest::ContainsPermission(set, permission) => {
                let set = self.fact(set);
                sure(&[&set], into);
                format!("{}\"{permission}\" in {set}", is("", "not "))
            }
            other => return Err(format!("no Rego for {other:?}")),
        };
        into.push(line);
        Ok(())
    }

    fn fact(&self, fact: &Name) -> String {
        let (thing, what) = parts_of(fact);
        format!("input.{thing}.{what}")
    }
}
