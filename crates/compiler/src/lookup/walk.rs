//! The names in one tree: each by where it stands, looked up in the names of the set.

use std::ops::Range;

use placet_syntax::ast::{self, AstNode as _, Path, Word, trimmed};
use placet_syntax::{SyntaxKind as Kind, SyntaxNode, SyntaxToken, TextRange};

use crate::index::Index;
use crate::items::joined;
use crate::lookup::pattern::{self, Part};
use crate::lookup::{Occurrence, Symbol};
use crate::model::{FactType, Name};

/// The names of a file, in the order of the text.
pub(super) fn occurrences(root: &SyntaxNode, index: &Index) -> Vec<Occurrence> {
    let mut walk = Walk { index, found: Vec::new() };
    for node in root.descendants() {
        walk.node(&node);
    }
    let mut found = walk.found;
    found.sort_by_key(|one| one.range.start);
    found
}

/// The `///` lines of the declaration that has this range.
pub(super) fn docs_at(root: &SyntaxNode, whole: &Range<usize>) -> Option<String> {
    let (start, end) = (u32::try_from(whole.start).ok()?, u32::try_from(whole.end).ok()?);
    let range = TextRange::new(start.into(), end.into());
    if !root.text_range().contains_range(range) {
        return None;
    }
    let covering = match root.covering_element(range) {
        placet_syntax::SyntaxElement::Node(node) => node,
        placet_syntax::SyntaxElement::Token(token) => token.parent()?,
    };
    covering.ancestors().take_while(|node| trimmed(node) == range).find_map(|node| ast::docs(&node))
}

struct Walk<'a> {
    index: &'a Index,
    found: Vec<Occurrence>,
}

