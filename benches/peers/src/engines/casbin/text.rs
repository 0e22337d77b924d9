//! What actions require, in the expressions of casbin's matchers.

use placet_by_hand::Value;
use placet_compiler::{FactTest, FactType, Name};
use placet_transcribe::{Certain, Requirement};

use crate::facts::{holds_all, outcome};
use crate::set::{Set, parts_of};

/// How permissions and facts are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `"x" in r.sub.held`, rules as policies.
    Natural,
    /// `has(r.held, 17)` and `fact(r.facts, 3) < 5`, the rule as the matcher, which finds values by their numbers.
    Bits,
    /// `has(r.held, 17)` and `has(r.facts, 20)`: the host has tested the facts, and the outcomes are bits.
    ByHost,
}

type Tests = Vec<(FactTest, bool)>;

/// The rule of one action. Tests of facts that it refers to by number are added to `tests`.
///
/// # Errors
///
/// - What can't be said, in words.
pub(super) fn rule(set: &Set, action: &Requirement, style: Style, tests: &mut Tests) -> Result<String, String> {
    let mut writer = Writer { set, style, tests };
    let mut parts = vec![writer.text(&action.certain)?];
    for (at, (id, certain)) in action.options.iter().enumerate() {
        let asked = match style {
            Style::Natural => format!("\"{id}\" in r.asked"),
            Style::Bits | Style::ByHost => format!("has(r.asked, {at})"),
        };
        parts.push(format!("(!({asked}) || {})", writer.text(certain)?));
    }
    Ok(parts.join(" && "))
}

struct Writer<'s> {
    set: &'s Set,
    style: Style,
    tests: &'s mut Tests,
}

