use std::collections::{BTreeMap, BTreeSet};

use biodivine_lib_bdd::{Bdd, BddVariable, BddVariableSet};

use crate::budget::{Budget, NotDecided};
use crate::count::Count;
use crate::formula::{Formula, Node};
use crate::function::Function;
use crate::order::orders;
use crate::problem::{Problem, Variable};

/// Variables that a diagram can have.
const VARIABLES: u16 = u16::MAX - 2;

/// A problem's variables in an order, and answers about functions of them.
///
/// All answers are about *possible* worlds: those that the problem's theory allows. Every method that returns a `Result`
/// gives [`NotDecided`] where the answer takes more than the budget.
#[derive(Debug, Clone)]
pub struct Space {
    pub(crate) problem: Problem,
    pub(crate) budget: Budget,
    pub(crate) set: BddVariableSet,
    /// The variables, first tested first.
    pub(crate) order: Vec<Variable>,
    pub(crate) places: BTreeMap<Variable, BddVariable>,
    functions: BTreeMap<Formula, Function>,
}

/// The parts put together, `nothing` where there are none. Each step copies what it puts together, so the halves are: a part
/// is copied as often as halves stand around it, and not once for each part before it.
pub(crate) fn halves<T: Clone, P>(
    parts: &[P],
    nothing: &T,
    made: &dyn Fn(&P) -> Result<T, NotDecided>,
    join: &dyn Fn(&T, &T) -> Result<T, NotDecided>,
) -> Result<T, NotDecided> {
    match parts {
        [] => Ok(nothing.clone()),
        [one] => made(one),
        _ => {
            let (first, rest) = parts.split_at(parts.len() / 2);
            join(&halves(first, nothing, made, join)?, &halves(rest, nothing, made, join)?)
        }
    }
}

/// Parts of a formula that are put together one by one.
const ONE_BY_ONE: usize = 32;

/// What two functions are to one another, over the possible worlds.
impl Space {
    /// The space of all variables that occur in `roots`, which are built at once: other formulas of the problem can be
    /// built later, if they have no further variables.
    ///
    /// # Errors
    ///
    /// - [`NotDecided`] where one of `roots` passes the budget in each of the orders that are tried, or there are more than
    ///   65,533 variables.
    pub fn new(problem: &Problem, roots: &[Formula], budget: Budget) -> Result<Space, NotDecided> {
        let mut passed = NotDecided { nodes: budget.nodes };
        for order in orders(problem, roots) {
            let mut space = Space::ordered(problem, order, budget)?;
            match space.build(roots) {
                Ok(()) => return Ok(space),
                Err(error) => passed = error,
            }
        }
        Err(passed)
    }

    fn ordered(problem: &Problem, order: Vec<Variable>, budget: Budget) -> Result<Space, NotDecided> {
        let count = u16::try_from(order.len()).ok().filter(|count| *count <= VARIABLES);
        let count = count.ok_or(NotDecided { nodes: budget.nodes })?;
        let set = BddVariableSet::new_anonymous(count);
        let places = order.iter().copied().zip(set.variables()).collect();
        Ok(Space { problem: problem.clone(), budget, set, order, places, functions: BTreeMap::new() })
    }

    fn build(&mut self, roots: &[Formula]) -> Result<(), NotDecided> {
        // What a formula is made of has smaller numbers, so that in ascending order each finds its parts.
        let mut needed = BTreeSet::new();
        let mut open = roots.to_vec();
        while let Some(formula) = open.pop() {
            if !self.functions.contains_key(&formula) && needed.insert(formula) {
                open.extend(self.problem.get(formula).map(Node::parts).unwrap_or_default());
            }
        }
        for formula in needed {
            let function = self.built(formula)?;
            self.functions.insert(formula, function);
        }
        Ok(())
    }

    fn built(&self, formula: Formula) -> Result<Function, NotDecided> {
        let part = |formula: &Formula| self.functions.get(formula).ok_or(self.not_decided());
        match self.problem.get(formula) {
            None => Err(self.not_decided()),
            Some(Node::Constant(true)) => Ok(self.yes()),
            Some(Node::Constant(false)) => Ok(self.no()),
            Some(Node::Is(variable)) => self.literal(*variable, true),
            Some(Node::Not(inner)) => Ok(self.not(part(inner)?)),
            Some(Node::All(parts)) => self.joined(parts, &self.yes(), Space::and),
            Some(Node::Any(parts)) => self.joined(parts, &self.no(), Space::or),
            Some(Node::Choice(test, then, otherwise)) => self.choice(part(test)?, part(then)?, part(otherwise)?),
        }
    }

