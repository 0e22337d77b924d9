//! Under which facts something is so, in the words of the language: an exact function of tests, written short.
//!
//! A function of tests of facts is turned around: not which *tests* are so, but which *values* each fact may have. The
//! values that the tests tell apart are a fact's *cells*:
//!
//! ```text
//! task.kind is a, task.kind is b       3 cells   a | b | every other value
//! size < 5, size <= 7                  3 cells   below 5 | from 5 to 7 | over 7
//! a < b, a is b                        3 cells   below | equal | above
//! project.multibrand                   2 cells   so | not so
//! ```
//!
//! A *product* allows some cells of each fact; it is widened as far as the function stays so (whole facts first, then cell by
//! cell), and products are taken until they cover the function, then those that the others cover are left out. That is short,
//! though not always the shortest there is; it always says the function exactly.

mod cells;
mod cover;
pub(crate) mod words;

use std::fmt;

use placet_compiler::{Answers, Source};
use placet_logic::{Function, NotDecided};

use self::cells::{Cells, dimensions};
use self::cover::cover;

/// The most ways that are written out.
const WAYS: usize = 64;

/// A condition on facts: any of its ways, each of which is all of its parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Condition {
    /// Each enough by itself; of none the condition is never so, a way without parts always is.
    pub ways: Vec<Vec<String>>,
    /// Whether it is the opposite of its ways, which are then the shorter ones to say.
    pub negated: bool,
    /// Whether there are more ways than are written out, so that the words are not the whole of it.
    pub more: bool,
}

impl Condition {
    /// The condition under which a function of facts is so. A permission must not be tested in it.
    ///
    /// # Errors
    ///
    /// - [`NotDecided`]
    pub fn of(answers: &Answers, source: &dyn Source, function: &Function) -> Result<Condition, NotDecided> {
        let space = &answers.space;
        let dimensions = dimensions(answers, source, function);
        let straight = cover(space, function, &dimensions, WAYS)?;
        let mut best = Condition::written(&straight, &dimensions, false);
        if best.ways.len() > 1 {
            let opposite = cover(space, &space.not(function), &dimensions, WAYS)?;
            let opposite = Condition::written(&opposite, &dimensions, true);
            if !opposite.more && (best.more || opposite.length().saturating_add(1) < best.length()) {
                best = opposite;
            }
        }
        Ok(best)
    }

    /// Whether it is always so.
    pub fn is_always(&self) -> bool {
        !self.negated && self.ways.iter().any(Vec::is_empty)
    }

    /// Whether it is never so.
    pub fn is_never(&self) -> bool {
        !self.negated && self.ways.is_empty() && !self.more
    }

    fn written(cover: &cover::Cover, dimensions: &[Cells], negated: bool) -> Condition {
        let ways = cover.products.iter().map(|product| words::parts(product, dimensions)).collect();
        Condition { ways, negated, more: cover.more }
    }

    /// How many tests it takes to say.
    fn length(&self) -> usize {
        self.ways.iter().map(Vec::len).sum()
    }
}

impl fmt::Display for Condition {
    /// `always`, `never`, or the words; what all ways have in common stands before them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&words::sentence(self))
    }
}
