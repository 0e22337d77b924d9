//! A decision with its reasons, read off the graph.

mod branches;
mod minimal;
mod reach;
mod universe;

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use crate::bits;
use crate::decide::{Decision, Truth};
use crate::fact::FactValue;
use crate::ids::{ActionId, ClauseId, FactId, OptionId, PermissionId, ScopeId};
use crate::policy::{Atom, Policy};
use crate::request::{Request, RequestError};

/// A decision with its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What [`Policy::decide`] answers.
    pub decision: Decision,
    /// On a denial, the permissions that would turn it into a yes; on a yes, no sets.
    pub missing: MissingSets,
    /// On a denial, the clauses that said no: the action's, then those of the options asked for.
    pub refused_by: Vec<ClauseId>,
    /// On a denial, the facts that it rests on and that weren't known, by index.
    pub unknown_facts: Vec<FactId>,
    /// On a denial, the scopes that the clauses which said no ask about, with the facts as they are
    /// known, and that the request doesn't say, by index.
    pub missing_scopes: Vec<ScopeId>,
    /// On a yes, what it rests on.
    pub rests_on: RestsOn,
    /// The options of the action with which this user could take it, asked for or not, each for
    /// itself. None where the action is denied without any.
    pub open_options: Vec<OptionId>,
}

/// Permission sets that, added to what is held, would turn a denial into a yes with the facts as
/// they are known, none of them holding another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MissingSets {
    /// The sets, those with the fewest permissions first, then in the order of declaration; at most
    /// [`MISSING_SETS`](crate::limits::MISSING_SETS). Permissions that another one of the set
    /// implies are left out.
    ///
    /// None where no permission helps.
    pub sets: Vec<Vec<PermissionId>>,
    /// Whether there are, or may be, more than are listed.
    pub more: bool,
}

/// What a yes rests on: the tests that the walk through the graph met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RestsOn {
    /// Permissions that were asked for and held, by index.
    pub permissions: Vec<PermissionId>,
    /// Facts that were asked for and known, by index.
    pub facts: Vec<FactId>,
}

