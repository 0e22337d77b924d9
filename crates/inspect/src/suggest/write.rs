//! Claims as blocks that a person reads.

use std::collections::{BTreeMap, BTreeSet};

use placet_compiler::{Name, Policy, TestExpectation};

use super::worlds::Claim;
use super::{GENERATED, SuggestedTest};

/// How much of a case a name says, in characters.
const CASE: usize = 90;

const ABOUT: &str = "\
// The tests beside the rules say what the product's pages say. These do not: they say what the policy says today, where a
// slip in it would go unnoticed by the others. Look at each before you trust it; move what a page says to the rules.
";

/// The heading and the lines of a case, with what is claimed of it.
type Block<'c> = ((String, Vec<String>), Vec<Killing<'c>>);

/// A claim with the mutants that it kills.
type Killing<'c> = (&'c Claim, &'c BTreeSet<usize>);

pub(super) fn file(blocks: &[SuggestedTest]) -> String {
    let mut text = format!("{GENERATED}\n//\n{ABOUT}");
    for block in blocks {
        text += "\n";
        text += &block.text;
    }
    placet_syntax::format::format(&text)
}

/// A block for each section and case, in the order of the actions; `names` are taken.
pub(super) fn blocks(policy: &Policy, mut names: BTreeSet<String>, claims: &[Killing<'_>]) -> Vec<SuggestedTest> {
    let places: BTreeMap<&Name, usize> = policy.actions.iter().map(|action| &action.id).zip(0..).collect();
    let place = |claim: &Claim| places.get(&claim.expected.action).copied();
    let mut claims = claims.to_vec();
    claims.sort_by_key(|(claim, _)| (place(claim), claim.expected.options.clone(), claim.case.statements()));
    let mut grouped: Vec<Block<'_>> = Vec::new();
    for (claim, kills) in claims {
        let key = (heading(policy, &claim.expected.action), claim.case.statements());
        match grouped.iter_mut().find(|(other, _)| *other == key) {
            Some((_, group)) => group.push((claim, kills)),
            None => grouped.push((key, vec![(claim, kills)])),
        }
    }
    let mut blocks = Vec::new();
    for ((heading, statements), group) in grouped {
        let Some((first, _)) = group.first() else { continue };
        let name = unused(&mut names, format!("{heading}: {}", case(policy, &statements)));
        let expected: Vec<String> = group.iter().map(|(claim, _)| line(&claim.expected)).collect();
        let kills: BTreeSet<usize> = group.iter().flat_map(|(_, kills)| kills.iter().copied()).collect();
        blocks.push(SuggestedTest {
            text: placet_syntax::format::format(&first.case.test(&name, &expected)),
            name,
            kills: kills.into_iter().collect(),
        });
    }
    blocks
}

/// The innermost heading around an action.
fn heading(policy: &Policy, action: &Name) -> String {
    let found = policy.actions.iter().find(|other| other.id == *action);
    let heading = found.and_then(|action| action.sections.last().cloned());
    heading.filter(|heading| !heading.is_empty()).unwrap_or_else(|| action.to_string())
}

/// The case in a name: what is held, then the facts; empty sets only where nothing else is said.
fn case(policy: &Policy, statements: &[String]) -> String {
    let (empty, facts): (Vec<&String>, Vec<&String>) =
        statements.iter().partition(|statement| statement.ends_with(" contains nothing"));
    let mut words: Vec<String> = Vec::new();
    for statement in if facts.is_empty() { empty } else { facts } {
        match statement.strip_prefix(&format!("{} holds ", policy.subject)) {
            Some(held) => {
                let held = format!("with {held}");
                words.extend(held.split(", ").map(str::to_owned));
            }
            None => words.push(statement.clone()),
        }
    }
    let mut said = String::new();
    for (at, word) in words.iter().enumerate() {
        if !said.is_empty() && said.chars().count().saturating_add(word.chars().count()) > CASE {
            return format!("{said} and {} more", words.len().saturating_sub(at));
        }
        if !said.is_empty() {
            said += ", ";
        }
        said.extend(word.chars().take(CASE));
    }
    if said.is_empty() { "without any permission".to_owned() } else { said }
}

fn unused(names: &mut BTreeSet<String>, wanted: String) -> String {
    let mut name = wanted.clone();
    let mut number = 1_usize;
    while !names.insert(name.clone()) {
        number = number.saturating_add(1);
        name = format!("{wanted} ({number})");
    }
    name
}

fn line(expected: &TestExpectation) -> String {
    let mut line = format!("{} {}", if expected.allow { "allow" } else { "deny" }, expected.action);
    match expected.options.as_slice() {
        [] => {}
        [one] => line += &format!(" with {one}"),
        several => line += &format!(" with ({})", several.join(", ")),
    }
    if let Some(sets) = &expected.missing {
        let sets: Vec<String> = sets.iter().map(|set| format!("({})", set.join(", "))).collect();
        line += &format!(" missing {}", sets.join(" or "));
    }
    line
}
