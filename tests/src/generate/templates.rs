//! Templates and their instances.

use std::collections::BTreeSet;

use super::Generator;
use super::names::{Parameter, Visible};
use super::sections::{Made, Place};
use super::words::{self, above};

/// A template that is made, and what its instances have to know.
#[derive(Debug, Clone)]
pub(super) struct TemplateMade {
    pub(super) name: String,
    parameters: Vec<Parameter>,
    on: BTreeSet<String>,
    pub(super) actions: Vec<Made>,
    pub(super) needs: Needs,
    /// Whether its own braces have a gate.
    pub(super) has_gate: bool,
    /// Whether its own braces have an `every action requires`, and an `every action …` that reads a resource.
    requires: bool,
    reads: bool,
    /// Whether an instance without an id has an action `open`.
    pub(super) opens: bool,
    /// Whether it has an instance without an id, which may be once only.
    pub(super) bare: bool,
}

/// What actions need of all that is around them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Needs {
    /// `allowed to everyone` without `ungated`: no gate.
    pub(super) no_gate: bool,
    /// `allowed to everyone`: no `every action requires`.
    pub(super) no_requires: bool,
    /// `on nothing`: no `every action …` that reads a resource.
    pub(super) no_reading: bool,
}

impl Generator {
    pub(super) fn instance_fits(&self, template: &TemplateMade, around: &Place) -> bool {
        !(template.needs.no_gate && around.gated
            || template.needs.no_requires && around.requires
            || template.needs.no_reading && around.reads
            || template.actions.len() > self.actions_left)
    }

    /// `from template(…)`, and all actions that it brings.
    pub(super) fn instance(&mut self, chosen: usize, bare: bool, place: &mut Place) -> (String, Vec<Made>) {
        let template = self.templates[chosen].clone();
        let arguments: Vec<String> =
            template.parameters.iter().map(|parameter| self.argument(parameter, &place.visible)).collect();
        self.templates[chosen].bare |= bare;
        place.visible.resources.extend(template.on.iter().cloned());
        if template.opens {
            self.opened(place);
        }
        let mut brought = Vec::new();
        for action in &template.actions {
            self.actions_left = self.actions_left.saturating_sub(1);
            let mut made = action.clone();
            if !made.on_nothing {
                made.resources.extend(place.visible.resources.iter().cloned());
            }
            made.id = place.ids.iter().map(String::as_str).chain([action.id.as_str()]).collect::<Vec<_>>().join(".");
            brought.push(made);
        }
        if let Some(outer) = place.template {
            let needs = &mut self.templates[outer].needs;
            needs.no_gate |= template.needs.no_gate;
            needs.no_requires |= template.needs.no_requires;
            needs.no_reading |= template.needs.no_reading;
        }
        place.instance_of.insert(chosen);
        place.gated |= template.has_gate;
        place.requires |= template.requires;
        place.reads |= template.reads;
        (format!(" from {}({})", template.name, arguments.join(", ")), brought)
    }

    /// A permission; for a node, one that has all that the template asks of it.
    fn argument(&mut self, parameter: &Parameter, visible: &Visible) -> String {
        let Some(rests) = &parameter.rests else { return self.plain_permission(visible) };
        let nodes = self.nodes(visible).into_iter();
        let fitting = nodes.filter(|(_, own)| rests.iter().all(|rest| own.contains(rest))).map(|(name, _)| name);
        self.rng.pick(&fitting.collect::<Vec<_>>()).clone()
    }

    /// The parameters of a template. A node is made after one that there is.
    fn parameters(&mut self) -> Vec<Parameter> {
        let count = self.rng.between(1, 2);
        let names = words::PARAMETERS[..count].iter().zip(words::NODE_PARAMETERS);
        let nodes = self.nodes(&Visible::default());
        let parameter = |(name, node): (&&str, &&str)| {
            if nodes.is_empty() || self.rng.chance(50) {
                return Parameter { name: (*name).to_owned(), rests: None };
            }
            let (_, rests) = self.rng.pick(&nodes);
            let count = self.rng.between(1, 3);
            Parameter { name: (*node).to_owned(), rests: Some(self.rng.some(rests, count)) }
        };
        names.map(parameter).collect()
    }

    pub(super) fn template(&mut self, name: &str) {
        let parameters = self.parameters();
        let mut on = BTreeSet::new();
        if !self.names.resources.is_empty() && self.rng.chance(40) {
            on.insert(self.rng.pick(&self.names.resources).clone());
        }
        let index = self.templates.len();
        self.templates.push(TemplateMade {
            name: name.to_owned(),
            parameters: parameters.clone(),
            on: on.clone(),
            actions: Vec::new(),
            needs: Needs::default(),
            has_gate: false,
            requires: false,
            reads: false,
            opens: false,
            bare: false,
        });
        let head =
            if on.is_empty() { String::new() } else { format!(" on {}", Vec::from_iter(on.clone()).join(" and ")) };
        let declared = parameters.iter().map(|parameter| {
            let kind = if parameter.rests.is_some() { "permissions" } else { "permission" };
            format!("{}: {kind}", parameter.name)
        });
        let declared: Vec<String> = declared.collect();
        let mut place = Place { template: Some(index), depth: 1, ..Place::default() };
        place.visible = Visible { resources: on, parameters, variable: None };
        let left = std::mem::replace(&mut self.actions_left, self.size.actions.div_ceil(3));
        let body = self.body(&mut place, None);
        self.actions_left = left;
        // Sections without an id open the instance's own id, so an instance has to know of them.
        let marker = vec![format!("template {index}")];
        let made = &mut self.templates[index];
        made.opens = self.opens.contains(&marker);
        (made.has_gate, made.requires, made.reads) = (place.gated, place.requires, place.reads);
        let text = format!("{}template {name}({}){head} {body}", above(&mut self.rng), declared.join(", "));
        self.items.push(text);
    }
}
