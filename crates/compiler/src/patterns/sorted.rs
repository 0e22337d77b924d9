//! The names of permissions, sorted: all that start alike stand together, and what a pattern asks for is looked for there.
//!
//! ```text
//!   settings.users.*     below the plain front       settings.users.read, settings.users.edit
//!   settings.**, *.*     no word after the front     of these, by how many parts they have
//!   **.invoices.*        a word after the front      the names with the rarest of its words in them
//! ```
//!
//! So a pattern that matches little looks at little, however many permissions there are.

mod parts;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::OnceLock;

use self::parts::Parts;
use super::Part;
use crate::model::Name;

/// The names of the permissions of a set, sorted, each with its place in the order of declaration.
#[derive(Debug, Clone, Default)]
pub(crate) struct SortedNames {
    names: Vec<(Name, u32)>,
    /// Made when a pattern asks for it; nothing that the names don't say.
    parts: OnceLock<Parts>,
}

impl PartialEq for SortedNames {
    fn eq(&self, other: &SortedNames) -> bool {
        self.names == other.names
    }
}

impl Eq for SortedNames {}

impl SortedNames {
    pub(crate) fn new<'a>(declared: impl Iterator<Item = &'a Name>) -> SortedNames {
        let mut names: Vec<(Name, u32)> = declared.cloned().zip(0..).collect();
        names.sort_unstable();
        SortedNames { names, parts: OnceLock::new() }
    }

    /// Where the names are that start so; all of them where `start` is empty.
    fn starting(&self, start: &str) -> Range<usize> {
        let from = self.names.partition_point(|(name, _)| name.as_str() < start);
        let rest = self.names.get(from..).unwrap_or_default();
        from..from + rest.partition_point(|(name, _)| name.starts_with(start))
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

    /// Calls `found` with each name that matches and its place in the order of declaration.
    fn visit<'a>(&'a self, parts: &[Part], found: &mut dyn FnMut(&'a Name, u32)) {
        let (fronts, rest) = fronts(parts);
        let mut find = |at: usize| {
            if let Some((name, place)) = self.names.get(at) {
                found(name, *place);
            }
        };
        if rest.is_empty() {
            fronts.iter().filter_map(|front| self.whole(front)).for_each(find);
        } else if rest.iter().any(|part| matches!(part, Part::Index(..))) {
            // No name has one.
        } else if rest.iter().any(is_word) {
            self.visit_words(parts, rest, &fronts, &mut find);
        } else {
            self.visit_lengths(parts, rest, &fronts, &mut find);
        }
    }

    /// Where the name is that is all of `name`.
    fn whole(&self, name: &str) -> Option<usize> {
        let at = self.starting(name).start;
        self.names.get(at).is_some_and(|(known, _)| known == name).then_some(at)
    }

    /// What matches where `rest`, what stands after the fronts, asks only for how many parts there are.
    fn visit_lengths(&self, parts: &[Part], rest: &[Part], fronts: &[String], find: &mut dyn FnMut(usize)) {
        let lengths = &self.parts().lengths;
        let least = parts.len() - rest.iter().filter(|part| **part == Part::Deep).count();
        let most = if least < parts.len() { lengths.len() } else { least + 1 };
        let any_depth = rest.iter().all(|part| *part == Part::Deep);
        for front in fronts {
            // Any depth may be none: the last plain part is the permission's own then.
            if any_depth && let Some(at) = front.strip_suffix('.').and_then(|whole| self.whole(whole)) {
                find(at);
            }
            let range = self.starting(front);
            for places in lengths.get(least..most.min(lengths.len())).unwrap_or_default() {
                let from = places.partition_point(|at| *at < range.start);
                let within = places.get(from..).unwrap_or_default().iter().take_while(|at| **at < range.end);
                within.for_each(|at| find(*at));
            }
        }
    }

    /// What matches where `rest` has a word: looked for among the names with its rarest word, where those are fewer than the
    /// names that start right.
    fn visit_words(&self, parts: &[Part], rest: &[Part], fronts: &[String], find: &mut dyn FnMut(usize)) {
        let known = self.parts();
        let ranges: Vec<Range<usize>> = fronts.iter().map(|front| self.starting(front)).collect();
        let below: usize = ranges.iter().map(Range::len).sum();
        let words = rest.iter().filter(|part| is_word(part)).map(|part| (known.count(part), part));
        let rarest = words.min_by_key(|(count, _)| *count).filter(|(count, _)| *count < below);
        let is_so = |at: &usize| {
            let levels = self.names.get(*at).map(|(name, _)| name.split('.').collect::<Vec<_>>());
            levels.is_some_and(|levels| matches(parts, &levels))
        };
        match rarest {
            Some((_, part)) => known.places(part).into_iter().filter(is_so).for_each(find),
            None => ranges.into_iter().flatten().filter(is_so).for_each(find),
        }
    }

    fn parts(&self) -> &Parts {
        self.parts.get_or_init(|| Parts::of(&self.names))
    }
}

fn is_word(part: &Part) -> bool {
    matches!(part, Part::Name(_) | Part::OneOf(_))
}

/// What is plain at the front, words in braces one by one, and the parts after it: `settings.{users, groups}.*` looks below
/// two nodes.
fn fronts(parts: &[Part]) -> (Vec<String>, &[Part]) {
    let mut fronts: Vec<String> = vec![String::new()];
    let mut rest = parts;
    while let [part @ (Part::Name(_) | Part::OneOf(_)), after @ ..] = rest {
        let names: BTreeSet<&Name> = match part {
            Part::Name(name) => BTreeSet::from([name]),
            Part::OneOf(names) => names.iter().collect(),
            Part::Any | Part::Deep | Part::Index(..) => BTreeSet::new(),
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
    (fronts, rest)
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
