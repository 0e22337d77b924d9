//! Sections, templates and their instances.

use std::collections::BTreeSet;

use super::Generator;
use super::names::{Parameter, Visible};
use super::words::{self, above, indent, label, maybe_label};

/// An action that is made; in a template, its id and its resources are what an instance adds to its own.
#[derive(Debug, Clone)]
pub(super) struct Made {
    pub(super) id: String,
    pub(super) options: Vec<String>,
    pub(super) resources: BTreeSet<String>,
    pub(super) on_nothing: bool,
}

/// A template that is made, and what its instances have to know.
#[derive(Debug, Clone)]
pub(super) struct TemplateMade {
    name: String,
    parameters: Vec<Parameter>,
    on: BTreeSet<String>,
    actions: Vec<Made>,
    pub(super) needs: Needs,
    /// Whether its own braces have a gate.
    has_gate: bool,
    /// Whether its own braces have an `every action requires`, and an `every action …` that reads a resource.
    requires: bool,
    reads: bool,
    /// Whether an instance without an id has an action `open`.
    opens: bool,
    /// Whether it has an instance without an id, which may be once only.
    bare: bool,
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

/// Where in the tree of sections something is made.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    pub(super) ids: Vec<String>,
    pub(super) visible: Visible,
    pub(super) gated: bool,
    /// Whether an `every action requires` is around it.
    pub(super) requires: bool,
    /// Whether an `every action …` around it reads a resource.
    pub(super) reads: bool,
    /// The templates that sections around are instances of.
    instance_of: BTreeSet<usize>,
    /// The template that it is in, so that its actions wait for an instance.
    pub(super) template: Option<usize>,
    depth: usize,
}

impl Generator {
    pub(super) fn all_sections(&mut self) {
        if self.rng.chance(60) {
            self.section(&Place::default());
        }
        let count = self.rng.between(0, 2);
        for name in self.rng.some(words::TEMPLATES, count) {
            self.template(name);
        }
        let count = self.rng.between(1, 3);
        for _ in 0..count {
            self.section(&Place::default());
        }
        // There is always something to decide.
        while self.made.is_empty() {
            self.actions_left = self.actions_left.max(1);
            self.section(&Place::default());
        }
    }

    fn section(&mut self, around: &Place) {
        let text = self.section_text(around);
        self.items.push(text);
    }

    fn section_text(&mut self, around: &Place) -> String {
        let chosen = (!self.templates.is_empty() && self.rng.chance(45)).then(|| self.rng.below(self.templates.len()));
        // A template doesn't contain itself: only older ones may stand in it.
        let chosen = chosen.filter(|chosen| around.template.is_none_or(|inside| *chosen < inside));
        let chosen = chosen.filter(|chosen| self.instance_fits(&self.templates[*chosen].clone(), around));
        let may_be_bare = chosen.is_none_or(|chosen| {
            let template = &self.templates[chosen];
            let is_inside_itself = around.instance_of.contains(&chosen);
            !(template.bare || is_inside_itself || template.opens && self.opens.contains(&slot(around)))
        });
        let id = if may_be_bare && self.rng.chance(25) { None } else { Some(format!("s{}", self.number())) };

        let mut text = format!("{}section", above(&mut self.rng));
        let mut place = Place { depth: around.depth + 1, ..around.clone() };
        if let Some(id) = &id {
            text.push_str(&format!(" {id}{}", maybe_label(&mut self.rng)));
            place.ids.push(id.clone());
        } else {
            text.push_str(&format!(" {}", label(&mut self.rng)));
        }
        let fresh: Vec<String> =
            self.names.resources.iter().filter(|name| !around.visible.resources.contains(*name)).cloned().collect();
        if !fresh.is_empty() && self.rng.chance(55) {
            let count = self.rng.between(1, 2);
            let on = self.rng.some(&fresh, count);
            text.push_str(&format!(" on {}", on.join(" and ")));
            place.visible.resources.extend(on);
        }
        let Some(chosen) = chosen else { return format!("{text} {}", self.body(&mut place, None)) };
        let (from, brought) = self.instance(chosen, id.is_none(), &mut place);
        text.push_str(&from);
        if self.rng.chance(35) {
            self.remember_all(&place, brought);
            return text;
        }
        let template = self.templates[chosen].clone();
        format!("{text} {}", self.body(&mut place, Some((&template, brought))))
    }

