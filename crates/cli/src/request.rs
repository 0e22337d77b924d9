//! Fills a request from names and values as people and programs write them.

use placet_runtime::{ActionId, FactInput, FactType, InputError, Policy, RequestBuffer};

use crate::near::did_you_mean;

/// What is wrong with a request: a sentence, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    pub(crate) message: String,
    pub(crate) help: Option<String>,
}

impl Mistake {
    pub(crate) fn new(message: impl Into<String>) -> Mistake {
        Mistake { message: message.into(), help: None }
    }

    pub(crate) fn help(self, help: Option<String>) -> Mistake {
        Mistake { help, ..self }
    }

    /// In one sentence.
    pub(crate) fn sentence(&self) -> String {
        match &self.help {
            Some(help) => format!("{}; {help}", self.message),
            None => self.message.clone(),
        }
    }
}

/// A value as it was given.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Given {
    /// Typed on a command line; the fact's type says how to read it.
    Typed(String),
    /// Said to be unknown, as if it weren't given.
    Unknown,
    Boolean(bool),
    Number(f64),
    Text(String),
    List(Vec<String>),
}

/// A request by names.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Names {
    pub(crate) permissions: Vec<String>,
    pub(crate) roles: Vec<String>,
    pub(crate) facts: Vec<(String, Given)>,
    pub(crate) options: Vec<String>,
    pub(crate) scopes: Vec<(String, Held)>,
}

/// What the user holds in a scope.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Held {
    pub(crate) permissions: Vec<String>,
    pub(crate) roles: Vec<String>,
}

/// Puts a request into an emptied buffer.
pub(crate) fn fill(buffer: &mut RequestBuffer<'_>, action: ActionId, names: &Names) -> Result<(), Mistake> {
    let policy = *buffer.policy();
    buffer.clear();
    let mistake = |error: InputError| explain(&policy, error);
    for permission in &names.permissions {
        buffer.hold(permission).map_err(mistake)?;
    }
    for role in &names.roles {
        buffer.role(role).map_err(mistake)?;
    }
    for (scope, held) in &names.scopes {
        buffer.scope(scope).map_err(mistake)?;
        for permission in &held.permissions {
            buffer.hold_in(scope, permission).map_err(mistake)?;
        }
        for role in &held.roles {
            buffer.assume_role_in(scope, role).map_err(mistake)?;
        }
    }
    for (name, value) in &names.facts {
        fact(buffer, &policy, name, value)?;
    }
    for option in &names.options {
        buffer.option(action, option).map_err(mistake)?;
    }
    Ok(())
}

fn fact(buffer: &mut RequestBuffer<'_>, policy: &Policy<'_>, name: &str, value: &Given) -> Result<(), Mistake> {
    let members;
    let input = match value {
        Given::Unknown if policy.find_fact(name).is_some() => return Ok(()),
        Given::Unknown => return Err(explain(policy, InputError::UnknownFact { name: name.to_owned() })),
        Given::Boolean(value) => FactInput::Boolean(*value),
        Given::Number(value) => FactInput::Number(*value),
        Given::Text(value) => FactInput::Text(value),
        Given::List(values) => {
            members = values.iter().map(String::as_str).collect::<Vec<_>>();
            FactInput::List(&members)
        }
        Given::Typed(typed) => {
            let declared = policy.find_fact(name).and_then(|fact| policy.fact(fact));
            let text = typed.trim();
            match declared.map(|fact| fact.kind) {
                Some(FactType::Boolean) => match text {
                    "true" => FactInput::Boolean(true),
                    "false" => FactInput::Boolean(false),
                    _ => return Err(Mistake::new(format!("the fact `{name}` is true or false, not `{text}`"))),
                },
                Some(FactType::Number) => match text.parse() {
                    Ok(number) => FactInput::Number(number),
                    Err(_) => return Err(Mistake::new(format!("the fact `{name}` is a number, not `{text}`"))),
                },
                Some(
                    FactType::SetOfOneOf(_)
                    | FactType::SetOfEntity(_)
                    | FactType::SetOfPermission
                    | FactType::SetOfText,
                ) => {
                    members = text.split(',').map(str::trim).filter(|member| !member.is_empty()).collect();
                    FactInput::List(&members)
                }
                // Texts are equal byte for byte, spaces too.
                Some(FactType::Text) => FactInput::Text(typed),
                _ => FactInput::Text(text),
            }
        }
    };
    buffer.fact(name, input).map_err(|error| explain(policy, error))
}

/// The runtime's word for a mistake, with the names that may have been meant.
fn explain(policy: &Policy<'_>, error: InputError) -> Mistake {
    let help = match &error {
        InputError::UnknownPermission { name } => {
            let declared = policy.permissions().filter(|permission| permission.scope.is_none());
            in_its_scope(policy, name).or_else(|| did_you_mean(name, declared.map(|permission| permission.name)))
        }
        InputError::UnknownScope { name } => {
            let scopes: Vec<&str> = policy.scopes().map(|scope| scope.name).collect();
            let all = || match scopes.as_slice() {
                [] => "it declares none".to_owned(),
                scopes => format!("it has `{}`", scopes.join("`, `")),
            };
            Some(did_you_mean(name, scopes.iter().copied()).unwrap_or_else(all))
        }
        InputError::UnknownRole { name } => did_you_mean(name, policy.roles().map(|role| role.name)),
        InputError::UnknownFact { name } => did_you_mean(name, policy.facts().map(|fact| fact.name)),
        InputError::WrongType { fact, .. } => policy
            .find_fact(fact)
            .and_then(|fact| policy.fact(fact))
            .map(|fact| format!("give {}", in_words(&fact.kind))),
        // The others list what is known themselves.
        _ => None,
    };
    Mistake::new(error.to_string()).help(help)
}

/// What to do with a name such as `tasks.edit in target`, which answers show.
fn in_its_scope(policy: &Policy<'_>, name: &str) -> Option<String> {
    let permission = policy.find_permission(name).and_then(|permission| policy.permission(permission))?;
    let scope = policy.scope(permission.scope?)?.name;
    let base = policy.permission(permission.base)?.name;
    Some(format!("say that `{base}` is held in the scope `{scope}`"))
}

/// How a value of the type is given in JSON.
fn in_words(kind: &FactType<'_>) -> &'static str {
    match kind {
        FactType::Boolean => "true or false",
        FactType::Number => "a number",
        FactType::OneOf(_) => "one of its values as a string",
        FactType::Entity(_) => "an id as a string",
        FactType::Permission => "the id of a permission as a string",
        FactType::SetOfOneOf(_) => "an array of its values",
        FactType::SetOfEntity(_) => "an array of ids as strings",
        FactType::SetOfPermission => "an array of ids of permissions",
        FactType::Text => "a text as a string",
        FactType::Date => "a date as a string such as \"2026-11-22\"",
        FactType::SetOfText => "an array of texts as strings",
    }
}
