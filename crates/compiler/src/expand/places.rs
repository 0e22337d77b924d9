//! Where actions and options are written, for what is told of them by name.

use placet_syntax::TextRange;
use placet_syntax::ast::{self, AstNode as _, BodyItem, Item};

use crate::db::{Db, File, PolicySet, parse};
use crate::index::{NameKind, index, old_id};
use crate::items::{BodyEntry, joined};
use crate::model::Name;

/// Every action and option of a file with its place; those of a template at the instance. Walks the whole file: called
/// where something is wrong.
pub(crate) fn action_places(db: &dyn Db, set: PolicySet, file: File, note: &mut dyn FnMut(NameKind, Name, TextRange)) {
    for item in parse(db, file).file().items() {
        if let Item::Section(section) = item {
            section_places(db, set, &section, None, note);
        }
    }
}

fn section_places(
    db: &dyn Db,
    set: PolicySet,
    section: &ast::Section,
    prefix: Option<&Name>,
    note: &mut dyn FnMut(NameKind, Name, TextRange),
) {
    let prefix = match section.id() {
        Some(id) => Some(joined(prefix, id.text())),
        None => prefix.cloned(),
    };
    if let Some(from) = section.from()
        && let Some(name) = from.template()
        && let Some(template) = index(db, set).templates.get(name.text())
    {
        if template.has_gate {
            note(NameKind::Action, joined(prefix.as_ref(), "open"), from.range());
        }
        template_places(&template.body, prefix.as_ref(), &mut |kind, id| note(kind, id, from.range()));
    }
    for item in section.body().into_iter().flat_map(|body| body.items().collect::<Vec<_>>()) {
        match item {
            BodyItem::Section(inner) => section_places(db, set, &inner, prefix.as_ref(), note),
            BodyItem::Gate(gate) => note(NameKind::Action, joined(prefix.as_ref(), "open"), gate.range()),
            BodyItem::Action(action) => {
                for old in action.formerly() {
                    note(NameKind::OldAction, old_id(prefix.as_ref(), &old.text().into()), old.range());
                }
                for name in action.names() {
                    let id = joined(prefix.as_ref(), &name.id());
                    note(NameKind::Action, id.clone(), name.range());
                    for clause in action.clauses() {
                        if let ast::Clause::Option(option) = clause {
                            let option_id = smol_str::format_smolstr!("{id} {}", option.id());
                            note(
                                NameKind::Option,
                                option_id,
                                option.phrase().map_or(option.range(), |one| one.range()),
                            );
                        }
                    }
                }
            }
            _ => {}
        }
    }
}

/// The ids of a template's own actions; what its inner instances bring is reported at the template.
fn template_places(body: &[BodyEntry], prefix: Option<&Name>, note: &mut dyn FnMut(NameKind, Name)) {
    for entry in body {
        match entry {
            BodyEntry::Section(section) => {
                let prefix = match &section.id {
                    Some(id) => Some(joined(prefix, id)),
                    None => prefix.cloned(),
                };
                if section.has_gate {
                    note(NameKind::Action, joined(prefix.as_ref(), "open"));
                }
                template_places(&section.body, prefix.as_ref(), note);
            }
            BodyEntry::Action(action) => {
                action.ids.iter().for_each(|id| note(NameKind::Action, joined(prefix, id)));
                action.formerly.iter().for_each(|old| note(NameKind::OldAction, old_id(prefix, old)));
            }
        }
    }
}
