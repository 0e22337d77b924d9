//! The names of permissions, sorted: all that start alike stand together, and what a pattern asks for is looked for there.
//!
//! ```text
//!   settings.users.*     below the plain front       settings.users.read, settings.users.edit
//!   settings.**, *.*     no word after the front     of these, by how many parts they have
//!   **.invoices.*        a word after the front      the names with the rarest of its words in them
//! ```
//!
//! So a pattern that matches little looks at little, however many permissions there are.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::OnceLock;

use super::Part;
use crate::hash::Map;
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

/// The names by what they are made of, each list of places in the sorted names ascending.
#[derive(Debug, Clone, Default)]
struct Parts {
    /// By a word that is one of their parts.
    words: Map<Name, Vec<usize>>,
    /// By how many parts they have.
    lengths: Vec<Vec<usize>>,
}

impl Parts {
    fn of(names: &[(Name, u32)]) -> Parts {
        let mut parts = Parts::default();
        for (at, (name, _)) in names.iter().enumerate() {
            let mut length = 0;
            for word in name.split('.') {
                length += 1;
                match parts.words.get_mut(word) {
                    Some(known) => known.push(at),
                    None => drop(parts.words.insert(word.into(), vec![at])),
                }
            }
            if parts.lengths.len() <= length {
                parts.lengths.resize(length + 1, Vec::new());
            }
            if let Some(known) = parts.lengths.get_mut(length) {
                known.push(at);
            }
        }
        parts
    }

    /// The names that a word is in.
    fn with(&self, word: &Name) -> &[usize] {
        self.words.get(word).map_or(&[], Vec::as_slice)
    }
}

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
        let mut find = |at: usize| {
            if let Some((name, place)) = self.names.get(at) {
                found(name, *place);
            }
        };
        if rest.is_empty() {
            let is = |front: &String, at: &usize| self.names.get(*at).is_some_and(|(name, _)| name == front);
            let whole = fronts.iter().filter_map(|front| Some(self.starting(front).start).filter(|at| is(front, at)));
            return whole.for_each(find);
        }
        let parts_of = self.parts.get_or_init(|| Parts::of(&self.names));
        let is_word = |part: &&Part| matches!(part, Part::Name(_) | Part::OneOf(_));
        if rest.iter().any(|part| matches!(part, Part::Index(..))) {
            return;
        }
        if !rest.iter().any(|part| is_word(&part)) {
            // How many parts there are is all that is asked.
            let least = parts.len() - rest.iter().filter(|part| **part == Part::Deep).count();
            let most = if least < parts.len() { parts_of.lengths.len() } else { least + 1 };
            for front in &fronts {
                // Any depth may be none: the last plain part is the permission's own then.
                if rest.iter().all(|part| *part == Part::Deep)
                    && let Some(whole) = front.strip_suffix('.')
                    && let at = self.starting(whole).start
                    && self.names.get(at).is_some_and(|(name, _)| name == whole)
                {
                    find(at);
                }
                let range = self.starting(front);
                for places in parts_of.lengths.get(least..most.min(parts_of.lengths.len())).unwrap_or_default() {
                    let from = places.partition_point(|at| *at < range.start);
                    let within = places.get(from..).unwrap_or_default().iter().take_while(|at| **at < range.end);
                    within.for_each(|at| find(*at));
                }
            }
            return;
        }
        // The rarest word, where fewer names have it than start right.
        let words = |part: &Part| match part {
            Part::Name(word) => parts_of.with(word).to_vec(),
            Part::OneOf(words) => {
                let places: BTreeSet<usize> = words.iter().flat_map(|word| parts_of.with(word)).copied().collect();
                places.into_iter().collect()
            }
            Part::Any | Part::Deep | Part::Index(..) => Vec::new(),
        };
        let count = |part: &Part| match part {
            Part::Name(word) => parts_of.with(word).len(),
            Part::OneOf(words) => words.iter().map(|word| parts_of.with(word).len()).sum(),
            Part::Any | Part::Deep | Part::Index(..) => usize::MAX,
        };
        let ranges: Vec<Range<usize>> = fronts.iter().map(|front| self.starting(front)).collect();
        let below: usize = ranges.iter().map(Range::len).sum();
        let rarest = rest.iter().filter(is_word).min_by_key(|part| count(part)).filter(|part| count(part) < below);
        let is_so = |at: &usize| {
            let levels = self.names.get(*at).map(|(name, _)| name.split('.').collect::<Vec<_>>());
            levels.is_some_and(|levels| matches(parts, &levels))
        };
        match rarest {
            Some(part) => words(part).into_iter().filter(is_so).for_each(find),
            None => ranges.into_iter().flatten().filter(is_so).for_each(find),
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
