//! Permissions, facts and roles.

use super::rng::Rng;
use super::words::{self, FIELDS, NODES, PERMISSIONS, VALUES, VERBS, above, braces, maybe_label};
use super::{Generator, Size};
use crate::reference::FactType;

/// A fact that expressions may read.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    pub(super) name: String,
    pub(super) ty: FactType,
    /// The resource that it belongs to; facts of the subject and of contexts are readable everywhere.
    pub(super) resource: Option<String>,
}

/// What is declared.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) permissions: Vec<String>,
    pub(super) subject: String,
    pub(super) resources: Vec<String>,
    pub(super) facts: Vec<Fact>,
    pub(super) roles: Vec<String>,
}

/// Braces of permissions.
struct Node {
    path: Vec<String>,
    leaves: Vec<String>,
    nodes: Vec<(String, Node)>,
}

impl Generator {
    pub(super) fn permissions(&mut self) {
        let mut left = self.rng.between(3, self.size.permissions);
        // One block without a name space for permissions that stand alone.
        let alone = if self.rng.chance(85) { self.rng.between(1, left) } else { 0 };
        if alone > 0 {
            let leaves: Vec<String> = self.rng.some(PERMISSIONS, alone).iter().map(|name| (*name).to_owned()).collect();
            left -= leaves.len();
            let mut nodes = Vec::new();
            if left > 0 && self.rng.chance(40) {
                nodes.push(("inner".to_owned(), node(&mut self.rng, vec!["inner".to_owned()], &mut left, 1)));
            }
            let text = self.permission_braces(&Node { path: Vec::new(), leaves, nodes }, &[]);
            let text = format!("{}permissions{} {text}", above(&mut self.rng), maybe_label(&mut self.rng));
            self.items.push(text);
        }
        let mut names = NODES.to_vec();
        self.rng.shuffle(&mut names);
        for name in names {
            if left == 0 {
                break;
            }
            let node = node(&mut self.rng, vec![name.to_owned()], &mut left, 2);
            let text = self.permission_braces(&node, &[]);
            let text = format!("{}permissions {name}{} {text}", above(&mut self.rng), maybe_label(&mut self.rng));
            self.items.push(text);
        }
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
            entries.push(format!("{}{leaf}{}", above(&mut self.rng), maybe_label(&mut self.rng)));
            self.names.permissions.push([&node.path[..], std::slice::from_ref(leaf)].concat().join("."));
        }
        for (name, inner) in &node.nodes {
            let text = self.permission_braces(inner, &verbs);
            entries.push(format!("{}{name}{} {text}", above(&mut self.rng), maybe_label(&mut self.rng)));
        }
        self.rng.shuffle(&mut entries);
        braces(&mut self.rng, &entries)
    }

    /// The subject, contexts and resources with their fields.
    pub(super) fn facts(&mut self) {
        let declared = self.rng.chance(85);
        let subject = if declared { *self.rng.pick(&["user", "user", "member"]) } else { "user" }.to_owned();
        let resource_count = self.rng.between(0, 3);
        self.names.resources =
            self.rng.some(words::RESOURCES, resource_count).iter().map(|name| (*name).to_owned()).collect();
        let context_count = self.rng.between(0, 2);
        let contexts = self.rng.some(words::CONTEXTS, context_count);

        let things: Vec<String> = self.names.resources.iter().chain([&subject]).cloned().collect();
        for thing in &things {
            let resource = (*thing != subject).then(|| thing.clone());
            self.names.facts.push(Fact { name: thing.clone(), ty: FactType::Entity(thing.clone()), resource });
        }
        // Owners of fields: a name, the word that declares it, and whether it is a resource.
        let mut owners: Vec<(String, &str)> = contexts.iter().map(|name| ((*name).to_owned(), "context")).collect();
        owners.extend(self.names.resources.iter().map(|name| (name.clone(), "resource")));
        if declared {
            owners.push((subject.clone(), "subject"));
        }
        let mut fields: Vec<Vec<String>> = vec![Vec::new(); owners.len()];
        let mut names = FIELDS.to_vec();
        self.rng.shuffle(&mut names);
        let count = if owners.is_empty() { 0 } else { self.rng.between(2, Size::clamp(self.size.facts)) };
        for name in names.into_iter().take(count) {
            let at = self.rng.below(owners.len());
            let (owner, kind) = &owners[at];
            let ty = fact_type(&mut self.rng, &things);
            let label = maybe_label(&mut self.rng);
            fields[at].push(format!("{}{name}: {}{label}", above(&mut self.rng), type_text(&mut self.rng, &ty)));
            let resource = (*kind == "resource").then(|| owner.clone());
            self.names.facts.push(Fact { name: format!("{owner}.{name}"), ty, resource });
        }
        for ((owner, kind), fields) in owners.iter().zip(fields) {
            let braces =
                if fields.is_empty() && *kind == "resource" { String::new() } else { braces(&mut self.rng, &fields) };
            let text = format!("{}{kind} {owner} {braces}", above(&mut self.rng));
            self.items.push(text.trim_end().to_owned());
        }
        self.names.subject = subject;
    }

    pub(super) fn roles(&mut self) {
        let count = self.rng.between(0, 3);
        for name in self.rng.some(words::ROLES, count) {
            let count = self.rng.between(0, 4);
            let mut entries = self.rng.some(&self.names.permissions, count);
            if !self.names.roles.is_empty() && self.rng.chance(60) {
                entries.push(format!("includes {}", self.rng.pick(&self.names.roles)));
            }
            if entries.is_empty() {
                entries.push(self.names.permissions[0].clone());
            }
            self.rng.shuffle(&mut entries);
            let label = maybe_label(&mut self.rng);
            let text = format!("{}role {name}{label} {}", above(&mut self.rng), braces(&mut self.rng, &entries));
            self.items.push(text);
            self.names.roles.push(name.to_owned());
        }
    }
}

