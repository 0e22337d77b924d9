//! `placet least`: the smallest set of permissions for several actions.

use std::collections::BTreeMap;

use placet_compiler::{Name, PolicyIndex};
use placet_inspect::{Budget, Covers, Grant, Least, NearestRole, Sets, Unlocked, Wanted, least};
use placet_runtime::{Policy, RequestBuffer};
use serde_json::{Value, json};

use crate::answer::{Answer, Stop};
use crate::arguments;
use crate::exit::Exit;
use crate::load::Loaded;
use crate::outcome::part;
use crate::problem::{Move, Problem};
use crate::render::progress::Progress;
use crate::render::table::{indent, table};
use crate::render::{Screen, count, sets};
use crate::typed;
use crate::ways::Catalogue;

/// How much of a list is shown where not all is asked for.
const SHOWN: usize = 12;

pub(crate) fn run(arguments: &arguments::Least, screen: &Screen) -> Result<Answer, Stop> {
    let loaded = Loaded::open(&arguments.path, screen)?;
    let mut wanted: Vec<Wanted<'_>> = Vec::new();
    if arguments.every {
        wanted.extend(loaded.policy.actions.iter().map(|action| Wanted { action, options: Vec::new() }));
    }
    for typed in &arguments.actions {
        let (action, options) = typed::action_with_options(&loaded.policy, typed)?;
        wanted.push(Wanted { action, options });
    }
    let compiled = loaded.compiled()?;
    let broken = |error| Problem::new(Move::Us, format!("the artifact does not open: {error}"));
    let policy = Policy::open(&compiled.artifact).map_err(broken)?;
    let mut buffer = RequestBuffer::new(&policy);
    typed::fill_given(&mut buffer, None, &arguments.given, &[])?;
    let index = PolicyIndex::new(&loaded.policy);
    let found = {
        let _progress = Progress::start("looking for the smallest set");
        least(&index, &policy, &wanted, &buffer.as_request(), Budget::default()).map_err(|passed| {
            Problem::new(Move::Author, format!("the least for these actions is {passed}"))
                .help("ask for fewer actions at once, or give their facts")
        })?
    };
    let page = Page {
        loaded: &loaded,
        catalogue: &Catalogue::new(&loaded.policy),
        wanted: &wanted,
        least: &found,
        all: arguments.all,
    };
    let exit = Exit::yes(!found.covers.iter().any(|covers| matches!(covers, Covers::Never(_))));
    Ok(match screen.json {
        true => Answer::json(&page.json(), exit),
        false => Answer::text(page.text(screen), exit),
    })
}

struct Page<'a> {
    loaded: &'a Loaded,
    catalogue: &'a Catalogue<'a>,
    wanted: &'a [Wanted<'a>],
    least: &'a Least,
    all: bool,
}

