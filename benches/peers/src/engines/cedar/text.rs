//! What actions require, in Cedar's words.

use placet_compiler::{FactTest, Name};
use placet_transcribe::Certain;

use crate::set::{Set, parts_of};

/// How permissions and facts are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `principal.permissions.contains("x")`, the user's facts on the user, all policies in one set.
    Natural,
    /// As the natural one, a set of policies for each action.
    Apart,
    /// `context.permissions.contains("x")`, all facts in the context, a set of policies for each action.
    Context,
    /// `context.held has x`, all facts in the context, a set of policies for each action.
    Has,
    /// `principal in Permission::"x"`, all facts in the context, a set of policies for each action.
    Parents,
}

impl Style {
    /// Whether each action has a set of policies of its own.
    pub fn apart(self) -> bool {
        self != Style::Natural
    }

    /// Whether the user's facts are on the user.
    pub fn on_user(self) -> bool {
        matches!(self, Style::Natural | Style::Apart)
    }

    /// Where the set of all permissions is, for tests of many at once.
    fn permissions(self) -> &'static str {
        if self.on_user() || self == Style::Parents { "principal.permissions" } else { "context.permissions" }
    }
}

/// The policy of one action.
///
/// # Errors
///
/// - What can't be said, in words.
pub(super) fn policy(set: &Set, action: usize, style: Style) -> Result<String, String> {
    let one = set.transcript.actions.get(action).ok_or("no such action")?;
    let writer = Writer { set, style };
    let mut parts = vec![writer.text(&one.certain)?];
    for (id, certain) in &one.options {
        parts.push(format!("(!context.options.contains(\"{id}\") || {})", writer.text(certain)?));
    }
    let head = if style.apart() { "action".to_owned() } else { format!("action == Action::\"{}\"", one.id) };
    Ok(format!("permit(principal, {head}, resource) when {{ {} }};\n", parts.join(" && ")))
}

struct Writer<'s> {
    set: &'s Set,
    style: Style,
}

impl Writer<'_> {
    fn text(&self, certain: &Certain) -> Result<String, String> {
        let join = |parts: &[Certain], sign: &str| -> Result<String, String> {
            let parts: Result<Vec<String>, String> = parts.iter().map(|part| self.text(part)).collect();
            Ok(format!("({})", parts?.join(sign)))
        };
        Ok(match certain {
            Certain::Always => "true".to_owned(),
            Certain::Never => "false".to_owned(),
            Certain::Holds(permission) => match self.style {
                Style::Has => format!("context.held has \"{permission}\""),
                Style::Parents => format!("principal in Permission::\"{permission}\""),
                style => format!("{}.contains(\"{permission}\")", style.permissions()),
            },
            Certain::HoldsAll(fact) => {
                let (place, attribute) = self.fact(fact);
                let all = self.style.permissions();
                format!("({place} has {attribute} && {all}.containsAll({place}.{attribute}))")
            }
            Certain::Known(test, outcome) => self.known(test, *outcome)?,
            Certain::All(parts) => join(parts, " && ")?,
            Certain::Any(parts) => join(parts, " || ")?,
            Certain::ByTruth(FactTest::True(fact), ways) => {
                let ((place, attribute), [yes, no]) = (self.fact(fact), ways.as_ref());
                let (yes, no) = (self.text(yes)?, self.text(no)?);
                format!(
                    "(if {place} has {attribute} then (if {place}.{attribute} then {yes} else {no}) else ({yes} && {no}))"
                )
            }
            Certain::ByValue { fact, arms } => self.by_value(fact, arms)?,
            other => return Err(format!("no Cedar for {other:?}")),
        })
    }

    fn by_value(&self, fact: &Name, arms: &[(Vec<Name>, Certain)]) -> Result<String, String> {
        let (place, attribute) = self.fact(fact);
        let mut all = Vec::new();
        let mut text = "false".to_owned();
        for (values, arm) in arms.iter().rev() {
            let arm = self.text(arm)?;
            let values: Vec<String> = values.iter().map(|value| format!("\"{value}\"")).collect();
            let is = match values.as_slice() {
                [one] => format!("{place}.{attribute} == {one}"),
                many => format!("[{}].contains({place}.{attribute})", many.join(", ")),
            };
            text = format!("(if {is} then {arm} else {text})");
            all.push(arm);
        }
        Ok(format!("(if {place} has {attribute} then {text} else ({}))", all.join(" && ")))
    }

    fn known(&self, test: &FactTest, outcome: bool) -> Result<String, String> {
        let has = |fact: &Name| {
            let (place, attribute) = self.fact(fact);
            (format!("{place} has {attribute}"), format!("{place}.{attribute}"))
        };
        let is = |yes: &'static str, no: &'static str| if outcome { yes } else { no };
        let not = is("", "!");
        Ok(match test {
            FactTest::True(fact) => {
                let (has, value) = has(fact);
                format!("({has} && {not}{value})")
            }
            FactTest::Is(fact, wanted) => {
                let (has, value) = has(fact);
                format!("({has} && {value} {} \"{wanted}\")", is("==", "!="))
            }
            FactTest::LessThan(fact, number) => {
                let (has, value) = has(fact);
                format!("({has} && {value} {} {})", is("<", ">="), number.0)
            }
            FactTest::AtMost(fact, number) => {
                let (has, value) = has(fact);
                format!("({has} && {value} {} {})", is("<=", ">"), number.0)
            }
            FactTest::Same(one, other) => {
                let ((has_one, one), (has_other, other)) = (has(one), has(other));
                format!("({has_one} && {has_other} && {one} {} {other})", is("==", "!="))
            }
            FactTest::Member(one, set) => {
                let ((has_one, one), (has_set, set)) = (has(one), has(set));
                format!("({has_one} && {has_set} && {not}{set}.contains({one}))")
            }
            FactTest::ContainsPermission(fact, permission) => {
                let (has, value) = has(fact);
                format!("({has} && {not}{value}.contains(\"{permission}\"))")
            }
            other => return Err(format!("no Cedar for {other:?}")),
        })
    }

    /// Where a fact is, and what it is called there.
    fn fact(&self, fact: &Name) -> (String, String) {
        let (thing, attribute) = parts_of(fact);
        if self.style.on_user() && thing == self.set.policy.subject {
            ("principal".to_owned(), attribute.to_owned())
        } else {
            (format!("context.{thing}"), attribute.to_owned())
        }
    }
}
