use crate::artifact::record::fact_kind;
use crate::bits;
use crate::date;
use crate::fact::FactValue;
use crate::ids::FactId;
use crate::limits;
use crate::policy::Policy;
use crate::request::Request;

impl Policy<'_> {
    /// Whether the policy declares all permissions of a set.
    pub(crate) fn are_declared(&self, permissions: &[u64]) -> bool {
        fits_into(permissions, self.declared())
    }

    pub(crate) fn is_boolean(&self, fact: FactId) -> bool {
        let record = self.sections.facts.get(fact.index() as usize);
        record.is_some_and(|record| record.kind.get() == fact_kind::BOOLEAN)
    }

    pub(super) fn is_entity(&self, fact: FactId) -> bool {
        let record = self.sections.facts.get(fact.index() as usize);
        record.is_some_and(|record| record.kind.get() == fact_kind::ENTITY)
    }

    /// What the request says of a fact, where that fits the fact's type; else unknown. A permission
    /// by name that the policy declares becomes one by id; where the artifact carries no names, it is
    /// unknown which one it is.
    #[inline]
    pub(crate) fn value<'r>(&self, fact: FactId, request: &Request<'r>) -> FactValue<'r> {
        let Some(record) = self.sections.facts.get(fact.index() as usize) else {
            return FactValue::Unknown;
        };
        let value = request.fact(fact);
        let kind = record.kind.get();
        let fits = match value {
            FactValue::Unknown => false,
            FactValue::Boolean(_) => kind == fact_kind::BOOLEAN,
            FactValue::Entity(_) => kind == fact_kind::ENTITY,
            FactValue::Entities(_) => kind == fact_kind::SET_OF_ENTITY,
            FactValue::Text(_) => kind == fact_kind::TEXT,
            FactValue::Texts(_) => kind == fact_kind::SET_OF_TEXT,
            FactValue::Date(days) => kind == fact_kind::DATE && (date::FIRST..=date::LAST).contains(&days),
            FactValue::Number(number) => kind == fact_kind::NUMBER && number.abs() <= limits::NUMBER,
            FactValue::Value(ordinal) => kind == fact_kind::ONE_OF && ordinal < record.values.len.get(),
            FactValue::Permission(permission) => kind == fact_kind::PERMISSION && self.is_declared(permission),
            FactValue::OtherPermission(name) if kind == fact_kind::PERMISSION => {
                return match self.find_declared(name) {
                    Some(permission) => FactValue::Permission(permission),
                    None if self.has_names() => value,
                    // It may be one that the policy declares.
                    None => FactValue::Unknown,
                };
            }
            FactValue::OtherPermission(_) => false,
            FactValue::Permissions { others, .. } => {
                kind == fact_kind::SET_OF_PERMISSION && (others.is_empty() || self.has_names())
            }
            FactValue::Values(set) => {
                kind == fact_kind::SET_OF_ONE_OF && fits_into(set, record.values.len.get() as usize)
            }
        };
        if fits { value } else { FactValue::Unknown }
    }
}

/// Whether a set has no member from `count` on.
pub(crate) fn fits_into(set: &[u64], count: usize) -> bool {
    let mut words = set.iter().enumerate();
    words.all(|(at, word)| word & !bits::mask(at, count) == 0)
}
