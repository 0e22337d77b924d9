//! Placet policy text to a lossless syntax tree, and the tree back to text.
//!
//! [`parse`] takes the text of one file and always gives a tree: every byte of the file is in it, comments and mistakes
//! included. What is wrong with the text is listed beside the tree, each as a [`SyntaxError`] with a stable code, the
//! range of the words that are wrong, and a sentence that says what to do. The result is a function of the text alone.
//!
//! ```
//! let parsed = placet_syntax::parse("role analyst { view_reports }");
//! assert!(parsed.errors().is_empty());
//! assert_eq!(parsed.syntax().text(), "role analyst { view_reports }");
//! ```
//!
//! Typed access is in [`ast`]; the canonical layout in [`mod@format`]; the limits in [`limits`].

pub mod ast;
pub mod check;
pub mod date;
mod error;
pub mod format;
mod grammar;
mod grouped;
mod kind;
pub mod limits;
mod parse;
mod scan;
pub mod slug;
mod tree;

pub use error::{Edit, SyntaxError};
pub use grouped::grouped;
pub use kind::{Language, SyntaxElement, SyntaxKind, SyntaxNode, SyntaxToken};
pub use parse::{Parse, parse};
pub use rowan::{TextRange, TextSize};
