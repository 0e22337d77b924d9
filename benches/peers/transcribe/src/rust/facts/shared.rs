//! One struct for all things of the same form, and one function that fills it: a set of thousands of things has a handful.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use placet_compiler::{FactType, Name};

use super::{CHUNK, Thing, fill as fill_all};

/// Gives things of the same form one struct, and facts of the same values one enumeration.
pub(super) fn share(things: &mut [Thing]) {
    let mut enumerations: HashMap<Vec<Name>, String> = HashMap::new();
    let mut structs: HashMap<Vec<(String, String)>, String> = HashMap::new();
    for thing in things {
        for fact in &mut thing.facts {
            if let FactType::OneOf(values) = &fact.ty {
                let name = format!("Values{}", enumerations.len());
                fact.values = enumerations.entry(values.clone()).or_insert(name).clone();
            }
        }
        let form = thing.facts.iter().map(|fact| (fact.field.clone(), fact.rust_type()));
        let name = format!("Thing{}", structs.len());
        thing.ty = structs.entry(form.collect()).or_insert(name).clone();
    }
}

/// The functions that fill the structs, and the struct of them all that functions take. It has one field: the compiler writes
/// down the fields of a struct with a lifetime for each function again that takes it.
pub(super) fn fill(out: &mut String, things: &[Thing]) {
    out.push_str("#[derive(Debug, Clone, Default)]\npub struct Facts<'a> {\n    pub all: All<'a>,\n}\n\n");
    let mut written = HashSet::new();
    for thing in things.iter().filter(|thing| written.insert(thing.ty.as_str())) {
        let (ty, count) = (&thing.ty, thing.facts.len());
        let _ = writeln!(
            out,
            "#[inline(never)]\nfn {}<'a>(thing: &mut {ty}{}, values: &'a [Value], at: [usize; {count}]) {{",
            function(thing),
            thing.lifetime()
        );
        for (place, fact) in thing.facts.iter().enumerate() {
            let _ = writeln!(out, "    thing.{} = {};", fact.field, fact.read(&format!("at[{place}]")));
        }
        out.push_str("}\n\n");
    }
    for (number, chunk) in things.chunks(CHUNK).enumerate() {
        let _ = writeln!(out, "fn fill_{number}<'a>(facts: &mut All<'a>, values: &'a [Value]) {{");
        for thing in chunk {
            let at: Vec<usize> = thing.facts.iter().map(|fact| fact.at).collect();
            let _ = writeln!(out, "    {}(&mut facts.{}, values, {at:?});", function(thing), thing.name);
        }
        out.push_str("}\n\n");
    }
    fill_all(out, things.len(), "&mut facts.all");
}

fn function(thing: &Thing) -> String {
    format!("fill_{}", thing.ty.to_lowercase())
}
