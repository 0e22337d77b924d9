//! What can't be at once, as functions. Only the variables that a function hangs on matter: of a group, the members among
//! them, because any answer of those goes with some answer of the rest.
//!
//! | group | what is excluded among the members at hand |
//! | --- | --- |
//! | at most one, exactly one with a member missing | two of them |
//! | exactly one, all at hand | two of them, or none |
//! | ascending | one without a later one |
//! | `a` implies `b` | `a` without `b` |
//! | never all of some literals | them; the last variable is at hand wherever the others are |

use std::collections::BTreeSet;

use crate::budget::NotDecided;
use crate::function::Function;
use crate::problem::{Group, GroupKind, Variable};
use crate::space::{Space, halves};

impl Space {
    /// The function where it can be: impossible worlds are taken out.
    pub fn possible(&self, function: &Function) -> Result<Function, NotDecided> {
        if function.is_false() {
            return Ok(function.clone());
        }
        self.and(&self.theory(&self.support(function))?, function)
    }

    /// What can be of these variables.
    pub fn theory(&self, variables: &[Variable]) -> Result<Function, NotDecided> {
        // What is known among the variables that only the theory adds counts too: who must hold two permissions that a set
        // names must hold what these bring.
        let about: Vec<Variable> = self.problem.with_excluded(variables.iter().copied()).into_iter().collect();
        self.theory_about(variables, &about)
    }

    /// What can be of `variables`, as far as `about` has a part in it.
    pub(crate) fn theory_about(&self, variables: &[Variable], about: &[Variable]) -> Result<Function, NotDecided> {
        let at_hand = self.problem.with_excluded(variables.iter().copied());
        let about: BTreeSet<Variable> = about.iter().copied().collect();
        let mut theory = self.yes();
        let groups: BTreeSet<usize> = about.iter().filter_map(|one| self.problem.group_of.get(one).copied()).collect();
        for group in groups {
            if let Some(group) = self.problem.groups.get(group) {
                theory = self.and(&self.group(group, &at_hand)?, &theory)?;
            }
        }
        for one in self.order.iter().rev().filter(|one| at_hand.contains(one)) {
            for other in self.problem.implied.get(one).into_iter().flatten() {
                if at_hand.contains(other) && (about.contains(one) || about.contains(other)) {
                    let broken = self.and_not(&self.literal(*one, true)?, &self.literal(*other, true)?)?;
                    theory = self.and_not(&theory, &broken)?;
                }
            }
        }
        for literals in &self.problem.excluded {
            let here = literals.iter().all(|(variable, _)| at_hand.contains(variable));
            if here && literals.iter().any(|(variable, _)| about.contains(variable)) {
                theory = self.and_not(&theory, &self.world(literals)?)?;
            }
        }
        Ok(theory)
    }

    fn group(&self, group: &Group, at_hand: &BTreeSet<Variable>) -> Result<Function, NotDecided> {
        let here: Vec<Variable> = group.members.iter().copied().filter(|member| at_hand.contains(member)).collect();
        let complete = here.len() == group.members.len();
        match group.kind {
            GroupKind::Ascending => {
                // Each is so, and the next, or it is not.
                let step = |pair: &[Variable]| match pair {
                    [one, next] => self.or(&self.literal(*one, false)?, &self.literal(*next, true)?),
                    _ => Ok(self.yes()),
                };
                let pairs: Vec<&[Variable]> = here.windows(2).collect();
                halves(&pairs, &self.yes(), &|pair| step(pair), &|left, right| self.and(left, right))
            }
            GroupKind::AtMostOne | GroupKind::ExactlyOne => {
                let mut members = here;
                members.sort_by_key(|member| self.places.get(member).copied());
                let nothing = (self.yes(), self.no());
                let alone = |member: &Variable| Ok((self.literal(*member, false)?, self.literal(*member, true)?));
                let (none, one) = halves(&members, &nothing, &alone, &|left, right| {
                    let first = self.and(&left.1, &right.0)?;
                    let second = self.and(&left.0, &right.1)?;
                    Ok((self.and(&left.0, &right.0)?, self.or(&first, &second)?))
                })?;
                if group.kind == GroupKind::ExactlyOne && complete { Ok(one) } else { self.or(&none, &one) }
            }
        }
    }
}
