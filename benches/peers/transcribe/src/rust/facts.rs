//! The facts of a policy as structs: one for each thing that facts are said of.

mod shared;

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use placet_compiler::{FactType, Name, Policy};

use super::names::type_name;

/// How many things are filled in by one function; a function of thousands of fields is slow to compile.
const CHUNK: usize = 50;

/// The things in order, with their facts.
pub(super) struct Facts {
    things: Vec<Thing>,
    fields: HashMap<Name, String>,
    /// The name of each `one of` fact's enumeration.
    enumerations: HashMap<Name, String>,
    /// Whether things of the same form have one struct.
    shared: bool,
}

struct Thing {
    name: String,
    /// Its struct's name.
    ty: String,
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
    /// With structs and enumerations that are called as things and facts are; or, where they are `shared`, one for all of the same
    /// form.
    pub(super) fn of(policy: &Policy, shared: bool) -> Result<Facts, String> {
        let (mut things, mut fields): (Vec<Thing>, _) = (Vec::new(), HashMap::new());
        let mut places: HashMap<String, usize> = HashMap::new();
        for (at, fact) in policy.facts.iter().enumerate() {
            let (thing, field) = fact.name.split_once('.').unwrap_or((&fact.name, "id"));
            let place = *places.entry(thing.to_owned()).or_insert_with(|| {
                things.push(Thing { name: thing.to_owned(), ty: type_name(thing), facts: Vec::new() });
                things.len() - 1
            });
            let all = if shared { "facts.all" } else { "facts" };
            fields.insert(fact.name.clone(), format!("{all}.{thing}.{field}"));
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
        if shared {
            shared::share(&mut things);
        }
        let facts = things.iter().flat_map(|thing| &thing.facts);
        let named = facts.filter_map(|fact| Some((policy.facts.get(fact.at)?.name.clone(), fact.values.clone())));
        Ok(Facts { enumerations: named.collect(), things, fields, shared })
    }

    /// How a function gets at a fact.
    pub(super) fn field(&self, fact: &Name) -> Result<String, String> {
        self.fields.get(fact).cloned().ok_or_else(|| format!("no fact `{fact}`"))
    }

    /// The name of a value of a `one of` fact.
    pub(super) fn value(&self, fact: &Name, value: &Name) -> Result<String, String> {
        let values = self.enumerations.get(fact).ok_or_else(|| format!("no fact `{fact}`"))?;
        Ok(format!("{values}::{}", type_name(value)))
    }

    /// The structs, and a function that fills them.
    pub(super) fn write(&self, out: &mut String) {
        let mut written = HashSet::new();
        for thing in self.things.iter().filter(|thing| written.insert(thing.ty.as_str())) {
            self.write_thing(out, thing);
        }
        let whole = if self.shared { "All" } else { "Facts" };
        let _ = writeln!(out, "#[derive(Debug, Clone, Default)]\npub struct {whole}<'a> {{");
        for thing in &self.things {
            let _ = writeln!(out, "    pub {}: {}{},", thing.name, thing.ty, thing.lifetime());
        }
        out.push_str("}\n\n");
        if self.shared {
            return shared::fill(out, &self.things);
        }
        for (number, things) in self.things.chunks(CHUNK).enumerate() {
            let _ = writeln!(out, "fn fill_{number}<'a>(facts: &mut Facts<'a>, values: &'a [Value]) {{");
            for thing in things {
                for fact in &thing.facts {
                    let read = fact.read(&fact.at.to_string());
                    let _ = writeln!(out, "    facts.{}.{} = {read};", thing.name, fact.field);
                }
            }
            out.push_str("}\n\n");
        }
        fill(out, self.things.len(), "facts");
    }

    fn write_thing(&self, out: &mut String, thing: &Thing) {
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
        let _ = writeln!(out, "#[derive(Debug, Clone, Default)]\npub struct {}{} {{", thing.ty, thing.lifetime());
        for fact in &thing.facts {
            let _ = writeln!(out, "    pub {}: {},", fact.field, fact.rust_type());
        }
        out.push_str("}\n\n");
    }
}

/// The function that fills `all` things, a chunk after the other.
fn fill(out: &mut String, things: usize, all: &str) {
    out.push_str("pub fn fill<'a>(facts: &mut Facts<'a>, values: &'a [Value]) {\n");
    for number in 0..things.div_ceil(CHUNK) {
        let _ = writeln!(out, "    fill_{number}({all}, values);");
    }
    out.push_str("}\n\n");
}

impl Thing {
    fn lifetime(&self) -> &'static str {
        if self.borrows() { "<'a>" } else { "" }
    }

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

    /// What puts the value at `place` into its field.
    fn read(&self, place: &str) -> String {
        let value = format!("values.get({place})");
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
