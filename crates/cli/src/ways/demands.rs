//! Clauses, taken apart by what a reader does with them.

use std::collections::BTreeSet;

use placet_compiler::{Clause, ClauseKind, Expr, Name};

use super::normal::{Rows, is_condition, rows};
use super::{Also, Catalogue, Prohibition, Ways, When};

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
    for (condition, ways) in when {
        let ways = ways.beside(catalogue, &both);
        if !ways.is_anyone() {
            more.push(When { condition, ways: ways.listed() });
        }
    }
    Also { ways: always.beside(catalogue, before).listed(), when: more, prohibitions }
}

struct Demands<'c, 'p> {
    catalogue: &'c Catalogue<'p>,
    always: Ways,
    /// What more it takes under conditions, each condition once.
    when: Vec<(String, Ways)>,
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
                self.when(self.catalogue.words(condition), then, clause);
                self.when(self.catalogue.words(&condition.as_ref().clone().not()), otherwise, clause);
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
            let condition = match values.as_slice() {
                [value] => format!("{fact} is {value}"),
                several => format!("{fact} is one of ({})", several.join(", ")),
            };
            self.when(condition, then, clause);
        }
    }

    fn when(&mut self, condition: String, then: &Expr, clause: &Clause) {
        if *then == Expr::True {
            return;
        }
        if *then == Expr::False {
            // Under this condition it is forbidden, in other words.
            self.prohibitions.push(Prohibition {
                text: format!("forbidden if {condition}"),
                because: clause.because.clone(),
                at: clause.at.clone(),
            });
            return;
        }
        let ways = Ways::of(self.catalogue, then);
        match self.when.iter_mut().find(|(other, _)| *other == condition) {
            Some((_, others)) => *others = others.and(self.catalogue, &ways),
            None => self.when.push((condition, ways)),
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
