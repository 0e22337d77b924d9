//! A set kept in a folder: the artifact, and what other engines' policies and requests are written from. Reading it compiles
//! nothing.

use std::fs;
use std::path::Path;

use placet_compiler::{FactTest, FactType, Name, Number};
use placet_transcribe::{Certain, Requirement, Transcript};
use serde_json::{Value as Json, json};

use super::{Declared, Fact, Permission, Set};

const ARTIFACT: &str = "policy.placetc";
const DECLARED: &str = "set.json";

impl Set {
    /// Keeps it in a folder, which is made where it isn't there.
    ///
    /// # Errors
    ///
    /// - Where a file can't be written, in words.
    pub fn keep(&self, folder: &Path) -> Result<(), String> {
        let option = |(id, certain): &(Name, Certain)| json!([id.as_str(), of_certain(certain)]);
        let action = |one: &Requirement| {
            json!([one.id.as_str(), of_certain(&one.certain), one.options.iter().map(option).collect::<Vec<_>>()])
        };
        let fact = |fact: &Fact| json!([fact.name.as_str(), of_type(&fact.ty)]);
        let whole = json!({
            "name": self.name,
            "source_bytes": self.source_bytes,
            "subject": self.policy.subject.as_str(),
            "permissions": self.policy.permissions.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(),
            "facts": self.policy.facts.iter().map(fact).collect::<Vec<_>>(),
            "actions": self.transcript.actions.iter().map(action).collect::<Vec<_>>(),
        });
        let write = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes);
        let written = fs::create_dir_all(folder).and_then(|()| write(ARTIFACT, self.artifact));
        let written = written.and_then(|()| write(DECLARED, whole.to_string().as_bytes()));
        written.map_err(|error| format!("{}: {error}", folder.display()))
    }

    /// The set that a folder keeps.
    ///
    /// # Errors
    ///
    /// - Where a file can't be read, or has something else in it, in words.
    pub fn kept(folder: &Path) -> Result<Set, String> {
        let read = |name: &str| fs::read(folder.join(name)).map_err(|error| format!("{}: {error}", folder.display()));
        let whole: Json = serde_json::from_slice(&read(DECLARED)?).map_err(|error| error.to_string())?;
        let artifact = read(ARTIFACT)?;
        declared(&whole)
            .ok_or_else(|| format!("{}: no set is kept here", folder.display()))
            .and_then(|(name, bytes, policy, transcript)| Set::of(name, bytes, policy, artifact, transcript))
    }
}

fn declared(whole: &Json) -> Option<(String, usize, Declared, Transcript)> {
    let list = |key: &str| whole.get(key).and_then(Json::as_array);
    let permissions = list("permissions")?.iter().map(|id| Some(Permission { id: name(id)? }));
    let fact = |one: &Json| Some(Fact { name: name(one.get(0)?)?, ty: to_type(one.get(1)?)? });
    let option = |one: &Json| Some((name(one.get(0)?)?, to_certain(one.get(1)?)?));
    let action = |one: &Json| {
        let options = one.get(2)?.as_array()?.iter().map(option).collect::<Option<_>>()?;
        Some(Requirement { id: name(one.get(0)?)?, certain: to_certain(one.get(1)?)?, options })
    };
    let policy = Declared {
        subject: name(whole.get("subject")?)?,
        permissions: permissions.collect::<Option<_>>()?,
        facts: list("facts")?.iter().map(fact).collect::<Option<_>>()?,
    };
    let actions = list("actions")?.iter().map(action).collect::<Option<_>>()?;
    let bytes = usize::try_from(whole.get("source_bytes")?.as_u64()?).ok()?;
    Some((whole.get("name")?.as_str()?.to_owned(), bytes, policy, Transcript { actions }))
}

fn name(json: &Json) -> Option<Name> {
    json.as_str().map(Name::from)
}

fn of_names(names: &[Name]) -> Json {
    names.iter().map(Name::as_str).collect::<Vec<_>>().into()
}

fn to_names(json: &Json) -> Option<Vec<Name>> {
    json.as_array()?.iter().map(name).collect()
}

/// Types that no set has which is measured are nothing, as everywhere here.
fn of_type(ty: &FactType) -> Json {
    match ty {
        FactType::Boolean => json!(["boolean"]),
        FactType::Number => json!(["number"]),
        FactType::OneOf(values) => json!(["one of", of_names(values)]),
        FactType::Entity(kind) => json!(["entity", kind.as_str()]),
        FactType::SetOfEntity(kind) => json!(["entities", kind.as_str()]),
        FactType::SetOfPermission => json!(["permissions"]),
        _ => Json::Null,
    }
}

