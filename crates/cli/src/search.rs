//! Finds an action by what a person types.
//!
//! An id is exact. So is a phrase, whatever its case and punctuation, and a phrase with headings before it. Else every
//! word that was typed has to be a word, the beginning of one or nearly one, of the phrase, a heading or the id; the
//! action that fits clearly best is close.

use std::cmp::Reverse;

use placet_syntax::slug::slug;

use crate::problem::{Candidate, Problem};

/// How many candidates a message lists.
const LISTED: usize = 10;
/// How many are offered where none fits.
const OFFERED: usize = 5;
/// Words shorter than this are not searched for with typing mistakes: too many others are near.
const SHORT: usize = 4;

/// An action, as far as a search looks at it.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) sections: Vec<String>,
    pub(crate) phrase: String,
}

/// What a search found; numbers are indices of entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// Its id or its name was typed.
    Exact(usize),
    /// It fits clearly better than every other.
    Close(usize),
    /// These fit equally well, or not well enough; best first.
    Several(Vec<usize>),
    /// Nothing fits.
    Nothing,
}

/// Searches for an action.
pub(crate) fn search(entries: &[Entry], typed: &str) -> Found {
    let typed = typed.trim();
    if let Some(at) = entries.iter().position(|entry| entry.id == typed) {
        return Found::Exact(at);
    }
    let wanted = slug(typed);
    if wanted.is_empty() {
        return Found::Nothing;
    }
    let named = matching(entries, |entry| slug(&entry.phrase) == wanted);
    let named = if named.is_empty() { matching(entries, |entry| is_under_headings(entry, &wanted)) } else { named };
    match named.as_slice() {
        [] => close(entries, &wanted),
        [one] => Found::Exact(*one),
        _ => Found::Several(named),
    }
}

/// The action that a search means, or why it means none. Where `close_is_enough`, a close one is taken.
pub(crate) fn choose(entries: &[Entry], typed: &str, close_is_enough: bool) -> Result<usize, Problem> {
    let listed = |found: &[usize]| -> Vec<Candidate> {
        let entries = found.iter().take(LISTED).filter_map(|at| entries.get(*at));
        entries.map(Entry::candidate).collect()
    };
    let problem = match search(entries, typed) {
        Found::Exact(at) => return Ok(at),
        Found::Close(at) if close_is_enough => return Ok(at),
        Found::Close(at) => {
            let mut problem = Problem::caller(format!("no action is called `{typed}`; this one is close"));
            problem.candidates = listed(&[at]);
            problem.help("name it by its id or in its own words")
        }
        Found::Several(found) => {
            let shown = if found.len() > LISTED { format!(", such as these {LISTED}") } else { String::new() };
            let mut problem = Problem::caller(format!("`{typed}` fits {} actions{shown}", found.len()));
            problem.candidates = listed(&found);
            problem.help("name one of them by its id")
        }
        Found::Nothing => {
            let mut problem = Problem::caller(format!("no action is called `{typed}`"));
            problem.candidates = listed(&partly(entries, &slug(typed)));
            problem.help("`placet actions PATH` lists all of them")
        }
    };
    Err(problem)
}

impl Entry {
    fn candidate(&self) -> Candidate {
        let mut path = self.sections.clone();
        path.push(self.phrase.clone());
        Candidate { id: self.id.clone(), path }
    }
}

fn matching(entries: &[Entry], fits: impl Fn(&Entry) -> bool) -> Vec<usize> {
    let found = entries.iter().enumerate().filter(|(_, entry)| fits(entry));
    found.map(|(at, _)| at).collect()
}

/// Whether the words are the phrase with some of the headings around it before it, in their order.
fn is_under_headings(entry: &Entry, wanted: &str) -> bool {
    let Some(mut rest) = wanted.strip_suffix(&slug(&entry.phrase)) else { return false };
    for heading in &entry.sections {
        let heading = slug(heading) + "_";
        rest = rest.strip_prefix(&heading).unwrap_or(rest);
    }
    rest.is_empty()
}

fn close(entries: &[Entry], wanted: &str) -> Found {
    let words: Vec<&str> = wanted.split('_').collect();
    let mut scored: Vec<(u32, usize)> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        if let Some(score) = score(entry, &words) {
            scored.push((score, at));
        }
    }
    // A stable sort: equally good ones stay in the order of declaration.
    scored.sort_by_key(|(score, _)| Reverse(*score));
    match scored.as_slice() {
        [] => Found::Nothing,
        [(_, only)] => Found::Close(*only),
        [(best, at), (second, _), ..] if best > second => Found::Close(*at),
        _ => Found::Several(scored.into_iter().map(|(_, at)| at).collect()),
    }
}

