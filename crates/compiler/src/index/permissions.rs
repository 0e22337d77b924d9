//! The permissions of a set, families written out.

mod size;

use std::collections::BTreeSet;

use super::{Clash, Index, NameKind, Past};
use crate::circles::circular;
use crate::hash::OrderedSet;
use crate::items::{EntryItem, FileItems, NodeItem, PermissionItem, joined};
use crate::limits::{IMPLICATIONS, PERMISSION_BYTES, PERMISSIONS};
use crate::model::{Deprecated, Name};
use crate::patterns::SortedNames;

/// Declares the permissions of all files; enumerations are there already.
pub(super) fn declare(index: &mut Index, files: &[&FileItems]) {
    let size = size::of(index, files);
    let limits = [("permissions", size.permissions, PERMISSIONS), (size::BYTES, size.bytes, PERMISSION_BYTES)];
    let past = limits.into_iter().filter(|(_, count, limit)| count > limit);
    index.past.extend(past.map(|(what, count, limit)| Past { what, count, limit }));
    if !index.past.is_empty() {
        return;
    }
    let mut implications = Implications::default();
    for items in files {
        for node in &items.permissions {
            let mut walk = Walk { index, implications: &mut implications };
            walk.node(node, None, &[], &[]);
        }
    }
    index.sorted = SortedNames::new(index.permissions.keys());
    for item in files.iter().flat_map(|items| &items.implications) {
        for part in &item.right {
            if implications.known.len() > IMPLICATIONS {
                break;
            }
            for implied in index.sorted.matching(part).into_iter().filter(|name| *name != item.left) {
                implications.push(item.left.clone(), implied);
            }
        }
    }
    if implications.known.len() > IMPLICATIONS {
        // What comes after these was not looked at.
        index.past.push(Past {
            what: "implications, patterns written out",
            count: implications.known.len(),
            limit: IMPLICATIONS,
        });
        return;
    }
    for (from, to) in implications.known {
        if index.permissions.contains_key(&from) {
            index.implications.entry(from).or_default().push(to);
        }
    }
    index.circular_implications = circular(&index.implications);
    // A name that is declared now is no old name.
    let taken: Vec<Name> =
        index.old_permissions.keys().filter(|old| index.permissions.contains_key(*old)).cloned().collect();
    index.clashes.extend(taken.into_iter().map(|name| Clash { kind: NameKind::OldPermission, name }));
}

/// What brings what directly, each pair once; past the limit no more is noted.
#[derive(Default)]
struct Implications {
    known: OrderedSet<(Name, Name)>,
}

impl Implications {
    fn push(&mut self, from: Name, to: Name) {
        if self.known.len() <= IMPLICATIONS {
            self.known.insert((from, to));
        }
    }
}

struct Walk<'a> {
    index: &'a mut Index,
    implications: &'a mut Implications,
}

type Verbs<'a> = &'a (Vec<Name>, Name);

impl Walk<'_> {
    fn node(&mut self, node: &NodeItem, outer: Option<&Name>, labels: &[String], verbs: &[Verbs<'_>]) {
        let prefix = match &node.name {
            Some(name) => Some(joined(outer, name)),
            None => outer.cloned(),
        };
        let mut labels = labels.to_vec();
        labels.extend(node.label.clone());
        self.index.nodes.extend(prefix.clone());
        let Some(family) = &node.family else {
            self.entries(node, prefix.as_ref(), &labels, verbs);
            return;
        };
        // An enumeration that is not declared has been told of where it is named.
        let Some(values) = self.index.enums.get(family).cloned() else { return };
        if let Some(prefix) = &prefix {
            let known = self.index.families.entry(prefix.clone()).or_insert_with(|| family.clone());
            if known != family {
                self.index.clashes.push(Clash { kind: NameKind::Family, name: prefix.clone() });
            }
        }
        for (value, label) in &values {
            let member = joined(prefix.as_ref(), value);
            let mut labels = labels.clone();
            labels.push(label.clone());
            self.index.nodes.insert(member.clone());
            self.entries(node, Some(&member), &labels, verbs);
        }
    }

    fn entries(&mut self, node: &NodeItem, prefix: Option<&Name>, labels: &[String], outer: &[Verbs<'_>]) {
        let mut verbs = outer.to_vec();
        verbs.extend(&node.verbs);
        let mut here: BTreeSet<&Name> = BTreeSet::new();
        for entry in &node.entries {
            match entry {
                EntryItem::Node(inner) => self.node(inner, prefix, labels, &verbs),
                EntryItem::Permission(permission) => {
                    self.permission(permission, prefix, labels);
                    here.insert(&permission.name);
                }
            }
        }
        for (implying, implied) in verbs {
            if !here.contains(implied) {
                continue;
            }
            let fit = |verb: &&Name| *verb != implied && here.contains(verb);
            // Many verbs may be handed down to nodes of few permissions.
            let verbs: Vec<&Name> = match implying.len() > here.len() {
                true => here.iter().copied().filter(|verb| *verb != implied && implying.contains(verb)).collect(),
                false => implying.iter().filter(fit).collect(),
            };
            for verb in verbs {
                self.implications.push(joined(prefix, verb), joined(prefix, implied));
            }
        }
    }

    fn permission(&mut self, permission: &PermissionItem, prefix: Option<&Name>, labels: &[String]) {
        let id = joined(prefix, &permission.name);
        if self.index.permissions.contains_key(&id) {
            self.index.clashes.push(Clash { kind: NameKind::Permission, name: id });
            return;
        }
        for old in &permission.formerly {
            self.index.old_name(NameKind::OldPermission, old, &id);
        }
        if let Some(replacement) = &permission.deprecated {
            self.index.deprecated.insert(id.clone(), Deprecated { replacement: replacement.clone() });
        }
        let own = &permission.label;
        let label = if labels.is_empty() { own.clone() } else { format!("{}: {own}", labels.join(" > ")) };
        self.index.permissions.insert(id, label);
    }
}
