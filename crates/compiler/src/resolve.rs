//! One file's bodies, names bound and types checked.
//!
//! What can't be understood becomes a diagnostic and, in an expression, `forbidden`: a mistake never allows.

mod clashes;
mod comparisons;
mod declarations;
mod expressions;
mod for_each;
mod invariants;
mod names;
mod overlap;
mod parts;
mod permissions;
mod references;
mod sections;
mod tests;

use std::cell::Cell;
use std::sync::Arc;

use placet_syntax::ast::{Item, trimmed};
use placet_syntax::{SyntaxKind, SyntaxNode, TextRange};

use crate::check::past_limits;
use crate::db::{Db, File, PolicySet, line, parse};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::hash::Map;
use crate::index::{Index, index};
use crate::items::ParameterItem;
use crate::limits;
use crate::model::{Clause, Enum, Expr, Fact, Invariant, Location, Name, Permission, Role, Scope, Test};
use crate::patterns::Reference;
use crate::suggest::nearest;

/// A file, resolved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ResolvedFile {
    pub(crate) permissions: Vec<Permission>,
    pub(crate) enums: Vec<Enum>,
    pub(crate) scopes: Vec<Scope>,
    pub(crate) roles: Vec<Role>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) sections: Vec<Section>,
    pub(crate) templates: Vec<Arc<Template>>,
    pub(crate) tests: Vec<Test>,
    pub(crate) invariants: Vec<Invariant>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// A section as written, templates not yet expanded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Section {
    pub(crate) id: Option<Name>,
    pub(crate) heading: String,
    pub(crate) on: Vec<Name>,
    pub(crate) from: Option<Instance>,
    pub(crate) body: Body,
    pub(crate) place: Place,
}

/// What stands in the braces of a section or a template.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Body {
    pub(crate) gate: Option<Arc<Clause>>,
    pub(crate) every: Vec<Arc<Clause>>,
    pub(crate) entries: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Entry {
    Section(Box<Section>),
    Action(Arc<ActionBody>),
}

/// `from template(…)`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Instance {
    pub(crate) template: Name,
    /// Permissions, or parameters of the template around.
    pub(crate) arguments: Vec<Name>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Template {
    pub(crate) name: Name,
    pub(crate) parameters: Vec<ParameterItem>,
    pub(crate) on: Vec<Name>,
    pub(crate) body: Body,
}

