//! Decides by a compiled Placet policy.
//!
//! [`Policy::open`] checks an artifact once and reads it in place; [`Policy::decide`] then answers
//! whether an action is allowed, without allocating and in a number of steps that the artifact's
//! size bounds. A service that decides the same action for many requests makes it ready once with
//! [`Policy::prepare`], and keeps the [`PreparedAction`]: its [`decide`](PreparedAction::decide) says
//! the same, and is the quickest way to decide one action. What is absent, and stays absent: policy
//! text, files, clocks, randomness, panics and unsafe code. Bytes that are no artifact give an
//! [`ArtifactError`], whatever they are.
//!
//! ```
//! # #[cfg(all(feature = "encode", feature = "alloc"))] {
//! # use placet_runtime::graph::*;
//! # let graph = Graph {
//! #     permissions: vec![Permission { name: "read".into(), label: "read".into(), ..Permission::default() }],
//! #     atoms: vec![Atom::Holds(0)],
//! #     nodes: vec![Node { atom: 0, hi: ALLOW, lo: DENY }],
//! #     clauses: vec![Clause { root: 2, ..Clause::default() }],
//! #     actions: vec![Action { id: "notes.read".into(), clauses: vec![0], ..Action::default() }],
//! #     ..Graph::default()
//! # };
//! # let bytes = placet_runtime::encode(&graph).unwrap();
//! use placet_runtime::{Policy, RequestBuffer};
//!
//! let policy = Policy::open(&bytes).unwrap();
//! let action = policy.find_action("notes.read").unwrap();
//!
//! let mut request = RequestBuffer::new(&policy);
//! assert!(!policy.decide(action, &request.as_request()).unwrap().is_allow());
//! request.hold("read").unwrap();
//! assert!(policy.decide(action, &request.as_request()).unwrap().is_allow());
//!
//! let prepared = policy.prepare(action).unwrap(); // once, for any number of requests
//! assert!(prepared.decide(&request.as_request()).unwrap().is_allow());
//! # }
//! ```
//!
//! Features: `alloc` ([`RequestBuffer`]), `explain` (`Policy::explain`, with `alloc`), both on by
//! default, `parallel` ([`Plan`]s on all cores, with the standard library), and `encode` (`graph` and `encode`, for compilers).

#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![deny(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::todo,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects
)]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "parallel")]
extern crate std;

mod artifact;
mod batch;
mod bits;
pub mod date;
mod decide;
#[cfg(feature = "explain")]
mod explain;
mod fact;
#[cfg(feature = "encode")]
pub mod graph;
mod ids;
pub mod limits;
mod many;
mod names;
mod policy;
mod request;

pub use self::artifact::ArtifactError;
#[cfg(feature = "encode")]
pub use self::artifact::{EncodeError, Strip, encode, encode_with};
pub use self::batch::{BatchError, Buffer};
pub use self::decide::{Decision, PreparedAction};
#[cfg(feature = "explain")]
pub use self::explain::{Explanation, MissingSets, RestsOn};
pub use self::fact::{FactType, FactValue, Texts};
pub use self::ids::{ActionId, ClauseId, FactId, OptionId, PermissionId, RoleId, ScopeId};
pub use self::many::{BLOCK_WORDS, Columns, ColumnsMut, Plan};
pub use self::policy::{
    Action, ActionOption, Clause, ClauseKind, Fact, Ids, Names, Origin, Permission, Policy, Role, Scope,
};
#[cfg(feature = "alloc")]
pub use self::request::{FactInput, InputError, RequestBuffer};
pub use self::request::{Request, RequestError};
