//! `--coverage`: a table of the sections, and what is not shown.

use placet_compiler::ClauseKind;
use placet_inspect::{ClauseCoverage, Coverage, Shown, TestKind, Totals};
use serde_json::{Value, json};

use crate::host::PolicySet;
use crate::render::Screen;
use crate::render::table::{indent, table};

/// How many clauses are listed of which something is not shown.
const LISTED: usize = 10;

pub(super) fn text(set: &PolicySet, found: &Coverage, screen: &Screen) -> String {
    let sections = found.sections();
    let mut rows: Vec<[String; 6]> = Vec::new();
    for (file, section, totals) in &sections {
        rows.push(row(section, &set.shown(file), totals));
    }
    let totals = found.totals();
    rows.push(row("all", "", &totals));
    if found.clauses.is_empty() {
        return format!("\n{}\n  the policy has no clauses to show anything of\n", screen.strong("Coverage"));
    }
    let heading = ["section", "", "clauses", "permissions", "facts", "can"];
    let mut text = format!("\n{}\n", screen.strong("Coverage"));
    text += &indent(&table(screen, Some(heading), &rows), "  ");
    text += "\n";
    let open: Vec<&ClauseCoverage> = found.clauses.iter().filter(|clause| !said(clause).is_empty()).collect();
    for clause in open.iter().take(LISTED) {
        let place = screen.dim(&format!("{}:{}", set.shown(&clause.at.file), clause.at.line));
        text += &format!("  {}\n    {}\n    {place}\n", clause.text, said(clause).join("; "));
    }
    if let Some(more) = open.len().checked_sub(LISTED).filter(|more| *more > 0) {
        text += &format!("  and {more} more clauses; --json lists them all\n");
    }
    text += &format!(
        "{}clauses {} % both ways, permissions {} % shown to matter\n",
        if open.is_empty() { "" } else { "\n" },
        totals.clauses.percent(),
        totals.permissions.percent(),
    );
    text
}

fn row(section: &str, file: &str, totals: &Totals) -> [String; 6] {
    let of = |count: &Shown| match count.all {
        0 => "-".to_owned(),
        all => format!("{} of {all}", count.shown),
    };
    [
        section.to_owned(),
        file.to_owned(),
        of(&totals.clauses),
        of(&totals.permissions),
        of(&totals.facts),
        of(&totals.cans),
    ]
}

/// What the tests don't show of a clause.
fn said(clause: &ClauseCoverage) -> Vec<String> {
    let mut said = Vec::new();
    match (clause.yes, clause.no) {
        (false, false) => said.push("no test comes here".to_owned()),
        (false, true) => said.push("never seen saying yes".to_owned()),
        (true, false) => said.push("never seen saying no".to_owned()),
        (true, true) => {}
    }
    let missing: Vec<String> =
        clause.tests.iter().filter(|test| !test.matters()).map(|test| format!("`{}`", test.text)).collect();
    if !missing.is_empty() && (clause.yes || clause.no) {
        said.push(format!("not shown to matter: {}", missing.join(", ")));
    }
    said
}

pub(super) fn json(set: &PolicySet, found: &Coverage) -> Value {
    let sections: Vec<Value> = found
        .sections()
        .iter()
        .map(|(file, section, totals)| json!({ "section": section, "file": set.shown(file), "totals": counts(totals) }))
        .collect();
    let clauses: Vec<Value> = found
        .clauses
        .iter()
        .map(|clause| {
            let tests: Vec<Value> = clause
                .tests
                .iter()
                .map(|test| {
                    json!({
                        "text": test.text,
                        "kind": match test.kind {
                            TestKind::Permission => "permission",
                            TestKind::Fact => "fact",
                            TestKind::Can => "can",
                        },
                        "matters": test.matters(),
                        "notAlways": test.not_always,
                        "notNever": test.not_never,
                    })
                })
                .collect();
            json!({
                "file": set.shown(&clause.at.file),
                "line": clause.at.line,
                "kind": kind(clause.kind),
                "text": clause.text,
                "section": clause.section,
                "yes": clause.yes,
                "no": clause.no,
                "tests": tests,
            })
        })
        .collect();
    json!({ "totals": counts(&found.totals()), "sections": sections, "clauses": clauses })
}

fn counts(totals: &Totals) -> Value {
    let of = |count: &Shown| json!({ "shown": count.shown, "all": count.all });
    json!({
        "clauses": of(&totals.clauses),
        "permissions": of(&totals.permissions),
        "facts": of(&totals.facts),
        "can": of(&totals.cans),
    })
}

fn kind(kind: ClauseKind) -> &'static str {
    match kind {
        ClauseKind::Gate => "opens with",
        ClauseKind::EveryRequires => "every action requires",
        ClauseKind::EveryForbidden => "every action forbidden",
        ClauseKind::Requires => "requires",
        ClauseKind::Forbidden => "forbidden",
        ClauseKind::Everyone => "allowed to everyone",
        ClauseKind::Option => "also requires",
    }
}
