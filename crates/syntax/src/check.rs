//! What the grammar let pass and the language does not: each mark of wrong or missing text in the tree becomes one
//! error. One file a case; the listing of `check/` is the list of mistakes that can be told from the text alone.

mod limits;

pub(crate) use limits::{not_understood, too_deep, too_large};

use crate::error::SyntaxError;
use crate::kind::SyntaxNode;

/// Adds what is wrong in the tree under `root` to `errors`.
pub(crate) fn check(root: &SyntaxNode, errors: &mut Vec<SyntaxError>) {
    let _ = (root, errors);
}
