use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place};
use crate::linting::{ClausePlaces, View};
use crate::model::Location;
use crate::resolve::{Body, Entry, resolve_file};

/// An action's name is one word, and a longer name beside it starts with that word.
fn bare_verb(place: &Place, verb: &str, longer: &str) -> Diagnostic {
    Diagnostic::warning(
        "bare-verb",
        place,
        format!("`{verb}` stands beside `{longer}` and does not say what it is about"),
    )
    .help(format!("name that too, as `{longer}` does; a `#id` keeps the id that services call"))
}

pub(super) fn check(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    let resolved = resolve_file(view.db, view.set, view.file);
    let mut bare = Vec::new();
    for section in &resolved.sections {
        body(&section.body, &mut bare);
    }
    for template in &resolved.templates {
        body(&template.body, &mut bare);
    }
    if bare.is_empty() {
        return;
    }
    let places = ClausePlaces::new(view);
    for (at, verb, longer) in bare {
        if let Some(range) = places.name(at.line, verb) {
            found.push(bare_verb(&view.place(range), verb, longer));
        }
    }
}

/// The names of one word in a body, each with the first longer one that starts with it.
fn body<'a>(body: &'a Body, bare: &mut Vec<(&'a Location, &'a str, &'a str)>) {
    let actions = || {
        body.entries.iter().filter_map(|entry| match entry {
            Entry::Action(action) => Some(&action.names),
            Entry::Section(_) => None,
        })
    };
    let mut longer: BTreeMap<String, &str> = BTreeMap::new();
    for name in actions().flatten() {
        if let Some((word, _)) = name.phrase.split_once(char::is_whitespace) {
            longer.entry(word.to_lowercase()).or_insert(&name.phrase);
        }
    }
    for name in actions().flatten() {
        // A `#id` of its own says which is meant.
        let verb = name.phrase.to_lowercase();
        if let Some(longer) = longer.get(&verb)
            && name.id == verb
        {
            bare.push((&name.at, &name.phrase, longer));
        }
    }
    for entry in &body.entries {
        if let Entry::Section(section) = entry {
            self::body(&section.body, bare);
        }
    }
}
