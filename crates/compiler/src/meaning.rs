//! What expressions mean, as functions that questions can be asked about: from resolved names to the logic crate's variables.
//!
//! A [`Question`] takes expressions, actions and clauses and makes formulas of them, `can` written out; [`Question::ask`] adds
//! what is known of their tests, and gives [`Answers`], in which each formula is a function.
//!
//! # The theory of the facts
//!
//! | tests | what is known of them |
//! | --- | --- |
//! | `f is a`, `f is b` of a `one of` fact | exactly one value |
//! | `f is "a"`, `f is "b"`; `f is p` of a permission fact | at most one: there is always another text, another permission |
//! | `n < 5`, `n <= 5`, `n < 7` | steps of a line |
//! | `d < day`, `d <= day` | the same; days are whole, so `d <= day` is `d < the day after` |
//! | `a < b`, `a is b`, `b < a` of two facts | exactly one |
//! | `p` and what it brings | who holds `p` holds that, here and in each scope |
//! | `user holds all of S` of a set of permissions | see below |
//! | any other two facts compared | one unknown of its own: answers are exact *up to that comparison* |
//!
//! # `holds all of`, written out
//!
//! `user holds all of S` is so where each permission in `S` is held. In [`Detail::Exact`] it is a variable of which is known,
//! for each `p` that is tested as `S contains p`:
//!
//! ```text
//!   never   user holds all of S   and   S contains p   and   not p
//! ```
//!
//! Nothing more need be known: a set may always name a permission that the policy doesn't know, so it can always be false, and
//! may always name nothing else, so it can be true wherever what it is said to contain is held. The answer is exact with as many
//! variables as there are tests, however many permissions are declared. Of a single permission fact, `user holds all of f` is
//! "`f` is some `p`, and `p` is held" over all declared permissions, up to
//! [`limits::WRITTEN_OUT`](crate::limits::WRITTEN_OUT) of them; past that it is one unknown, and [`Answers::up_to`] says so.
//!
//! In [`Detail::AsDecided`] it is one unknown always, as it is to the runtime where the fact is not known: what is equal then
//! decides alike on every request, unknown facts included. For the same reason a number is then not known to be within
//! [the limit](placet_runtime::limits::NUMBER): `n < 0` and `n > 9007199254740992` exclude one another, but the second may be so.

mod answers;
mod atom;
mod case;
mod index;
mod named;
mod question;
mod theory;

pub use answers::Answers;
pub use atom::Atom;
pub use case::{Case, Names};
pub use index::{PolicyIndex, Source};
pub use question::{Detail, Question};
pub(crate) use theory::{Group, group, step};
