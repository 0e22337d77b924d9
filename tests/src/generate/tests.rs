//! Tests in policies. What they expect is what the reference says, so all of them pass.

use std::collections::{BTreeMap, BTreeSet};

use super::names::Visible;
use super::words::{TEXTS, above, label, quoted};
use super::{Generator, requests};
use crate::reference::{FactType, Granted, Reference, Request, Value};

/// With how many permissions all sets of them are still tried.
const TRIED: usize = 9;

impl Generator {
    pub(super) fn tests(&mut self, policy: &Reference) {
        let count = self.rng.between(1, 2);
        for at in 0..count {
            let mut lines = Vec::new();
            let mut request = Request::default();
            self.say_permissions(policy, &mut request, &mut lines);
            self.say_facts(policy, &mut request, &mut lines);
            self.rng.shuffle(&mut lines);
            let count = self.rng.between(1, 3);
            for _ in 0..count {
                let line = self.expectation(policy, &mut request);
                lines.push(line);
            }
            let body: String = lines.iter().map(|line| format!("    {line}\n")).collect();
            let name = label(&mut self.rng).trim_end_matches('"').to_owned();
            let text = format!("{}test {name} {at}\" {{\n{body}}}", above(&mut self.rng));
            self.items.push(text);
        }
    }

    fn say_permissions(&mut self, policy: &Reference, request: &mut Request, lines: &mut Vec<String>) {
        let here = self.say_granted(policy, "", lines);
        (request.permissions, request.roles) = (here.permissions, here.roles);
        for scope in self.names.scopes.clone() {
            if self.rng.chance(50) {
                let mut own = Vec::new();
                let granted = self.say_granted(policy, &format!(" in {scope}"), &mut own);
                if own.is_empty() {
                    own.push(format!("{} holds nothing in {scope}", self.names.subject));
                }
                lines.extend(own);
                request.scopes.insert(scope, granted);
            }
        }
    }

    /// Lines that say what the user holds and what roles the user has, here or in a scope.
    fn say_granted(&mut self, policy: &Reference, place: &str, lines: &mut Vec<String>) -> Granted {
        let user = self.names.subject.clone();
        let mut granted = Granted::default();
        let count = self.rng.between(0, self.names.permissions.len());
        let mut held = self.rng.some(&self.names.permissions, count);
        granted.permissions.extend(held.clone());
        if self.rng.chance(20) {
            let pattern = self.pattern_in_list(&Visible::default());
            granted.permissions.extend(policy.fitting(&pattern));
            held.push(pattern);
        }
        self.rng.shuffle(&mut held);
        if !held.is_empty() {
            lines.push(format!("{user} holds {}{place}", held.join(", ")));
        }
        if !self.names.roles.is_empty() && self.rng.chance(40) {
            let roles = self.rng.some(&self.names.roles, 2);
            let word = if roles.len() > 1 { "roles" } else { "role" };
            lines.push(format!("{user} has {word} {}{place}", roles.join(", ")));
            granted.roles.extend(roles);
        }
        granted
    }

