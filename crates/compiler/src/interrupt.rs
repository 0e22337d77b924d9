//! Answers that are given up: what an editor does when the text changes under a question.
//!
//! Clones of a [`Compiler`] answer on several threads. An edit of one of them waits until the others are dropped, and
//! makes the questions that they are busy with unwind at the next query: [`interruptible`] catches that.

use std::panic::AssertUnwindSafe;

use salsa::Database as _;

use crate::compiler::Compiler;

/// Why a question has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interrupted {
    /// The text is being edited: an answer would be about text that is gone.
    Edited,
    /// [`Stopper::stop`] was called.
    Stopped,
    /// Another thread came to grief at the part that this one waited for.
    Failed,
}

/// Runs `ask`, which asks a clone of a compiler that is edited or stopped elsewhere. The clone has to be dropped soon
/// after: an edit waits for it.
///
/// # Errors
///
/// - [`Interrupted`] where the question was given up.
pub fn interruptible<T>(ask: impl FnOnce() -> T) -> Result<T, Interrupted> {
    // A query that unwinds leaves nothing half done behind: salsa drops what it had computed.
    salsa::Cancelled::catch(AssertUnwindSafe(ask)).map_err(|cancelled| match cancelled {
        salsa::Cancelled::Local => Interrupted::Stopped,
        salsa::Cancelled::PropagatedPanic => Interrupted::Failed,
        _ => Interrupted::Edited,
    })
}

/// Stops what one clone of a compiler is busy with, from another thread.
#[derive(Debug, Clone)]
pub struct Stopper(salsa::CancellationToken);

impl Stopper {
    /// Makes the next query of that clone unwind. Its answer is [`Interrupted::Stopped`].
    pub fn stop(&self) {
        self.0.cancel();
    }
}

impl Compiler {
    /// What stops this clone, and no other.
    pub fn stopper(&self) -> Stopper {
        Stopper(self.db.cancellation_token())
    }
}
