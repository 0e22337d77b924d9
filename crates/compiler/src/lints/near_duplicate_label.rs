use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher as _};

use crate::db::{Db, File, PolicySet};
use crate::diagnostic::{Diagnostic, Place};
use crate::index::NameKind;
use crate::linting::{View, declared};
use crate::model::Name;
use crate::resolve::resolve_file;

/// Two labels can hardly be told apart.
fn near_duplicate_label(place: &Place, first: &Place, labels: (&str, &str), how: &str) -> Diagnostic {
    let (one, other) = labels;
    let message = match one == other {
        true => format!("two things are labelled \"{one}\""),
        false => format!("\"{one}\" and \"{other}\" differ only in {how}"),
    };
    Diagnostic::warning("near-duplicate-label", place, message)
        .also(first, "the other one")
        .help("reword one of them, so that people who read the labels choose the right one")
}

/// A name and its label.
struct Labelled<'a> {
    kind: NameKind,
    name: &'a Name,
    label: &'a str,
    file: File,
    /// What stands beside it: the labels of one node are compared with one another.
    beside: &'a str,
    words: Vec<String>,
}

pub(super) fn check(db: &dyn Db, set: PolicySet, found: &mut Vec<Diagnostic>) {
    let all = labels(db, set);
    let mut told: BTreeMap<usize, (usize, &str)> = BTreeMap::new();
    let mut tell = |one: usize, other: usize, how: &'static str| {
        let (first, later) = (one.min(other), one.max(other));
        told.entry(later).or_insert((first, how));
    };
    same_words(&all, &mut tell);
    one_letter(&all, &mut tell);
    let mut places = BTreeMap::new();
    let mut place = |one: &Labelled<'_>| -> Option<Place> {
        let places = places.entry(one.file.path(db)).or_insert_with(|| declared(&View::new(db, set, one.file)));
        let range = *places.get(&(one.kind, one.name.clone()))?;
        Some(Place { file: one.file.path(db), range: range.into() })
    };
    // An entry of a family is one place for each of its members.
    let mut seen = HashSet::new();
    for (later, (first, how)) in told {
        let (Some(later), Some(first)) = (all.get(later), all.get(first)) else { continue };
        if let (Some(at), Some(other)) = (place(later), place(first))
            && seen.insert(at.clone())
        {
            found.push(near_duplicate_label(&at, &other, (later.label, first.label), how));
        }
    }
}

/// The labels of permissions and roles.
fn labels(db: &dyn Db, set: PolicySet) -> Vec<Labelled<'_>> {
    let mut all = Vec::new();
    for file in set.files(db).iter() {
        let resolved = resolve_file(db, set, *file);
        for one in &resolved.permissions {
            let beside = one.id.rsplit_once('.').map_or("", |(node, _)| node);
            all.push(labelled(NameKind::Permission, &one.id, &one.label, *file, beside));
        }
        for one in &resolved.roles {
            all.push(labelled(NameKind::Role, &one.id, &one.label, *file, ""));
        }
    }
    all
}

fn labelled<'a>(kind: NameKind, name: &'a Name, label: &'a str, file: File, beside: &'a str) -> Labelled<'a> {
    let words = label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    Labelled { kind, name, label, file, beside, words: words.map(str::to_lowercase).collect() }
}

/// Labels whose words are the same but for signs, case, a plural `s` or their order.
fn same_words(all: &[Labelled<'_>], tell: &mut dyn FnMut(usize, usize, &'static str)) {
    let mut keyed: Vec<(NameKind, &str, Vec<&str>, usize)> = Vec::new();
    for (at, one) in all.iter().enumerate() {
        let mut words: Vec<&str> = one.words.iter().map(|word| singular(word)).collect();
        words.sort_unstable();
        keyed.push((one.kind, one.beside, words, at));
    }
    keyed.sort_unstable();
    for same in keyed.chunk_by(|a, b| (a.0, a.1, &a.2) == (b.0, b.1, &b.2)) {
        let [(.., first), others @ ..] = same else { continue };
        for (.., other) in others {
            let (Some(one), Some(two)) = (all.get(*first), all.get(*other)) else { continue };
            tell(*first, *other, difference(&one.words, &two.words));
        }
    }
}

/// What the words of two labels differ in, told that it is little.
fn difference(one: &[String], other: &[String]) -> &'static str {
    let singular = |words: &[String]| words.iter().map(|word| singular(word).to_owned()).collect::<Vec<_>>();
    if one == other {
        "capital letters, spaces or signs"
    } else if singular(one) == singular(other) {
        "the plural of a word"
    } else {
        "the order of their words"
    }
}

fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(rest) if rest.chars().count() >= 3 && !rest.ends_with('s') => rest,
        _ => word,
    }
}

/// The least letters of a word, and of a label, in which one letter is likely a slip.
const WORD: usize = 5;
const LABEL: usize = 12;

/// Labels that differ in one letter of one long word. Labels that share all words but one are found by a number for those;
/// of two words that differ in one letter, what is left without one of their letters is the same.
fn one_letter(all: &[Labelled<'_>], tell: &mut dyn FnMut(usize, usize, &'static str)) {
    let mut keyed: Vec<(u64, usize, usize)> = Vec::new();
    for (at, one) in all.iter().enumerate() {
        if one.words.iter().map(|word| word.chars().count()).sum::<usize>() < LABEL {
            continue;
        }
        for (place, word) in one.words.iter().enumerate() {
            if word.chars().count() >= WORD && !word.contains(|c: char| c.is_numeric()) {
                let others = one.words.iter().enumerate().filter(|(other, _)| *other != place);
                let others: Vec<(usize, &String)> = others.collect();
                keyed.push((number(&(one.kind, one.beside, one.words.len(), place, others)), at, place));
            }
        }
    }
    keyed.sort_unstable();
    for alike in keyed.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
        let mut shortened: Vec<(u64, usize, &str)> = Vec::new();
        for (_, at, place) in alike {
            let Some(word) = all.get(*at).and_then(|one| one.words.get(*place)) else { continue };
            shortened.push((number(word.as_str()), *at, word));
            for (gap, letter) in word.char_indices() {
                let rest = word.get(gap + letter.len_utf8()..).unwrap_or_default();
                let short = word.get(..gap).unwrap_or_default().to_owned() + rest;
                shortened.push((number(short.as_str()), *at, word));
            }
        }
        shortened.sort_unstable();
        for near in shortened.chunk_by(|a, b| a.0 == b.0) {
            let [(_, first, word), others @ ..] = near else { continue };
            for (_, other, another) in others {
                if first != other && word != another && strsim::osa_distance(word, another) == 1 {
                    tell(*first, *other, "one letter");
                }
            }
        }
    }
}

fn number(key: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}
