//! Whether the compiler and the runtime agree with the reference.
//!
//! A disagreement is a text that a person can act on: the seed, the policy, the request as a command, both answers.

mod forms;

use std::collections::{BTreeMap, BTreeSet};

use placet_compiler::{Compiler, Severity, SourceText, Sources};
use placet_runtime::{FactInput, Policy as Runtime, RequestBuffer, limits};

use crate::generate::{self, Policy, Rng, Size, command_line, random_request};
use crate::reference::{Reference, Request, Value};

/// What is wrong, for a person to read.
pub type Disagreement = String;

/// Checks the policy of a seed with so many requests. On a disagreement, looks for one of the same seed in a smaller
/// policy.
///
/// # Errors
///
/// The disagreement.
pub fn check_seed(seed: u64, decisions: usize) -> Result<(), Disagreement> {
    let checked = check(&generate::policy(seed, Size::USUAL), decisions);
    let Err(found) = checked else { return Ok(()) };
    let mut smaller = Size::SHRINKING.iter().map(|size| check(&generate::policy(seed, *size), decisions));
    Err(smaller.find_map(Result::err).unwrap_or(found))
}

/// Checks a policy with so many requests.
///
/// # Errors
///
/// The disagreement.
pub fn check(policy: &Policy, decisions: usize) -> Result<(), Disagreement> {
    let artifact = compile(policy)?;
    let reference = Reference::new(&policy.files);
    let runtime =
        Runtime::open(&artifact).map_err(|error| told(policy, &format!("the artifact doesn't open: {error}")))?;
    same_names(&reference, &runtime).map_err(|what| told(policy, &what))?;

    let mut rng = Rng::new(!policy.seed);
    let mut buffer = RequestBuffer::new(&runtime);
    let mut explanations = 2;
    for _ in 0..decisions {
        let action = rng.pick(reference.actions());
        // An action is still found by the ids that it had.
        let former = action.formerly.first().filter(|_| rng.chance(30));
        let action = former.unwrap_or(&action.id).clone();
        let request = random_request(&mut rng, &reference, &action);
        let checked = same_decision(&reference, &mut buffer, &action, &request, &mut explanations);
        checked.map_err(|what| told(policy, &format!("{}\n{what}", command_line(".", &action, &request))))?;
    }
    Ok(())
}

/// The policy's artifact. Its own tests have to pass.
///
/// # Errors
///
/// What the compiler has against the policy.
pub fn compile(policy: &Policy) -> Result<Vec<u8>, Disagreement> {
    let files = policy.files.iter().map(|(path, text)| SourceText { path: path.clone(), text: text.clone() });
    let compiler = Compiler::new(Sources { manifest: None, files: files.collect() });
    let diagnostics = compiler.mistakes();
    if let Some(error) = diagnostics.iter().find(|found| found.severity == Severity::Error) {
        let file = policy.files.iter().find(|(path, _)| *path == error.primary.file);
        let words = file.and_then(|(_, text)| text.get(error.primary.range.clone())).unwrap_or_default();
        let what = format!("the compiler finds an error, {}: {} at `{words}`", error.code, error.message);
        return Err(told(policy, &format!("{what}\nhelp: {}", error.help.clone().unwrap_or_default())));
    }
    let compiled = compiler.compile().map_err(|error| told(policy, &error.to_string()))?.compiled;
    if !compiled.inexact.is_empty() {
        return Err(told(policy, &format!("these are too large to be exact: {}", compiled.inexact.join(", "))));
    }
    for outcome in compiler.run_tests().map_err(|error| told(policy, &error.to_string()))? {
        if let Some(failure) = outcome.failures.first() {
            let what = format!("the test `{}` fails: expected {}, got {}", outcome.name, failure.expected, failure.got);
            return Err(told(policy, &what));
        }
    }
    Ok(compiled.artifact.clone())
}

fn told(policy: &Policy, what: &str) -> Disagreement {
    let mut text = format!("seed {}, {:?}\n{what}\n", policy.seed, policy.size);
    for (path, content) in &policy.files {
        text.push_str(&format!("---- {path}\n{content}\n"));
    }
    text
}

/// Whether both know the same permissions, facts, actions and options by the same names.
fn same_names(reference: &Reference, runtime: &Runtime<'_>) -> Result<(), Disagreement> {
    let expected: Vec<String> =
        reference.permissions().iter().map(|permission| format!("{} {:?}", permission.id, permission.label)).collect();
    let declared = runtime.permissions().filter(|permission| permission.scope.is_none());
    let got: Vec<String> = declared.map(|permission| format!("{} {:?}", permission.name, permission.label)).collect();
    same("permissions", &expected, &got)?;

    let expected: Vec<String> =
        reference.scopes().iter().map(|scope| format!("{} {:?}", scope.name, scope.label)).collect();
    let got: Vec<String> = runtime.scopes().map(|scope| format!("{} {:?}", scope.name, scope.label)).collect();
    same("scopes", &expected, &got)?;

    let mut expected: Vec<&str> = reference.facts().iter().map(|fact| fact.name.as_str()).collect();
    let mut got: Vec<&str> = runtime.facts().map(|fact| fact.name).collect();
    expected.sort_unstable();
    got.sort_unstable();
    same("facts", &expected, &got)?;

    let actions = reference.actions().iter().map(|action| {
        let options: Vec<_> =
            action.options.iter().map(|option| (option.id.as_str(), option.phrase.as_str())).collect();
        let sections: Vec<&str> = action.sections.iter().map(String::as_str).collect();
        (action.id.as_str(), format!("{:?} {sections:?} {options:?}", action.phrase))
    });
    let expected: BTreeMap<&str, String> = actions.collect();
    let actions = runtime.actions().map(|action| {
        let options: Vec<_> = action
            .options
            .filter_map(|option| runtime.option(option))
            .map(|option| (option.name, option.phrase))
            .collect();
        let sections: Vec<&str> = action.sections.collect();
        (action.name, format!("{:?} {sections:?} {options:?}", action.phrase))
    });
    same("actions", &expected, &actions.collect())
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, expected: &T, got: &T) -> Result<(), Disagreement> {
    if expected == got {
        Ok(())
    } else {
        Err(format!("the {what} differ\nreference: {expected:?}\nruntime:   {got:?}"))
    }
}

