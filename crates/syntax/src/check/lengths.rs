use super::found::{Found, shown};
use crate::error::SyntaxError;
use crate::kind::{SyntaxKind, SyntaxToken};
use crate::limits;

/// Names and labels that are too long, and numbers that are too large to be exact.
pub(super) fn length(found: &mut Found, token: &SyntaxToken) {
    let text = token.text().trim_end();
    match token.kind() {
        SyntaxKind::String if is_free(token) => {}
        SyntaxKind::Ident | SyntaxKind::String | SyntaxKind::NameText | SyntaxKind::Phrase => {
            let (bytes, allowed) = (text.len(), limits::NAME_BYTES);
            // The quotes are not part of the name.
            let quotes = if token.kind() == SyntaxKind::String { 2 } else { 0 };
            if bytes > allowed + quotes {
                let has = bytes - quotes;
                let message = format!("this name has {has} bytes; a name may have {allowed}");
                found.report(
                    SyntaxError::new("name-too-long", token.text_range(), message)
                        .help("say it shorter; details go into a `///` comment above it"),
                );
            }
        }
        SyntaxKind::Number => number(found, token),
        _ => {}
    }
}

/// Reasons are as long as they need be, and the compiler judges texts that facts are compared with.
fn is_free(token: &SyntaxToken) -> bool {
    token.parent().is_some_and(|parent| matches!(parent.kind(), SyntaxKind::Because | SyntaxKind::Value))
}

fn number(found: &mut Found, token: &SyntaxToken) {
    let value: f64 = token.text().parse().unwrap_or(f64::INFINITY);
    if value.is_nan() || value.abs() > limits::NUMBER {
        let limit = limits::NUMBER;
        found.report(
            SyntaxError::new(
                "number-too-large",
                token.text_range(),
                format!("`{}` is too large: numbers go up to {limit}", shown(token.text())),
            )
            .help("past that, neighbouring whole numbers can't be told apart"),
        );
    }
}
