//! The places of a policy where slips are made, and the readings that they give.

use std::collections::{BTreeMap, BTreeSet};

use placet_compiler::{Clause, ClauseKind, Location, Name};

use super::Operator;
use super::changes::{Change, Changes};
use super::near::Near;
use crate::trial::{ClauseId, Program, Reading};

/// A slip that can be made, and the policy as it is read then.
#[derive(Debug, Clone)]
pub(crate) struct Slip {
    pub(crate) operator: Operator,
    pub(crate) at: Location,
    pub(crate) clause: String,
    pub(crate) what: String,
    pub(crate) reading: Reading,
}

/// A clause where it is written, with what it is of each instance of its template.
pub(crate) type Sites<'p> = BTreeMap<(Location, ClauseKind, &'p str), Vec<(ClauseId, &'p Clause)>>;

/// The clauses by where they are written.
pub(crate) fn sites<'p>(program: &Program<'p>) -> Sites<'p> {
    let mut sites: Sites<'_> = BTreeMap::new();
    for (id, clause) in program.ids() {
        sites.entry((clause.at.clone(), clause.kind, &clause.text)).or_default().push((id, clause));
    }
    sites
}

/// All slips, by file and line.
pub(crate) fn slips(program: &Program<'_>) -> Vec<Slip> {
    let near = Near::new(&program.index);
    let sites = sites(program);
    let mut found = Vec::new();
    for clauses in sites.values() {
        of_site(clauses, &near, &mut found);
    }
    ungated(program, &mut found);
    found.sort_by(|one, other| one.at.cmp(&other.at));
    found
}

fn of_site(clauses: &[(ClauseId, &Clause)], near: &Near<'_>, found: &mut Vec<Slip>) {
    let all: Vec<Vec<Change>> = clauses.iter().map(|(_, clause)| Changes { near, clause }.all()).collect();
    let mut places: BTreeSet<(Operator, &[usize])> = BTreeSet::new();
    let mut made: Vec<BTreeMap<ClauseId, placet_compiler::Expr>> = Vec::new();
    for change in all.iter().flatten() {
        if !places.insert((change.operator, &change.place)) {
            continue;
        }
        let mut reading = Reading::default();
        let mut several = BTreeSet::new();
        for ((id, clause), changes) in clauses.iter().zip(&all) {
            let same = changes.iter().find(|other| other.operator == change.operator && other.place == change.place);
            if let Some(same) = same
                && same.term.expr() != clause.expr
            {
                several.insert(same.what.as_str());
                reading.clauses.insert(*id, same.term.expr());
            }
        }
        // The same slip by another name is one.
        if reading.clauses.is_empty() || made.contains(&reading.clauses) {
            continue;
        }
        made.push(reading.clauses.clone());
        let alike = match several.len() {
            0 | 1 => String::new(),
            2 => ", and alike in another instance".to_owned(),
            more => format!(", and alike in {} other instances", more.saturating_sub(1)),
        };
        if let Some((_, clause)) = clauses.first() {
            found.push(Slip {
                operator: change.operator,
                at: clause.at.clone(),
                clause: clause.text.clone(),
                what: format!("{}{alike}", change.what),
                reading,
            });
        }
    }
}

fn ungated(program: &Program<'_>, found: &mut Vec<Slip>) {
    let mut rules: BTreeMap<&Location, (Vec<&str>, BTreeSet<Name>)> = BTreeMap::new();
    for action in &program.policy().actions {
        let mut gates = action.clauses.iter().filter(|clause| clause.kind == ClauseKind::Gate).peekable();
        // What opens a section has nothing besides its gates.
        if gates.peek().is_none() || gates.any(|gate| gate.at == action.at) {
            continue;
        }
        let (phrases, ids) = rules.entry(&action.at).or_default();
        if !phrases.contains(&action.phrase.as_str()) {
            phrases.push(&action.phrase);
        }
        ids.insert(action.id.clone());
    }
    for (at, (phrases, ids)) in rules {
        found.push(Slip {
            operator: Operator::Ungated,
            at: at.clone(),
            clause: phrases.join(" / "),
            what: "read as `ungated`".to_owned(),
            reading: Reading { clauses: BTreeMap::new(), ungated: ids },
        });
    }
}
