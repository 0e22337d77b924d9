//! What the words of a pattern stand for: `settings.users.{read, edit}`, `analytics.*.create`, `communication[kind].read`.

use std::collections::BTreeSet;

use placet_syntax::TextRange;
use placet_syntax::ast::PathPart;

use crate::index::Index;
use crate::items::joined;
use crate::lookup::Symbol;
use crate::model::Name;

/// How many names one pattern is followed through.
const NAMES: usize = 1_000;

/// One word of a pattern, or something that stands for words.
pub(super) enum Part {
    Word(String, TextRange),
    Words(Vec<(String, TextRange)>),
    /// Any one word.
    Any,
    /// Any words, or none.
    Deep,
}

impl Part {
    pub(super) fn of(part: PathPart) -> Part {
        match part {
            PathPart::Name(word) => Part::Word(word.text().to_owned(), word.range()),
            PathPart::OneOf(words, _) => {
                Part::Words(words.iter().map(|word| (word.text().to_owned(), word.range())).collect())
            }
            PathPart::Any(_) | PathPart::Index(..) => Part::Any,
            PathPart::Deep(_) => Part::Deep,
        }
    }
}

/// The words with what they stand for, in order; words that stand for nothing are left out.
pub(super) fn words(index: &Index, parts: &[Part]) -> Vec<(Symbol, TextRange)> {
    let mut found = Vec::new();
    // What the parts so far stand for; the empty name at the start.
    let mut names: Vec<Option<Name>> = vec![None];
    for part in parts {
        names = match part {
            Part::Word(word, range) => {
                let next = longer(index, &names, word);
                found.extend(symbol(index, &next).map(|symbol| (symbol, *range)));
                next
            }
            Part::Words(words) => {
                let mut all = Vec::new();
                for (word, range) in words {
                    let next = longer(index, &names, word);
                    found.extend(symbol(index, &next).map(|symbol| (symbol, *range)));
                    all.extend(next);
                }
                all
            }
            Part::Any => names.iter().flat_map(|name| inside(index, name.as_ref(), false)).map(Some).collect(),
            Part::Deep => {
                let deeper = names.iter().flat_map(|name| inside(index, name.as_ref(), true)).map(Some);
                names.iter().cloned().chain(deeper).collect()
            }
        };
        names.truncate(NAMES);
    }
    found
}

/// The names that `word` makes of others, as far as they are declared.
fn longer(index: &Index, names: &[Option<Name>], word: &str) -> Vec<Option<Name>> {
    let all = names.iter().map(|name| joined(name.as_ref(), word));
    all.filter(|name| index.permissions.contains_key(name) || index.nodes.contains(name)).map(Some).collect()
}

fn symbol(index: &Index, names: &[Option<Name>]) -> Option<Symbol> {
    let names: Vec<Name> = names.iter().flatten().cloned().collect();
    match names.as_slice() {
        [] => None,
        [one] if index.permissions.contains_key(one) => Some(Symbol::Permission(one.clone())),
        [one] => Some(Symbol::Node(one.clone())),
        [first, ..] => {
            let permissions: Vec<Name> =
                names.iter().filter(|name| index.permissions.contains_key(*name)).cloned().collect();
            Some(if permissions.is_empty() { Symbol::Node(first.clone()) } else { Symbol::Several(permissions) })
        }
    }
}

/// The nodes and permissions in a node: the next ones, or those at any depth.
fn inside(index: &Index, node: Option<&Name>, deep: bool) -> Vec<Name> {
    let prefix = node.map(|node| format!("{node}.")).unwrap_or_default();
    let mut found = BTreeSet::new();
    for name in index.permissions.keys().chain(&index.nodes) {
        let Some(rest) = name.strip_prefix(prefix.as_str()) else { continue };
        let depth = rest.split('.').count();
        if deep || depth == 1 {
            found.insert(name.clone());
        }
        if found.len() >= NAMES {
            break;
        }
    }
    found.into_iter().collect()
}
