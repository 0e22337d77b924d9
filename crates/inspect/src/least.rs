//! The smallest set of permissions that covers several actions.
//!
//! Each action is a function of permissions: *enough* whatever the facts are that are not known. Where no set is that, because
//! a `forbidden` or a condition refuses some facts whoever asks, it is enough *wherever any set is*, and the answer says where.
//! All of them at once may be large; so what every answer must have is taken out first:
//!
//! ```text
//!   Export customers   requires a              a is in every answer; then this one is done
//!   Add a flow         requires a and (b or c) left:  b or c          one part
//!   Start a campaign   requires d or e         left:  d or e          another part, it shares nothing with the first
//! ```
//!
//! The parts have nothing to do with one another: the answers of all are an answer of each, and their number is the product.

mod enough;
mod nearest;
mod parts;
mod unlocks;

use std::collections::BTreeSet;
use std::sync::Arc;

use placet_compiler::{Action, Clause, Detail, Name, PolicyIndex, Question};
use placet_logic::{Budget, Count, Function, NotDecided};
use placet_runtime::{Policy, Request};

use crate::condition::Condition;
use crate::grant::{Grant, Sets};
use crate::hindrance::{Hindrance, clauses, hindrances, with_everything};
use crate::known::Known;
use crate::why::{allows, held, held_by};

use self::enough::Enough;
pub use self::nearest::NearestRole;
pub use self::unlocks::Unlocked;

/// An action to be covered, with options.
#[derive(Debug, Clone)]
pub struct Wanted<'p> {
    /// The action.
    pub action: &'p Action,
    /// The options that are meant too.
    pub options: Vec<Name>,
}

/// The smallest set of permissions for some actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Least {
    /// For each wanted action in turn, when the set is enough.
    pub covers: Vec<Covers>,
    /// The set: of the minimal ones that with the fewest permissions, those left out that others bring; of several the one
    /// whose permissions are declared first. What is held already is not in it.
    pub set: Vec<Grant>,
    /// The part of it that every minimal set has.
    pub always: Vec<Grant>,
    /// The rest: of each of these one set, whichever.
    pub choices: Vec<Sets>,
    /// How many minimal sets there are.
    pub count: Count,
    /// Where that is not known: the set is minimal, but a smaller one may exist.
    pub not_decided: Option<NotDecided>,
    /// The role that is nearest to it.
    pub role: Option<NearestRole>,
    /// The other actions that it allows and that what is held does not.
    pub unlocks: Vec<Unlocked>,
    /// Of how many actions that is not decided within the budget.
    pub unlocks_not_decided: usize,
    /// Whether the runtime says so too: all that is covered always is allowed with the set, and not without any one of its
    /// permissions.
    pub confirmed: bool,
}

/// When an action is covered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Covers {
    /// Whatever the facts are.
    Always,
    /// Where any set is enough; elsewhere these clauses refuse whoever asks.
    Where(Condition, Vec<Hindrance>),
    /// Never: these clauses refuse whoever asks.
    Never(Vec<Hindrance>),
}

