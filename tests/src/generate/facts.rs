//! Tests of facts.

use super::Generator;
use super::declarations::Fact;
use super::expressions::Scope;
use super::words::NUMBERS;
use crate::reference::FactType;

impl Generator {
    /// A test of some fact that is readable here; none where there is nothing to test.
    pub(super) fn fact_test(&mut self, scope: &Scope) -> Option<String> {
        let facts = self.readable(scope);
        // Some facts can only be compared with another one, which may not be there.
        for fact in self.rng.some(&facts, facts.len()) {
            let mut forms = Vec::new();
            self.forms(&fact, &facts, scope, &mut forms);
            if !forms.is_empty() {
                return Some(self.rng.pick(&forms).clone());
            }
        }
        None
    }

    /// The facts that may be read.
    pub(super) fn readable(&self, scope: &Scope) -> Vec<Fact> {
        let here = |fact: &&Fact| fact.resource.as_ref().is_none_or(|resource| scope.resources.contains(resource));
        self.names.facts.iter().filter(here).cloned().collect()
    }

    /// All ways to test one fact, alone and with each other one that it can be compared with.
    fn forms(&mut self, fact: &Fact, facts: &[Fact], scope: &Scope, forms: &mut Vec<String>) {
        let name = &fact.name;
        let not = if self.rng.chance(35) { " not" } else { "" };
        let permissions = self.permissions_here(scope);
        match &fact.ty {
            FactType::Boolean => forms.push(name.clone()),
            FactType::Number => {
                let sign = *self.rng.pick(&["<", "<=", ">", ">="]);
                let number = *self.rng.pick(NUMBERS);
                forms.push(format!("{name} is{not} {number}"));
                forms.push(format!("{name} {sign} {number}"));
            }
            FactType::OneOf(values) => {
                let value = self.rng.pick(values).clone();
                forms.push(format!("{name} is{not} {value}"));
                let list = self.list(values);
                forms.push(format!("{name} is{not} one of {list}"));
            }
            FactType::Permission => {
                forms.push(format!("{name} is{not} {}", self.rng.pick(&permissions)));
                let list = self.list(&permissions);
                forms.push(format!("{name} is{not} one of {list}"));
            }
            FactType::Set(of) => match &**of {
                FactType::OneOf(values) => forms.push(format!("{name} contains {}", self.rng.pick(values))),
                FactType::Permission => forms.push(format!("{name} contains {}", self.rng.pick(&permissions))),
                _ => {}
            },
            FactType::Entity(_) => {}
        }
        for other in facts {
            let with = &other.name;
            if with != name && comparable(&fact.ty, &other.ty) {
                forms.push(format!("{name} is{not} {with}"));
                if fact.ty == FactType::Number {
                    forms.push(format!("{name} {} {with}", self.rng.pick(&["<", "<=", ">", ">="])));
                }
            }
            if let FactType::Set(of) = &other.ty
                && comparable(&fact.ty, of)
            {
                forms.push(format!("{name} is{not} in {with}"));
                if matches!(fact.ty, FactType::Entity(_)) {
                    forms.push(format!("{with} contains {name}"));
                }
            }
        }
    }

    /// Some of these names in parentheses.
    fn list(&mut self, from: &[String]) -> String {
        let count = self.rng.between(1, 3);
        let mut names = self.rng.some(from, count);
        names.sort_unstable();
        names.dedup();
        self.rng.shuffle(&mut names);
        let trailing = if self.rng.chance(10) { "," } else { "" };
        format!("({}{trailing})", names.join(", "))
    }
}

/// Whether facts of these types can be the same. `one of` facts can where they have the same values, in any order.
fn comparable(one: &FactType, other: &FactType) -> bool {
    match (one, other) {
        (FactType::Boolean | FactType::Set(_), _) => false,
        (FactType::OneOf(one), FactType::OneOf(other)) => {
            one.len() == other.len() && one.iter().all(|value| other.contains(value))
        }
        _ => one == other,
    }
}
