//! Requests at random.

use std::collections::BTreeSet;

use super::rng::Rng;
use super::words::{DATES, NUMBERS, TEXTS};
use crate::reference::{Date, FactType, Granted, Reference, Request, Value};

/// A request to an action: options that it has, facts of the right types, some of them unknown.
pub fn random_request(rng: &mut Rng, policy: &Reference, action: &str) -> Request {
    let mut request = Request::default();
    // Much of what is interesting happens when nearly all is held.
    let held = *rng.pick(&[0, 20, 50, 80, 90, 100]);
    let known = *rng.pick(&[0, 40, 75, 95, 100]);
    let here = granted(rng, policy, held);
    (request.permissions, request.roles) = (here.permissions, here.roles);
    for scope in policy.scopes() {
        if rng.chance(70) {
            let held = *rng.pick(&[0, 50, 90, 100]);
            request.scopes.insert(scope.name.clone(), granted(rng, policy, held));
        }
    }
    request.options =
        policy.options(action).iter().filter(|_| rng.chance(35)).map(|option| option.id.clone()).collect();
    for fact in policy.facts() {
        if rng.chance(known) {
            request.facts.insert(fact.name.clone(), random_value(rng, policy, &fact.ty));
        }
    }
    request
}

/// What a user is given in one place, some of it by names that were changed since.
fn granted(rng: &mut Rng, policy: &Reference, percent: usize) -> Granted {
    let mut granted = Granted::default();
    for permission in policy.permissions() {
        if rng.chance(percent) {
            let name = if permission.formerly.is_empty() || rng.chance(60) {
                &permission.id
            } else {
                rng.pick(&permission.formerly)
            };
            granted.permissions.insert(name.clone());
        }
    }
    granted.roles = policy.roles().iter().filter(|_| rng.chance(10)).map(|role| role.id.clone()).collect();
    granted
}

/// A value of a type. Ids are few, so that things are often the same.
pub(super) fn random_value(rng: &mut Rng, policy: &Reference, ty: &FactType) -> Value {
    match ty {
        FactType::Boolean => Value::Boolean(rng.chance(50)),
        FactType::Number => {
            let near: f64 = rng.pick(NUMBERS).parse().unwrap();
            Value::Number(if near.abs() > 1e9 { near } else { near + *rng.pick(&[0.0, 0.0, -0.5, 0.25]) })
        }
        FactType::Date => {
            let date = Date::of(rng.pick::<&str>(DATES)).unwrap();
            let near = match rng.below(4) {
                0 => date.previous(),
                1 => date.next(),
                _ => None,
            };
            Value::Date(near.unwrap_or(date))
        }
        FactType::Text => Value::Text((*rng.pick(TEXTS)).to_owned()),
        FactType::OneOf(values) => Value::Value(rng.pick(values).clone()),
        FactType::Entity(_) => Value::Entity((*rng.pick(&["t1", "t2", "user", ""])).to_owned()),
        FactType::Permission => Value::Permission(match rng.chance(10) {
            true => "of_another_system".to_owned(),
            false => {
                let permission = rng.pick(policy.permissions());
                permission.formerly.first().filter(|_| rng.chance(30)).unwrap_or(&permission.id).clone()
            }
        }),
        FactType::Set(of) => {
            let count = rng.between(0, 3);
            let members = (0..count).map(|_| match random_value(rng, policy, of) {
                Value::Value(name) | Value::Text(name) | Value::Permission(name) | Value::Entity(name) => name,
                other => panic!("a set of {other:?}"),
            });
            Value::Set(members.collect::<BTreeSet<String>>())
        }
    }
}

/// The request as a command that a person can run.
pub fn command_line(path: &str, action: &str, request: &Request) -> String {
    let mut line = format!("placet decide {path} {action}");
    let join = |names: &BTreeSet<String>| names.iter().cloned().collect::<Vec<_>>().join(",");
    if !request.permissions.is_empty() {
        line.push_str(&format!(" --holds {}", join(&request.permissions)));
    }
    for role in &request.roles {
        line.push_str(&format!(" --role {role}"));
    }
    for (name, granted) in &request.scopes {
        line.push_str(&format!(" --holds-in '{name}={}'", join(&granted.permissions)));
        for role in &granted.roles {
            line.push_str(&format!(" --role-in '{name}={role}'"));
        }
    }
    for (name, value) in &request.facts {
        let value = match value {
            Value::Boolean(value) => value.to_string(),
            Value::Number(value) => value.to_string(),
            Value::Date(value) => value.to_string(),
            Value::Value(text) | Value::Text(text) | Value::Permission(text) | Value::Entity(text) => text.clone(),
            Value::Set(members) => join(members),
        };
        line.push_str(&format!(" --fact '{name}={value}'"));
    }
    for option in &request.options {
        line.push_str(&format!(" --option {option}"));
    }
    line
}
