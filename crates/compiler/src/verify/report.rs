//! What was shown, and how.

/// How a compiled policy was shown to mean what its source means.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Verification {
    /// By how it was shown; an action with options counts where the hardest of its graphs does.
    pub methods: [Shown; 4],
    /// The options of all actions; each has a graph of its own.
    pub options: usize,
    /// The actions that were looked at in part only.
    pub sampled: Vec<Sampled>,
    /// The clauses whose form for unknown facts passes its budget, with the actions that have them: those decide exactly
    /// where all facts are known, and never allow what they should not where some aren't.
    pub inexact: Vec<Inexact>,
    /// How large all questions were together, each time that one was written; for tests of how that grows.
    pub(super) written: usize,
}

/// A way to show that a graph means what the source means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// All combinations of held permissions and of known and unknown facts, in one table.
    Table,
    /// Both as diagrams in the one form that equal functions have in common.
    CanonicalForm,
    /// All combinations, in many tables.
    Tables,
    /// Some combinations, chosen at random with a fixed seed: what is left to doubt.
    Sample,
}

impl Method {
    /// All of them, in the order of [`Verification::methods`].
    pub const ALL: [Method; 4] = [Method::Table, Method::CanonicalForm, Method::Tables, Method::Sample];

    /// Whether nothing is left to doubt.
    pub fn is_exact(self) -> bool {
        self != Method::Sample
    }
}

/// What was shown in one way.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Shown {
    /// Actions.
    pub actions: usize,
    /// The combinations of held permissions and of known and unknown facts that it speaks of, those of options too; of a
    /// sample, those looked at.
    pub combinations: f64,
}

/// An action that was looked at in part only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sampled {
    /// Its id.
    pub action: String,
    /// The combinations that were looked at.
    pub combinations: u64,
}

/// A clause that is too large to be exact about unknown facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inexact {
    /// The action that has it.
    pub action: String,
    /// The clause as in the source.
    pub clause: String,
    /// Its file.
    pub file: String,
    /// Its line, from 1.
    pub line: u32,
}

impl Verification {
    /// Whether every action was shown by an exact method.
    pub fn is_exact(&self) -> bool {
        self.sampled.is_empty()
    }

    /// The actions that were shown in this way.
    pub fn actions(&self, method: Method) -> usize {
        let at = Method::ALL.iter().position(|one| *one == method);
        at.and_then(|at| self.methods.get(at)).map_or(0, |shown| shown.actions)
    }

    pub(super) fn add(&mut self, method: Method, actions: usize, combinations: f64) {
        let at = Method::ALL.iter().position(|one| *one == method);
        if let Some(shown) = at.and_then(|at| self.methods.get_mut(at)) {
            shown.actions = shown.actions.saturating_add(actions);
            shown.combinations += combinations;
        }
    }

    pub(super) fn join(&mut self, other: Verification) {
        for (shown, more) in self.methods.iter_mut().zip(other.methods) {
            shown.actions = shown.actions.saturating_add(more.actions);
            shown.combinations += more.combinations;
        }
        self.options = self.options.saturating_add(other.options);
        self.sampled.extend(other.sampled);
        self.inexact.extend(other.inexact);
        self.written = self.written.saturating_add(other.written);
    }
}