/// A node with permissions in it, and nodes while the depth lasts.
fn node(rng: &mut Rng, path: Vec<String>, left: &mut usize, depth: usize) -> Node {
    let count = rng.between(1, (*left).min(VERBS.len()));
    let leaves: Vec<String> = rng.some(VERBS, count).iter().map(|verb| (*verb).to_owned()).collect();
    *left -= leaves.len();
    let mut nodes = Vec::new();
    for name in ["lists", "templates"] {
        if depth > 0 && *left > 0 && rng.chance(40) {
            let inner = [&path[..], &[name.to_owned()]].concat();
            nodes.push((name.to_owned(), node(rng, inner, left, depth - 1)));
        }
    }
    Node { path, leaves, nodes }
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

fn fact_type(rng: &mut Rng, things: &[String]) -> FactType {
    let single = match rng.below(13) {
        0..=2 => FactType::Boolean,
        3..=4 => FactType::Number,
        5..=7 => {
            let mut values: Vec<String> = rng.pick(VALUES).iter().map(|value| (*value).to_owned()).collect();
            rng.shuffle(&mut values);
            FactType::OneOf(values)
        }
        8..=10 => FactType::Entity(rng.pick(things).clone()),
        _ => FactType::Permission,
    };
    let may_be_in_a_set = !matches!(single, FactType::Boolean | FactType::Number);
    if may_be_in_a_set && rng.chance(45) { FactType::Set(Box::new(single)) } else { single }
}

fn type_text(rng: &mut Rng, ty: &FactType) -> String {
    match ty {
        FactType::Boolean => "boolean".to_owned(),
        FactType::Number => "number".to_owned(),
        FactType::OneOf(values) => format!("one of ({}{})", values.join(", "), rng.pick(&["", "", ","])),
        FactType::Entity(name) => name.clone(),
        FactType::Permission => "permission".to_owned(),
        FactType::Set(of) => format!("set of {}", type_text(rng, of)),
    }
}
