//! `placet who-can`: the roles and the users that can take an action.

mod people;

use placet_compiler::{Name, PolicyIndex};
use placet_inspect::{Holder, Reach, Reachable};
use placet_logic::Budget;
use placet_runtime::{Policy, RequestBuffer};
use serde_json::{Value, json};

use self::people::people;
use crate::answer::{Answer, Stop};
use crate::arguments::WhoCan;
use crate::exit::Exit;
use crate::load::Loaded;
use crate::problem::{Move, Problem};
use crate::render::table::{indent, table};
use crate::render::{Screen, count};
use crate::request::{Mistake, Names, fill};
use crate::typed;

/// Somebody, and how far they get.
struct Line {
    id: String,
    label: Option<String>,
    reach: Reach,
    condition: Option<String>,
}

pub(crate) fn run(arguments: &WhoCan, screen: &Screen) -> Result<Answer, Stop> {
    let loaded = Loaded::open(&arguments.path, screen)?;
    let index = PolicyIndex::new(&loaded.policy);
    let action = typed::action(&loaded.policy, &arguments.action.join(" "))?;
    let options = typed::options(action, &typed::given(&arguments.options))?;
    let compiled = loaded.compiled()?;
    let broken = |what: String| Problem::new(Move::Us, what);
    let policy = Policy::open(&compiled.artifact).map_err(|error| broken(error.to_string()))?;
    let id = policy.find_action(&action.id).ok_or_else(|| broken("the artifact lacks an action".to_owned()))?;
    let known = typed::facts(&arguments.facts)?;
    let mut buffer = RequestBuffer::new(&policy);
    let line = |buffer: &RequestBuffer<'_>, id: &str, label: Option<&str>, holder: &Holder| -> Result<Line, Problem> {
        let request = buffer.as_request();
        let reachable = Reachable::knowing(&index, &policy, &request, action, &options, Budget::default());
        let reachable = reachable.map_err(|error| Problem::new(Move::Author, error.to_string()))?;
        let reach = reachable.reach(holder);
        let condition = match reach {
            Reach::Sometimes => reachable.condition(&index, holder).ok().map(|condition| condition.to_string()),
            _ => None,
        };
        Ok(Line { id: id.to_owned(), label: label.map(str::to_owned), reach, condition })
    };
    let facts = Names { facts: known.clone(), ..Names::default() };
    fill(&mut buffer, id, &facts).map_err(|Mistake { message, help }| Problem { help, ..Problem::caller(message) })?;
    let mut roles = Vec::new();
    for role in &loaded.policy.roles {
        roles.push(line(&buffer, &role.id, Some(&role.label), &Holder::with_role(&index, &role.id))?);
    }
    let mut users = None;
    if let Some(file) = &arguments.users {
        let mut lines = Vec::new();
        for (number, row) in people(file, &|name| policy.find_fact(name).is_some())? {
            let wrong = |Mistake { message, help }: Mistake| Problem {
                help,
                ..Problem::caller(format!("{}:{number}: {message}", file.display()))
            };
            let (user, mut names) = row.map_err(wrong)?;
            let own: Vec<String> = names.facts.iter().map(|(fact, _)| fact.clone()).collect();
            names.facts.extend(known.iter().filter(|(fact, _)| !own.contains(fact)).cloned());
            fill(&mut buffer, id, &names).map_err(wrong)?;
            let holder = Holder::of_request(&policy, &buffer.as_request());
            lines.push(line(&buffer, &user, None, &holder)?);
        }
        users = Some(lines);
    }
    if screen.json {
        let mut object = json!({
            "action": action.id.as_str(),
            "options": options.iter().map(Name::as_str).collect::<Vec<_>>(),
            "roles": roles.iter().map(self::object).collect::<Vec<Value>>(),
        });
        if let (Some(object), Some(users)) = (object.as_object_mut(), &users) {
            object.insert("users".to_owned(), users.iter().map(self::object).collect());
        }
        return Ok(Answer::json(&object, Exit::Done));
    }
    let path: Vec<&str> = action.sections.iter().chain([&action.phrase]).map(String::as_str).collect();
    let mut text = format!("{}\n{}\n", screen.strong(&path.join(" › ")), screen.dim(&action.id));
    for option in action.options.iter().filter(|option| options.contains(&option.id)) {
        text += &format!("to {}  {}\n", option.phrase, screen.dim(&option.id));
    }
    text += &list(&roles, "role", arguments.all, screen);
    if let Some(users) = &users {
        text += &list(users, "user", arguments.all, screen);
    }
    Ok(Answer::text(text, Exit::Done))
}

fn list(lines: &[Line], one: &str, all: bool, screen: &Screen) -> String {
    let mut rows = Vec::new();
    for line in lines {
        if line.reach == Reach::Never && !all {
            continue;
        }
        let when = match (&line.condition, line.reach) {
            (Some(condition), _) => format!("if {condition}"),
            (None, reach) => words(reach).to_owned(),
        };
        rows.push([line.label.clone().unwrap_or_default(), line.id.clone(), when]);
    }
    let can = lines.iter().filter(|line| matches!(line.reach, Reach::Always | Reach::Sometimes)).count();
    let heading = format!("{can} of {}", count(lines.len(), one));
    let mut text = format!("\n{}\n", screen.strong(&heading));
    text += &match rows.iter().all(|[label, _, _]| label.is_empty()) {
        true => {
            indent(&table(screen, None, &rows.into_iter().map(|[_, id, when]| [id, when]).collect::<Vec<_>>()), "  ")
        }
        false => indent(&table(screen, None, &rows), "  "),
    };
    text
}

fn words(reach: Reach) -> &'static str {
    match reach {
        Reach::Always => "always",
        Reach::Sometimes => "depending on the facts",
        Reach::Never => "never",
        Reach::NotDecided => "not decided",
    }
}

fn object(line: &Line) -> Value {
    let reach = match line.reach {
        Reach::Sometimes => "sometimes",
        reach => words(reach),
    };
    let mut object = json!({ "id": line.id, "reach": reach, "condition": line.condition });
    if let (Some(object), Some(label)) = (object.as_object_mut(), &line.label) {
        object.insert("label".to_owned(), json!(label));
    }
    object
}
