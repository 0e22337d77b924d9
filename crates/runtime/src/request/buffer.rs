use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{FactInput, Facts, InputError, Request};
use crate::bits;
use crate::date;
use crate::fact::{FactType, FactValue, Texts};
use crate::ids::{ActionId, OptionId, PermissionId, RoleId, ScopeId};
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
    scopes: Vec<ScopeId>,
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
    Text(String),
    Date(i32),
    Texts(Vec<String>),
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
            scopes: Vec::new(),
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
        self.scopes.clear();
    }

    /// The user holds this permission, and what it implies. In no scope: see [`Self::hold_in`].
    ///
    /// # Errors
    ///
    /// [`InputError::UnknownPermission`]
    pub fn hold(&mut self, permission: &str) -> Result<(), InputError> {
        let permission = self.permission(permission)?;
        self.policy.hold(&mut self.permissions, permission);
        Ok(())
    }

    /// The user has this role.
    ///
    /// # Errors
    ///
    /// [`InputError::UnknownRole`]
    pub fn role(&mut self, role: &str) -> Result<(), InputError> {
        let role = self.find_role(role)?;
        self.policy.assume_role(&mut self.permissions, role);
        Ok(())
    }

    /// The request says what the user holds in this scope, even if that is nothing.
    ///
    /// What is held elsewhere says nothing of a scope, nor the other way round. A scope that isn't
    /// said is one in which the user holds nothing; an explanation then lists it where a denial
    /// rests on it.
    ///
    /// # Errors
    ///
    /// [`InputError::UnknownScope`]
    pub fn scope(&mut self, scope: &str) -> Result<(), InputError> {
        let scope = self.find_scope(scope)?;
        self.say(scope);
        Ok(())
    }

    /// The user holds this permission, and what it implies, in this scope, which is said with that.
    ///
    /// # Errors
    ///
    /// - [`InputError::UnknownScope`]
    /// - [`InputError::UnknownPermission`]
    pub fn hold_in(&mut self, scope: &str, permission: &str) -> Result<(), InputError> {
        let scope = self.find_scope(scope)?;
        let permission = self.permission(permission)?;
        self.say(scope);
        self.policy.hold_in(&mut self.permissions, scope, permission);
        Ok(())
    }

    /// The user has this role in this scope, which is said with that.
    ///
    /// # Errors
    ///
    /// - [`InputError::UnknownScope`]
    /// - [`InputError::UnknownRole`]
    pub fn assume_role_in(&mut self, scope: &str, role: &str) -> Result<(), InputError> {
        let scope = self.find_scope(scope)?;
        let role = self.find_role(role)?;
        self.say(scope);
        self.policy.assume_role_in(&mut self.permissions, scope, role);
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
    /// - [`InputError::NotADate`]
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
    #[inline]
    pub fn as_request(&self) -> Request<'_> {
        Request {
            permissions: &self.permissions,
            facts: Facts::Own(&self.facts),
            options: &self.options,
            scopes: &self.scopes,
        }
    }

    fn say(&mut self, scope: ScopeId) {
        if !self.scopes.contains(&scope) {
            self.scopes.push(scope);
        }
    }

    fn permission(&self, name: &str) -> Result<PermissionId, InputError> {
        let unknown = || InputError::UnknownPermission { name: name.to_string() };
        self.policy.find_declared(name).ok_or_else(unknown)
    }

    fn find_role(&self, name: &str) -> Result<RoleId, InputError> {
        let unknown = || InputError::UnknownRole { name: name.to_string() };
        self.policy.find_role(name).ok_or_else(unknown)
    }

    fn find_scope(&self, name: &str) -> Result<ScopeId, InputError> {
        let unknown = || InputError::UnknownScope { name: name.to_string() };
        self.policy.find_scope(name).ok_or_else(unknown)
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
            (FactType::Permission, FactInput::Text(name)) => match self.policy.find_declared(name) {
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
                    match self.policy.find_declared(name) {
                        Some(permission) => bits::insert(&mut declared, permission.index()),
                        None => others.push(name.to_string()),
                    }
                }
                OwnValue::Permissions { declared, others }
            }
            (FactType::Text, FactInput::Text(text)) => OwnValue::Text(text.to_string()),
            (FactType::Date, FactInput::Text(text)) => {
                let wrong = || InputError::NotADate { fact: fact.to_string(), value: text.to_string() };
                OwnValue::Date(date::parse(text).ok_or_else(wrong)?)
            }
            (FactType::SetOfText, FactInput::List(texts)) => {
                OwnValue::Texts(texts.iter().map(ToString::to_string).collect())
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
            Self::Text(text) => FactValue::Text(text),
            Self::Date(days) => FactValue::Date(*days),
            Self::Texts(texts) => FactValue::Texts(Texts::from(texts.as_slice())),
        }
    }
}
