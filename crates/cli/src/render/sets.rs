//! Minimal sets of permissions, and what keeps any set from being enough.

use placet_inspect::{Count, Grant, Hindrance, Sets};
use serde_json::{Value, json};

use super::Screen;
use super::table::{indent, table};
use crate::host::PolicySet;
use crate::ways::Catalogue;

/// How a list of sets is headed, after words such as `missing`.
pub(crate) fn heading(sets: &Sets) -> String {
    match sets.sets.as_slice() {
        [] => "no permission is enough".to_owned(),
        [set] if set.is_empty() => "no permission is needed".to_owned(),
        [set] if set.len() == 1 => "it takes".to_owned(),
        [_] => "it takes all of these".to_owned(),
        [_, _] if !sets.more => "two sets; either is enough".to_owned(),
        _ => format!("{} sets; any one is enough", sets.count),
    }
}

/// The sets, numbered where there are several.
pub(crate) fn list(screen: &Screen, catalogue: &Catalogue<'_>, sets: &Sets) -> String {
    let many = sets.sets.len() > 1;
    let mut rows = Vec::new();
    for (number, set) in sets.sets.iter().enumerate() {
        let mut number = if many { format!("{}.", number.saturating_add(1)) } else { String::new() };
        if set.is_empty() && many {
            rows.push([std::mem::take(&mut number), "nothing".to_owned(), String::new()]);
        }
        for grant in set {
            rows.push([std::mem::take(&mut number), label(catalogue, grant), grant.to_string()]);
        }
    }
    let mut text = match many {
        true => table(screen, None, &rows),
        false => table(screen, None, &rows.into_iter().map(|[_, label, id]| [label, id]).collect::<Vec<_>>()),
    };
    if sets.more {
        text += &format!("and more: these are the first {}\n", sets.sets.len());
    }
    text
}

/// Permissions, one a line.
pub(crate) fn grants(screen: &Screen, catalogue: &Catalogue<'_>, grants: &[Grant]) -> String {
    let rows: Vec<_> = grants.iter().map(|grant| [label(catalogue, grant), grant.to_string()]).collect();
    table(screen, None, &rows)
}

/// What people call a permission.
pub(crate) fn label(catalogue: &Catalogue<'_>, grant: &Grant) -> String {
    let at = catalogue.find_permission(&grant.permission, grant.scope.as_deref());
    at.and_then(|at| catalogue.held(at)).map(|held| held.label()).unwrap_or_default()
}

/// The clauses that no permission overcomes.
pub(crate) fn hindrances(screen: &Screen, set: &PolicySet, hindrances: &[Hindrance]) -> String {
    let mut text = String::new();
    for one in hindrances {
        text += &format!("{}\n", one.clause);
        let mut below = String::new();
        if let Some(because) = &one.because {
            below += &format!("{because}\n");
        }
        if !one.refuses.is_always() {
            below += &format!("refuses if {}\n", one.refuses);
        }
        below += &format!("{}\n", screen.dim(&format!("{}:{}", set.shown(&one.at.file), one.at.line)));
        text += &indent(&below, "  ");
    }
    text
}

/// Sets for programs.
pub(crate) fn json(sets: &Sets) -> Value {
    json!({ "count": digits(&sets.count), "sets": ids(&sets.sets), "more": sets.more })
}

/// The ids of each set.
pub(crate) fn ids(sets: &[Vec<Grant>]) -> Vec<Vec<String>> {
    sets.iter().map(|set| set.iter().map(Grant::to_string).collect()).collect()
}

/// A count as a string of digits: it may be larger than a program's numbers.
pub(crate) fn digits(count: &Count) -> String {
    count.to_string().replace(',', "")
}

/// Refusing clauses for programs.
pub(crate) fn refusals(set: &PolicySet, hindrances: &[Hindrance]) -> Vec<Value> {
    let one = |one: &Hindrance| {
        json!({
            "clause": one.clause,
            "because": one.because,
            "refuses": one.refuses.to_string(),
            "file": set.shown(&one.at.file),
            "line": one.at.line,
        })
    };
    hindrances.iter().map(one).collect()
}
