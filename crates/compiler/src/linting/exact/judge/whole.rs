//! Actions as a whole: what nobody can do, and what everybody can.

use placet_logic::NotDecided;

use super::{Judge, State};
use crate::linting::exact::case::{Case, condition};
use crate::linting::exact::{Finding, What, Why};
use crate::model::{Clause, ClauseKind, Expr};

/// Who can do an action.
pub(super) fn state(case: &Case) -> Result<State, NotDecided> {
    let all: Vec<usize> = (0..case.own).collect();
    let whole = case.all(&all)?;
    Ok(match (case.space.is_possible(&whole)?, case.space.is_certain(&whole)?) {
        (false, _) => State::Nobody,
        (_, true) => State::Everybody,
        _ => State::Some,
    })
}

/// Whether a clause's condition has one answer by itself, which is told elsewhere.
pub(super) fn is_constant_condition(case: &Case, clause: &Clause) -> bool {
    let constant = |condition: &Expr| -> Result<bool, NotDecided> {
        let function = case.function(condition)?;
        Ok(!case.space.is_possible(&function)? || case.space.is_certain(&function)?)
    };
    condition(clause).is_some_and(|condition| constant(&condition).unwrap_or(true))
}

impl Judge<'_, '_> {
    pub(super) fn whole_actions(&mut self) {
        let mut found = Vec::new();
        for (case, state) in self.cases.iter().zip(&self.states) {
            let one = match state {
                State::Nobody => never(case),
                State::Everybody => always(case),
                State::Some => Ok(None),
            };
            found.extend(one.unwrap_or_default());
            if *state != State::Nobody {
                found.extend(options(case).unwrap_or_default());
            }
        }
        self.found.extend(found);
    }
}

/// What nobody can do, at what makes it so.
fn never(case: &Case) -> Result<Option<Finding>, NotDecided> {
    let own = || case.clauses.iter().take(case.own);
    if own().any(|clause| clause.expr == Expr::False || is_constant_condition(case, clause)) {
        return Ok(None);
    }
    let core = core(case, (0..case.own).collect())?;
    let clauses: Vec<&Clause> = core.iter().filter_map(|at| case.clauses.get(*at)).map(AsRef::as_ref).collect();
    if asks_for_the_impossible(case, &clauses)? {
        return Ok(None);
    }
    let words = |but: Option<&Clause>| Why {
        clauses: clauses
            .iter()
            .filter(|one| but.is_none_or(|but| but.at != one.at))
            .map(|one| one.text.clone())
            .collect(),
        brings: None,
    };
    if let Some(last) = clauses.last()
        && clauses.iter().all(|clause| is_around(clause))
    {
        return Ok(Some(Finding { at: last.at.clone(), what: What::NeverBehind, why: words(None) }));
    }
    let forbidding = clauses.iter().rev().find(|clause| clause.kind == ClauseKind::Forbidden);
    if let Some(clause) = forbidding {
        return Ok(Some(Finding { at: clause.at.clone(), what: What::ForbidsAll, why: words(Some(clause)) }));
    }
    let what = What::Never(case.action.phrase.clone());
    Ok(Some(Finding { at: case.action.at.clone(), what, why: words(None) }))
}

/// What everybody can do although nothing says so.
fn always(case: &Case) -> Result<Option<Finding>, NotDecided> {
    let own: Vec<&Clause> = case.clauses.iter().take(case.own).map(AsRef::as_ref).collect();
    let says_so = |clause: &&Clause| {
        clause.kind == ClauseKind::Everyone || is_constant_condition(case, clause) || asks_for_another(&clause.expr)
    };
    if own.iter().any(says_so) || own.iter().all(|clause| clause.expr == Expr::True) {
        return Ok(None);
    }
    let around = own.iter().rev().find(|clause| is_around(clause) && clause.expr != Expr::True);
    let adds = own.iter().any(|clause| !is_around(clause) && clause.expr != Expr::True);
    Ok(Some(match around {
        Some(clause) if !adds => Finding { at: clause.at.clone(), what: What::AlwaysBehind, why: Why::default() },
        _ => {
            Finding { at: case.action.at.clone(), what: What::Always(case.action.phrase.clone()), why: Why::default() }
        }
    }))
}

/// Options that nobody can have with the action.
fn options(case: &Case) -> Result<Vec<Finding>, NotDecided> {
    let mut found = Vec::new();
    for (option, at) in case.action.options.iter().zip(case.own..) {
        let clause = option.clause.as_ref();
        if clause.expr == Expr::False || is_constant_condition(case, clause) {
            continue;
        }
        let with: Vec<usize> = (0..case.own).chain(std::iter::once(at)).collect();
        if case.space.is_possible(&case.all(&with)?)? {
            continue;
        }
        let core = core(case, with)?;
        let clauses: Vec<&Clause> = core.iter().filter_map(|at| case.clauses.get(*at)).map(AsRef::as_ref).collect();
        if !asks_for_the_impossible(case, &clauses)? {
            let clauses = clauses.iter().filter(|one| one.at != clause.at).map(|one| one.text.clone()).collect();
            let what = What::NeverWithOption(option.phrase.clone());
            found.push(Finding { at: clause.at.clone(), what, why: Why { clauses, brings: None } });
        }
    }
    Ok(found)
}

/// Some of the clauses that can't hold together, none of which can be spared. Later ones are spared first.
fn core(case: &Case, all: Vec<usize>) -> Result<Vec<usize>, NotDecided> {
    let mut kept = all.clone();
    for at in all.into_iter().rev() {
        let fewer: Vec<usize> = kept.iter().copied().filter(|one| *one != at).collect();
        if !case.space.is_possible(&case.all(&fewer)?)? {
            kept = fewer;
        }
    }
    Ok(kept)
}

fn is_around(clause: &Clause) -> bool {
    matches!(clause.kind, ClauseKind::Gate | ClauseKind::EveryRequires | ClauseKind::EveryForbidden)
}

/// Whether one of the clauses asks for an action that nobody can do: that is told there.
fn asks_for_the_impossible(case: &Case, clauses: &[&Clause]) -> Result<bool, NotDecided> {
    for clause in clauses {
        let mut asked = Vec::new();
        each_can(&clause.expr, &mut |can| asked.push(can.clone()));
        for can in asked {
            if !case.space.is_possible(&case.function(&can)?)? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Whether what is required is in part what another action requires.
pub(in crate::linting::exact) fn asks_for_another(expr: &Expr) -> bool {
    let mut asks = false;
    each_can(expr, &mut |_| asks = true);
    asks
}

fn each_can(expr: &Expr, visit: &mut dyn FnMut(&Expr)) {
    match expr {
        Expr::Can { .. } => visit(expr),
        other => other.parts().for_each(|part| each_can(part, visit)),
    }
}
