//! Lints that ask what actions mean: what could be left out of a clause and nothing would change, what nobody can do.
//!
//! ```text
//!   file_actions --> filter --> Case (functions of the clauses) --> judge --> Findings      lines and numbers of parts only
//!                    (most actions end here)                                     |
//!   text of the file --------------------------------------------------------> Seen --> diagnostics with fixes
//! ```
//!
//! A clause that several actions share (of a gate, of `every action`, of a template) is judged by all of them: what one of
//! them needs is needed. For templates the instances may be in many files, so each file says what its own don't need, and
//! [`of_templates`] takes what all agree on.
//!
//! One cause is told once. For an action in this order, and what has been told of is taken as gone for what follows:
//!
//! ```text
//!   nobody can, or everybody can        nothing else is told of the action's own clauses
//!   a condition alone is constant       constant-condition; nothing else is told of the clause
//!   the same clause twice               repeated-clause
//!   own clauses                         condition never so, clause implied, condition always so, parts
//!   `every action …`, then gates        the same
//!   options                             the same, with all of the action around
//! ```

mod alike;
mod case;
mod filter;
mod judge;
mod place;
mod roles;
mod seen;
mod source;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use alike::alike;
pub(crate) use place::ExprPlace;
pub(crate) use roles::idle_roles;
pub(crate) use seen::{Mend, Seen};

use self::judge::Judge;
use super::{ClausePlaces, View, each_clause, implied_by, required};
use crate::db::{Db, File, PolicySet};
use crate::index::index;
use crate::model::{Location, Name};
use crate::resolve::{Entry, clause_parts, resolve_file};

/// Something that is true of all actions that a clause belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    /// The clause, or the name of the action.
    pub(crate) at: Location,
    pub(crate) what: What,
    pub(crate) why: Why,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// The clause holds wherever the others do.
    Dead,
    /// An option's clause holds wherever the action is allowed.
    Shadowed,
    /// The part of this number changes nothing.
    Part(usize),
    /// The condition always has this value where the other clauses hold.
    Condition(bool),
    /// What is forbidden is what the other clauses demand.
    ForbidsAll,
    /// Nobody can do the action of this name.
    Never(String),
    /// Nobody can do it with this option.
    NeverWithOption(String),
    /// Nobody can do anything behind this gate or `every action …`.
    NeverBehind,
    /// Everybody can do the action of this name.
    Always(String),
    /// Everybody can pass this gate or `every action …`.
    AlwaysBehind,
}

/// Why it is so.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Why {
    /// The words of the other clauses that make it so; of none, the clause says it by itself.
    pub(crate) clauses: Vec<String>,
    /// The first permission brings the second.
    pub(crate) brings: Option<(Name, Name)>,
}

/// What one file's actions say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Findings {
    /// Of clauses and actions that are written here, outside of templates.
    pub(crate) own: Vec<Finding>,
    /// Of what templates say, wherever they are.
    pub(crate) of_templates: Vec<Finding>,
    /// The clauses and action names of templates that have an instance here.
    pub(crate) used: BTreeSet<Location>,
    /// Permissions that actions here ask for and none hangs on, each with whether something that is found is about that.
    pub(crate) idle: BTreeMap<Name, bool>,
}

/// What the actions of a file show. Without places in the text, so that it stays equal where lines only get longer.
#[salsa::tracked]
pub(crate) fn findings(db: &dyn Db, set: PolicySet, file: File) -> Findings {
    let written = template_lines(db, set, file);
    let path = file.path(db);
    let is_of_template = |at: &Location| at.file != path || written.contains(&at.line);
    let mut found = Findings::default();
    for action in &crate::expand::file_actions(db, set, file).actions {
        let options = action.options.iter().map(|option| &option.clause.at);
        let clauses = action.clauses.iter().map(|clause| &clause.at);
        let all = clauses.chain(options).chain(std::iter::once(&action.at));
        for at in all.filter(|at| is_of_template(at)) {
            if !found.used.contains(at) {
                found.used.insert(at.clone());
            }
        }
    }
    let (all, idle) = Judge::findings(db, set, file);
    found.idle = idle;
    for one in all {
        if is_of_template(&one.at) { found.of_templates.push(one) } else { found.own.push(one) }
    }
    found
}

