//! Whether two actions are written alike and all that they name means the same: then they are equal without a question.

use std::cell::RefCell;
use std::collections::BTreeMap;

use placet_compiler::{Action, Expr, FactTest, Name};

use super::pair::Pair;

/// What was found alike.
pub(super) struct Same<'a, 'p> {
    pair: &'a Pair<'p>,
    /// By the new id and the options that are asked for.
    known: RefCell<BTreeMap<(Name, Vec<Name>), bool>>,
}

impl<'a, 'p> Same<'a, 'p> {
    pub(super) fn new(pair: &'a Pair<'p>) -> Same<'a, 'p> {
        Same { pair, known: RefCell::default() }
    }

    /// The actions and all their options.
    pub(super) fn actions(&self, old: &Action, new: &Action) -> bool {
        let options: Vec<&Name> = new.options.iter().map(|option| &option.id).collect();
        old.options.iter().map(|option| &option.id).eq(options.iter().copied()) && self.asked(old, new, &options)
    }

    fn asked(&self, old: &Action, new: &Action, options: &[&Name]) -> bool {
        fn exprs<'e>(action: &'e Action, options: &'e [&Name]) -> impl Iterator<Item = &'e Expr> {
            let asked = action.options.iter().filter(|option| options.contains(&&option.id));
            action.clauses.iter().map(|clause| &clause.expr).chain(asked.map(|option| &option.clause.expr))
        }
        let (mut old, mut new) = (exprs(old, options), exprs(new, options));
        loop {
            match (old.next(), new.next()) {
                (None, None) => return true,
                (Some(old), Some(new)) if self.exprs(old, new) => {}
                _ => return false,
            }
        }
    }

    fn exprs(&self, old: &Expr, new: &Expr) -> bool {
        match (old, new) {
            (Expr::True, Expr::True) | (Expr::False, Expr::False) => true,
            (Expr::Holds(a), Expr::Holds(b)) => self.permission(a, b),
            (Expr::HoldsIn(a, here), Expr::HoldsIn(b, there)) => here == there && self.permission(a, b),
            // Permissions that are held for other reasons may be in the set.
            (Expr::HoldsAll(a), Expr::HoldsAll(b)) => self.pair.touched.is_empty() && self.fact(a, b),
            (Expr::Fact(a), Expr::Fact(b)) => self.test(a, b),
            (Expr::Not(a), Expr::Not(b)) => self.exprs(a, b),
            (Expr::All(a), Expr::All(b)) | (Expr::Any(a), Expr::Any(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| self.exprs(a, b))
            }
            (Expr::Can { action: a, options: one }, Expr::Can { action: b, options: other }) => {
                one == other && self.can(a, b, one)
            }
            (
                Expr::When { condition: a, then: b, otherwise: c },
                Expr::When { condition: d, then: e, otherwise: f },
            ) => self.exprs(a, d) && self.exprs(b, e) && self.exprs(c, f),
            _ => false,
        }
    }

    fn can(&self, old: &Name, new: &Name, options: &[Name]) -> bool {
        let key = (new.clone(), options.to_vec());
        if let Some(known) = self.known.borrow().get(&key) {
            return *known;
        }
        // What leads back here is a mistake that is told elsewhere.
        self.known.borrow_mut().insert(key.clone(), false);
        let (before, after) = (self.pair.old_action(new), self.pair.new.index.action(new));
        let alike = match (before, after) {
            (Some(before), Some(after)) if before.id == *old => {
                self.asked(before, after, &options.iter().collect::<Vec<_>>())
            }
            _ => false,
        };
        self.known.borrow_mut().insert(key, alike);
        alike
    }

    fn permission(&self, old: &Name, new: &Name) -> bool {
        self.pair.old.permission(old) == new && !self.pair.touched.contains(new)
    }

    fn fact(&self, old: &Name, new: &Name) -> bool {
        self.pair.old.fact(old) == new && !self.pair.facts_touched.contains(new)
    }

    fn test(&self, old: &FactTest, new: &FactTest) -> bool {
        match (old, new) {
            (FactTest::True(a), FactTest::True(b)) => self.fact(a, b),
            (FactTest::Is(a, one), FactTest::Is(b, other))
            | (FactTest::IsText(a, one), FactTest::IsText(b, other))
            | (FactTest::ContainsValue(a, one), FactTest::ContainsValue(b, other))
            | (FactTest::ContainsText(a, one), FactTest::ContainsText(b, other)) => one == other && self.fact(a, b),
            (FactTest::IsPermission(a, one), FactTest::IsPermission(b, other))
            | (FactTest::ContainsPermission(a, one), FactTest::ContainsPermission(b, other)) => {
                self.fact(a, b) && self.pair.old.permission(one) == other
            }
            (FactTest::LessThan(a, one), FactTest::LessThan(b, other))
            | (FactTest::AtMost(a, one), FactTest::AtMost(b, other)) => one == other && self.fact(a, b),
            (FactTest::Same(a, b), FactTest::Same(c, d)) | (FactTest::FactEqual(a, b), FactTest::FactEqual(c, d)) => {
                (self.fact(a, c) && self.fact(b, d)) || (self.fact(a, d) && self.fact(b, c))
            }
            (FactTest::FactLess(a, b), FactTest::FactLess(c, d)) | (FactTest::Member(a, b), FactTest::Member(c, d)) => {
                self.fact(a, c) && self.fact(b, d)
            }
            _ => false,
        }
    }
}
