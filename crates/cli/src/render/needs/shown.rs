//! Ways as rows that a person reads: what all of them share once, what a family repeats for each value once.

use std::collections::BTreeMap;

use crate::ways::{Catalogue, Held, Way, Ways, When};

/// What people call a thing, and what rules call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) label: String,
    pub(super) id: String,
    pub(super) is_permission: bool,
}

/// What a reader is shown of ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    All(Vec<Row>),
    /// All the first, and one of the others.
    OneOf(Vec<Row>, Vec<Row>),
    Ways(Vec<Vec<Row>>),
}

/// A condition with what it takes, or the same for each value of a fact.
pub(super) enum More<'w> {
    If(&'w When),
    /// What people call the fact, what rules call it, and what each value takes.
    Each(String, String, Vec<Row>),
}

impl Shown {
    /// With rows that it takes besides.
    pub(super) fn and(self, rows: &[Row]) -> Shown {
        match self {
            Shown::All(all) => Shown::All([&all, rows].concat()),
            Shown::OneOf(common, one) => Shown::OneOf([&common, rows].concat(), one),
            Shown::Ways(ways) => Shown::Ways(ways.iter().map(|way| [way, rows].concat()).collect()),
        }
    }
}

/// What a reader is shown of ways.
pub(super) fn shown(catalogue: &Catalogue<'_>, ways: &Ways) -> Shown {
    if let Some(rows) = table(catalogue, ways) {
        return Shown::All(rows);
    }
    let all: Vec<Vec<Row>> = ways.ways.iter().map(|way| rows(catalogue, way)).collect();
    let [first, _, ..] = all.as_slice() else {
        return Shown::All(family(catalogue, all.into_iter().flatten().collect(), "each"));
    };
    let shared = |row: &&Row| all.iter().all(|way| way.contains(row));
    let common: Vec<Row> = first.iter().filter(shared).cloned().collect();
    let rest = |way: &Vec<Row>| way.iter().filter(|row| !common.contains(row)).cloned().collect::<Vec<Row>>();
    let rests: Vec<Vec<Row>> = all.iter().map(rest).collect();
    if !rests.iter().all(|rest| rest.len() == 1) || ways.cut {
        return Shown::Ways(all);
    }
    let one = family(catalogue, rests.into_iter().flatten().collect(), "any");
    let common = family(catalogue, common, "each");
    match one.len() {
        1 => Shown::All([common, one].concat()),
        _ if common.is_empty() => Shown::Ways(one.into_iter().map(|row| vec![row]).collect()),
        _ => Shown::OneOf(common, one),
    }
}

/// Conditions, those together that differ in nothing but the value of a set. Those that differ in nothing but the one value
/// of a fact are no condition: there is always a value, and the rows name the fact in its place.
pub(super) fn grouped<'w>(catalogue: &Catalogue<'_>, all: &'w [When]) -> (Vec<Row>, Vec<More<'w>>) {
    let mut always = Vec::new();
    let mut grouped: Vec<More<'w>> = Vec::new();
    let mut done: Vec<(&str, bool)> = Vec::new();
    for when in all {
        let Some(about) = &when.about else {
            grouped.push(More::If(when));
            continue;
        };
        let key = (about.fact.as_str(), about.contains);
        if done.contains(&key) {
            continue;
        }
        let same = all
            .iter()
            .filter(|other| other.about.as_ref().is_some_and(|about| (about.fact.as_str(), about.contains) == key));
        let members = same.filter_map(|when| match (when.about.as_ref(), when.ways.ways.as_slice()) {
            (Some(about), [way]) if !when.ways.cut && way.conditions.is_empty() => {
                Some((about.value.clone(), rows(catalogue, way)))
            }
            _ => None,
        });
        let Some(rows) = for_all(catalogue, &about.fact, &members.collect::<Vec<_>>(), about.contains) else {
            grouped.push(More::If(when));
            continue;
        };
        done.push(key);
        if about.contains {
            let label = catalogue.quoted(&about.fact);
            let id = if label == about.fact { String::new() } else { about.fact.clone() };
            grouped.push(More::Each(label, id, rows));
        } else {
            always.extend(rows);
        }
    }
    (always, grouped)
}

/// The one way that stands for a way for each value of a fact.
fn table(catalogue: &Catalogue<'_>, ways: &Ways) -> Option<Vec<Row>> {
    let (fact, _) = ways.ways.first()?.conditions.iter().find_map(|condition| condition.is())?;
    let mut members = Vec::new();
    for way in &ways.ways {
        let at = way.conditions.iter().position(|condition| condition.is().is_some_and(|(other, _)| other == fact))?;
        let (_, value) = way.conditions.get(at)?.is()?;
        let mut rest = way.clone();
        rest.conditions.remove(at);
        members.push((value.to_owned(), rows(catalogue, &rest)));
    }
    if ways.cut { None } else { for_all(catalogue, fact, &members, false) }
}

