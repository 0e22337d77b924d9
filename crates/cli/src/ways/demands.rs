//! Clauses, taken apart by what a reader does with them.

use std::collections::BTreeSet;

use placet_compiler::{Clause, ClauseKind, Expr, FactTest, Name};

use super::normal::{Rows, is_condition, rows};
use super::{About, Also, Catalogue, Prohibition, Ways, When};

/// How deep `can …` is taken apart; past it, it is a part of the ways.
const DEPTH: usize = 32;

/// What clauses demand besides what `before` brings.
pub(super) fn also<'c>(
    catalogue: &Catalogue<'_>,
    clauses: impl IntoIterator<Item = &'c Clause>,
    before: &Ways,
) -> Also {
    let mut demands = Demands {
        catalogue,
        always: Ways::anyone(),
        when: Vec::new(),
        prohibitions: Vec::new(),
        asked: BTreeSet::new(),
    };
    for clause in clauses {
        demands.clause(clause, 0);
    }
    let Demands { always, when, prohibitions, .. } = demands;
    let both = always.and(catalogue, before);
    let mut more = Vec::new();
    for mut when in when {
        when.ways = when.ways.beside(catalogue, &both);
        if !when.ways.is_anyone() {
            when.ways = when.ways.listed();
            more.push(when);
        }
    }
    Also { ways: always.beside(catalogue, before).listed(), when: more, prohibitions }
}

struct Demands<'c, 'p> {
    catalogue: &'c Catalogue<'p>,
    always: Ways,
    /// What more it takes under conditions, each condition once.
    when: Vec<When>,
    prohibitions: Vec<Prohibition>,
    /// The actions that were asked for by `can` already.
    asked: BTreeSet<(Name, Vec<Name>)>,
}

impl Demands<'_, '_> {
    fn clause(&mut self, clause: &Clause, depth: usize) {
        self.demand(&clause.expr, clause, depth);
    }

    fn demand(&mut self, expr: &Expr, clause: &Clause, depth: usize) {
        match expr {
            Expr::False => {
                self.prohibit(clause);
                self.always = Ways::default();
            }
            _ if forbids(clause) && is_condition(expr) => self.prohibit(clause),
            Expr::All(parts) => {
                let (tables, rest) = rows(self.catalogue, parts);
                for part in rest {
                    self.demand(part, clause, depth);
                }
                for (fact, table) in tables {
                    self.table(fact, &table, clause);
                }
            }
            Expr::Can { action, options } if depth < DEPTH => {
                if !self.asked.insert((action.clone(), options.clone())) {
                    return;
                }
                let Some(found) = self.catalogue.find_action(action) else { return };
                let asked = found.options.iter().filter(|option| options.contains(&option.id));
                let clauses = found.clauses.iter().chain(asked.map(|option| &option.clause));
                for clause in clauses {
                    self.clause(clause, depth.saturating_add(1));
                }
            }
            Expr::When { condition, then, otherwise } => {
                self.when(self.condition(condition), then, clause);
                self.when(self.condition(&condition.as_ref().clone().not()), otherwise, clause);
            }
            other => self.always = self.always.and(self.catalogue, &Ways::of(self.catalogue, other)),
        }
    }

    /// A table whose rows are one demand each; rows that demand the same are one.
    fn table(&mut self, fact: &str, table: &Rows<'_>, clause: &Clause) {
        let mut grouped: Vec<(&Expr, Vec<&str>)> = Vec::new();
        for row in table {
            match grouped.iter_mut().find(|(other, _)| *other == row.then) {
                Some((_, values)) => values.push(row.value),
                None => grouped.push((row.then, vec![row.value])),
            }
        }
        for (then, values) in grouped {
            self.when(self.row(fact, &values), then, clause);
        }
    }

    /// A row of a table as a condition.
    fn row(&self, fact: &str, values: &[&str]) -> When {
        let labels: Vec<String> = values.iter().map(|value| self.catalogue.value_label(fact, value)).collect();
        let label = self.catalogue.quoted(fact);
        let (condition, said, about) = match (values, labels.as_slice()) {
            ([value], [named]) => {
                let about = About { fact: fact.to_owned(), value: (*value).to_owned(), contains: false };
                (format!("{fact} is {value}"), format!("{label} is {named}"), Some(about))
            }
            _ => {
                let condition = format!("{fact} is one of ({})", values.join(", "));
                (condition, format!("{label} is one of ({})", labels.join(", ")), None)
            }
        };
        When { condition, said, about, ways: Ways::anyone() }
    }

    fn condition(&self, test: &Expr) -> When {
        let about = match test {
            Expr::Fact(FactTest::ContainsValue(set, value)) => Some((set, value, true)),
            Expr::Fact(FactTest::Is(fact, value)) => Some((fact, value, false)),
            _ => None,
        };
        let about =
            about.map(|(fact, value, contains)| About { fact: fact.to_string(), value: value.to_string(), contains });
        When { condition: self.catalogue.words(test), said: self.catalogue.said(test), about, ways: Ways::anyone() }
    }

    fn when(&mut self, when: When, then: &Expr, clause: &Clause) {
        if *then == Expr::True {
            return;
        }
        if *then == Expr::False {
            // Under this condition it is forbidden, in other words.
            self.prohibitions.push(Prohibition {
                text: format!("forbidden if {}", when.condition),
                because: clause.because.clone(),
                at: clause.at.clone(),
            });
            return;
        }
        let ways = Ways::of(self.catalogue, then);
        match self.when.iter_mut().find(|other| other.condition == when.condition) {
            Some(other) => other.ways = other.ways.and(self.catalogue, &ways),
            None => self.when.push(When { ways, ..when }),
        }
    }

    fn prohibit(&mut self, clause: &Clause) {
        let prohibition =
            Prohibition { text: clause.text.clone(), because: clause.because.clone(), at: clause.at.clone() };
        if !self.prohibitions.contains(&prohibition) {
            self.prohibitions.push(prohibition);
        }
    }
}

/// Whether a clause says `forbidden`, for an action or for every action.
fn forbids(clause: &Clause) -> bool {
    matches!(clause.kind, ClauseKind::Forbidden | ClauseKind::EveryForbidden)
}
