//! What must be said for an action to be allowed, whatever the facts that are not said.
//!
//! Placet allows where every completion of the unknown facts allows. Of a clause that reads no fact twice that is what it says
//! read with "is known to be": `user.staff` becomes "staff is known to be true", `not task.system` "system is known to be
//! false". "Whatever the facts are" goes through `and` as it is, and through `or` where the two sides read different facts.
//! Where both sides read the same fact, the clause is split by that fact first:
//!
//! ```text
//!   requires p unless item.system, otherwise q        system is known to be true:   q
//!                                                     system is known to be false:  p
//!                                                     system is not known:          p and q
//! ```
//!
//! Both steps are exact, so the whole is. It shares no code with Placet's own way to a graph.

use std::collections::{HashMap, HashSet};

use placet_compiler::{Action, Expr, FactTest, Name, Policy};

use crate::split::{Group, Splitter, groups_of, shared};

/// What must be said. Nothing in it is unknown: each leaf is true or false of a request.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Certain {
    /// Nothing.
    Always,
    /// What can't be.
    Never,
    /// The permission is held.
    Holds(Name),
    /// The fact is known, and every permission in it is declared and held.
    HoldsAll(Name),
    /// The facts are known, and the test of them comes out like this.
    Known(FactTest, bool),
    /// All of them.
    All(Vec<Certain>),
    /// One of them.
    Any(Vec<Certain>),
    /// By a test: the first where it is known to be true, the second where false, both where it isn't known.
    ByTruth(FactTest, Box<[Certain; 2]>),
    /// By the value of a `one of` fact; all of them where it isn't known.
    ByValue {
        /// The fact.
        fact: Name,
        /// The values, each in one arm, and what must be said for them.
        arms: Vec<(Vec<Name>, Certain)>,
    },
    /// What another action requires, with options of it.
    Can {
        /// The action.
        action: Name,
        /// The options.
        options: Vec<Name>,
    },
}

/// What one action requires.
#[derive(Debug, Clone)]
pub struct Requirement {
    /// Its id.
    pub id: Name,
    /// What must be said whatever else is asked for.
    pub certain: Certain,
    /// The options, and what must be said besides.
    pub options: Vec<(Name, Certain)>,
}

impl Requirement {
    /// The actions that it refers to.
    pub(crate) fn calls<'r>(&'r self, into: &mut HashSet<&'r Name>) {
        called(&self.certain, into);
        self.options.iter().for_each(|(_, certain)| called(certain, into));
    }
}

fn called<'r>(certain: &'r Certain, into: &mut HashSet<&'r Name>) {
    match certain {
        Certain::All(parts) | Certain::Any(parts) => parts.iter().for_each(|part| called(part, into)),
        Certain::ByTruth(_, ways) => ways.iter().for_each(|way| called(way, into)),
        Certain::ByValue { arms, .. } => arms.iter().for_each(|(_, arm)| called(arm, into)),
        Certain::Can { action, .. } => {
            into.insert(action);
        }
        _ => {}
    }
}

/// A whole policy, written out.
#[derive(Debug, Clone)]
pub struct Transcript {
    /// The actions in order.
    pub actions: Vec<Requirement>,
}

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

impl Transcript {
    /// The same with no [`Certain::Can`]: each written out by what that action requires.
    pub fn without_can(&self) -> Transcript {
        let actions: HashMap<&Name, &Requirement> = self.actions.iter().map(|one| (&one.id, one)).collect();
        let written = |one: &Requirement| Requirement {
            id: one.id.clone(),
            certain: written_out(&one.certain, &actions),
            options: one.options.iter().map(|(id, certain)| (id.clone(), written_out(certain, &actions))).collect(),
        };
        Transcript { actions: self.actions.iter().map(written).collect() }
    }
}

fn written_out(certain: &Certain, actions: &HashMap<&Name, &Requirement>) -> Certain {
    let each = |parts: &[Certain]| parts.iter().map(|part| written_out(part, actions)).collect::<Vec<_>>();
    match certain {
        Certain::All(parts) => all(each(parts)),
        Certain::Any(parts) => any(each(parts)),
        Certain::ByTruth(test, ways) => {
            let [yes, no] = ways.as_ref();
            Certain::ByTruth(test.clone(), Box::new([written_out(yes, actions), written_out(no, actions)]))
        }
        Certain::ByValue { fact, arms } => Certain::ByValue {
            fact: fact.clone(),
            arms: arms.iter().map(|(values, arm)| (values.clone(), written_out(arm, actions))).collect(),
        },
        Certain::Can { action, options } => {
            let Some(requirement) = actions.get(action) else { return Certain::Never };
            let asked = requirement.options.iter().filter(|(id, _)| options.contains(id)).map(|(_, certain)| certain);
            all(std::iter::once(&requirement.certain).chain(asked).map(|part| written_out(part, actions)).collect())
        }
        leaf => leaf.clone(),
    }
}

/// All of `parts`, each once.
pub(crate) fn all(parts: Vec<Certain>) -> Certain {
    let mut kept: Vec<Certain> = Vec::new();
    for part in parts {
        match part {
            Certain::Always => {}
            Certain::Never => return Certain::Never,
            Certain::All(inner) => inner.into_iter().for_each(|one| keep(&mut kept, one)),
            other => keep(&mut kept, other),
        }
    }
    match kept.len() {
        0 => Certain::Always,
        1 => kept.remove(0),
        _ => Certain::All(kept),
    }
}

/// Any of `parts`, each once.
pub(crate) fn any(parts: Vec<Certain>) -> Certain {
    let mut kept: Vec<Certain> = Vec::new();
    for part in parts {
        match part {
            Certain::Never => {}
            Certain::Always => return Certain::Always,
            Certain::Any(inner) => inner.into_iter().for_each(|one| keep(&mut kept, one)),
            other => keep(&mut kept, other),
        }
    }
    match kept.len() {
        0 => Certain::Never,
        1 => kept.remove(0),
        _ => Certain::Any(kept),
    }
}

fn keep(kept: &mut Vec<Certain>, one: Certain) {
    if !kept.contains(&one) {
        kept.push(one);
    }
}

/// By a test, as plain as it can be said.
pub(crate) fn by_truth(test: FactTest, yes: Certain, no: Certain) -> Certain {
    match (yes, no) {
        (yes, no) if yes == no => yes,
        (Certain::Never, no) => all(vec![Certain::Known(test, false), no]),
        (yes, Certain::Never) => all(vec![Certain::Known(test, true), yes]),
        (Certain::Always, no) => any(vec![Certain::Known(test, true), no]),
        (yes, Certain::Always) => any(vec![Certain::Known(test, false), yes]),
        (yes, no) => Certain::ByTruth(test, Box::new([yes, no])),
    }
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
