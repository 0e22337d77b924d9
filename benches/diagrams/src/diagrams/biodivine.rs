//! `biodivine-lib-bdd`: each function is an array of its own.

use biodivine_lib_bdd::{Bdd, BddVariable, BddVariableSet, op_function};
use num_bigint::BigUint;

use super::{BUDGET, Diagrams, Full};

/// As the library is used without a thought for limits.
pub(crate) struct Arrays(BddVariableSet);

/// As it is used where every step has a limit: the operations that take one, and nothing else.
pub(crate) struct LimitedArrays(BddVariableSet);

/// The most pairs of nodes that a comparison looks at.
const STEPS: usize = 10 * BUDGET;

fn variables(count: usize) -> Result<BddVariableSet, Full> {
    // A set of more variables panics.
    let count = u16::try_from(count).ok().filter(|count| *count < u16::MAX - 1);
    count.map(BddVariableSet::new_anonymous).ok_or(Full)
}

impl Diagrams for Arrays {
    type Function = Bdd;

    fn new(count: usize) -> Result<Arrays, Full> {
        variables(count).map(Arrays)
    }

    fn constant(&self, value: bool) -> Bdd {
        if value { self.0.mk_true() } else { self.0.mk_false() }
    }

    fn variable(&self, variable: usize) -> Result<Bdd, Full> {
        Ok(self.0.mk_var(BddVariable::from_index(variable)))
    }

    fn not(&self, f: &Bdd) -> Result<Bdd, Full> {
        Ok(f.not())
    }

    fn and(&self, f: &Bdd, g: &Bdd) -> Result<Bdd, Full> {
        Ok(f.and(g))
    }

    fn or(&self, f: &Bdd, g: &Bdd) -> Result<Bdd, Full> {
        Ok(f.or(g))
    }

    fn when(&self, f: &Bdd, g: &Bdd, h: &Bdd) -> Result<Bdd, Full> {
        Ok(Bdd::if_then_else(f, g, h))
    }

    fn equivalent(&self, f: &Bdd, g: &Bdd) -> Result<bool, Full> {
        Ok(f == g)
    }

    fn implies(&self, f: &Bdd, g: &Bdd) -> Result<bool, Full> {
        Ok(f.imp(g).is_true())
    }

    fn count(&self, f: &Bdd, variables: usize) -> BigUint {
        debug_assert_eq!(usize::from(f.num_vars()), variables);
        f.exact_cardinality()
    }

    fn exists(&self, f: &Bdd, variables: &[usize]) -> Result<Bdd, Full> {
        let variables: Vec<BddVariable> = variables.iter().copied().map(BddVariable::from_index).collect();
        Ok(f.exists(&variables))
    }

    fn nodes(&self, f: &Bdd) -> usize {
        f.size()
    }
}

impl Diagrams for LimitedArrays {
    type Function = Bdd;

    fn new(count: usize) -> Result<LimitedArrays, Full> {
        variables(count).map(LimitedArrays)
    }

    fn constant(&self, value: bool) -> Bdd {
        if value { self.0.mk_true() } else { self.0.mk_false() }
    }

    fn variable(&self, variable: usize) -> Result<Bdd, Full> {
        Ok(self.0.mk_var(BddVariable::from_index(variable)))
    }

    fn not(&self, f: &Bdd) -> Result<Bdd, Full> {
        Ok(f.not())
    }

    fn and(&self, f: &Bdd, g: &Bdd) -> Result<Bdd, Full> {
        Bdd::binary_op_with_limit(BUDGET, f, g, op_function::and).ok_or(Full)
    }

    fn or(&self, f: &Bdd, g: &Bdd) -> Result<Bdd, Full> {
        Bdd::binary_op_with_limit(BUDGET, f, g, op_function::or).ok_or(Full)
    }

    fn when(&self, f: &Bdd, g: &Bdd, h: &Bdd) -> Result<Bdd, Full> {
        // The operation on three functions takes no limit.
        let otherwise = Bdd::binary_op_with_limit(BUDGET, h, f, op_function::and_not).ok_or(Full)?;
        self.or(&self.and(f, g)?, &otherwise)
    }

    fn equivalent(&self, f: &Bdd, g: &Bdd) -> Result<bool, Full> {
        Bdd::check_binary_op(STEPS, f, g, op_function::xor).map(|(differ, _)| !differ).ok_or(Full)
    }

    fn implies(&self, f: &Bdd, g: &Bdd) -> Result<bool, Full> {
        Bdd::check_binary_op(STEPS, f, g, op_function::and_not).map(|(more, _)| !more).ok_or(Full)
    }

    fn count(&self, f: &Bdd, variables: usize) -> BigUint {
        debug_assert_eq!(usize::from(f.num_vars()), variables);
        f.exact_cardinality()
    }

    fn exists(&self, f: &Bdd, variables: &[usize]) -> Result<Bdd, Full> {
        // Quantification takes no limit; the last variables first, whose nodes are the fewest to redo.
        let mut found = f.clone();
        for variable in variables.iter().rev().copied().map(BddVariable::from_index) {
            if found.support_set_contains(&variable) {
                found = self.or(&found.var_restrict(variable, false), &found.var_restrict(variable, true))?;
            }
        }
        Ok(found)
    }

    fn nodes(&self, f: &Bdd) -> usize {
        f.size()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sets;

    #[test]
    fn equal_functions_are_equal_arrays_however_they_were_made() {
        for problem in sets::NAMES.iter().flat_map(|name| sets::read(name).unwrap().all) {
            let count = problem.everywhere.len();
            let names: Vec<usize> = (0..count).collect();
            let (free, limited) = (Arrays::new(count).unwrap(), LimitedArrays::new(count).unwrap());
            let f = free.build(&problem.formula, &names).unwrap();
            assert_eq!(f, limited.build(&problem.formula, &names).unwrap());
            assert_eq!(f, free.not(&free.not(&f).unwrap()).unwrap());
            assert_eq!(f, free.or(&f, &f).unwrap());
            let found = free.exists(&f, &problem.facts).unwrap();
            assert_eq!(found, limited.exists(&f, &problem.facts).unwrap());
            assert_eq!(found, free.and(&found, &free.constant(true)).unwrap());
        }
    }
}
