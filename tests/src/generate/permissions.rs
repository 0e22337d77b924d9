//! Enums, permissions, what they imply, scopes.

use super::Generator;
use super::names::Level;
use super::rng::Rng;
use super::words::{self, ENUMS, NODES, PERMISSIONS, SCOPES, VALUES, VERBS, above, braces, maybe_label};

/// An enum: its name and its values.
#[derive(Debug, Clone)]
pub(super) struct Enum {
    pub(super) name: String,
    pub(super) values: Vec<String>,
}

/// Braces of permissions.
struct Node {
    /// Where they stand; of a family, with the level that is the value.
    path: Vec<Level>,
    /// The enum that the node is a family over.
    family: Option<Enum>,
    leaves: Vec<String>,
    nodes: Vec<(String, Node)>,
}

impl Generator {
    pub(super) fn enums(&mut self) {
        let count = *self.rng.pick(&[0, 1, 1, 2]);
        let names = self.rng.some(ENUMS, count);
        for (name, values) in names.into_iter().zip(self.rng.some(VALUES, count)) {
            let mut values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
            self.rng.shuffle(&mut values);
            let entries: Vec<String> =
                values.iter().map(|value| format!("{value}{}", maybe_label(&mut self.rng))).collect();
            let label = maybe_label(&mut self.rng);
            let text = format!("{}enum {name}{label} {}", above(&mut self.rng), braces(&mut self.rng, &entries));
            self.items.push(text);
            self.names.enums.push(Enum { name: name.to_owned(), values });
        }
    }

    pub(super) fn scopes(&mut self) {
        let count = *self.rng.pick(&[0, 0, 1, 2]);
        for name in self.rng.some(SCOPES, count) {
            let text = format!("{}scope {name}{}", above(&mut self.rng), maybe_label(&mut self.rng));
            self.items.push(text);
            self.names.scopes.push(name.to_owned());
        }
    }

    pub(super) fn permissions(&mut self) {
        let mut left = self.rng.between(3, self.size.permissions);
        // One block without a name space for permissions that stand alone.
        let alone = if self.rng.chance(85) { self.rng.between(1, left) } else { 0 };
        if alone > 0 {
            let leaves: Vec<String> = self.rng.some(PERMISSIONS, alone).iter().map(|name| (*name).to_owned()).collect();
            left -= leaves.len();
            let mut nodes = Vec::new();
            if left > 0 && self.rng.chance(40) {
                nodes.push(("inner".to_owned(), self.node(vec![Level::Name("inner".to_owned())], &mut left, 1, 1)));
            }
            let text = self.permission_braces(&Node { path: Vec::new(), family: None, leaves, nodes }, &[]);
            let text = format!("{}permissions{} {text}", above(&mut self.rng), maybe_label(&mut self.rng));
            self.items.push(text);
        }
        let mut names = NODES.to_vec();
        self.rng.shuffle(&mut names);
        for name in names {
            if left == 0 {
                break;
            }
            let node = self.node(vec![Level::Name(name.to_owned())], &mut left, 2, 1);
            let text = format!("{}permissions {}", above(&mut self.rng), self.node_text(name, &node, &[]));
            self.items.push(text);
        }
    }

    /// A node with permissions in it, and nodes while the depth lasts. Families have all that as often as they have values.
    fn node(&mut self, mut path: Vec<Level>, left: &mut usize, depth: usize, times: usize) -> Node {
        let mut times = times;
        let mut family = None;
        if !self.names.enums.is_empty() && self.rng.chance(35) {
            let chosen = self.rng.pick(&self.names.enums).clone();
            if times * chosen.values.len() <= *left + 2 {
                times *= chosen.values.len();
                path.push(Level::Value(chosen.values.clone()));
                family = Some(chosen);
            }
        }
        let count = self.rng.between(1, (*left / times).clamp(1, VERBS.len()));
        let leaves: Vec<String> = self.rng.some(VERBS, count).iter().map(|verb| (*verb).to_owned()).collect();
        *left = left.saturating_sub(leaves.len() * times);
        let mut nodes = Vec::new();
        for name in ["lists", "templates"] {
            if depth > 0 && *left >= times && self.rng.chance(40) {
                let inner = [&path[..], &[Level::Name(name.to_owned())]].concat();
                nodes.push((name.to_owned(), self.node(inner, left, depth - 1, times)));
            }
        }
        Node { path, family, leaves, nodes }
    }

    fn node_text(&mut self, name: &str, node: &Node, verbs: &[(Vec<String>, String)]) -> String {
        let text = self.permission_braces(node, verbs);
        let family = node.family.as_ref().map(|of| format!(" for each {}", of.name)).unwrap_or_default();
        format!("{name}{}{family} {text}", maybe_label(&mut self.rng))
    }

