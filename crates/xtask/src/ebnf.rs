//! The rules as text, in the notation of the W3C's grammars.

use crate::grammar::Node;

/// How tightly what stands around holds its parts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Around {
    Rule,
    Choice,
    Sequence,
    Repeated,
}

/// `name ::= …`, lines broken between alternatives where it is long.
pub(crate) fn rule(name: &str, node: &Node) -> String {
    let line = format!("{name} ::= {}", text(node, Around::Rule));
    if line.chars().count() <= 110 {
        return line;
    }
    let indent = " ".repeat(name.chars().count() + 3);
    let (parts, joint) = match node {
        Node::Choice(parts) => (parts.iter().map(|part| text(part, Around::Choice)).collect::<Vec<_>>(), "| "),
        Node::Sequence(parts) => (parts.iter().map(|part| text(part, Around::Sequence)).collect(), ""),
        _ => return line,
    };
    let mut lines = vec![format!("{name} ::=")];
    for part in parts {
        let fits = lines.last().is_some_and(|line| line.chars().count() + part.chars().count() < 108);
        match lines.last_mut().filter(|_| fits) {
            Some(line) if line.ends_with("::=") => *line += &format!(" {part}"),
            Some(line) => *line += &format!(" {joint}{part}"),
            None => {}
        }
        if !fits {
            lines.push(format!("{indent}{joint}{part}"));
        }
    }
    lines.join("\n")
}

fn text(node: &Node, around: Around) -> String {
    match node {
        Node::Literal(literal) if literal.contains('"') => format!("'{literal}'"),
        Node::Literal(literal) => format!("\"{literal}\""),
        Node::Name(name) if name.contains(' ') => format!("[{name}]"),
        Node::Name(name) => name.clone(),
        Node::Sequence(parts) if parts.is_empty() => "\"\"".to_owned(),
        Node::Sequence(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| text(part, Around::Sequence)).collect();
            in_parentheses(parts.join(" "), around > Around::Sequence)
        }
        Node::Choice(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| text(part, Around::Choice)).collect();
            in_parentheses(parts.join(" | "), around > Around::Choice)
        }
        Node::Optional(inner) => text(inner, Around::Repeated) + "?",
        Node::Any(inner) => text(inner, Around::Repeated) + "*",
        Node::Many(inner) => text(inner, Around::Repeated) + "+",
    }
}

fn in_parentheses(text: String, needed: bool) -> String {
    if needed { format!("({text})") } else { text }
}