fn same_decision(
    reference: &Reference,
    buffer: &mut RequestBuffer<'_>,
    action: &str,
    request: &Request,
    explanations: &mut usize,
) -> Result<(), Disagreement> {
    let expected =
        reference.decide(action, request).map_err(|error| format!("the reference doesn't answer: {error:?}"))?;
    let got = decide(buffer, action, request)?;
    if expected != got {
        return Err(format!("reference: {}\nruntime:   {}", word(expected), word(got)));
    }
    forms::agree(buffer, action, got)?;
    // Trying all sets of permissions takes long where there are many.
    let open = reference.open(action, request).map_err(|error| format!("{error:?}"))?;
    if *explanations > 0 && open <= 9 && (!expected || request.permissions.len().is_multiple_of(4)) {
        *explanations -= 1;
        let all =
            reference.missing(action, request).map_err(|error| format!("the reference doesn't answer: {error:?}"))?;
        let explained = explain(buffer, action)?;
        let (allowed, sets, more) = (explained.allowed, explained.sets, explained.more);
        if allowed != expected {
            return Err(format!("decided: {}\nexplained: {}", word(expected), word(allowed)));
        }
        let (matter, asked) = reference.scopes_missing(action, request).map_err(|error| format!("{error:?}"))?;
        let (matter, asked) = if expected { Default::default() } else { (matter, asked) };
        let scopes = explained.missing_scopes;
        if !scopes.is_superset(&matter) || !scopes.is_subset(&asked) {
            return Err(format!(
                "the missing scopes are {scopes:?}; these matter: {matter:?}, these are asked: {asked:?}"
            ));
        }
        // What is allowed lacks nothing.
        let all: Vec<Vec<String>> = if expected { Vec::new() } else { all };
        let shown = &all[..all.len().min(limits::MISSING_SETS)];
        if shown != sets.as_slice() || more != (all.len() > limits::MISSING_SETS) {
            return Err(format!("the smallest sets differ\nreference: {all:?}\nruntime:   {sets:?}, more: {more}"));
        }
    }
    Ok(())
}

fn word(allow: bool) -> &'static str {
    if allow { "allow" } else { "deny" }
}

/// What the runtime says to a request; the buffer is left with the request in it.
///
/// # Errors
///
/// Where the runtime doesn't take the request.
pub fn decide(buffer: &mut RequestBuffer<'_>, action: &str, request: &Request) -> Result<bool, Disagreement> {
    fill(buffer, action, request).map_err(|error| format!("the runtime doesn't take the request: {error}"))?;
    let policy = *buffer.policy();
    let id = policy.find_action(action).ok_or_else(|| format!("the runtime has no action `{action}`"))?;
    let decision = policy.decide(id, &buffer.as_request()).map_err(|error| error.to_string())?;
    Ok(decision.is_allow())
}

fn fill(buffer: &mut RequestBuffer<'_>, action: &str, request: &Request) -> Result<(), placet_runtime::InputError> {
    buffer.clear();
    for permission in &request.permissions {
        buffer.hold(permission)?;
    }
    for role in &request.roles {
        buffer.role(role)?;
    }
    for (scope, granted) in &request.scopes {
        buffer.scope(scope)?;
        for permission in &granted.permissions {
            buffer.hold_in(scope, permission)?;
        }
        for role in &granted.roles {
            buffer.assume_role_in(scope, role)?;
        }
    }
    for (name, value) in &request.facts {
        match value {
            Value::Boolean(value) => buffer.fact(name, *value)?,
            Value::Number(value) => buffer.fact(name, *value)?,
            Value::Date(date) => buffer.fact(name, date.to_string().as_str())?,
            Value::Value(text) | Value::Text(text) | Value::Permission(text) | Value::Entity(text) => {
                buffer.fact(name, text.as_str())?;
            }
            Value::Set(members) => {
                let members: Vec<&str> = members.iter().map(String::as_str).collect();
                buffer.fact(name, FactInput::List(&members))?;
            }
        }
    }
    if let Some(id) = buffer.policy().find_action(action) {
        for option in &request.options {
            buffer.option(id, option)?;
        }
    }
    Ok(())
}

struct Explained {
    allowed: bool,
    sets: Vec<Vec<String>>,
    more: bool,
    missing_scopes: BTreeSet<String>,
}

fn explain(buffer: &RequestBuffer<'_>, action: &str) -> Result<Explained, Disagreement> {
    let policy = buffer.policy();
    let id = policy.find_action(action).ok_or_else(|| format!("the runtime has no action `{action}`"))?;
    let explanation = policy.explain(id, &buffer.as_request()).map_err(|error| error.to_string())?;
    let name = |id: &_| policy.permission(*id).map(|permission| permission.name.to_owned()).unwrap_or_default();
    let scope = |id: &_| policy.scope(*id).map(|scope| scope.name.to_owned()).unwrap_or_default();
    Ok(Explained {
        allowed: explanation.decision.is_allow(),
        sets: explanation.missing.sets.iter().map(|set| set.iter().map(name).collect()).collect(),
        more: explanation.missing.more,
        missing_scopes: explanation.missing_scopes.iter().map(scope).collect(),
    })
}
