use super::{AstNode as _, Expr, Path, Word, child, children, keyword, nodes, word, words};
use crate::kind::SyntaxKind;

nodes! {
    /// `enum channel "Channel" { email "Email", sms "SMS" }`
    EnumDecl = Enumeration;
    /// `email "Email"`
    EnumValue = EnumValue;
    /// `scope target "Target workspace"`
    ScopeDecl = Scope;
    /// `implication a implies b, c`
    Implication = Implication;
    /// `invariant "…"` with its statement.
    Invariant = Invariant;
}

impl EnumDecl {
    /// The identifier.
    pub fn name(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::Ident)
    }

    /// The label.
    pub fn label(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::String)
    }

    /// The values, in order.
    pub fn values(&self) -> Vec<EnumValue> {
        self.0
            .children()
            .find(|node| node.kind() == SyntaxKind::EnumValues)
            .into_iter()
            .flat_map(|list| list.children().filter_map(EnumValue::cast))
            .collect()
    }
}

impl EnumValue {
    /// The identifier.
    pub fn name(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::Ident)
    }

    /// The label.
    pub fn label(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::String)
    }
}

impl ScopeDecl {
    /// The identifier.
    pub fn name(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::Ident)
    }

    /// The label.
    pub fn label(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::String)
    }
}

impl Implication {
    /// The permission that brings the others.
    pub fn left(&self) -> Option<Path> {
        let implies = keyword(&self.0, "implies").map(|word| word.range().start());
        child::<Path>(&self.0).filter(|path| implies.is_none_or(|at| path.range().start() < at))
    }

    /// What it brings, in order: names and patterns.
    pub fn right(&self) -> Vec<Path> {
        let Some(implies) = keyword(&self.0, "implies") else {
            return Vec::new();
        };
        children::<Path>(&self.0).filter(|path| path.range().start() > implies.range().start()).collect()
    }
}

/// What an invariant is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InvariantForm {
    /// `always …`: in every request.
    Always,
    /// `no user …`: for no user.
    NoUser,
    /// `no role …`: for no role alone.
    NoRole,
}

impl Invariant {
    /// What it is called.
    pub fn name(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::String)
    }

    /// How its statement starts.
    pub fn form(&self) -> Option<InvariantForm> {
        let mut keywords = words(&self.0, SyntaxKind::Keyword).skip(1);
        match (keywords.next()?.text(), keywords.next().as_ref().map(Word::text)) {
            ("always", _) => Some(InvariantForm::Always),
            ("no", Some("user")) => Some(InvariantForm::NoUser),
            ("no", Some("role")) => Some(InvariantForm::NoRole),
            _ => None,
        }
    }

    /// What is claimed; before `implies`, what the claim is for.
    pub fn claim(&self) -> Option<Expr> {
        child(&self.0)
    }

    /// What follows `implies`.
    pub fn implied(&self) -> Option<Expr> {
        child(&self.0.children().find(|node| node.kind() == SyntaxKind::Implied)?)
    }
}
