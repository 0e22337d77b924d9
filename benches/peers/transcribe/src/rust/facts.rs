//! The facts of a policy as structs: one for each thing that facts are said of.

use std::collections::HashMap;
use std::fmt::Write as _;

use placet_compiler::{FactType, Name, Policy};

use super::names::type_name;

/// How many things are filled in by one function; a function of thousands of fields is slow to compile.
const CHUNK: usize = 50;

/// The things in order, with their facts.
pub(super) struct Facts {
    things: Vec<Thing>,
    fields: HashMap<Name, String>,
}

struct Thing {
    name: String,
    facts: Vec<Fact>,
}

struct Fact {
    /// The fact's place in the policy.
    at: usize,
    field: String,
    ty: FactType,
    /// Of `one of`: the name of the enumeration.
    values: String,
}

impl Facts {
    pub(super) fn of(policy: &Policy) -> Result<Facts, String> {
        let (mut things, mut fields): (Vec<Thing>, _) = (Vec::new(), HashMap::new());
        let mut places: HashMap<String, usize> = HashMap::new();
        for (at, fact) in policy.facts.iter().enumerate() {
            let (thing, field) = fact.name.split_once('.').unwrap_or((&fact.name, "id"));
            let place = *places.entry(thing.to_owned()).or_insert_with(|| {
                things.push(Thing { name: thing.to_owned(), facts: Vec::new() });
                things.len() - 1
            });
            fields.insert(fact.name.clone(), format!("facts.{thing}.{field}"));
            let values = type_name(&fact.name);
            let known = matches!(
                fact.ty,
                FactType::Boolean
                    | FactType::Number
                    | FactType::OneOf(_)
                    | FactType::Entity(_)
                    | FactType::SetOfEntity(_)
                    | FactType::SetOfPermission
            );
            if !known {
                return Err(format!("no Rust for the fact {fact:?}"));
            }
            if let Some(thing) = things.get_mut(place) {
                thing.facts.push(Fact { at, field: field.to_owned(), ty: fact.ty.clone(), values });
            }
        }
        Ok(Facts { things, fields })
    }

    /// How a function gets at a fact.
    pub(super) fn field(&self, fact: &Name) -> Result<String, String> {
        self.fields.get(fact).cloned().ok_or_else(|| format!("no fact `{fact}`"))
    }

    /// The name of a value of a `one of` fact.
    pub(super) fn value(&self, fact: &Name, value: &Name) -> Result<String, String> {
        self.field(fact)?;
        Ok(format!("{}::{}", type_name(fact), type_name(value)))
    }

    /// The structs, and a function that fills them.
    pub(super) fn write(&self, out: &mut String) {
        for thing in &self.things {
            for fact in &thing.facts {
                if let FactType::OneOf(values) = &fact.ty {
                    let names: Vec<String> = values.iter().map(|value| type_name(value)).collect();
                    let _ = writeln!(out, "#[derive(Debug, Clone, Copy, PartialEq, Eq)]\npub enum {} {{", fact.values);
                    for name in &names {
                        let _ = writeln!(out, "    {name},");
                    }
                    out.push_str("}\n\n");
                }
            }
            let lifetime = if thing.borrows() { "<'a>" } else { "" };
            let _ =
                writeln!(out, "#[derive(Debug, Clone, Default)]\npub struct {}{lifetime} {{", type_name(&thing.name));
            for fact in &thing.facts {
                let _ = writeln!(out, "    pub {}: {},", fact.field, fact.rust_type());
            }
            out.push_str("}\n\n");
        }
        out.push_str("#[derive(Debug, Clone, Default)]\npub struct Facts<'a> {\n");
        for thing in &self.things {
            let lifetime = if thing.borrows() { "<'a>" } else { "" };
            let _ = writeln!(out, "    pub {}: {}{lifetime},", thing.name, type_name(&thing.name));
        }
        out.push_str("}\n\n");
        let chunks = self.things.chunks(CHUNK);
        let count = chunks.len();
        for (number, things) in chunks.enumerate() {
            let _ = writeln!(out, "fn fill_{number}<'a>(facts: &mut Facts<'a>, values: &'a [Value]) {{");
            for thing in things {
                for fact in &thing.facts {
                    let _ = writeln!(out, "    facts.{}.{} = {};", thing.name, fact.field, fact.read());
                }
            }
            out.push_str("}\n\n");
        }
        out.push_str("fn fill<'a>(facts: &mut Facts<'a>, values: &'a [Value]) {\n");
        for number in 0..count {
            let _ = writeln!(out, "    fill_{number}(facts, values);");
        }
        out.push_str("}\n\n");
    }
}

impl Thing {
    fn borrows(&self) -> bool {
        self.facts
            .iter()
            .any(|fact| matches!(fact.ty, FactType::Entity(_) | FactType::SetOfEntity(_) | FactType::SetOfPermission))
    }
}

impl Fact {
    fn rust_type(&self) -> String {
        match &self.ty {
            FactType::Boolean => "Option<bool>".to_owned(),
            FactType::Number => "Option<f64>".to_owned(),
            FactType::OneOf(_) => format!("Option<{}>", self.values),
            FactType::Entity(_) => "Option<&'a str>".to_owned(),
            FactType::SetOfEntity(_) => "Option<&'a [String]>".to_owned(),
            _ => "Option<&'a Held>".to_owned(),
        }
    }

    fn read(&self) -> String {
        let value = format!("values.get({})", self.at);
        match &self.ty {
            FactType::Boolean => format!("boolean({value})"),
            FactType::Number => format!("number({value})"),
            FactType::OneOf(values) => {
                let all: Vec<String> =
                    values.iter().map(|value| format!("{}::{}", self.values, type_name(value))).collect();
                format!("one_of({value}, &[{}])", all.join(", "))
            }
            FactType::Entity(_) => format!("entity({value})"),
            FactType::SetOfEntity(_) => format!("entities({value})"),
            _ => format!("permissions({value})"),
        }
    }
}
