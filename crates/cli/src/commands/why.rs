//! `placet why`: all that would turn a denial into a yes, and what never could.

use placet_compiler::{Action, Name, PolicyIndex};
use placet_inspect::{Budget, RoleWay, why};
use placet_runtime::{Policy, RequestBuffer};
use serde_json::{Value, json};

use crate::answer::{Answer, Stop};
use crate::arguments::Why;
use crate::exit::Exit;
use crate::load::Loaded;
use crate::outcome::part;
use crate::problem::{Move, Problem};
use crate::render::table::{indent, table};
use crate::render::{Screen, count, sets};
use crate::typed;
use crate::ways::Catalogue;

/// What is wrong where the runtime disagrees: it denies more than the answer says.
const UNCONFIRMED: &str = "a clause is too large to be decided exactly where facts are unknown: a service is denied until all its facts are sent";

pub(crate) fn run(arguments: &Why, screen: &Screen) -> Result<Answer, Stop> {
    let loaded = Loaded::open(&arguments.path, screen)?;
    let action = typed::action(&loaded.policy, &arguments.action.join(" "))?;
    let options = typed::options(action, &typed::given(&arguments.options))?;
    let compiled = loaded.compiled()?;
    let broken = |error| Problem::new(Move::Us, format!("the artifact does not open: {error}"));
    let policy = Policy::open(&compiled.artifact).map_err(broken)?;
    let mut buffer = RequestBuffer::new(&policy);
    typed::fill_given(&mut buffer, Some(action), &arguments.given, &options)?;
    let index = PolicyIndex::new(&loaded.policy);
    let found = why(&index, &policy, action, &buffer.as_request(), Budget::default()).map_err(|passed| {
        let help = "`placet decide` answers with the first sets that it finds";
        Problem::new(Move::Author, format!("why `{}` is denied is {passed}", action.id)).help(help)
    })?;
    let page =
        Page { loaded: &loaded, catalogue: &Catalogue::new(&loaded.policy), action, options: &options, why: &found };
    let exit = Exit::yes(found.allowed);
    Ok(match screen.json {
        true => Answer::json(&page.json(), exit),
        false => Answer::text(page.text(screen), exit),
    })
}

struct Page<'a> {
    loaded: &'a Loaded,
    catalogue: &'a Catalogue<'a>,
    action: &'a Action,
    options: &'a [Name],
    why: &'a placet_inspect::Why,
}

impl Page<'_> {
    fn text(&self, screen: &Screen) -> String {
        let (why, action) = (self.why, self.action);
        let word = if why.allowed { screen.good("allowed") } else { screen.bad("denied ") };
        let path: Vec<&str> = action.sections.iter().chain([&action.phrase]).map(String::as_str).collect();
        let mut text = format!("{word}  {}\n         {}\n", screen.strong(&path.join(" › ")), screen.dim(&self.id()));
        if !why.allowed {
            text += &self.missing(screen);
            text += &self.roles(screen);
            text += &self.cases(screen);
            if !why.hindrances.is_empty() {
                let body = sets::hindrances(screen, &self.loaded.set, &why.hindrances);
                text += &part(screen, "What no permission changes", &body);
            }
        }
        if !why.confirmed {
            text += &part(screen, "Not as the runtime decides", UNCONFIRMED);
        }
        text
    }

    fn id(&self) -> String {
        match self.options {
            [] => self.action.id.to_string(),
            options => format!("{} with {}", self.action.id, options.join(", ")),
        }
    }

    fn missing(&self, screen: &Screen) -> String {
        let missing = &self.why.sets;
        let heading = match missing.sets.as_slice() {
            [] if self.why.cases.is_empty() && self.why.cases_not_decided.is_none() => {
                return part(screen, "No permission would change that", "");
            }
            [] => return part(screen, "No permission is enough, whatever the facts are that are not given", ""),
            [set] if set.len() == 1 => "Missing".to_owned(),
            [_] => "Missing, all of them".to_owned(),
            _ => format!("Missing; any one of these {} sets is enough", missing.count),
        };
        part(screen, &heading, &sets::list(screen, self.catalogue, missing))
    }

    fn roles(&self, screen: &Screen) -> String {
        let mut rows = Vec::new();
        for way in &self.why.roles {
            let where_to = places(way);
            rows.push([way.label.clone(), way.role.to_string(), count(way.permissions, "permission"), where_to]);
        }
        match rows.as_slice() {
            [] => String::new(),
            rows => part(screen, "Roles that would do it, each by itself", &table(screen, None, rows)),
        }
    }

    fn cases(&self, screen: &Screen) -> String {
        let mut body = String::new();
        for need in &self.why.cases {
            body += &format!("if {}: {}\n", need.condition, sets::heading(&need.sets));
            if !need.sets.is_nothing() {
                body += &indent(&sets::list(screen, self.catalogue, &need.sets), "  ");
            }
        }
        if let Some(passed) = self.why.cases_not_decided {
            body += &format!("{passed}\n");
        }
        if body.is_empty() { body } else { part(screen, "What would help, if it were known", &body) }
    }

    fn json(&self) -> Value {
        let why = self.why;
        let roles = why.roles.iter().map(|way| {
            json!({
                "role": way.role.as_str(),
                "label": way.label,
                "permissions": way.permissions,
                "here": way.here,
                "scopes": way.scopes.iter().map(Name::as_str).collect::<Vec<_>>(),
            })
        });
        let cases = why.cases.iter().map(|need| {
            json!({
                "condition": need.condition.to_string(),
                "count": sets::digits(&need.sets.count),
                "sets": sets::ids(&need.sets.sets),
                "more": need.sets.more,
            })
        });
        json!({
            "action": self.action.id.as_str(),
            "options": self.options.iter().map(Name::as_str).collect::<Vec<_>>(),
            "decision": if why.allowed { "allow" } else { "deny" },
            "count": sets::digits(&why.sets.count),
            "sets": sets::ids(&why.sets.sets),
            "more": why.sets.more,
            "roles": roles.collect::<Vec<_>>(),
            "cases": cases.collect::<Vec<_>>(),
            "casesNotDecided": why.cases_not_decided.map(|passed| passed.to_string()),
            "refusals": sets::refusals(&self.loaded.set, &why.hindrances),
            "confirmed": why.confirmed,
        })
    }
}

/// Where a role has to be had, if not just where the request is made.
fn places(way: &RoleWay) -> String {
    match (way.here, way.scopes.as_slice()) {
        (true, []) => String::new(),
        (true, scopes) => format!("here and in {}", scopes.join(", ")),
        (false, scopes) => format!("in {}", scopes.join(", ")),
    }
}
