//! What a place in a text wants.

use std::ops::Range;

use placet_syntax::{Parse, SyntaxKind as Kind, TextSize};

/// A place where something may be written.
#[derive(Debug)]
pub(super) struct Place {
    /// What has been typed of it.
    pub(super) typed: Range<usize>,
    pub(super) wanted: Wanted,
}

/// What may stand at a place.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A permission or a fact.
    Expression,
    Permissions,
    Facts,
    /// What a fact may be compared with.
    ValuesOf(String),
    Sets,
    Actions,
    OptionsOf(String),
    Roles,
    Templates,
    Resources,
    Types,
    Enums,
    Scopes,
    /// A word that starts a line.
    Words(&'static [&'static str]),
}

const CLAUSES: &[&str] = &[
    "requires",
    "forbidden if",
    "to",
    "allowed to everyone",
    "ungated",
    "on nothing",
    "opens with",
    "every action requires",
    "every action forbidden if",
    "for each",
    "section",
];
const DECLARATIONS: &[&str] = &[
    "permissions",
    "subject",
    "context",
    "resource",
    "role",
    "section",
    "template",
    "test",
    "enum",
    "scope",
    "implication",
    "invariant",
];
const CLAIMS: &[&str] = &["allow", "deny"];

/// The words after which something new is written, within a line.
const BREAKS: &[&str] = &[
    "requires",
    "and",
    "or",
    "not",
    "with",
    "if",
    "unless",
    "otherwise",
    "of",
    "is",
    "in",
    "holds",
    "can",
    "contains",
    "by",
    "allow",
    "deny",
    "missing",
    "role",
    "roles",
    "includes",
    "from",
    "on",
    "each",
    "always",
    "implies",
    "use",
    "formerly",
    "user",
    "nothing",
    "forbidden",
    "because",
];

/// What the place at an offset wants; none where nothing can be offered.
pub(super) fn place(parse: &Parse, text: &str, offset: usize) -> Option<Place> {
    let around = around(parse, offset);
    if around.contains(&Kind::Comment) || around.contains(&Kind::Doc) {
        return None;
    }
    let before = text.get(..offset)?;
    let line = before.rsplit('\n').next().unwrap_or_default();
    let typed = typed(line)?;
    let head = line.get(..line.len() - typed.len()).unwrap_or_default().trim_end();
    let wanted = wanted(head, &around)?;
    Some(Place { typed: offset - typed.len()..offset, wanted })
}

/// The kinds of what stands around an offset, innermost first.
fn around(parse: &Parse, offset: usize) -> Vec<Kind> {
    let at = TextSize::new(u32::try_from(offset).unwrap_or(u32::MAX));
    let root = parse.syntax();
    if at > root.text_range().end() {
        return Vec::new();
    }
    let Some(token) = root.token_at_offset(at).left_biased() else { return Vec::new() };
    let node = token.parent();
    let nodes = node.iter().flat_map(|node| node.ancestors()).map(|node| node.kind());
    // A closing brace before the cursor is behind, not around.
    let closed = token.kind() == Kind::RBrace && token.text_range().end() == at;
    std::iter::once(token.kind()).chain(nodes).skip(if closed { 2 } else { 0 }).collect()
}

/// What has been typed of what stands before the end of a line: a name, or the words of a label, in quotes or not. None
/// inside of other strings and of comments.
fn typed(line: &str) -> Option<&str> {
    let mut start = 0;
    let mut quoted = None;
    for (at, character) in line.char_indices() {
        let after = at + character.len_utf8();
        match character {
            '"' => {
                quoted = if quoted.is_some() { None } else { Some(at) };
                start = after;
            }
            _ if quoted.is_some() => {}
            '(' | ')' | ',' | '{' | '}' | '[' | ']' | ':' | '<' | '>' | '=' | '#' => start = after,
            '/' if line.get(at..)?.starts_with("//") => return None,
            character if character.is_whitespace() => {
                let word = line.get(start..at).unwrap_or_default().rsplit(char::is_whitespace).next();
                if word.is_none_or(|word| word.is_empty() || BREAKS.contains(&word)) {
                    start = after;
                }
            }
            _ => {}
        }
    }
    match quoted {
        Some(at) => line.get(at..),
        None => line.get(start..).map(str::trim_start),
    }
}