    /// What the test says of facts. Things are dealt to two classes, and only what is in one class is ever said to be the
    /// same, so that a test never contradicts itself. Different they are unless the test says that they are the same.
    fn say_facts(&mut self, policy: &Reference, request: &mut Request, lines: &mut Vec<String>) {
        let facts = policy.facts();
        let mut same: Vec<usize> = (0..facts.len()).collect();
        let mut named: BTreeSet<usize> = BTreeSet::new();
        let mut members_of: BTreeMap<&str, Option<usize>> = BTreeMap::new();
        let mut sets: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for (at, fact) in facts.iter().enumerate() {
            if self.rng.chance(40) {
                continue;
            }
            let name = &fact.name;
            match &fact.ty {
                FactType::Boolean
                | FactType::Number
                | FactType::Date
                | FactType::Text
                | FactType::OneOf(_)
                | FactType::Permission => {
                    let value = requests::random_value(&mut self.rng, policy, &fact.ty);
                    lines.push(match &value {
                        Value::Boolean(true) if self.rng.chance(50) => name.clone(),
                        Value::Boolean(false) if self.rng.chance(50) => format!("not {name}"),
                        Value::Boolean(value) => format!("{name} is {value}"),
                        Value::Number(value) => format!("{name} is {value}"),
                        Value::Date(value) => format!("{name} is {value}"),
                        Value::Text(value) => format!("{name} is {}", quoted(value)),
                        Value::Permission(value) if !self.names.permissions.contains(value) => continue,
                        Value::Value(value) | Value::Permission(value) => format!("{name} is {value}"),
                        Value::Entity(_) | Value::Set(_) => panic!("a value of another type"),
                    });
                    request.facts.insert(name.clone(), value);
                }
                FactType::Entity(_) => {
                    let others: Vec<usize> =
                        (0..facts.len()).filter(|other| *other != at && facts[*other].ty == fact.ty).collect();
                    if others.is_empty() {
                        continue;
                    }
                    let other = *self.rng.pick(&others);
                    let is_same = at % 2 == other % 2;
                    let not = if is_same { "" } else { " not" };
                    lines.push(format!("{name} is{not} {}", facts[other].name));
                    named.extend([at, other]);
                    if is_same {
                        let (mine, its) = (same[at], same[other]);
                        same.iter_mut().filter(|class| **class == its).for_each(|class| *class = mine);
                    }
                }
                FactType::Set(of) => match &**of {
                    FactType::Entity(_) => {
                        let members: Vec<usize> = (0..facts.len()).filter(|member| facts[*member].ty == **of).collect();
                        let member = *self.rng.pick(&members);
                        let with = &facts[member].name;
                        named.insert(member);
                        let (line, is_in) = match self.rng.below(3) {
                            0 => (format!("{with} is not in {name}"), false),
                            1 => (format!("{with} is in {name}"), true),
                            _ => (format!("{name} contains {with}"), true),
                        };
                        lines.push(line);
                        members_of.insert(name, is_in.then_some(member));
                    }
                    FactType::Text => {
                        let text = (*self.rng.pick(TEXTS)).to_owned();
                        lines.push(format!("{name} contains {}", quoted(&text)));
                        sets.entry(name).or_default().insert(text);
                    }
                    other => {
                        let value = requests::random_value(&mut self.rng, policy, other);
                        let (Value::Value(value) | Value::Permission(value)) = value else { panic!("no member") };
                        if matches!(other, FactType::Permission) && !self.names.permissions.contains(&value) {
                            continue;
                        }
                        lines.push(format!("{name} contains {value}"));
                        sets.entry(name).or_default().insert(value);
                    }
                },
            }
        }
        let id = |fact: usize| format!("class {}", same[fact]);
        request.facts.extend(named.iter().map(|fact| (facts[*fact].name.clone(), Value::Entity(id(*fact)))));
        for (name, member) in members_of {
            sets.insert(name, member.map(id).into_iter().collect());
        }
        request.facts.extend(sets.into_iter().map(|(name, members)| (name.to_owned(), Value::Set(members))));
    }

    fn expectation(&mut self, policy: &Reference, request: &mut Request) -> String {
        let action = self.rng.pick(policy.actions());
        let options: Vec<String> = action.options.iter().map(|option| option.id.clone()).collect();
        let count = self.rng.between(0, options.len().min(2));
        let options = self.rng.some(&options, count);
        let with = match options.as_slice() {
            [] => String::new(),
            [one] if self.rng.chance(50) => format!(" with {one}"),
            more => format!(" with ({})", more.join(", ")),
        };
        request.options = options.into_iter().collect();
        if policy.decide(&action.id, request).unwrap() {
            return format!("allow {}{with}", action.id);
        }
        let deny = format!("deny {}{with}", action.id);
        if policy.open(&action.id, request).unwrap() > TRIED {
            return deny;
        }
        let missing = policy.missing(&action.id, request).unwrap();
        if missing.is_empty() || missing.iter().any(Vec::is_empty) || self.rng.chance(25) {
            return deny;
        }
        if missing.len() <= 4 && self.rng.chance(60) {
            let sets: Vec<String> = missing.iter().map(|set| format!("({})", set.join(", "))).collect();
            let between = *self.rng.pick(&[" or ", "\n        or "]);
            return format!("{deny} missing {}", sets.join(between));
        }
        let set = self.rng.pick(&missing[..missing.len().min(16)]);
        format!("{deny} missing {}", set.join(", "))
    }
}
