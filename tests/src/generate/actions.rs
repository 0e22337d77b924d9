//! Actions and their clauses.

use super::Generator;
use super::names::Visible;
use super::sections::{Made, Place};
use super::words::{VARIABLES, above, action_name, break_before, comment, indent, label, option_phrase};
use crate::reference::FactType;

impl Generator {
    /// An action with its clauses.
    pub(super) fn action(&mut self, place: &Place) -> String {
        let mut visible = place.visible.clone();
        let mut clauses = Vec::new();

        let on_nothing = !place.reads && !visible.resources.is_empty() && self.rng.chance(15);
        if on_nothing {
            visible.resources.clear();
            clauses.push("on nothing".to_owned());
        }
        let ungated = place.gated && self.rng.chance(20);
        if ungated {
            clauses.push("ungated".to_owned());
        }
        let gated = place.gated && !ungated;
        let mut inline = String::new();
        let everyone = !gated && !place.requires && self.rng.chance(12);
        if everyone {
            clauses.push("allowed to everyone".to_owned());
            if let Some(template) = place.template {
                let needs = &mut self.templates[template].needs;
                needs.no_requires = true;
                needs.no_gate |= !ungated;
            }
        } else {
            let requires = self.requires(&visible, gated || place.requires);
            let mut requires = requires.into_iter();
            match requires.next() {
                Some(first) if clauses.is_empty() && self.rng.chance(50) => inline = format!(" {first}"),
                first => clauses.extend(first),
            }
            clauses.extend(requires);
        }
        if on_nothing && let Some(template) = place.template {
            self.templates[template].needs.no_reading = true;
        }
        if self.rng.chance(25) {
            clauses.extend(self.forbidden(&visible));
        }
        if !everyone && self.rng.chance(20) {
            clauses.extend(self.for_each(&visible));
        }
        let mut options = Vec::new();
        while options.len() < 3 && self.rng.chance(25) {
            clauses.push(self.option(&visible, &mut options));
        }
        let mut names = Vec::new();
        let renamed = self.rng.chance(12);
        if renamed {
            // A whole id would stand in each instance of a template.
            clauses.push(self.formerly("", place.template.is_none()));
        }
        let count =
            if !renamed && self.rng.chance(25) { self.rng.between(2, 3).min(self.actions_left.max(1)) } else { 1 };
        for _ in 0..count {
            self.actions_left = self.actions_left.saturating_sub(1);
            let (name, own) = self.name();
            names.push(name);
            let id = [&place.ids[..], &[own]].concat().join(".");
            let resources = visible.resources.clone();
            self.remember(place, Made { id, options: options.clone(), resources, on_nothing });
        }
        if inline.is_empty() {
            self.rng.shuffle(&mut clauses);
        }
        let mut between = vec![" / "; 6];
        between.push(" /\n    ");
        let mut text = format!("{}{}", above(&mut self.rng), names[0]);
        for name in &names[1..] {
            text.push_str(self.rng.pick::<&str>(&between));
            text.push_str(name);
        }
        text.push_str(&inline);
        for clause in clauses {
            let note = if self.rng.chance(8) { format!(" {}", comment(&mut self.rng)) } else { String::new() };
            text.push_str(&format!("\n{}{note}", indent(&clause)));
        }
        text
    }

    /// A name with an id of its own where it has one, and the last part of the action's id.
    fn name(&mut self) -> (String, String) {
        let number = self.number();
        let (written, name) = action_name(&mut self.rng, number);
        if self.rng.chance(20) {
            return (format!("{written} #own_{number}"), format!("own_{number}"));
        }
        (written, placet_syntax::slug::slug(&name))
    }

    /// The `requires` clauses of an action: one at least, and one at least that asks for something in every case.
    fn requires(&mut self, visible: &Visible, may_be_nothing: bool) -> Vec<String> {
        if may_be_nothing && self.rng.chance(12) {
            let because = if self.rng.chance(20) { self.maybe_because() } else { String::new() };
            return vec![format!("requires nothing{because}")];
        }
        let count = *self.rng.pick(&[1, 1, 1, 2, 3]);
        let unguarded = self.rng.below(count);
        let clauses = (0..count).map(|at| format!("requires {}", self.requirement_and_tail(visible, at == unguarded)));
        clauses.collect()
    }

    /// `forbidden`, mostly under a condition.
    fn forbidden(&mut self, visible: &Visible) -> Option<String> {
        if self.rng.chance(4) {
            return Some(format!("forbidden{}", self.maybe_because()));
        }
        let condition = self.condition(visible)?;
        let word = *self.rng.pick(&["if", "if", "unless"]);
        let before = break_before(&mut self.rng);
        Some(format!("forbidden{before}{word} {condition}{}", self.maybe_because()))
    }

    /// `for each value in set requires …`, where there is a set of values.
    fn for_each(&mut self, visible: &Visible) -> Option<String> {
        let sets = self.readable(visible).into_iter().filter_map(|fact| match fact.ty {
            FactType::Set(of) => match *of {
                FactType::OneOf(values) => Some((fact.name, values)),
                _ => None,
            },
            _ => None,
        });
        let sets: Vec<_> = sets.collect();
        if sets.is_empty() {
            return None;
        }
        let (set, values) = self.rng.pick(&sets).clone();
        let name = *self.rng.pick(VARIABLES);
        let inside = Visible { variable: Some((name.to_owned(), values)), ..visible.clone() };
        Some(format!("for each {name} in {set} requires {}", self.requirement_and_tail(&inside, false)))
    }

    fn option(&mut self, visible: &Visible, options: &mut Vec<String>) -> String {
        let number = self.number();
        let phrase = option_phrase(&mut self.rng, number);
        let own = if self.rng.chance(25) { format!(" #o{number}") } else { String::new() };
        options.push(if own.is_empty() { placet_syntax::slug::slug(&phrase) } else { format!("o{number}") });
        format!("to {phrase}{own} also requires {}", self.requirement_and_tail(visible, false))
    }

    /// What is required, and when. Where it has to ask for something in every case, what holds otherwise is said too.
    pub(super) fn requirement_and_tail(&mut self, visible: &Visible, in_every_case: bool) -> String {
        let mut text = self.requirement(visible);
        if self.rng.chance(35)
            && let Some(condition) = self.condition(visible)
        {
            let word = *self.rng.pick(&["if", "unless"]);
            text = format!("{text}{}{word} {condition}", break_before(&mut self.rng));
            if in_every_case || self.rng.chance(50) {
                let otherwise = match self.rng.below(4) {
                    0 => "nothing".to_owned(),
                    1 => "forbidden".to_owned(),
                    _ => self.requirement_in_words(visible),
                };
                let comma = *self.rng.pick(&[",", ",", ""]);
                text = format!("{text}{comma}{}otherwise {otherwise}", break_before(&mut self.rng));
            }
        }
        text + &self.maybe_because()
    }

    pub(super) fn maybe_because(&mut self) -> String {
        if !self.rng.chance(20) {
            return String::new();
        }
        format!("{}because {}", break_before(&mut self.rng), label(&mut self.rng))
    }

    /// What is required, a table in parentheses only.
    fn requirement_in_words(&mut self, visible: &Visible) -> String {
        let text = self.requirement(visible);
        if text.starts_with("by ") { format!("({text})") } else { text }
    }
}
