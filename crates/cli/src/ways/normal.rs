//! Ways: an expression as the alternatives that make it true.
//!
//! `a and (b or c)` is {a, b}, {a, c}. A test of facts becomes a condition of the way, in its own words; conditions that
//! can't hold together (`f` and `not f`, two values of one fact) make a way impossible. That is all that is known of
//! facts here: a way may still be impossible for a reason of arithmetic, and then it is listed with its conditions.

use std::collections::{BTreeMap, BTreeSet};

use placet_compiler::{Expr, FactTest};

use super::Catalogue;

/// The most ways that are listed.
pub(crate) const WAYS: usize = 64;
/// The most that are looked at on the way there.
const LOOKED_AT: usize = 512;
/// How deep `can …` is followed; past it, it stays a condition in its own words.
const DEPTH: usize = 32;

/// Ways, each enough by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ways {
    pub(crate) ways: Vec<Way>,
    /// Whether there may be more.
    pub(crate) cut: bool,
}

/// One way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Way {
    /// Indices of permissions.
    pub(crate) permissions: BTreeSet<usize>,
    pub(crate) conditions: Vec<Condition>,
}

/// A test of facts that a way needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Condition {
    /// As an author writes it.
    pub(crate) text: String,
    /// With what people call the facts and values.
    pub(crate) said: String,
    opposite: String,
    /// The fact and the value, where it is that a fact has a value.
    is: Option<(String, String)>,
}

impl Ways {
    /// One way that needs nothing.
    pub(crate) fn anyone() -> Ways {
        Ways { ways: vec![Way::default()], cut: false }
    }

    /// Whether nothing is needed.
    pub(crate) fn is_anyone(&self) -> bool {
        self.ways.iter().any(|way| way.permissions.is_empty() && way.conditions.is_empty())
    }

    /// The ways of an expression.
    pub(crate) fn of(catalogue: &Catalogue<'_>, expr: &Expr) -> Ways {
        expand(catalogue, expr, 0)
    }

    /// The ways to have both, minimal.
    pub(crate) fn and(&self, catalogue: &Catalogue<'_>, other: &Ways) -> Ways {
        let mut both = Ways { ways: Vec::new(), cut: self.cut || other.cut };
        for one in &self.ways {
            for two in &other.ways {
                if let Some(way) = one.and(two) {
                    both.ways.push(way);
                }
            }
            if both.ways.len() > LOOKED_AT {
                both.minimise(catalogue);
            }
        }
        both.minimise(catalogue);
        both
    }

    fn or(mut self, catalogue: &Catalogue<'_>, other: Ways) -> Ways {
        self.cut |= other.cut;
        self.ways.extend(other.ways);
        self.minimise(catalogue);
        self
    }

    /// Leaves out ways that another one makes needless, and all past the limit.
    fn minimise(&mut self, catalogue: &Catalogue<'_>) {
        for way in &mut self.ways {
            way.leave_out_implied(catalogue);
        }
        self.sort();
        let mut kept: Vec<Way> = Vec::new();
        for way in std::mem::take(&mut self.ways) {
            if kept.len() >= LOOKED_AT {
                self.cut = true;
                break;
            }
            if !kept.iter().any(|other| other.is_part_of(&way, catalogue)) {
                kept.retain(|other| !way.is_part_of(other, catalogue));
                kept.push(way);
            }
        }
        self.ways = kept;
    }

    /// Fewest permissions first, then in the order of declaration.
    fn sort(&mut self) {
        self.ways.sort_by(|one, other| {
            let sizes = one.permissions.len().cmp(&other.permissions.len());
            let conditions = one.conditions.len().cmp(&other.conditions.len());
            sizes.then(conditions).then_with(|| one.permissions.cmp(&other.permissions))
        });
    }

    /// At most as many as are listed.
    pub(crate) fn listed(mut self) -> Ways {
        self.cut |= self.ways.len() > WAYS;
        self.ways.truncate(WAYS);
        self
    }

