//! The protocol's types: they come into this crate here and nowhere else.

pub(crate) use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response, Result};
pub(crate) use tower_lsp::ls_types::*;
pub(crate) use tower_lsp::{Client, LanguageServer, LspService, Server};
