//! The façade that hosts use: texts in, answers out; the database stays inside.

use std::collections::BTreeMap;
use std::sync::Arc;

use salsa::Setter as _;

use crate::db::{Database, File, OnQuery, PolicySet};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::expand::{circle_diagnostics, file_actions};
use crate::index::index;
use crate::link::{linked, policy};
use crate::lower::lower_file;
use crate::manifest::manifest;
use crate::model::{Name, Policy};
use crate::resolve::{clash_diagnostics, resolve_file};
use crate::testing::{self, TestOutcome};
use crate::{diagnostics, limits};

/// What the host read. The order of the files does not matter.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// `placet.toml`, where there is one.
    pub manifest: Option<SourceText>,
    /// The `.placet` files.
    pub files: Vec<SourceText>,
}

/// A file's path, as it shall be shown, and its text.
#[derive(Debug, Clone, Default)]
pub struct SourceText {
    /// With `/` between its parts.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// A compiled policy set.
#[derive(Debug, Clone, PartialEq)]
pub struct Compiled {
    /// The decision graph.
    pub graph: placet_runtime::graph::Graph,
    /// The bytes that a service ships; equal for equal sets, whatever the order of files.
    pub artifact: Vec<u8>,
    /// The actions, by id, for which an unknown fact always means no, because a clause of theirs is too large for the
    /// exact answer.
    pub inexact: Vec<String>,
}

/// Why there is no compiled policy.
#[derive(Debug, Clone, PartialEq)]
pub enum CompileError {
    /// The set has this many errors; [`Compiler::diagnostics`] says which. The author's move.
    HasErrors(usize),
    /// The graph does not fit the artifact: a limit of the format, or a mistake of this crate's.
    Artifact(placet_runtime::EncodeError),
}

impl CompileError {
    /// Whether the author of the policy can mend it.
    pub fn is_the_authors(&self) -> bool {
        matches!(self, CompileError::HasErrors(_) | CompileError::Artifact(placet_runtime::EncodeError::Limit { .. }))
    }
}

impl std::fmt::Display for CompileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            CompileError::HasErrors(1) => f.write_str("the policy has an error"),
            CompileError::HasErrors(count) => write!(f, "the policy has {count} errors"),
            CompileError::Artifact(error) => write!(f, "the policy does not fit an artifact: {error}"),
        }
    }
}

impl std::error::Error for CompileError {}

/// A policy set that can be asked, edited, and asked again.
#[derive(Clone)]
pub struct Compiler {
    db: Database,
    set: PolicySet,
    files: BTreeMap<Name, File>,
}

impl std::fmt::Debug for Compiler {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Compiler").field("files", &self.files.keys()).finish_non_exhaustive()
    }
}

impl Compiler {
    /// A compiler of these texts.
    pub fn new(sources: Sources) -> Compiler {
        Compiler::start(sources, None)
    }

    /// As [`Compiler::new`]; `on_query` is told the name and the key of each query that runs. For tests of what an edit
    /// recomputes.
    pub fn observed(sources: Sources, on_query: impl Fn(String) + Send + Sync + 'static) -> Compiler {
        Compiler::start(sources, Some(Box::new(on_query)))
    }

    fn start(sources: Sources, on_query: Option<OnQuery>) -> Compiler {
        let db = Database::new(on_query);
        let mut files = BTreeMap::new();
        for source in sources.files {
            let path = Name::from(source.path);
            files.insert(path.clone(), File::new(&db, path, source.text.into()));
        }
        let manifest = sources.manifest.map(|source| (Name::from(source.path), source.text.into()));
        let set = PolicySet::new(&db, files.values().copied().collect::<Arc<[File]>>(), manifest);
        Compiler { db, set, files }
    }

    /// Adds a file or replaces its text. Equal text changes nothing.
    pub fn set_file(&mut self, path: &str, text: &str) {
        match self.files.get(path) {
            Some(file) => {
                let file = *file;
                if *file.text(&self.db) != *text {
                    file.set_text(&mut self.db).to(text.into());
                }
            }
            None => {
                let name = Name::from(path);
                let file = File::new(&self.db, name.clone(), text.into());
                self.files.insert(name, file);
                self.list_files();
            }
        }
    }