/// An action with all its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ActionBody {
    pub(crate) names: Vec<ActionName>,
    pub(crate) clauses: Vec<Arc<Clause>>,
    pub(crate) options: Vec<OptionBody>,
    pub(crate) docs: Option<String>,
    pub(crate) ungated: bool,
    pub(crate) on_nothing: bool,
    /// As they are written: without a dot, in the section where the action is.
    pub(crate) formerly: Vec<Name>,
    /// `requires nothing` is among the clauses.
    pub(crate) nothing: bool,
    /// `allowed to everyone` is among the clauses.
    pub(crate) everyone: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ActionName {
    pub(crate) id: Name,
    pub(crate) phrase: String,
    pub(crate) at: Location,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OptionBody {
    pub(crate) id: Name,
    pub(crate) phrase: String,
    pub(crate) clause: Arc<Clause>,
    pub(crate) at: Location,
}

/// Resolves the bodies of one file.
#[salsa::tracked]
pub(crate) fn resolve_file(db: &dyn Db, set: PolicySet, file: File) -> ResolvedFile {
    if !past_limits(db, set).is_empty() {
        return ResolvedFile::default();
    }
    let parsed = parse(db, file);
    let mut resolver = Resolver { whole: parsed.is_whole(), ..Resolver::of_whole(db, set, file) };
    for error in parsed.errors() {
        resolver.syntax_error(error);
        resolver.broken.push(error.range);
    }
    let mut resolved = ResolvedFile::default();
    for item in parsed.file().items() {
        match item {
            Item::Permissions(declared) => resolver.permissions(&declared, &mut resolved.permissions),
            Item::Subject(declared) => {
                resolver.fields(declared.name(), declared.fields(), true, &mut resolved.facts);
            }
            Item::Context(declared) => {
                resolver.fields(declared.name(), declared.fields(), false, &mut resolved.facts);
            }
            Item::Resource(declared) => {
                resolver.fields(declared.name(), declared.fields(), true, &mut resolved.facts);
            }
            Item::Role(declared) => resolved.roles.extend(resolver.role(&declared)),
            Item::Template(declared) => resolved.templates.extend(resolver.template(&declared).map(Arc::new)),
            Item::Section(declared) => {
                let section = resolver.section(&declared, &sections::Outer::default());
                resolved.sections.push(section);
            }
            Item::Enum(declared) => resolved.enums.extend(resolver.enumeration(&declared)),
            Item::Scope(declared) => resolved.scopes.extend(resolver.declared_scope(&declared)),
            Item::Implication(declared) => resolver.implication(&declared),
            Item::Invariant(declared) => resolved.invariants.extend(resolver.invariant(&declared)),
            Item::Test(declared) => resolved.tests.extend(resolver.test_block(&declared)),
        }
    }
    let mut found = std::mem::take(&mut resolver.diagnostics);
    if !parsed.errors().is_empty() {
        let nearest = |words: &str| {
            let name = words.replace(' ', "_");
            let known = resolver.index.permissions.contains_key(name.as_str());
            if known { Some(name) } else { resolver.nearest_permission(words) }
        };
        overlap::settle(&mut found, parsed.errors().len(), &file.text(db), nearest);
    }
    resolved.diagnostics = found;
    resolved
}

/// One template of a file, so that what uses it does not depend on the rest of the file.
#[salsa::tracked]
pub(crate) fn template(db: &dyn Db, set: PolicySet, name: Name) -> Option<Arc<Template>> {
    let file = *template_files(db, set).get(&name)?;
    resolve_file(db, set, file).templates.iter().find(|template| template.name == name).cloned()
}

/// The file of each template. Reads names only, so that an edit inside a rule leaves it equal.
#[salsa::tracked]
fn template_files(db: &dyn Db, set: PolicySet) -> Map<Name, File> {
    let mut files = Map::default();
    for file in set.files(db).iter() {
        for template in &crate::items::file_items(db, *file).templates {
            files.entry(template.name.clone()).or_insert(*file);
        }
    }
    files
}

pub(crate) use clashes::declarations;
pub(crate) use parts::{ClauseParts, Part, clause_parts};
pub(crate) use sections::resource_facts;

/// Permissions and rows of what patterns and names with brackets stand for that are kept for where they are written again.
const KEPT: usize = 500_000;

pub(crate) struct Resolver<'db> {
    db: &'db dyn Db,
    file: File,
    path: Name,
    index: &'db Index,
    /// The parameters of the template around.
    parameters: Vec<ParameterItem>,
    /// The variable of the `for each` around, and its values.
    variable: Option<(Name, Vec<Name>)>,
    /// Where the parser has told of something.
    broken: Vec<TextRange>,
    /// No text of the file is wrong.
    whole: bool,
    diagnostics: Vec<Diagnostic>,
    /// How many of them are errors.
    errors: usize,
    /// What patterns and names with brackets stand for, each looked up once; and how much more of that is kept.
    several: Map<Reference, Expr>,
    room: usize,
    /// How many names may still be compared with what was written wrong.
    compared: Cell<usize>,
}

impl<'db> Resolver<'db> {
    /// Of a file whose text has nothing wrong.
    fn of_whole(db: &'db dyn Db, set: PolicySet, file: File) -> Resolver<'db> {
        Resolver {
            db,
            file,
            path: file.path(db),
            index: index(db, set),
            parameters: Vec::new(),
            variable: None,
            broken: Vec::new(),
            whole: true,
            diagnostics: Vec::new(),
            errors: 0,
            several: Map::default(),
            room: KEPT,
            compared: Cell::new(limits::COMPARED),
        }
    }
}

impl Resolver<'_> {
    fn place(&self, range: TextRange) -> Place {
        Place { file: self.path.clone(), range: range.into() }
    }