impl Writer<'_> {
    fn text(&mut self, certain: &Certain) -> Result<String, String> {
        Ok(match certain {
            Certain::Always => "true".to_owned(),
            Certain::Never => "false".to_owned(),
            Certain::Holds(permission) => self.held(permission)?,
            // No loops in matchers: each permission of the policy is either not in the set, or held.
            Certain::HoldsAll(fact) => self.holds_all(fact)?,
            Certain::Known(test, outcome) => self.known(test, *outcome)?,
            Certain::All(parts) => self.join(parts, " && ")?,
            Certain::Any(parts) => self.join(parts, " || ")?,
            Certain::ByTruth(test, ways) => {
                let [yes, no] = ways.as_ref();
                let (is, is_not) = (self.known(test, true)?, self.known(test, false)?);
                let (yes, no) = (self.text(yes)?, self.text(no)?);
                format!("({is} && {yes} || {is_not} && {no} || {yes} && {no})")
            }
            Certain::ByValue { fact, arms } => {
                let (mut each, mut all) = (Vec::new(), Vec::new());
                for (values, arm) in arms {
                    let arm = self.text(arm)?;
                    let is = values.iter().map(|value| self.known(&FactTest::Is(fact.clone(), value.clone()), true));
                    let is: Result<Vec<String>, String> = is.collect();
                    each.push(format!("({}) && {arm}", is?.join(" || ")));
                    all.push(arm);
                }
                format!("({} || {})", each.join(" || "), all.join(" && "))
            }
            other => return Err(format!("no casbin for {other:?}")),
        })
    }

    fn join(&mut self, parts: &[Certain], sign: &str) -> Result<String, String> {
        let parts: Result<Vec<String>, String> = parts.iter().map(|part| self.text(part)).collect();
        Ok(format!("({})", parts?.join(sign)))
    }

    fn place(&self, permission: &Name) -> Result<usize, String> {
        let place = self.set.permissions.get(permission).copied();
        place.ok_or_else(|| format!("no permission `{permission}`"))
    }

    fn held(&self, permission: &Name) -> Result<String, String> {
        Ok(match self.style {
            Style::Natural => format!("\"{permission}\" in r.sub.held"),
            Style::Bits | Style::ByHost => format!("has(r.held, {})", self.place(permission)?),
        })
    }

    fn holds_all(&mut self, fact: &Name) -> Result<String, String> {
        match self.style {
            Style::Natural => {}
            Style::Bits => return Ok(format!("has_all(r.held, {})", self.fact(fact))),
            // By the fact's own number; the tests come behind all facts.
            Style::ByHost => {
                let at = self.set.facts.get(fact).ok_or("no such fact")?;
                return Ok(format!("has(r.facts, {at})"));
            }
        }
        let fact_place = self.fact(fact);
        let each = self.set.policy.permissions.iter();
        let each = each.map(|one| format!("(!(\"{0}\" in {fact_place}) || \"{0}\" in r.sub.held)", one.id));
        let each: Vec<String> = each.collect();
        Ok(format!("({fact_place} != () && {})", each.join(" && ")))
    }

    fn known(&mut self, test: &FactTest, outcome: bool) -> Result<String, String> {
        if self.style == Style::ByHost {
            let wanted = (test.clone(), outcome);
            let at = self.tests.iter().position(|one| *one == wanted).unwrap_or_else(|| {
                self.tests.push(wanted);
                self.tests.len() - 1
            });
            return Ok(format!("has(r.facts, {})", self.set.policy.facts.len() + at));
        }
        let is = |yes: &'static str, no: &'static str| if outcome { yes } else { no };
        Ok(match test {
            FactTest::True(fact) => format!("{} == {outcome}", self.fact(fact)),
            // What is not known is no text, so it is none that is asked for either.
            FactTest::Is(fact, value) if outcome => format!("{} == \"{value}\"", self.fact(fact)),
            FactTest::Is(fact, value) => {
                let fact = self.fact(fact);
                format!("({fact} != () && {fact} != \"{value}\")")
            }
            FactTest::LessThan(fact, number) => {
                let fact = self.fact(fact);
                format!("({fact} != () && {fact} {} {})", is("<", ">="), number.0)
            }
            FactTest::AtMost(fact, number) => {
                let fact = self.fact(fact);
                format!("({fact} != () && {fact} {} {})", is("<=", ">"), number.0)
            }
            FactTest::Same(one, other) => {
                let (one, other) = (self.fact(one), self.fact(other));
                format!("({one} != () && {other} != () && {one} {} {other})", is("==", "!="))
            }
            FactTest::Member(one, set) => {
                let (one, set) = (self.fact(one), self.fact(set));
                format!("({one} != () && {set} != () && {}({one} in {set}))", is("", "!"))
            }
            FactTest::ContainsPermission(set, permission) => {
                let (set, not) = (self.fact(set), is("", "!"));
                match self.style {
                    Style::Bits => format!("({set} != () && {not}has({set}, {}))", self.place(permission)?),
                    _ => format!("({set} != () && {not}(\"{permission}\" in {set}))"),
                }
            }
            other => return Err(format!("no casbin for {other:?}")),
        })
    }

    fn fact(&self, fact: &Name) -> String {
        if let (Style::Bits, Some(at)) = (self.style, self.set.facts.get(fact)) {
            return format!("fact(r.facts, {at})");
        }
        let (thing, what) = parts_of(fact);
        format!("r.sub.{thing}.{what}")
    }
}

/// The outcomes of tests as bits: for each fact whether all its permissions are held, then the tests.
pub(super) fn outcomes(set: &Set, tests: &Tests, held: &[u64], facts: &[Value]) -> Vec<u64> {
    let count = set.policy.facts.len();
    let mut words = vec![0u64; (count + tests.len()).div_ceil(64)];
    let mut note = |at: usize| {
        if let Some(word) = words.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    };
    for (at, fact) in set.policy.facts.iter().enumerate() {
        if fact.ty == FactType::SetOfPermission && holds_all(held, facts.get(at)) {
            note(at);
        }
    }
    for (at, (test, wanted)) in tests.iter().enumerate() {
        if outcome(set, test, facts) == Some(*wanted) {
            note(count + at);
        }
    }
    words
}
