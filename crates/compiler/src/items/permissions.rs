//! Permissions as a file declares them. A family's members have the names of an enumeration's values, which may be
//! declared in another file: what comes of it all is known in the [`index`](crate::index) only.

use placet_syntax::ast::{self, PermissionEntry as Node, PermissionList};

use super::{pattern, spoken};
use crate::model::Name;
use crate::patterns::Part;

/// A node: what stands in braces, with what stands before them. The top one may have no name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct NodeItem {
    pub(crate) name: Option<Name>,
    pub(crate) label: Option<String>,
    /// The enumeration for each of whose values it is declared.
    pub(crate) family: Option<Name>,
    pub(crate) entries: Vec<EntryItem>,
    /// `verbs … imply …`: each of the first implies the second.
    pub(crate) verbs: Vec<(Vec<Name>, Name)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum EntryItem {
    Node(NodeItem),
    Permission(PermissionItem),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PermissionItem {
    pub(crate) name: Name,
    pub(crate) label: String,
    /// Whole old names.
    pub(crate) formerly: Vec<Name>,
    /// That it is deprecated, and what to use instead.
    pub(crate) deprecated: Option<Option<Name>>,
}

/// `implication a implies b, c.*`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ImplicationItem {
    pub(crate) left: Name,
    pub(crate) right: Vec<Vec<Part>>,
}

pub(super) fn declared(node: &ast::Permissions) -> NodeItem {
    let name = node.name();
    let label = match (node.label(), &name) {
        (Some(label), _) => Some(label.value()),
        (None, Some(name)) => Some(spoken(name.text())),
        (None, None) => None,
    };
    let item = NodeItem {
        name: name.map(|name| name.text().into()),
        label,
        family: node.family().map(|family| family.text().into()),
        ..NodeItem::default()
    };
    node.list().map_or_else(|| item.clone(), |list| filled(item.clone(), &list))
}

fn filled(mut node: NodeItem, list: &PermissionList) -> NodeItem {
    for entry in list.entries() {
        match entry {
            Node::Verbs(verbs) => {
                let Some(implied) = verbs.implied() else { continue };
                let implying = verbs.implying().iter().map(|word| word.text().into()).collect();
                node.verbs.push((implying, implied.text().into()));
            }
            Node::Permission(entry) => {
                let Some(name) = entry.name() else { continue };
                let label = entry.label().map_or_else(|| spoken(name.text()), |label| label.value());
                let name = Name::from(name.text());
                node.entries.push(match entry.list() {
                    Some(inner) => {
                        let family = entry.family().map(|family| family.text().into());
                        let inner_node =
                            NodeItem { name: Some(name), label: Some(label), family, ..NodeItem::default() };
                        EntryItem::Node(filled(inner_node, &inner))
                    }
                    None => EntryItem::Permission(PermissionItem {
                        name,
                        label,
                        formerly: entry.formerly().iter().map(|path| path.text().into()).collect(),
                        deprecated: entry
                            .deprecated()
                            .map(|deprecated| deprecated.replacement().map(|path| path.text().into())),
                    }),
                });
            }
        }
    }
    node
}

pub(super) fn implication(node: &ast::Implication) -> Option<ImplicationItem> {
    let left = node.left().filter(ast::Path::is_plain)?;
    let right = node.right().iter().filter_map(pattern).collect();
    Some(ImplicationItem { left: left.text().into(), right })
}
