//! A set of Placet policy files to a resolved policy, diagnostics and a decision graph, incrementally.
//!
//! [`Compiler`] is the whole of it for a host: hand it the texts ([`Sources`]), ask for the [`Diagnostic`]s, the resolved
//! [`Policy`], the compiled artifact, the outcome of the tests; replace a text and ask again. What it computes is kept and
//! recomputed only where an edit reaches it. The compiler reads no files and has no clock: the host does the reading.
//!
//! ```
//! use placet_compiler::{Compiler, SourceText, Sources};
//!
//! let text = "permissions { view_reports }\n\nsection reports \"Reports\" {\n    Open a report requires view_report\n}\n";
//! let file = SourceText { path: "reports.placet".into(), text: text.into() };
//! let compiler = Compiler::new(Sources { manifest: None, files: vec![file] });
//!
//! let found = compiler.diagnostics();
//! assert_eq!(found.len(), 1);
//! assert_eq!(found[0].code, "unknown-permission");
//! assert_eq!(found[0].help.as_deref(), Some("did you mean `view_reports`?"));
//! ```

mod ahead;
mod check;
mod circles;
mod closure;
mod compiler;
mod db;
mod diagnostic;
pub mod diagnostics;
mod expand;
mod hash;
mod index;
mod interrupt;
mod items;
pub mod limits;
mod link;
mod linting;
pub mod lints;
mod lookup;
mod lower;
mod manifest;
mod meaning;
mod model;
mod optimise;
mod parallel;
mod patterns;
mod references;
mod resolve;
mod suggest;
mod testing;
mod verify;
mod written;

pub use ahead::Step;
pub use compiler::{CompileError, Compiled, Compiler, SourceText, Sources, Verified};
pub use diagnostic::{Diagnostic, Fix, Label, Severity};
pub use interrupt::{Interrupted, Stopper, interruptible};
pub use lookup::{Declaration, Occurrence, Symbol};
pub use meaning::{Answers, Atom, Case, Detail, Names, PolicyIndex, Question, Source};
pub use model::{
    Action, ActionOption, Clause, ClauseKind, Deprecated, Enum, Expr, Fact, FactTest, FactType, Invariant,
    InvariantForm, Location, Name, Number, Permission, Policy, Role, Scope, Test,
};
pub use patterns::Reference;
pub use placet_runtime::Strip;
pub use testing::{FactValue, TestExpectation, TestFailure, TestOutcome, TestReason, TestRequest};
pub use verify::{Counterexample, Disproof, Inexact, Method, Sampled, Shown, Verification, Wrong};
