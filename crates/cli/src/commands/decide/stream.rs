//! Decisions by JSON lines: one line out for each line in, in order.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};

use placet_runtime::{Policy, RequestBuffer};
use serde_json::{Value, json};

use super::Actions;
use super::strict::{Json, parse};
use crate::answer::{Answer, Stop};
use crate::exit::Exit;
use crate::near::did_you_mean;
use crate::outcome::Outcome;
use crate::problem::{Move, Problem};
use crate::request::{Given, Held, Mistake, Names, fill};

/// The most bytes that a line may have.
const LINE_BYTES: usize = 1024 * 1024;
/// How much is read at once.
const BUFFER_BYTES: usize = 64 * 1024;
/// The fields of a request.
const FIELDS: [&str; 6] = ["action", "permissions", "roles", "facts", "options", "scopes"];
/// The fields of a scope in a request.
const SCOPE_FIELDS: [&str; 2] = ["permissions", "roles"];

/// Decides standard input, line by line.
pub(super) fn run(policy: &Policy<'_>, shown: &dyn Fn(&str) -> String) -> Result<Answer, Stop> {
    let done = Answer::text(String::new(), Exit::Done);
    let input = BufReader::with_capacity(BUFFER_BYTES, io::stdin().lock());
    match answer_all(policy, shown, input, io::stdout().lock()) {
        Ok(()) => Ok(done),
        // Whoever read the answers has enough of them.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(done),
        Err(error) => Err(Problem::new(Move::Machine, format!("the stream broke: {error}")).into()),
    }
}

fn answer_all(
    policy: &Policy<'_>,
    shown: &dyn Fn(&str) -> String,
    mut input: BufReader<impl Read>,
    output: impl Write,
) -> io::Result<()> {
    let mut output = BufWriter::new(output);
    let mut buffer = RequestBuffer::new(policy);
    let actions = Actions::new(policy);
    let mut line = Vec::new();
    let mut number: u64 = 0;
    while let Some(whole) = next_line(&mut input, &mut line)? {
        number = number.saturating_add(1);
        let answer = if whole {
            answer(&mut buffer, &actions, shown, &line)
        } else {
            Err(Mistake::new(format!("the line has more than {LINE_BYTES} bytes")))
        };
        let answer =
            answer.unwrap_or_else(|mistake| json!({ "error": { "message": mistake.sentence(), "line": number } }));
        writeln!(output, "{answer}")?;
        // Whoever waits for the answer before sending more gets it now; whoever sends many at once gets them in blocks.
        if !input.buffer().contains(&b'\n') {
            output.flush()?;
        }
    }
    output.flush()
}

