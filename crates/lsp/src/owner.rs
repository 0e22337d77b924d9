//! The one thread that has the texts.
//!
//! It takes all that waits, applies the changes, hands the questions out, and has the sets that were changed checked. A
//! change of a set makes what its clones are busy with unwind, so that this thread waits for them shortly.

use std::collections::BTreeMap;
use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use placet_compiler::interruptible;

use crate::handlers::diagnostics::{self, FileDiagnostics};
use crate::limits;
use crate::pool::Pool;
use crate::protocol::{Diagnostic, Uri};
use crate::text::Encoding;
use crate::view::View;
use crate::workspace::{Change, SetKey, Workspace};

/// What this thread is told.
pub(crate) enum Message {
    /// The texts changed.
    Change(Change),
    /// Somebody asks.
    Ask(Ask),
    /// A set was checked: which, and with what number.
    Checked(SetKey, u64, Vec<FileDiagnostics>),
    /// The editor is gone.
    Stop,
}

/// A question about a document.
pub(crate) struct Ask {
    pub(crate) uri: Uri,
    /// How many changes were sent before it.
    pub(crate) after: u64,
    pub(crate) answer: Box<dyn FnOnce(Outlook) + Send>,
}

/// What somebody who asks is given.
pub(crate) enum Outlook {
    /// The set as it is.
    View(Box<View>),
    /// The document has changed since.
    Outdated,
    /// No such document is open.
    Unknown,
}

/// What this thread says.
#[derive(Debug)]
pub(crate) enum News {
    Diagnostics { uri: Uri, version: Option<i32>, diagnostics: Vec<Diagnostic> },
    Note(String),
}

/// Starts the thread.
pub(crate) fn start(encoding: Encoding, tell: impl Fn(News) + Send + 'static) -> io::Result<Sender<Message>> {
    let (messages, inbox) = channel();
    let pool = Pool::start()?;
    let back = messages.clone();
    let thread = thread::Builder::new().name("texts".to_owned()).stack_size(limits::STACK_BYTES);
    thread.spawn(move || {
        let owner = Owner {
            workspace: Workspace::new(encoding),
            pool,
            back,
            tell: Box::new(tell),
            published: BTreeMap::new(),
            changes: 0,
        };
        owner.run(&inbox);
    })?;
    Ok(messages)
}

struct Owner {
    workspace: Workspace,
    pool: Pool,
    back: Sender<Message>,
    tell: Box<dyn Fn(News) + Send>,
    /// What each set has been said to have, by address.
    published: BTreeMap<SetKey, BTreeMap<String, (Uri, Vec<Diagnostic>)>>,
    /// How many changes were applied.
    changes: u64,
}

impl Owner {
    fn run(mut self, inbox: &Receiver<Message>) {
        while let Ok(first) = inbox.recv() {
            let mut asked = Vec::new();
            for message in std::iter::once(first).chain(inbox.try_iter()) {
                match message {
                    Message::Change(change) => {
                        self.changes += 1;
                        self.workspace.apply(change, self.changes);
                    }
                    Message::Ask(ask) => asked.push(ask),
                    // A set that was closed meanwhile has nothing to say any more.
                    Message::Checked(set, number, found) if self.workspace.number(&set) == Some(number) => {
                        self.publish(set, found);
                    }
                    Message::Checked(..) => {}
                    Message::Stop => return,
                }
            }
            asked.into_iter().for_each(|ask| self.hand_out(ask));
            for set in self.workspace.take_touched() {
                self.check(set);
            }
            for note in self.workspace.take_notes() {
                (self.tell)(News::Note(note));
            }
        }
    }

    fn hand_out(&self, ask: Ask) {
        let outlook = match self.workspace.view(&ask.uri) {
            None => Outlook::Unknown,
            Some((_, changed)) if changed > ask.after => Outlook::Outdated,
            Some((view, _)) => Outlook::View(Box::new(view)),
        };
        let answer = ask.answer;
        self.pool.run(Box::new(move || answer(outlook)));
    }

    /// Has a set checked. A change of it in the meantime stops that, and has it checked again.
    fn check(&mut self, set: SetKey) {
        let (Some(view), Some(number)) = (self.workspace.view_of(&set, ""), self.workspace.number(&set)) else {
            self.publish(set, Vec::new());
            return;
        };
        let back = self.back.clone();
        self.pool.run(Box::new(move || {
            let checked =
                std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| interruptible(|| diagnostics::of_set(&view))));
            // What is sent before the clone is dropped is sent before the next change of the set.
            if let Ok(Ok(found)) = checked {
                let _ = back.send(Message::Checked(set, number, found));
            }
            drop(view);
        }));
    }

    fn publish(&mut self, set: SetKey, found: Vec<FileDiagnostics>) {
        let mut before = self.published.remove(&set).unwrap_or_default();
        let mut now = BTreeMap::new();
        for FileDiagnostics { uri, diagnostics } in found {
            let version = self.workspace.version(&uri);
            let known = before.remove(uri.as_str());
            // An editor moves what it shows with the text, so that the open files are told again.
            if version.is_some() || known.is_none_or(|(_, known)| known != diagnostics) {
                (self.tell)(News::Diagnostics { uri: uri.clone(), version, diagnostics: diagnostics.clone() });
            }
            now.insert(uri.as_str().to_owned(), (uri, diagnostics));
        }
        for (_, (uri, _)) in before {
            let version = self.workspace.version(&uri);
            (self.tell)(News::Diagnostics { uri, version, diagnostics: Vec::new() });
        }
        if !now.is_empty() {
            self.published.insert(set, now);
        }
    }
}