    /// Takes a file out of the set.
    pub fn remove_file(&mut self, path: &str) {
        if self.files.remove(path).is_some() {
            self.list_files();
        }
    }

    fn list_files(&mut self) {
        let files: Arc<[File]> = self.files.values().copied().collect();
        self.set.set_files(&mut self.db).to(files);
    }

    /// What there is to tell the author of the whole set: errors and warnings, by file, then place, then code.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let (db, set) = (&self.db, self.set);
        let mut found = manifest(db, set).diagnostics.clone();
        for file in self.files.values() {
            found.extend(resolve_file(db, set, *file).diagnostics.iter().cloned());
            found.extend(file_actions(db, set, *file).diagnostics.iter().cloned());
        }
        found.extend(clash_diagnostics(db, set));
        found.extend(circle_diagnostics(db, set));
        let whole = Place { file: self.files.keys().next().cloned().unwrap_or_default(), range: 0..0 };
        if self.files.len() > limits::FILES {
            found.push(diagnostics::too_many(&whole, "files", self.files.len(), limits::FILES));
        }
        let names = index(db, set);
        if names.permissions.len() > limits::PERMISSIONS {
            found.push(diagnostics::too_many(&whole, "permissions", names.permissions.len(), limits::PERMISSIONS));
        }
        if let Some(count) = names.too_many_actions {
            found.push(diagnostics::too_many(&whole, "actions", count, limits::ACTIONS));
        }
        if !found.iter().any(|one| one.severity == Severity::Error) {
            found.extend(self.size_diagnostics());
        }
        found.sort_by(|a, b| {
            let key =
                |one: &Diagnostic| (one.primary.file.clone(), one.primary.range.start, one.primary.range.end, one.code);
            key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
        });
        found.dedup();
        found
    }

    /// Clauses that are too large to compile: known only once they are lowered.
    fn size_diagnostics(&self) -> Vec<Diagnostic> {
        let (db, set) = (&self.db, self.set);
        let mut found = Vec::new();
        for file in self.files.values() {
            let too_large = &lower_file(db, set, *file).too_large;
            if too_large.is_empty() {
                continue;
            }
            let mut note = |kind: crate::index::NameKind, name: Name, range: placet_syntax::TextRange| {
                if kind == crate::index::NameKind::Action && too_large.contains(&name) {
                    let place = Place { file: file.path(db), range: range.into() };
                    found.push(diagnostics::rule_too_large(&place, &name));
                }
            };
            crate::expand::action_places(db, set, *file, &mut note);
        }
        found
    }

    /// Whether the set can't be compiled.
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    fn errors(&self) -> usize {
        self.diagnostics().iter().filter(|one| one.severity == Severity::Error).count()
    }

    /// The resolved policy; where there are errors, what could be understood.
    pub fn policy(&self) -> Arc<Policy> {
        policy(&self.db, self.set).clone()
    }

    /// The decision graph and the artifact.
    ///
    /// # Errors
    ///
    /// - [`CompileError::HasErrors`] where the set has errors.
    /// - [`CompileError::Artifact`] where it is past a limit of the artifact's.
    pub fn graph(&self) -> Result<Arc<Compiled>, CompileError> {
        let errors = self.errors();
        if errors > 0 {
            return Err(CompileError::HasErrors(errors));
        }
        let linked = linked(&self.db, self.set);
        let artifact = placet_runtime::encode(&linked.graph).map_err(CompileError::Artifact)?;
        Ok(Arc::new(Compiled { graph: linked.graph.clone(), artifact, inexact: linked.inexact.clone() }))
    }

    /// Runs the policy's own tests.
    ///
    /// # Errors
    ///
    /// - As [`Compiler::graph`].
    pub fn run_tests(&self) -> Result<Vec<TestOutcome>, CompileError> {
        let compiled = self.graph()?;
        Ok(testing::run(&self.policy(), &compiled.artifact))
    }
}
