//! A case that one policy allows and the other denies, as each side's requests say it.

use std::fmt;

use placet_compiler::{Case, Name};

use super::pair::{Pair, Which};

/// A case that one of the two policies allows and the other denies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// What the old policy is asked.
    pub old: Asked,
    /// What the new policy is asked.
    pub new: Asked,
    /// The options that are asked for too.
    pub options: Vec<Name>,
}

/// What one of the policies is asked, and what it answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What the policy calls the action; nothing where it lacks it.
    pub action: Option<Name>,
    /// The request.
    pub case: Case,
    /// Whether it is allowed.
    pub allowed: bool,
}

/// The compiled policy answers otherwise than the comparison says: a mistake of Placet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// The action's id.
    pub action: Name,
    /// Whether the comparison says that it is allowed.
    pub allowed: bool,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (said, is) = if self.allowed { ("allowed", "denies") } else { ("denied", "allows") };
        write!(f, "`{}` was said to be {said} in a case in which the compiled policy {is} it", self.action)
    }
}

impl std::error::Error for Mismatch {}

impl Example {
    pub(super) fn new(
        pair: &Pair<'_>,
        case: &Case,
        ids: [Option<&Name>; 2],
        option: Option<&Name>,
        looser: bool,
    ) -> Self {
        let asked = |which, action: Option<&Name>, allowed| Asked {
            action: action.cloned(),
            case: case.renamed(&pair.names(which)),
            allowed,
        };
        let [old, new] = ids;
        Example {
            old: asked(Which::Old, old, !looser),
            new: asked(Which::New, new, looser),
            options: option.into_iter().cloned().collect(),
        }
    }

    /// The side that allows it, whose words say the case.
    pub fn allowed(&self) -> &Asked {
        if self.new.allowed { &self.new } else { &self.old }
    }

    /// Asks both compiled policies.
    ///
    /// # Errors
    ///
    /// - [`Mismatch`] where one of them answers otherwise.
    pub fn check(&self, old: &placet_runtime::Policy<'_>, new: &placet_runtime::Policy<'_>) -> Result<(), Mismatch> {
        self.old.check(old, &self.options)?;
        self.new.check(new, &self.options)
    }
}

impl Asked {
    fn check(&self, policy: &placet_runtime::Policy<'_>, options: &[Name]) -> Result<(), Mismatch> {
        let Some(action) = &self.action else { return Ok(()) };
        let allowed = self.decided(policy, action, options).unwrap_or(false);
        match allowed == self.allowed {
            true => Ok(()),
            false => Err(Mismatch { action: action.clone(), allowed: self.allowed }),
        }
    }

    /// Nothing where the policy refuses the request.
    fn decided(&self, policy: &placet_runtime::Policy<'_>, action: &Name, options: &[Name]) -> Option<bool> {
        let action = policy.find_action(action)?;
        let mut request = self.case.request(policy).ok()?;
        for option in options {
            request.option(action, option).ok()?;
        }
        Some(policy.decide(action, &request.as_request()).ok()?.is_allow())
    }
}
