//! The README shows what the commands print, to the letter.

use std::path::Path;

use super::run::placet_in;

const README: &str = include_str!("../../../../README.md");

/// The blocks of the README in their order: the word behind the fence, and the text.
fn blocks() -> Vec<(&'static str, &'static str)> {
    let mut blocks = Vec::new();
    let mut rest = README;
    while let Some((_, block)) = rest.split_once("```")
        && let Some((text, after)) = block.split_once("```")
    {
        let (language, text) = text.split_once('\n').unwrap_or_default();
        blocks.push((language, text));
        rest = after;
    }
    blocks
}

#[test]
fn the_outputs_in_the_readme_are_what_its_commands_print() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let blocks = blocks();
    let mut shown = 0;
    for (command, output) in blocks.iter().zip(blocks.iter().skip(1)) {
        let (("sh", command), ("text", output)) = (command, output) else { continue };
        if let Some(line) = command.trim().strip_prefix("cargo run --quiet -- ") {
            let said = placet_in(&workspace, line, "");
            let said = said.split_once('\n').unwrap_or_default().1;
            let said = said.rsplit_once("--- exit").unwrap_or_default().0;
            assert_eq!(said, *output, "what README.md shows for `placet {line}`");
            shown += 1;
        }
    }
    assert_eq!(shown, 2);
}
