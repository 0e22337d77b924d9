//! The files of Maestra that are kept: those by hand that people read.

use crate::{Source, rust, sliced, transcribe};

/// The first line of each: what a maintainer types to have it written again.
const HEAD: &str =
    "// Written by `cargo run --release -p placet-transcribe -- hand/src` in benches/peers; do not edit.";

/// The names of the files in `hand/src`, and their texts.
///
/// # Errors
///
/// - What is wrong with the policy, or can't be written, in words.
pub fn maestra() -> Result<[(&'static str, String); 2], String> {
    let policy = Source::named("maestra")?.compiler()?.policy();
    let transcript = transcribe(&policy)?;
    let kept = |text: String| format!("{HEAD}\n\n{text}");
    Ok([
        ("maestra.rs", kept(rust::module(&policy, &transcript, "crate")?)),
        ("maestra_columns.rs", kept(sliced::module(&policy, &transcript.without_can())?)),
    ])
}
