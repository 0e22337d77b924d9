//! Words that people write for the words of the language.

/// The words that start a declaration.
pub(crate) const DECLARATIONS: [&str; 12] = [
    "permissions",
    "implication",
    "scope",
    "enum",
    "subject",
    "context",
    "resource",
    "role",
    "template",
    "section",
    "test",
    "invariant",
];

/// The words that start a clause of an action or a line of a section.
const CLAUSES: [&str; 9] =
    ["requires", "forbidden", "allowed", "ungated", "opens", "every", "section", "to", "formerly"];

/// What people write where the language has another word; whole words, the longest first where one starts another.
const INSTEAD: [(&str, &str); 46] = [
    ("allow to everyone", "allowed to everyone"),
    ("allow everyone", "allowed to everyone"),
    ("allowed for everyone", "allowed to everyone"),
    ("allowed everyone", "allowed to everyone"),
    ("allowed to all", "allowed to everyone"),
    ("allowed to anyone", "allowed to everyone"),
    ("allowed to everybody", "allowed to everyone"),
    ("allowed for all", "allowed to everyone"),
    ("allowed for anyone", "allowed to everyone"),
    ("allowed for everybody", "allowed to everyone"),
    ("open to everyone", "allowed to everyone"),
    ("open with", "opens with"),
    ("opened with", "opens with"),
    ("opened by", "opens with"),
    ("opens by", "opens with"),
    ("open by", "opens with"),
    ("every actions", "every action"),
    ("every", "every action"),
    ("each action", "every action"),
    ("all actions", "every action"),
    ("any action", "every action"),
    ("for every", "for each"),
    ("for all", "for each"),
    ("for any", "for each"),
    ("foreach", "for each"),
    ("previously", "formerly"),
    ("renamed from", "formerly"),
    ("former", "formerly"),
    ("was", "formerly"),
    ("must have", "requires"),
    ("needs", "requires"),
    ("need", "requires"),
    ("require", "requires"),
    ("required", "requires"),
    ("requiring", "requires"),
    ("forbid", "forbidden"),
    ("forbids", "forbidden"),
    ("prohibited", "forbidden"),
    ("denied", "forbidden"),
    ("deny", "forbidden"),
    ("disallowed", "forbidden"),
    ("not gated", "ungated"),
    ("no gate", "ungated"),
    ("ungate", "ungated"),
    ("on none", "on nothing"),
    ("on no", "on nothing"),
];

/// What people write within a clause.
const WITHIN: [(&str, &str); 16] = [
    ("when", "if"),
    ("where", "if"),
    ("provided", "if"),
    ("except", "unless"),
    ("else", "otherwise"),
    ("since", "because"),
    ("reason", "because"),
    ("plus", "and"),
    ("also", "and"),
    ("but", "and"),
    ("with", "and"),
    ("als", "otherwise"),
    ("either", "or"),
    ("form", "from"),
    ("using", "from"),
    ("for", "on"),
];

const TAILS: [&str; 6] = ["if", "unless", "otherwise", "because", "and", "or"];

/// The letters, digits and `_` that `text` starts with.
pub(crate) fn first_word(text: &str) -> &str {
    let end = text.find(|character: char| !(character.is_alphanumeric() || character == '_')).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// The declaration word that `word` was meant to be.
pub(crate) fn declaration(word: &str) -> Option<&'static str> {
    near(word, &DECLARATIONS)
}

/// The start of a clause that the start of `line` was meant to be: how many bytes of the line, and the right words.
pub(super) fn clause(line: &str) -> Option<(usize, &'static str)> {
    let lower = line.to_lowercase();
    for (wrong, right) in INSTEAD {
        let rest = lower.strip_prefix(wrong);
        if lower.len() == line.len() && rest.is_some_and(|rest| !starts_with_word_char(rest)) {
            return Some((wrong.len(), right));
        }
    }
    let word = first_word(line);
    let right = near(word, &CLAUSES)?;
    match word {
        "opens" => return Some((word.len(), "opens with")),
        // Who else may is not for a word to say.
        "allowed" => return None,
        _ => {}
    }
    // `to` and its like are too short to be told from other words.
    (right != word || right.len() > 2).then_some((word.len(), right))
}

/// The word within a clause that `word` was meant to be.
pub(super) fn within(word: &str) -> Option<&'static str> {
    let lower = word.to_lowercase();
    if let Some((_, right)) = WITHIN.iter().find(|(wrong, _)| *wrong == lower) {
        return Some(right);
    }
    near(word, &TAILS)
}

/// The one of `words` that `word` is at most a slip or two away from; the longer the word, the more may be wrong.
pub(super) fn near(word: &str, words: &[&'static str]) -> Option<&'static str> {
    let lower = word.to_lowercase();
    let allowed = match lower.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    };
    words
        .iter()
        .map(|candidate| (strsim::osa_distance(&lower, candidate), *candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Whether a line that starts with the word goes on with the clause above it.
pub(super) fn goes_on(word: &str) -> bool {
    TAILS.contains(&word)
}

fn starts_with_word_char(text: &str) -> bool {
    text.starts_with(|character: char| character.is_alphanumeric() || character == '_')
}
