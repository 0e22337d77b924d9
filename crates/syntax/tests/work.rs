//! The parser's work is linear in the text: its calls are counted, not its time. In a process of its own, because the
//! count is the parser library's and holds for all its parsers.

#![allow(clippy::expect_used, reason = "a test stops where it fails")]
#![allow(clippy::disallowed_methods, reason = "the texts are files")]

use std::fs;
use std::num::NonZero;

/// Calls for each byte of an ordinary policy. Raise it only with a reason: it is what keeps the grammar from trying what
/// seldom fits.
const CALLS_OF_A_BYTE: usize = 16;

fn calls_suffice(text: &str, calls: usize) -> bool {
    pest::set_call_limit(NonZero::new(calls));
    let parsed = placet_syntax::parse(text);
    pest::set_call_limit(None);
    assert_eq!(parsed.syntax().text().to_string(), text);
    !parsed.errors().iter().any(|error| error.code == "not-understood")
}

#[test]
fn each_byte_costs_so_many_calls_however_long_the_text() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../policies/maestra");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("the policies").map(|entry| entry.expect("one").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "placet"));
    paths.sort();
    let text: String = paths.iter().map(|path| fs::read_to_string(path).expect("a policy")).collect();
    let large = text.repeat(10);
    assert!(calls_suffice(&text, CALLS_OF_A_BYTE * text.len()), "a byte costs more than {CALLS_OF_A_BYTE} calls");
    assert!(calls_suffice(&large, CALLS_OF_A_BYTE * large.len()), "a byte costs more, the longer the text is");
    // The limit counts: much less is not enough.
    assert!(!calls_suffice(&text, text.len()));
}
