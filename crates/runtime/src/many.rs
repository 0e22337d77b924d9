//! Deciding for many users at once: 64 of them in a machine word.
//!
//! ```text
//! users' permission words  --ColumnsMut::set_users-->  columns: a bitmap of users for each permission
//! decision nodes, facts    --Policy::plan----------->  a plan: for each action a formula over columns
//! plan, columns            --Plan::store / count---->  a bitmap of users for each action, or how many
//! ```
//!
//! A user's permissions differ, the facts of a call are common to all: group users by facts, or give
//! boolean facts that differ a column of their own. With the facts known, a node is a word-wise choice
//! between what its two children say, and nearly all come out as one "and" of some columns. Users are
//! taken in blocks of [`BLOCK_WORDS`] words, within them all actions, so that the columns of a block
//! stay in the nearest cache.

mod columns;
mod count;
mod nodes;
#[cfg(feature = "parallel")]
mod parallel;
mod plan;
mod program;
mod run;

pub use self::columns::{Columns, ColumnsMut};
pub use self::plan::Plan;
pub use self::run::BLOCK_WORDS;
