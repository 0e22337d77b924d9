use placet_compiler::{Name, PolicyIndex};
use placet_logic::Budget;

use super::{Holder, Reach, Reachable};

/// Each role against each action.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matrix {
    /// The roles, in the order of declaration.
    pub roles: Vec<Name>,
    /// The actions, in the order of declaration, each followed by its options.
    pub rows: Vec<MatrixRow>,
}

/// An action, or an action with one option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixRow {
    /// The action's place in the policy.
    pub action: usize,
    /// The option's place in the action.
    pub option: Option<usize>,
    /// How far each role gets, as [`Matrix::roles`] has them.
    pub cells: Vec<Reach>,
}

/// Each role of the policy against each of its actions, options too. A role is held here, and nothing in any scope.
pub fn matrix(index: &PolicyIndex<'_>, budget: Budget) -> Matrix {
    let policy = index.policy();
    let holders: Vec<Holder> = policy.roles.iter().map(|role| Holder::with_role(index, &role.id)).collect();
    let mut rows = Vec::new();
    for (at, action) in policy.actions.iter().enumerate() {
        let options = action.options.iter().enumerate().map(|(place, option)| Some((place, option)));
        for option in std::iter::once(None).chain(options) {
            let asked: Vec<Name> = option.iter().map(|(_, option)| option.id.clone()).collect();
            let cells = match Reachable::new(index, action, &asked, budget) {
                Ok(reachable) => holders.iter().map(|holder| reachable.reach(holder)).collect(),
                Err(_) => vec![Reach::NotDecided; holders.len()],
            };
            rows.push(MatrixRow { action: at, option: option.map(|(place, _)| place), cells });
        }
    }
    Matrix { roles: policy.roles.iter().map(|role| role.id.clone()).collect(), rows }
}