fn to_type(json: &Json) -> Option<FactType> {
    Some(match json.get(0)?.as_str()? {
        "boolean" => FactType::Boolean,
        "number" => FactType::Number,
        "one of" => FactType::OneOf(to_names(json.get(1)?)?),
        "entity" => FactType::Entity(name(json.get(1)?)?),
        "entities" => FactType::SetOfEntity(name(json.get(1)?)?),
        "permissions" => FactType::SetOfPermission,
        _ => return None,
    })
}

fn of_test(test: &FactTest) -> Json {
    match test {
        FactTest::True(fact) => json!(["true", fact.as_str()]),
        FactTest::Is(fact, value) => json!(["is", fact.as_str(), value.as_str()]),
        FactTest::LessThan(fact, number) => json!(["less than", fact.as_str(), number.0]),
        FactTest::AtMost(fact, number) => json!(["at most", fact.as_str(), number.0]),
        FactTest::Same(one, other) => json!(["same", one.as_str(), other.as_str()]),
        FactTest::Member(one, all) => json!(["member", one.as_str(), all.as_str()]),
        FactTest::ContainsPermission(all, one) => json!(["contains", all.as_str(), one.as_str()]),
        _ => Json::Null,
    }
}

fn to_test(json: &Json) -> Option<FactTest> {
    let first = name(json.get(1)?)?;
    let second = || json.get(2).and_then(name);
    let number = || json.get(2).and_then(Json::as_f64).map(Number);
    Some(match json.get(0)?.as_str()? {
        "true" => FactTest::True(first),
        "is" => FactTest::Is(first, second()?),
        "less than" => FactTest::LessThan(first, number()?),
        "at most" => FactTest::AtMost(first, number()?),
        "same" => FactTest::Same(first, second()?),
        "member" => FactTest::Member(first, second()?),
        "contains" => FactTest::ContainsPermission(first, second()?),
        _ => return None,
    })
}

fn of_certain(certain: &Certain) -> Json {
    let each = |parts: &[Certain]| parts.iter().map(of_certain).collect::<Vec<_>>();
    match certain {
        Certain::Always => json!(["always"]),
        Certain::Never => json!(["never"]),
        Certain::Holds(permission) => json!(["holds", permission.as_str()]),
        Certain::HoldsAll(fact) => json!(["holds all", fact.as_str()]),
        Certain::Known(test, outcome) => json!(["known", of_test(test), outcome]),
        Certain::All(parts) => json!(["all", each(parts)]),
        Certain::Any(parts) => json!(["any", each(parts)]),
        Certain::ByTruth(test, ways) => json!(["by truth", of_test(test), each(ways.as_slice())]),
        Certain::ByValue { fact, arms } => {
            let arms = arms.iter().map(|(values, arm)| json!([of_names(values), of_certain(arm)]));
            json!(["by value", fact.as_str(), arms.collect::<Vec<_>>()])
        }
        Certain::Can { action, options } => json!(["can", action.as_str(), of_names(options)]),
    }
}

fn to_certain(json: &Json) -> Option<Certain> {
    let list = |at: usize| json.get(at).and_then(Json::as_array);
    let each = |at: usize| list(at)?.iter().map(to_certain).collect::<Option<Vec<_>>>();
    let first = || json.get(1).and_then(name);
    Some(match json.get(0)?.as_str()? {
        "always" => Certain::Always,
        "never" => Certain::Never,
        "holds" => Certain::Holds(first()?),
        "holds all" => Certain::HoldsAll(first()?),
        "known" => Certain::Known(to_test(json.get(1)?)?, json.get(2)?.as_bool()?),
        "all" => Certain::All(each(1)?),
        "any" => Certain::Any(each(1)?),
        "by truth" => {
            let ways: [Certain; 2] = each(2)?.try_into().ok()?;
            Certain::ByTruth(to_test(json.get(1)?)?, Box::new(ways))
        }
        "by value" => {
            let arm = |one: &Json| Some((to_names(one.get(0)?)?, to_certain(one.get(1)?)?));
            Certain::ByValue { fact: first()?, arms: list(2)?.iter().map(arm).collect::<Option<_>>()? }
        }
        "can" => Certain::Can { action: first()?, options: to_names(json.get(2)?)? },
        _ => return None,
    })
}
