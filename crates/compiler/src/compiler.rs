//! The façade that hosts use: texts in, answers out; the database stays inside.

use std::collections::BTreeMap;
use std::sync::Arc;

use placet_runtime::Strip;
use salsa::Setter as _;

use crate::ahead::{Step, ahead, lint_ahead};
use crate::check::set_diagnostics;
use crate::db::{Database, Db, File, OnQuery, PolicySet};
use crate::diagnostic::{Diagnostic, Severity};
use crate::link::{linked, policy};
use crate::linting::lint_diagnostics;
use crate::manifest::manifest;
use crate::model::{Name, Policy};
use crate::testing::{self, TestOutcome};
use crate::verify::{Disproof, Verification, verify};

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
    pub graph: Arc<placet_runtime::graph::Graph>,
    /// The bytes that a service ships; equal for equal sets, whatever the order of files.
    pub artifact: Vec<u8>,
    /// The actions, by id, for which an unknown fact always means no, because a clause of theirs is too large for the
    /// exact answer.
    pub inexact: Vec<String>,
}

impl Compiled {
    /// The artifact without what a service can do without; of [`Strip::Nothing`] it is [`Self::artifact`].
    ///
    /// # Errors
    ///
    /// - [`CompileError::Artifact`], which a policy set that was compiled has none of.
    pub fn stripped(&self, strip: Strip) -> Result<Vec<u8>, CompileError> {
        placet_runtime::encode_with(&self.graph, strip).map_err(CompileError::Artifact)
    }
}

/// A compiled policy set that was shown to mean what its source means.
#[derive(Debug, Clone, PartialEq)]
pub struct Verified {
    /// The policy set.
    pub compiled: Arc<Compiled>,
    /// How it was shown.
    pub verification: Verification,
}

/// Why there is no compiled policy.
#[derive(Debug, Clone, PartialEq)]
pub enum CompileError {
    /// The set has this many errors; [`Compiler::diagnostics`] says which. The author's move.
    HasErrors(usize),
    /// The graph does not fit the artifact: a limit of the format, or a mistake of this crate's.
    Artifact(placet_runtime::EncodeError),
    /// The graph does not mean what the policy says: a mistake of this crate's.
    Disproved(Box<Disproof>),
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
            CompileError::Disproved(error) => write!(f, "there is no artifact, because {error}"),
        }
    }
}

impl std::error::Error for CompileError {}

/// A policy set that can be asked, edited, and asked again.
#[derive(Clone)]
pub struct Compiler {
    pub(crate) db: Database,
    pub(crate) set: PolicySet,
    pub(crate) files: BTreeMap<Name, File>,
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