impl Policy<'_> {
    /// Decides, and says why. Allocates.
    ///
    /// # Errors
    ///
    /// Those of [`Policy::decide`].
    pub fn explain(&self, action: ActionId, request: &Request<'_>) -> Result<Explanation, RequestError> {
        let decision = self.decide(action, request)?;
        let mut clauses: Vec<ClauseId> = self.clauses_of(action).into_iter().flatten().collect();
        for option in request.options() {
            clauses.extend(self.clauses_of_option(action, *option).into_iter().flatten());
        }
        dedup_in_order(&mut clauses);
        let mut explanation = Explanation {
            decision,
            missing: MissingSets::default(),
            refused_by: Vec::new(),
            unknown_facts: Vec::new(),
            missing_scopes: Vec::new(),
            rests_on: RestsOn::default(),
            open_options: self.open_options(action, request)?,
        };
        if decision.is_allow() {
            explanation.rests_on = self.rests_on(&clauses, request);
        } else {
            let refuses = |clause: &ClauseId| !self.clause_holds(*clause, request);
            explanation.refused_by = clauses.iter().copied().filter(refuses).collect();
            explanation.unknown_facts = self.unknown_facts(&explanation.refused_by, request);
            explanation.missing_scopes = self.missing_scopes(&explanation.refused_by, request);
            explanation.missing = minimal::missing_sets(self, &clauses, request);
        }
        Ok(explanation)
    }

    /// The permissions and facts that a clause may ask for, in some request or other.
    #[must_use]
    pub fn tests_of(&self, clause: ClauseId) -> RestsOn {
        let mut permissions = BTreeSet::new();
        let mut facts = BTreeSet::new();
        for met in reach::reach_all(self, clause) {
            if let Some(Atom::Holds(permission)) = met.atom {
                permissions.insert(permission);
            }
            facts.extend(met.atom.into_iter().flat_map(Atom::facts));
        }
        RestsOn { permissions: permissions.into_iter().collect(), facts: facts.into_iter().collect() }
    }

    fn open_options(&self, action: ActionId, request: &Request<'_>) -> Result<Vec<OptionId>, RequestError> {
        let mut open = Vec::new();
        if !self.decide(action, &request.with_options(&[]))?.is_allow() {
            return Ok(open);
        }
        for option in self.action(action).into_iter().flat_map(|action| action.options) {
            let mut clauses = self.clauses_of_option(action, option).into_iter().flatten();
            if clauses.all(|clause| self.clause_holds(clause, request)) {
                open.push(option);
            }
        }
        Ok(open)
    }

    fn rests_on(&self, clauses: &[ClauseId], request: &Request<'_>) -> RestsOn {
        let mut permissions = BTreeSet::new();
        let mut facts = BTreeSet::new();
        let met = clauses.iter().flat_map(|clause| reach::reach(self, *clause, request));
        for met in met {
            let Some(atom) = met.atom else {
                continue;
            };
            if met.truth == Truth::True {
                self.rest_on_permissions(atom, request, &mut permissions);
            }
            facts.extend(atom.facts().filter(|fact| self.is_known(*fact, request)));
        }
        RestsOn { permissions: permissions.into_iter().collect(), facts: facts.into_iter().collect() }
    }

    /// Adds the held permissions that make a test true.
    fn rest_on_permissions(&self, atom: Atom, request: &Request<'_>, permissions: &mut BTreeSet<PermissionId>) {
        match atom {
            Atom::Holds(permission) => {
                permissions.insert(permission);
            }
            Atom::HoldsAll(fact) => {
                let needed = branches::needed_by(self, self.value(fact, request));
                permissions.extend(needed.unwrap_or_default());
            }
            _ => {}
        }
    }

    /// Facts that weren't known at tests from which there is a way to no.
    fn unknown_facts(&self, refused_by: &[ClauseId], request: &Request<'_>) -> Vec<FactId> {
        let mut facts = BTreeSet::new();
        for clause in refused_by {
            let met = reach::reach(self, *clause, request);
            let costs = branches::Costs::new(self, &met, request);
            let unknown = met.iter().filter(|met| met.truth == Truth::Unknown);
            for met in unknown.filter(|met| costs.of(met.id).is_some()) {
                let read = met.atom.into_iter().flat_map(Atom::facts);
                facts.extend(read.filter(|fact| !self.is_known(*fact, request)));
            }
        }
        facts.into_iter().collect()
    }

    /// Scopes that the request doesn't say, at tests that are met with what is held or with more.
    fn missing_scopes(&self, refused_by: &[ClauseId], request: &Request<'_>) -> Vec<ScopeId> {
        let mut scopes = BTreeSet::new();
        for clause in refused_by {
            let met = reach::reach_holding_more(self, *clause, request);
            let not_held = met.iter().filter(|met| met.truth != Truth::True);
            for met in not_held {
                if let Some(Atom::Holds(permission)) = met.atom {
                    scopes.extend(self.scope_of(permission));
                }
            }
        }
        scopes.retain(|scope| !request.scopes().contains(scope));
        scopes.into_iter().collect()
    }

    fn is_known(&self, fact: FactId, request: &Request<'_>) -> bool {
        self.value(fact, request) != FactValue::Unknown
    }

    fn permission_count(&self) -> u32 {
        u32::try_from(self.sections.permissions.len()).unwrap_or(u32::MAX)
    }

    fn permissions_in(&self, set: &[u64]) -> Vec<PermissionId> {
        bits::members(set, self.permission_count()).map(PermissionId::new).collect()
    }
}

fn dedup_in_order(clauses: &mut Vec<ClauseId>) {
    let mut seen = BTreeSet::new();
    clauses.retain(|clause| seen.insert(*clause));
}
