//! Invariants: what is proved has no world against it, what is refuted has one.

use placet_compiler::{Answers, Atom, Expr, Invariant, InvariantForm, Location, PolicyIndex, Sources};
use placet_inspect::{Counterexample, Proof, Undecided, confirm, prove};
use placet_logic::Budget;

use super::Asked;
use super::worlds::Worlds;
use crate::generate::Rng;

/// Of a hundred policies, of how many the counterexamples are compiled as tests and run.
const CONFIRMED: usize = 3;

pub(super) fn check(
    index: &PolicyIndex<'_>,
    sources: &Sources,
    answers: &Answers,
    worlds: &Worlds,
    asked: &[Asked],
    rng: &mut Rng,
) -> Result<(), String> {
    let can = |one: &Asked| Expr::Can { action: one.action.clone(), options: one.options.clone() };
    let all = Expr::all(asked.iter().map(can));
    let implied = asked.get(1).map_or(Expr::False, can);
    let no_user = worlds.all.values().any(|(decided, _)| decided.iter().all(|one| *one));
    let always = worlds.all.values().any(|(decided, _)| decided[0] && !decided.get(1).is_some_and(|one| *one));
    let roles = index.policy().roles.iter().filter(|role| {
        let held = index.held_by_role(&role.id);
        let is_held = |atom: Option<&Atom>| matches!(atom, Some(Atom::Holds(permission)) if held.contains(permission));
        let permissions = answers.permissions().iter();
        let mut worlds = worlds.all.iter().filter(|(world, _)| {
            permissions.clone().all(|one| worlds.bit(**world, *one) == is_held(answers.atom(*one)))
        });
        worlds.any(|(_, (decided, _))| decided.iter().all(|one| *one))
    });
    let roles = roles.count();
    let claims = [
        (InvariantForm::NoUser, all.clone(), None, usize::from(no_user)),
        (InvariantForm::Always, can(&asked[0]), Some(implied), usize::from(always)),
        (InvariantForm::NoRole, all, None, roles),
    ];
    for (form, claim, implied, against) in claims {
        let text = format!("{form:?} {claim:?} {implied:?}");
        let invariant = Invariant { name: "claim".to_owned(), form, claim, implied, text, at: Location::default() };
        let proof = prove(index, &invariant, Budget::default());
        let found = match &proof {
            // Two facts that are compared are told apart by values here.
            Proof::Proved { up_to } if !up_to.is_empty() => continue,
            Proof::Proved { .. } => 0,
            Proof::Refuted(refutation) => refutation.count,
            // A case that no test can say is one all the same.
            Proof::NotDecided(Undecided::Unsayable(_)) if against > 0 => continue,
            Proof::NotDecided(_) if !answers.up_to().is_empty() => continue,
            Proof::NotDecided(why) => return Err(format!("{}: {why}", invariant.text)),
        };
        if found != against {
            return Err(format!("{}: {proof:?}, and by the worlds {against} against it", invariant.text));
        }
        if let Proof::Refuted(refutation) = &proof
            && rng.chance(CONFIRMED)
        {
            let cases: Vec<&Counterexample> = refutation.cases.iter().collect();
            if let Some(wrong) = confirm(sources, &cases).into_iter().find_map(Result::err) {
                return Err(format!("{}: {proof:?}: {wrong}", invariant.text));
            }
        }
    }
    Ok(())
}
