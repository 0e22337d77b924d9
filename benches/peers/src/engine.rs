//! What is measured of each engine.

use crate::cases::Cases;

/// An engine with a policy set loaded.
pub trait Engine {
    /// Builds its requests, and does with them what is wanted.
    fn with(&self, cases: &Cases, then: &mut dyn FnMut(&mut dyn Prepared));
}

/// Requests as an engine takes them, in order.
pub trait Prepared {
    /// How many of them are allowed: this is what is timed.
    fn allowed(&mut self) -> usize;

    /// How many they are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The decision of each, for comparison.
    fn decisions(&mut self) -> Vec<bool>;
}

/// Prepared requests of any kind, and how one is decided.
pub struct Each<R, D> {
    /// The requests.
    pub requests: Vec<R>,
    /// How one is decided.
    pub decide: D,
}

impl<R, D: FnMut(&R) -> bool> Prepared for Each<R, D> {
    fn allowed(&mut self) -> usize {
        let mut allowed = 0;
        for request in &self.requests {
            allowed += usize::from((self.decide)(request));
        }
        allowed
    }

    fn len(&self) -> usize {
        self.requests.len()
    }

    fn decisions(&mut self) -> Vec<bool> {
        self.requests.iter().map(&mut self.decide).collect()
    }
}
