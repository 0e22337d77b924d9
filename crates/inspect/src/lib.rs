//! Exact answers about policies, for people: each a plain value that the command, the server and a gate in a build share.

mod compare;
mod condition;
mod coverage;
mod drawing;
mod grant;
mod hindrance;
mod known;
mod least;
mod mutants;
mod needs;
mod prove;
mod reach;
mod suggest;
mod trial;
mod why;

pub use compare::{
    ActionCompared, Asked, Change, Comparison, Example, Face, FactChange, FactChanged, Mismatch, OptionCompared,
    PermissionChanges, RoleChange, RoleChanged, Verdict, compare,
};
pub use condition::Condition;
pub use coverage::{ClauseCoverage, Coverage, Shown, TestCoverage, TestKind, Totals, coverage};
pub use drawing::{DrawError, Drawing, DrawnNode, LARGEST, Way, draw};
pub use grant::{Grant, Sets};
pub use hindrance::Hindrance;
pub use least::{Covers, Least, NearestRole, Unlocked, Wanted, least};
pub use mutants::{Fate, Mutant, Mutation, Operator, Score};
pub use needs::{Need, needs_by_condition};
pub use prove::{CanAnswer, Counterexample, Proof, Refutation, Undecided, confirm, prove, prove_together, separate};
pub use reach::{Holder, Matrix, MatrixRow, PageError, Reach, Reachable, heat_map, matrix};
pub use suggest::{GENERATED, SuggestedTest, Suggestions};
pub use why::{RoleWay, Why, why};

pub use placet_logic::{Budget, Count, NotDecided};
