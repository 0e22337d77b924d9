//! Names alone and compared with something.

use placet_syntax::ast::{self, Comparison, Path};

use super::Reader;
use crate::reference::declarations::FactType;
use crate::reference::rule::{Rule, Sign, Test};
use crate::reference::{Constant, Date};

impl Reader<'_> {
    /// A name alone is a permission or a boolean fact.
    pub(super) fn test(&mut self, test: &ast::Test) -> Rule {
        let path = test.path().unwrap();
        let Some(comparison) = test.comparison() else {
            return match self.fact_named(&path) {
                Some(fact) => Rule::Test(Test::True(fact)),
                None => self.holds(&path, test.scope(), Rule::All),
            };
        };
        match comparison {
            Comparison::HoldsAll(all) => Rule::HoldsAll(self.fact(&all.set().unwrap())),
            Comparison::Contains(contains) => {
                let set = self.fact(&path);
                Rule::Test(self.contains(set, &contains.value().unwrap()))
            }
            Comparison::Ordering(ordering) => {
                let sign = match ordering.sign().unwrap().text() {
                    "<" => Sign::Less,
                    "<=" => Sign::AtMost,
                    ">" => Sign::Greater,
                    _ => Sign::AtLeast,
                };
                let fact = self.fact(&path);
                Rule::Test(self.ordered(fact, sign, &ordering.value().unwrap()))
            }
            Comparison::Is(is) => {
                let positive = if let Some(list) = is.one_of() {
                    Rule::Any(list.values().iter().map(|value| self.is(&path, value)).collect())
                } else if let Some(member) = is.is_in() {
                    let set = self.fact(&member.set().unwrap());
                    Rule::Test(match self.variables.get(&path.text()) {
                        Some(known) => Test::Contains(set, known.clone()),
                        None => Test::Member(self.fact(&path), set),
                    })
                } else {
                    self.is(&path, &is.value().unwrap())
                };
                if is.is_not() { Rule::not(positive) } else { positive }
            }
            Comparison::Slip(_) => panic!("the policy has errors"),
        }
    }

    fn is(&mut self, path: &Path, value: &ast::Value) -> Rule {
        let name = self.name_of(value);
        if let Some(known) = self.variables.get(&path.text()) {
            return match value.path().and_then(|path| self.fact_named(&path)) {
                Some(fact) => Rule::Test(Test::Is(fact, known.clone())),
                None => Rule::always(*known == name),
            };
        }
        let fact = self.fact(path);
        Rule::Test(match &self.declarations.facts[fact].ty {
            FactType::Number | FactType::Date => self.ordered(fact, Sign::Is, value),
            FactType::OneOf(values) if values.contains(&name) => Test::Is(fact, name),
            _ => match value.string() {
                Some(text) => {
                    self.compared.texts.entry(fact).or_default().insert(text.value());
                    Test::Is(fact, text.value())
                }
                None => match self.fact_named(&value.path().unwrap()) {
                    Some(other) => Test::Same(fact, other),
                    None => Test::Is(fact, self.plain_name(&value.path().unwrap())),
                },
            },
        })
    }

    fn contains(&self, set: usize, value: &ast::Value) -> Test {
        let FactType::Set(of) = &self.declarations.facts[set].ty else { panic!("no set") };
        let name = self.name_of(value);
        match &**of {
            FactType::OneOf(values) if values.contains(&name) => Test::Contains(set, name),
            _ => match value.string() {
                Some(text) => Test::Contains(set, text.value()),
                None => match self.fact_named(&value.path().unwrap()) {
                    Some(member) => Test::Member(member, set),
                    None => Test::Contains(set, self.plain_name(&value.path().unwrap())),
                },
            },
        }
    }

    /// A value's name as it is written; of a variable, the value that it stands for.
    fn name_of(&self, value: &ast::Value) -> String {
        self.variables.get(&value.text()).cloned().unwrap_or_else(|| value.text())
    }

    /// A number or a date compared with a constant or with another fact.
    fn ordered(&mut self, fact: usize, sign: Sign, value: &ast::Value) -> Test {
        if let Some(number) = value.number() {
            let number: f64 = number.text().parse().unwrap();
            self.compared.numbers.entry(fact).or_default().insert(Constant(number));
            Test::Number(fact, sign, number)
        } else if let Some(date) = value.date() {
            let date = Date::of(date.text()).unwrap();
            self.compared.dates.entry(fact).or_default().insert(date);
            Test::Date(fact, sign, date)
        } else {
            Test::Ordered(fact, sign, self.fact(&value.path().unwrap()))
        }
    }
}
