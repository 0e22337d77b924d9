//! Pieces of Markdown.

/// How many names a list holds before it says how many more there are.
const LISTED: usize = 12;

/// Words of an author's as text: nothing in them is Markdown.
pub(super) fn text(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for character in words.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// Policy text in a line.
pub(super) fn code(text: &str) -> String {
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

/// Policy text on lines of its own.
pub(super) fn block(text: &str) -> String {
    format!("```placet\n{text}\n```")
}

/// A heading with the name that rules use.
pub(super) fn title(label: &str, id: &str) -> String {
    format!("**{}** · {}", text(label), code(id))
}

/// Names in a line.
pub(super) fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    let mut line = names.iter().take(LISTED).map(|name| code(name)).collect::<Vec<_>>().join(", ");
    if let Some(more) = names.len().checked_sub(LISTED).filter(|more| *more > 0) {
        line += &format!(" and {more} more");
    }
    line
}

/// Names with their labels, a line each.
pub(super) fn labelled<'a>(names: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let names: Vec<(&str, &str)> = names.into_iter().collect();
    let mut lines: Vec<String> =
        names.iter().take(LISTED).map(|(id, label)| format!("- {} {}", code(id), text(label))).collect();
    if let Some(more) = names.len().checked_sub(LISTED).filter(|more| *more > 0) {
        lines.push(format!("- and {more} more"));
    }
    lines.join("\n")
}

/// Paragraphs, empty ones left out.
pub(super) fn paragraphs(parts: impl IntoIterator<Item = Option<String>>) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n")
}