impl Walk<'_> {
    fn node(&mut self, node: &SyntaxNode) {
        match node.kind() {
            Kind::Path => {
                if let Some(path) = Path::cast(node.clone()) {
                    self.path(&path);
                }
            }
            Kind::Permissions => {
                if let Some(name) = first_ident(node) {
                    self.declare(Symbol::Node(name.text().into()), &name, node);
                }
            }
            Kind::Permission => self.permission(node),
            Kind::Verbs => {}
            Kind::Subject | Kind::Context | Kind::Resource => {
                if let Some(name) = first_ident(node) {
                    self.declare(Symbol::Root(name.text().into()), &name, node);
                }
            }
            Kind::Field => {
                if let (Some(name), Some(root)) = (first_ident(node), root_of(node)) {
                    self.declare(Symbol::Fact(joined(Some(&root), name.text())), &name, node);
                }
            }
            Kind::FactType => {
                if let Some(name) = first_ident(node) {
                    let root = self.index.roots.contains_key(name.text());
                    let symbol = if root { Symbol::Root(name.text().into()) } else { Symbol::Enum(name.text().into()) };
                    self.refer(symbol, name.text_range());
                }
            }
            Kind::Family => {
                if let Some(name) = first_ident(node) {
                    self.refer(Symbol::Enum(name.text().into()), name.text_range());
                }
            }
            Kind::Enumeration => {
                if let Some(name) = first_ident(node) {
                    self.declare(Symbol::Enum(name.text().into()), &name, node);
                }
            }
            Kind::EnumValue => {
                let around = node.ancestors().find(|around| around.kind() == Kind::Enumeration);
                if let (Some(name), Some(of)) = (first_ident(node), around.and_then(|around| first_ident(&around))) {
                    let symbol = Symbol::Value { of: of.text().into(), value: name.text().into() };
                    self.declare(symbol, &name, node);
                }
            }
            Kind::Scope => {
                if let Some(name) = first_ident(node) {
                    self.declare(Symbol::Scope(name.text().into()), &name, node);
                }
            }
            Kind::InScope => {
                if let Some(name) = first_ident(node) {
                    self.refer(Symbol::Scope(name.text().into()), name.text_range());
                }
            }
            Kind::ValueNames => self.values(node),
            Kind::Role => {
                if let Some(name) = first_ident(node) {
                    self.declare(Symbol::Role(name.text().into()), &name, node);
                }
            }
            Kind::Includes | Kind::HasRoles => {
                for name in idents(node).filter(|name| self.index.roles.contains_key(name.text())).collect::<Vec<_>>() {
                    self.refer(Symbol::Role(name.text().into()), name.text_range());
                }
            }
            Kind::Template => {
                if let Some(name) = first_ident(node) {
                    self.declare(Symbol::Template(name.text().into()), &name, node);
                }
            }
            Kind::Parameter => {
                if let (Some(name), Some(template)) = (first_ident(node), template_of(node)) {
                    self.declare(Symbol::Parameter { template, name: name.text().into() }, &name, node);
                }
            }
            Kind::FromTemplate => {
                if let Some(name) = first_ident(node)
                    && self.index.templates.contains_key(name.text())
                {
                    self.refer(Symbol::Template(name.text().into()), name.text_range());
                }
            }
            Kind::OnResources => {
                for name in idents(node).filter(|name| self.index.roots.contains_key(name.text())).collect::<Vec<_>>() {
                    self.refer(Symbol::Root(name.text().into()), name.text_range());
                }
            }
            Kind::Section => {
                if let (Some(name), Some(id)) = (first_ident(node), prefix_of(node, true)) {
                    self.declare(Symbol::Section { template: template_of(node), id }, &name, node);
                }
            }
            Kind::Gate => self.gate(node),
            Kind::Action => self.action(node),
            Kind::WithOptions => self.options(node),
            Kind::ByRow => {
                let fact = node.ancestors().find_map(ast::ByTable::cast).and_then(|table| table.fact());
                if let Some(fact) = fact {
                    let words: Vec<SyntaxToken> = idents(node).collect();
                    words.iter().for_each(|word| self.value(&fact.text(), word.text(), word.text_range()));
                }
            }
            _ => {}
        }
    }

    fn permission(&mut self, node: &SyntaxNode) {
        let Some(entry) = ast::Permission::cast(node.clone()) else { return };
        let Some(name) = entry.name() else { return };
        let mut parts = vec![Part::Word(name.text().to_owned(), name.range())];
        for around in node.ancestors().skip(1) {
            if matches!(around.kind(), Kind::Permission | Kind::Permissions)
                && let Some(word) = first_ident(&around)
            {
                // In a family the values of the enumeration stand between.
                if around.children().any(|child| child.kind() == Kind::Family) {
                    parts.push(Part::Any);
                }
                parts.push(Part::Word(word.text().to_owned(), word.text_range()));
            }
        }
        parts.reverse();
        let whole = range(trimmed(node));
        let Some((symbol, _)) = pattern::words(self.index, &parts).into_iter().rfind(|(_, at)| *at == name.range())
        else {
            return;
        };
        let each: Vec<Symbol> = match &symbol {
            Symbol::Several(names) => names.iter().cloned().map(Symbol::Permission).collect(),
            _ => Vec::new(),
        };
        for symbol in std::iter::once(symbol).chain(each) {
            self.found.push(Occurrence { symbol, range: range(name.range()), declares: Some(whole.clone()) });
        }
    }

    fn values(&mut self, node: &SyntaxNode) {
        let Some(field) = node.ancestors().find(|around| around.kind() == Kind::Field) else { return };
        let (Some(name), Some(root)) = (first_ident(&field), root_of(&field)) else { return };
        let of = joined(Some(&root), name.text());
        for value in idents(node).collect::<Vec<_>>() {
            let range = range(value.text_range());
            let symbol = Symbol::Value { of: of.clone(), value: value.text().into() };
            self.found.push(Occurrence { symbol, range: range.clone(), declares: Some(range) });
        }
    }

    fn gate(&mut self, node: &SyntaxNode) {
        let word = node.children_with_tokens().filter_map(|element| element.into_token());
        let Some(word) = word.into_iter().find(|token| token.kind() == Kind::Keyword) else { return };
        let id = joined(prefix_of(node, false).as_ref(), "open");
        self.declare(Symbol::Action { template: template_of(node), id }, &word, node);
    }

    fn action(&mut self, node: &SyntaxNode) {
        let Some(action) = ast::Action::cast(node.clone()) else { return };
        let (prefix, template) = (prefix_of(node, false), template_of(node));
        let whole = range(trimmed(node));
        for name in action.names() {
            let id = joined(prefix.as_ref(), &name.id());
            let symbol = Symbol::Action { template: template.clone(), id: id.clone() };
            self.found.push(Occurrence { symbol, range: range(name.range()), declares: Some(whole.clone()) });
            for clause in action.clauses() {
                let ast::Clause::Option(option) = clause else { continue };
                let Some(phrase) = option.phrase() else { continue };
                let symbol =
                    Symbol::Option { template: template.clone(), action: id.clone(), option: option.id().into() };
                let all = range(option.range());
                self.found.push(Occurrence { symbol, range: range(phrase.range()), declares: Some(all) });
            }
        }
    }

    fn options(&mut self, node: &SyntaxNode) {
        let Some(action) = node.parent().and_then(|parent| parent.children().find_map(Path::cast)) else { return };
        let Some(entry) = self.index.actions.get(action.text().as_str()) else { return };
        let Some(with) = ast::WithOptions::cast(node.clone()) else { return };
        for option in with.options() {
            if entry.options.iter().any(|name| name == option.text()) {
                let symbol =
                    Symbol::Option { template: None, action: action.text().into(), option: option.text().into() };
                self.refer(symbol, option.range());
            }
        }
    }

    /// A name in parts: what it can stand for, where it stands.
    fn path(&mut self, path: &Path) {
        let Some(parent) = path.syntax().parent() else { return };
        match parent.kind() {
            Kind::Can | Kind::Allow | Kind::Deny => self.action_path(path),
            Kind::Value => self.value_path(path, &parent),
            // Names that nothing has any more.
            Kind::FormerNames | Kind::Formerly => {}
            _ => self.name(path),
        }
    }

    /// A permission, a fact or a parameter.
    fn name(&mut self, path: &Path) {
        let segments = path.segments();
        let Some(first) = segments.first() else { return };
        if self.index.roots.contains_key(first.text()) {
            self.refer(Symbol::Root(first.text().into()), first.range());
            if let [_, field, ..] = segments.as_slice()
                && self.index.facts.contains_key(path.text().as_str())
            {
                self.refer(Symbol::Fact(path.text().into()), field.range());
            }
            return;
        }
        if let Some(symbol) = self.parameter(path.syntax(), first) {
            self.refer(symbol, first.range());
            return;
        }
        let parts: Vec<Part> = path.parts().into_iter().map(Part::of).collect();
        for (symbol, at) in pattern::words(self.index, &parts) {
            self.refer(symbol, at);
        }
    }

    fn parameter(&self, at: &SyntaxNode, word: &Word) -> Option<Symbol> {
        let template = at.ancestors().find_map(ast::Template::cast)?;
        let known = template.parameters().into_iter().filter_map(|one| one.name());
        known.into_iter().find(|name| name.text() == word.text())?;
        let template = template.name()?.text().into();
        Some(Symbol::Parameter { template, name: word.text().into() })
    }

    fn action_path(&mut self, path: &Path) {
        let segments = path.segments();
        if !self.index.actions.contains_key(path.text().as_str()) {
            return;
        }
        let mut whole: Option<Name> = None;
        for (at, segment) in segments.iter().enumerate() {
            let id = joined(whole.as_ref(), segment.text());
            let symbol = match at + 1 == segments.len() {
                true => Symbol::Action { template: None, id: id.clone() },
                false => Symbol::Section { template: None, id: id.clone() },
            };
            self.refer(symbol, segment.range());
            whole = Some(id);
        }
    }

    /// What something is compared with: another fact, a permission, or a value of the fact on the left.
    fn value_path(&mut self, path: &Path, value: &SyntaxNode) {
        let left = value.ancestors().skip(1).find_map(|around| match around.kind() {
            Kind::Test | Kind::Given => around.children().find_map(Path::cast),
            _ => None,
        });
        if let (Some(left), [word]) = (left, path.segments().as_slice())
            && matches!(self.index.facts.get(left.text().as_str()), Some(FactType::OneOf(_) | FactType::SetOfOneOf(_)))
        {
            let before = self.found.len();
            self.value(&left.text(), word.text(), word.range());
            if self.found.len() > before {
                return;
            }
        }
        self.name(path);
    }

    fn value(&mut self, fact: &str, value: &str, at: TextRange) {
        if let Some(FactType::OneOf(values) | FactType::SetOfOneOf(values)) = self.index.facts.get(fact)
            && values.iter().any(|known| known == value)
        {
            self.refer(Symbol::Value { of: fact.into(), value: value.into() }, at);
        }
    }

    fn refer(&mut self, symbol: Symbol, at: TextRange) {
        self.found.push(Occurrence { symbol, range: range(at), declares: None });
    }

    fn declare(&mut self, symbol: Symbol, name: &SyntaxToken, node: &SyntaxNode) {
        let whole = range(trimmed(node));
        self.found.push(Occurrence { symbol, range: range(name.text_range()), declares: Some(whole) });
    }
}

