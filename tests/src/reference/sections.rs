//! Sections to actions: ids, gates, what holds for every action, templates.

use std::collections::BTreeMap;

use placet_syntax::ast::{self, Body, BodyItem, Clause, File, Item, Path, Section, Template};

use super::declarations::Declarations;
use super::read::{Parameters, Reader};
use super::rule::Rule;
use super::{Action, ActionOption, Compared};

/// The walk through the sections.
pub(super) struct Sections<'d> {
    templates: BTreeMap<String, Template>,
    reader: Reader<'d>,
    actions: Vec<Action>,
}

/// What an action has from the sections around it, outermost first.
#[derive(Clone, Default)]
struct Around {
    ids: Vec<String>,
    headings: Vec<String>,
    gates: Vec<Rule>,
    every: Vec<Rule>,
}

impl Sections<'_> {
    /// The actions of all sections, and what facts are compared with in them.
    pub(super) fn actions(files: &[File], declarations: &Declarations) -> (Vec<Action>, Compared) {
        let items = || files.iter().flat_map(File::items);
        let templates = items().filter_map(|item| match item {
            Item::Template(template) => Some((template.name().unwrap().value(), template)),
            _ => None,
        });
        let reader = Reader {
            declarations,
            parameters: Parameters::new(),
            variables: BTreeMap::new(),
            compared: Compared::default(),
        };
        let mut walk = Sections { templates: templates.collect(), reader, actions: Vec::new() };
        for item in items() {
            if let Item::Section(section) = item {
                walk.section(&section, &Around::default());
            }
        }
        (walk.actions, walk.reader.compared)
    }

    /// A section is the body of its template, if it has one, followed by its own. The names in a body mean what they mean
    /// where the body is written: a template's parameters are known in its own body only.
    fn section(&mut self, section: &Section, around: &Around) {
        let outer = self.reader.parameters.clone();
        let mut bodies: Vec<(Body, Parameters)> = Vec::new();
        if let Some(from) = section.from() {
            let template = &self.templates[&from.template().unwrap().value()];
            let arguments = from.arguments().into_iter().map(|argument| self.reader.plain_name(&argument));
            let names = template.parameters().into_iter().map(|parameter| parameter.name().unwrap().value());
            bodies.push((template.body().unwrap(), names.zip(arguments).collect()));
        }
        bodies.extend(section.body().map(|body| (body, outer.clone())));

        let mut inside = around.clone();
        inside.ids.extend(section.id().map(|id| id.value()));
        inside.headings.push(section.heading());

        // What holds for all of the section counts wherever in the section it stands, so it is read first.
        let mut opens = false;
        for (body, parameters) in &bodies {
            self.reader.parameters.clone_from(parameters);
            for item in body.items() {
                match item {
                    BodyItem::Gate(gate) => {
                        opens = true;
                        let gate = self.reader.clause(&gate.requirement().unwrap(), gate.guard(), gate.otherwise());
                        inside.gates.push(gate);
                    }
                    BodyItem::Every(every) => {
                        let clause = self.every(&every);
                        inside.every.push(clause);
                    }
                    _ => {}
                }
            }
        }
        if opens {
            self.actions.push(Action {
                id: inside.id("open"),
                formerly: Vec::new(),
                phrase: "Open".to_owned(),
                sections: inside.headings.clone(),
                options: Vec::new(),
                clauses: [inside.gates.clone(), inside.every.clone()].concat(),
            });
        }
        for (body, parameters) in &bodies {
            for item in body.items() {
                self.reader.parameters.clone_from(parameters);
                match item {
                    BodyItem::Section(inner) => self.section(&inner, &inside),
                    BodyItem::Action(action) => self.action(&action, &inside),
                    _ => {}
                }
            }
        }
        self.reader.parameters = outer;
    }

    fn every(&mut self, every: &ast::Every) -> Rule {
        if let Some(forbidden) = every.forbidden() {
            return self.reader.forbidden(forbidden.guard());
        }
        let requires = every.requires().unwrap();
        self.reader.clause(&requires.requirement().unwrap(), requires.guard(), requires.otherwise())
    }

    /// `A / B` is two actions with the same clauses. `ungated` takes an action out of the gates, and of nothing else.
    fn action(&mut self, action: &ast::Action, around: &Around) {
        let gates = if action.is_ungated() { Vec::new() } else { around.gates.clone() };
        let mut clauses = [gates, around.every.clone()].concat();
        let mut options = Vec::new();
        for clause in action.clauses() {
            match clause {
                Clause::Requires(own) => {
                    clauses.push(self.reader.clause(&own.requirement().unwrap(), own.guard(), own.otherwise()));
                }
                Clause::ForEach(own) => clauses.push(self.reader.for_each(&own)),
                Clause::Forbidden(own) => clauses.push(self.reader.forbidden(own.guard())),
                Clause::Option(own) => options.push(ActionOption {
                    id: own.id(),
                    phrase: own.phrase().unwrap().text().trim().to_owned(),
                    clause: self.reader.clause(&own.requirement().unwrap(), own.guard(), own.otherwise()),
                }),
                // Asks for nothing. What an action is about decides which facts it may read, not what they mean.
                Clause::Everyone(_) | Clause::Ungated(_) | Clause::OnNothing(_) => {}
            }
        }
        for name in action.names() {
            self.actions.push(Action {
                id: around.id(&name.id()),
                // An old name with a dot is a whole id, one without stood here too.
                formerly: action.formerly().iter().map(|old| around.old_id(old)).collect(),
                phrase: name.phrase(),
                sections: around.headings.clone(),
                options: options.clone(),
                clauses: clauses.clone(),
            });
        }
    }
}

impl Around {
    fn old_id(&self, old: &Path) -> String {
        let text = old.text();
        if text.contains('.') { text } else { self.id(&text) }
    }

    /// The ids of the sections that have one, and then the action's own.
    fn id(&self, own: &str) -> String {
        self.ids.iter().map(String::as_str).chain([own]).collect::<Vec<_>>().join(".")
    }
}
