//! What an action names, with all that it asks for with `can`, in the question's names.

use std::collections::{BTreeMap, BTreeSet};

use placet_compiler::{Action, Expr, FactTest, Name};

use super::pair::Side;

#[derive(Debug, Default)]
pub(super) struct Mentions {
    /// Permissions that are held, here or in a scope.
    pub(super) permissions: BTreeSet<Name>,
    /// Every fact that is read.
    pub(super) facts: BTreeSet<Name>,
    /// Facts of which `holds all of` is asked.
    pub(super) held: BTreeSet<Name>,
    /// Permissions that facts are said to name, by the fact.
    pub(super) named: BTreeMap<Name, BTreeSet<Name>>,
}

impl Mentions {
    /// Of an action with the options that `asked` says.
    pub(super) fn of(side: &Side<'_>, action: &Action, asked: &dyn Fn(&Name) -> bool) -> Mentions {
        let mut walk = Walk { side, found: Mentions::default(), seen: BTreeSet::new() };
        action.clauses.iter().for_each(|clause| walk.expr(&clause.expr));
        action.options.iter().filter(|one| asked(&one.id)).for_each(|one| walk.expr(&one.clause.expr));
        walk.found
    }

    /// These and those.
    pub(super) fn and(mut self, other: Mentions) -> Mentions {
        self.permissions.extend(other.permissions);
        self.facts.extend(other.facts);
        self.held.extend(other.held);
        for (fact, permissions) in other.named {
            self.named.entry(fact).or_default().extend(permissions);
        }
        self
    }
}

struct Walk<'a, 'p> {
    side: &'a Side<'p>,
    found: Mentions,
    seen: BTreeSet<(Name, Vec<Name>)>,
}

impl Walk<'_, '_> {
    fn expr(&mut self, expr: &Expr) {
        match expr {
            Expr::True | Expr::False | Expr::Parameter(_) => {}
            Expr::Holds(permission) | Expr::HoldsIn(permission, _) => {
                self.found.permissions.insert(self.side.permission(permission).clone());
            }
            Expr::HoldsAll(fact) => {
                let fact = self.side.fact(fact).clone();
                self.found.facts.insert(fact.clone());
                self.found.held.insert(fact);
            }
            Expr::Fact(test) => self.test(test),
            Expr::Not(inner) => self.expr(inner),
            Expr::All(parts) | Expr::Any(parts) => parts.iter().for_each(|part| self.expr(part)),
            Expr::When { condition, then, otherwise } => {
                [condition, then, otherwise].into_iter().for_each(|part| self.expr(part));
            }
            Expr::Can { action, options } => {
                if !self.seen.insert((action.clone(), options.clone())) {
                    return;
                }
                let Some(action) = self.side.index.action(action) else { return };
                action.clauses.iter().for_each(|clause| self.expr(&clause.expr));
                let asked = action.options.iter().filter(|option| options.contains(&option.id));
                asked.for_each(|option| self.expr(&option.clause.expr));
            }
        }
    }

    fn test(&mut self, test: &FactTest) {
        for fact in test.facts() {
            self.found.facts.insert(self.side.fact(fact).clone());
        }
        if let FactTest::IsPermission(fact, permission) | FactTest::ContainsPermission(fact, permission) = test {
            let (fact, permission) = (self.side.fact(fact).clone(), self.side.permission(permission).clone());
            self.found.named.entry(fact).or_default().insert(permission);
        }
    }
}