    fn instance_fits(&self, template: &TemplateMade, around: &Place) -> bool {
        !(template.needs.no_gate && around.gated
            || template.needs.no_requires && around.requires
            || template.needs.no_reading && around.reads
            || template.actions.len() > self.actions_left)
    }

    /// `from template(…)`, and all actions that it brings.
    fn instance(&mut self, chosen: usize, bare: bool, place: &mut Place) -> (String, Vec<Made>) {
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
            if nodes.is_empty() || !self.known.nodes || self.rng.chance(50) {
                return Parameter { name: (*name).to_owned(), rests: None };
            }
            let (_, rests) = self.rng.pick(&nodes);
            let count = self.rng.between(1, 3);
            Parameter { name: (*node).to_owned(), rests: Some(self.rng.some(rests, count)) }
        };
        names.map(parameter).collect()
    }

    fn template(&mut self, name: &str) {
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

    /// The braces of a section: what opens it, what holds for every action, actions and inner sections, in any order.
    fn body(&mut self, place: &mut Place, instance_of: Option<(&TemplateMade, Vec<Made>)>) -> String {
        let mut parts = Vec::new();
        let needs = instance_of.as_ref().map(|(template, _)| template.needs).unwrap_or_default();
        let has_gate = instance_of.as_ref().is_some_and(|(template, _)| template.has_gate);

        let readable_anywhere = Visible { resources: BTreeSet::new(), ..place.visible.clone() };
        let inside = place.clone();
        let mut own_gate = false;
        if !has_gate && !needs.no_gate && !self.opens.contains(&slot(place)) && self.rng.chance(45) {
            let clause = self.requirement_and_tail(&readable_anywhere, true);
            parts.push(format!("{}opens with {clause}", above(&mut self.rng)));
            place.gated = true;
            self.opened(place);
            own_gate = true;
        }
        let mut count = if self.rng.chance(30) { self.rng.between(1, 2) } else { 0 };
        while count > 0 {
            count -= 1;
            let reads = !needs.no_reading && !inside.visible.resources.is_empty() && self.rng.chance(50);
            let visible = if reads { inside.visible.clone() } else { readable_anywhere.clone() };
            if let Some(condition) = self.condition(&visible)
                && self.rng.chance(50)
            {
                let word = *self.rng.pick(&["if", "if", "unless"]);
                let because = self.maybe_because();
                parts.push(format!("every action forbidden {word} {condition}{because}"));
            } else if !needs.no_requires {
                let clause = self.requirement_and_tail(&visible, false);
                parts.push(format!("every action requires {clause}"));
                place.requires = true;
            }
            place.reads |= reads;
        }
        // What holds for every action is complete, so nothing in it can go round in a circle through these.
        self.remember_all(place, instance_of.map(|(_, brought)| brought).unwrap_or_default());
        if own_gate {
            // What opens a section stands under what holds for every action in it.
            let made = Made {
                id: [&place.ids[..], &["open".to_owned()]].concat().join("."),
                options: Vec::new(),
                resources: place.visible.resources.clone(),
                on_nothing: false,
            };
            self.remember(place, made);
        }
        let count = self.rng.between(1, 4);
        for _ in 0..count {
            if place.depth <= self.size.depth && self.rng.chance(25) && self.actions_left > 0 {
                parts.push(self.section_text(place));
            } else if self.actions_left > 0 {
                parts.push(self.action(place));
            }
        }
        self.rng.shuffle(&mut parts);
        let blank = if self.rng.chance(30) { "\n\n" } else { "\n" };
        if parts.is_empty() { "{\n}".to_owned() } else { format!("{{\n{}\n}}", indent(&parts.join(blank))) }
    }

    /// Notes that the section here has an action `open`.
    fn opened(&mut self, place: &Place) {
        self.opens.insert(slot(place));
    }

    fn remember_all(&mut self, place: &Place, brought: Vec<Made>) {
        for made in brought {
            self.remember(place, made);
        }
    }

    /// Notes an action: in a template for the instances, else for `can` and for tests.
    pub(super) fn remember(&mut self, place: &Place, mut made: Made) {
        match place.template {
            Some(template) => {
                if made.on_nothing {
                    made.resources.clear();
                }
                self.templates[template].actions.push(made);
            }
            None => self.made.push(made),
        }
    }
}

/// The ids under which an action `open` would stand; in a template, those inside it.
fn slot(place: &Place) -> Vec<String> {
    let template = place.template.map(|index| format!("template {index}"));
    template.into_iter().chain(place.ids.iter().cloned()).collect()
}