impl Page<'_> {
    fn text(&self, screen: &Screen) -> String {
        let least = self.least;
        let mut text = self.covers(screen);
        if least.covers.iter().all(|covers| matches!(covers, Covers::Never(_))) {
            return text;
        }
        let set = Sets { count: least.count.clone(), sets: vec![least.set.clone()], more: false };
        let smallest = match (least.not_decided, least.set.is_empty()) {
            (_, true) => "nothing more is needed".to_owned(),
            (Some(passed), _) => format!("a set that is enough, not proved smallest ({passed})"),
            (None, _) => format!("the smallest set: {}", count(least.set.len(), "permission")),
        };
        text += &part(
            screen,
            &smallest,
            &sets::grants(screen, self.catalogue, set.sets.first().map_or(&[], Vec::as_slice)),
        );
        if least.not_decided.is_none() {
            text += &self.choices(screen);
        }
        if let Some(role) = least.role.as_ref().filter(|_| !least.set.is_empty()) {
            text += &self.role(screen, role);
        }
        text += &self.unlocks(screen);
        if !least.confirmed {
            let heading = "Not as the runtime decides";
            let body =
                "a clause is too large to be decided exactly where facts are unknown, and denies until they are sent";
            text += &part(screen, heading, body);
        }
        text
    }

    /// The actions, those apart that are not covered whatever the facts are.
    fn covers(&self, screen: &Screen) -> String {
        let (mut always, mut rest) = (Vec::new(), String::new());
        for (one, covers) in self.wanted.iter().zip(&self.least.covers) {
            let id = id(one);
            let path: Vec<&str> = one.action.sections.iter().chain([&one.action.phrase]).map(String::as_str).collect();
            match covers {
                Covers::Always => always.push([path.join(" › "), id]),
                Covers::Where(condition, hindrances) => {
                    let body =
                        format!("{}\n", screen.dim(&id)) + &sets::hindrances(screen, &self.loaded.set, hindrances);
                    rest += &part(screen, &format!("{}: only if {condition}", path.join(" › ")), &body);
                }
                Covers::Never(hindrances) => {
                    let body =
                        format!("{}\n", screen.dim(&id)) + &sets::hindrances(screen, &self.loaded.set, hindrances);
                    rest += &part(screen, &format!("{}: never, whatever is held", path.join(" › ")), &body);
                }
            }
        }
        let cut = if self.all { always.len() } else { SHOWN };
        let more = always.len().saturating_sub(cut);
        let mut text = table(screen, None, always.get(..cut).unwrap_or(&always));
        if more > 0 {
            text += &format!("and {} more\n", count(more, "action"));
        }
        if text.is_empty() { rest.trim_start_matches('\n').to_owned() } else { text + &rest }
    }

    fn choices(&self, screen: &Screen) -> String {
        if self.least.choices.is_empty() {
            return String::new();
        }
        let mut body = String::new();
        for choice in &self.least.choices {
            let Some((first, others)) = choice.sets.split_first() else { continue };
            let cut = if self.all { others.len() } else { SHOWN };
            let names: Vec<String> = first.iter().map(Grant::to_string).collect();
            body += &format!("instead of {}\n", names.join(", "));
            let shown: Vec<Vec<Grant>> = others.iter().take(cut).cloned().collect();
            let rows: Vec<_> = shown
                .iter()
                .map(|set| {
                    let labels: Vec<String> = set.iter().map(|grant| sets::label(self.catalogue, grant)).collect();
                    let ids: Vec<String> = set.iter().map(Grant::to_string).collect();
                    [labels.join(" + "), ids.join(" + ")]
                })
                .collect();
            body += &indent(&table(screen, None, &rows), "  ");
            if choice.more || others.len() > shown.len() {
                body += &format!("  and more: {} in all\n", choice.count);
            }
        }
        part(screen, &format!("others would do too: there are {} minimal sets", self.least.count), &body)
    }

    fn role(&self, screen: &Screen, role: &NearestRole) -> String {
        let mut body = match role.extras.as_slice() {
            [] => "it has all of it\n".to_owned(),
            extras => "and besides\n".to_owned() + &indent(&sets::grants(screen, self.catalogue, extras), "  "),
        };
        if !role.surplus.is_empty() {
            let grants: Vec<Grant> =
                role.surplus.iter().map(|name| Grant { permission: name.clone(), scope: None }).collect();
            let cut = if self.all || grants.len() <= SHOWN { grants.len() } else { 0 };
            body += &format!(
                "it has {} that {} not needed",
                count(grants.len(), "permission"),
                if grants.len() == 1 { "is" } else { "are" }
            );
            body += if cut == 0 { "; `--all` lists them\n" } else { "\n" };
            body += &indent(&sets::grants(screen, self.catalogue, grants.get(..cut).unwrap_or_default()), "  ");
        }
        part(screen, &format!("the nearest role: {} ({})", role.label, role.role), &body)
    }

    /// The other actions, by section.
    fn unlocks(&self, screen: &Screen) -> String {
        let unlocks = &self.least.unlocks;
        let not_decided = match self.least.unlocks_not_decided {
            0 => String::new(),
            some => format!("of {} that is not decided\n", count(some, "action")),
        };
        if unlocks.is_empty() && not_decided.is_empty() {
            return part(screen, "it unlocks nothing else", "");
        }
        let actions: BTreeMap<&Name, &placet_compiler::Action> =
            self.loaded.policy.actions.iter().map(|action| (&action.id, action.as_ref())).collect();
        let mut sections: Vec<(String, Vec<&Unlocked>)> = Vec::new();
        for one in unlocks {
            let Some(action) = actions.get(&one.action) else { continue };
            let section = action.sections.join(" › ");
            match sections.iter_mut().find(|(other, _)| *other == section) {
                Some((_, all)) => all.push(one),
                None => sections.push((section, vec![one])),
            }
        }
        let mut body = String::new();
        let mut left = if self.all { usize::MAX } else { SHOWN };
        let mut rows = Vec::new();
        for (section, all) in &sections {
            rows.push([section.clone(), count(all.len(), "action"), String::new()]);
            for one in all.iter().take(left) {
                let phrase = actions.get(&one.action).map(|action| action.phrase.clone()).unwrap_or_default();
                let facts = if one.always { "" } else { "for some facts" };
                rows.push([format!("  {phrase}"), one.action.to_string(), facts.to_owned()]);
            }
            left = left.saturating_sub(all.len());
        }
        body += &table(screen, None, &rows);
        if !self.all && unlocks.len() > SHOWN {
            body += "`--all` lists them all\n";
        }
        body += &not_decided;
        part(screen, &format!("it unlocks {} besides", count(unlocks.len(), "action")), &body)
    }

    fn json(&self) -> Value {
        let least = self.least;
        let actions = self.wanted.iter().zip(&least.covers).map(|(one, covers)| {
            let (covered, condition, hindrances) = match covers {
                Covers::Always => ("always", None, [].as_slice()),
                Covers::Where(condition, hindrances) => ("where", Some(condition.to_string()), hindrances.as_slice()),
                Covers::Never(hindrances) => ("never", None, hindrances.as_slice()),
            };
            json!({
                "action": one.action.id.as_str(),
                "options": one.options.iter().map(Name::as_str).collect::<Vec<_>>(),
                "covered": covered,
                "condition": condition,
                "refusals": sets::refusals(&self.loaded.set, hindrances),
            })
        });
        let ids = |grants: &[Grant]| grants.iter().map(Grant::to_string).collect::<Vec<_>>();
        let role = least.role.as_ref().map(|role| {
            json!({
                "role": role.role.as_str(),
                "label": role.label,
                "extras": ids(&role.extras),
                "surplus": role.surplus.iter().map(Name::as_str).collect::<Vec<_>>(),
            })
        });
        let unlocks = least.unlocks.iter().map(|one| json!({ "action": one.action.as_str(), "always": one.always }));
        json!({
            "actions": actions.collect::<Vec<_>>(),
            "set": ids(&least.set),
            "always": ids(&least.always),
            "count": sets::digits(&least.count),
            "choices": least.choices.iter().map(sets::json).collect::<Vec<_>>(),
            "notDecided": least.not_decided.map(|passed| passed.to_string()),
            "role": role,
            "unlocks": unlocks.collect::<Vec<_>>(),
            "unlocksNotDecided": least.unlocks_not_decided,
            "confirmed": least.confirmed,
        })
    }
}

fn id(wanted: &Wanted<'_>) -> String {
    match wanted.options.as_slice() {
        [] => wanted.action.id.to_string(),
        options => format!("{} with {}", wanted.action.id, options.join(", ")),
    }
}
