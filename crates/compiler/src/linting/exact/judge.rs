//! What is found of the clauses of one file's actions, in the order that [`exact`](super) says.

mod idle;
mod whole;

use std::collections::BTreeMap;
use std::sync::Arc;

use placet_logic::NotDecided;

pub(super) use self::whole::asks_for_another;
use super::case::{Case, Claim, condition, decided};
use super::filter::Filter;
use super::place::{ExprPlace, children_at, single_places, without};
use super::source::SetSource;
use super::{Finding, What, Why, file_at, parts_by_line};
use crate::db::{Db, File, PolicySet};
use crate::expand::file_actions;
use crate::hash::Map;
use crate::limits;
use crate::model::{Clause, ClauseKind, Expr, Location, Name};

/// A clause as it is written; of a template, all that its instances make of it.
type Key = (Location, ClauseKind);

/// Where a clause stands: the case, and the place among its clauses.
type Home = (usize, usize);

pub(super) struct Judge<'s, 'db> {
    db: &'db dyn Db,
    set: PolicySet,
    source: &'s SetSource<'db>,
    cases: Vec<Case>,
    states: Vec<State>,
    /// Of clauses of which every action could be asked.
    homes: BTreeMap<Key, Vec<Home>>,
    found: Vec<Finding>,
}

/// Who can do an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Some,
    Nobody,
    Everybody,
}

impl<'s, 'db> Judge<'s, 'db> {
    /// What is found, and the permissions on which no action of the file hangs although it asks for them, each with
    /// whether something else that is found is about it.
    pub(super) fn findings(db: &dyn Db, set: PolicySet, file: File) -> (Vec<Finding>, BTreeMap<Name, bool>) {
        let source = SetSource::new(db, set);
        let mut judge = Judge {
            db,
            set,
            source: &source,
            cases: Vec::new(),
            states: Vec::new(),
            homes: BTreeMap::new(),
            found: Vec::new(),
        };
        judge.gather(file);
        judge.whole_actions();
        for kinds in [
            [ClauseKind::Requires, ClauseKind::Forbidden],
            [ClauseKind::EveryRequires, ClauseKind::EveryForbidden],
            [ClauseKind::Gate, ClauseKind::Gate],
            [ClauseKind::Option, ClauseKind::Option],
        ] {
            judge.clauses(&kinds);
        }
        judge.found.sort();
        judge.found.dedup();
        let idle = judge.idle_permissions(file);
        (judge.found, idle)
    }

    /// The actions that are worth a question, each list of clauses once.
    fn gather(&mut self, file: File) {
        let mut filter = Filter::new(self.source);
        let mut known: Map<Vec<usize>, bool> = Map::default();
        let (mut needed, mut usual) = (Vec::new(), Vec::new());
        let mut left = limits::LINTED_WORK;
        for action in &file_actions(self.db, self.set, file).actions {
            // To ask takes time in proportion to the square of the tests.
            let size = filter.size(action);
            let rest = left.checked_sub(size.saturating_mul(size)).filter(|_| size <= limits::LINTED_TESTS);
            left = rest.unwrap_or(left);
            if rest.is_none() || !filter.is_worth_asking(action) {
                usual.push(action);
                continue;
            }
            let options = action.options.iter().map(|option| &option.clause);
            let clauses: Vec<&Arc<Clause>> = action.clauses.iter().chain(options).collect();
            let addresses = clauses.iter().map(|clause| Arc::as_ptr(clause) as usize).collect();
            if known.insert(addresses, true).is_some() {
                continue;
            }
            let case = Case::new(self.source, action).and_then(|case| Ok((whole::state(&case)?, case)));
            match case {
                Ok((state, case)) => {
                    for (at, clause) in case.clauses.iter().enumerate() {
                        let homes = self.homes.entry((clause.at.clone(), clause.kind)).or_default();
                        homes.push((self.cases.len(), at));
                    }
                    self.cases.push(case);
                    self.states.push(state);
                }
                Err(NotDecided { .. }) => needed.extend(clauses.iter().map(|clause| (clause.at.clone(), clause.kind))),
            }
        }
        if self.homes.is_empty() {
            return;
        }
        // What is of no question changes something.
        for action in usual {
            let options = action.options.iter().map(|option| &option.clause);
            let clauses = action.clauses.iter().chain(options);
            needed.extend(clauses.map(|clause| (clause.at.clone(), clause.kind)));
        }
        for key in &needed {
            self.homes.remove(key);
        }
    }

