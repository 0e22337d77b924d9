use std::collections::BTreeMap;

use placet_syntax::ast::{AstNode as _, TestBlock};

use crate::db::{Db, PolicySet};
use crate::diagnostic::{Diagnostic, Place};
use crate::linting::View;
use crate::model::Location;
use crate::resolve::resolve_file;

/// Two tests have one name.
fn repeated_test_name(place: &Place, first: &Place, name: &str) -> Diagnostic {
    Diagnostic::warning("repeated-test-name", place, format!("two tests are called \"{name}\""))
        .also(first, "the other one")
        .help("say in each name what sets its case apart: where a test fails, the name is what people read")
}

pub(super) fn check(db: &dyn Db, set: PolicySet, found: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<&str, &Location> = BTreeMap::new();
    for file in set.files(db).iter() {
        for test in &resolve_file(db, set, *file).tests {
            match first.get(test.name.as_str()) {
                None => {
                    first.insert(&test.name, &test.at);
                }
                Some(earlier) => {
                    if let (Some(place), Some(earlier)) = (place(db, set, &test.at), place(db, set, earlier)) {
                        found.push(repeated_test_name(&place, &earlier, &test.name));
                    }
                }
            }
        }
    }
}

/// The name of the test at a line.
fn place(db: &dyn Db, set: PolicySet, at: &Location) -> Option<Place> {
    let file = *set.files(db).iter().find(|file| file.path(db) == at.file)?;
    let view = View::new(db, set, file);
    let tests = view.root().children().filter_map(TestBlock::cast);
    let names = tests.filter_map(|test| test.name());
    let name = names.into_iter().find(|name| view.line(name.range().start().into()) == at.line)?;
    Some(view.place(name.range()))
}
