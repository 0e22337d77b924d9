//! Tests of facts.

use super::Generator;
use super::declarations::Fact;
use super::names::Visible;
use super::words::{DATES, NUMBERS, TEXTS, quoted};
use crate::reference::FactType;

impl Generator {
    /// A test of some fact that is readable here; none where there is nothing to test.
    pub(super) fn fact_test(&mut self, visible: &Visible) -> Option<String> {
        if visible.variable.is_some() && self.rng.chance(30) {
            return self.variable_test(visible);
        }
        let facts = self.readable(visible);
        // Some facts can only be compared with another one, which may not be there.
        for fact in self.rng.some(&facts, facts.len()) {
            let mut forms = Vec::new();
            self.forms(&fact, &facts, visible, &mut forms);
            if !forms.is_empty() {
                return Some(self.rng.pick(&forms).clone());
            }
        }
        None
    }

    /// A test of the variable of a `for each`.
    fn variable_test(&mut self, visible: &Visible) -> Option<String> {
        let (name, values) = visible.variable.as_ref()?;
        let not = if self.rng.chance(35) { " not" } else { "" };
        let mut forms = vec![
            format!("{name} is{not} {}", self.rng.pick(values)),
            format!("{name} is{not} one of {}", self.list(values)),
        ];
        let own = FactType::OneOf(values.clone());
        for fact in self.readable(visible) {
            let other = &fact.name;
            match &fact.ty {
                ty if comparable(ty, &own) => {
                    forms.extend([format!("{name} is{not} {other}"), format!("{other} is{not} {name}")]);
                }
                FactType::Set(of) if comparable(of, &own) => {
                    forms.extend([format!("{name} is{not} in {other}"), format!("{other} contains {name}")]);
                }
                _ => {}
            }
        }
        Some(self.rng.pick(&forms).clone())
    }

    /// The facts that may be read.
    pub(super) fn readable(&self, visible: &Visible) -> Vec<Fact> {
        let here = |fact: &&Fact| fact.resource.as_ref().is_none_or(|resource| visible.resources.contains(resource));
        self.names.facts.iter().filter(here).cloned().collect()
    }

    /// All ways to test one fact, alone and with each other one that it can be compared with.
    fn forms(&mut self, fact: &Fact, facts: &[Fact], visible: &Visible, forms: &mut Vec<String>) {
        let name = &fact.name;
        let not = if self.rng.chance(35) { " not" } else { "" };
        let permissions = self.permissions_here(visible);
        match &fact.ty {
            FactType::Boolean => forms.push(name.clone()),
            FactType::Number => self.ordered_forms(name, NUMBERS, forms),
            FactType::Date => self.ordered_forms(name, DATES, forms),
            FactType::Text => {
                let texts: Vec<String> = TEXTS.iter().map(|text| quoted(text)).collect();
                forms.push(format!("{name} is{not} {}", self.rng.pick(&texts)));
                let list = self.list(&texts);
                forms.push(format!("{name} is{not} one of {list}"));
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
                FactType::Text => forms.push(format!("{name} contains {}", quoted(self.rng.pick::<&str>(TEXTS)))),
                _ => {}
            },
            FactType::Entity(_) => {}
        }
        for other in facts {
            let with = &other.name;
            if with != name && comparable(&fact.ty, &other.ty) {
                forms.push(format!("{name} is{not} {with}"));
                if matches!(fact.ty, FactType::Number | FactType::Date) {
                    forms.push(format!("{name} {} {with}", self.rng.pick(&["<", "<=", ">", ">="])));
                }
            }
            if let FactType::Set(of) = &other.ty
                && comparable(&fact.ty, of)
            {
                forms.push(format!("{name} is{not} in {with}"));
                if !matches!(fact.ty, FactType::OneOf(_)) {
                    forms.push(format!("{with} contains {name}"));
                }
            }
        }
    }

    /// The ways to compare a number or a date with constants.
    fn ordered_forms(&mut self, name: &str, constants: &[&str], forms: &mut Vec<String>) {
        let not = if self.rng.chance(35) { " not" } else { "" };
        let sign = *self.rng.pick(&["<", "<=", ">", ">="]);
        let constant = *self.rng.pick(constants);
        forms.push(format!("{name} is{not} {constant}"));
        forms.push(format!("{name} {sign} {constant}"));
        if self.rng.chance(20) {
            let constants: Vec<String> = constants.iter().map(|constant| (*constant).to_owned()).collect();
            forms.push(format!("{name} is{not} one of {}", self.list(&constants)));
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
