//! A few threads with large stacks that take jobs in the order of the queue.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::limits;

/// What a thread does next.
pub(crate) type Job = Box<dyn FnOnce() + Send>;

/// The threads. They end once the pool is dropped and the queue is empty.
#[derive(Debug)]
pub(crate) struct Pool {
    jobs: Sender<Job>,
}

impl Pool {
    pub(crate) fn start() -> io::Result<Pool> {
        let (jobs, queue) = channel::<Job>();
        let queue = Arc::new(Mutex::new(queue));
        // Two at least: a question never waits for a set's diagnostics.
        let threads = thread::available_parallelism().map_or(2, usize::from).clamp(2, 4);
        for number in 0..threads {
            let queue = Arc::clone(&queue);
            let thread = thread::Builder::new().name(format!("answers-{number}")).stack_size(limits::STACK_BYTES);
            thread.spawn(move || work(&queue))?;
        }
        Ok(Pool { jobs })
    }

    pub(crate) fn run(&self, job: Job) {
        // Without a thread there is nobody left to answer to.
        let _ = self.jobs.send(job);
    }
}

fn work(queue: &Mutex<Receiver<Job>>) {
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        match next {
            Ok(job) => job(),
            Err(_) => return,
        }
    }
}
