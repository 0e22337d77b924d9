//! Names of permissions: parts between dots, some of which stand for several.

use placet_syntax::ast::{Path, PathPart, Word};

use super::declarations::{Declarations, FactType};
use super::read::Reader;
use super::rule::{Rule, Test};

/// A part of a name.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    /// This level.
    Name(String),
    /// `*`: any one level.
    Any,
    /// `**`: any levels, or none.
    Deep,
    /// `{a, b}`: one of these levels.
    OneOf(Vec<String>),
    /// `[fact]`: the level that is the value of this fact.
    Index(usize),
}

impl Declarations {
    /// The permissions that a name in a list stands for: one, or all that a pattern matches.
    pub(super) fn granted(&self, path: &Path) -> Vec<usize> {
        let part = |part| match part {
            PathPart::Index(..) => panic!("an index where there is no fact"),
            part => plain(part),
        };
        self.matching(&path.parts().into_iter().map(part).collect::<Vec<_>>())
    }

    /// The permissions that a name matches, in the order of declaration.
    fn matching(&self, parts: &[Part]) -> Vec<usize> {
        let is_one = |place: &usize| {
            let levels: Vec<&str> = self.permissions[*place].id.split('.').collect();
            matches(parts, &levels)
        };
        (0..self.permissions.len()).filter(is_one).collect()
    }
}

/// Whether parts match levels.
fn matches(parts: &[Part], levels: &[&str]) -> bool {
    let Some((part, parts)) = parts.split_first() else { return levels.is_empty() };
    if *part == Part::Deep {
        return (0..=levels.len()).any(|skipped| matches(parts, &levels[skipped..]));
    }
    let Some((level, levels)) = levels.split_first() else { return false };
    let is_level = match part {
        Part::Name(name) => name == level,
        Part::OneOf(names) => names.iter().any(|name| name == level),
        Part::Any => true,
        Part::Deep | Part::Index(_) => false,
    };
    is_level && matches(parts, levels)
}

/// A part that means the same everywhere.
fn plain(part: PathPart) -> Part {
    match part {
        PathPart::Name(word) => Part::Name(word.value()),
        PathPart::Any(_) => Part::Any,
        PathPart::Deep(_) => Part::Deep,
        PathPart::OneOf(names, _) => Part::OneOf(names.iter().map(Word::value).collect()),
        PathPart::Index(..) => panic!("an index means what its fact says"),
    }
}

impl Reader<'_> {
    /// The permissions that a name stands for, combined to a rule. With an index that is: for some value, the fact has it,
    /// and the rule holds of what the name stands for then.
    pub(super) fn named(&self, path: &Path, combined: impl Fn(Vec<usize>) -> Rule) -> Rule {
        let mut cases: Vec<(Vec<Rule>, Vec<Part>)> = vec![Default::default()];
        for part in self.parts(path) {
            let Part::Index(fact) = part else {
                cases.iter_mut().for_each(|(_, parts)| parts.push(part.clone()));
                continue;
            };
            let FactType::OneOf(values) = &self.declarations.facts[fact].ty else { panic!("an index without values") };
            let of_value = |(tests, parts): &(Vec<Rule>, Vec<Part>), value: &String| {
                let is_value = Rule::Test(Test::Is(fact, value.clone()));
                ([&tests[..], &[is_value]].concat(), [&parts[..], &[Part::Name(value.clone())]].concat())
            };
            cases = values.iter().flat_map(|value| cases.iter().map(move |case| of_value(case, value))).collect();
        }
        let rules = cases.into_iter().map(|(mut rules, parts)| {
            let members = self.declarations.matching(&parts);
            assert!(!members.is_empty(), "`{}` is no permission", path.text());
            rules.push(combined(members));
            Rule::All(rules)
        });
        Rule::Any(rules.collect())
    }

    /// The parts of a name. A parameter stands for what the instance gives, a variable for its value.
    fn parts(&self, path: &Path) -> Vec<Part> {
        let mut parts = Vec::new();
        for part in path.parts() {
            match part {
                PathPart::Name(word) if parts.is_empty() && self.parameters.contains_key(word.text()) => {
                    parts.extend(self.parameters[word.text()].split('.').map(|level| Part::Name(level.to_owned())));
                }
                PathPart::Index(fact, _) => {
                    let fact = fact.unwrap();
                    parts.push(match self.variables.get(&fact.text()) {
                        Some(value) => Part::Name(value.clone()),
                        None => Part::Index(self.fact(&fact)),
                    });
                }
                part => parts.push(plain(part)),
            }
        }
        parts
    }

    /// The plain name of a permission or a node: a parameter, alone or before others, is what the instance gives.
    pub(super) fn plain_name(&self, path: &Path) -> String {
        let level = |part| match part {
            Part::Name(level) => level,
            _ => panic!("the policy has errors"),
        };
        self.parts(path).into_iter().map(level).collect::<Vec<_>>().join(".")
    }
}