fn wanted(head: &str, around: &[Kind]) -> Option<Wanted> {
    let words: Vec<&str> = head.split(|c: char| c.is_whitespace() || "(),{}[]:".contains(c)).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let last = words.last().copied().unwrap_or_default();
    let open = head.ends_with(['(', ',']);
    let has = |kind: Kind| around.contains(&kind);
    let after = |word: &str| {
        let at = words.iter().rposition(|other| *other == word)?;
        words.get(at.checked_sub(1)?).map(|before| (*before).to_owned())
    };
    // A list goes on with what its first member was.
    if open {
        let list = words.iter().rev().find(|word| BREAKS.contains(word)).copied().unwrap_or_default();
        match list {
            "with" if !head.contains("opens") => return after("with").map(Wanted::OptionsOf),
            "role" | "roles" => return Some(Wanted::Roles),
            "holds" | "missing" | "from" | "implies" | "formerly" => return Some(Wanted::Permissions),
            "of" if after("of").as_deref() == Some("one") => return after("is").map(Wanted::ValuesOf),
            _ => {}
        }
    }
    match last {
        "can" | "allow" | "deny" if !open => return Some(Wanted::Actions),
        "with" if words.iter().rev().nth(1) != Some(&"opens") => return after("with").map(Wanted::OptionsOf),
        "role" | "roles" if words.iter().rev().nth(1) == Some(&"has") => return Some(Wanted::Roles),
        "includes" if has(Kind::RoleList) => return Some(Wanted::Roles),
        "from" => return Some(Wanted::Templates),
        "on" => return Some(Wanted::Resources),
        "each" if has(Kind::PermissionList) || words.first() == Some(&"permissions") => return Some(Wanted::Enums),
        "in" if matches!(words.iter().rev().nth(1), Some(&"is" | &"not")) => return Some(Wanted::Sets),
        "in" if words.contains(&"each") => return Some(Wanted::Sets),
        "in" => return Some(Wanted::Scopes),
        "by" => return Some(Wanted::Facts),
        "is" => return after("is").map(Wanted::ValuesOf),
        "not" if words.iter().rev().nth(1) == Some(&"is") => return after("is").map(Wanted::ValuesOf),
        "contains" => return after("contains").map(Wanted::ValuesOf),
        "holds" | "missing" | "implication" | "implies" if words.first() != Some(&"invariant") => {
            return Some(Wanted::Permissions);
        }
        "and" if words.first() == Some(&"section") && !head.contains('{') => return Some(Wanted::Resources),
        "every" | "role" | "section" | "template" | "test" | "enum" | "scope" | "because" | "to" => return None,
        _ => {}
    }
    let starts = words.is_empty();
    for kind in around {
        match kind {
            Kind::FieldList if head.ends_with(':') || last == "of" => return Some(Wanted::Types),
            Kind::FieldList | Kind::PermissionList | Kind::EnumValues | Kind::Parameters => return None,
            Kind::RoleList => return Some(Wanted::Permissions),
            Kind::Arguments | Kind::Held | Kind::MissingSet => return Some(Wanted::Permissions),
            Kind::Group | Kind::ExprList | Kind::ByRows | Kind::Expr if starts => return Some(Wanted::Expression),
            Kind::TestBody if starts => return Some(Wanted::Words(CLAIMS)),
            Kind::TestBody => return Some(Wanted::Facts),
            Kind::Body if starts => return Some(Wanted::Words(CLAUSES)),
            Kind::Body | Kind::Invariant => return Some(Wanted::Expression),
            _ => {}
        }
    }
    starts.then_some(Wanted::Words(DECLARATIONS))
}