    /// The findings of all clauses of these kinds, the last one first: of two that say the same the later one goes.
    fn clauses(&mut self, kinds: &[ClauseKind]) {
        let mut keys: Vec<Key> = self.homes.keys().filter(|(_, kind)| kinds.contains(kind)).cloned().collect();
        keys.reverse();
        keys.retain(|key| !self.is_settled(key));
        keys.retain(|key| !self.goes(key));
        keys.retain(|key| !self.has_condition_always(key));
        for key in keys {
            self.parts(&key);
        }
    }

    fn homes(&self, key: &Key) -> Vec<Home> {
        self.homes.get(key).cloned().unwrap_or_default()
    }

    fn clause(&self, key: &Key) -> Option<Arc<Clause>> {
        let (case, at) = *self.homes.get(key)?.first()?;
        self.cases.get(case)?.clauses.get(at).cloned()
    }

    /// Whether nothing is to be told of a clause: something else is, or its words say that it is meant so.
    fn is_settled(&mut self, key: &Key) -> bool {
        let homes = self.homes(key);
        let usual = |home: &&Home| self.states.get(home.0).is_some_and(|state| *state == State::Some);
        let Some((case, at)) = homes.iter().find(usual).copied() else { return true };
        let Some(case) = self.cases.get(case) else { return true };
        let Some(clause) = case.clauses.get(at) else { return true };
        let is_told = |one: &Finding| one.at == key.0 && matches!(one.what, What::NeverWithOption(_));
        if matches!(clause.expr, Expr::True | Expr::False) || self.found.iter().any(is_told) {
            return true;
        }
        if matches!(clause.kind, ClauseKind::Requires | ClauseKind::Forbidden) {
            let mut earlier = case.clauses.iter().take(at);
            if earlier.any(|one| one.kind == clause.kind && one.expr == clause.expr) {
                self.becomes(key, &Expr::True);
                return true;
            }
        }
        whole::is_constant_condition(case, clause)
    }

    /// Whether a clause changes nothing; tells of it.
    fn goes(&mut self, key: &Key) -> bool {
        let Some(clause) = self.clause(key) else { return true };
        if condition(&clause).is_some() && self.all_agree(key, &Claim::Condition(false)) {
            self.tell(key, What::Condition(false), &Claim::Condition(false));
            self.becomes_decided(key, false);
            return true;
        }
        if key.1 == ClauseKind::Gate || !self.all_agree(key, &Claim::Holds) {
            return false;
        }
        // Who is refused reads its reason: it is not the same without it. And what asks by `can` leaves it to another action
        // what is required, today and later.
        if clause.because.is_some() || asks_for_another(&clause.expr) {
            return true;
        }
        let what = if key.1 == ClauseKind::Option { What::Shadowed } else { What::Dead };
        self.tell(key, what, &Claim::Holds);
        self.becomes(key, &Expr::True);
        true
    }

    fn has_condition_always(&mut self, key: &Key) -> bool {
        let Some(clause) = self.clause(key) else { return true };
        // Of what is forbidden always, the whole action is told.
        let forbids = matches!(key.1, ClauseKind::Forbidden | ClauseKind::EveryForbidden);
        if forbids || condition(&clause).is_none() || !self.all_agree(key, &Claim::Condition(true)) {
            return false;
        }
        self.tell(key, What::Condition(true), &Claim::Condition(true));
        self.becomes_decided(key, true);
        true
    }

    /// The parts of a clause that change nothing: an outer one before those inside it, a later one before an earlier.
    fn parts(&mut self, key: &Key) {
        if !self.has_idle_child(key) {
            return;
        }
        let Some(file) = file_at(self.db, self.set, &key.0.file) else { return };
        let Some(parts) = parts_by_line(self.db, self.set, file).get(&key.0.line) else { return };
        let within = |around: Option<usize>| -> Vec<usize> {
            parts.iter().zip(0..).filter(|((_, inside), _)| *inside == around).map(|(_, number)| number).collect()
        };
        let mut gone: Vec<ExprPlace> = Vec::new();
        let mut open = within(None);
        while let Some(number) = open.pop() {
            let Some((places, _)) = parts.get(number) else { continue };
            if !self.is_idle(key, &gone, places) {
                open.extend(within(Some(number)));
                continue;
            }
            self.tell(key, What::Part(number), &Claim::Without { gone: &gone, more: places });
            gone.extend(places.iter().cloned());
            for (case, at) in self.homes(key) {
                self.update(case, at, &|clause| without(&clause.expr, &gone));
            }
        }
    }

