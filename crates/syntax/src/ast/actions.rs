use super::names::former_names;
use super::{Expr, Path, Word, child, children, choice, keyword, nodes, word};
use crate::kind::{SyntaxKind, SyntaxNode};
use crate::slug::slug;

nodes! {
    /// An action with its names and its clauses; `A / B` makes it several that share the clauses.
    Action = Action;
    /// One name of an action, with its `#id` where it has one.
    ActionName = ActionName;
    /// `requires …`
    Requires = Requires;
    /// `to … also requires …`
    OptionClause = Option;
    /// `forbidden if …`
    Forbidden = Forbidden;
    /// `allowed to everyone`
    Everyone = Everyone;
    /// `ungated`
    Ungated = Ungated;
    /// `on nothing`
    OnNothing = OnNothing;
    /// `for each value in set requires …`
    ForEach = ForEach;
    /// `if …`, `unless …`
    Guard = Guard;
    /// `otherwise …`
    Otherwise = Otherwise;
    /// `because "…"`
    Because = Because;
}

choice! {
    /// A clause of an action.
    Clause {
        /// `requires …`
        Requires(Requires),
        /// `to … also requires …`
        Option(OptionClause),
        /// `forbidden if …`
        Forbidden(Forbidden),
        /// `allowed to everyone`
        Everyone(Everyone),
        /// `ungated`
        Ungated(Ungated),
        /// `on nothing`
        OnNothing(OnNothing),
        /// `for each …`
        ForEach(ForEach),
    }
}

/// What is required: an expression, or one of the words that stand for themselves.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Requirement {
    /// An expression.
    Expr(Expr),
    /// `nothing`
    Nothing(SyntaxNode),
    /// `forbidden`
    Forbidden(SyntaxNode),
}

impl super::AstNode for Requirement {
    fn cast(node: SyntaxNode) -> Option<Self> {
        match node.kind() {
            SyntaxKind::Nothing => Some(Requirement::Nothing(node)),
            SyntaxKind::Denied => Some(Requirement::Forbidden(node)),
            _ => Expr::cast(node).map(Requirement::Expr),
        }
    }

    fn syntax(&self) -> &SyntaxNode {
        match self {
            Requirement::Expr(expr) => expr.syntax(),
            Requirement::Nothing(node) | Requirement::Forbidden(node) => node,
        }
    }
}

impl Action {
    /// The names, in order.
    pub fn names(&self) -> Vec<ActionName> {
        children(&self.0).collect()
    }

    /// The clauses, in order; the first `requires` may stand on the line of the names.
    pub fn clauses(&self) -> impl Iterator<Item = Clause> + use<> {
        children(&self.0)
    }

    /// The ids that it had before, as they are written.
    pub fn formerly(&self) -> Vec<Path> {
        former_names(&self.0)
    }

    /// Whether it is taken out of the gates around it.
    pub fn is_ungated(&self) -> bool {
        child::<Ungated>(&self.0).is_some()
    }

    /// Whether it is about none of its section's resources.
    pub fn is_on_nothing(&self) -> bool {
        child::<OnNothing>(&self.0).is_some()
    }
}

impl ActionName {
    /// The name as people read it.
    pub fn phrase(&self) -> String {
        match word(&self.0, SyntaxKind::String) {
            Some(quoted) => quoted.value(),
            None => self.bare().map(|name| name.text().trim_end().to_owned()).unwrap_or_default(),
        }
    }

    /// The name where it is written without quotes.
    pub fn bare(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::NameText)
    }

    /// The name where it is written in quotes.
    pub fn quoted(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::String)
    }

    /// The `#id`, without the `#`.
    pub fn own_id(&self) -> Option<Word> {
        own_id(&self.0)
    }

    /// The last part of the action's id: the `#id`, or else the slug of the name.
    pub fn id(&self) -> String {
        self.own_id().map(|id| id.value()).unwrap_or_else(|| slug(&self.phrase()))
    }
}

fn own_id(node: &SyntaxNode) -> Option<Word> {
    word(&node.children().find(|node| node.kind() == SyntaxKind::OwnId)?, SyntaxKind::Ident)
}

impl OptionClause {
    /// The words between `to` and `also requires`.
    pub fn phrase(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::Phrase)
    }

    /// The `#id`, without the `#`.
    pub fn own_id(&self) -> Option<Word> {
        own_id(&self.0)
    }

    /// The option's id: the `#id`, or else the slug of the words.
    pub fn id(&self) -> String {
        match (self.own_id(), self.phrase()) {
            (Some(id), _) => id.value(),
            (None, Some(phrase)) => slug(phrase.text()),
            (None, None) => String::new(),
        }
    }
}

macro_rules! with_tail {
    ($($name:ident),*) => {$(
        impl $name {
            /// What is required.
            pub fn requirement(&self) -> Option<Requirement> {
                child(&self.0)
            }

            /// `if …` or `unless …`.
            pub fn guard(&self) -> Option<Guard> {
                child(&self.0)
            }

            /// `otherwise …`.
            pub fn otherwise(&self) -> Option<Otherwise> {
                child(&self.0)
            }

            /// `because …`.
            pub fn because(&self) -> Option<Because> {
                child(&self.0)
            }
        }
    )*};
}

with_tail!(Requires, OptionClause);

macro_rules! with_reason {
    ($($name:ident),*) => {$(
        impl $name {
            /// `if …` or `unless …`.
            pub fn guard(&self) -> Option<Guard> {
                child(&self.0)
            }

            /// `otherwise …`, which makes no sense here.
            pub fn otherwise(&self) -> Option<Otherwise> {
                child(&self.0)
            }

            /// `because …`.
            pub fn because(&self) -> Option<Because> {
                child(&self.0)
            }
        }
    )*};
}

with_reason!(Forbidden, Everyone);

impl ForEach {
    /// The word that stands for each value in turn.
    pub fn variable(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::Ident)
    }

    /// The set whose values are meant.
    pub fn set(&self) -> Option<Path> {
        child(&self.0)
    }

    /// What is required for each.
    pub fn requires(&self) -> Option<Requires> {
        child(&self.0)
    }
}

impl Guard {
    /// Whether the condition is turned round.
    pub fn is_unless(&self) -> bool {
        keyword(&self.0, "unless").is_some()
    }

    /// The condition.
    pub fn condition(&self) -> Option<Expr> {
        child(&self.0)
    }
}

impl Otherwise {
    /// What is required where the guard doesn't hold.
    pub fn requirement(&self) -> Option<Requirement> {
        child(&self.0)
    }
}

impl Because {
    /// The reason as people read it.
    pub fn text(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::String)
    }
}