fn range(range: TextRange) -> Range<usize> {
    range.into()
}

fn idents(node: &SyntaxNode) -> impl Iterator<Item = SyntaxToken> + use<> {
    node.children_with_tokens().filter_map(|element| element.into_token()).filter(|token| token.kind() == Kind::Ident)
}

fn first_ident(node: &SyntaxNode) -> Option<SyntaxToken> {
    idents(node).next()
}

/// The name of the subject, context or resource around a field.
fn root_of(field: &SyntaxNode) -> Option<Name> {
    let around = field.ancestors().find(|node| matches!(node.kind(), Kind::Subject | Kind::Context | Kind::Resource));
    around.and_then(|node| first_ident(&node)).map(|name| name.text().into())
}

fn template_of(node: &SyntaxNode) -> Option<Name> {
    let template = node.ancestors().find(|around| around.kind() == Kind::Template)?;
    first_ident(&template).map(|name| name.text().into())
}

/// The ids of the sections around a node; `itself` says whether the node counts as one.
fn prefix_of(node: &SyntaxNode, itself: bool) -> Option<Name> {
    let around = node.ancestors().skip(usize::from(!itself)).filter(|around| around.kind() == Kind::Section);
    let mut ids: Vec<String> =
        around.filter_map(|section| first_ident(&section)).map(|word| word.text().to_owned()).collect();
    ids.reverse();
    (!ids.is_empty()).then(|| ids.join(".").into())
}