    fn joined(
        &self,
        parts: &[Formula],
        nothing: &Function,
        join: fn(&Space, &Function, &Function) -> Result<Function, NotDecided>,
    ) -> Result<Function, NotDecided> {
        let part = |formula: &Formula| self.functions.get(formula).ok_or(self.not_decided());
        // From the end: in the order of occurrence each step then puts a part on top of what stands below.
        let few =
            |parts: &&[Formula]| parts.iter().rev().try_fold(nothing.clone(), |all, one| join(self, part(one)?, &all));
        let many: Vec<&[Formula]> = parts.chunks(ONE_BY_ONE).collect();
        halves(&many, nothing, &few, &|left, right| join(self, left, right))
    }

    /// The function of a formula, whose variables must be those of the space.
    pub fn function(&self, formula: Formula) -> Result<Function, NotDecided> {
        if let Some(known) = self.functions.get(&formula) {
            return Ok(known.clone());
        }
        let mut with = self.clone();
        with.build(&[formula])?;
        with.functions.remove(&formula).ok_or(self.not_decided())
    }

    /// The variables of the space, first tested first.
    pub fn variables(&self) -> &[Variable] {
        &self.order
    }

    /// So in every world.
    pub fn yes(&self) -> Function {
        Function { bdd: self.set.mk_true() }
    }

    /// So in no world.
    pub fn no(&self) -> Function {
        Function { bdd: self.set.mk_false() }
    }

    /// So where the variable has the value.
    pub fn literal(&self, variable: Variable, value: bool) -> Result<Function, NotDecided> {
        let place = self.places.get(&variable).ok_or(self.not_decided())?;
        Ok(Function { bdd: self.set.mk_literal(*place, value) })
    }

    /// So where the other is not.
    pub fn not(&self, function: &Function) -> Function {
        Function { bdd: function.bdd.not() }
    }

    /// So where both are.
    pub fn and(&self, left: &Function, right: &Function) -> Result<Function, NotDecided> {
        self.operation(left, right, biodivine_lib_bdd::op_function::and)
    }

    /// So where either is.
    pub fn or(&self, left: &Function, right: &Function) -> Result<Function, NotDecided> {
        self.operation(left, right, biodivine_lib_bdd::op_function::or)
    }

    /// So where the first is and the second is not.
    pub fn and_not(&self, left: &Function, right: &Function) -> Result<Function, NotDecided> {
        self.operation(left, right, biodivine_lib_bdd::op_function::and_not)
    }

    /// So where just one of them is.
    pub fn differ(&self, left: &Function, right: &Function) -> Result<Function, NotDecided> {
        self.operation(left, right, biodivine_lib_bdd::op_function::xor)
    }

    /// `then` where `test` is so, `otherwise` elsewhere.
    pub fn choice(&self, test: &Function, then: &Function, otherwise: &Function) -> Result<Function, NotDecided> {
        let then = self.and(test, then)?;
        let otherwise = self.and_not(otherwise, test)?;
        self.or(&then, &otherwise)
    }

    fn operation(
        &self,
        left: &Function,
        right: &Function,
        of: fn(Option<bool>, Option<bool>) -> Option<bool>,
    ) -> Result<Function, NotDecided> {
        let (left, right) = (&left.bdd, &right.bdd);
        // Two large operands may take a step for each pair of their nodes and make few of the result's: a dry run counts.
        if left.size().saturating_mul(right.size()) > self.budget.steps {
            Bdd::check_binary_op(self.budget.steps, left, right, of).ok_or(self.not_decided())?;
        }
        let made = Bdd::binary_op_with_limit(self.budget.nodes, left, right, of);
        Ok(Function { bdd: made.ok_or(self.not_decided())? })
    }

