//! A policy's clauses, each once, and readings of it in which some are replaced.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use placet_compiler::{Action, Clause, ClauseKind, Expr, Name, Policy, PolicyIndex};

/// A clause as it is held in memory: what is shared between actions is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ClauseId(usize);

/// A policy with its clauses numbered.
#[derive(Debug)]
pub(crate) struct Program<'p> {
    pub(crate) index: PolicyIndex<'p>,
    clauses: Vec<&'p Clause>,
    actions: BTreeMap<&'p Name, Parts<'p>>,
    /// The actions that have a clause, with the option that it belongs to.
    users: BTreeMap<ClauseId, Vec<(&'p Name, Option<&'p Name>)>>,
}

/// The clauses of an action.
#[derive(Debug)]
struct Parts<'p> {
    clauses: Vec<ClauseId>,
    options: Vec<(&'p Name, ClauseId)>,
}

/// How a policy is read: some clauses otherwise, some actions out of their gates.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reading {
    pub(crate) clauses: BTreeMap<ClauseId, Expr>,
    pub(crate) ungated: BTreeSet<Name>,
}

impl Reading {
    /// As it is written.
    pub(crate) const AS_WRITTEN: Reading = Reading { clauses: BTreeMap::new(), ungated: BTreeSet::new() };
}

impl<'p> Program<'p> {
    pub(crate) fn new(policy: &'p Policy) -> Program<'p> {
        let mut clauses = Vec::new();
        let mut known: BTreeMap<*const Clause, ClauseId> = BTreeMap::new();
        let mut number = |clause: &'p Arc<Clause>| {
            *known.entry(Arc::as_ptr(clause)).or_insert_with(|| {
                clauses.push(clause.as_ref());
                ClauseId(clauses.len().saturating_sub(1))
            })
        };
        let mut actions = BTreeMap::new();
        let mut users: BTreeMap<ClauseId, Vec<_>> = BTreeMap::new();
        for action in &policy.actions {
            let parts = Parts {
                clauses: action.clauses.iter().map(&mut number).collect(),
                options: action.options.iter().map(|option| (&option.id, number(&option.clause))).collect(),
            };
            for id in &parts.clauses {
                users.entry(*id).or_default().push((&action.id, None));
            }
            for (option, id) in &parts.options {
                users.entry(*id).or_default().push((&action.id, Some(*option)));
            }
            actions.insert(&action.id, parts);
        }
        Program { index: PolicyIndex::new(policy), clauses, actions, users }
    }

    pub(crate) fn policy(&self) -> &'p Policy {
        self.index.policy()
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = (ClauseId, &'p Clause)> {
        self.clauses.iter().enumerate().map(|(at, clause)| (ClauseId(at), *clause))
    }

    pub(crate) fn clause(&self, id: ClauseId) -> Option<&'p Clause> {
        self.clauses.get(id.0).copied()
    }

    pub(crate) fn action(&self, id: &str) -> Option<&'p Action> {
        self.index.action(id)
    }

    /// The clauses of an action with options; none where there is no such action.
    pub(crate) fn parts(&self, action: &Name, options: &[Name]) -> Vec<ClauseId> {
        let Some(parts) = self.actions.get(action) else { return Vec::new() };
        let asked = parts.options.iter().filter(|(id, _)| options.contains(id)).map(|(_, clause)| *clause);
        parts.clauses.iter().copied().chain(asked).collect()
    }

    /// The actions whose own clauses a reading changes, each with the option that it changes.
    pub(crate) fn changed(&self, reading: &Reading) -> Vec<(Name, Vec<Name>)> {
        let mut found: Vec<(Name, Vec<Name>)> = Vec::new();
        for (action, option) in reading.clauses.keys().filter_map(|id| self.users.get(id)).flatten() {
            let one = ((*action).clone(), option.iter().map(|option| (*option).clone()).collect());
            if !found.contains(&one) {
                found.push(one);
            }
        }
        found.extend(reading.ungated.iter().map(|action| (action.clone(), Vec::new())));
        found
    }

    /// What an action with options requires, in a reading.
    pub(crate) fn requirement<'a>(&'a self, action: &Name, options: &[Name], reading: &'a Reading) -> Vec<&'a Expr> {
        let ungated = reading.ungated.contains(action);
        let mut exprs = Vec::new();
        for id in self.parts(action, options) {
            let Some(clause) = self.clause(id) else { continue };
            if ungated && clause.kind == ClauseKind::Gate {
                continue;
            }
            exprs.push(reading.clauses.get(&id).unwrap_or(&clause.expr));
        }
        exprs
    }

    /// The same as one expression, with every `can` in it written out. What leads back to itself is never so.
    pub(crate) fn written_out(&self, action: &Name, options: &[Name], reading: &Reading) -> Expr {
        self.written(action, options, reading, &mut Vec::new())
    }

    fn written(&self, action: &Name, options: &[Name], reading: &Reading, around: &mut Vec<Name>) -> Expr {
        if around.contains(action) || !self.actions.contains_key(action) {
            return Expr::False;
        }
        around.push(action.clone());
        let parts = self.requirement(action, options, reading);
        let all = Expr::all(parts.into_iter().map(|part| self.without_can(part, reading, around)));
        around.pop();
        all
    }

    fn without_can(&self, expr: &Expr, reading: &Reading, around: &mut Vec<Name>) -> Expr {
        match expr {
            Expr::Can { action, options } => self.written(action, options, reading, around),
            Expr::Not(inner) => self.without_can(inner, reading, around).not(),
            Expr::All(parts) => {
                let parts: Vec<Expr> = parts.iter().map(|part| self.without_can(part, reading, around)).collect();
                Expr::all(parts)
            }
            Expr::Any(parts) => {
                let parts: Vec<Expr> = parts.iter().map(|part| self.without_can(part, reading, around)).collect();
                Expr::any(parts)
            }
            Expr::When { condition, then, otherwise } => Expr::when(
                self.without_can(condition, reading, around),
                self.without_can(then, reading, around),
                self.without_can(otherwise, reading, around),
            ),
            other => other.clone(),
        }
    }
}
