//! How much a set declares, families written out, before anything is written out.

use crate::index::Index;
use crate::items::{EntryItem, FileItems, NodeItem};

/// What [`Size::bytes`] counts, in a message.
pub(super) const BYTES: &str = "bytes in the names and labels of its permissions";

/// What is declared.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Size {
    pub(super) permissions: usize,
    /// The nodes that they stand in.
    nodes: usize,
    /// Of whole names and labels, of nodes too.
    pub(super) bytes: usize,
}

impl Size {
    fn add(&mut self, more: Size) {
        self.permissions = self.permissions.saturating_add(more.permissions);
        self.nodes = self.nodes.saturating_add(more.nodes);
        self.bytes = self.bytes.saturating_add(more.bytes);
    }

    /// Each with this many bytes more.
    fn longer(&mut self, by: usize) {
        let names = self.permissions.saturating_add(self.nodes);
        self.bytes = self.bytes.saturating_add(names.saturating_mul(by));
    }
}

/// All that these files declare.
pub(super) fn of(index: &Index, files: &[&FileItems]) -> Size {
    let mut all = Size::default();
    files.iter().flat_map(|items| &items.permissions).for_each(|node| all.add(of_node(index, node)));
    all
}

fn of_node(index: &Index, node: &NodeItem) -> Size {
    let mut inner = Size { permissions: 0, nodes: 1, bytes: 0 };
    for entry in &node.entries {
        inner.add(match entry {
            EntryItem::Node(inner) => of_node(index, inner),
            EntryItem::Permission(one) => {
                Size { permissions: 1, nodes: 0, bytes: one.name.len().saturating_add(one.label.len()) }
            }
        });
    }
    let mut size = inner;
    if let Some(family) = &node.family {
        size = Size { permissions: 0, nodes: 1, bytes: 0 };
        for (value, label) in index.enums.get(family).into_iter().flatten() {
            let mut member = inner;
            member.longer(value.len().saturating_add(label.len()));
            size.add(member);
        }
    }
    let label = node.label.as_ref().map_or(0, String::len);
    size.longer(node.name.as_ref().map_or(0, |name| name.len()).saturating_add(label));
    size
}
