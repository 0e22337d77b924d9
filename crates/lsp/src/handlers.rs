//! One file a question: from the protocol to `ide/` and back.

pub(crate) mod code_action;
pub(crate) mod completion;
pub(crate) mod definition;
pub(crate) mod diagnostics;
pub(crate) mod document_symbol;
pub(crate) mod formatting;
pub(crate) mod hover;
