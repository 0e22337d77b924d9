//! Conditions on facts, with what people call the facts and their values.

use placet_compiler::{Enum, Expr, FactTest, FactType, Name};

use super::Catalogue;

impl<'p> Catalogue<'p> {
    /// A condition as people say it: labels stand for facts and values that have them.
    pub(crate) fn said(&self, expr: &Expr) -> String {
        match expr {
            Expr::Fact(test) => self.test(test, "").unwrap_or_else(|| self.relabelled(expr)),
            Expr::Not(inner) => match inner.as_ref() {
                Expr::Fact(test) => self.test(test, "not ").unwrap_or_else(|| self.relabelled(expr)),
                _ => self.words(expr),
            },
            Expr::All(parts) => self.joined(parts, " and "),
            Expr::Any(parts) => self.joined(parts, " or "),
            other => self.words(other),
        }
    }

    fn joined(&self, parts: &[Expr], word: &str) -> String {
        let said = parts.iter().map(|part| match part {
            Expr::All(inner) | Expr::Any(inner) if inner.len() > 1 => format!("({})", self.said(part)),
            _ => self.said(part),
        });
        said.collect::<Vec<_>>().join(word)
    }

    fn test(&self, test: &FactTest, not: &str) -> Option<String> {
        Some(match test {
            FactTest::True(fact) => format!("{not}{}", self.label(fact)),
            FactTest::Is(fact, value) => format!("{} is {not}{}", self.quoted(fact), self.value_label(fact, value)),
            FactTest::ContainsValue(set, value) => {
                format!("{not}{} contains {}", self.quoted(set), self.value_label(set, value))
            }
            _ => return None,
        })
    }

    /// The words of a test, with labels for the facts that have them. What stands in quotes is nobody's name.
    fn relabelled(&self, expr: &Expr) -> String {
        let words = self.words(expr);
        let (names, quoted) = words.split_at(words.find('"').unwrap_or(words.len()));
        let names: Vec<String> = names.split(' ').map(|word| self.quoted(word)).collect();
        format!("{}{quoted}", names.join(" "))
    }

    /// What people call a fact; its name where it has no label.
    pub(crate) fn label(&self, fact: &str) -> String {
        self.fact(fact).and_then(|fact| fact.label.clone()).unwrap_or_else(|| fact.to_owned())
    }

    /// What people call a fact, in quotes where more of the sentence follows it; its name where it has no label.
    pub(crate) fn quoted(&self, fact: &str) -> String {
        let label = self.fact(fact).and_then(|fact| fact.label.as_ref());
        label.map_or_else(|| fact.to_owned(), |label| format!("“{label}”"))
    }

    /// What people call a value of a fact.
    pub(crate) fn value_label(&self, fact: &str, value: &str) -> String {
        let values = self.enumeration(fact).map(|one| one.values.iter()).into_iter().flatten();
        let mut named = values.filter(|(id, _)| id.as_str() == value);
        named.next().map_or_else(|| value.to_owned(), |(_, label)| label.clone())
    }

    /// What people call the enumeration of a fact's values, within a sentence.
    pub(crate) fn enum_label(&self, fact: &str) -> Option<String> {
        self.enumeration(fact).map(|one| within(&one.label))
    }

    /// The enumerations, each by what people call it within a sentence.
    pub(crate) fn enums(&self) -> impl Iterator<Item = (String, &'p [(Name, String)])> {
        self.policy.enums.iter().map(|one| (within(&one.label), one.values.as_slice()))
    }

    fn enumeration(&self, fact: &str) -> Option<&'p Enum> {
        let (FactType::OneOf(values) | FactType::SetOfOneOf(values)) = &self.fact(fact)?.ty else { return None };
        self.policy.enums.iter().find(|one| one.values.iter().map(|(value, _)| value).eq(values))
    }
}

/// A label within a sentence: its first letter small, unless the word is all capitals.
fn within(label: &str) -> String {
    let mut letters = label.chars();
    let Some(first) = letters.next() else { return String::new() };
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return label.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}
