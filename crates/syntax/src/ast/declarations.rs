use rowan::TextRange;

use super::names::former_names;
use super::{
    AstNode as _, Context, EnumDecl, Implication, Invariant, Path, Resource, ScopeDecl, Section, Subject, Template,
    TestBlock, Word, child, children, choice, nodes, trimmed, word, words,
};
use crate::kind::{SyntaxKind, SyntaxNode};

nodes! {
    /// A whole file.
    File = File;
    /// `permissions settings "Settings" { … }`
    Permissions = Permissions;
    /// The braces of `permissions` or of a node in it, with what stands in them.
    PermissionList = PermissionList;
    /// An entry: a permission, or with braces a node of them.
    Permission = Permission;
    /// `verbs create, edit imply read`
    Verbs = Verbs;
    /// `role analyst "Analyst" { … }`
    Role = Role;
    /// `includes analyst`
    Includes = Includes;
    /// A permission that a role grants.
    Grant = Grant;
}

choice! {
    /// A top-level declaration.
    Item {
        /// Permissions.
        Permissions(Permissions),
        /// A section.
        Section(Section),
        /// A role.
        Role(Role),
        /// A resource.
        Resource(Resource),
        /// A context.
        Context(Context),
        /// The subject.
        Subject(Subject),
        /// A template.
        Template(Template),
        /// A test.
        Test(TestBlock),
        /// An enumeration.
        Enum(EnumDecl),
        /// A scope.
        Scope(ScopeDecl),
        /// A permission that brings others.
        Implication(Implication),
        /// A claim about every decision.
        Invariant(Invariant),
    }
}

choice! {
    /// What stands in the braces of `permissions`.
    PermissionEntry {
        /// A permission or a node.
        Permission(Permission),
        /// Verbs and what they imply.
        Verbs(Verbs),
    }
}

choice! {
    /// What stands in the braces of a role.
    RoleEntry {
        /// A permission.
        Grant(Grant),
        /// Another role.
        Includes(Includes),
    }
}

impl File {
    /// The declarations, in order.
    pub fn items(&self) -> impl Iterator<Item = Item> + use<> {
        children(&self.0)
    }
}

impl Permissions {
    /// The name space, where one is given.
    pub fn name(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::Ident)
    }

    /// The label.
    pub fn label(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::String)
    }

    /// The enumeration for each of whose values what stands in the braces is declared: `for each channel`.
    pub fn family(&self) -> Option<Word> {
        family(&self.0)
    }

    /// The braces.
    pub fn list(&self) -> Option<PermissionList> {
        child(&self.0)
    }
}

/// The enumeration after `for each` in a heading.
fn family(node: &SyntaxNode) -> Option<Word> {
    word(&node.children().find(|node| node.kind() == SyntaxKind::Family)?, SyntaxKind::Ident)
}

impl PermissionList {
    /// The entries, in order.
    pub fn entries(&self) -> impl Iterator<Item = PermissionEntry> + use<> {
        children(&self.0)
    }
}

impl Permission {
    /// The identifier.
    pub fn name(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::Ident)
    }

    /// The label.
    pub fn label(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::String)
    }

    /// The enumeration for each of whose values what stands in the braces is declared: `for each channel`.
    pub fn family(&self) -> Option<Word> {
        family(&self.0)
    }

    /// The names that the permission had before.
    pub fn formerly(&self) -> Vec<Path> {
        former_names(&self.0)
    }

    /// That the permission should be used no more.
    pub fn deprecated(&self) -> Option<Deprecated> {
        let node = self.0.children().find(|node| node.kind() == SyntaxKind::Deprecated)?;
        Some(Deprecated { range: trimmed(&node), node })
    }

    /// The braces; present makes the entry a node.
    pub fn list(&self) -> Option<PermissionList> {
        child(&self.0)
    }
}

/// `deprecated use other`
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Deprecated {
    node: SyntaxNode,
    /// Where it stands.
    pub range: TextRange,
}

impl Deprecated {
    /// The permission to use instead.
    pub fn replacement(&self) -> Option<Path> {
        child(&self.node)
    }
}

impl Verbs {
    /// The verbs that imply, then the one implied.
    pub fn names(&self) -> Vec<Word> {
        words(&self.0, SyntaxKind::Ident).collect()
    }

    /// The verbs that imply.
    pub fn implying(&self) -> Vec<Word> {
        let mut names = self.names();
        names.pop();
        names
    }

    /// The verb that is implied.
    pub fn implied(&self) -> Option<Word> {
        self.names().pop()
    }
}

impl Role {
    /// The identifier.
    pub fn name(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::Ident)
    }

    /// The label.
    pub fn label(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::String)
    }

    /// What the role holds.
    pub fn entries(&self) -> impl Iterator<Item = RoleEntry> + use<> {
        self.0
            .children()
            .find(|node| node.kind() == SyntaxKind::RoleList)
            .into_iter()
            .flat_map(|list| list.children().filter_map(RoleEntry::cast))
    }
}

impl Includes {
    /// The role that is included.
    pub fn role(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::Ident)
    }
}

impl Grant {
    /// The permission.
    pub fn permission(&self) -> Option<Path> {
        child(&self.0)
    }
}