    fn permission_braces(&mut self, node: &Node, above_verbs: &[(Vec<String>, String)]) -> String {
        let mut entries = Vec::new();
        let mut verbs = above_verbs.to_vec();
        if self.rng.chance(60)
            && let Some((implying, implied)) = verbs_of(&mut self.rng, node)
        {
            entries.push(format!("verbs {} {} {implied}", implying.join(", "), self.rng.pick(&["imply", "implies"])));
            verbs.push((implying, implied));
        }
        for leaf in &node.leaves {
            let shape = [&node.path[..], &[Level::Name(leaf.clone())]].concat();
            let history = self.history(&shape);
            entries.push(format!("{}{leaf}{}{history}", above(&mut self.rng), maybe_label(&mut self.rng)));
            self.names.shapes.push(shape);
        }
        for (name, inner) in &node.nodes {
            let text = self.node_text(name, inner, &verbs);
            entries.push(format!("{}{text}", above(&mut self.rng)));
        }
        self.rng.shuffle(&mut entries);
        braces(&mut self.rng, &entries)
    }

    /// The names that a permission had before, and that it should be used no more.
    fn history(&mut self, shape: &[Level]) -> String {
        let mut parts = Vec::new();
        // A family's members would all have had the same name.
        if shape.iter().all(|level| matches!(level, Level::Name(_))) && self.rng.chance(10) {
            parts.push(self.formerly("", true));
        }
        if self.rng.chance(6) {
            let instead = match self.names.shapes.first() {
                Some(other) if self.rng.chance(50) => format!(" use {}", words::concrete(&mut self.rng, other)),
                _ => String::new(),
            };
            parts.push(format!("deprecated{instead}"));
        }
        self.rng.shuffle(&mut parts);
        parts.iter().map(|part| format!(" {part}")).collect()
    }

    /// `formerly` and names that nothing else has or had.
    pub(super) fn formerly(&mut self, before: &str, dots: bool) -> String {
        let count = *self.rng.pick(&[1, 1, 2]);
        let mut names = Vec::new();
        for _ in 0..count {
            let place = if dots && self.rng.chance(40) { "gone.by." } else { "" };
            names.push(format!("{before}{place}old_{}", self.number()));
        }
        match names.as_slice() {
            [one] if self.rng.chance(80) => format!("formerly {one}"),
            more => format!("formerly ({})", more.join(", ")),
        }
    }

    /// Permissions that imply others. Each implies only what ranks behind it, so that nothing goes round in a circle.
    pub(super) fn implications(&mut self) {
        let count = *self.rng.pick(&[0, 0, 1, 2]);
        for _ in 0..count {
            let from = self.rng.pick(&self.names.permissions).clone();
            let mut behind: Vec<String> =
                self.names.permissions.iter().filter(|other| rank(other) > rank(&from)).cloned().collect();
            if !from.contains('.') {
                // A permission that stands alone ranks before all that stand in nodes.
                behind.extend((0..4).filter_map(|_| self.pattern_in_node()));
            }
            let count = self.rng.between(1, 3);
            let implied = self.rng.some(&behind, count);
            if !implied.is_empty() {
                let comma = *self.rng.pick(&[", ", ",\n    "]);
                let text = format!("implication {from} implies {}", implied.join(comma));
                self.items.push(format!("{}{text}", above(&mut self.rng)));
            }
        }
    }
}

/// Whether one permission may imply another: only where its rank is lower. So it is with verbs, too.
fn rank(permission: &str) -> usize {
    let verb = permission.rsplit_once('.').and_then(|(_, last)| VERBS.iter().position(|verb| *verb == last));
    let alone = || PERMISSIONS.iter().position(|name| *name == permission).unwrap_or_default();
    verb.map_or_else(alone, |verb| PERMISSIONS.len() + verb)
}

/// Verbs that imply another, all of which stand together in the node or in one inside it.
fn verbs_of(rng: &mut Rng, node: &Node) -> Option<(Vec<String>, String)> {
    let mut candidates = Vec::new();
    let mut nodes = vec![node];
    while let Some(node) = nodes.pop() {
        nodes.extend(node.nodes.iter().map(|(_, inner)| inner));
        let mut here: Vec<String> = VERBS
            .iter()
            .filter(|verb| node.leaves.iter().any(|leaf| leaf == *verb))
            .map(|verb| (*verb).to_owned())
            .collect();
        if here.len() > 1 {
            let last = rng.between(1, here.len() - 1);
            let implied = here.remove(last);
            here.truncate(last);
            candidates.push((here, implied));
        }
    }
    (!candidates.is_empty()).then(|| rng.pick(&candidates).clone())
}