    /// Without the permissions that every way of `before` brings.
    pub(crate) fn beside(mut self, catalogue: &Catalogue<'_>, before: &Ways) -> Ways {
        let brings = |way: &Way, wanted: usize| way.permissions.iter().any(|held| catalogue.implies(*held, wanted));
        for way in &mut self.ways {
            way.permissions
                .retain(|wanted| before.ways.is_empty() || !before.ways.iter().all(|way| brings(way, *wanted)));
        }
        self.minimise(catalogue);
        self
    }
}

impl Way {
    /// Both, or nothing where their conditions can't hold together.
    fn and(&self, other: &Way) -> Option<Way> {
        let mut both = self.clone();
        both.permissions.extend(&other.permissions);
        for condition in &other.conditions {
            if both.conditions.iter().any(|own| own.excludes(condition)) {
                return None;
            }
            if !both.conditions.iter().any(|own| own.text == condition.text) {
                both.conditions.push(condition.clone());
            }
        }
        Some(both)
    }

    fn leave_out_implied(&mut self, catalogue: &Catalogue<'_>) {
        // Of permissions that imply one another, the first stays.
        let mut kept: BTreeSet<usize> = self.permissions.clone();
        for permission in self.permissions.iter().rev() {
            let implied = kept.iter().any(|other| other != permission && catalogue.implies(*other, *permission));
            if implied {
                kept.remove(permission);
            }
        }
        self.permissions = kept;
    }

    /// Whether whoever has the other way has this one.
    fn is_part_of(&self, other: &Way, catalogue: &Catalogue<'_>) -> bool {
        let held = |wanted: &usize| other.permissions.iter().any(|held| catalogue.implies(*held, *wanted));
        let given = |wanted: &Condition| other.conditions.iter().any(|given| given.text == wanted.text);
        self.permissions.iter().all(held) && self.conditions.iter().all(given)
    }
}

impl Condition {
    /// The test as a condition. `test` reads facts only.
    fn new(catalogue: &Catalogue<'_>, test: &Expr) -> Condition {
        let is = match test {
            Expr::Fact(FactTest::Is(fact, value)) => Some((fact.to_string(), value.to_string())),
            _ => None,
        };
        let (text, said) = (catalogue.words(test), catalogue.said(test));
        Condition { text, said, opposite: catalogue.words(&test.clone().not()), is }
    }

    /// The fact and its value, where it is that a fact has a value.
    pub(crate) fn is(&self) -> Option<(&str, &str)> {
        self.is.as_ref().map(|(fact, value)| (fact.as_str(), value.as_str()))
    }

    fn excludes(&self, other: &Condition) -> bool {
        let values = match (&self.is, &other.is) {
            (Some((fact, value)), Some((other_fact, other_value))) => fact == other_fact && value != other_value,
            _ => false,
        };
        values || self.text == other.opposite
    }

    fn way(self) -> Ways {
        Ways { ways: vec![Way { permissions: BTreeSet::new(), conditions: vec![self] }], cut: false }
    }
}

/// Whether an expression reads facts only.
pub(crate) fn is_condition(expr: &Expr) -> bool {
    match expr {
        Expr::Fact(_) => true,
        Expr::Not(inner) => is_condition(inner),
        Expr::All(parts) | Expr::Any(parts) => !parts.is_empty() && parts.iter().all(is_condition),
        _ => false,
    }
}

fn held(permission: Option<usize>) -> Ways {
    Ways { ways: vec![Way { permissions: permission.into_iter().collect(), conditions: Vec::new() }], cut: false }
}

/// A condition as a way; what it demands together stands one by one.
pub(crate) fn condition(catalogue: &Catalogue<'_>, test: &Expr) -> Ways {
    match test {
        Expr::True => Ways::anyone(),
        Expr::False => Ways::default(),
        Expr::All(parts) => {
            let all = parts.iter().map(|part| condition(catalogue, part));
            all.fold(Ways::anyone(), |all, part| all.and(catalogue, &part))
        }
        other => Condition::new(catalogue, other).way(),
    }
}

