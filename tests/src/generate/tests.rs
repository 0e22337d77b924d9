//! Tests in policies. What they expect is what the reference says, so all of them pass.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{above, label};
use super::{Generator, requests};
use crate::reference::{FactType, Reference, Request, Value};

impl Generator {
    pub(super) fn tests(&mut self, policy: &Reference) {
        let count = self.rng.between(1, 2);
        for at in 0..count {
            let mut lines = Vec::new();
            let mut request = Request::default();
            self.say_permissions(&mut request, &mut lines);
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

    fn say_permissions(&mut self, request: &mut Request, lines: &mut Vec<String>) {
        let user = self.names.subject.clone();
        let count = self.rng.between(0, self.names.permissions.len());
        let held = self.rng.some(&self.names.permissions, count);
        if !held.is_empty() {
            lines.push(format!("{user} holds {}", held.join(", ")));
            request.permissions.extend(held);
        }
        if !self.names.roles.is_empty() && self.rng.chance(40) {
            let roles = self.rng.some(&self.names.roles, 2);
            let word = if roles.len() > 1 { "roles" } else { "role" };
            lines.push(format!("{user} has {word} {}", roles.join(", ")));
            request.roles.extend(roles);
        }
    }

    /// What the test says of facts. Things get ids by classes, so that what is said of them never contradicts itself.
    fn say_facts(&mut self, policy: &Reference, request: &mut Request, lines: &mut Vec<String>) {
        let facts = policy.facts();
        let is_class = |fact: usize, class: usize| format!("class {}", (fact + class) % 2);
        let turn = self.rng.below(2);
        let mut sets: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for (at, fact) in facts.iter().enumerate() {
            if self.rng.chance(40) {
                continue;
            }
            let name = &fact.name;
            match &fact.ty {
                FactType::Boolean | FactType::Number | FactType::OneOf(_) | FactType::Permission => {
                    let value = requests::random_value(&mut self.rng, policy, &fact.ty);
                    lines.push(match &value {
                        Value::Boolean(true) if self.rng.chance(50) => name.clone(),
                        Value::Boolean(false) if self.rng.chance(50) => format!("not {name}"),
                        Value::Boolean(value) => format!("{name} is {value}"),
                        Value::Number(value) => format!("{name} is {value}"),
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
                    let (mine, its) = (is_class(at, turn), is_class(other, turn));
                    let not = if mine == its { "" } else { " not" };
                    lines.push(format!("{name} is{not} {}", facts[other].name));
                    request.facts.insert(name.clone(), Value::Entity(mine));
                    request.facts.insert(facts[other].name.clone(), Value::Entity(its));
                }
                FactType::Set(of) => match &**of {
                    FactType::Entity(_) => {
                        let members: Vec<usize> = (0..facts.len()).filter(|member| facts[*member].ty == **of).collect();
                        let member = *self.rng.pick(&members);
                        let class = is_class(member, turn);
                        let set = sets.entry(name).or_default();
                        let member = &facts[member].name;
                        request.facts.insert(member.clone(), Value::Entity(class.clone()));
                        match self.rng.below(3) {
                            0 => lines.push(format!("{member} is not in {name}")),
                            1 => {
                                lines.push(format!("{member} is in {name}"));
                                set.insert(class);
                            }
                            _ => {
                                lines.push(format!("{name} contains {member}"));
                                set.insert(class);
                            }
                        }
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
