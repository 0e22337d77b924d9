//! The meaning of the language, a sentence a test.

mod actions;
mod dates;
mod facts;
mod families;
mod minimal;
mod names;
mod patterns;
mod permissions;
mod scopes;
mod sections;
mod templates;
mod unknown;

use super::{Date, FactType, Reference, Request, Value};

/// Declarations that the tests share.
const NAMES: &str = r#"
permissions { a, b, c, d }
enum channel "Channel" { email "Email", sms }
subject user { staff: boolean, folders: set of folder, grants: set of permission }
context project { multi: boolean, limit: number, today: date, channels: set of channel, words: set of text }
resource folder { name: text, made: date, channel: channel }
resource task {
    system: boolean, size: number, owner: user, folder: folder, kind: one of (red, green, blue), state: one of (blue, red, green)
    title: text, due: date, channel: channel
    colours: set of one of (red, green, blue), needs: permission, wants: permission, grants: set of permission
}
"#;

/// Whether a policy of the shared declarations and this text allows an action.
///
/// `said` is what the request says, in words: `a` for a permission, `role:r`, `with:o` for an option, `task.size=3`,
/// `user.folders=[f g]`, `target:a` for a permission in a scope, `target:` for a scope where nothing is held.
fn allows(text: &str, action: &str, said: &str) -> bool {
    let policy = Reference::new(&[("names.placet", NAMES), ("rules.placet", text)]);
    policy.decide(action, &request(&policy, said)).unwrap()
}

fn missing(text: &str, action: &str, said: &str) -> Vec<String> {
    let policy = Reference::new(&[("names.placet", NAMES), ("rules.placet", text)]);
    policy.missing(action, &request(&policy, said)).unwrap().iter().map(|set| set.join(" ")).collect()
}

fn ids(text: &str) -> Vec<String> {
    let policy = Reference::new(&[("names.placet", NAMES), ("rules.placet", text)]);
    policy.actions().iter().map(|action| action.id.clone()).collect()
}

fn request(policy: &Reference, said: &str) -> Request {
    let mut request = Request::default();
    // Blanks inside brackets separate members, not what is said.
    let mut depth = 0;
    let words = said.split(|character: char| {
        depth += i32::from(character == '[') - i32::from(character == ']');
        character == ' ' && depth == 0
    });
    for word in words.filter(|word| !word.is_empty()) {
        if let Some((fact, value)) = word.split_once('=') {
            let ty = &policy.facts().iter().find(|known| known.name == fact).unwrap().ty;
            request.facts.insert(fact.to_owned(), value_of(ty, value));
        } else if let Some(role) = word.strip_prefix("role:") {
            request.roles.insert(role.to_owned());
        } else if let Some(option) = word.strip_prefix("with:") {
            request.options.insert(option.to_owned());
        } else if let Some((scope, permission)) = word.split_once(':') {
            let granted = request.scopes.entry(scope.to_owned()).or_default();
            granted.permissions.extend((!permission.is_empty()).then(|| permission.to_owned()));
        } else {
            request.permissions.insert(word.to_owned());
        }
    }
    request
}

fn value_of(ty: &FactType, text: &str) -> Value {
    match ty {
        FactType::Boolean => Value::Boolean(text == "true"),
        FactType::Number => Value::Number(text.parse().unwrap()),
        FactType::Date => Value::Date(Date::of(text).unwrap()),
        FactType::Text => Value::Text(text.to_owned()),
        FactType::OneOf(_) => Value::Value(text.to_owned()),
        FactType::Entity(_) => Value::Entity(text.to_owned()),
        FactType::Permission => Value::Permission(text.to_owned()),
        FactType::Set(_) => Value::Set(text.trim_matches(['[', ']']).split_whitespace().map(str::to_owned).collect()),
    }
}
