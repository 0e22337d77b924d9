//! Names of several permissions: `settings.*.{read, edit}`, `analytics.**`, and of the member of a family that a fact
//! chooses: `communication[template.kind].create`.
//!
//! Permissions are looked up in a sorted list of their names, in which all that start alike stand together: a pattern
//! looks at the permissions below its plain first part, and at no others.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::model::Name;

/// A part of a name, between dots.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    /// The part itself.
    Name(Name),
    /// `*`: any one.
    Any,
    /// `**`: none, one or more.
    Deep,
    /// `{a, b}`: one of these.
    OneOf(Vec<Name>),
    /// `[fact]`: the one that the fact has as its value. With the values that the fact can have.
    Index(Name, Vec<Name>),
}

/// How many of the permissions that a name stands for are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Quantity {
    /// It names one.
    One,
    /// `all of …`
    All,
    /// `any of …`
    Any,
}

/// What a rule says of permissions by one name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reference {
    pub(crate) parts: Vec<Part>,
    pub(crate) quantity: Quantity,
    pub(crate) scope: Option<Name>,
}

impl Reference {
    /// As an author writes it.
    fn words(&self) -> String {
        let quantity = match self.quantity {
            Quantity::One => "",
            Quantity::All => "all of ",
            Quantity::Any => "any of ",
        };
        let scope = self.scope.as_ref().map(|scope| format!(" in {scope}")).unwrap_or_default();
        format!("{quantity}{}{scope}", words(&self.parts))
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words())
    }
}

/// The parts as an author writes them.
pub(crate) fn words(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        if !text.is_empty() && !matches!(part, Part::Index(..)) {
            text.push('.');
        }
        match part {
            Part::Name(name) => text.push_str(name),
            Part::Any => text.push('*'),
            Part::Deep => text.push_str("**"),
            Part::OneOf(names) => text.push_str(&format!("{{{}}}", names.join(", "))),
            Part::Index(fact, _) => text.push_str(&format!("[{fact}]")),
        }
    }
    text
}

/// The parts of a plain name.
pub(crate) fn plain(name: &str) -> Vec<Part> {
    name.split('.').map(|part| Part::Name(part.into())).collect()
}

/// Whether the parts name more than one permission.
pub(crate) fn is_pattern(parts: &[Part]) -> bool {
    parts.iter().any(|part| matches!(part, Part::Any | Part::Deep | Part::OneOf(_)))
}

/// The names of the permissions of a set, sorted, each with its place in the order of declaration.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct SortedNames(Vec<(Name, u32)>);

impl SortedNames {
    pub(crate) fn new<'a>(declared: impl Iterator<Item = &'a Name>) -> SortedNames {
        let mut names: Vec<(Name, u32)> = declared.cloned().zip(0..).collect();
        names.sort_unstable();
        SortedNames(names)
    }

    /// The names that start so; all of them where `start` is empty.
    fn starting(&self, start: &str) -> &[(Name, u32)] {
        let from = self.0.partition_point(|(name, _)| name.as_str() < start);
        let rest = self.0.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|(name, _)| name.starts_with(start))).unwrap_or_default()
    }

    /// The permissions that match, in the order of declaration. Parts with an index match nothing.
    pub(crate) fn matching(&self, parts: &[Part]) -> Vec<Name> {
        let mut found: BTreeMap<u32, &Name> = BTreeMap::new();
        self.visit(parts, &mut |name, place| {
            found.insert(place, name);
        });
        found.into_values().cloned().collect()
    }

    /// How many permissions match, without a list of them.
    pub(crate) fn count(&self, parts: &[Part]) -> usize {
        let mut count: usize = 0;
        self.visit(parts, &mut |_, _| count = count.saturating_add(1));
        count
    }

    /// The first word in braces of which nothing comes.
    pub(crate) fn matching_nothing(&self, parts: &[Part]) -> Option<Name> {
        for (at, part) in parts.iter().enumerate() {
            let Part::OneOf(names) = part else { continue };
            for name in names {
                let mut one = parts.to_vec();
                if let Some(part) = one.get_mut(at) {
                    *part = Part::Name(name.clone());
                }
                let mut any = false;
                self.visit(&one, &mut |_, _| any = true);
                if !any {
                    return Some(name.clone());
                }
            }
        }
        None
    }

    fn visit<'a>(&'a self, parts: &[Part], found: &mut dyn FnMut(&'a Name, u32)) {
        // What is plain at the front, words in braces one by one: `settings.{users, groups}.*` looks below two nodes.
        let mut fronts: Vec<String> = vec![String::new()];
        let mut rest = parts;
        while let [Part::Name(_) | Part::OneOf(_), after @ ..] = rest {
            let names: BTreeSet<&Name> = match rest.first() {
                Some(Part::Name(name)) => BTreeSet::from([name]),
                Some(Part::OneOf(names)) => names.iter().collect(),
                _ => BTreeSet::new(),
            };
            // Names in braces one after another multiply; past this the rest is looked through instead.
            if fronts.len().saturating_mul(names.len()) > MOST_FRONTS {
                break;
            }
            let ends = if after.is_empty() { "" } else { "." };
            let longer = |front: &String| names.iter().map(|name| format!("{front}{name}{ends}")).collect::<Vec<_>>();
            fronts = fronts.iter().flat_map(longer).collect();
            rest = after;
        }
        for front in &fronts {
            // Any depth may be none: the last plain part is the permission's own then.
            if !rest.is_empty()
                && rest.iter().all(|part| *part == Part::Deep)
                && let Some(whole) = front.strip_suffix('.')
                && let Some((name, place)) = self.starting(whole).first().filter(|(name, _)| name == whole)
            {
                found(name, *place);
            }
            for (name, place) in self.starting(front) {
                let below = name.get(front.len()..).unwrap_or_default();
                if rest.is_empty() {
                    if below.is_empty() {
                        found(name, *place);
                    }
                    break;
                }
                let levels: Vec<&str> = below.split('.').collect();
                if matches(rest, &levels) {
                    found(name, *place);
                }
            }
        }
    }
}

