//! Expressions to rules.

use std::collections::{BTreeMap, BTreeSet};

use placet_syntax::ast::{self, Comparison, Expr, Operand, Operator, Requirement, Word};

use super::Constant;
use super::declarations::{Declarations, FactType};
use super::rule::{Rule, Sign, Test};

/// The permissions that a template's parameters stand for; empty outside templates.
pub(super) type Parameters = BTreeMap<String, String>;

/// Turns expressions into rules, and notes the numbers that facts are compared with.
pub(super) struct Reader<'d> {
    pub(super) declarations: &'d Declarations,
    pub(super) parameters: Parameters,
    pub(super) constants: BTreeMap<usize, BTreeSet<Constant>>,
}

impl Reader<'_> {
    /// A clause: what is required, and when.
    pub(super) fn clause(
        &mut self,
        requirement: &Requirement,
        guard: Option<ast::Guard>,
        otherwise: Option<ast::Otherwise>,
    ) -> Rule {
        let then = self.requirement(requirement);
        let Some(guard) = guard else { return then };
        // Where nothing is said of the other case, nothing is required there.
        let otherwise = otherwise.map(|otherwise| self.requirement(&otherwise.requirement().unwrap()));
        Rule::when(self.condition(&guard), then, otherwise.unwrap_or(Rule::Nothing))
    }

    /// `forbidden`, always or under a condition.
    pub(super) fn forbidden(&mut self, guard: Option<ast::Guard>) -> Rule {
        match guard {
            Some(guard) => Rule::when(self.condition(&guard), Rule::Forbidden, Rule::Nothing),
            None => Rule::Forbidden,
        }
    }

    fn condition(&mut self, guard: &ast::Guard) -> Rule {
        let condition = self.expression(&guard.condition().unwrap());
        if guard.is_unless() { Rule::not(condition) } else { condition }
    }

    fn requirement(&mut self, requirement: &Requirement) -> Rule {
        match requirement {
            Requirement::Expr(expr) => self.expression(expr),
            Requirement::Nothing(_) => Rule::Nothing,
            Requirement::Forbidden(_) => Rule::Forbidden,
        }
    }

    fn expression(&mut self, expr: &Expr) -> Rule {
        let operands: Vec<Rule> = expr.operands().map(|operand| self.operand(&operand)).collect();
        match expr.operator() {
            Some(Operator::Or) => Rule::Any(operands),
            Some(Operator::And) | None => Rule::All(operands),
        }
    }

    fn operand(&mut self, operand: &Operand) -> Rule {
        match operand {
            Operand::Not(not) => {
                let inner = self.operand(&not.operand().unwrap());
                if not.negates() { Rule::not(inner) } else { inner }
            }
            Operand::Group(group) => self.expression(&group.expr().unwrap()),
            Operand::AnyOf(list) => Rule::Any(list.members().iter().map(|expr| self.expression(expr)).collect()),
            Operand::AllOf(list) => Rule::All(list.members().iter().map(|expr| self.expression(expr)).collect()),
            Operand::ByTable(table) => self.table(table),
            Operand::Can(can) => Rule::Can {
                action: can.action().unwrap().text(),
                options: can.with().iter().flat_map(|with| with.options()).map(|option| option.value()).collect(),
            },
            Operand::Test(test) => self.test(test),
            Operand::LabelRef(_) | Operand::BadOperand(_) => panic!("the policy has errors"),
        }
    }

    /// A table is one `if` a row: where the fact has one of the row's values, what the row says is required.
    fn table(&mut self, table: &ast::ByTable) -> Rule {
        let fact = self.fact(&table.fact().unwrap());
        let rows = table.rows().into_iter().map(|row| {
            let is_value = |value: &Word| match (&self.declarations.facts[fact].ty, value.text()) {
                (FactType::Boolean, "true") => Rule::Test(Test::True(fact)),
                (FactType::Boolean, _) => Rule::not(Rule::Test(Test::True(fact))),
                (_, value) => Rule::Test(Test::Is(fact, value.to_owned())),
            };
            let condition = Rule::Any(row.values().iter().map(is_value).collect());
            Rule::when(condition, self.requirement(&row.requirement().unwrap()), Rule::Nothing)
        });
        Rule::All(rows.collect())
    }

    /// A name alone is a permission or a boolean fact.
    fn test(&mut self, test: &ast::Test) -> Rule {
        let path = test.path().unwrap();
        let Some(comparison) = test.comparison() else {
            return match self.fact_named(&path) {
                Some(fact) => Rule::Test(Test::True(fact)),
                None => Rule::Holds(self.declarations.permission(&self.permission(&path)).unwrap()),
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
                Rule::Test(self.number(fact, sign, &ordering.value().unwrap()))
            }
            Comparison::Is(is) => {
                let fact = self.fact(&path);
                let positive = if let Some(list) = is.one_of() {
                    Rule::Any(list.values().iter().map(|value| Rule::Test(self.is(fact, value))).collect())
                } else if let Some(member) = is.is_in() {
                    Rule::Test(Test::Member(fact, self.fact(&member.set().unwrap())))
                } else {
                    Rule::Test(self.is(fact, &is.value().unwrap()))
                };
                if is.is_not() { Rule::not(positive) } else { positive }
            }
            Comparison::Slip(_) => panic!("the policy has errors"),
        }
    }

    fn is(&mut self, fact: usize, value: &ast::Value) -> Test {
        match &self.declarations.facts[fact].ty {
            FactType::Number => self.number(fact, Sign::Is, value),
            FactType::OneOf(values) if values.contains(&value.text()) => Test::Is(fact, value.text()),
            _ => match self.fact_named(&value.path().unwrap()) {
                Some(other) => Test::Same(fact, other),
                None => Test::Is(fact, self.permission(&value.path().unwrap())),
            },
        }
    }

    fn contains(&self, set: usize, value: &ast::Value) -> Test {
        let FactType::Set(of) = &self.declarations.facts[set].ty else { panic!("no set") };
        match &**of {
            FactType::OneOf(values) if values.contains(&value.text()) => Test::Contains(set, value.text()),
            _ => match self.fact_named(&value.path().unwrap()) {
                Some(member) => Test::Member(member, set),
                None => Test::Contains(set, self.permission(&value.path().unwrap())),
            },
        }
    }

    fn number(&mut self, fact: usize, sign: Sign, value: &ast::Value) -> Test {
        match value.number() {
            Some(number) => {
                let number: f64 = number.text().parse().unwrap();
                self.constants.entry(fact).or_default().insert(Constant(number));
                Test::Number(fact, sign, number)
            }
            None => Test::Numbers(fact, sign, self.fact(&value.path().unwrap())),
        }
    }

    fn fact(&self, path: &ast::Path) -> usize {
        self.fact_named(path).unwrap_or_else(|| panic!("no fact `{}`", path.text()))
    }

    /// A parameter hides whatever else has its name.
    fn fact_named(&self, path: &ast::Path) -> Option<usize> {
        if self.parameters.contains_key(&path.text()) { None } else { self.declarations.fact(&path.text()) }
    }

    /// The name of a permission: what a parameter stands for, or the path itself.
    pub(super) fn permission(&self, path: &ast::Path) -> String {
        self.parameters.get(&path.text()).cloned().unwrap_or_else(|| path.text())
    }
}
