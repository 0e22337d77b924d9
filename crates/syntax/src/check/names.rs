use rowan::TextRange;

use super::found::{Found, shown, size};
use crate::ast::trimmed;
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxNode, SyntaxToken};

/// A second name after ` / ` that does not start with a capital letter.
pub(super) fn bad_name(found: &mut Found, token: &SyntaxToken) {
    let text = token.text().trim_end();
    let range = TextRange::at(token.text_range().start(), size(text.len()));
    if text.starts_with("requires ") {
        let before = found.word_before(range.start());
        found.report(
            SyntaxError::new("missing-name", before, "no name follows this ` / `")
                .help("write another action's name after it, or remove it"),
        );
        return;
    }
    let quoted = format!("\"{text}\"");
    found.report(
        SyntaxError::new(
            "second-name",
            range,
            format!("`{}` is no name: each name around ` / ` is written whole", shown(text)),
        )
        .help(format!("start it with a capital letter; or quote it, `{}`, if it is a whole name", shown(&quoted))),
    );
}

/// A bare name that holds a character which ends a name. The name goes from its start to ` requires ` or the line's end.
pub(super) fn needs_quotes(found: &Found, action: &SyntaxNode, junk: TextRange) -> SyntaxError {
    let start = name_before(action, junk).unwrap_or(junk).start();
    let line = found.rest_of_line(start);
    let name = line.split(" requires ").next().unwrap_or_default().trim_end().to_owned();
    let range = TextRange::at(start, size(name.len()));
    let quoted = format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""));
    SyntaxError::new("unquoted-action", range, format!("the name `{}` needs quotes", shown(&name)))
        .help("a name that holds `requires`, `//`, `#`, `{`, `}` or `\"` is quoted, with `\\\"` for a quote in it")
        .fix(range, quoted)
}

fn name_before(action: &SyntaxNode, junk: TextRange) -> Option<TextRange> {
    action
        .children()
        .filter(|child| child.kind() == SyntaxKind::ActionName && child.text_range().start() < junk.start())
        .last()
        .map(|name| trimmed(&name))
}
