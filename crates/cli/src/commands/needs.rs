//! `placet needs`: the lookup page of an action.

use crate::answer::{Answer, Stop};
use crate::arguments::Needs;
use crate::exit::Exit;
use crate::load::Loaded;
use crate::problem::{Move, Problem};
use crate::render::Screen;
use crate::render::needs::Page;
use crate::search::{self, Entry};
use crate::ways::{self, Catalogue};

pub(crate) fn run(arguments: &Needs, screen: &Screen) -> Result<Answer, Stop> {
    let loaded = Loaded::open(&arguments.path, screen)?;
    let mut entries = Vec::new();
    for action in &loaded.policy.actions {
        entries.push(Entry {
            id: action.id.to_string(),
            sections: action.sections.clone(),
            phrase: action.phrase.clone(),
        });
    }
    let typed = arguments.action.join(" ");
    // A former id means the action that had it.
    let former =
        loaded.policy.actions.iter().position(|action| action.formerly.iter().any(|old| *old == typed.as_str()));
    let at = match former {
        Some(at) => at,
        None => search::choose(&entries, &typed, true)?,
    };
    let action = loaded.policy.actions.get(at);
    let action = action.ok_or_else(|| Problem::new(Move::Us, "a search left the list of actions"))?;
    let catalogue = Catalogue::new(&loaded.policy);
    let needs = ways::needs(&catalogue, action);
    let page = Page { set: &loaded.set, catalogue: &catalogue, action, needs: &needs };
    Ok(match screen.json {
        true => Answer::json(&page.json(), Exit::Done),
        false => Answer::text(page.text(screen), Exit::Done),
    })
}
