//! The fewest literals that make a function so.
//!
//! A set of literals *decides* a function where it is so in every possible world that has them, and there is one. With
//! `f` the function and `t` what can be, on the first variable `x` of the two:
//!
//! ```text
//!   fewest(f, t)  =  the fewest of   fewest(f without x: f0 and f1, t0 or t1)        x is left open
//!                                    not x, and fewest(f0, t0)
//!                                    x, and fewest(f1, t1)
//!   where f is first made so in all worlds that can't be
//! ```
//!
//! Equal pairs are looked at once.

use std::collections::HashMap;

use crate::budget::NotDecided;
use crate::function::Function;
use crate::problem::Variable;
use crate::space::Space;
use crate::world::Literal;

/// How many pairs are looked at.
const PAIRS: usize = 8_192;
/// How many variables the function may hang on.
const VARIABLES: usize = 512;

/// The first literal of a shortest set, how many there are, and what is left after it; nothing where no set decides.
type Step = Option<(usize, Option<Literal>)>;

struct Shortest<'s> {
    space: &'s Space,
    known: HashMap<(Function, Function), Step>,
}

impl Space {
    /// The fewest literals that are possible together with those `given` and with them make the function so in every
    /// possible world that has them all; nothing where it is so in no such world. Without those given, in the order in which
    /// variables are tested; of several the one that leaves the first open, or says that it is not so.
    ///
    /// [`Space::smallest`] with [`Space::generalised`] takes less, and finds a set of which no literal can be left out.
    ///
    /// # Errors
    ///
    /// - [`NotDecided`], also where the function hangs on more than 512 variables, or more than 8,192 steps are needed.
    pub fn shortest(&self, function: &Function, given: &[Literal]) -> Result<Option<Vec<Literal>>, NotDecided> {
        // What can't be hangs on those given too.
        let theory = self.theory(&self.support(function))?;
        let possible = self.and(&theory, function)?;
        let wanted = self.or(function, &self.not(&theory))?;
        let mut left = (self.fixed(&wanted, given), self.fixed(&possible, given));
        if self.support(&left.0).len() > VARIABLES {
            return Err(self.not_decided());
        }
        let mut shortest = Shortest { space: self, known: HashMap::new() };
        if shortest.step(&left)?.is_none() {
            return Ok(None);
        }
        let mut literals = Vec::new();
        // Each step leaves one variable fewer.
        while let (Some(variable), Some((_, literal))) = (shortest.first(&left), shortest.step(&left)?) {
            left = match literal {
                Some((_, value)) => shortest.fixed(&left, variable, value),
                None => shortest.open(&left, variable)?,
            };
            literals.extend(literal);
        }
        Ok(Some(literals))
    }
}

impl Shortest<'_> {
    /// How many literals decide, and what is said of the first variable.
    fn step(&mut self, pair: &(Function, Function)) -> Result<Step, NotDecided> {
        let (function, possible) = pair;
        if possible.is_false() || function.is_false() {
            return Ok(None);
        }
        if function.is_true() {
            return Ok(Some((0, None)));
        }
        if let Some(known) = self.known.get(pair) {
            return Ok(*known);
        }
        if self.known.len() >= PAIRS {
            return Err(self.space.not_decided());
        }
        let Some(variable) = self.first(pair) else { return Ok(None) };
        let open = self.open(pair, variable)?;
        let mut best = self.step(&open)?.map(|(count, _)| (count, None));
        for value in [false, true] {
            if matches!(best, Some((0 | 1, _))) {
                break;
            }
            let fixed = self.fixed(pair, variable, value);
            if let Some((count, _)) = self.step(&fixed)? {
                let count = count.saturating_add(1);
                if best.is_none_or(|(least, _)| count < least) {
                    best = Some((count, Some((variable, value))));
                }
            }
        }
        self.known.insert(pair.clone(), best);
        Ok(best)
    }

    /// The first variable of the two.
    fn first(&self, (function, possible): &(Function, Function)) -> Option<Variable> {
        if function.is_true() {
            return None;
        }
        let root = |function: &Function| {
            let place = (!function.bdd.is_false() && !function.bdd.is_true())
                .then(|| function.bdd.var_of(function.bdd.root_pointer()).to_index());
            place.unwrap_or(usize::MAX)
        };
        self.space.order.get(root(function).min(root(possible))).copied()
    }

    fn fixed(
        &self,
        (function, possible): &(Function, Function),
        variable: Variable,
        value: bool,
    ) -> (Function, Function) {
        let values = [(variable, value)];
        (self.space.fixed(function, &values), self.space.fixed(possible, &values))
    }

    fn open(&self, pair: &(Function, Function), variable: Variable) -> Result<(Function, Function), NotDecided> {
        let (low, high) = (self.fixed(pair, variable, false), self.fixed(pair, variable, true));
        Ok((self.space.and(&low.0, &high.0)?, self.space.or(&low.1, &high.1)?))
    }
}
