//! What is said of a function without listing its worlds, held against the list.

use std::collections::{BTreeMap, BTreeSet};

use placet_compiler::{Answers, Atom};
use placet_logic::{Count, Function, Literal, NotDecided, Variable};

use super::Asked;
use super::worlds::Worlds;
use crate::generate::Rng;
use crate::reference::Reference;

/// Permissions of which the reference tries all sets.
const SETS_OF: usize = 7;

pub(super) fn check(
    reference: &Reference,
    answers: &Answers,
    functions: &[Function],
    worlds: &Worlds,
    asked: &[Asked],
    rng: &mut Rng,
) -> Result<(), String> {
    let checked = || -> Result<Option<String>, NotDecided> {
        let exact = answers.up_to().is_empty();
        let all = answers.space.variables();
        let theory = answers.space.count(&answers.space.theory(all)?, all);
        if exact && theory != Count::from(worlds.all.len() as u64) {
            return Ok(Some(format!("the theory allows {theory} worlds, and there are {}", worlds.all.len())));
        }
        for (at, function) in functions.iter().enumerate() {
            for found in [truth(answers, function, worlds, at)?, over_facts(answers, function, worlds, at)?] {
                if found.is_some() {
                    return Ok(found);
                }
            }
            if exact && let Some(found) = smallest(answers, function, worlds, at)? {
                return Ok(Some(found));
            }
        }
        match functions {
            [first, second] => pair(answers, first, second, worlds),
            _ => Ok(None),
        }
    };
    match checked() {
        Ok(None) => {}
        Ok(Some(found)) => return Err(found),
        Err(passed) => return Err(passed.to_string()),
    }
    for (at, one) in asked.iter().enumerate() {
        minimal_sets(reference, answers, &functions[at], worlds, one, rng)?;
    }
    Ok(())
}

/// Whether what is said of all worlds is so: where it is exact both ways, else in one.
fn wrong(answers: &Answers, what: &str, said: bool, found: bool) -> Option<String> {
    let is_wrong = if answers.up_to().is_empty() { said != found } else { said && !found };
    is_wrong.then(|| format!("{what}: said {said}, by the worlds {found}"))
}

fn truth(answers: &Answers, function: &Function, worlds: &Worlds, at: usize) -> Result<Option<String>, NotDecided> {
    let never = !answers.space.is_possible(function)?;
    let found = worlds.all.values().all(|(decided, _)| !decided[at]);
    let always = answers.space.is_certain(function)?;
    let all = worlds.all.values().all(|(decided, _)| decided[at]);
    let nobody = wrong(answers, &format!("nobody can do action {at}"), never, found);
    Ok(nobody.or_else(|| wrong(answers, &format!("everybody can do action {at}"), always, all)))
}

fn pair(answers: &Answers, first: &Function, second: &Function, worlds: &Worlds) -> Result<Option<String>, NotDecided> {
    let each = |so: &dyn Fn(bool, bool) -> bool| worlds.all.values().all(|(decided, _)| so(decided[0], decided[1]));
    let claims = [
        ("equal", answers.space.equal(first, second)?, each(&|one, other| one == other)),
        ("the first implies the second", answers.space.implies(first, second)?, each(&|one, other| !one || other)),
        ("the second implies the first", answers.space.implies(second, first)?, each(&|one, other| one || !other)),
    ];
    Ok(claims.into_iter().find_map(|(what, said, found)| wrong(answers, what, said, found)))
}