    fn at(&self, range: TextRange) -> Location {
        Location { file: self.path.clone(), line: line(self.db, self.file, range.start().into()) }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        let is_error = diagnostic.severity == Severity::Error;
        if is_error && self.is_full() {
            return;
        }
        self.errors += usize::from(is_error);
        self.diagnostics.push(diagnostic);
    }

    /// Whether there are more mistakes than anyone reads, so that looking further is a waste.
    fn is_full(&self) -> bool {
        self.errors >= limits::MISTAKES
    }

    /// The name of `known` that was meant by `name`; none where the mistakes of the file have been compared with enough.
    fn nearest<'n>(&self, name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
        let known = known.into_iter().take(self.compared.get()).inspect(|_| self.compared.set(self.compared.get() - 1));
        nearest(name, known)
    }

    fn syntax_error(&mut self, error: &placet_syntax::SyntaxError) {
        let place = self.place(error.range);
        let mut diagnostic = Diagnostic::error(error.code, &place, error.message.clone());
        diagnostic.severity = Severity::Error;
        diagnostic.help = error.help.clone();
        if let Some((range, label)) = &error.also {
            diagnostic = diagnostic.also(&self.place(*range), label.clone());
        }
        if !error.fix.is_empty() {
            diagnostic.fix = Some(crate::diagnostic::Fix {
                title: error.help.clone().unwrap_or_else(|| error.message.clone()),
                file: self.path.to_string(),
                edits: error.fix.iter().map(|edit| (edit.range.into(), edit.text.clone())).collect(),
            });
        }
        self.report(diagnostic);
    }

    /// Whether the parser has already said something about this node.
    fn is_broken(&self, node: &SyntaxNode) -> bool {
        !self.whole && node.descendants_with_tokens().any(|element| element.kind().is_error())
    }

    /// Whether the parser has told of something at this place or right beside it: what stands there may be half a name.
    fn is_broken_at(&self, range: TextRange) -> bool {
        self.broken.iter().any(|broken| broken.start() <= range.end() && range.start() <= broken.end())
    }

    /// The words of a node on one line, comments left out.
    fn words(&self, node: &SyntaxNode) -> String {
        let range = trimmed(node);
        if let Some(line) = self.file.text(self.db).get(std::ops::Range::<usize>::from(range))
            && is_one_line(line)
        {
            return line.to_owned();
        }
        let mut words = String::new();
        let (mut gap, mut row_ends) = (false, false);
        for element in node.descendants_with_tokens() {
            let Some(token) = element.into_token() else { continue };
            if !range.contains_range(token.text_range()) && token.kind().is_trivia() {
                continue;
            }
            if token.kind().is_trivia() {
                gap = true;
                let in_rows = token.parent().is_some_and(|parent| parent.kind() == SyntaxKind::ByRows);
                row_ends |= in_rows && token.kind() == SyntaxKind::Newline;
                continue;
            }
            // The rows of a table that stood on lines of their own are told apart by commas.
            if row_ends && token.kind() != SyntaxKind::RBrace && !words.ends_with(['{', ',']) {
                words.push(',');
            }
            if gap && !words.is_empty() {
                words.push(' ');
            }
            (gap, row_ends) = (false, false);
            words.push_str(token.text());
        }
        // What stood in parentheses over several lines reads as if it had been written on one.
        words.trim_end().replace("( ", "(").replace(" )", ")").replace(",)", ")")
    }
}

/// Whether text reads the same as its words with single blanks between them.
fn is_one_line(text: &str) -> bool {
    let bytes = text.as_bytes();
    let odd = |pair: &[u8]| matches!(pair, b"  " | b"//" | b"( " | b" )" | b",)");
    bytes.iter().all(|byte| matches!(byte, b' '..=b'~')) && !bytes.windows(2).any(odd)
}

/// Diagnostics of declarations that clash, over the whole set.
pub(crate) fn clash_diagnostics(db: &dyn Db, set: PolicySet) -> Vec<Diagnostic> {
    clashes::clashes(db, set)
}
