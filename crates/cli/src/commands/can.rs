//! `placet can`: what somebody can do.

use placet_compiler::{Action, Name, PolicyIndex};
use placet_inspect::{Holder, Reach, Reachable};
use placet_logic::Budget;
use placet_runtime::{Policy, Request, RequestBuffer};
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr as _;

use crate::answer::{Answer, Stop};
use crate::arguments::Can;
use crate::exit::Exit;
use crate::load::Loaded;
use crate::problem::{Move, Problem};
use crate::render::progress::Progress;
use crate::render::{Screen, count};
use crate::request::{Mistake, Names, fill};
use crate::typed;

/// The lists in the order in which they are shown: for people, and their names for programs.
const LISTS: [(Reach, &str, &str); 4] = [
    (Reach::Always, "can, whatever the facts are", "always"),
    (Reach::Sometimes, "can, depending on the facts", "sometimes"),
    (Reach::NotDecided, "not decided, as the rule is too large", "notDecided"),
    (Reach::Never, "can't", "never"),
];

/// Names wider than this don't widen their column.
const WIDEST: usize = 64;

/// An action, or an action with an option, and how far somebody gets with it.
struct Line<'p> {
    action: &'p Action,
    option: Option<(&'p Name, &'p str)>,
    reach: Reach,
    /// Under what it can be done, where that is known.
    condition: Option<String>,
}

impl Line<'_> {
    fn name(&self) -> String {
        match self.option {
            Some((_, phrase)) => format!("  to {phrase}"),
            None => self.action.phrase.clone(),
        }
    }

    fn id(&self) -> String {
        match self.option {
            Some((id, _)) => format!("  with {id}"),
            None => self.action.id.to_string(),
        }
    }
}

pub(crate) fn run(arguments: &Can, screen: &Screen) -> Result<Answer, Stop> {
    let loaded = Loaded::open(&arguments.path, screen)?;
    let index = PolicyIndex::new(&loaded.policy);
    let given = &arguments.given;
    let roles: Vec<String> = arguments.named.iter().cloned().chain(typed::given(&given.roles)).collect();
    let names = Names {
        permissions: typed::given(&given.holds),
        roles,
        facts: typed::facts(&given.facts)?,
        options: Vec::new(),
        scopes: typed::scopes(&given.holds_in, &given.roles_in)?,
    };
    if names.permissions.is_empty() && names.roles.is_empty() && names.scopes.is_empty() {
        let help = "name a role, or give permissions with `--holds`; `placet matrix PATH` shows all roles";
        return Err(Problem::caller("nobody is named").help(help).into());
    }
    let compiled = loaded.compiled()?;
    let broken = |what: String| Problem::new(Move::Us, what);
    let policy = Policy::open(&compiled.artifact).map_err(|error| broken(error.to_string()))?;
    let mut buffer = RequestBuffer::new(&policy);
    let first = policy.actions().next().map(|action| action.id);
    let first = first.ok_or_else(|| Problem::new(Move::Author, "the policy declares no actions"))?;
    let wrong = |Mistake { message, help }| Problem { help, ..Problem::caller(message) };
    fill(&mut buffer, first, &names).map_err(wrong)?;
    let holder = Holder::of_request(&policy, &buffer.as_request());
    let lines = {
        let _progress = Progress::start("going through the actions");
        let ask = Ask { index: &index, policy: &policy, request: buffer.as_request(), holder: &holder };
        ask.lines()
    };
    Ok(match screen.json {
        true => Answer::json(&object(&lines, &holder), Exit::Done),
        false => Answer::text(text(&lines, &names.roles, &holder, &loaded, screen, arguments.all), Exit::Done),
    })
}

/// Who is asked about.
struct Ask<'a, 'p> {
    index: &'a PolicyIndex<'p>,
    policy: &'a Policy<'a>,
    request: Request<'a>,
    holder: &'a Holder,
}

impl<'p> Ask<'_, 'p> {
    fn lines(&self) -> Vec<Line<'p>> {
        let mut lines = Vec::new();
        for action in &self.index.policy().actions {
            let (reach, condition) = self.reached(action, &[]);
            lines.push(Line { action, option: None, reach, condition });
            for option in &action.options {
                let asked = [option.id.clone()];
                let (reach, condition) = self.reached(action, &asked);
                lines.push(Line { action, option: Some((&option.id, &option.phrase)), reach, condition });
            }
        }
        lines
    }

    /// How far they get with an action, and under what condition.
    fn reached(&self, action: &Action, options: &[Name]) -> (Reach, Option<String>) {
        let Ask { index, policy, request, holder } = self;
        let Ok(reachable) = Reachable::knowing(index, policy, request, action, options, Budget::default()) else {
            return (Reach::NotDecided, None);
        };
        let condition = match reachable.reach(holder) {
            Reach::Sometimes => reachable.condition(index, holder).ok().map(|found| found.to_string()),
            _ => None,
        };
        (reachable.reach(holder), condition)
    }
}

fn text(lines: &[Line<'_>], roles: &[String], holder: &Holder, loaded: &Loaded, screen: &Screen, all: bool) -> String {
    let mut text = String::new();
    for role in roles {
        if let Some(role) = loaded.policy.roles.iter().find(|known| known.id == role.as_str()) {
            text += &format!("{}  {}\n", screen.strong(&role.label), screen.dim(&role.id));
        }
    }
    text += &format!("holds {}, after implications\n", count(holder.here().len(), "permission"));
    for (reach, heading, _) in LISTS {
        let of_list: Vec<&Line<'_>> = lines.iter().filter(|line| line.reach == reach).collect();
        if of_list.is_empty() || (reach == Reach::Never && !all) {
            continue;
        }
        text += &format!("\n{}\n", screen.strong(heading));
        let mut around: Option<&[String]> = None;
        let width = of_list.iter().map(|line| line.name().width()).filter(|width| *width <= WIDEST).max().unwrap_or(0);
        for line in of_list {
            if around != Some(&line.action.sections) {
                text += &format!("  {}\n", line.action.sections.join(" › "));
                around = Some(&line.action.sections);
            }
            let name = line.name();
            let gap = " ".repeat(width.saturating_sub(name.width()));
            text += &format!("    {name}{gap}  {}\n", screen.dim(&line.id()));
            if let Some(condition) = &line.condition {
                text += &format!("      if {condition}\n");
            }
        }
    }
    let of = |reach: Reach| lines.iter().filter(|line| line.reach == reach && line.option.is_none()).count();
    let actions = lines.iter().filter(|line| line.option.is_none()).count();
    text += &format!(
        "\nof {}: {} always, {} depending on the facts, {} never\n",
        count(actions, "action"),
        of(Reach::Always),
        of(Reach::Sometimes),
        of(Reach::Never)
    );
    text
}

fn object(lines: &[Line<'_>], holder: &Holder) -> Value {
    let held: Vec<&str> = holder.here().iter().map(Name::as_str).collect();
    let mut object = json!({ "holds": held });
    for (reach, _, name) in LISTS {
        let of_list = lines.iter().filter(|line| line.reach == reach);
        let list = of_list.map(|line| {
            json!({
                "id": line.action.id.as_str(),
                "option": line.option.map(|(id, _)| id.as_str()),
                "sections": line.action.sections,
                "phrase": line.action.phrase,
                "condition": line.condition,
            })
        });
        if let Some(object) = object.as_object_mut() {
            object.insert(name.to_owned(), list.collect());
        }
    }
    object
}
