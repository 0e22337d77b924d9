use super::{
    Action, AstNode as _, Because, Everyone, ForEach, Forbidden, Guard, OnNothing, OptionClause, Otherwise, Path,
    Requirement, Requires, Ungated, Word, child, children, choice, nodes, word, words,
};
use crate::kind::SyntaxKind;

nodes! {
    /// `section customers "Customers" on … from … { … }`
    Section = Section;
    /// `template channel(messages: permission) { … }`
    Template = Template;
    /// `on task and account`
    OnResources = OnResources;
    /// `from channel(view_and_edit_sms_messages)`
    FromTemplate = FromTemplate;
    /// `messages: permission`
    Parameter = Parameter;
    /// The braces of a section or a template.
    Body = Body;
    /// `opens with …`
    Gate = Gate;
    /// `every action requires …`, `every action forbidden …`
    Every = Every;
}

choice! {
    /// What stands in the braces of a section or a template. The clauses among them stand under no action, which is a
    /// mistake that the check of the tree reports.
    BodyItem {
        /// An inner section.
        Section(Section),
        /// What opens it.
        Gate(Gate),
        /// What holds for all in it.
        Every(Every),
        /// An action.
        Action(Action),
        /// A clause without an action.
        Requires(Requires),
        /// A clause without an action.
        Option(OptionClause),
        /// A clause without an action.
        Forbidden(Forbidden),
        /// A clause without an action.
        Everyone(Everyone),
        /// A clause without an action.
        Ungated(Ungated),
        /// A clause without an action.
        OnNothing(OnNothing),
        /// A clause without an action.
        ForEach(ForEach),
    }
}

impl Section {
    /// The id; a section without one is a heading only.
    pub fn id(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::Ident)
    }

    /// The heading as written.
    pub fn label(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::String)
    }

    /// What people read above it: the label, or else the id.
    pub fn heading(&self) -> String {
        self.label().or_else(|| self.id()).map(|word| word.value()).unwrap_or_default()
    }

    /// The resources that its actions are about.
    pub fn on(&self) -> Option<OnResources> {
        child(&self.0)
    }

    /// The template that it is an instance of.
    pub fn from(&self) -> Option<FromTemplate> {
        child(&self.0)
    }

    /// The braces.
    pub fn body(&self) -> Option<Body> {
        child(&self.0)
    }
}

impl Template {
    /// The identifier.
    pub fn name(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::Ident)
    }

    /// The parameters, in order.
    pub fn parameters(&self) -> Vec<Parameter> {
        self.0
            .children()
            .find(|node| node.kind() == SyntaxKind::Parameters)
            .into_iter()
            .flat_map(|list| list.children().filter_map(Parameter::cast))
            .collect()
    }

    /// The resources that its actions are about.
    pub fn on(&self) -> Option<OnResources> {
        child(&self.0)
    }

    /// The braces.
    pub fn body(&self) -> Option<Body> {
        child(&self.0)
    }
}

impl Parameter {
    /// The identifier.
    pub fn name(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::Ident)
    }

    /// What it stands for: `permission`, or `permissions` for a node of them.
    pub fn ty(&self) -> Option<Word> {
        words(&self.0, SyntaxKind::Ident).nth(1)
    }
}

impl OnResources {
    /// The names, in order.
    pub fn resources(&self) -> Vec<Word> {
        words(&self.0, SyntaxKind::Ident).collect()
    }
}

impl FromTemplate {
    /// The template's name.
    pub fn template(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::Ident)
    }

    /// The arguments, in order.
    pub fn arguments(&self) -> Vec<Path> {
        self.0
            .children()
            .find(|node| node.kind() == SyntaxKind::Arguments)
            .into_iter()
            .flat_map(|list| list.children().filter_map(Path::cast))
            .collect()
    }
}

impl Body {
    /// What stands in it, in order.
    pub fn items(&self) -> impl Iterator<Item = BodyItem> + use<> {
        children(&self.0)
    }
}

impl Gate {
    /// What opens the section.
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

impl Every {
    /// The clause, where it is one of `requires`.
    pub fn requires(&self) -> Option<Requires> {
        child(&self.0)
    }

    /// The clause, where it is one of `forbidden`.
    pub fn forbidden(&self) -> Option<Forbidden> {
        child(&self.0)
    }
}
