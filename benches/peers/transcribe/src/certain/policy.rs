//! A policy's clauses, written out.

use std::collections::HashMap;

use placet_compiler::{Action, Expr, Name, Policy};

use super::join::{all, any};
use super::{Certain, Requirement, Transcript};
use crate::split::{Group, Splitter, groups_of, shared};

/// Writes a policy out.
///
/// # Errors
///
/// - What it can't write, in words. Scopes, and numbers that are compared twice in a clause, no set that is measured has.
pub fn transcribe(policy: &Policy) -> Result<Transcript, String> {
    let writer =
        Writer { actions: policy.actions.iter().map(|action| (action.id.clone(), action.as_ref())).collect(), policy };
    let requirement = |action: &Action| -> Result<Requirement, String> {
        let clauses: Result<Vec<Certain>, String> =
            action.clauses.iter().map(|clause| writer.certain(&clause.expr, true)).collect();
        let option = |option: &placet_compiler::ActionOption| -> Result<(Name, Certain), String> {
            Ok((option.id.clone(), writer.certain(&option.clause.expr, true)?))
        };
        Ok(Requirement {
            id: action.id.clone(),
            certain: all(clauses?),
            options: action.options.iter().map(option).collect::<Result<_, _>>()?,
        })
    };
    let actions =
        policy.actions.iter().map(|action| requirement(action).map_err(|error| format!("{}: {error}", action.id)));
    Ok(Transcript { actions: actions.collect::<Result<_, _>>()? })
}

struct Writer<'p> {
    policy: &'p Policy,
    actions: HashMap<Name, &'p Action>,
}

impl Writer<'_> {
    /// That `expr` is `outcome` whatever the unknown facts are.
    fn certain(&self, expr: &Expr, outcome: bool) -> Result<Certain, String> {
        Ok(match expr {
            Expr::True | Expr::False => {
                if matches!(expr, Expr::True) == outcome {
                    Certain::Always
                } else {
                    Certain::Never
                }
            }
            Expr::Fact(test) => Certain::Known(test.clone(), outcome),
            Expr::Not(inner) => self.certain(inner, !outcome)?,
            Expr::Holds(permission) if outcome => Certain::Holds(permission.clone()),
            Expr::HoldsAll(fact) if outcome => Certain::HoldsAll(fact.clone()),
            Expr::Can { action, options } if outcome => {
                Certain::Can { action: action.clone(), options: options.clone() }
            }
            Expr::Holds(_) | Expr::HoldsAll(_) | Expr::Can { .. } | Expr::HoldsIn(..) | Expr::Parameter(_) => {
                return Err(format!("can't write out {expr:?}"));
            }
            Expr::All(parts) if outcome => self.all_certain(parts)?,
            Expr::Any(parts) if !outcome => all(self.each(parts, outcome)?),
            Expr::All(parts) | Expr::Any(parts) => {
                if shared(&parts.iter().map(|part| groups_of(&self.plain(part))).collect::<Vec<_>>()).is_none() {
                    return Ok(any(self.each(parts, outcome)?));
                }
                match self.plain(expr) {
                    plain @ (Expr::All(_) | Expr::Any(_)) => self.split(&plain, outcome)?,
                    simpler => self.certain(&simpler, outcome)?,
                }
            }
            Expr::When { .. } => self.split(&self.plain(expr), outcome)?,
        })
    }

    fn each(&self, parts: &[Expr], outcome: bool) -> Result<Vec<Certain>, String> {
        parts.iter().map(|part| self.certain(part, outcome)).collect()
    }

    /// All of them. What depends on the value of one fact is written by that value once, as `requires by` has it.
    fn all_certain(&self, parts: &[Expr]) -> Result<Certain, String> {
        let by = |part: &Expr| match part {
            Expr::When { condition, .. } => match groups_of(condition).as_slice() {
                [group @ Group::Value(_)] => Some(group.clone()),
                _ => None,
            },
            _ => None,
        };
        let mut done: Vec<Group> = Vec::new();
        let mut written = Vec::new();
        for part in parts {
            let Some(group) = by(part) else {
                written.push(self.certain(part, true)?);
                continue;
            };
            if !done.contains(&group) {
                let together = parts.iter().filter(|other| by(other).as_ref() == Some(&group)).cloned();
                let splitter = Splitter { policy: self.policy };
                let together = self.plain(&Expr::all(together));
                written.push(splitter.split(&group, &together, &mut |cell| self.certain(cell, true))?);
                done.push(group);
            }
        }
        Ok(all(written))
    }

    /// By the fact that matters most: the one of a condition, or one that two sides of an `or` read.
    fn split(&self, expr: &Expr, outcome: bool) -> Result<Certain, String> {
        let group = match expr {
            Expr::When { condition, .. } => groups_of(condition).into_iter().next(),
            Expr::All(parts) | Expr::Any(parts) => shared(&parts.iter().map(groups_of).collect::<Vec<_>>()),
            _ => None,
        };
        let Some(group) = group else { return self.certain(expr, outcome) };
        let splitter = Splitter { policy: self.policy };
        splitter.split(&group, expr, &mut |cell| self.certain(cell, outcome))
    }

    /// Every `can` by what that action requires.
    fn plain(&self, expr: &Expr) -> Expr {
        let each = |parts: &[Expr]| parts.iter().map(|part| self.plain(part)).collect::<Vec<_>>();
        match expr {
            Expr::All(parts) => Expr::all(each(parts)),
            Expr::Any(parts) => Expr::any(each(parts)),
            Expr::Not(inner) => self.plain(inner).not(),
            Expr::When { condition, then, otherwise } => {
                Expr::when(self.plain(condition), self.plain(then), self.plain(otherwise))
            }
            Expr::Can { action, options } => {
                let Some(action) = self.actions.get(action) else { return Expr::False };
                let asked = action.options.iter().filter(|option| options.contains(&option.id));
                let clauses = action.clauses.iter().chain(asked.map(|option| &option.clause));
                Expr::all(clauses.map(|clause| self.plain(&clause.expr)))
            }
            other => other.clone(),
        }
    }
}