/// What is so of templates, at every instance.
pub(crate) fn of_templates(db: &dyn Db, set: PolicySet) -> Vec<Finding> {
    let mut agreed: BTreeMap<(Location, What), (Finding, usize)> = BTreeMap::new();
    let files = set.files(db);
    for file in files.iter() {
        for one in &findings(db, set, *file).of_templates {
            let entry = agreed.entry((one.at.clone(), one.what.clone())).or_insert_with(|| (one.clone(), 0));
            entry.1 = entry.1.saturating_add(1);
        }
    }
    let uses = |at: &Location| files.iter().filter(|file| findings(db, set, **file).used.contains(at)).count();
    agreed.into_values().filter(|(one, count)| uses(&one.at) == *count).map(|(one, _)| one).collect()
}

/// The lines of a file at which clauses and action names of templates stand.
fn template_lines(db: &dyn Db, set: PolicySet, file: File) -> BTreeSet<u32> {
    let mut lines = BTreeSet::new();
    let mut open: Vec<_> = resolve_file(db, set, file).templates.iter().map(|template| &template.body).collect();
    while let Some(body) = open.pop() {
        lines.extend(body.gate.iter().chain(&body.every).map(|clause| clause.at.line));
        for entry in &body.entries {
            match entry {
                Entry::Section(section) => open.push(&section.body),
                Entry::Action(action) => {
                    lines.extend(action.names.iter().map(|name| name.at.line));
                    lines.extend(action.clauses.iter().map(|clause| clause.at.line));
                    lines.extend(action.options.iter().map(|option| option.at.line));
                }
            }
        }
    }
    lines
}

/// What could be left out of a clause: for each part where it is in the function, and the part around it.
type Parts = Vec<(Vec<ExprPlace>, Option<usize>)>;

/// The parts of a file's clauses by their lines. Without places in the text; asked only where one of them may go.
#[salsa::tracked]
fn parts_by_line(db: &dyn Db, set: PolicySet, file: File) -> BTreeMap<u32, Parts> {
    let view = View::new(db, set, file);
    let places = ClausePlaces::new(&view);
    let mut found = BTreeMap::new();
    each_clause(resolve_file(db, set, file), &mut |clause| {
        let node = places.only_clause(clause.at.line);
        if let Some(parts) = node.and_then(|node| clause_parts(db, set, file, node))
            && parts.expr == clause.expr
        {
            let parts = parts.parts.into_iter().map(|part| (part.places, part.inside)).collect();
            found.insert(clause.at.line, parts);
        }
    });
    found
}

/// The file of a path.
pub(crate) fn file_at(db: &dyn Db, set: PolicySet, path: &Name) -> Option<File> {
    set.files(db).iter().copied().find(|file| file.path(db) == *path)
}

/// The permissions that rules ask for and no action hangs on, and nothing that is found is about that.
pub(crate) fn idle_permissions(db: &dyn Db, set: PolicySet) -> BTreeSet<Name> {
    let files = set.files(db);
    let all = || files.iter().map(|file| &findings(db, set, *file).idle);
    let mut idle: BTreeSet<Name> = all().flat_map(|idle| idle.keys().cloned()).collect();
    idle.retain(|name| !all().any(|idle| idle.get(name) == Some(&true)));
    if idle.is_empty() {
        return idle;
    }
    let hung_on = |name: &Name| {
        files
            .iter()
            .any(|file| required(db, set, *file).contains(name) && !findings(db, set, *file).idle.contains_key(name))
    };
    idle.retain(|name| !hung_on(name));
    // Who holds one that brings what counts holds that too; and a matrix has its `view` beside the `edit` that counts.
    let brought = |name: &Name| implied_by(db, set, std::iter::once(name.clone()));
    idle.retain(|name| !brought(name).iter().any(hung_on));
    let bringing = &index(db, set).implications;
    idle.retain(|name| !bringing.keys().any(|other| other != name && hung_on(other) && brought(other).contains(name)));
    idle
}
