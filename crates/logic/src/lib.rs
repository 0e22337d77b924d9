//! Boolean functions over variables of which some can't be so at once, and exact answers about them.
//!
//! A policy is a boolean function: of permissions that are held or not, and of tests of facts that are so or not. The tests
//! are not independent: a kind is one of its values, a number below 5 is below 7, who may edit may read. A [`Problem`] names
//! the variables, says what can't be at once (the *theory*) and holds formulas; a [`Space`] orders the variables and answers:
//!
//! ```text
//!   Problem   variables, theory, formulas       no work yet
//!      |  Space::new                            order of the variables chosen, within a budget
//!      v
//!   Space     Function = ordered decision diagram, one for each formula
//!      |
//!      +-- can it be?  always?  equal?  does one imply the other?      yes, no, with a witness
//!      +-- smallest world in which it is so                            [`Space::smallest`]
//!      +-- fewest literals that make it so                            [`Space::shortest`]
//!      +-- minimal sets of permissions: how many, and the first        [`Space::minimal_sets`]
//!      +-- whatever the facts are / for some facts                     [`Space::always`], [`Space::sometimes`]
//!      +-- under which conditions which function is left               [`Space::cases`]
//! ```
//!
//! Two formulas that are so in the same possible worlds are equal, whatever they look like. What is exact here is exact:
//! an answer that would take more than the [`Budget`] is [`NotDecided`], never a guess.
//!
//! ```
//! use placet_logic::{Budget, Problem, Space};
//!
//! let mut problem = Problem::new();
//! let [edit, read] = [problem.variable(), problem.variable()];
//! problem.implies(edit, read); // who may edit may read
//! let (with_edit, with_read) = (problem.is(edit), problem.is(read));
//! let both = problem.all([with_edit, with_read]);
//! let space = Space::new(&problem, &[both, with_edit], Budget::default())?;
//!
//! let both = space.function(both)?;
//! assert!(space.equal(&both, &space.function(with_edit)?)?); // asking for `read` too adds nothing
//! # Ok::<(), placet_logic::NotDecided>(())
//! ```

mod budget;
mod cases;
mod count;
mod formula;
mod function;
mod minimal;
mod order;
mod problem;
mod shortest;
mod space;
mod table;
mod theory;
mod world;

pub use budget::{Budget, NotDecided};
pub use count::Count;
pub use formula::Formula;
pub use function::Function;
pub use minimal::MinimalSets;
pub use problem::{Problem, Variable};
pub use space::Space;
pub use table::Table;
pub use world::Literal;
