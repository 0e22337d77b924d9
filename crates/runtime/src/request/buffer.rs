use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{FactInput, Facts, InputError, Request};
use crate::bits;
use crate::fact::{FactType, FactValue, Texts};
use crate::ids::{ActionId, OptionId, PermissionId};
use crate::limits;
use crate::policy::{Names, Policy};

/// Builds a request by names, and owns it. Reuse one for many requests: [`Self::clear`] keeps its
/// memory.
///
/// Nothing is held and no fact known until said. A fact that is said twice has the later value.
///
/// A host that passes on permissions of a larger system than the policy's may ignore
/// [`InputError::UnknownPermission`]: rules can't ask for what the policy doesn't declare.
#[derive(Clone, Debug)]
pub struct RequestBuffer<'p> {
    policy: Policy<'p>,
    permissions: Vec<u64>,
    facts: Vec<OwnValue>,
    options: Vec<OptionId>,
}

/// A [`FactValue`] that owns what it says.
#[derive(Clone, Debug, Default)]
pub(super) enum OwnValue {
    #[default]
    Unknown,
    Boolean(bool),
    Number(f64),
    Value(u32),
    Permission(PermissionId),
    OtherPermission(String),
    Entity(String),
    Entities(Vec<String>),
    Values(Vec<u64>),
    Permissions {
        declared: Vec<u64>,
        others: Vec<String>,
    },
}

impl<'p> RequestBuffer<'p> {
    /// An empty request to this policy.
    #[must_use]
    pub fn new(policy: &Policy<'p>) -> Self {
        Self {
            policy: *policy,
            permissions: alloc::vec![0; policy.permission_words()],
            facts: Vec::new(),
            options: Vec::new(),
        }
    }