    /// Whether anything in the clause changes nothing. What none of its children can do, no part can.
    fn has_idle_child(&self, key: &Key) -> bool {
        let Some(clause) = self.clause(key) else { return false };
        let mut left = single_places(&clause.expr);
        if left.len() > limits::LINTED_PARTS {
            return false;
        }
        for (case, at) in self.homes(key) {
            let Some(case) = self.cases.get(case) else { return false };
            let Ok(around) = case.all(&case.beside(at)) else { return false };
            left.retain(|place| {
                let claim = Claim::Without { gone: &[], more: std::slice::from_ref(place) };
                case.is_so_in(at, &claim, &around).unwrap_or(false)
            });
            if left.is_empty() {
                return false;
            }
        }
        !left.is_empty()
    }

    /// Whether a part changes nothing, by itself and with the others gone, and leaves something.
    fn is_idle(&self, key: &Key, gone: &[ExprPlace], places: &[ExprPlace]) -> bool {
        let Some(clause) = self.clause(key) else { return false };
        let all: Vec<ExprPlace> = gone.iter().chain(places).cloned().collect();
        !matches!(without(&clause.expr, &all), Expr::True | Expr::False)
            && !places.iter().any(|place| children_at(&clause.expr, place).iter().any(asks_for_another))
            && self.all_agree(key, &Claim::Without { gone: &[], more: places })
            && (gone.is_empty() || self.all_agree(key, &Claim::Without { gone, more: places }))
    }

    /// Whether a claim is true of the clause in each action that has it.
    fn all_agree(&self, key: &Key, claim: &Claim<'_>) -> bool {
        let homes = self.homes(key);
        !homes.is_empty()
            && homes.iter().all(|(case, at)| {
                let case = self.cases.get(*case);
                case.is_some_and(|case| case.is_so(*at, claim, &case.beside(*at)).unwrap_or(false))
            })
    }

    fn tell(&mut self, key: &Key, what: What, claim: &Claim<'_>) {
        let usual = |home: &&Home| self.states.get(home.0).is_some_and(|state| *state == State::Some);
        let homes = self.homes(key);
        let Some((case, at)) = homes.iter().find(usual).copied() else { return };
        let Some(case) = self.cases.get(case) else { return };
        let reasons = case.reasons(at, claim).unwrap_or_default();
        let why = Why {
            brings: self.bringing(case, at, claim, &reasons),
            clauses: reasons.iter().filter_map(|at| case.clauses.get(*at)).map(|clause| clause.text.clone()).collect(),
        };
        self.found.push(Finding { at: key.0.clone(), what, why });
    }

    /// Where what goes is one permission: that one of the reasons brings it, or it one of them.
    fn bringing(&self, case: &Case, at: usize, claim: &Claim<'_>, reasons: &[usize]) -> Option<(Name, Name)> {
        let clause = case.clauses.get(at)?;
        let (idle, rest) = match claim {
            Claim::Holds => (&clause.expr, None),
            Claim::Without { gone, more } => {
                let all: Vec<ExprPlace> = gone.iter().chain(*more).cloned().collect();
                (children_at(&clause.expr, more.first()?).first()?, Some(without(&clause.expr, &all)))
            }
            Claim::Condition(_) => return None,
        };
        let (Expr::Holds(idle) | Expr::HoldsIn(idle, _)) = idle else { return None };
        let mut others: Vec<Name> = Vec::new();
        let reasons = reasons.iter().filter_map(|at| case.clauses.get(*at)).map(|clause| &clause.expr);
        for expr in rest.iter().chain(reasons) {
            others.extend(crate::lower::atoms_of(expr).into_iter().filter_map(|atom| match atom {
                crate::lower::Atom::Holds(name) | crate::lower::Atom::HoldsIn(name, _) => Some(name),
                _ => None,
            }));
        }
        if others.contains(idle) {
            return None;
        }
        others.into_iter().find_map(|other| {
            let brings = self.source.brings(&other, idle);
            let is_brought = self.source.brings(idle, &other);
            brings.then(|| (other.clone(), idle.clone())).or_else(|| is_brought.then(|| (idle.clone(), other)))
        })
    }

    fn becomes(&mut self, key: &Key, expr: &Expr) {
        for (case, at) in self.homes(key) {
            self.update(case, at, &|_| expr.clone());
        }
    }

    fn becomes_decided(&mut self, key: &Key, value: bool) {
        for (case, at) in self.homes(key) {
            self.update(case, at, &|clause| decided(clause, value));
        }
    }

    /// Takes a clause as something that says the same. Where that is too large, it stays as it is.
    fn update(&mut self, case: usize, at: usize, with: &dyn Fn(&Clause) -> Expr) {
        let Some(case) = self.cases.get_mut(case) else { return };
        let Some(clause) = case.clauses.get(at).cloned() else { return };
        if let Ok(function) = case.function(&with(&clause))
            && let Some(now) = case.now.get_mut(at)
        {
            *now = function;
        }
    }
}
