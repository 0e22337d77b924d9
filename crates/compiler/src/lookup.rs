//! Which name stands where: what an editor asks, for hover, for going to a definition, for completion.
//!
//! [`Occurrence`]s are what a file's tree says once its names are known: each name in the text, what it stands for, and
//! whether it is declared there. A name that stands for nothing is none. An action that a template brings is declared in
//! the template; [`Compiler::declarations`] finds it there.

mod pattern;
mod templates;
mod walk;

use std::ops::Range;
use std::sync::Arc;

use placet_syntax::Parse;

use crate::compiler::Compiler;
use crate::db::{Db, File, PolicySet, parse};
use crate::index::index;
use crate::model::{FactType, Name};

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Symbol {
    /// A permission, by its whole id.
    Permission(Name),
    /// Several permissions: what a pattern, or an entry of a family, stands for.
    Several(Vec<Name>),
    /// A node of permissions.
    Node(Name),
    /// The subject, a context or a resource.
    Root(Name),
    /// A fact, by its whole name.
    Fact(Name),
    /// An enumeration.
    Enum(Name),
    /// A value of an enumeration, or of a `one of` fact.
    Value {
        /// The fact, or the enumeration.
        of: Name,
        /// The value.
        value: Name,
    },
    /// A role.
    Role(Name),
    /// A scope.
    Scope(Name),
    /// A template.
    Template(Name),
    /// A parameter of a template.
    Parameter {
        /// The template.
        template: Name,
        /// The parameter.
        name: Name,
    },
    /// A section that has an id.
    Section {
        /// The template that it stands in.
        template: Option<Name>,
        /// The whole id; in a template, the part of it that the template gives.
        id: Name,
    },
    /// An action.
    Action {
        /// The template that it stands in.
        template: Option<Name>,
        /// The whole id; in a template, the part of it that the template gives.
        id: Name,
    },
    /// An option of an action.
    Option {
        /// The template that it stands in.
        template: Option<Name>,
        /// The action, as above.
        action: Name,
        /// The option.
        option: Name,
    },
}

/// A name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// What it stands for.
    pub symbol: Symbol,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Whether it is declared here, and then the whole declaration, comments around it left out.
    pub declares: Option<Range<usize>>,
}

/// Where a name is declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// The file's path as the host gave it.
    pub file: Name,
    /// The name.
    pub name: Range<usize>,
    /// All of it.
    pub whole: Range<usize>,
}

/// The names of one file, in the order of the text.
#[salsa::tracked]
fn occurrences(db: &dyn Db, set: PolicySet, file: File) -> Vec<Occurrence> {
    walk::occurrences(&parse(db, file).syntax(), index(db, set))
}

impl Compiler {
    /// The paths of the files, sorted; the manifest is not among them.
    pub fn paths(&self) -> impl Iterator<Item = &Name> {
        self.files.keys()
    }

    /// The text of a file or of the manifest.
    pub fn text(&self, path: &str) -> Option<Arc<str>> {
        match self.files.get(path) {
            Some(file) => Some(file.text(&self.db)),
            None => self.set.manifest(&self.db).filter(|(name, _)| name == path).map(|(_, text)| text),
        }
    }

    /// The tree of a file.
    pub fn syntax(&self, path: &str) -> Option<&Parse> {
        self.files.get(path).map(|file| parse(&self.db, *file))
    }

    /// The names of a file, in the order of the text. Of names that share a place the one that says most comes first.
    pub fn occurrences(&self, path: &str) -> &[Occurrence] {
        match self.files.get(path) {
            Some(file) => occurrences(&self.db, self.set, *file),
            None => &[],
        }
    }

    /// The name at an offset, or directly before it.
    pub fn occurrence_at(&self, path: &str, offset: usize) -> Option<&Occurrence> {
        let all = self.occurrences(path);
        let inside = |one: &&Occurrence| one.range.start <= offset && offset < one.range.end;
        all.iter().find(inside).or_else(|| all.iter().find(|one| one.range.end == offset))
    }

    /// Where a name is declared; of an action that a template brings, in the template.
    pub fn declarations(&self, symbol: &Symbol) -> Vec<Declaration> {
        let found = self.declared(symbol);
        if found.is_empty()
            && let Symbol::Value { of, value } = symbol
            && let Some(of) = self.enumeration_of(of)
        {
            return self.declared(&Symbol::Value { of, value: value.clone() });
        }
        // A member of a family is declared with the family.
        if found.is_empty()
            && let Symbol::Node(id) = symbol
            && let Some((family, _)) = id.rsplit_once('.')
            && index(&self.db, self.set).families.contains_key(family)
        {
            return self.declared(&Symbol::Node(family.into()));
        }
        if found.is_empty()
            && let Some(origin) = self.origin(symbol)
        {
            return self.declared(&origin);
        }
        found
    }

    /// The enumeration that the type of a fact is. A list of the same values is the same type.
    fn enumeration_of(&self, fact: &str) -> Option<Name> {
        let Some(FactType::OneOf(values) | FactType::SetOfOneOf(values)) = self.fact_type(fact) else { return None };
        let enums = &index(&self.db, self.set).enums;
        enums.iter().find(|(_, known)| known.iter().map(|(name, _)| name).eq(values)).map(|(name, _)| name.clone())
    }

    fn declared(&self, symbol: &Symbol) -> Vec<Declaration> {
        if let Symbol::Several(names) = symbol {
            let mut found: Vec<Declaration> =
                names.iter().flat_map(|name| self.declared(&Symbol::Permission(name.clone()))).collect();
            found.dedup();
            return found;
        }
        let mut found = Vec::new();
        for (path, file) in &self.files {
            for one in occurrences(&self.db, self.set, *file) {
                if let Some(whole) = &one.declares
                    && one.symbol == *symbol
                {
                    found.push(Declaration { file: path.clone(), name: one.range.clone(), whole: whole.clone() });
                }
            }
        }
        found
    }

    /// The `///` lines of a declaration.
    pub fn docs(&self, declaration: &Declaration) -> Option<String> {
        let root = self.syntax(&declaration.file)?.syntax();
        walk::docs_at(&root, &declaration.whole)
    }

    /// Of an action, an option or a section that a template brings, the one in the template.
    fn origin(&self, symbol: &Symbol) -> Option<Symbol> {
        templates::origin(&self.db, self.set, symbol)
    }

    /// The ids that an action of a template has in the sections that are made from it, in the order of files.
    pub fn instances(&self, template: &str, action: &str) -> Vec<Name> {
        templates::instances(&self.db, self.set, template, action)
    }

    /// The type of a fact, as far as it is known.
    pub fn fact_type(&self, name: &str) -> Option<&FactType> {
        index(&self.db, self.set).facts.get(name)
    }
}
