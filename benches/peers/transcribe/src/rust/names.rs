//! Names of the policy as names of Rust.

use std::collections::HashMap;

use placet_compiler::{Name, Policy};

use super::MODULE;

/// How permissions and actions are called.
pub(super) struct Names {
    /// The places of permissions and of actions, where those are their names.
    places: Option<(HashMap<Name, usize>, HashMap<Name, usize>)>,
}

impl Names {
    /// As the policy calls them.
    pub(super) fn spoken() -> Names {
        Names { places: None }
    }

    /// By their places.
    pub(super) fn numbers(policy: &Policy) -> Names {
        let permissions = policy.permissions.iter().enumerate().map(|(at, one)| (one.id.clone(), at)).collect();
        let actions = policy.actions.iter().enumerate().map(|(at, one)| (one.id.clone(), at)).collect();
        Names { places: Some((permissions, actions)) }
    }

    /// A permission's: a constant, or its number.
    pub(super) fn permission(&self, id: &Name) -> Result<String, String> {
        let Some((permissions, _)) = &self.places else { return Ok(constant(id)) };
        permissions.get(id).map(usize::to_string).ok_or_else(|| format!("no permission `{id}`"))
    }

    /// A function's, where it is declared: `campaign_manager__email__open` of `campaign_manager.email.open`, or `a17`.
    pub(super) fn function(&self, id: &Name) -> Result<String, String> {
        self.numbered(id, |at| format!("a{at}"))
    }

    /// The same where it is called, perhaps out of another module.
    pub(super) fn call(&self, id: &Name) -> Result<String, String> {
        self.numbered(id, |at| format!("m{}::a{at}", at / MODULE))
    }

    /// An action's place, where those are the names.
    pub(super) fn place(&self, action: &Name) -> Option<usize> {
        self.places.as_ref()?.1.get(action).copied()
    }

    fn numbered(&self, id: &Name, name: impl Fn(usize) -> String) -> Result<String, String> {
        if self.places.is_none() {
            return Ok(function(id));
        }
        self.place(id).map(name).ok_or_else(|| format!("no action `{id}`"))
    }
}

fn function(id: &str) -> String {
    id.replace('.', "__")
}

/// A constant's.
pub(super) fn constant(id: &str) -> String {
    function(id).to_uppercase()
}

/// A type's: `export_type` is `ExportType`.
pub(super) fn type_name(id: &str) -> String {
    let words = id.split(['_', '.']);
    words
        .flat_map(|word| {
            word.chars().enumerate().map(|(at, letter)| if at == 0 { letter.to_ascii_uppercase() } else { letter })
        })
        .collect()
}
