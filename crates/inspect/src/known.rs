use std::collections::BTreeSet;

use placet_compiler::{Expr, FactTest, FactType, Name, PolicyIndex, Source};
use placet_runtime::{FactValue, PermissionId, Policy, Request};

/// A policy as it is where a request says some facts: tests of those are taken as they come out, the others are open.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    pub(crate) index: &'a PolicyIndex<'a>,
    pub(crate) policy: &'a Policy<'a>,
    pub(crate) request: &'a Request<'a>,
}

impl Source for Known<'_> {
    fn fact(&self, name: &Name) -> Option<&FactType> {
        self.index.fact(name)
    }

    fn subject(&self) -> &Name {
        self.index.subject()
    }

    fn permissions(&self) -> &[Name] {
        self.index.permissions()
    }

    fn place(&self, permission: &Name) -> Option<usize> {
        self.index.place(permission)
    }

    fn scope_place(&self, scope: &Name) -> Option<usize> {
        self.index.scope_place(scope)
    }

    fn brought(&self, permission: &Name) -> BTreeSet<Name> {
        self.index.brought(permission)
    }

    fn requirement(&self, action: &Name, options: &[Name], visit: &mut dyn FnMut(&Expr)) {
        self.index.requirement(action, options, &mut |expr| visit(&self.seen(expr)));
    }
}

impl Known<'_> {
    /// The expression with what is known put in.
    pub(crate) fn seen(&self, expr: &Expr) -> Expr {
        match expr {
            Expr::Fact(test) => match self.truth(test) {
                Some(true) => Expr::True,
                Some(false) => Expr::False,
                None => expr.clone(),
            },
            Expr::HoldsAll(fact) => self.holds_all(fact).unwrap_or_else(|| expr.clone()),
            Expr::Not(inner) => self.seen(inner).not(),
            Expr::All(parts) => Expr::all(parts.iter().map(|part| self.seen(part))),
            Expr::Any(parts) => Expr::any(parts.iter().map(|part| self.seen(part))),
            Expr::When { condition, then, otherwise } => {
                Expr::when(self.seen(condition), self.seen(then), self.seen(otherwise))
            }
            _ => expr.clone(),
        }
    }

    fn value(&self, fact: &Name) -> FactValue<'_> {
        self.policy.find_fact(fact).map(|id| self.request.fact(id)).unwrap_or_default()
    }

    /// How a test comes out, where the facts that it reads are known.
    fn truth(&self, test: &FactTest) -> Option<bool> {
        use FactValue::{Boolean, Date, Number, Text, Texts, Unknown, Value};
        match test {
            FactTest::True(fact) => match self.value(fact) {
                Boolean(value) => Some(value),
                _ => None,
            },
            FactTest::Is(fact, value) => match self.value(fact) {
                Value(own) => Some(self.ordinal(fact, value) == Some(own)),
                _ => None,
            },
            FactTest::IsPermission(fact, permission) => match self.value(fact) {
                Unknown => None,
                value => Some(self.permission(permission).is_some_and(|one| value == FactValue::Permission(one))),
            },
            FactTest::LessThan(fact, bound) => self.number(fact).map(|own| own < bound.0),
            FactTest::AtMost(fact, bound) => self.number(fact).map(|own| own <= bound.0),
            FactTest::IsText(fact, text) => match self.value(fact) {
                Text(own) => Some(own == text.as_str()),
                _ => None,
            },
            FactTest::Same(a, b) | FactTest::FactEqual(a, b) => match (self.value(a), self.value(b)) {
                (Unknown, _) | (_, Unknown) => None,
                (a, b) => Some(a == b),
            },
            FactTest::FactLess(a, b) => match (self.value(a), self.value(b)) {
                (Number(a), Number(b)) => Some(a < b),
                (Date(a), Date(b)) => Some(a < b),
                _ => None,
            },
            FactTest::Member(one, set) => match (self.value(one), self.value(set)) {
                (FactValue::Entity(id), FactValue::Entities(ids)) => Some(ids.contains(id)),
                (Text(text), Texts(texts)) => Some(texts.contains(text)),
                (FactValue::Permission(one), FactValue::Permissions { .. }) => {
                    self.members(set).map(|(declared, _)| declared.contains(&one))
                }
                (FactValue::OtherPermission(name), FactValue::Permissions { others, .. }) => {
                    Some(others.contains(name))
                }
                _ => None,
            },
            FactTest::ContainsValue(set, value) => match self.value(set) {
                FactValue::Values(bits) => Some(self.ordinal(set, value).is_some_and(|at| has(bits, at))),
                _ => None,
            },
            FactTest::ContainsPermission(set, permission) => {
                let permission = self.permission(permission);
                self.members(set).map(|(declared, _)| permission.is_some_and(|one| declared.contains(&one)))
            }
            FactTest::ContainsText(set, text) => match self.value(set) {
                Texts(texts) => Some(texts.contains(text)),
                _ => None,
            },
        }
    }

    /// What `user holds all of` asks for where it is known what the fact names.
    fn holds_all(&self, fact: &Name) -> Option<Expr> {
        let (declared, all_declared) = match self.value(fact) {
            FactValue::Permission(one) => (BTreeSet::from([one]), true),
            // What the policy doesn't declare nobody holds.
            FactValue::OtherPermission(_) => return Some(Expr::False),
            _ => self.members(fact)?,
        };
        if !all_declared {
            return Some(Expr::False);
        }
        let named = declared.into_iter().filter_map(|one| self.policy.permission(one));
        Some(Expr::all(named.map(|permission| Expr::Holds(permission.name.into()))))
    }

    /// The declared permissions in a known set, and whether all are declared.
    fn members(&self, set: &Name) -> Option<(BTreeSet<PermissionId>, bool)> {
        let FactValue::Permissions { declared, others } = self.value(set) else { return None };
        let mut members: BTreeSet<PermissionId> = BTreeSet::new();
        for permission in self.policy.permissions().take_while(|permission| permission.scope.is_none()) {
            if has(declared, permission.id.index()) {
                members.insert(permission.id);
            }
        }
        let mut all_declared = true;
        for name in others.iter() {
            match self.permission(name) {
                Some(permission) => {
                    members.insert(permission);
                }
                None => all_declared = false,
            }
        }
        Some((members, all_declared))
    }

    fn number(&self, fact: &Name) -> Option<f64> {
        match self.value(fact) {
            FactValue::Number(number) => Some(number),
            FactValue::Date(days) => Some(f64::from(days)),
            _ => None,
        }
    }

    /// The place of a value among those that are declared for the fact.
    fn ordinal(&self, fact: &Name, value: &Name) -> Option<u32> {
        let (FactType::OneOf(values) | FactType::SetOfOneOf(values)) = self.index.fact(fact)? else { return None };
        u32::try_from(values.iter().position(|own| own == value)?).ok()
    }

    fn permission(&self, name: &str) -> Option<PermissionId> {
        let found = self.policy.find_permission(name)?;
        self.policy.permission(found).filter(|permission| permission.scope.is_none()).map(|permission| permission.id)
    }
}

fn has(bits: &[u64], at: u32) -> bool {
    let word = usize::try_from(at / 64).ok().and_then(|word| bits.get(word));
    word.is_some_and(|word| word & (1 << (at % 64)) != 0)
}