/// The smallest set of permissions that, added to what the request says is held, allows all of `wanted`, each in a request of
/// its own; with the nearest role, and what else the set unlocks. The request's options are not looked at, its facts are.
/// The artifact must be of the same policy.
///
/// # Errors
///
/// - [`NotDecided`] where an action by itself passes the budget. Where only the set does, one is found that is minimal and
///   not proved the smallest: [`Least::not_decided`].
pub fn least(
    index: &PolicyIndex<'_>,
    policy: &Policy<'_>,
    wanted: &[Wanted<'_>],
    request: &Request<'_>,
    budget: Budget,
) -> Result<Least, NotDecided> {
    let request = request.with_options(&[]);
    let known = Known { index, policy, request: &request };
    let mut covers = Vec::new();
    let mut all = Vec::new();
    for one in wanted {
        let (covered, enough) = covered(&known, one, budget)?;
        covers.push(covered);
        all.extend(enough);
    }
    let found = parts::smallest(&known, &all, budget)?;
    let mut least = Least {
        covers,
        set: found.set(&known),
        always: found.always,
        choices: found.choices,
        count: found.count,
        not_decided: found.not_decided,
        role: nearest::nearest_role(&known, &all, budget)?,
        unlocks: Vec::new(),
        unlocks_not_decided: 0,
        confirmed: true,
    };
    let with = held_by(policy, &request, &least.set);
    (least.unlocks, least.unlocks_not_decided) = unlocks::unlocked(&known, wanted, &with, budget);
    least.confirmed = confirmed(&least, policy, wanted, &request);
    Ok(least)
}

/// When an action can be covered, and what besides what is held is enough then; nothing where it never can.
fn covered(known: &Known<'_>, wanted: &Wanted<'_>, budget: Budget) -> Result<(Covers, Option<Enough>), NotDecided> {
    let mut question = Question::new(known, Detail::AsDecided);
    let whole = question.action(wanted.action, &wanted.options);
    let clauses = clauses(wanted.action, &wanted.options);
    let parts: Vec<_> = clauses.iter().map(|clause| question.expr(&known.seen(&clause.expr))).collect();
    let roots: Vec<_> = parts.iter().copied().chain([whole]).collect();
    let answers = Arc::new(question.ask(&roots, budget)?);
    let held = held(&answers, known.policy, known.request);
    let space = &answers.space;
    let whole = answers.function(whole)?;
    let as_held = |enough: &Function| Some(Enough::new(answers.clone(), space.fixed(enough, &held)));

    let enough = space.always(&whole, answers.facts())?;
    if space.is_possible(&enough)? {
        return Ok((Covers::Always, as_held(&enough)));
    }
    let mut of_clauses: Vec<(&Arc<Clause>, Function)> = Vec::new();
    for (clause, part) in clauses.into_iter().zip(parts) {
        of_clauses.push((clause, answers.function(part)?));
    }
    let hindrances = hindrances(&answers, known, &of_clauses)?;
    let at_best = with_everything(&answers, &whole);
    if !space.is_possible(&at_best)? {
        return Ok((Covers::Never(hindrances), None));
    }
    let enough = space.always(&space.or(&space.not(&at_best), &whole)?, answers.facts())?;
    Ok((Covers::Where(Condition::of(&answers, known, &at_best)?, hindrances), as_held(&enough)))
}

/// Whether the runtime allows with the set what is covered always, and not all of it without one of the permissions, unless
/// that one is for what is covered under a condition only.
fn confirmed(least: &Least, policy: &Policy<'_>, wanted: &[Wanted<'_>], request: &Request<'_>) -> bool {
    let all = |held: &[u64]| {
        wanted.iter().zip(&least.covers).filter(|(_, covers)| **covers == Covers::Always).all(|(one, _)| {
            let Some(action) = policy.find_action(&one.action.id) else { return false };
            let options: Vec<_> = one.options.iter().filter_map(|option| policy.find_option(action, option)).collect();
            allows(policy, one.action, &request.with_options(&options), held)
        })
    };
    let conditional = least.covers.iter().any(|covers| matches!(covers, Covers::Where(..)));
    all(&held_by(policy, request, &least.set))
        && (conditional
            || least.set.iter().all(|left_out| {
                let others: Vec<&Grant> = least.set.iter().filter(|grant| *grant != left_out).collect();
                let mut without = held_by(policy, request, others);
                // What it brings is still held: just this one is not.
                let id = policy.find_permission(&left_out.to_string()).and_then(|id| policy.permission(id));
                id.into_iter().flat_map(|permission| permission.implies).for_each(|one| policy.hold(&mut without, one));
                !all(&without)
            }))
}

/// The permissions of a request, by name.
pub(crate) fn names_held(policy: &Policy<'_>, held: &[u64]) -> BTreeSet<Name> {
    let all = policy.permissions();
    let request = Request::default();
    let request = request.with_permissions(held);
    all.filter(|permission| request.holds(permission.id)).map(|permission| permission.name.into()).collect()
}
