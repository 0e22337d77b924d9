//! What is against a claim, as a function.

use placet_compiler::{Answers, Detail, Expr, Invariant, InvariantForm, Name, PolicyIndex, Question};
use placet_logic::{Budget, Formula, Function, NotDecided};

pub(super) struct Violation {
    pub(super) answers: Answers,
    /// So in each world that is against the claim.
    pub(super) function: Function,
    /// Each `can` of the claim once, in the order in which they stand.
    pub(super) cans: Vec<Can>,
}

pub(super) struct Can {
    pub(super) action: Name,
    pub(super) options: Vec<Name>,
    pub(super) function: Function,
}

impl Violation {
    pub(super) fn of(index: &PolicyIndex<'_>, invariant: &Invariant, budget: Budget) -> Result<Violation, NotDecided> {
        let mut question = Question::new(index, Detail::Exact);
        let claim = question.expr(&invariant.claim);
        let implied = invariant.implied.as_ref().map(|implied| question.expr(implied));
        let problem = question.problem();
        let against = match (invariant.form, implied) {
            (InvariantForm::Always, Some(implied)) => {
                let not = problem.not(implied);
                problem.all([claim, not])
            }
            (InvariantForm::Always, None) => problem.not(claim),
            (InvariantForm::NoUser | InvariantForm::NoRole, _) => claim,
        };
        let mut asked: Vec<(Name, Vec<Name>)> = Vec::new();
        for expr in [Some(&invariant.claim), invariant.implied.as_ref()].into_iter().flatten() {
            cans(expr, &mut asked);
        }
        let formulas: Vec<Formula> = asked
            .iter()
            .map(|(action, options)| question.expr(&Expr::Can { action: action.clone(), options: options.clone() }))
            .collect();
        let roots: Vec<Formula> = std::iter::once(against).chain(formulas.iter().copied()).collect();
        let answers = question.ask(&roots, budget)?;
        let mut cans = Vec::new();
        for ((action, options), formula) in asked.into_iter().zip(formulas) {
            cans.push(Can { action, options, function: answers.function(formula)? });
        }
        Ok(Violation { function: answers.function(against)?, cans, answers })
    }
}

fn cans(expr: &Expr, into: &mut Vec<(Name, Vec<Name>)>) {
    match expr {
        Expr::Can { action, options } => {
            let asked = (action.clone(), options.clone());
            if !into.contains(&asked) {
                into.push(asked);
            }
        }
        other => other.parts().for_each(|part| cans(part, into)),
    }
}
