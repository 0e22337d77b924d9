//! What all forms of the answer show, in the order in which they show it.

use placet_compiler::Name;
use placet_inspect::{ActionCompared, Change, Comparison, Example, Face, OptionCompared, Verdict};

use crate::load::Loaded;
use crate::render::count;

/// A comparison with the policies that it is about.
pub(super) struct Report<'r> {
    pub(super) comparison: &'r Comparison,
    pub(super) old: &'r Loaded,
    pub(super) new: &'r Loaded,
}

/// What an action became, options counted: what a reviewer must see comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Looser,
    Both,
    NotDecided,
    /// The same rule, and a role can do more.
    MoreRoles,
    Stricter,
    /// The same rule, and a role can do less.
    FewerRoles,
    Added,
    Removed,
    Equal,
}

/// The kinds that are shown, each with its heading, its words in the summary, and its name for programs.
pub(super) const KINDS: [(Kind, &str, &str, &str); 8] = [
    (Kind::Looser, "Looser", "looser", "looser"),
    (Kind::Both, "Looser in some cases, stricter in others", "both looser and stricter", "incomparable"),
    (Kind::NotDecided, "Not decided", "not decided", "notDecided"),
    (Kind::MoreRoles, "The same rule, and a role can do more", "looser for a role", "looserForRoles"),
    (Kind::Stricter, "Stricter", "stricter", "stricter"),
    (Kind::FewerRoles, "The same rule, and a role can do less", "stricter for a role", "stricterForRoles"),
    (Kind::Added, "Added", "added", "added"),
    (Kind::Removed, "Removed", "removed", "removed"),
];

pub(super) fn kind(action: &ActionCompared) -> Kind {
    let is = |verdict: fn(Verdict) -> bool| action.changes().any(|change| verdict(change.verdict));
    if action.old.is_none() {
        return Kind::Added;
    }
    if action.new.is_none() {
        return Kind::Removed;
    }
    if is(|verdict| matches!(verdict, Verdict::NotDecided(_))) {
        return Kind::NotDecided;
    }
    match (is(Verdict::is_looser), is(Verdict::is_stricter)) {
        (true, true) => Kind::Both,
        (true, false) => Kind::Looser,
        (false, true) => Kind::Stricter,
        (false, false) if action.changes().any(Change::is_gained_alone) => Kind::MoreRoles,
        (false, false) if action.changes().any(Change::is_lost_alone) => Kind::FewerRoles,
        (false, false) if is(|verdict| verdict == Verdict::Added) => Kind::Added,
        (false, false) if is(|verdict| verdict == Verdict::Removed) => Kind::Removed,
        (false, false) => Kind::Equal,
    }
}

impl<'r> Report<'r> {
    pub(super) fn of(&self, kind_of: Kind) -> impl Iterator<Item = &'r ActionCompared> {
        self.comparison.actions.iter().filter(move |action| kind(action) == kind_of)
    }

    /// `3 looser, 1 stricter, 1 added; 398 equal`.
    pub(super) fn summary(&self) -> String {
        let mut parts = Vec::new();
        for (kind, _, words, _) in KINDS {
            let number = self.of(kind).count();
            if number > 0 {
                parts.push(format!("{number} {words}"));
            }
        }
        let equal = self.of(Kind::Equal).count();
        match parts.is_empty() {
            true => format!("{} equal", count(equal, "action")),
            false => format!("{}; {equal} equal", parts.join(", ")),
        }
    }

    /// Equal actions whose id, phrase or headings changed.
    pub(super) fn reworded(&self) -> Vec<&'r ActionCompared> {
        self.of(Kind::Equal).filter(|action| action.is_reworded()).collect()
    }

    /// Where an action is written, on the new side where that has it.
    pub(super) fn place(&self, action: &ActionCompared) -> String {
        let (side, face) = match (&action.new, &action.old) {
            (Some(face), _) => (self.new, face),
            (None, Some(face)) => (self.old, face),
            (None, None) => return String::new(),
        };
        place(side, face)
    }

    pub(super) fn role(&self, id: &Name) -> String {
        let mut roles = self.new.policy.roles.iter().chain(&self.old.policy.roles);
        roles.find(|role| role.id == *id).map(|role| role.label.clone()).unwrap_or_default()
    }
}

pub(super) fn place(side: &Loaded, face: &Face) -> String {
    format!("{}:{}", side.set.shown(&face.at.file), face.at.line)
}

/// `Customers › Export customers`.
pub(super) fn path(face: &Face) -> String {
    face.sections.iter().chain([&face.phrase]).map(String::as_str).collect::<Vec<_>>().join(" › ")
}

pub(super) fn title(action: &ActionCompared) -> String {
    action.new.as_ref().or(action.old.as_ref()).map(path).unwrap_or_default()
}

/// The options to show: those that became something else than the action did without them.
pub(super) fn options(action: &ActionCompared) -> Vec<&OptionCompared> {
    let own = &action.change;
    let same = |option: &&OptionCompared| {
        let change = &option.change;
        let alike = change.verdict == own.verdict && change.gained == own.gained && change.lost == own.lost;
        !change.is_nothing() && !alike
    };
    action.options.iter().filter(same).collect()
}

/// What stands above an example.
pub(super) fn heading(verdict: Verdict, looser: bool) -> &'static str {
    match (verdict, looser) {
        (Verdict::Added, _) => "allowed, for example",
        (Verdict::Removed, _) => "was allowed, for example",
        (_, true) => "allowed now, and was not",
        (_, false) => "was allowed, and is not any more",
    }
}

/// The examples of a change, each with what stands above it.
pub(super) fn examples(change: &Change) -> Vec<(&'static str, &Example)> {
    let both = [(true, &change.looser), (false, &change.stricter)];
    both.into_iter().filter_map(|(looser, one)| Some((heading(change.verdict, looser), one.as_ref()?))).collect()
}

/// The lines of an example, in the words of the side that allows it.
pub(super) fn lines(example: &Example) -> Vec<String> {
    let lines = example.allowed().case.statements();
    if lines.is_empty() { vec!["whoever asks".to_owned()] } else { lines }
}

/// What the other side calls it, where that is something else that is held: a permission took another name.
pub(super) fn other_words(example: &Example) -> Option<String> {
    let (side, one, other) = match example.new.allowed {
        true => ("the old policy", &example.new, &example.old),
        false => ("the new policy", &example.old, &example.new),
    };
    other.action.as_ref()?;
    let (said, there) = (one.case.held(), other.case.held());
    let differs = !there.is_empty() && there.iter().any(|name| !said.contains(name));
    differs.then(|| format!("there called {} by {side}", there.join(", ")))
}

/// What keeps a change from having all its examples, in words.
pub(super) fn unsaid(change: &Change) -> Option<String> {
    if let Verdict::NotDecided(nodes) = change.verdict {
        return Some(format!("not decided within {nodes} nodes"));
    }
    let lacks = (change.verdict.is_looser() && change.looser.is_none())
        || (change.verdict.is_stricter() && change.stricter.is_none());
    let rests =
        if change.up_to.is_empty() { String::new() } else { format!("; it rests on {}", change.up_to.join(", ")) };
    lacks.then(|| format!("no case of it could be written down{rests}"))
}
