//! The grammar as its readers see it: what is right, without gaps, look-ahead and the rules that take wrong text.

use std::collections::{BTreeMap, BTreeSet};

use pest_meta::ast::{Expr, Rule};
use pest_meta::parser;

/// Rules under one heading of the grammar file.
pub(crate) struct Chapter {
    pub(crate) title: String,
    pub(crate) rules: Vec<NamedRule>,
}

pub(crate) struct NamedRule {
    pub(crate) name: String,
    pub(crate) node: Node,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// What stands in the file as it is.
    Literal(String),
    /// Another rule, or a class of characters.
    Name(String),
    Sequence(Vec<Node>),
    Choice(Vec<Node>),
    Optional(Box<Node>),
    /// Any number of times, none included.
    Any(Box<Node>),
    /// Once or more.
    Many(Box<Node>),
}

/// Rules that are shown in place, not by their names: gaps between words, which readers see anyway.
const GAPS: [&str; 8] = ["s", "t", "blank", "newline", "bom", "doc", "SOI", "EOI"];

/// Where a name ends is said in words on the page.
const UNSAID: [&str; 2] = ["name_end", "operand_end"];

pub(crate) fn read(text: &str) -> Result<Vec<Chapter>, String> {
    let pairs = parser::parse(parser::Rule::grammar_rules, text).map_err(|error| error.to_string())?;
    let rules = parser::consume_rules(pairs)
        .map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    let by_name: BTreeMap<&str, &Rule> = rules.iter().map(|rule| (rule.name.as_str(), rule)).collect();
    let reading = Reading { rules: &by_name };
    let mut chapters: Vec<Chapter> = Vec::new();
    let mut place = 0;
    for rule in &rules {
        // Rules come in the order of the file, so that the headings passed on the way are theirs.
        let at = declared_at(text, &rule.name, place).unwrap_or(place);
        for line in text.get(place..at).unwrap_or_default().lines() {
            if let Some(title) = line.strip_prefix("// ---- ") {
                chapters.push(Chapter { title: title.trim_end_matches('-').trim().to_owned(), rules: Vec::new() });
            }
        }
        place = at;
        if is_wrong_text(&rule.name) || GAPS.contains(&rule.name.as_str()) || UNSAID.contains(&rule.name.as_str()) {
            continue;
        }
        let Some(node) = said(&rule.name).or_else(|| reading.node(&rule.expr)) else { continue };
        if is_inlined(&rule.name, &node) {
            continue;
        }
        if let Some(chapter) = chapters.last_mut() {
            chapter.rules.push(NamedRule { name: rule.name.clone(), node });
        }
    }
    let reached = reachable(&chapters, "file");
    for chapter in &mut chapters {
        chapter.rules.retain(|rule| reached.contains(&rule.name));
    }
    chapters.retain(|chapter| !chapter.rules.is_empty());
    Ok(chapters)
}

/// Where in the file the rule is declared.
fn declared_at(text: &str, name: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    rest.match_indices(name).map(|(at, _)| from + at).find(|at| {
        let starts = *at == 0 || text.get(..*at).is_some_and(|before| before.ends_with('\n'));
        starts && text.get(at + name.len()..).is_some_and(|after| after.trim_start().starts_with('='))
    })
}

/// Rules that take what is wrong, so that one mistake stays one error.
fn is_wrong_text(name: &str) -> bool {
    if matches!(name, "missing_set" | "missing_entry") {
        return false;
    }
    ["bad_", "missing_", "slip_"].iter().any(|start| name.starts_with(start))
        || name.ends_with("junk")
        || matches!(name, "label_ref" | "curly_string" | "quote" | "brace_run" | "paren_run")
}

/// Words and signs are shown as they are.
fn is_inlined(name: &str, node: &Node) -> bool {
    name.starts_with("kw_") || matches!(node, Node::Literal(_))
}

struct Reading<'a> {
    rules: &'a BTreeMap<&'a str, &'a Rule>,
}

impl Reading<'_> {
    /// The node of an expression; nothing where it can only be wrong. An empty sequence stands for gaps.
    fn node(&self, expr: &Expr) -> Option<Node> {
        Some(match expr {
            Expr::Str(text) | Expr::Insens(text) => Node::Literal(text.clone()),
            Expr::Range(from, to) => Node::Name(format!("{from}–{to}")),
            Expr::Ident(name) => return self.name(name),
            Expr::Seq(one, two) => {
                let (one, two) = (self.node(one)?, self.node(two)?);
                sequence([one, two])
            }
            Expr::Choice(one, two) => choice(self.node(one), self.node(two))?,
            Expr::Opt(inner) => wrapped(self.node(inner), Node::Optional),
            Expr::Rep(inner) => wrapped(self.node(inner), Node::Any),
            Expr::RepOnce(inner) => many(self.node(inner)?),
            // Look-ahead takes nothing.
            _ => Node::Sequence(Vec::new()),
        })
    }

    fn name(&self, name: &str) -> Option<Node> {
        if is_wrong_text(name) {
            return None;
        }
        if GAPS.contains(&name) || UNSAID.contains(&name) || name == "comment" {
            return Some(Node::Sequence(Vec::new()));
        }
        let Some(rule) = self.rules.get(name) else {
            return Some(Node::Name(class(name).to_owned()));
        };
        if let Some(text) = self.literal(&rule.expr, 4).filter(|text| !text.is_empty()) {
            return Some(Node::Literal(text));
        }
        // A word in two spellings.
        if name.starts_with("kw_") {
            return self.node(&rule.expr);
        }
        Some(Node::Name(name.to_owned()))
    }

    /// The one text that an expression stands for, gaps and wrong text left out; found within `depth` rules, as rules may
    /// come back to themselves.
    fn literal(&self, expr: &Expr, depth: u32) -> Option<String> {
        match expr {
            Expr::Str(text) => Some(text.clone()),
            Expr::NegPred(_) | Expr::PosPred(_) => Some(String::new()),
            Expr::Ident(name) if is_wrong_text(name) || GAPS.contains(&name.as_str()) => Some(String::new()),
            Expr::Ident(name) => self.literal(&self.rules.get(name.as_str())?.expr, depth.checked_sub(1)?),
            Expr::Opt(inner) => self.literal(inner, depth).filter(String::is_empty),
            Expr::Seq(one, two) => {
                let (one, two) = (self.literal(one, depth)?, self.literal(two, depth)?);
                (one.is_empty() || two.is_empty()).then(|| one + &two)
            }
            Expr::Choice(one, two) => {
                let (one, two) = (self.literal(one, depth)?, self.literal(two, depth)?);
                (two.is_empty() || one == two).then_some(one)
            }
            _ => None,
        }
    }
}

