//! Sections to actions: gates and headings handed down, templates written out.

mod arguments;
mod asks;
mod circles;
mod places;

use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) use asks::{ClauseAsks, asks_too_much, clause_asks};
pub(crate) use circles::{can_edges, cans, circle_diagnostics, circular_actions};
pub(crate) use places::action_places;

use self::arguments::{Arguments, has_parameters, substitute, substituted};
use crate::db::{Db, File, PolicySet};
use crate::diagnostic::{Diagnostic, Place};
use crate::diagnostics;
use crate::hash::Map;
use crate::index::{index, old_id, with};
use crate::items::joined;
use crate::limits;
use crate::model::{Action, ActionOption, Clause, ClauseKind, Expr, Location, Name};
use crate::resolve::{Body, Entry, Instance, Section, Template, resolve_file, template};

/// The actions of a file, and what only shows when templates are written out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct FileActions {
    pub(crate) actions: Vec<Arc<Action>>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

#[salsa::tracked]
pub(crate) fn file_actions(db: &dyn Db, set: PolicySet, file: File) -> FileActions {
    if index(db, set).too_many_actions.is_some() {
        return FileActions::default();
    }
    let (written, read) = (BTreeMap::new(), BTreeMap::new());
    let mut expansion = Expansion { db, set, found: FileActions::default(), written, read, asked: 0 };
    for section in &resolve_file(db, set, file).sections {
        expansion.section(section, &Around::default());
    }
    expansion.found
}

/// What other actions take from one by `can`: the functions of its clauses and of the options asked for, without spans.
#[salsa::tracked]
pub(crate) fn action_requirement(db: &dyn Db, set: PolicySet, action: Name) -> Option<Arc<Requirement>> {
    let found = find_action(db, set, &action)?;
    Some(Arc::new(Requirement {
        clauses: found.clauses.iter().map(|clause| clause.expr.clone()).collect(),
        options: found.options.iter().map(|option| (option.id.clone(), option.clause.expr.clone())).collect(),
    }))
}

/// The functions of an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Requirement {
    pub(crate) clauses: Vec<Expr>,
    pub(crate) options: Vec<(Name, Expr)>,
}

fn find_action(db: &dyn Db, set: PolicySet, action: &Name) -> Option<Arc<Action>> {
    let (file, at) = *action_files(db, set).get(action)?;
    file_actions(db, set, file).actions.get(at).cloned()
}

/// The file of each action and its place among the actions there. Reads names only, so that an edit inside a rule leaves it equal.
#[salsa::tracked]
fn action_files(db: &dyn Db, set: PolicySet) -> Map<Name, (File, usize)> {
    let mut files = Map::default();
    for file in set.files(db).iter() {
        for (id, at) in action_ids(db, set, *file).iter().zip(0..) {
            files.entry(id.clone()).or_insert((*file, at));
        }
    }
    files
}

#[salsa::tracked]
fn action_ids(db: &dyn Db, set: PolicySet, file: File) -> Vec<Name> {
    file_actions(db, set, file).actions.iter().map(|action| action.id.clone()).collect()
}

struct Expansion<'db> {
    db: &'db dyn Db,
    set: PolicySet,
    found: FileActions,
    /// Clauses of templates with their arguments in place, so that what is shared stays shared.
    written: BTreeMap<(usize, Vec<Name>), Arc<Clause>>,
    /// The first fact of a resource that a clause reads, by its address; with the clause, so that it stays there.
    read: BTreeMap<usize, (Arc<Clause>, Option<Name>)>,
    /// How much these ask for; past the limit no more is written out.
    asked: usize,
}

/// What stands around, handed down.
#[derive(Clone, Default)]
struct Around {
    prefix: Option<Name>,
    headings: Vec<String>,
    resources: Vec<Name>,
    gates: Vec<Arc<Clause>>,
    every: Vec<Arc<Clause>>,
    /// `every action requires` is among them.
    every_requires: bool,
    /// The parameters of the template that is being written out, and what they stand for.
    arguments: Arguments,
    /// The instance that is being written out, for what only shows there.
    instance: Option<Place>,
    /// The `every action …` that an action does not see where it is written, since a template stands between them, and the
    /// section that brings the two together.
    unseen: Vec<Arc<Clause>>,
    meeting: Option<Place>,
    depth: usize,
}

/// A body of a section, its own or its template's, with what stands around it.
struct Part<'a> {
    body: &'a Body,
    arguments: Arguments,
    around: &'a Around,
}

