use rowan::TextRange;

use super::found::{Found, size};
use crate::error::SyntaxError;

/// Characters that nobody sees, and that make a line look like another one: controls, marks of text direction,
/// spaces and letters without a shape.
pub(super) fn characters(found: &mut Found) {
    if found.whole().bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')) {
        return;
    }
    let text = found.whole().to_owned();
    let mut before = '\0';
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let after = characters.peek().map_or('\0', |(_, next)| *next);
        // Emoji and several scripts join letters with these two.
        let joins = matches!(character, '\u{200c}' | '\u{200d}') && !before.is_ascii() && !after.is_ascii();
        if character == '\r' && after != '\n' {
            let range = TextRange::at(size(at), size(1));
            let what = "a carriage return on its own ends a line, and not every program shows that";
            found.report(
                SyntaxError::new("hidden-character", range, format!("U+000D stands here: {what}"))
                    .help("remove it, or write a line break")
                    .fix(range, "\n"),
            );
        }
        if is_hidden(character) && !joins && !(at == 0 && character == '\u{feff}') {
            let range = TextRange::at(size(at), size(character.len_utf8()));
            let code = u32::from(character);
            let what = match character {
                '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => {
                    "a mark of text direction, which can make a line read as another one"
                }
                '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => "a line break that not every program shows",
                _ => "a character that is not shown",
            };
            found.report(
                SyntaxError::new("hidden-character", range, format!("U+{code:04X} stands here: {what}"))
                    .help("remove it")
                    .fix(range, ""),
            );
        }
        before = character;
    }
}

fn is_hidden(character: char) -> bool {
    matches!(character,
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}'
        | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}'
        | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