/// How many plain beginnings a pattern is looked up by.
const MOST_FRONTS: usize = 256;

/// Whether the parts match the levels, all of them. `reached` holds the numbers of levels that the parts so far can cover.
fn matches(parts: &[Part], levels: &[&str]) -> bool {
    let mut reached = vec![false; levels.len() + 1];
    if let Some(start) = reached.first_mut() {
        *start = true;
    }
    for part in parts {
        let mut next = vec![false; levels.len() + 1];
        let mut before = false;
        for (at, covered) in next.iter_mut().enumerate() {
            let here = reached.get(at).copied().unwrap_or(false);
            let one_less = at.checked_sub(1).and_then(|at| reached.get(at)).copied().unwrap_or(false);
            let level = at.checked_sub(1).and_then(|at| levels.get(at)).copied().unwrap_or_default();
            *covered = match part {
                Part::Deep => here || before,
                Part::Any => one_less,
                Part::Name(name) => one_less && name == level,
                Part::OneOf(names) => one_less && names.iter().any(|name| name == level),
                Part::Index(..) => false,
            };
            before = *covered;
        }
        reached = next;
    }
    reached.last().copied().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(list: &[&str]) -> SortedNames {
        let list: Vec<Name> = list.iter().map(|name| Name::from(*name)).collect();
        SortedNames::new(list.iter())
    }

    fn parts(text: &str) -> Vec<Part> {
        let part = |part: &str| match part {
            "*" => Part::Any,
            "**" => Part::Deep,
            list if list.starts_with('{') => {
                Part::OneOf(list.trim_matches(['{', '}']).split(',').map(Name::from).collect())
            }
            name => Part::Name(name.into()),
        };
        text.split('.').map(part).collect()
    }

    fn settings() -> SortedNames {
        names(&[
            "settings.users.read",
            "settings.users.edit",
            "settings.profile.edit",
            "settings.profile.domains.read",
            "settings_old.edit",
            "manage",
        ])
    }

    #[track_caller]
    fn check(pattern: &str, expected: &[&str]) {
        assert_eq!(settings().matching(&parts(pattern)), expected, "{pattern}");
    }

    #[test]
    fn a_star_is_one_level_and_two_are_any_depth() {
        check("settings.*.edit", &["settings.users.edit", "settings.profile.edit"]);
        check("settings.*", &[]);
        check("*", &["manage"]);
        check(
            "settings.**",
            &["settings.users.read", "settings.users.edit", "settings.profile.edit", "settings.profile.domains.read"],
        );
        check("settings.users.edit.**", &["settings.users.edit"]);
        check("manage.**.**", &["manage"]);
        check("**.read", &["settings.users.read", "settings.profile.domains.read"]);
        check("settings.**.domains.**", &["settings.profile.domains.read"]);
        check("settings.**.**.edit", &["settings.users.edit", "settings.profile.edit"]);
    }

    #[test]
    fn braces_name_several_in_the_order_of_declaration() {
        check("settings.{profile,users}.edit", &["settings.users.edit", "settings.profile.edit"]);
        check("settings.users.{edit,read,edit}", &["settings.users.read", "settings.users.edit"]);
        check("{manage,settings_old}.*", &["settings_old.edit"]);
        check("settings.users.edit", &["settings.users.edit"]);
        check("settings.users", &[]);
    }

    #[test]
    fn a_word_in_braces_that_brings_nothing_is_found() {
        let nothing = |pattern: &str| settings().matching_nothing(&parts(pattern));
        assert_eq!(nothing("settings.users.{read,delete}"), Some("delete".into()));
        assert_eq!(nothing("settings.**.{read,edit}"), None);
        assert_eq!(nothing("settings.{users,groups}.*"), Some("groups".into()));
    }

    #[test]
    fn many_words_in_braces_match_as_few_do() {
        let all: Vec<String> = (0..20).flat_map(|a| (0..20).map(move |b| format!("n.a{a}.b{b}"))).collect();
        let sorted = names(&all.iter().map(String::as_str).collect::<Vec<_>>());
        let list = |letter: char| Part::OneOf((0..20).map(|at| Name::from(format!("{letter}{at}"))).collect());
        let pattern = [Part::Name("n".into()), list('a'), list('b')];
        assert_eq!(sorted.matching(&pattern).len(), 400);
    }
}
