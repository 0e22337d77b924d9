//! Braces of permissions, families written out.

use placet_syntax::ast::{self, PermissionEntry, PermissionList, Word};

use super::{Declarations, Permission, named};

/// Where braces of permissions stand.
#[derive(Clone, Default)]
struct Node {
    path: Vec<String>,
    labels: Vec<String>,
    /// `verbs a, b imply c`: the verbs, and what they imply.
    verbs: Vec<(Vec<String>, String)>,
}

impl Declarations {
    pub(super) fn permission_block(&mut self, block: &ast::Permissions) {
        let mut node = Node::default();
        match block.name() {
            Some(name) => node.enter(named(&name, block.label())),
            None => node.labels.extend(block.label().map(|label| label.value())),
        }
        self.node(&block.list().unwrap(), &node, block.family());
    }

    /// What stands in braces: of a family, once for each value of the enum.
    fn node(&mut self, list: &PermissionList, node: &Node, family: Option<Word>) {
        let Some(family) = family else { return self.permission_list(list, node) };
        for value in self.enums[&family.value()].clone() {
            let mut member = node.clone();
            member.enter(value);
            self.permission_list(list, &member);
        }
    }

    /// The entries of braces: one with braces of its own is a node, any other a permission. Verbs hold in the braces that
    /// they stand in, and in all braces inside.
    fn permission_list(&mut self, list: &PermissionList, node: &Node) {
        let mut node = node.clone();
        let mut here = Vec::new();
        for entry in list.entries() {
            match entry {
                PermissionEntry::Verbs(own) => {
                    node.verbs.push((own.implying().iter().map(Word::value).collect(), own.implied().unwrap().value()));
                }
                PermissionEntry::Permission(entry) if entry.list().is_none() => {
                    here.push(entry.name().unwrap().value())
                }
                PermissionEntry::Permission(_) => {}
            }
        }
        for entry in list.entries() {
            let PermissionEntry::Permission(entry) = entry else { continue };
            let mut inner = node.clone();
            inner.enter(named(&entry.name().unwrap(), entry.label()));
            match entry.list() {
                Some(list) => self.node(&list, &inner, entry.family()),
                None => self.permissions.push(Permission {
                    id: inner.path.join("."),
                    label: inner.label(),
                    implies: Vec::new(),
                    formerly: entry.formerly().iter().map(ast::Path::text).collect(),
                }),
            }
        }
        for (implying, implied) in &node.verbs {
            for verb in implying.iter().filter(|verb| here.contains(verb) && here.contains(implied) && *verb != implied)
            {
                let place = |verb: &String| {
                    self.permission(&[&node.path[..], std::slice::from_ref(verb)].concat().join(".")).unwrap()
                };
                let (from, to) = (place(verb), place(implied));
                self.permissions[from].implies.push(to);
            }
        }
    }
}

impl Node {
    fn enter(&mut self, (name, label): (String, String)) {
        self.path.push(name);
        self.labels.push(label);
    }

    /// What people call a permission: the labels of the nodes around it, and its own.
    fn label(&self) -> String {
        match self.labels.split_last().unwrap() {
            (own, []) => own.clone(),
            (own, nodes) => format!("{}: {own}", nodes.join(" > ")),
        }
    }
}
