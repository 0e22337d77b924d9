use super::{Check, Checked, Fault, ensure, every};
use crate::artifact::record::{Run, atom_kind, fact_kind};
use crate::date;
use crate::limits;

impl Check<'_, '_> {
    /// Each test reads facts of the types that it is for, and what it compares them with is there.
    pub(super) fn atoms(&self) -> Checked {
        every("atoms", self.s.atoms, |_, atom| {
            let first = atom.first.get();
            let number = f64::from_bits(atom.second.get());
            let second = u32::try_from(atom.second.get()).ok();
            let kinds = (self.kind(first), second.and_then(|second| self.kind(second)));
            let second = second.unwrap_or(u32::MAX);
            let good = match atom.kind.get() {
                atom_kind::HOLDS => self.is_permission(first) && second == 0,
                atom_kind::TRUE => kinds.0 == Some(fact_kind::BOOLEAN) && second == 0,
                atom_kind::IS_VALUE => kinds.0 == Some(fact_kind::ONE_OF) && self.has_value(first, second),
                atom_kind::IS_PERMISSION => kinds.0 == Some(fact_kind::PERMISSION) && self.is_declared(second),
                atom_kind::LESS_THAN | atom_kind::AT_MOST => {
                    let is_date = kinds.0 == Some(fact_kind::DATE);
                    let good = if is_date { is_day(number) } else { number.abs() <= limits::NUMBER };
                    ensure(good, Fault::Number)?;
                    is_date || kinds.0 == Some(fact_kind::NUMBER)
                }
                atom_kind::SAME => match kinds {
                    (Some(fact_kind::ENTITY), Some(fact_kind::ENTITY)) => self.same_type(first, second),
                    (Some(fact_kind::PERMISSION), Some(fact_kind::PERMISSION)) => true,
                    (Some(fact_kind::TEXT), Some(fact_kind::TEXT)) => true,
                    _ => false,
                },
                atom_kind::FACT_LESS | atom_kind::FACT_EQUAL => {
                    let types = [Some(fact_kind::NUMBER), Some(fact_kind::DATE)];
                    types.contains(&kinds.0) && kinds.0 == kinds.1
                }
                atom_kind::MEMBER => match kinds {
                    (Some(fact_kind::ENTITY), Some(fact_kind::SET_OF_ENTITY)) => self.same_type(first, second),
                    (Some(fact_kind::PERMISSION), Some(fact_kind::SET_OF_PERMISSION)) => true,
                    (Some(fact_kind::TEXT), Some(fact_kind::SET_OF_TEXT)) => true,
                    _ => false,
                },
                atom_kind::CONTAINS_VALUE => kinds.0 == Some(fact_kind::SET_OF_ONE_OF) && self.has_value(first, second),
                atom_kind::CONTAINS_PERMISSION => {
                    kinds.0 == Some(fact_kind::SET_OF_PERMISSION) && self.is_declared(second)
                }
                atom_kind::HOLDS_ALL => {
                    let types = [Some(fact_kind::PERMISSION), Some(fact_kind::SET_OF_PERMISSION)];
                    types.contains(&kinds.0) && second == 0
                }
                atom_kind::IS_TEXT => kinds.0 == Some(fact_kind::TEXT) && self.has_literal(second),
                atom_kind::CONTAINS_TEXT => kinds.0 == Some(fact_kind::SET_OF_TEXT) && self.has_literal(second),
                _ => return Err(Fault::AtomKind),
            };
            ensure(good, Fault::Misfit)
        })
    }

    fn kind(&self, fact: u32) -> Option<u32> {
        let fact = self.s.facts.get(fact as usize)?;
        Some(fact.kind.get())
    }

    fn has_value(&self, fact: u32, ordinal: u32) -> bool {
        let fact = self.s.facts.get(fact as usize);
        fact.is_some_and(|fact| ordinal < fact.values.len.get())
    }

    fn has_literal(&self, literal: u32) -> bool {
        (literal as usize) < self.s.literals.len()
    }

    fn same_type(&self, first: u32, second: u32) -> bool {
        let type_name = |fact: u32| self.s.facts.get(fact as usize).map(|fact| fact.type_name);
        let text = |run: Run| run.bytes(self.s.strings);
        // Equal texts mostly are one text.
        let pair = type_name(first).zip(type_name(second));
        pair.is_some_and(|(first, second)| first.is(second) || text(first) == text(second))
    }
}

/// Whether a bound of dates is a whole day; the one after the last too, which all dates are before.
fn is_day(number: f64) -> bool {
    #[expect(clippy::cast_possible_truncation, reason = "a number that it changes is refused for that")]
    let day = number as i32;
    f64::from(day) == number && (date::FIRST..=date::LAST.saturating_add(1)).contains(&day)
}
