use std::collections::BTreeMap;

use placet_logic::{Budget, Formula, Function, NotDecided, Space, Variable};

use super::{Atom, Question};

/// The functions of a question's formulas, and what their variables stand for.
#[derive(Debug, Clone)]
pub struct Answers {
    /// Where the functions are.
    pub space: Space,
    atoms: Vec<Atom>,
    variables: BTreeMap<Atom, Variable>,
    permissions: Vec<Variable>,
    facts: Vec<Variable>,
    up_to: Vec<Atom>,
}

impl Answers {
    pub(super) fn new(question: Question<'_>, roots: &[Formula], budget: Budget) -> Result<Answers, NotDecided> {
        let space = Space::new(&question.problem, roots, budget)?;
        let mut up_to = question.up_to.clone();
        let (mut permissions, mut facts) = (Vec::new(), Vec::new());
        for variable in space.variables() {
            let Some(atom) = question.atoms.get(variable.index()) else { continue };
            match atom.is_permission() {
                true => permissions.push((atom.clone(), *variable)),
                false => facts.push(*variable),
            }
            if atom.is_comparison() {
                up_to.push(atom.clone());
            }
        }
        let source = question.source();
        permissions.sort_by_cached_key(|(atom, _)| match atom {
            Atom::Holds(name) => (None, source.place(name)),
            Atom::HoldsIn(name, scope) => (Some(source.scope_place(scope).unwrap_or(usize::MAX)), source.place(name)),
            _ => (None, None),
        });
        Ok(Answers {
            space,
            permissions: permissions.into_iter().map(|(_, variable)| variable).collect(),
            facts,
            up_to,
            atoms: question.atoms,
            variables: question.variables,
        })
    }

    /// The function of a formula of the question.
    ///
    /// # Errors
    ///
    /// - [`NotDecided`] where it passes the budget; never for the roots that were asked.
    pub fn function(&self, formula: Formula) -> Result<Function, NotDecided> {
        self.space.function(formula)
    }

    /// What a variable stands for.
    pub fn atom(&self, variable: Variable) -> Option<&Atom> {
        self.atoms.get(variable.index())
    }

    /// The variable that stands for a test, where the question has it.
    pub fn variable(&self, atom: &Atom) -> Option<Variable> {
        self.variables.get(atom).copied().filter(|variable| self.space.variables().contains(variable))
    }

    /// The variables that are permissions: those here, then those in each scope; scopes and permissions in the order of declaration.
    pub fn permissions(&self) -> &[Variable] {
        &self.permissions
    }

    /// The other variables, first tested first.
    pub fn facts(&self) -> &[Variable] {
        &self.facts
    }

    /// The tests that are taken as they are, so that the answers are exact up to them: two facts compared with one
    /// another, and `user holds all of` a permission where too many are declared.
    pub fn up_to(&self) -> &[Atom] {
        &self.up_to
    }
}
