//! The expressions of both sides in the names of the question, and who holds what there.
//!
//! Where an implication changed, "holds `p`" is not the same on both sides. It is then said in what is *granted*: of each side,
//! any of what brings `p` there. Grants that bring the same on both sides, as far as the two actions ask, are one.
//!
//! `user holds all of S` is then not the same either. With `M` the permissions that are held for other reasons, or on one side
//! only, and those that tests of `S` name, it is written out on each side:
//!
//! ```text
//!   all that S names outside of M is held   and, for each p in M,   S does not name p, or p is held
//! ```
//!
//! The first part is the same on both sides, and can be so and not so whatever else is.

use std::collections::{BTreeMap, BTreeSet};

use placet_compiler::{Atom, Expr, FactTest, FactType, Name, Source};

use super::mentions::Mentions;
use super::pair::{Pair, Side, Which};

/// How the question about two actions is put.
#[derive(Debug)]
pub(super) struct Plan<'a, 'p> {
    pub(super) pair: &'a Pair<'p>,
    /// By the grant, the one that stands for it; nothing where closed sets do.
    granted: Option<BTreeMap<Name, Name>>,
    /// Facts of which `holds all of` is written out, and the permissions that are.
    written: BTreeMap<Name, BTreeSet<Name>>,
    subject: Name,
}

impl<'a, 'p> Plan<'a, 'p> {
    pub(super) fn new(pair: &'a Pair<'p>, mentions: &Mentions) -> Plan<'a, 'p> {
        let mut written = BTreeMap::new();
        let mut asked = mentions.permissions.clone();
        if !pair.touched.is_empty() {
            for fact in &mentions.held {
                let mut permissions = pair.touched.clone();
                permissions.extend(mentions.named.get(fact).into_iter().flatten().cloned());
                asked.extend(permissions.iter().cloned());
                written.insert(fact.clone(), permissions);
            }
        }
        let granted = asked.iter().any(|one| pair.unlike.contains(one)).then(|| grants(pair, &asked));
        Plan { pair, granted, written, subject: pair.new.index.subject().clone() }
    }

    /// What stands for a permission that is granted.
    pub(super) fn grant<'n>(&'n self, permission: &'n Name) -> &'n Name {
        self.granted.as_ref().and_then(|granted| granted.get(permission)).unwrap_or(permission)
    }

    /// Whether variables are grants.
    pub(super) fn is_granted(&self) -> bool {
        self.granted.is_some()
    }

    /// The facts of which `holds all of` is written out.
    pub(super) fn written(&self) -> impl Iterator<Item = (&Name, &BTreeSet<Name>)> {
        self.written.iter()
    }

    /// The key of an action of a side.
    pub(super) fn key(which: Which, action: &Name) -> Name {
        let side = match which {
            Which::Old => "old",
            Which::New => "new",
        };
        format!("{side}:{action}").into()
    }

    /// That a fact of the side has a value that the side lacks is refused there.
    pub(super) fn refused(&self, which: Which, mentions: &Mentions) -> Vec<Expr> {
        let mut refused = Vec::new();
        for (fact, values) in &self.pair.side(which).lacks {
            if !mentions.facts.contains(fact) {
                continue;
            }
            for value in values {
                let test = match self.pair.facts.get(fact) {
                    Some(FactType::OneOf(_)) => FactTest::Is(fact.clone(), value.clone()),
                    _ => FactTest::ContainsValue(fact.clone(), value.clone()),
                };
                refused.push(Expr::Fact(test).not());
            }
        }
        refused
    }

    /// That all that the fact names outside of what is written out is held.
    pub(super) fn others(fact: &Name) -> FactTest {
        FactTest::True(format!("others of {fact}").into())
    }

    /// That the fact names the permission.
    pub(super) fn names(&self, fact: &Name, permission: &Name) -> FactTest {
        match self.pair.facts.get(fact) {
            Some(FactType::Permission) => FactTest::IsPermission(fact.clone(), permission.clone()),
            _ => FactTest::ContainsPermission(fact.clone(), permission.clone()),
        }
    }

    fn expr(&self, which: Which, expr: &Expr) -> Expr {
        let side = self.pair.side(which);
        let parts = |parts: &[Expr]| parts.iter().map(|part| self.expr(which, part)).collect();
        match expr {
            Expr::True | Expr::False | Expr::Parameter(_) => expr.clone(),
            Expr::Holds(own) => self.holds(side, side.permission(own), &Expr::Holds),
            Expr::HoldsIn(own, scope) => {
                self.holds(side, side.permission(own), &|one| Expr::HoldsIn(one, scope.clone()))
            }
            Expr::HoldsAll(fact) => self.holds_all(side, side.fact(fact)),
            Expr::Fact(test) => Expr::Fact(renamed(side, test)),
            Expr::Not(inner) => Expr::Not(Box::new(self.expr(which, inner))),
            Expr::All(all) => Expr::All(parts(all)),
            Expr::Any(any) => Expr::Any(parts(any)),
            Expr::Can { action, options } => Expr::Can { action: Plan::key(which, action), options: options.clone() },
            Expr::When { condition, then, otherwise } => Expr::When {
                condition: Box::new(self.expr(which, condition)),
                then: Box::new(self.expr(which, then)),
                otherwise: Box::new(self.expr(which, otherwise)),
            },
        }
    }