/// What holds whatever the facts are, and for some facts, of each set of permissions.
fn over_facts(
    answers: &Answers,
    function: &Function,
    worlds: &Worlds,
    at: usize,
) -> Result<Option<String>, NotDecided> {
    let always = answers.space.always(function, answers.facts())?;
    let sometimes = answers.space.sometimes(function, answers.facts())?;
    let mut found: BTreeMap<u32, (bool, bool)> = BTreeMap::new();
    for (world, (decided, _)) in &worlds.all {
        let known = found.entry(worlds.part(*world, answers.permissions())).or_insert((true, false));
        *known = (known.0 & decided[at], known.1 | decided[at]);
    }
    for (permissions, (all, some)) in found {
        let said = worlds.is_so(&answers.space, &always, permissions);
        let never = !worlds.is_so(&answers.space, &sometimes, permissions);
        let whatever = wrong(answers, &format!("action {at} whatever the facts, {permissions:b}"), said, all);
        let none = || wrong(answers, &format!("action {at} for no facts, {permissions:b}"), never, !some);
        if let Some(found) = whatever.or_else(none) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The fewest permissions of a world in which it is so; and that the world which is shown is one.
fn smallest(answers: &Answers, function: &Function, worlds: &Worlds, at: usize) -> Result<Option<String>, NotDecided> {
    let is_permission = |one: Variable| answers.atom(one).is_some_and(Atom::is_permission);
    let said = answers.space.smallest(function, &|one| u64::from(is_permission(one)))?;
    let matter: Vec<Variable> = answers.space.support(&answers.space.possible(function)?);
    let matter: Vec<Variable> = matter.into_iter().filter(|one| is_permission(*one)).collect();
    let so: BTreeSet<u32> =
        worlds.all.iter().filter(|(_, (decided, _))| decided[at]).map(|(world, _)| *world).collect();
    let fewest = so.iter().map(|world| worlds.part(*world, &matter).count_ones()).min();
    let weight = |world: &Vec<Literal>| world.iter().filter(|(one, value)| *value && is_permission(*one)).count();
    if said.as_ref().map(weight) != fewest.map(|fewest| fewest as usize) {
        return Ok(Some(format!("the smallest world of action {at}: said {said:?}, by the worlds {fewest:?}")));
    }
    let Some(said) = said else { return Ok(None) };
    let general = answers.space.generalised(function, &said, &|one| !is_permission(one))?;
    for world in [said, general] {
        let is_in = |one: &&u32| world.iter().all(|(variable, value)| worlds.bit(**one, *variable) == *value);
        let mut matching = worlds.all.keys().filter(is_in).peekable();
        if matching.peek().is_none() || !matching.all(|one| so.contains(one)) {
            return Ok(Some(format!("action {at} is not so, or can't be, in {world:?}")));
        }
    }
    Ok(None)
}

/// The minimal sets where the facts are known, by trying all sets.
fn minimal_sets(
    reference: &Reference,
    answers: &Answers,
    function: &Function,
    worlds: &Worlds,
    asked: &Asked,
    rng: &mut Rng,
) -> Result<(), String> {
    let space = &answers.space;
    let support = space.support(function);
    let holds_all = |one: &Variable| matches!(answers.atom(*one), Some(Atom::HoldsAll(_)));
    let permissions = support.iter().filter(|one| answers.permissions().contains(one)).count();
    if support.iter().any(holds_all) || permissions > SETS_OF {
        return Ok(());
    }
    let all: Vec<(&u32, &crate::reference::Request)> =
        worlds.all.iter().map(|(world, (_, request))| (world, request)).collect();
    for _ in 0..2 {
        let (world, known) = *rng.pick(&all);
        let facts: Vec<Literal> = answers.facts().iter().map(|one| (*one, worlds.bit(*world, *one))).collect();
        let left = space.fixed(function, &facts);
        let said = space.minimal_sets(&left, answers.permissions(), 64).map_err(|passed| passed.to_string())?;
        let name = |one: &Variable| answers.atom(*one).map(ToString::to_string).unwrap_or_default();
        let sets: Vec<Vec<String>> = said.sets.iter().map(|set| set.iter().map(name).collect()).collect();
        let mut request = asked.request();
        request.facts.clone_from(&known.facts);
        if reference.open(&asked.action, &request).unwrap() > SETS_OF + 1 {
            continue;
        }
        let found = reference.missing(&asked.action, &request).unwrap();
        if sets != found || said.count != Count::from(found.len() as u64) {
            return Err(format!("minimal sets of {asked:?}: said {sets:?}, {}, found {found:?}", said.count));
        }
    }
    Ok(())
}
