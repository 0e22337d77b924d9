//! One area of the product: one file.

use std::fmt::Write as _;

use super::area_name;
use crate::rng::Rng;
use crate::words::{GRANTS, OBJECTS, OPTIONS, PARTS, REMARKS, STARTS};

/// What one file is about.
pub(super) struct Area {
    pub(super) number: usize,
    /// How many areas there are.
    pub(super) of: usize,
    pub(super) name: String,
    /// How many actions it has.
    pub(super) actions: usize,
}

/// The values of each area's `one of` fact.
const STATES: &[&str] = &["draft", "running", "stopped", "completed"];

impl Area {
    pub(super) fn text(&self, rng: &mut Rng) -> String {
        let mut file =
            Writer { area: self, rng, text: String::new(), left: self.actions, used: 0, asked: 0, opened: Vec::new() };
        file.permissions();
        file.resource();
        let shared = self.number.is_multiple_of(3) && file.left >= 60;
        if shared {
            file.template();
        }
        file.sections(shared);
        file.role();
        file.tests();
        file.text
    }

    /// The id of one of this area's permissions.
    fn permission(&self, at: usize) -> String {
        permission(&self.name, at)
    }

    fn permissions(&self) -> usize {
        permissions_of(self.actions)
    }
}

/// How many permissions go with so many actions.
fn permissions_of(actions: usize) -> usize {
    (actions * 35 / 100).clamp(6, GRANTS.len() * PARTS.len())
}

fn permission(area: &str, at: usize) -> String {
    let verb = GRANTS.get(at % GRANTS.len()).copied().unwrap_or_default();
    match PARTS.get(at / GRANTS.len()).copied().unwrap_or_default() {
        "" => format!("{verb}_{area}"),
        part => format!("{verb}_{area}_{part}"),
    }
}

fn spoken(id: &str) -> String {
    let words = id.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

struct Writer<'a> {
    area: &'a Area,
    rng: &'a mut Rng,
    text: String,
    /// Actions that are still to be written.
    left: usize,
    /// Names of the section at hand that are taken.
    used: usize,
    /// How often one of this area's permissions was asked for.
    asked: usize,
    /// Sections with a gate, and the permission that opens each.
    opened: Vec<(String, String)>,
}

