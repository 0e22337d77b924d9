//! Requests and actions as they are typed on a command line.

use std::sync::Arc;

use placet_compiler::{Action, Name, Policy};
use placet_runtime::RequestBuffer;
use placet_syntax::slug::slug;

use crate::arguments;
use crate::near::did_you_mean;
use crate::problem::{Move, Problem};
use crate::request::{Given, Held, Mistake, Names, fill};
use crate::search::{self, Entry};

/// The action that is meant: one that is close enough is found.
pub(crate) fn action<'p>(policy: &'p Policy, typed: &str) -> Result<&'p Arc<Action>, Problem> {
    // A former id means the action that had it.
    let former = policy.actions.iter().find(|action| action.formerly.iter().any(|old| *old == typed));
    if let Some(former) = former {
        return Ok(former);
    }
    let entry = |action: &Arc<Action>| Entry {
        id: action.id.to_string(),
        sections: action.sections.clone(),
        phrase: action.phrase.clone(),
    };
    let entries: Vec<Entry> = policy.actions.iter().map(entry).collect();
    let at = search::choose(&entries, typed, true)?;
    policy.actions.get(at).ok_or_else(|| Problem::new(Move::Us, "a search left the list of actions"))
}

/// An action and the options of it that stand after a `with`.
pub(crate) fn action_with_options<'p>(
    policy: &'p Policy,
    typed: &str,
) -> Result<(&'p Arc<Action>, Vec<Name>), Problem> {
    let whole = action(policy, typed);
    // A name may have the word in it.
    let exact = whole.as_ref().is_ok_and(|action| action.id == typed || slug(&action.phrase) == slug(typed));
    match typed.rsplit_once(" with ") {
        Some((name, listed)) if !exact => {
            let action = action(policy, name.trim())?;
            let listed = listed.trim().trim_start_matches('(').trim_end_matches(')');
            let listed: Vec<String> = listed.split(',').map(str::to_owned).collect();
            Ok((action, options(action, &given(&listed))?))
        }
        _ => Ok((whole?, Vec::new())),
    }
}

/// Options by their ids, or by what people call them.
pub(crate) fn options(action: &Action, typed: &[String]) -> Result<Vec<Name>, Problem> {
    let mut options = Vec::new();
    for one in typed {
        let named = |option: &&placet_compiler::ActionOption| {
            option.id == one.as_str() || slug(&option.phrase) == slug(one.trim_start_matches("to "))
        };
        let Some(option) = action.options.iter().find(named) else {
            let known: Vec<&str> = action.options.iter().map(|option| option.id.as_str()).collect();
            let help = match known.as_slice() {
                [] => "it has no options".to_owned(),
                known => did_you_mean(one, known.iter().copied())
                    .unwrap_or_else(|| format!("it has `{}`", known.join("`, `"))),
            };
            return Err(Problem::caller(format!("the action `{}` has no option `{one}`", action.id)).help(help));
        };
        if !options.contains(&option.id) {
            options.push(option.id.clone());
        }
    }
    Ok(options)
}

/// Puts what is given into a request about an action.
pub(crate) fn fill_given(
    buffer: &mut RequestBuffer<'_>,
    action: Option<&Action>,
    given: &arguments::Given,
    options: &[Name],
) -> Result<(), Problem> {
    let names = Names {
        permissions: self::given(&given.holds),
        roles: self::given(&given.roles),
        facts: facts(&given.facts)?,
        options: options.iter().map(Name::to_string).collect(),
        scopes: scopes(&given.holds_in, &given.roles_in)?,
    };
    let policy = *buffer.policy();
    let mut ids = policy.actions().map(|action| action.id);
    let id = match action {
        Some(action) => policy.find_action(&action.id),
        None if policy.actions().next().is_none() => {
            return Err(Problem::new(Move::Author, "the policy declares no actions"));
        }
        None => ids.next(),
    };
    let id = id.ok_or_else(|| Problem::new(Move::Us, "the artifact lacks an action of its policy"))?;
    let wrong = |Mistake { message, help }| Problem { help, ..Problem::caller(message) };
    fill(buffer, id, &names).map_err(wrong)
}

/// The names of a list, without what two commas leave between them.
pub(crate) fn given(names: &[String]) -> Vec<String> {
    let names = names.iter().map(|name| name.trim());
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Facts, each as `NAME=VALUE`.
pub(crate) fn facts(given: &[String]) -> Result<Vec<(String, Given)>, Problem> {
    let mut facts: Vec<(String, Given)> = Vec::new();
    for fact in given {
        let Some((name, value)) = fact.split_once('=') else {
            let message = format!("the fact `{fact}` has no value");
            return Err(Problem::caller(message).help(format!("write it as `--fact {fact}=VALUE`")));
        };
        let name = name.trim();
        if facts.iter().any(|(other, _)| other == name) {
            let message = format!("the fact `{name}` is given twice");
            return Err(Problem::caller(message).help("give it one value; a set is one list with commas"));
        }
        facts.push((name.to_owned(), Given::Typed(value.to_owned())));
    }
    Ok(facts)
}

/// What is held in scopes, by scope, in the order that they are given in.
pub(crate) fn scopes(holds: &[String], roles: &[String]) -> Result<Vec<(String, Held)>, Problem> {
    let mut scopes: Vec<(String, Held)> = Vec::new();
    let holds = holds.iter().map(|given| ("holds-in", given));
    for (argument, one) in holds.chain(roles.iter().map(|given| ("role-in", given))) {
        let Some((scope, names)) = one.split_once('=') else {
            let message = format!("`{one}` names no scope and what is held in it");
            return Err(Problem::caller(message).help(format!("write it as `--{argument} SCOPE=ID,…`")));
        };
        let scope = scope.trim();
        let at = scopes.iter().position(|(other, _)| other == scope).unwrap_or(scopes.len());
        if at == scopes.len() {
            scopes.push((scope.to_owned(), Held::default()));
        }
        let names: Vec<String> = names.split(',').map(str::to_owned).collect();
        if let Some((_, held)) = scopes.get_mut(at) {
            let list = if argument == "role-in" { &mut held.roles } else { &mut held.permissions };
            list.extend(given(&names));
        }
    }
    Ok(scopes)
}