    /// The policy that the request is to.
    #[must_use]
    pub fn policy(&self) -> &Policy<'p> {
        &self.policy
    }

    /// Makes the request empty again.
    pub fn clear(&mut self) {
        self.permissions.fill(0);
        self.facts.clear();
        self.options.clear();
    }

    /// The user holds this permission, and what it implies.
    ///
    /// # Errors
    ///
    /// [`InputError::UnknownPermission`]
    pub fn hold(&mut self, permission: &str) -> Result<(), InputError> {
        let Some(id) = self.policy.find_permission(permission) else {
            let name = permission.to_string();
            return Err(InputError::UnknownPermission { name });
        };
        self.policy.hold(&mut self.permissions, id);
        Ok(())
    }

    /// The user has this role.
    ///
    /// # Errors
    ///
    /// [`InputError::UnknownRole`]
    pub fn role(&mut self, role: &str) -> Result<(), InputError> {
        let Some(id) = self.policy.find_role(role) else {
            let name = role.to_string();
            return Err(InputError::UnknownRole { name });
        };
        self.policy.assume_role(&mut self.permissions, id);
        Ok(())
    }

    /// This fact, such as `task.system`, has this value.
    ///
    /// # Errors
    ///
    /// - [`InputError::UnknownFact`]
    /// - [`InputError::WrongType`] where the value isn't of the fact's declared type.
    /// - [`InputError::UnknownValue`] where it is none of the declared values.
    /// - [`InputError::NumberOutOfRange`]
    pub fn fact<'v>(&mut self, name: &str, value: impl Into<FactInput<'v>>) -> Result<(), InputError> {
        let fact = self.policy.find_fact(name);
        let Some(fact) = fact.and_then(|id| self.policy.fact(id)) else {
            let name = name.to_string();
            return Err(InputError::UnknownFact { name });
        };
        let value = self.fit(name, &fact.kind, value.into())?;
        let index = fact.id.index() as usize;
        if self.facts.len() <= index {
            self.facts.resize_with(index.saturating_add(1), OwnValue::default);
        }
        if let Some(slot) = self.facts.get_mut(index) {
            *slot = value;
        }
        Ok(())
    }

    /// The request asks for this option of the action.
    ///
    /// # Errors
    ///
    /// [`InputError::UnknownOption`]
    pub fn option(&mut self, action: ActionId, name: &str) -> Result<(), InputError> {
        if let Some(option) = self.policy.find_option(action, name) {
            if !self.options.contains(&option) {
                self.options.push(option);
            }
            return Ok(());
        }
        let action = self.policy.action(action);
        let known = action.iter().flat_map(|action| action.options.clone());
        let known = known.filter_map(|option| self.policy.option(option));
        Err(InputError::UnknownOption {
            action: action.as_ref().map_or("", |action| action.name).to_string(),
            name: name.to_string(),
            known: known.map(|option| option.name.to_string()).collect(),
        })
    }

    /// The request as it is now, for [`Policy::decide`]. Copies nothing.
    #[must_use]
    pub fn as_request(&self) -> Request<'_> {
        Request { permissions: &self.permissions, facts: Facts::Own(&self.facts), options: &self.options }
    }

    fn fit(&self, fact: &str, kind: &FactType<'p>, input: FactInput<'_>) -> Result<OwnValue, InputError> {
        let value = match (kind, input) {
            (FactType::Boolean, FactInput::Boolean(value)) => OwnValue::Boolean(value),
            (FactType::Number, FactInput::Number(value)) => {
                if value.is_nan() || value.abs() > limits::NUMBER {
                    let fact = fact.to_string();
                    return Err(InputError::NumberOutOfRange { fact, value });
                }
                OwnValue::Number(value)
            }
            (FactType::OneOf(values), FactInput::Text(value)) => OwnValue::Value(ordinal(fact, values, value)?),
            (FactType::Entity(_), FactInput::Text(id)) => OwnValue::Entity(id.to_string()),
            (FactType::Permission, FactInput::Text(name)) => match self.policy.find_permission(name) {
                Some(permission) => OwnValue::Permission(permission),
                None => OwnValue::OtherPermission(name.to_string()),
            },
            (FactType::SetOfOneOf(values), FactInput::List(members)) => {
                let mut set = alloc::vec![0; bits::words(values.len())];
                for member in members {
                    bits::insert(&mut set, ordinal(fact, values, member)?);
                }
                OwnValue::Values(set)
            }
            (FactType::SetOfEntity(_), FactInput::List(ids)) => {
                OwnValue::Entities(ids.iter().map(ToString::to_string).collect())
            }
            (FactType::SetOfPermission, FactInput::List(names)) => {
                let mut declared = alloc::vec![0; self.policy.permission_words()];
                let mut others = Vec::new();
                for name in names {
                    match self.policy.find_permission(name) {
                        Some(permission) => bits::insert(&mut declared, permission.index()),
                        None => others.push(name.to_string()),
                    }
                }
                OwnValue::Permissions { declared, others }
            }
            _ => return Err(InputError::wrong_type(fact, kind)),
        };
        Ok(value)
    }
}

fn ordinal(fact: &str, values: &Names<'_>, value: &str) -> Result<u32, InputError> {
    let at = values.clone().position(|own| own == value);
    let at = at.and_then(|at| u32::try_from(at).ok());
    at.ok_or_else(|| InputError::UnknownValue {
        fact: fact.to_string(),
        value: value.to_string(),
        known: values.clone().map(ToString::to_string).collect(),
    })
}

impl OwnValue {
    pub(super) fn borrow(&self) -> FactValue<'_> {
        match self {
            Self::Unknown => FactValue::Unknown,
            Self::Boolean(value) => FactValue::Boolean(*value),
            Self::Number(value) => FactValue::Number(*value),
            Self::Value(ordinal) => FactValue::Value(*ordinal),
            Self::Permission(permission) => FactValue::Permission(*permission),
            Self::OtherPermission(name) => FactValue::OtherPermission(name),
            Self::Entity(id) => FactValue::Entity(id),
            Self::Entities(ids) => FactValue::Entities(Texts::from(ids.as_slice())),
            Self::Values(values) => FactValue::Values(values),
            Self::Permissions { declared, others } => {
                FactValue::Permissions { declared, others: Texts::from(others.as_slice()) }
            }
        }
    }
}
