//! What a request says of facts, owned, in memory that is used again.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::bits;
use crate::fact::{FactValue, Texts};
use crate::ids::PermissionId;

/// What is said of one fact.
#[derive(Clone, Debug, Default)]
pub(crate) struct OwnFact {
    pub(super) value: OwnValue,
    /// Made when the fact first has a text or a set, and kept.
    room: Option<Box<Room>>,
}

/// A [`FactValue`] whose texts and sets are in the [`Room`] beside it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum OwnValue {
    #[default]
    Unknown,
    Boolean(bool),
    Number(f64),
    Value(u32),
    Permission(PermissionId),
    OtherPermission,
    Entity,
    Entities,
    Values,
    Permissions,
    Text,
    Date(i32),
    Texts,
}

/// Memory for one value.
#[derive(Clone, Debug, Default)]
pub(super) struct Room {
    text: String,
    /// The first so many are of the value; the others are kept for longer ones.
    texts: Vec<String>,
    used: usize,
    bits: Vec<u64>,
}

impl Room {
    pub(super) fn set_text(&mut self, text: &str) {
        self.text.clear();
        self.text.push_str(text);
    }

    pub(super) fn no_texts(&mut self) {
        self.used = 0;
    }

    pub(super) fn add_text(&mut self, text: &str) {
        match self.texts.get_mut(self.used) {
            Some(own) => {
                own.clear();
                own.push_str(text);
            }
            None => self.texts.push(text.into()),
        }
        self.used = self.used.saturating_add(1);
    }

    /// So many words without a bit.
    pub(super) fn clear_bits(&mut self, words: usize) -> &mut [u64] {
        self.bits.clear();
        self.bits.resize(words, 0);
        &mut self.bits
    }

    pub(super) fn add_bit(&mut self, member: u32) {
        bits::insert(&mut self.bits, member);
    }

    fn texts(&self) -> Texts<'_> {
        Texts::from(self.texts.get(..self.used).unwrap_or_default())
    }
}

impl OwnFact {
    /// Says a value that is in the room, where it is to be put now.
    pub(super) fn room(&mut self, value: OwnValue) -> &mut Room {
        self.value = value;
        self.room.get_or_insert_default()
    }

    #[inline]
    pub(super) fn borrow(&self) -> FactValue<'_> {
        match self.value {
            OwnValue::Unknown => FactValue::Unknown,
            OwnValue::Boolean(value) => FactValue::Boolean(value),
            OwnValue::Number(value) => FactValue::Number(value),
            OwnValue::Value(ordinal) => FactValue::Value(ordinal),
            OwnValue::Permission(permission) => FactValue::Permission(permission),
            OwnValue::Date(days) => FactValue::Date(days),
            _ => self.room.as_ref().map_or(FactValue::Unknown, |room| self.borrow_from(room)),
        }
    }

    /// The id of a thing, where it is one.
    #[inline]
    pub(super) fn entity(&self) -> Option<&str> {
        let room = self.room.as_ref().filter(|_| matches!(self.value, OwnValue::Entity))?;
        Some(&room.text)
    }

    /// The ids of a set of things, where it is one.
    #[inline]
    pub(super) fn entities(&self) -> Option<Texts<'_>> {
        let room = self.room.as_ref().filter(|_| matches!(self.value, OwnValue::Entities))?;
        Some(room.texts())
    }

    fn borrow_from<'r>(&self, room: &'r Room) -> FactValue<'r> {
        match self.value {
            OwnValue::OtherPermission => FactValue::OtherPermission(&room.text),
            OwnValue::Entity => FactValue::Entity(&room.text),
            OwnValue::Text => FactValue::Text(&room.text),
            OwnValue::Entities => FactValue::Entities(room.texts()),
            OwnValue::Texts => FactValue::Texts(room.texts()),
            OwnValue::Values => FactValue::Values(&room.bits),
            OwnValue::Permissions => FactValue::Permissions { declared: &room.bits, others: room.texts() },
            _ => FactValue::Unknown,
        }
    }
}
