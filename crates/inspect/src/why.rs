//! Why a request is denied, and what would turn that into a yes.

mod confirm;
mod roles;

use std::sync::Arc;

use placet_compiler::{Action, Answers, Clause, Detail, Name, PolicyIndex, Question};
use placet_logic::{Budget, Function, Literal, NotDecided};
use placet_runtime::{Policy, Request};

use crate::grant::{Grant, Sets};
use crate::hindrance::{Hindrance, clauses, hindrances};
use crate::known::Known;
use crate::needs::{Need, by_condition};

pub(crate) use self::confirm::{allows, held_by};
pub use self::roles::RoleWay;
use self::roles::role_ways;

/// What would turn a denial into a yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// Whether the request is allowed as it is; then there is nothing more to say.
    pub allowed: bool,
    /// The minimal sets of permissions that, added to what is held, allow it with the facts as they are: whatever the facts
    /// are that the request doesn't say.
    pub sets: Sets,
    /// The roles that, added to what is held, allow it: those with the fewest permissions first.
    pub roles: Vec<RoleWay>,
    /// Where no set is enough whatever the unknown facts are: what is enough under which values of them.
    pub cases: Vec<Need>,
    /// Where there are too many cases to tell.
    pub cases_not_decided: Option<NotDecided>,
    /// The clauses that no permission overcomes: always, or for some values of the unknown facts.
    pub hindrances: Vec<Hindrance>,
    /// Whether the runtime says the same of each set and role that is listed. It may deny more where a clause is too large to be
    /// decided exactly with unknown facts.
    pub confirmed: bool,
}

/// Why a request to an action is denied, and what would change that. The artifact must be of the same policy.
///
/// # Errors
///
/// - [`NotDecided`]
pub fn why(
    index: &PolicyIndex<'_>,
    policy: &Policy<'_>,
    action: &Action,
    request: &Request<'_>,
    budget: Budget,
) -> Result<Why, NotDecided> {
    let known = Known { index, policy, request };
    let options: Vec<Name> =
        request.options().iter().filter_map(|id| policy.option(*id)).map(|option| option.name.into()).collect();
    let mut question = Question::new(&known, Detail::AsDecided);
    let whole = question.action(action, &options);
    let clauses = clauses(action, &options);
    let parts: Vec<_> = clauses.iter().map(|clause| question.expr(&known.seen(&clause.expr))).collect();
    let roots: Vec<_> = parts.iter().copied().chain([whole]).collect();
    let answers = question.ask(&roots, budget)?;

    let held = held(&answers, policy, request);
    let whole = answers.space.fixed(&answers.function(whole)?, &held);
    let mut functions: Vec<(&Arc<Clause>, Function)> = Vec::new();
    for (clause, part) in clauses.into_iter().zip(parts) {
        functions.push((clause, answers.space.fixed(&answers.function(part)?, &held)));
    }
    let enough = answers.space.always(&whole, answers.facts())?;
    let sets = Sets::of(&answers, &enough)?;
    let mut why = Why {
        allowed: sets.is_nothing(),
        sets: Sets::default(),
        roles: Vec::new(),
        cases: Vec::new(),
        cases_not_decided: None,
        hindrances: Vec::new(),
        confirmed: true,
    };
    if why.allowed {
        why.confirmed = allows(policy, action, request, request.permissions());
        return Ok(why);
    }
    why.roles = role_ways(&answers, index, &enough)?;
    why.hindrances = hindrances(&answers, &known, &functions)?;
    if sets.is_empty() && answers.space.is_possible(&whole)? {
        match by_condition(&answers, &known, &whole) {
            Ok(needs) => why.cases = needs.into_iter().filter(|need| !need.sets.is_empty()).collect(),
            Err(passed) => why.cases_not_decided = Some(passed),
        }
    }
    why.sets = sets;
    why.confirmed = confirm::confirmed(&why, policy, action, request);
    Ok(why)
}

/// What is held, as values of the question's permissions.
pub(crate) fn held(answers: &Answers, policy: &Policy<'_>, request: &Request<'_>) -> Vec<Literal> {
    let mut held = Vec::new();
    for variable in answers.permissions() {
        let grant = Grant::of(answers, *variable);
        let id = grant.and_then(|grant| policy.find_permission(&grant.to_string()));
        if id.is_some_and(|id| request.holds(id)) {
            held.push((*variable, true));
        }
    }
    held
}
