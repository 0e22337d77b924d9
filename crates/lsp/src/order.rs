//! Takes changes off in the order of the wire.
//!
//! The protocol's library runs handlers side by side, and one that waits before it changes something is overtaken by the
//! next. So changes never become handlers: they are put in the owner's queue here, as they come. A question is told how
//! many changes came before it, so that it is never answered from a text that the editor does not mean any more.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use serde_json::Value;
use tower_service::Service;

use crate::documents::TextChange;
use crate::frames::UNREADABLE;
use crate::protocol::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DidSaveTextDocumentParams, Error, Id, Request, Response,
};
use crate::server::Desk;
use crate::workspace::Change;

tokio::task_local! {
    /// How many changes were sent before the question that is being handled.
    pub(crate) static AFTER: u64;
}

/// A service that answers all but changes by asking another.
pub(crate) struct Ordered<S> {
    pub(crate) inner: S,
    pub(crate) desk: Arc<Desk>,
}

impl<S> Service<Request> for Ordered<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
    S::Error: 'static,
{
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Option<Response>, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        if request.method() == UNREADABLE && request.id().is_none() {
            let message = request.params().and_then(|params| params.get("message")).and_then(Value::as_str);
            self.desk.note(message.unwrap_or_default().to_owned());
            return Box::pin(async { Ok(Some(Response::from_error(Id::Null, Error::parse_error()))) });
        }
        if request.id().is_none() && is_change(request.method()) {
            let (method, _, params) = request.into_parts();
            match change(&method, params.unwrap_or(Value::Null)) {
                Ok(change) => self.desk.change(change),
                Err(error) => self.desk.note(format!("a message `{method}` was left unread: {error}")),
            }
            return Box::pin(async { Ok(None) });
        }
        self.desk.heard(request.method());
        Box::pin(AFTER.scope(self.desk.changes(), self.inner.call(request)))
    }
}

fn is_change(method: &str) -> bool {
    matches!(
        method,
        "textDocument/didOpen"
            | "textDocument/didChange"
            | "textDocument/didClose"
            | "textDocument/didSave"
            | "workspace/didChangeWatchedFiles"
    )
}

fn change(method: &str, params: Value) -> Result<Change, serde_json::Error> {
    Ok(match method {
        "textDocument/didOpen" => {
            let document = serde_json::from_value::<DidOpenTextDocumentParams>(params)?.text_document;
            Change::Open { uri: document.uri, version: document.version, text: document.text }
        }
        "textDocument/didChange" => {
            let params = serde_json::from_value::<DidChangeTextDocumentParams>(params)?;
            let changes = params.content_changes.into_iter();
            Change::Edit {
                uri: params.text_document.uri,
                version: params.text_document.version,
                changes: changes.map(|change| TextChange { span: change.range, text: change.text }).collect(),
            }
        }
        "textDocument/didClose" => {
            Change::Close { uri: serde_json::from_value::<DidCloseTextDocumentParams>(params)?.text_document.uri }
        }
        "textDocument/didSave" => {
            Change::Save { uri: serde_json::from_value::<DidSaveTextDocumentParams>(params)?.text_document.uri }
        }
        _ => {
            let params = serde_json::from_value::<DidChangeWatchedFilesParams>(params)?;
            Change::Disk { uris: params.changes.into_iter().map(|event| event.uri).collect() }
        }
    })
}
