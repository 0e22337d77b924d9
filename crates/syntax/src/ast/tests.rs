use super::names::scope_of;
use super::{
    AstNode as _, Contains, IsTest, Ordering, Path, SlipEquals, WithOptions, Word, child, children, choice, keyword,
    nodes, word, words,
};
use crate::kind::SyntaxKind;

nodes! {
    /// `test "…" { … }`
    TestBlock = TestBlock;
    /// `allow customers.export_customers`
    Allow = Allow;
    /// `deny customers.export_customers missing export_customers`
    Deny = Deny;
    /// `missing …`
    Missing = Missing;
    /// One set after `missing`.
    MissingSet = MissingSet;
    /// `p`, `p in target`
    MissingEntry = MissingEntry;
    /// What the test says of the request.
    Given = Given;
    /// `holds a, b`
    Held = Held;
    /// `has role a, b`
    HasRoles = HasRoles;
}

choice! {
    /// A line of a test.
    Statement {
        /// The action must be allowed.
        Allow(Allow),
        /// The action must be denied.
        Deny(Deny),
        /// What the test says of the request.
        Given(Given),
    }
}

choice! {
    /// What a test says of a name.
    GivenWhat {
        /// `holds a, b`
        Held(Held),
        /// `has role a`
        HasRoles(HasRoles),
        /// `is …`
        Is(IsTest),
        /// `contains …`
        Contains(Contains),
        /// `< …`, which says too little
        Ordering(Ordering),
        /// A mistake.
        Slip(SlipEquals),
    }
}

impl TestBlock {
    /// What the test claims.
    pub fn name(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::String)
    }

    /// The lines, in order.
    pub fn statements(&self) -> impl Iterator<Item = Statement> + use<> {
        self.0
            .children()
            .find(|node| node.kind() == SyntaxKind::TestBody)
            .into_iter()
            .flat_map(|body| body.children().filter_map(Statement::cast))
    }
}

macro_rules! with_action {
    ($($name:ident),*) => {$(
        impl $name {
            /// The action's id.
            pub fn action(&self) -> Option<Path> {
                child(&self.0)
            }

            /// The options that the request asks for.
            pub fn with(&self) -> Option<WithOptions> {
                child(&self.0)
            }
        }
    )*};
}

with_action!(Allow, Deny);

impl Deny {
    /// The smallest sets that would turn it into a yes.
    pub fn missing(&self) -> Option<Missing> {
        child(&self.0)
    }
}

impl Missing {
    /// The sets, in order.
    pub fn sets(&self) -> Vec<MissingSet> {
        children(&self.0).collect()
    }

    /// Whether the sets are said to be all there are: they stand in parentheses, or there are several.
    pub fn is_complete(&self) -> bool {
        let sets = self.sets();
        sets.len() > 1 || sets.iter().any(MissingSet::is_parenthesised)
    }
}

impl MissingSet {
    /// The permissions with their scopes, in order.
    pub fn entries(&self) -> Vec<MissingEntry> {
        children(&self.0).collect()
    }

    /// The permissions, in order.
    pub fn permissions(&self) -> Vec<Path> {
        self.entries().iter().filter_map(MissingEntry::path).collect()
    }

    /// Whether it stands in parentheses.
    pub fn is_parenthesised(&self) -> bool {
        word(&self.0, SyntaxKind::LParen).is_some()
    }
}

impl MissingEntry {
    /// The permission.
    pub fn path(&self) -> Option<Path> {
        child(&self.0)
    }

    /// The scope in which it is missing.
    pub fn scope(&self) -> Option<Word> {
        scope_of(&self.0)
    }
}

impl Given {
    /// Whether it says that the fact is not so: `not task.system`.
    pub fn is_not(&self) -> bool {
        keyword(&self.0, "not").is_some()
    }

    /// The name that it is about.
    pub fn path(&self) -> Option<Path> {
        child(&self.0)
    }

    /// What it says; nothing for a boolean fact alone.
    pub fn what(&self) -> Option<GivenWhat> {
        child(&self.0)
    }
}

impl Held {
    /// The permissions and the patterns of them, in order.
    pub fn permissions(&self) -> Vec<Path> {
        children(&self.0).collect()
    }

    /// The scope in which they are held, which goes for all of them.
    pub fn scope(&self) -> Option<Word> {
        scope_of(&self.0)
    }

    /// Whether it says `nothing`.
    pub fn is_nothing(&self) -> bool {
        keyword(&self.0, "nothing").is_some()
    }
}

impl HasRoles {
    /// The roles, in order.
    pub fn roles(&self) -> Vec<Word> {
        words(&self.0, SyntaxKind::Ident).collect()
    }

    /// The scope in which the user has them, which goes for all of them.
    pub fn scope(&self) -> Option<Word> {
        scope_of(&self.0)
    }
}
