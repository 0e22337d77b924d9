//! What editors ask about policies, answered over the language server protocol.
//!
//! ```text
//!  bytes --frames--> messages --order--> changes, in the order of the wire  --\
//!                                \-----> questions --server, handlers/-------- owner --> pool --> ide/
//!                                                                               |                  |
//!  bytes <---------------------- answers, diagnostics <-------------------------+------------------+
//! ```
//!
//! One thread owns the texts (`owner`). It applies every change that waits, and hands clones of a set's compiler to a
//! few threads with large stacks (`pool`), in the order of the questions. A change waits until all clones of its set
//! are dropped; what they are busy with is given up and answered with `ContentModified`, or asked again by the change
//! itself, as diagnostics are. `ide/` computes plain values from a compiler, and `handlers/` turn them into the
//! protocol's; its types come from `protocol` alone.

mod documents;
mod frames;
mod handlers;
mod ide;
pub mod limits;
mod order;
mod owner;
mod pool;
mod protocol;
mod server;
mod text;
mod uri;
mod view;
mod workspace;

use std::io;

use tokio::io::{AsyncRead, AsyncWrite};

/// How a server ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The editor said that it would go, and went.
    AsAsked,
    /// The editor went without a word.
    WithoutAWord,
}

/// Serves an editor on standard input and output until it goes.
///
/// # Errors
///
/// - The machine has no threads or no events left to give.
pub fn run() -> io::Result<Ended> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let ended = runtime.block_on(serve(tokio::io::stdin(), tokio::io::stdout()));
    // Standard input may be waited for by a thread that nobody can wake.
    runtime.shutdown_background();
    ended
}

/// Serves an editor that writes to `input` and reads from `output`, until it goes.
///
/// # Errors
///
/// - The machine has no threads left to give.
pub async fn serve<I, O>(input: I, output: O) -> io::Result<Ended>
where
    I: AsyncRead + Unpin + Send + 'static,
    O: AsyncWrite + Send + 'static,
{
    server::serve(input, output).await
}
