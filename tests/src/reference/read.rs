//! Expressions to rules.

mod comparisons;

use std::collections::BTreeMap;

use placet_syntax::ast::{self, Expr, Operand, Operator, Path, Requirement, Word};

use super::Compared;
use super::declarations::{Declarations, FactType};
use super::held::Holding;
use super::rule::{Rule, Test};

/// The permissions and nodes that a template's parameters stand for; empty outside templates.
pub(super) type Parameters = BTreeMap<String, String>;

/// Turns expressions into rules, and notes what facts are compared with.
pub(super) struct Reader<'d> {
    pub(super) declarations: &'d Declarations,
    pub(super) parameters: Parameters,
    /// The value that the variable of a `for each` stands for; empty outside.
    pub(super) variables: BTreeMap<String, String>,
    pub(super) compared: Compared,
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

    /// `for each v in S …`: for every value that S may have in it, either it isn't in S or the clause holds for it.
    pub(super) fn for_each(&mut self, for_each: &ast::ForEach) -> Rule {
        let set = self.fact(&for_each.set().unwrap());
        let FactType::Set(of) = &self.declarations.facts[set].ty else { panic!("no set") };
        let FactType::OneOf(values) = &**of else { panic!("a set of something without values") };
        let variable = for_each.variable().unwrap().value();
        let requires = for_each.requires().unwrap();
        let mut rules = Vec::new();
        for value in values {
            self.variables.insert(variable.clone(), value.clone());
            let clause = self.clause(&requires.requirement().unwrap(), requires.guard(), requires.otherwise());
            let is_in = Rule::Test(Test::Contains(set, value.clone()));
            rules.push(Rule::when(is_in, clause, Rule::Nothing));
        }
        self.variables.clear();
        Rule::All(rules)
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
            Operand::AnyOf(any) => match any.pattern() {
                Some(pattern) => self.holds(&pattern, any.scope(), Rule::Any),
                None => Rule::Any(any.members().iter().map(|expr| self.expression(expr)).collect()),
            },
            Operand::AllOf(all) => match all.pattern() {
                Some(pattern) => self.holds(&pattern, all.scope(), Rule::All),
                None => Rule::All(all.members().iter().map(|expr| self.expression(expr)).collect()),
            },
            Operand::ByTable(table) => self.table(table),
            Operand::Can(can) => Rule::Can {
                action: can.action().unwrap().text(),
                options: can.with().iter().flat_map(|with| with.options()).map(|option| option.value()).collect(),
            },
            Operand::Test(test) => self.test(test),
            Operand::LabelRef(_) | Operand::BadOperand(_) => panic!("the policy has errors"),
        }
    }

    /// The user holds what the name stands for, here or in the scope.
    fn holds(&self, path: &Path, scope: Option<Word>, combined: fn(Vec<Rule>) -> Rule) -> Rule {
        let place = |name: Word| self.declarations.scopes.iter().position(|scope| scope.name == name.text()).unwrap();
        let scope = scope.map(place);
        let holds = |permission| Rule::Holds(Holding { scope, permission });
        self.named(path, |members| combined(members.into_iter().map(holds).collect()))
    }

    /// A table is one `if` a row: where the fact has one of the row's values, what the row says is required.
    fn table(&mut self, table: &ast::ByTable) -> Rule {
        let fact = table.fact().unwrap();
        let rows = table.rows().into_iter().map(|row| {
            let condition = Rule::Any(row.values().iter().map(|value| self.has_value(&fact, value.text())).collect());
            Rule::when(condition, self.requirement(&row.requirement().unwrap()), Rule::Nothing)
        });
        Rule::All(rows.collect())
    }

    /// Whether a fact or a variable has the value that a row of a table is for.
    fn has_value(&self, path: &Path, value: &str) -> Rule {
        if let Some(known) = self.variables.get(&path.text()) {
            return Rule::always(known == value);
        }
        let fact = self.fact(path);
        match (&self.declarations.facts[fact].ty, value) {
            (FactType::Boolean, "true") => Rule::Test(Test::True(fact)),
            (FactType::Boolean, _) => Rule::not(Rule::Test(Test::True(fact))),
            (_, value) => Rule::Test(Test::Is(fact, value.to_owned())),
        }
    }

    pub(super) fn fact(&self, path: &Path) -> usize {
        self.fact_named(path).unwrap_or_else(|| panic!("no fact `{}`", path.text()))
    }

    /// A parameter hides whatever else has its name.
    fn fact_named(&self, path: &Path) -> Option<usize> {
        if self.parameters.contains_key(&path.text()) { None } else { self.declarations.fact(&path.text()) }
    }
}
