//! A line on standard error for what takes over a second, only where a person looks.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How long nothing is said.
const PATIENCE: Duration = Duration::from_secs(1);

/// Work that is under way; when it is dropped, its line is wiped out.
pub(crate) struct Progress {
    running: Option<(Sender<String>, JoinHandle<()>)>,
}

impl Progress {
    /// Says what is being done, once it has taken a second.
    pub(crate) fn start(doing: &str) -> Progress {
        if !io::stderr().is_terminal() {
            return Progress { running: None };
        }
        let (sender, messages) = mpsc::channel::<String>();
        let mut doing = doing.to_owned();
        let thread = thread::spawn(move || {
            let mut shown = false;
            loop {
                match messages.recv_timeout(if shown { Duration::MAX } else { PATIENCE }) {
                    Ok(next) => doing = next,
                    Err(RecvTimeoutError::Timeout) => shown = true,
                    Err(RecvTimeoutError::Disconnected) => break,
                }
                if shown {
                    line(&format!("\r\u{1b}[K{doing} …"));
                }
            }
            if shown {
                line("\r\u{1b}[K");
            }
        });
        Progress { running: Some((sender, thread)) }
    }

    /// Goes on to the next thing.
    pub(crate) fn say(&self, doing: String) {
        if let Some((sender, _)) = &self.running {
            // The thread ends only after the sender is gone.
            let _ = sender.send(doing);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.running.take() {
            drop(sender);
            let _ = thread.join();
        }
    }
}

/// Progress that can't be written is no reason to stop.
fn line(text: &str) {
    let mut error = io::stderr().lock();
    let _ = error.write_all(text.as_bytes()).and_then(|()| error.flush());
}
