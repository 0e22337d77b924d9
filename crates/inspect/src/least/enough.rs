use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use placet_compiler::{Answers, Question};
use placet_logic::{Formula, Function, Literal, NotDecided};

use crate::grant::Grant;

/// What is enough for one action: a function of permissions, in a space of its own, so that each action is as small as it is
/// alone.
#[derive(Debug, Clone)]
pub(super) struct Enough {
    answers: Arc<Answers>,
    function: Function,
}

impl Enough {
    pub(super) fn new(answers: Arc<Answers>, function: Function) -> Enough {
        Enough { answers, function }
    }

    /// The permissions that it hangs on.
    pub(super) fn asks(&self) -> Vec<Grant> {
        let support = self.answers.space.support(&self.function);
        support.into_iter().filter_map(|variable| Grant::of(&self.answers, variable)).collect()
    }

    /// What is left where these are held.
    pub(super) fn holding(&self, held: &BTreeSet<Grant>) -> Enough {
        let mut values: Vec<Literal> = Vec::new();
        for variable in self.answers.space.support(&self.function) {
            if Grant::of(&self.answers, variable).is_some_and(|grant| held.contains(&grant)) {
                values.push((variable, true));
            }
        }
        Enough { answers: self.answers.clone(), function: self.answers.space.fixed(&self.function, &values) }
    }

    /// How many nodes it has.
    pub(super) fn size(&self) -> usize {
        self.function.size()
    }

    /// Whether nothing is needed.
    pub(super) fn is_done(&self) -> bool {
        self.function.is_true()
    }

    /// Whether exactly these are enough.
    pub(super) fn allows(&self, held: &BTreeSet<Grant>) -> Result<bool, NotDecided> {
        let mut values: Vec<Literal> = Vec::new();
        for variable in self.answers.space.support(&self.function) {
            values.push((variable, Grant::of(&self.answers, variable).is_some_and(|grant| held.contains(&grant))));
        }
        self.answers.space.is_certain(&self.answers.space.fixed(&self.function, &values))
    }

    /// The permissions without which nothing is enough.
    pub(super) fn needs(&self) -> Result<Vec<Grant>, NotDecided> {
        let mut needs = Vec::new();
        for variable in self.answers.space.support(&self.function) {
            let without = self.answers.space.fixed(&self.function, &[(variable, false)]);
            if !self.answers.space.is_possible(&without)? {
                needs.extend(Grant::of(&self.answers, variable));
            }
        }
        Ok(needs)
    }

    /// The same function in another question: a choice for each of its nodes.
    pub(super) fn formula(&self, question: &mut Question<'_>) -> Formula {
        let mut known = HashMap::new();
        self.node(&self.function, question, &mut known)
    }

    fn node(
        &self,
        function: &Function,
        question: &mut Question<'_>,
        known: &mut HashMap<Function, Formula>,
    ) -> Formula {
        if let Some(known) = known.get(function) {
            return *known;
        }
        let space = &self.answers.space;
        // The first tested first, so that there is one formula for each node. As deep as there are permissions in one action.
        let variable = space.support(function).first().copied();
        let made = match variable.and_then(|one| Some((one, self.answers.atom(one)?.clone()))) {
            None => question.problem().constant(function.is_true()),
            Some((variable, atom)) => {
                let high = self.node(&space.fixed(function, &[(variable, true)]), question, known);
                let low = self.node(&space.fixed(function, &[(variable, false)]), question, known);
                let test = question.atom(atom);
                question.problem().choice(test, high, low)
            }
        };
        known.insert(function.clone(), made);
        made
    }
}
