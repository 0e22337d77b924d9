//! The server: what it says that it can do, and how a question gets its answer.

mod desk;

use std::io;
use std::sync::Arc;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

pub(crate) use self::desk::Desk;
use crate::order::Ordered;
use crate::owner::News;
use crate::protocol::{
    Client, CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionProviderCapability, CodeActionResponse,
    CompletionOptions, CompletionParams, CompletionResponse, DidChangeWatchedFilesRegistrationOptions,
    DocumentFormattingParams, DocumentSymbolParams, DocumentSymbolResponse, FileSystemWatcher, GlobPattern,
    GotoDefinitionParams, GotoDefinitionResponse, Hover, HoverParams, HoverProviderCapability, InitializeParams,
    InitializeResult, InitializedParams, LanguageServer, LspService, MessageType, OneOf, PositionEncodingKind,
    Registration, Result, SaveOptions, Server, ServerCapabilities, ServerInfo, TextDocumentSyncCapability,
    TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions, TextEdit,
};
use crate::text::Encoding;
use crate::{Ended, frames, handlers, limits};

/// What the protocol's library passes on in each direction before it waits.
const PIPE_BYTES: usize = 256 * 1024;

pub(crate) async fn serve<I, O>(input: I, output: O) -> io::Result<Ended>
where
    I: AsyncRead + Unpin + Send + 'static,
    O: AsyncWrite + Send + 'static,
{
    let (tell, news) = unbounded_channel();
    let desk = Arc::new(Desk::new(tell));
    let (service, socket) = LspService::new(|client| Backend { client, desk: Arc::clone(&desk) });
    let client = service.inner().client.clone();
    let (sender, receiver) = tokio::io::duplex(PIPE_BYTES);
    let reading = tokio::spawn(frames::pass_on(input, sender));
    let telling = tokio::spawn(pass_news(client, news));
    let service = Ordered { inner: service, desk: Arc::clone(&desk) };
    Server::new(receiver, output, socket).concurrency_level(limits::QUESTIONS).serve(service).await;
    reading.abort();
    telling.abort();
    desk.stop();
    Ok(desk.ended())
}

/// Says what there is to say, one after the other.
async fn pass_news(client: Client, mut news: UnboundedReceiver<News>) {
    while let Some(one) = news.recv().await {
        match one {
            News::Diagnostics { uri, version, diagnostics } => {
                client.publish_diagnostics(uri, diagnostics, version).await;
            }
            News::Note(message) => client.show_message(MessageType::WARNING, format!("placet: {message}")).await,
        }
    }
}

struct Backend {
    client: Client,
    desk: Arc<Desk>,
}

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let offered = params.capabilities.general.and_then(|general| general.position_encodings).unwrap_or_default();
        let (encoding, kind) = match offered.contains(&PositionEncodingKind::UTF8) {
            true => (Encoding::Utf8, PositionEncodingKind::UTF8),
            false => (Encoding::Utf16, PositionEncodingKind::UTF16),
        };
        let watched = params.capabilities.workspace.and_then(|workspace| workspace.did_change_watched_files);
        let can_register = watched.and_then(|watched| watched.dynamic_registration).unwrap_or_default();
        self.desk.open(encoding, can_register)?;
        Ok(InitializeResult {
            capabilities: capabilities(kind),
            server_info: Some(ServerInfo {
                name: "placet".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            ..InitializeResult::default()
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        if self.desk.can_register() {
            // Whoever waits here for the editor's answer keeps it from being read.
            let client = self.client.clone();
            tokio::spawn(async move { client.register_capability(vec![watching()]).await });
        }
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let at = params.text_document_position_params;
        self.desk.ask(at.text_document.uri, move |view| handlers::hover::answer(view, at.position)).await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        let at = params.text_document_position_params;
        self.desk.ask(at.text_document.uri, move |view| handlers::definition::answer(view, at.position)).await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let at = params.text_document_position;
        self.desk.ask(at.text_document.uri, move |view| handlers::completion::answer(view, at.position)).await
    }

    async fn formatting(&self, params: DocumentFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        self.desk.ask(params.text_document.uri, handlers::formatting::answer).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        self.desk.ask(params.text_document.uri, move |view| handlers::code_action::answer(view, params.range)).await
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        self.desk.ask(params.text_document.uri, handlers::document_symbol::answer).await
    }
}

fn capabilities(encoding: PositionEncodingKind) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(encoding),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
            ..TextDocumentSyncOptions::default()
        })),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(vec![".".to_owned(), "\"".to_owned()]),
            ..CompletionOptions::default()
        }),
        document_formatting_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
            ..CodeActionOptions::default()
        })),
        ..ServerCapabilities::default()
    }
}

/// The files that the editor is asked to watch.
fn watching() -> Registration {
    let watcher = |glob: &str| FileSystemWatcher { glob_pattern: GlobPattern::String(glob.to_owned()), kind: None };
    let watchers = vec![watcher("**/*.placet"), watcher("**/placet.toml")];
    let options = DidChangeWatchedFilesRegistrationOptions { watchers };
    Registration {
        id: "placet-files".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: serde_json::to_value(options).ok(),
    }
}
