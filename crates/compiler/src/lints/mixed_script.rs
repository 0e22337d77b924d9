use std::collections::BTreeSet;

use placet_syntax::{SyntaxKind, TextRange, TextSize};
use unicode_script::{Script, UnicodeScript as _};

use crate::diagnostic::{Diagnostic, Place};
use crate::linting::View;

/// A word mixes Latin and Cyrillic letters.
fn mixed_script(place: &Place, word: &str) -> Diagnostic {
    let few = |script: Script| word.chars().filter(move |letter| letter.script() == script).map(String::from);
    let (latin, cyrillic): (Vec<String>, Vec<String>) = (few(Script::Latin).collect(), few(Script::Cyrillic).collect());
    let (name, letters) = if cyrillic.len() <= latin.len() { ("Cyrillic", cyrillic) } else { ("Latin", latin) };
    let message = format!("`{word}` mixes Latin and Cyrillic letters; {name} are {}", letters.join(", "));
    Diagnostic::warning("mixed-script", place, message)
        .help("write it in letters of one alphabet: two words that look alike are two names")
}

pub(super) fn check(view: &View<'_>, found: &mut Vec<Diagnostic>) {
    if view.text.is_ascii() {
        return;
    }
    let mut told = BTreeSet::new();
    for token in view.root().descendants_with_tokens().filter_map(|element| element.into_token()) {
        let names =
            matches!(token.kind(), SyntaxKind::Ident | SyntaxKind::NameText | SyntaxKind::Phrase | SyntaxKind::String);
        if !names || token.text().is_ascii() {
            continue;
        }
        let text = token.text();
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            if is_mixed(word) && told.insert(word.to_owned()) {
                let before = word.as_ptr().addr() - text.as_ptr().addr();
                let size = |bytes: usize| TextSize::new(u32::try_from(bytes).unwrap_or(0));
                let start = token.text_range().start() + size(before);
                found.push(mixed_script(&view.place(TextRange::at(start, size(word.len()))), word));
            }
        }
    }
}

fn is_mixed(word: &str) -> bool {
    let has = |script: Script| word.chars().any(|letter| letter.script() == script);
    !word.is_ascii() && has(Script::Latin) && has(Script::Cyrillic)
}
