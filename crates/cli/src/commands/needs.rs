//! `placet needs`: the lookup page of an action.

mod sets;

use crate::answer::{Answer, Stop};
use crate::arguments::Needs;
use crate::exit::Exit;
use crate::load::Loaded;
use crate::render::Screen;
use crate::render::needs::Page;
use crate::typed;
use crate::ways::{self, Catalogue};

pub(crate) fn run(arguments: &Needs, screen: &Screen) -> Result<Answer, Stop> {
    let loaded = Loaded::open(&arguments.path, screen)?;
    let action = typed::action(&loaded.policy, &arguments.action.join(" "))?;
    let catalogue = Catalogue::new(&loaded.policy);
    if arguments.sets {
        return sets::run(arguments, &loaded, &catalogue, action, screen);
    }
    let needs = ways::needs(&catalogue, action);
    let page = Page { set: &loaded.set, catalogue: &catalogue, action, needs: &needs };
    Ok(match screen.json {
        true => Answer::json(&page.json(), Exit::Done),
        false => Answer::text(page.text(screen), Exit::Done),
    })
}