    /// Replaces the manifest, or takes it away. Equal text changes nothing.
    pub fn set_manifest(&mut self, manifest: Option<SourceText>) {
        let manifest = manifest.map(|source| (Name::from(source.path), Arc::from(source.text)));
        if self.set.manifest(&self.db) != manifest {
            self.set.set_manifest(&mut self.db).to(manifest);
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

    /// What there is to tell the author of the whole set: errors and lints, by file, then place, then code.
    ///
    /// Lints are told of once the set has no errors: a mistake makes names look unused. Where errors alone matter,
    /// [`Compiler::mistakes`] is quicker.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let found = self.mistakes();
        if found.is_empty() { self.lints().to_vec() } else { found }
    }

    /// The errors of the whole set, by file, then place, then code: what no level and no exception changes.
    pub fn mistakes(&self) -> Vec<Diagnostic> {
        self.checked().to_vec()
    }

    /// Whether the set can't be compiled.
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// How many errors there are, lints that the manifest denies among them.
    fn errors(&self) -> usize {
        let count = |found: &[Diagnostic]| found.iter().filter(|one| one.severity == Severity::Error).count();
        let mistakes = count(self.checked());
        match mistakes == 0 && manifest(&self.db, self.set).levels.deny_any() {
            true => count(self.lints()),
            false => mistakes,
        }
    }

    fn checked(&self) -> &[Diagnostic] {
        ahead(&self.db, self.set, Step::Lower, &mut |_| {});
        set_diagnostics(&self.db, self.set)
    }

    fn lints(&self) -> &[Diagnostic] {
        lint_ahead(&self.db, self.set);
        lint_diagnostics(&self.db, self.set)
    }

    /// The resolved policy; where there are errors, what could be understood.
    pub fn policy(&self) -> Arc<Policy> {
        ahead(&self.db, self.set, Step::Expand, &mut |_| {});
        policy(&self.db, self.set).clone()
    }

    /// The decision graph and the artifact, for what is shipped: shown to mean what the source means, for every action and
    /// option, unknown facts included. [`Compiler::graph`] is the quicker one for what looks at a policy while it is
    /// written.
    ///
    /// # Errors
    ///
    /// - As [`Compiler::graph`].
    /// - [`CompileError::Disproved`] where the graph means something else.
    ///
    /// # Example
    ///
    /// ```
    /// use placet_compiler::{Compiler, Method, SourceText, Sources};
    ///
    /// let text = "permissions { edit, publish }\nsection pages \"Pages\" { Publish a page requires edit and publish }\n";
    /// let file = SourceText { path: "pages.placet".into(), text: text.into() };
    /// let verified = Compiler::new(Sources { manifest: None, files: vec![file] }).compile()?;
    /// assert_eq!(verified.verification.actions(Method::Table), 1);
    /// # Ok::<(), placet_compiler::CompileError>(())
    /// ```
    pub fn compile(&self) -> Result<Verified, CompileError> {
        self.compile_in_steps(&mut |_| {})
    }

    /// As [`Compiler::compile`]; `ended` is told of each step of the work when it has ended.
    ///
    /// # Errors
    ///
    /// - As [`Compiler::compile`].
    pub fn compile_in_steps(&self, ended: &mut dyn FnMut(Step)) -> Result<Verified, CompileError> {
        self.link_in_steps(ended)?;
        let linked = linked(&self.db, self.set);
        let verification = verify(policy(&self.db, self.set), &linked.graph, &linked.shared);
        let verification = verification.map_err(|disproof| CompileError::Disproved(Box::new(disproof)))?;
        ended(Step::Verify);
        let compiled = self.encoded(ended)?;
        Ok(Verified { compiled, verification })
    }

    /// The decision graph and the artifact.
    ///
    /// # Errors
    ///
    /// - [`CompileError::HasErrors`] where the set has errors.
    /// - [`CompileError::Artifact`] where it is past a limit of the artifact's.
    pub fn graph(&self) -> Result<Arc<Compiled>, CompileError> {
        self.graph_in_steps(&mut |_| {})
    }

    /// As [`Compiler::graph`]; `ended` is told of each step of the work when it has ended.
    ///
    /// # Errors
    ///
    /// - As [`Compiler::graph`].
    pub fn graph_in_steps(&self, ended: &mut dyn FnMut(Step)) -> Result<Arc<Compiled>, CompileError> {
        self.link_in_steps(ended)?;
        self.encoded(ended)
    }

    fn encoded(&self, ended: &mut dyn FnMut(Step)) -> Result<Arc<Compiled>, CompileError> {
        let compiled = compiled(&self.db, self.set).clone().map_err(CompileError::Artifact);
        ended(Step::Encode);
        compiled
    }

    fn link_in_steps(&self, ended: &mut dyn FnMut(Step)) -> Result<(), CompileError> {
        let (db, set) = (&self.db, self.set);
        ahead(db, set, Step::Lower, ended);
        let errors = self.errors();
        ended(Step::Check);
        if errors > 0 {
            return Err(CompileError::HasErrors(errors));
        }
        policy(db, set);
        linked(db, set);
        ended(Step::Link);
        Ok(())
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

#[salsa::tracked(no_eq)]
pub(crate) fn compiled(db: &dyn Db, set: PolicySet) -> Result<Arc<Compiled>, placet_runtime::EncodeError> {
    let linked = linked(db, set);
    let artifact = placet_runtime::encode(&linked.graph)?;
    Ok(Arc::new(Compiled { graph: linked.graph.clone(), artifact, inexact: linked.inexact.clone() }))
}
