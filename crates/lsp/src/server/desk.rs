//! Where messages for the owner of the texts are handed in.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use placet_compiler::{Interrupted, Stopper, interruptible};
use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::oneshot;

use crate::Ended;
use crate::order::AFTER;
use crate::owner::{self, Ask, Message, News, Outlook};
use crate::protocol::{Error, ErrorCode, Result, Uri};
use crate::text::Encoding;
use crate::view::View;
use crate::workspace::Change;

/// The desk. It opens with the editor's greeting; changes that come before are left unread.
#[derive(Debug)]
pub(crate) struct Desk {
    owner: OnceLock<Sender<Message>>,
    tell: UnboundedSender<News>,
    changes: AtomicU64,
    can_register: AtomicBool,
    said_goodbye: AtomicBool,
}

impl Desk {
    pub(crate) fn new(tell: UnboundedSender<News>) -> Desk {
        Desk {
            owner: OnceLock::new(),
            tell,
            changes: AtomicU64::new(0),
            can_register: AtomicBool::new(false),
            said_goodbye: AtomicBool::new(false),
        }
    }

    /// Starts the owner.
    pub(crate) fn open(&self, encoding: Encoding, can_register: bool) -> Result<()> {
        let tell = self.tell.clone();
        let owner = owner::start(encoding, move |news| {
            // An editor that has gone hears nothing.
            let _ = tell.send(news);
        });
        let owner = owner.map_err(|error| failed(format!("no thread could be started: {error}")))?;
        // An editor greets once; the library refuses a second greeting.
        let _ = self.owner.set(owner);
        self.can_register.store(can_register, Ordering::Relaxed);
        Ok(())
    }

    pub(crate) fn can_register(&self) -> bool {
        self.can_register.load(Ordering::Relaxed)
    }

    pub(crate) fn stop(&self) {
        if let Some(owner) = self.owner.get() {
            let _ = owner.send(Message::Stop);
        }
    }

    /// Takes note of what is asked.
    pub(crate) fn heard(&self, method: &str) {
        if method == "shutdown" {
            self.said_goodbye.store(true, Ordering::Relaxed);
        }
    }

    pub(crate) fn ended(&self) -> Ended {
        if self.said_goodbye.load(Ordering::Relaxed) { Ended::AsAsked } else { Ended::WithoutAWord }
    }

    /// Tells the user something.
    pub(crate) fn note(&self, message: String) {
        let _ = self.tell.send(News::Note(message));
    }

    /// Hands in a change.
    pub(crate) fn change(&self, change: Change) {
        if let Some(owner) = self.owner.get()
            && owner.send(Message::Change(change)).is_ok()
        {
            self.changes.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// How many changes were handed in.
    pub(crate) fn changes(&self) -> u64 {
        self.changes.load(Ordering::Relaxed)
    }

    /// Asks about a document. About one that is not open there is nothing to say.
    pub(crate) async fn ask<T: Default + Send + 'static>(
        &self,
        uri: Uri,
        question: impl FnOnce(&View) -> T + Send + 'static,
    ) -> Result<T> {
        let (sender, receiver) = oneshot::channel();
        let call = Call::default();
        let called = call.clone();
        let answer = Box::new(move |outlook: Outlook| {
            // Nobody waits any more where this fails.
            let _ = sender.send(match outlook {
                Outlook::View(view) => called.answer(*view, question),
                Outlook::Outdated => Err(modified()),
                Outlook::Unknown => Ok(T::default()),
            });
        });
        let after = AFTER.try_with(|after| *after).unwrap_or(u64::MAX);
        let sent = self.owner.get().is_some_and(|owner| owner.send(Message::Ask(Ask { uri, after, answer })).is_ok());
        if !sent {
            return Err(failed("the server is not ready"));
        }
        // A handler that is dropped here was cancelled: `call` stops the work.
        let call = HangUp(call);
        let answer = receiver.await.unwrap_or_else(|_| Err(failed("the answer was lost")));
        drop(call);
        answer
    }
}

/// A question that may be given up.
#[derive(Debug, Clone, Default)]
struct Call {
    given_up: Arc<AtomicBool>,
    stopper: Arc<Mutex<Option<Stopper>>>,
}

impl Call {
    fn answer<T>(&self, view: View, question: impl FnOnce(&View) -> T) -> Result<T> {
        *self.stopper.lock().unwrap_or_else(PoisonError::into_inner) = Some(view.compiler.stopper());
        if self.given_up.load(Ordering::SeqCst) {
            return Err(Error::request_cancelled());
        }
        let answered = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| interruptible(|| question(&view))));
        *self.stopper.lock().unwrap_or_else(PoisonError::into_inner) = None;
        // A change of the set waits for this.
        drop(view);
        match answered {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(Interrupted::Stopped)) => Err(Error::request_cancelled()),
            Ok(Err(Interrupted::Edited | Interrupted::Failed)) => Err(modified()),
            Err(_) => Err(failed("this is a bug in placet; please report it")),
        }
    }
}

/// Gives the question up when it is dropped.
struct HangUp(Call);

impl Drop for HangUp {
    fn drop(&mut self) {
        self.0.given_up.store(true, Ordering::SeqCst);
        if let Some(stopper) = &*self.0.stopper.lock().unwrap_or_else(PoisonError::into_inner) {
            stopper.stop();
        }
    }
}

fn modified() -> Error {
    Error::new(ErrorCode::ContentModified)
}

fn failed(message: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error { message: message.into(), ..Error::new(ErrorCode::InternalError) }
}
