//! Sections.

use std::collections::BTreeSet;

use super::Generator;
use super::names::Visible;
use super::templates::TemplateMade;
use super::words::{self, above, indent, label, maybe_label};

/// An action that is made; in a template, its id and its resources are what an instance adds to its own.
#[derive(Debug, Clone)]
pub(super) struct Made {
    pub(super) id: String,
    pub(super) options: Vec<String>,
    pub(super) resources: BTreeSet<String>,
    pub(super) on_nothing: bool,
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
    pub(super) instance_of: BTreeSet<usize>,
    /// The template that it is in, so that its actions wait for an instance.
    pub(super) template: Option<usize>,
    pub(super) depth: usize,
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

    /// The braces of a section: what opens it, what holds for every action, actions and inner sections, in any order.
    pub(super) fn body(&mut self, place: &mut Place, instance_of: Option<(&TemplateMade, Vec<Made>)>) -> String {
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
    pub(super) fn opened(&mut self, place: &Place) {
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
