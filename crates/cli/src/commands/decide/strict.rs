//! JSON that says the same to every reader: a field that is given twice is a mistake, not a matter of which one counts.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// A JSON value; objects keep the order of their fields.
#[derive(Debug, PartialEq)]
pub(super) enum Json {
    Null,
    Boolean(bool),
    Number(f64),
    String(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// Parses one value, or says in a sentence why it can't. Nesting is bounded by the JSON parser.
pub(super) fn parse(text: &str) -> Result<Json, String> {
    serde_json::from_str(text).map_err(|error| {
        if error.is_data() {
            // Our own sentence, without the place that is put behind it.
            let sentence = error.to_string();
            let end = sentence.rfind(" at line ").unwrap_or(sentence.len());
            return sentence.get(..end).unwrap_or_default().to_owned();
        }
        format!("the line is not JSON: it goes wrong at character {}", error.column())
    })
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Boolean(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(as_double(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        let size = as_double(value.unsigned_abs());
        Ok(Json::Number(if value < 0 { -size } else { size }))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(Json::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Json, A::Error> {
        let mut array = Vec::new();
        while let Some(value) = values.next_element()? {
            array.push(value);
        }
        Ok(Json::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Json, A::Error> {
        let mut object = Vec::new();
        let mut seen = BTreeSet::new();
        while let Some((name, value)) = fields.next_entry::<String, Json>()? {
            if !seen.insert(name.clone()) {
                return Err(A::Error::custom(format_args!("the field `{name}` is given twice")));
            }
            object.push((name, value));
        }
        Ok(Json::Object(object))
    }
}

/// A whole number past those that a fact may be stays past them, even where the nearest double is not.
#[expect(clippy::cast_precision_loss, reason = "what is lost lies past the numbers that facts may be")]
fn as_double(value: u64) -> f64 {
    let nearest = value as f64;
    if value > EXACT { nearest.max(PAST_EXACT) } else { nearest }
}

/// Up to 2^53, every whole number is a double.
const EXACT: u64 = 1 << 53;
/// The first double past [`EXACT`].
const PAST_EXACT: f64 = 9_007_199_254_740_994.0;

#[cfg(test)]
mod tests {
    use super::{Json, parse};

    #[test]
    fn values_keep_their_order_and_kind() {
        let parsed = parse(r#"{"b": [null, true, -1, 2.5, "x"], "a": {}}"#).unwrap();
        let list =
            vec![Json::Null, Json::Boolean(true), Json::Number(-1.0), Json::Number(2.5), Json::String("x".into())];
        let fields = vec![("b".to_owned(), Json::Array(list)), ("a".to_owned(), Json::Object(Vec::new()))];
        assert_eq!(parsed, Json::Object(fields));
    }

    #[test]
    fn mistakes_are_sentences() {
        assert_eq!(parse("{\"a\": tru}").unwrap_err(), "the line is not JSON: it goes wrong at character 10");
        assert_eq!(parse(r#"{"f": {"a": 1, "a": 2}}"#).unwrap_err(), "the field `a` is given twice");
        assert!(parse(&"[".repeat(200)).unwrap_err().starts_with("the line is not JSON"));
    }
}