/// The rows of each value as the same rows with words for the value, if they are the same and no value is left out.
fn for_all(catalogue: &Catalogue<'_>, fact: &str, members: &[(String, Vec<Row>)], is_set: bool) -> Option<Vec<Row>> {
    let values = catalogue.values(fact)?;
    if values.len() < 2 || members.len() != values.len() {
        return None;
    }
    let (words, place) = match is_set {
        true => (format!("each {}", catalogue.enum_label(fact)?), ".*".to_owned()),
        false => (catalogue.quoted(fact), format!("[{fact}]")),
    };
    let mut common: Option<Vec<Row>> = None;
    let mut any = false;
    for (value, rows) in members {
        let label = catalogue.value_label(fact, value);
        let mut said = Vec::new();
        for row in rows {
            let general = generalised(row, value, &label, &words, &place);
            any |= general.is_some();
            said.push(general.unwrap_or_else(|| row.clone()));
        }
        if *common.get_or_insert_with(|| said.clone()) != said {
            return None;
        }
    }
    common.filter(|_| any)
}

/// Rows of which some are those of every member of a family, these as one.
fn family(catalogue: &Catalogue<'_>, rows: Vec<Row>, word: &str) -> Vec<Row> {
    let mut rows = rows;
    for (name, values) in catalogue.enums() {
        let mut found: BTreeMap<String, (Row, Vec<usize>)> = BTreeMap::new();
        for (at, row) in rows.iter().enumerate() {
            let words = format!("{word} {name}");
            let general = values.iter().find_map(|(value, label)| generalised(row, value, label, &words, ".*"));
            if let Some(general) = general {
                found.entry(general.id.clone()).or_insert_with(|| (general, Vec::new())).1.push(at);
            }
        }
        found.retain(|_, (_, members)| members.len() == values.len() && members.len() > 1);
        let mut kept = Vec::new();
        for (at, row) in rows.into_iter().enumerate() {
            match found.values().find(|(_, members)| members.contains(&at)) {
                None => kept.push(row),
                Some((general, members)) if members.first() == Some(&at) => kept.push(general.clone()),
                Some(_) => {}
            }
        }
        rows = kept;
    }
    rows
}

/// A row of one member of a family, with words for the member.
fn generalised(row: &Row, value: &str, label: &str, words: &str, place: &str) -> Option<Row> {
    let id = row.id.replacen(&format!(".{value}."), &format!("{place}."), 1);
    if id == row.id || !row.label.contains(label) {
        return None;
    }
    Some(Row { label: row.label.replacen(label, words, 1), id, ..row.clone() })
}

/// What one way takes. A permission that is held here and in scopes is one row.
fn rows(catalogue: &Catalogue<'_>, way: &Way) -> Vec<Row> {
    let held: Vec<Held<'_>> = way.permissions.iter().filter_map(|at| catalogue.held(*at)).collect();
    let mut rows = Vec::new();
    for one in &held {
        let same = |other: &&Held<'_>| other.permission.id == one.permission.id;
        let here = held.iter().any(|other| same(&other) && other.scope.is_none());
        if !here {
            rows.push(Row { label: one.label(), id: one.id(), is_permission: true });
        } else if one.scope.is_none() {
            let scopes = held.iter().filter(same).filter_map(|other| other.scope);
            let (labels, ids): (Vec<String>, Vec<String>) =
                scopes.map(|scope| (format!(" and in {}", scope.label), format!(", and in {}", scope.id))).unzip();
            let (mut label, mut id) = (one.label(), one.id());
            if !labels.is_empty() {
                label += &format!(", here{}", labels.concat());
                id += &ids.concat();
            }
            rows.push(Row { label, id, is_permission: true });
        }
    }
    for condition in &way.conditions {
        let id = if condition.said == condition.text { String::new() } else { condition.text.clone() };
        rows.push(Row { label: conditional(&condition.said), id, is_permission: false });
    }
    rows
}

/// `if …`, or `unless …` where it is that something does not hold.
pub(super) fn conditional(said: &str) -> String {
    match said.strip_prefix("not ") {
        Some(rest) if !rest.contains(" and ") && !rest.contains(" or ") => format!("unless {rest}"),
        _ => format!("if {said}"),
    }
}