/// The few actions that most of the words fit, where no action fits them all.
fn partly(entries: &[Entry], wanted: &str) -> Vec<usize> {
    let words: Vec<&str> = wanted.split('_').filter(|word| word.chars().count() >= SHORT).collect();
    let mut scored: Vec<(u32, usize)> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let fitting: Vec<u32> = words.iter().filter_map(|word| score(entry, &[word])).collect();
        if !fitting.is_empty() {
            scored.push((fitting.iter().fold(0, |sum, score| sum.saturating_add(*score)), at));
        }
    }
    scored.sort_by_key(|(score, _)| Reverse(*score));
    scored.into_iter().take(OFFERED).map(|(_, at)| at).collect()
}

/// How well the words fit, or that one of them fits nowhere. Words of the phrase count more than words around it, and a
/// phrase with few other words more than one with many.
fn score(entry: &Entry, words: &[&str]) -> Option<u32> {
    let phrase = slug(&entry.phrase);
    let around = slug(&format!("{} {}", entry.sections.join(" "), entry.id));
    let mut total: u32 = 0;
    for word in words {
        let inside = phrase.split('_').filter_map(|other| likeness(word, other)).max();
        let outside = around.split('_').filter_map(|other| likeness(word, other)).max();
        let best = inside.map(|score| score.saturating_mul(8)).max(outside)?;
        total = total.saturating_add(best.saturating_mul(100));
    }
    let others = phrase.split('_').count().saturating_sub(words.len()).min(99);
    Some(total.saturating_sub(u32::try_from(others).unwrap_or(99)))
}

/// How alike two words are: the same, one the beginning of the other, or a typing mistake apart.
fn likeness(typed: &str, word: &str) -> Option<u32> {
    if typed == word {
        return Some(3);
    }
    if word.starts_with(typed) {
        return Some(2);
    }
    let length = typed.chars().count();
    let allowed = if length < SHORT {
        0
    } else if length < SHORT.saturating_mul(2) {
        1
    } else {
        2
    };
    (allowed > 0 && strsim::osa_distance(typed, word) <= allowed).then_some(1)
}

#[cfg(test)]
mod tests {
    use super::{Entry, Found, choose, search};

    fn entries() -> Vec<Entry> {
        let entry = |id: &str, sections: &[&str], phrase: &str| Entry {
            id: id.into(),
            sections: sections.iter().map(|heading| (*heading).to_owned()).collect(),
            phrase: phrase.into(),
        };
        vec![
            entry("customers.export_customers", &["Platform", "Customers"], "Export customers"),
            entry("customers.delete", &["Platform", "Customers"], "Delete customers"),
            entry("email.start", &["Email"], "Start a campaign"),
            entry("sms.start", &["SMS"], "Start a campaign"),
            entry("flows.export", &["Flows"], "Export customers from flow steps"),
        ]
    }

    #[test]
    fn an_id_a_phrase_and_a_phrase_under_its_heading_are_exact() {
        assert_eq!(search(&entries(), "sms.start"), Found::Exact(3));
        assert_eq!(search(&entries(), " export CUSTOMERS. "), Found::Exact(0));
        assert_eq!(search(&entries(), "SMS › start a campaign"), Found::Exact(3));
        assert_eq!(search(&entries(), "customers: delete customers"), Found::Exact(1));
    }

    #[test]
    fn beginnings_and_typing_mistakes_are_close() {
        assert_eq!(search(&entries(), "exprot customer"), Found::Close(0));
        assert_eq!(search(&entries(), "export flow"), Found::Close(4));
        assert_eq!(search(&entries(), "sms campaign"), Found::Close(3));
        assert_eq!(search(&entries(), "delete"), Found::Close(1));
    }

    #[test]
    fn equally_good_ones_are_all_listed() {
        assert_eq!(search(&entries(), "start a campaign"), Found::Several(vec![2, 3]));
        assert_eq!(search(&entries(), "start camp"), Found::Several(vec![2, 3]));
    }

    #[test]
    fn a_word_that_fits_nowhere_finds_nothing() {
        assert_eq!(search(&entries(), "export unicorns"), Found::Nothing);
        let offered = choose(&entries(), "export unicorns", true).unwrap_err().candidates;
        assert_eq!(offered.first().unwrap().id, "customers.export_customers");
        assert_eq!(search(&entries(), "…"), Found::Nothing);
    }
}