impl Expansion<'_> {
    fn section(&mut self, section: &Section, around: &Around) {
        if around.depth > limits::SECTION_DEPTH {
            let what = "levels of sections, templates written out";
            let limit = limits::SECTION_DEPTH;
            self.found.diagnostics.push(diagnostics::too_many(&section.place, what, around.depth, limit));
            return;
        }
        let mut inner = around.clone();
        inner.depth += 1;
        inner.prefix = match &section.id {
            Some(id) => Some(joined(around.prefix.as_ref(), id)),
            None => around.prefix.clone(),
        };
        if !section.heading.is_empty() {
            inner.headings.push(section.heading.clone());
        }
        inner.resources = with(&around.resources, &section.on);
        let instance = section
            .from
            .as_ref()
            .and_then(|from| Some((from, template(self.db, self.set, from.template.clone()).clone()?)));
        let circular = &index(self.db, self.set).circular_templates;
        let instance = instance.filter(|(from, _)| !circular.contains(&from.template));
        match instance {
            None => {
                let own = Part { body: &section.body, arguments: around.arguments.clone(), around: &inner.clone() };
                self.bodies(&[own], &inner, &section.place);
            }
            Some((from, template)) => {
                inner.resources = with(&inner.resources, &template.on);
                inner.meeting = Some(section.place.clone());
                let (mut theirs, mut ours) = (inner.clone(), inner.clone());
                let place = around.instance.clone().unwrap_or_else(|| section.place.clone());
                let Some(arguments) = self.arguments(from, &template, around, &place) else { return };
                theirs.instance = Some(place);
                theirs.unseen = around.every.iter().chain(&section.body.every).cloned().collect();
                ours.unseen.extend(template.body.every.iter().cloned());
                let theirs = Part { body: &template.body, arguments, around: &theirs };
                let ours = Part { body: &section.body, arguments: around.arguments.clone(), around: &ours };
                self.bodies(&[theirs, ours], &inner, &section.place);
            }
        }
    }

    /// What the parameters of a template stand for, where `from` makes an instance of it; tells the author where it is
    /// nothing that there is.
    fn arguments(&mut self, from: &Instance, template: &Template, around: &Around, place: &Place) -> Option<Arguments> {
        let names = index(self.db, self.set);
        let mut arguments = Arguments::new();
        for (parameter, argument) in template.parameters.iter().zip(&from.arguments) {
            let value = substituted(argument, &around.arguments);
            let fits = match parameter.is_node {
                true => names.nodes.contains(&value),
                false => names.permissions.contains_key(&value),
            };
            // What is written at the instance itself has been looked at there.
            if !fits && value != *argument {
                let node = parameter.is_node;
                self.found.diagnostics.push(diagnostics::instance_argument(place, argument, &value, node));
                return None;
            }
            arguments.push((parameter.name.clone(), value));
        }
        Some(arguments)
    }

    /// The bodies of one section: its template's, then its own. Gates and `every action …` of each hold for both.
    fn bodies(&mut self, bodies: &[Part<'_>], around: &Around, place: &Place) {
        let mut inner = around.clone();
        let mut has_gate = false;
        let mut gate_at = Location::default();
        for Part { body, arguments, around } in bodies {
            if let Some(gate) = &body.gate {
                has_gate = true;
                gate_at = gate.at.clone();
                inner.gates.push(self.written(gate, arguments, around));
            }
            for every in &body.every {
                inner.every.push(self.written(every, arguments, around));
                inner.every_requires |= every.kind == ClauseKind::EveryRequires;
            }
        }
        let clauses = inner.gates.len() + inner.every.len();
        if clauses > limits::AROUND {
            let what = "gates and `every action` around its actions";
            self.found.diagnostics.push(diagnostics::too_many(place, what, clauses, limits::AROUND));
            return;
        }
        if has_gate {
            let clauses = inner.gates.iter().chain(&inner.every).cloned().collect();
            self.found.actions.push(Arc::new(Action {
                id: joined(inner.prefix.as_ref(), "open"),
                phrase: "Open".to_owned(),
                formerly: Vec::new(),
                sections: inner.headings.clone(),
                resources: inner.resources.clone(),
                clauses,
                options: Vec::new(),
                docs: None,
                at: gate_at,
            }));
        }
        for Part { body, arguments, around } in bodies {
            let mut inner = inner.clone();
            inner.arguments = arguments.clone();
            inner.instance = around.instance.clone();
            inner.unseen = around.unseen.clone();
            for entry in &body.entries {
                match entry {
                    Entry::Section(section) => self.section(section, &inner),
                    Entry::Action(action) => self.action(action, &inner),
                }
            }
        }
    }

    fn action(&mut self, body: &Arc<crate::resolve::ActionBody>, around: &Around) {
        let gates: &[Arc<Clause>] = if body.ungated { &[] } else { &around.gates };
        if let Some(place) = &around.instance {
            let name = body.names.first().map(|name| name.phrase.clone()).unwrap_or_default();
            let gated = !gates.is_empty() || around.every_requires;
            if body.nothing && !gated {
                self.found.diagnostics.push(diagnostics::instance_without_gate(place, &name));
            }
            if body.everyone && gated {
                self.found.diagnostics.push(diagnostics::instance_behind_gate(place, &name));
            }
        }
        if body.on_nothing
            && let Some(place) = &around.meeting
            && let Some((fact, clause)) = self.resource_read(&around.unseen)
        {
            let name = body.names.first().map(|name| name.phrase.clone()).unwrap_or_default();
            self.found.diagnostics.push(diagnostics::every_reads_resource(place, Some(&name), &fact, &clause));
        }
        let mut clauses: Vec<Arc<Clause>> = gates.iter().chain(&around.every).cloned().collect();
        clauses.extend(body.clauses.iter().map(|clause| self.written(clause, &around.arguments, around)));
        let options: Vec<ActionOption> = body
            .options
            .iter()
            .map(|option| ActionOption {
                id: option.id.clone(),
                phrase: option.phrase.clone(),
                clause: self.written(&option.clause, &around.arguments, around),
                at: option.at.clone(),
            })
            .collect();
        for name in &body.names {
            self.found.actions.push(Arc::new(Action {
                id: joined(around.prefix.as_ref(), &name.id),
                phrase: name.phrase.clone(),
                sections: around.headings.clone(),
                resources: if body.on_nothing { Vec::new() } else { around.resources.clone() },
                clauses: clauses.clone(),
                options: options.clone(),
                docs: body.docs.clone(),
                formerly: body.formerly.iter().map(|old| old_id(around.prefix.as_ref(), old)).collect(),
                at: name.at.clone(),
            }));
        }
    }

    /// The first fact of a resource that one of the clauses reads, with the words of that clause.
    fn resource_read(&mut self, clauses: &[Arc<Clause>]) -> Option<(Name, String)> {
        let names = index(self.db, self.set);
        clauses.iter().find_map(|clause| {
            let address = Arc::as_ptr(clause) as usize;
            let (_, fact) = self.read.entry(address).or_insert_with(|| {
                let mut facts = Vec::new();
                crate::resolve::resource_facts(&clause.expr, names, &mut facts);
                (clause.clone(), facts.into_iter().next())
            });
            Some((fact.clone()?, clause.text.clone()))
        })
    }

    /// A clause with the arguments of its template in place.
    fn written(&mut self, clause: &Arc<Clause>, arguments: &Arguments, around: &Around) -> Arc<Clause> {
        if arguments.is_empty() || !has_parameters(&clause.expr, arguments) {
            return clause.clone();
        }
        let values = arguments.iter().map(|(_, value)| value.clone()).collect();
        // The resolved files outlive this expansion, so that a clause's address names it.
        let key = (Arc::as_ptr(clause) as usize, values);
        if let Some(known) = self.written.get(&key) {
            return known.clone();
        }
        let mut written = Clause::clone(clause);
        let names = index(self.db, self.set);
        let found = &mut self.found.diagnostics;
        let place = around.instance.clone().unwrap_or_default();
        let (before, own) = (self.asked, arguments::size(&clause.expr, names, arguments));
        self.asked = before.saturating_add(own);
        if self.asked > limits::ASKED {
            if before <= limits::ASKED {
                let most = Some((clause.text.clone(), own));
                found.push(diagnostics::asks_too_much(&place, self.asked, limits::ASKED, most));
            }
            written.expr = Expr::False;
            return Arc::new(written);
        }
        substitute(&mut written.expr, names, arguments, &mut |words, name, problem| {
            found.push(diagnostics::instance_does_not_fit(&place, &words, &name, &problem, &clause.at));
        });
        let written = Arc::new(written);
        self.written.insert(key, written.clone());
        written
    }
}
