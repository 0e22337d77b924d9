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

    /// What the request says of a fact, where that fits the fact's type; else unknown. A permission
    /// by name that the policy declares becomes one by id; where the artifact carries no names, it is
    /// unknown which one it is.
    pub(crate) fn value<'r>(&self, fact: FactId, request: &Request<'r>) -> FactValue<'r> {
        let Some(record) = self.sections.facts.get(fact.index() as usize) else {
            return FactValue::Unknown;
        };
        let value = request.fact(fact);
        let fits = match (record.kind.get(), value) {
            (fact_kind::BOOLEAN, FactValue::Boolean(_))
            | (fact_kind::ENTITY, FactValue::Entity(_))
            | (fact_kind::SET_OF_ENTITY, FactValue::Entities(_))
            | (fact_kind::TEXT, FactValue::Text(_))
            | (fact_kind::SET_OF_TEXT, FactValue::Texts(_)) => true,
            (fact_kind::DATE, FactValue::Date(days)) => (date::FIRST..=date::LAST).contains(&days),
            (fact_kind::NUMBER, FactValue::Number(number)) => number.abs() <= limits::NUMBER,
            (fact_kind::ONE_OF, FactValue::Value(ordinal)) => ordinal < record.values.len.get(),
            (fact_kind::PERMISSION, FactValue::Permission(permission)) => self.is_declared(permission),
            (fact_kind::PERMISSION, FactValue::OtherPermission(name)) => {
                return match self.find_declared(name) {
                    Some(permission) => FactValue::Permission(permission),
                    None if self.has_names() => value,
                    // It may be one that the policy declares.
                    None => FactValue::Unknown,
                };
            }
            (fact_kind::SET_OF_PERMISSION, FactValue::Permissions { others, .. }) => {
                self.has_names() || others.iter().next().is_none()
            }
            (fact_kind::SET_OF_ONE_OF, FactValue::Values(set)) => fits_into(set, record.values.len.get() as usize),
            _ => false,
        };
        if fits { value } else { FactValue::Unknown }
    }
}

/// Whether a set has no member from `count` on.
pub(crate) fn fits_into(set: &[u64], count: usize) -> bool {
    let mut words = set.iter().enumerate();
    words.all(|(at, word)| word & !bits::mask(at, count) == 0)
}