fn expand(catalogue: &Catalogue<'_>, expr: &Expr, depth: usize) -> Ways {
    match expr {
        Expr::True => Ways::anyone(),
        Expr::False => Ways::default(),
        Expr::Holds(permission) => held(catalogue.find_permission(permission, None)),
        Expr::HoldsIn(permission, scope) => held(catalogue.find_permission(permission, Some(scope))),
        Expr::All(parts) => {
            let (rows, rest) = rows(catalogue, parts);
            let mut all = Ways::anyone();
            for part in rest {
                all = all.and(catalogue, &expand(catalogue, part, depth));
            }
            for table in rows.values() {
                let mut any = Ways::default();
                for row in table {
                    let row = condition(catalogue, row.test).and(catalogue, &expand(catalogue, row.then, depth));
                    any = any.or(catalogue, row);
                }
                all = all.and(catalogue, &any);
            }
            all
        }
        whole if is_condition(whole) => condition(catalogue, whole),
        Expr::Any(parts) => {
            let parts = parts.iter().map(|part| expand(catalogue, part, depth));
            parts.fold(Ways::default(), |any, part| any.or(catalogue, part))
        }
        Expr::When { condition: test, then, otherwise } => {
            let yes = condition(catalogue, test).and(catalogue, &expand(catalogue, then, depth));
            let no = condition(catalogue, &test.as_ref().clone().not());
            yes.or(catalogue, no.and(catalogue, &expand(catalogue, otherwise, depth)))
        }
        Expr::Can { action, options } => match catalogue.find_action(action) {
            Some(found) if depth < DEPTH => catalogue.asked(action, options, || {
                let clauses = found.clauses.iter().map(|clause| &clause.expr);
                let asked = found.options.iter().filter(|option| options.contains(&option.id));
                let all = clauses.chain(asked.map(|option| &option.clause.expr));
                let all = all.map(|expr| expand(catalogue, expr, depth.saturating_add(1)));
                all.fold(Ways::anyone(), |all, part| all.and(catalogue, &part))
            }),
            _ => Condition::new(catalogue, expr).way(),
        },
        // What no permission alone can promise stays in its own words.
        other => Condition::new(catalogue, other).way(),
    }
}

/// The rows of a table.
pub(crate) type Rows<'e> = Vec<Row<'e>>;

/// A row of a table: the value of its fact, the same as a test, and what it then takes.
pub(crate) struct Row<'e> {
    pub(crate) value: &'e str,
    test: &'e Expr,
    pub(crate) then: &'e Expr,
}

/// Takes `by` tables apart from what stands beside them: a row for each value of a fact, of which one counts. As a
/// choice between rows they have as many ways as values, as demands that hold together twice as many with each value.
pub(crate) fn rows<'e>(catalogue: &Catalogue<'_>, parts: &'e [Expr]) -> (BTreeMap<&'e str, Rows<'e>>, Vec<&'e Expr>) {
    let mut tables: BTreeMap<&str, Rows<'e>> = BTreeMap::new();
    for part in parts {
        if let Some((fact, row)) = row(part) {
            tables.entry(fact).or_default().push(row);
        }
    }
    tables.retain(|fact, rows| catalogue.values(fact).is_some_and(|values| values.len() == rows.len()));
    let beside = |part: &&Expr| row(part).is_none_or(|(fact, _)| !tables.contains_key(fact));
    let rest = parts.iter().filter(beside).collect();
    (tables, rest)
}

fn row(part: &Expr) -> Option<(&str, Row<'_>)> {
    let Expr::When { condition, then, otherwise } = part else { return None };
    match (condition.as_ref(), otherwise.as_ref()) {
        (Expr::Fact(FactTest::Is(fact, value)), Expr::True) => Some((fact, Row { value, test: condition, then })),
        _ => None,
    }
}
