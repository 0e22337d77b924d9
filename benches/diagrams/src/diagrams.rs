//! What is asked of a library, and the libraries.

pub(crate) mod biodivine;
pub(crate) mod oxidd;

use num_bigint::BigUint;

use crate::formula::Formula;

/// The most nodes that a function may have where there is a limit.
pub(crate) const BUDGET: usize = 100_000;

/// The budget is used up.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Full;

impl std::fmt::Display for Full {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the budget is used up")
    }
}

/// Variables in an order, and functions of them.
pub(crate) trait Diagrams: Sized {
    /// A function.
    type Function: Clone;

    /// So many variables.
    fn new(variables: usize) -> Result<Self, Full>;

    /// Always, or never.
    fn constant(&self, value: bool) -> Self::Function;

    /// The variable is true.
    fn variable(&self, variable: usize) -> Result<Self::Function, Full>;

    /// Not so.
    fn not(&self, f: &Self::Function) -> Result<Self::Function, Full>;

    /// Both.
    fn and(&self, f: &Self::Function, g: &Self::Function) -> Result<Self::Function, Full>;

    /// One of them or both.
    fn or(&self, f: &Self::Function, g: &Self::Function) -> Result<Self::Function, Full>;

    /// The second where the first, else the third.
    fn when(&self, f: &Self::Function, g: &Self::Function, h: &Self::Function) -> Result<Self::Function, Full>;

    /// They are the same function.
    fn equivalent(&self, f: &Self::Function, g: &Self::Function) -> Result<bool, Full>;

    /// The second is true wherever the first is.
    fn implies(&self, f: &Self::Function, g: &Self::Function) -> Result<bool, Full>;

    /// In how many of the assignments to so many variables, which must be all that it depends on, it is true.
    fn count(&self, f: &Self::Function, variables: usize) -> BigUint;

    /// Some values of those variables make it true.
    fn exists(&self, f: &Self::Function, variables: &[usize]) -> Result<Self::Function, Full>;

    /// How many nodes it has, terminals counted.
    fn nodes(&self, f: &Self::Function) -> usize;

    /// Frees what no function needs, where that does not happen by itself.
    fn free(&self) {}

    /// A formula's function; `names` says what its variables are called here.
    fn build(&self, formula: &Formula, names: &[usize]) -> Result<Self::Function, Full> {
        match formula {
            Formula::Constant(value) => Ok(self.constant(*value)),
            Formula::Variable(variable) => self.variable(names.get(*variable).copied().unwrap_or(0)),
            Formula::Not(inner) => self.not(&self.build(inner, names)?),
            Formula::All(parts) => self.join(parts, names, true),
            Formula::Any(parts) => self.join(parts, names, false),
            Formula::When(parts) => {
                let [condition, then, otherwise] = parts.as_ref();
                self.when(&self.build(condition, names)?, &self.build(then, names)?, &self.build(otherwise, names)?)
            }
        }
    }

    /// All of the formulas, or any.
    fn join(&self, parts: &[Formula], names: &[usize], all: bool) -> Result<Self::Function, Full> {
        let Some((first, rest)) = parts.split_first() else { return Ok(self.constant(all)) };
        let mut joined = self.build(first, names)?;
        for part in rest {
            let part = self.build(part, names)?;
            joined = if all { self.and(&joined, &part)? } else { self.or(&joined, &part)? };
        }
        Ok(joined)
    }
}