/// Reads one line without its end. `Some(false)`: it was too long and has been skipped. `None`: there are no more.
fn next_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Option<bool>> {
    line.clear();
    let most = u64::try_from(LINE_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    if input.by_ref().take(most).read_until(b'\n', line)? == 0 {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
        return Ok(Some(true));
    }
    if line.len() <= LINE_BYTES {
        return Ok(Some(true));
    }
    input.skip_until(b'\n')?;
    Ok(Some(false))
}

fn answer(
    buffer: &mut RequestBuffer<'_>,
    actions: &Actions<'_>,
    shown: &dyn Fn(&str) -> String,
    line: &[u8],
) -> Result<Value, Mistake> {
    let policy = *buffer.policy();
    let (action, names) = request(line, "action")?;
    let action = actions.find(&action).map_err(|problem| unfound(&policy, &action, &problem))?;
    fill(buffer, action, &names)?;
    let why = policy.explain(action, &buffer.as_request()).map_err(|error| Mistake::new(error.to_string()))?;
    Ok(Outcome { policy, action, asked: &names.options, why, shown }.json())
}

/// Why a name means no action, in one sentence.
fn unfound(policy: &Policy<'_>, named: &str, problem: &Problem) -> Mistake {
    let near = did_you_mean(named, policy.actions().map(|action| action.name));
    let ids: Vec<&str> = problem.candidates.iter().map(|candidate| candidate.id.as_str()).collect();
    match near {
        Some(near) => Mistake::new(format!("no action is called `{named}`")).help(Some(near)),
        None if ids.is_empty() => Mistake::new(problem.message.clone()),
        None => Mistake::new(problem.message.clone()).help(Some(format!("name one by its id: {}", ids.join(", ")))),
    }
}

/// What a line names, as its `action` or its `user`, and the rest of it.
pub(in crate::commands) fn request(line: &[u8], named: &'static str) -> Result<(String, Names), Mistake> {
    let text = std::str::from_utf8(line).map_err(|_| Mistake::new("the line is not UTF-8 text"))?;
    if text.trim().is_empty() {
        return Err(Mistake::new(format!("the line is empty; it should be an object with `{named}`")));
    }
    let Json::Object(fields) = parse(text).map_err(Mistake::new)? else {
        return Err(Mistake::new(format!("the line is not an object; it should be one with `{named}`")));
    };
    let mut name = None;
    let mut names = Names::default();
    for (field, value) in fields {
        match field.as_str() {
            field if field == named => match value {
                Json::String(id) => name = Some(id),
                _ => return Err(Mistake::new(format!("`{named}` is not a string"))),
            },
            "permissions" => names.permissions = strings("permissions", value)?,
            "roles" => names.roles = strings("roles", value)?,
            "options" => names.options = strings("options", value)?,
            "facts" => names.facts = facts(value)?,
            "scopes" => names.scopes = scopes(value)?,
            other => {
                let fields = || FIELDS.into_iter().map(|field| if field == "action" { named } else { field });
                let all: Vec<&str> = fields().collect();
                let help = did_you_mean(other, fields());
                let help = help.unwrap_or_else(|| format!("its fields are {}", all.join(", ")));
                return Err(Mistake::new(format!("there is no field `{other}`")).help(Some(help)));
            }
        }
    }
    let name = name.ok_or_else(|| Mistake::new(format!("there is no `{named}`")))?;
    Ok((name, names))
}

fn strings(field: &str, value: Json) -> Result<Vec<String>, Mistake> {
    let wrong = || Mistake::new(format!("`{field}` is not an array of strings"));
    let Json::Array(values) = value else { return Err(wrong()) };
    let mut strings = Vec::new();
    for value in values {
        let Json::String(text) = value else { return Err(wrong()) };
        strings.push(text);
    }
    Ok(strings)
}

fn facts(value: Json) -> Result<Vec<(String, Given)>, Mistake> {
    let Json::Object(fields) = value else {
        return Err(Mistake::new("`facts` is not an object of names and values"));
    };
    let mut facts = Vec::new();
    for (name, value) in fields {
        let given = match value {
            Json::Null => Given::Unknown,
            Json::Boolean(value) => Given::Boolean(value),
            Json::Number(value) => Given::Number(value),
            Json::String(value) => Given::Text(value),
            Json::Array(_) => Given::List(strings(&name, value)?),
            Json::Object(_) => {
                let message = format!("the value of the fact `{name}` is an object");
                return Err(Mistake::new(message).help(Some("facts are a flat object of dotted names".to_owned())));
            }
        };
        facts.push((name, given));
    }
    Ok(facts)
}

fn scopes(value: Json) -> Result<Vec<(String, Held)>, Mistake> {
    let Json::Object(fields) = value else {
        return Err(Mistake::new("`scopes` is not an object of names and what is held in each"));
    };
    let mut scopes = Vec::new();
    for (scope, value) in fields {
        let Json::Object(fields) = value else {
            let message = format!("the scope `{scope}` is not an object of `permissions` and `roles`");
            return Err(Mistake::new(message));
        };
        let mut held = Held::default();
        for (field, value) in fields {
            match field.as_str() {
                "permissions" => held.permissions = strings("permissions", value)?,
                "roles" => held.roles = strings("roles", value)?,
                other => {
                    let help = did_you_mean(other, SCOPE_FIELDS);
                    let help = help.unwrap_or_else(|| format!("its fields are {}", SCOPE_FIELDS.join(", ")));
                    let message = format!("the scope `{scope}` has no field `{other}`");
                    return Err(Mistake::new(message).help(Some(help)));
                }
            }
        }
        scopes.push((scope, held));
    }
    Ok(scopes)
}

#[cfg(test)]
mod tests {
    use super::{LINE_BYTES, next_line, request};

    #[test]
    fn a_line_at_the_limit_is_read_and_one_past_it_is_skipped() {
        let text = format!("{}\n{}\nlast", "a".repeat(LINE_BYTES), "b".repeat(LINE_BYTES + 1));
        let mut input = text.as_bytes();
        let mut line = Vec::new();
        assert_eq!(next_line(&mut input, &mut line).unwrap(), Some(true));
        assert_eq!(line.len(), LINE_BYTES);
        assert_eq!(next_line(&mut input, &mut line).unwrap(), Some(false));
        assert_eq!(next_line(&mut input, &mut line).unwrap(), Some(true));
        assert_eq!(line, b"last");
        assert_eq!(next_line(&mut input, &mut line).unwrap(), None);
    }

    #[test]
    fn each_mistake_of_a_request_has_its_sentence() {
        let said = |line: &str| request(line.as_bytes(), "action").unwrap_err().sentence();
        assert_eq!(said(""), "the line is empty; it should be an object with `action`");
        assert_eq!(said("[]"), "the line is not an object; it should be one with `action`");
        assert_eq!(said("{}"), "there is no `action`");
        assert_eq!(said(r#"{"action": 1}"#), "`action` is not a string");
        assert_eq!(said(r#"{"action": "a", "role": []}"#), "there is no field `role`; did you mean `roles`?");
        assert_eq!(said(r#"{"action": "a", "roles": "b"}"#), "`roles` is not an array of strings");
        assert_eq!(said(r#"{"action": "a", "facts": []}"#), "`facts` is not an object of names and values");
        assert_eq!(said(r#"{"action": "a", "action": "b"}"#), "the field `action` is given twice");
        assert_eq!(
            said(r#"{"action": "a", "facts": {"task": {}}}"#),
            "the value of the fact `task` is an object; facts are a flat object of dotted names"
        );
        let scopes = |scopes: &str| said(&format!(r#"{{"action": "a", "scopes": {scopes}}}"#));
        assert_eq!(scopes(r#"["s"]"#), "`scopes` is not an object of names and what is held in each");
        assert_eq!(scopes(r#"{"s": ["b"]}"#), "the scope `s` is not an object of `permissions` and `roles`");
        assert_eq!(scopes(r#"{"s": null}"#), "the scope `s` is not an object of `permissions` and `roles`");
        assert_eq!(scopes(r#"{"s": {"role": []}}"#), "the scope `s` has no field `role`; did you mean `roles`?");
        assert_eq!(scopes(r#"{"s": {"x": []}}"#), "the scope `s` has no field `x`; its fields are permissions, roles");
        assert_eq!(scopes(r#"{"s": {"roles": "b"}}"#), "`roles` is not an array of strings");
        assert_eq!(scopes(r#"{"s": {}, "s": {}}"#), "the field `s` is given twice");
    }
}
