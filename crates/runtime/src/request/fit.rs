//! A value as a host has it, fitted to the type of its fact.

use alloc::string::ToString;

use super::buffer::RequestBuffer;
use super::own::OwnValue;
use super::{FactInput, InputError};
use crate::bits;
use crate::date;
use crate::fact::FactType;
use crate::ids::{FactId, PermissionId};
use crate::limits;
use crate::policy::Names;

impl RequestBuffer<'_> {
    /// Says a value of a fact; `name` is what the host calls the fact, for errors.
    pub(super) fn say(&mut self, fact: FactId, name: &str, input: FactInput<'_>) -> Result<(), InputError> {
        let policy = self.policy;
        let Some(kind) = policy.type_of(fact) else {
            return Err(InputError::UnknownId { what: "fact", index: fact.index() });
        };
        let wrong_type = || InputError::wrong_type(name, &kind);
        let value = match (&kind, input) {
            (FactType::Boolean, FactInput::Boolean(value)) => OwnValue::Boolean(value),
            (FactType::Number, FactInput::Number(value)) => {
                if value.is_nan() || value.abs() > limits::NUMBER {
                    return Err(InputError::NumberOutOfRange { fact: name.to_string(), value });
                }
                OwnValue::Number(value)
            }
            (FactType::OneOf(values), FactInput::Text(value)) => OwnValue::Value(self.ordinal(name, values, value)?),
            (FactType::OneOf(values), FactInput::Value(ordinal)) => OwnValue::Value(known(name, values, ordinal)?),
            (FactType::Date, FactInput::Text(text)) => OwnValue::Date(day(name, text)?),
            (FactType::Date, FactInput::Date(days)) if (date::FIRST..=date::LAST).contains(&days) => {
                OwnValue::Date(days)
            }
            (FactType::Date, FactInput::Date(days)) => {
                return Err(InputError::NotADate { fact: name.to_string(), value: days.to_string() });
            }
            (FactType::Permission, FactInput::Permission(permission)) => {
                OwnValue::Permission(self.declared(permission)?)
            }
            (FactType::Permission, FactInput::Text(text)) => match policy.find_declared(text) {
                Some(permission) => OwnValue::Permission(permission),
                None => {
                    self.needs_names()?;
                    self.put(fact, |own| own.room(OwnValue::OtherPermission).set_text(text));
                    return Ok(());
                }
            },
            (FactType::Entity(_), FactInput::Text(id)) => {
                self.put(fact, |own| own.room(OwnValue::Entity).set_text(id));
                return Ok(());
            }
            (FactType::Text, FactInput::Text(text)) => {
                self.put(fact, |own| own.room(OwnValue::Text).set_text(text));
                return Ok(());
            }
            (FactType::SetOfEntity(_) | FactType::SetOfText, FactInput::List(texts)) => {
                let of_texts = matches!(kind, FactType::SetOfText);
                let value = if of_texts { OwnValue::Texts } else { OwnValue::Entities };
                self.put(fact, |own| {
                    let room = own.room(value);
                    room.no_texts();
                    texts.iter().for_each(|text| room.add_text(text));
                });
                return Ok(());
            }
            (FactType::SetOfOneOf(values), FactInput::List(members)) => {
                // All of them first: where one is none of the values, the buffer stays as it was.
                for member in members {
                    self.ordinal(name, values, member)?;
                }
                self.put(fact, |own| {
                    let set = own.room(OwnValue::Values).clear_bits(bits::words(values.len()));
                    let ordinals = members.iter().filter_map(|member| place(values, member));
                    ordinals.for_each(|ordinal| bits::insert(set, ordinal));
                });
                return Ok(());
            }
            (FactType::SetOfOneOf(values), FactInput::Values(members)) => {
                for member in members {
                    known(name, values, *member)?;
                }
                self.put(fact, |own| {
                    let set = own.room(OwnValue::Values).clear_bits(bits::words(values.len()));
                    members.iter().for_each(|member| bits::insert(set, *member));
                });
                return Ok(());
            }
            (FactType::SetOfPermission, FactInput::List(names)) => {
                self.needs_names()?;
                self.put(fact, |own| {
                    let room = own.room(OwnValue::Permissions);
                    room.no_texts();
                    room.clear_bits(policy.permission_words());
                    for name in names {
                        match policy.find_declared(name) {
                            Some(permission) => room.add_bit(permission.index()),
                            None => room.add_text(name),
                        }
                    }
                });
                return Ok(());
            }
            (FactType::SetOfPermission, FactInput::Permissions(members)) => {
                for member in members {
                    self.declared(*member)?;
                }
                self.put(fact, |own| {
                    let room = own.room(OwnValue::Permissions);
                    room.no_texts();
                    let set = room.clear_bits(policy.permission_words());
                    members.iter().for_each(|member| bits::insert(set, member.index()));
                });
                return Ok(());
            }
            _ => return Err(wrong_type()),
        };
        self.put(fact, |own| own.value = value);
        Ok(())
    }

    fn ordinal(&self, fact: &str, values: &Names<'_>, value: &str) -> Result<u32, InputError> {
        if let Some(ordinal) = place(values, value) {
            return Ok(ordinal);
        }
        self.needs_names()?;
        Err(unknown_value(fact, values, value.to_string()))
    }

    fn declared(&self, permission: PermissionId) -> Result<PermissionId, InputError> {
        if self.policy.is_declared(permission) {
            return Ok(permission);
        }
        Err(InputError::UnknownId { what: "permission", index: permission.index() })
    }
}

fn place(values: &Names<'_>, value: &str) -> Option<u32> {
    let at = values.clone().position(|own| own == value)?;
    u32::try_from(at).ok()
}

fn known(fact: &str, values: &Names<'_>, ordinal: u32) -> Result<u32, InputError> {
    if (ordinal as usize) < values.len() {
        return Ok(ordinal);
    }
    Err(unknown_value(fact, values, alloc::format!("#{ordinal}")))
}

#[cold]
fn unknown_value(fact: &str, values: &Names<'_>, value: alloc::string::String) -> InputError {
    let known = values.clone().map(ToString::to_string).collect();
    InputError::UnknownValue { fact: fact.to_string(), value, known }
}

fn day(fact: &str, text: &str) -> Result<i32, InputError> {
    let wrong = || InputError::NotADate { fact: fact.to_string(), value: text.to_string() };
    date::parse(text).ok_or_else(wrong)
}