/// The rules that `from` leads to, itself included.
fn reachable(chapters: &[Chapter], from: &str) -> BTreeSet<String> {
    let rules: BTreeMap<&str, &Node> =
        chapters.iter().flat_map(|chapter| &chapter.rules).map(|rule| (rule.name.as_str(), &rule.node)).collect();
    let (mut seen, mut open) = (BTreeSet::new(), vec![from.to_owned()]);
    while let Some(name) = open.pop() {
        if let Some(node) = rules.get(name.as_str())
            && seen.insert(name)
        {
            names(node, &mut open);
        }
    }
    seen
}

fn names(node: &Node, into: &mut Vec<String>) {
    match node {
        Node::Literal(_) => {}
        Node::Name(name) => into.push(name.clone()),
        Node::Sequence(parts) | Node::Choice(parts) => parts.iter().for_each(|part| names(part, into)),
        Node::Optional(inner) | Node::Any(inner) | Node::Many(inner) => names(inner, into),
    }
}

/// What the grammar takes so loosely, to tell what is wrong with it, that its rule would mislead.
fn said(name: &str) -> Option<Node> {
    let digits = |count: &str| Node::Name(format!("{count} digits"));
    let dash = || Node::Literal("-".to_owned());
    (name == "date").then(|| Node::Sequence(vec![digits("four"), dash(), digits("two"), dash(), digits("two")]))
}

/// What a class of characters is called.
fn class(name: &str) -> &str {
    match name {
        "ANY" => "character",
        "LETTER" => "letter",
        "UPPERCASE_LETTER" => "capital letter",
        "NUMBER" | "ASCII_DIGIT" => "digit",
        other => other,
    }
}

fn sequence(nodes: [Node; 2]) -> Node {
    let mut all = Vec::new();
    for node in nodes {
        match node {
            Node::Sequence(inner) => all.extend(inner),
            other => all.push(other),
        }
    }
    match all.len() {
        1 => all.remove(0),
        _ => Node::Sequence(all),
    }
}

fn choice(one: Option<Node>, two: Option<Node>) -> Option<Node> {
    let mut all: Vec<Node> = Vec::new();
    let mut may_be_empty = false;
    for node in [one, two].into_iter().flatten() {
        match node {
            Node::Sequence(inner) if inner.is_empty() => may_be_empty = true,
            Node::Choice(inner) => all.extend(inner),
            other if !all.contains(&other) => all.push(other),
            _ => {}
        }
    }
    // What the grammar names first for speed is said by the class that it belongs to.
    let has = |all: &[Node], class: &str| all.iter().any(|node| matches!(node, Node::Name(name) if name == class));
    if has(&all, "character") {
        all.retain(|node| matches!(node, Node::Name(name) if name == "character"));
    } else if has(&all, "letter") || has(&all, "word_char") {
        all.retain(|node| !matches!(node, Node::Name(name) if name.contains('–')));
    }
    if has(&all, "word_char") {
        all.retain(|node| !matches!(node, Node::Literal(_)));
    }
    let node = match all.len() {
        0 if may_be_empty => return Some(Node::Sequence(Vec::new())),
        0 => return None,
        1 => all.remove(0),
        _ => Node::Choice(all),
    };
    Some(if may_be_empty { Node::Optional(Box::new(node)) } else { node })
}

fn wrapped(inner: Option<Node>, around: fn(Box<Node>) -> Node) -> Node {
    match inner {
        None => Node::Sequence(Vec::new()),
        Some(Node::Sequence(nodes)) if nodes.is_empty() => Node::Sequence(nodes),
        // What may be left out in something that may be left out says nothing more.
        Some(Node::Optional(inner)) => around(inner),
        Some(node) => around(Box::new(node)),
    }
}

fn many(inner: Node) -> Node {
    match inner {
        Node::Sequence(nodes) if nodes.is_empty() => Node::Sequence(nodes),
        Node::Optional(inner) => Node::Any(inner),
        node => Node::Many(Box::new(node)),
    }
}
