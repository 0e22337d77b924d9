//! Under which conditions which function is left.

use std::collections::HashMap;

use crate::budget::NotDecided;
use crate::function::Function;
use crate::problem::Variable;
use crate::space::Space;

/// How many different functions are told apart.
const CASES: usize = 4096;

impl Space {
    /// The function with all of `over` (facts) decided: each function of the rest that is left in some possible world, with
    /// the condition under which it is. The conditions exclude one another, and one of them is always so.
    ///
    /// In the order in which they are met when the first tested variable is taken as so first.
    ///
    /// # Errors
    ///
    /// - [`NotDecided`], also where there are more than 4,096 such functions.
    pub fn cases(&self, function: &Function, over: &[Variable]) -> Result<Vec<(Function, Function)>, NotDecided> {
        let support: Vec<Variable> = self.support(function).into_iter().filter(|one| over.contains(one)).collect();
        let theory = self.theory(&support)?;
        let mut cases: Vec<(Function, Function)> = vec![(theory, function.clone())];
        for variable in support {
            let mut next: Vec<(Function, Function)> = Vec::new();
            let mut known: HashMap<Function, usize> = HashMap::new();
            for (condition, left) in cases {
                for value in [true, false] {
                    let condition = self.and(&condition, &self.literal(variable, value)?)?;
                    if condition.is_false() {
                        continue;
                    }
                    let left = self.fixed(&left, &[(variable, value)]);
                    match known.get(&left).and_then(|at| next.get_mut(*at)) {
                        Some((other, _)) => *other = self.or(other, &condition)?,
                        None => {
                            known.insert(left.clone(), next.len());
                            next.push((condition, left));
                        }
                    }
                }
                if next.len() > CASES {
                    return Err(self.not_decided());
                }
            }
            cases = next;
        }
        Ok(cases)
    }
}
