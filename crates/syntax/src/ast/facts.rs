use super::{AstNode as _, Word, child, keyword, nodes, word, words};
use crate::kind::SyntaxKind;

nodes! {
    /// `subject user { … }`
    Subject = Subject;
    /// `context project { … }`
    Context = Context;
    /// `resource task { … }`
    Resource = Resource;
    /// `owner: user`
    Field = Field;
    /// What may stand after the colon of a field.
    FactType = FactType;
}

macro_rules! with_fields {
    ($($name:ident),*) => {$(
        impl $name {
            /// The identifier.
            pub fn name(&self) -> Option<Word> {
                word(&self.0, SyntaxKind::Ident)
            }

            /// The fields, in order.
            pub fn fields(&self) -> impl Iterator<Item = Field> + use<> {
                self.0
                    .children()
                    .find(|node| node.kind() == SyntaxKind::FieldList)
                    .into_iter()
                    .flat_map(|list| list.children().filter_map(Field::cast))
            }
        }
    )*};
}

with_fields!(Subject, Context, Resource);

impl Field {
    /// The identifier.
    pub fn name(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::Ident)
    }

    /// The label.
    pub fn label(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::String)
    }

    /// The type.
    pub fn ty(&self) -> Option<FactType> {
        child(&self.0)
    }
}

impl FactType {
    /// How many times `set of` stands before the type.
    pub fn sets(&self) -> usize {
        words(&self.0, SyntaxKind::Keyword).filter(|word| word.text() == "set").count()
    }

    /// Whether it is a set.
    pub fn is_set(&self) -> bool {
        keyword(&self.0, "set").is_some()
    }

    /// The named type: `boolean`, `number`, `permission`, or a declared resource or subject.
    pub fn name(&self) -> Option<Word> {
        word(&self.0, SyntaxKind::Ident)
    }

    /// The values of `one of (…)`, where it is that.
    pub fn values(&self) -> Option<Vec<Word>> {
        let one_of = self.0.children().find(|node| node.kind() == SyntaxKind::OneOfType)?;
        let names = one_of.children().find(|node| node.kind() == SyntaxKind::ValueNames)?;
        Some(words(&names, SyntaxKind::Ident).collect())
    }
}
