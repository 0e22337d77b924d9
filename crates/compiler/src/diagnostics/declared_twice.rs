use crate::diagnostic::{Diagnostic, Place};
use crate::index::NameKind;

/// A name is declared twice in the policy set.
pub(crate) fn duplicate(kind: NameKind, place: &Place, first: &Place, name: &str) -> Diagnostic {
    let kind = match kind {
        NameKind::Permission | NameKind::Ambiguous | NameKind::OldPermission => "permission",
        NameKind::Root => "subject, context, resource or enumeration",
        NameKind::Enum => "enumeration",
        NameKind::Scope => "scope",
        NameKind::Family => "family",
        NameKind::Field => "fact",
        NameKind::Role => "role",
        NameKind::Template => "template",
        NameKind::Action | NameKind::OldAction => "action",
        NameKind::Option => "option",
        NameKind::Subject => "subject",
    };
    let name = match (kind, name.split_once(' ')) {
        ("option", Some((action, option))) => format!("{option}` of `{action}"),
        _ => name.to_owned(),
    };
    let found = Diagnostic::error("declared-twice", place, format!("the {kind} `{name}` is declared twice"))
        .also(first, "here for the first time");
    let is_gate = name == "open" || name.ends_with(".open");
    match kind {
        "action" if is_gate => {
            found.help("a section with a gate is opened by this id: give each section an id of its own, and no action the name `Open`")
        }
        "action" => {
            found.help("services call actions by this id: reword one of them, or give it an id of its own with `#id`")
        }
        "family" => found.help("declare it for each value of one enumeration only"),
        "option" => found.help("reword one of them, or give it an id of its own with `#id`"),
        _ => found.help("a name is declared once in the whole policy set: take one out, or rename it"),
    }
}