impl Writer<'_> {
    fn line(&mut self, depth: usize, text: &str) {
        let _ = writeln!(self.text, "{:indent$}{text}", "", indent = depth * 4);
    }

    fn blank(&mut self) {
        self.text.push('\n');
    }

    fn permissions(&mut self) {
        let label = spoken(&self.area.name);
        self.line(0, &format!("// {label}: who may do what, as its page says."));
        self.line(0, "permissions {");
        let count = self.area.permissions();
        let ids: Vec<String> = (0..count).map(|at| self.area.permission(at)).collect();
        for (at, run) in ids.chunks(GRANTS.len()).enumerate() {
            if at > 0 {
                self.blank();
            }
            let width = run.iter().map(String::len).max().unwrap_or(0);
            for id in run {
                self.line(1, &format!("{id:width$} \"{}\"", spoken(id)));
            }
        }
        self.line(0, "}");
        self.blank();
    }

    fn resource(&mut self) {
        let area = &self.area.name;
        self.line(0, &format!("/// One of the {}.", area.replace('_', " ")));
        self.line(0, &format!("resource {}_item {{", self.area.name));
        self.line(1, "owner: user     \"Account that made it\"");
        self.line(1, "system: boolean \"Made by the system\"");
        self.line(1, "size: number    \"Size in records\"");
        self.line(1, &format!("state: one of ({})", STATES.join(", ")));
        self.line(0, "}");
        self.blank();
    }

    /// What channels share; six actions and a gate.
    fn template(&mut self) {
        let area = self.area.name.clone();
        self.line(0, "/// What the channels share. `messages` is the channel's own permission.");
        self.line(0, &format!("template {area}_channel(messages: permission) {{"));
        self.line(1, &format!("opens with {} and messages", self.area.permission(0)));
        self.blank();
        self.line(1, "/// By its link, one campaign opens with the channel's permission alone.");
        self.line(1, "Open a specific campaign");
        self.line(2, "ungated");
        self.line(2, "requires messages");
        self.blank();
        self.line(1, "Add a campaign");
        self.line(2, &format!("requires {} if project.multibrand, otherwise nothing", self.area.permission(1)));
        self.blank();
        self.line(1, &format!("Start / Schedule / Stop requires {}", self.area.permission(2)));
        self.blank();
        self.line(1, "Copy requires nothing");
        self.line(0, "}");
        self.blank();
    }

    fn sections(&mut self, shared: bool) {
        let name = self.area.name.clone();
        self.line(0, &format!("section \"{}\" {{", spoken(&name)));
        self.open_section(1, &name, &spoken(&name), 0, "");
        let mut inside = self.left / 2;
        if shared {
            inside = inside.saturating_sub(14);
        }
        self.plain_actions(2, inside);
        self.line(1, "}");
        self.blank();
        if shared {
            for (at, channel) in ["email", "sms"].into_iter().enumerate() {
                let argument = self.area.permission(3 + at);
                self.line(
                    1,
                    &format!("section {name}_{channel} \"{}\" from {name}_channel({argument})", spoken(channel)),
                );
                self.blank();
                self.left = self.left.saturating_sub(7);
            }
        }
        if self.left > 4 {
            let items = format!("{name}_items");
            self.open_section(1, &items, "Items", 4, &format!(" on {name}_item"));
            let inside = self.left / 3;
            self.item_actions(2, inside);
            self.line(1, "}");
            self.blank();
        }
        let settings = format!("{name}_settings");
        self.line(1, &format!("section {settings} \"Settings\" {{"));
        self.used = 0;
        if self.left > 0 {
            self.facts_action(2);
        }
        let rest = self.left;
        self.plain_actions(2, rest);
        self.line(1, "}");
        self.line(0, "}");
        self.blank();
    }

    fn open_section(&mut self, depth: usize, id: &str, label: &str, gate: usize, on: &str) {
        self.line(depth, &format!("section {id} \"{label}\"{on} {{"));
        let gate = self.area.permission(gate);
        self.line(depth + 1, &format!("opens with {gate}"));
        self.blank();
        self.left = self.left.saturating_sub(1);
        self.used = 0;
        self.opened.push((id.to_owned(), gate));
    }

    /// A name that the section does not have yet.
    fn name(&mut self) -> String {
        let at = self.used;
        self.used += 1;
        self.left = self.left.saturating_sub(1);
        let start = STARTS.get(at % STARTS.len()).copied().unwrap_or_default();
        let object = OBJECTS.get((at + at / STARTS.len()) % OBJECTS.len()).copied().unwrap_or_default();
        format!("{start} {object}")
    }

    /// This area's permissions in turn, so that each is asked for somewhere; not what the section's gate asks for already.
    fn next_permission(&mut self) -> String {
        self.asked += 1;
        let next = self.area.permission((self.asked - 1) % self.area.permissions());
        if !self.is_gate(&next) {
            return next;
        }
        self.asked += 1;
        self.area.permission((self.asked - 1) % self.area.permissions())
    }

    fn is_gate(&self, permission: &str) -> bool {
        self.opened.last().is_some_and(|(_, gate)| gate == permission)
    }

    /// A permission of this area's mostly, of another's now and then.
    fn any_permission(&mut self) -> String {
        if self.area.number > 0 && self.rng.chance(12) {
            // Each area has at least six.
            let other = self.rng.below(self.area.of);
            let drawn = permission(&area_name(other), self.rng.below(6));
            if !self.is_gate(&drawn) {
                return drawn;
            }
        }
        let count = self.area.permissions();
        let at = self.rng.below(count);
        let drawn = self.area.permission(at);
        if self.is_gate(&drawn) { self.area.permission((at + 1) % count) } else { drawn }
    }

    fn plain_actions(&mut self, depth: usize, count: usize) {
        let end = self.left.saturating_sub(count);
        let mut first = true;
        while self.left > end {
            if !first {
                self.blank();
            }
            first = false;
            if self.rng.chance(10) {
                let remark = self.rng.one_of(REMARKS);
                self.line(depth, &format!("/// {remark}"));
            }
            let mut names = self.name();
            while self.left > end && names.len() < 45 && self.rng.chance(45) {
                names = format!("{names} / {}", self.name());
            }
            self.plain_action(depth, &names);
        }
    }

    /// An action that reads each fact of the person and the project.
    fn facts_action(&mut self, depth: usize) {
        let (name, one, two) = (self.name(), self.next_permission(), self.any_permission());
        let two = if one == two { self.next_permission() } else { two };
        self.line(depth, &name);
        self.line(depth + 1, &format!("requires {one}"));
        self.line(depth + 1, &format!("requires {two} if project.multibrand"));
        self.line(depth + 1, "forbidden if (user.restricted and not user.staff) or project.seats < 5");
        self.line(depth + 2, "because \"Your access is limited, and this is not part of it\"");
        if self.left > 0 {
            self.blank();
        }
    }

    fn plain_action(&mut self, depth: usize, names: &str) {
        let (one, two, three) = (self.next_permission(), self.any_permission(), self.any_permission());
        match self.rng.below(100) {
            0..62 => self.clause(depth, names, &format!("requires {one}")),
            62..76 if one != two => self.clause(depth, names, &format!("requires {one} and {two}")),
            76..82 if one != two && two != three && one != three => {
                self.line(depth, names);
                self.line(depth + 1, "requires any of (");
                for part in [one, format!("{two} and user.staff"), three] {
                    self.line(depth + 2, &format!("{part},"));
                }
                self.line(depth + 1, ")");
            }
            82..88 if one != two => {
                self.line(depth, names);
                self.line(depth + 1, &format!("requires {one}"));
                self.line(depth + 1, &format!("requires {two} if project.multibrand"));
            }
            88..94 if one != two && two != self.area.permission(0) => {
                self.line(depth, names);
                self.line(depth + 1, &format!("requires {one}"));
                let option = self.rng.one_of(OPTIONS);
                self.line(depth + 1, &format!("to {option} also requires {two}"));
            }
            94..97 => {
                self.line(depth, names);
                self.line(depth + 1, &format!("requires {one}"));
                self.line(depth + 1, "forbidden if user.restricted or project.seats < 5");
                self.line(depth + 2, "because \"Your access is limited, and this is not part of it\"");
            }
            _ => {
                let asked = format!("can {}.open", self.area.name);
                self.clause(depth, names, &format!("requires {asked} and {one}"));
            }
        }
    }

    /// On the line of the name where that is short, else on one of its own.
    fn clause(&mut self, depth: usize, names: &str, clause: &str) {
        if depth * 4 + names.len() + 1 + clause.len() <= 100 {
            self.line(depth, &format!("{names} {clause}"));
        } else {
            self.line(depth, names);
            self.line(depth + 1, clause);
        }
    }

    fn item_actions(&mut self, depth: usize, count: usize) {
        let end = self.left.saturating_sub(count.max(1));
        let item = format!("{}_item", self.area.name);
        let mut kinds = [0, 1, 4, 6].into_iter();
        let mut first = true;
        while self.left > end {
            if !first {
                self.blank();
            }
            first = false;
            let name = self.name();
            let (one, two) = (self.next_permission(), self.any_permission());
            // One of each kind, so that each fact is read, then as it comes.
            match kinds.next().unwrap_or_else(|| self.rng.below(12)) {
                0 => {
                    self.line(depth, &name);
                    self.line(depth + 1, &format!("requires by {item}.state {{"));
                    for (states, grant) in [("draft, running", &one), ("stopped", &two), ("completed", &one)] {
                        let pad = " ".repeat("draft, running".len() - states.len());
                        self.line(depth + 2, &format!("{states}:{pad} {grant}"));
                    }
                    self.line(depth + 1, "}");
                }
                1..4 => {
                    self.line(depth, &name);
                    self.line(depth + 1, &format!("requires {one} or {item}.owner is user"));
                }
                4..6 => {
                    self.line(depth, &name);
                    let clause = format!("requires {one} unless {item}.system");
                    let whole = format!("{clause}, otherwise {two}");
                    if (depth + 1) * 4 + whole.len() <= 100 {
                        self.line(depth + 1, &whole);
                    } else {
                        self.line(depth + 1, &clause);
                        self.line(depth + 2, &format!("otherwise {two}"));
                    }
                }
                6 => {
                    self.line(depth, &name);
                    self.line(depth + 1, &format!("requires {one}"));
                    let (clause, because) = (format!("forbidden if {item}.size > 1000"), "because \"Split it first\"");
                    if (depth + 1) * 4 + clause.len() + 1 + because.len() <= 100 {
                        self.line(depth + 1, &format!("{clause} {because}"));
                    } else {
                        self.line(depth + 1, &clause);
                        self.line(depth + 2, because);
                    }
                }
                _ => self.clause(depth, &name, &format!("requires {one}")),
            }
        }
    }

    fn role(&mut self) {
        let name = &self.area.name;
        let grants: Vec<String> = (0..self.area.permissions().min(5)).map(|at| self.area.permission(at)).collect();
        let includes = (self.area.number > 0).then(|| area_name(self.area.number / 2));
        self.line(0, &format!("role {name}_team \"{} team\" {{", spoken(name)));
        if let Some(other) = includes {
            self.line(1, &format!("includes {other}_team"));
        }
        for grant in grants {
            self.line(1, &grant);
        }
        self.line(0, "}");
    }

    fn tests(&mut self) {
        for (section, gate) in std::mem::take(&mut self.opened) {
            self.blank();
            self.line(0, &format!("test \"{} opens with one permission\" {{", spoken(&section).to_lowercase()));
            self.line(1, &format!("user holds {gate}"));
            self.line(1, &format!("allow {section}.open"));
            self.line(0, "}");
        }
    }
}