    /// The function with some variables fixed.
    pub fn fixed(&self, function: &Function, values: &[(Variable, bool)]) -> Function {
        // What is fixed has its nodes in another order; made anew, equal functions are equal values again.
        let fixed = self.restricted(function, values);
        Function { bdd: fixed.bdd.and(&self.set.mk_true()) }
    }

    /// The same for what goes on being worked on: its nodes may be in another order than those of an equal function.
    pub(crate) fn restricted(&self, function: &Function, values: &[(Variable, bool)]) -> Function {
        let values: Vec<(BddVariable, bool)> =
            values.iter().filter_map(|(variable, value)| Some((*self.places.get(variable)?, *value))).collect();
        match values.is_empty() {
            true => function.clone(),
            false => Function { bdd: function.bdd.restrict(&values) },
        }
    }

    /// Whether the function is so in the world in which each variable is so where `is_so` says.
    pub fn is_so(&self, function: &Function, is_so: &dyn Fn(Variable) -> bool) -> bool {
        let mut at = function.bdd.root_pointer();
        while !at.is_terminal() {
            let variable = self.order.get(function.bdd.var_of(at).to_index());
            let high = variable.is_some_and(|variable| is_so(*variable));
            at = if high { function.bdd.high_link_of(at) } else { function.bdd.low_link_of(at) };
        }
        at.is_one()
    }

    /// The variables that the function hangs on, first tested first.
    pub fn support(&self, function: &Function) -> Vec<Variable> {
        let mut places: Vec<BddVariable> = function.bdd.support_set().into_iter().collect();
        places.sort_unstable();
        places.into_iter().filter_map(|place| self.order.get(place.to_index()).copied()).collect()
    }

    /// Whether it is so in some possible world.
    pub fn is_possible(&self, function: &Function) -> Result<bool, NotDecided> {
        Ok(!self.possible(function)?.is_false())
    }

    /// Whether it is so in every possible world.
    pub fn is_certain(&self, function: &Function) -> Result<bool, NotDecided> {
        Ok(!self.is_possible(&self.not(function))?)
    }

    /// Whether the two are so in the same possible worlds.
    pub fn equal(&self, left: &Function, right: &Function) -> Result<bool, NotDecided> {
        if left == right {
            return Ok(true);
        }
        Ok(!self.is_possible(&self.differ(left, right)?)?)
    }

    /// Whether the second is so in each possible world in which the first is.
    pub fn implies(&self, left: &Function, right: &Function) -> Result<bool, NotDecided> {
        Ok(!self.is_possible(&self.and_not(left, right)?)?)
    }

    /// In how many worlds of these variables the function is so; it must hang on no others. Impossible ones are counted
    /// too, unless the function excludes them ([`Space::possible`]).
    pub fn count(&self, function: &Function, over: &[Variable]) -> Count {
        let over = over.iter().filter(|variable| self.places.contains_key(variable)).count();
        let free = self.order.len().saturating_sub(over);
        Count(function.bdd.exact_cardinality() >> free)
    }

    /// Whatever the values of `over`, in each possible world of them: a function of the rest.
    pub fn always(&self, function: &Function, over: &[Variable]) -> Result<Function, NotDecided> {
        Ok(self.not(&self.sometimes(&self.not(function), over)?))
    }

    /// For some possible values of `over`: a function of the rest.
    pub fn sometimes(&self, function: &Function, over: &[Variable]) -> Result<Function, NotDecided> {
        let support = self.support(function);
        // What the theory adds goes too, where it is among them.
        let at_hand = self.problem.with_excluded(support.iter().copied());
        let goes = |variable: &Variable| at_hand.contains(variable) && over.contains(variable);
        let mut gone: Vec<Variable> = self.order.iter().copied().filter(goes).collect();
        let mut left = self.and(function, &self.theory_about(&support, &gone)?)?;
        // Last tested first: what is below gets smaller before what is above is copied.
        gone.reverse();
        for variable in gone {
            let high = self.restricted(&left, &[(variable, true)]);
            let low = self.restricted(&left, &[(variable, false)]);
            left = self.or(&high, &low)?;
        }
        Ok(left)
    }

    pub(crate) fn not_decided(&self) -> NotDecided {
        NotDecided { nodes: self.budget.nodes }
    }
}