    fn holds(&self, side: &Side<'_>, permission: &Name, held: &dyn Fn(Name) -> Expr) -> Expr {
        match &self.granted {
            _ if side.own_permission(permission).is_none() => Expr::False,
            None => held(permission.clone()),
            Some(_) => {
                let holders = side.holders(permission);
                let grants: BTreeSet<&Name> = holders.iter().map(|one| self.grant(one)).collect();
                Expr::any(grants.into_iter().map(|one| held(one.clone())))
            }
        }
    }

    fn holds_all(&self, side: &Side<'_>, fact: &Name) -> Expr {
        let Some(written) = self.written.get(fact) else { return Expr::HoldsAll(fact.clone()) };
        let names = |permission| Expr::Fact(self.names(fact, permission));
        let mut others = vec![Expr::Fact(Plan::others(fact))];
        // A single permission that is written out leaves no others.
        if matches!(self.pair.facts.get(fact), Some(FactType::Permission)) {
            others.extend(written.iter().map(names));
        }
        let held = |permission| Expr::any([names(permission).not(), self.holds(side, permission, &Expr::Holds)]);
        Expr::all([Expr::any(others)].into_iter().chain(written.iter().map(held)))
    }

    /// A permission that a user of the world is not given, and that the question doesn't ask about.
    pub(super) fn spare(&self, asked: &dyn Fn(&Atom) -> bool) -> Option<&Name> {
        let mut all = self.pair.permissions.iter();
        all.find(|one| {
            let alone = !self.pair.touched.contains(*one) && self.pair.new.holders(one).len() == 1;
            alone && !asked(&Atom::Holds((*one).clone()))
        })
    }
}

/// Who holds what, here and in scopes, goes by these: each grant, and the one that stands for it.
fn grants(pair: &Pair<'_>, asked: &BTreeSet<Name>) -> BTreeMap<Name, Name> {
    let mut brings: BTreeMap<Name, BTreeSet<(Which, &Name)>> = BTreeMap::new();
    for permission in asked {
        for which in [Which::Old, Which::New] {
            for holder in pair.side(which).holders(permission) {
                brings.entry(holder).or_default().insert((which, permission));
            }
        }
    }
    let mut grants: Vec<(&Name, &BTreeSet<(Which, &Name)>)> = brings.iter().collect();
    grants.sort_by_key(|(name, _)| (!asked.contains(*name), pair.places.get(*name)));
    let mut first: BTreeMap<&BTreeSet<(Which, &Name)>, &Name> = BTreeMap::new();
    for (name, brought) in &grants {
        first.entry(brought).or_insert(name);
    }
    let standing = |brought| first.get(brought).map(|name| (*name).clone());
    brings.iter().filter_map(|(name, brought)| Some((name.clone(), standing(brought)?))).collect()
}

fn renamed(side: &Side<'_>, test: &FactTest) -> FactTest {
    let fact = |own: &Name| side.fact(own).clone();
    match test {
        FactTest::True(a) => FactTest::True(fact(a)),
        FactTest::Is(a, value) => FactTest::Is(fact(a), value.clone()),
        FactTest::IsPermission(a, own) => FactTest::IsPermission(fact(a), side.permission(own).clone()),
        FactTest::LessThan(a, number) => FactTest::LessThan(fact(a), *number),
        FactTest::AtMost(a, number) => FactTest::AtMost(fact(a), *number),
        FactTest::IsText(a, text) => FactTest::IsText(fact(a), text.clone()),
        FactTest::Same(a, b) => FactTest::Same(fact(a), fact(b)),
        FactTest::FactLess(a, b) => FactTest::FactLess(fact(a), fact(b)),
        FactTest::FactEqual(a, b) => FactTest::FactEqual(fact(a), fact(b)),
        FactTest::Member(a, b) => FactTest::Member(fact(a), fact(b)),
        FactTest::ContainsValue(a, value) => FactTest::ContainsValue(fact(a), value.clone()),
        FactTest::ContainsPermission(a, own) => FactTest::ContainsPermission(fact(a), side.permission(own).clone()),
        FactTest::ContainsText(a, text) => FactTest::ContainsText(fact(a), text.clone()),
    }
}

impl Source for Plan<'_, '_> {
    fn subject(&self) -> &Name {
        &self.subject
    }

    fn fact(&self, name: &Name) -> Option<&FactType> {
        self.pair.facts.get(name)
    }

    fn permissions(&self) -> &[Name] {
        &self.pair.permissions
    }

    fn place(&self, permission: &Name) -> Option<usize> {
        self.pair.places.get(permission).copied()
    }

    fn scope_place(&self, scope: &Name) -> Option<usize> {
        // The scopes of the new policy first, then those that it lacks.
        let [new, old] = [Which::New, Which::Old].map(|which| self.pair.side(which).index);
        let behind = || old.scope_place(scope).map(|at| at.saturating_add(new.policy().scopes.len()));
        new.scope_place(scope).or_else(behind)
    }

    fn brought(&self, permission: &Name) -> BTreeSet<Name> {
        if self.is_granted() {
            return BTreeSet::new();
        }
        let mut brought = self.pair.new.brought(permission);
        brought.extend(self.pair.old.brought(permission));
        brought
    }

    fn requirement(&self, action: &Name, options: &[Name], visit: &mut dyn FnMut(&Expr)) {
        let (which, id) = match action.split_once(':') {
            Some(("old", id)) => (Which::Old, id),
            Some((_, id)) => (Which::New, id),
            None => return,
        };
        let own = self.pair.side(which).index;
        own.requirement(&id.into(), options, &mut |expr| visit(&self.expr(which, expr)));
    }
}
