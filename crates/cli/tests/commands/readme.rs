//! The README, and the page of questions, show what the commands print, to the letter.

use std::path::Path;

use super::run::placet_in;

const README: &str = include_str!("../../../../README.md");
const QUESTIONS: &str = include_str!("../../../../docs/questions.md");

/// The blocks of a page in their order: the word behind the fence, and the text.
fn blocks(page: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut blocks = Vec::new();
    let mut rest = page;
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
    assert_eq!(shown("README.md", README), 2);
}

#[test]
fn the_outputs_in_the_page_of_questions_are_what_its_commands_print() {
    assert_eq!(shown("docs/questions.md", QUESTIONS), 8);
}

/// How many outputs a page shows, each of which is what its command prints.
fn shown(file: &str, page: &'static str) -> usize {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let blocks = blocks(page);
    let mut shown = 0;
    for (command, output) in blocks.iter().zip(blocks.iter().skip(1)) {
        let (("sh", command), ("text", output)) = (command, output) else { continue };
        if let Some(line) = command.trim().strip_prefix("cargo run --quiet -- ") {
            let said = placet_in(&workspace, line, "");
            let said = said.split_once('\n').unwrap_or_default().1;
            let said = said.rsplit_once("--- exit").unwrap_or_default().0;
            assert_eq!(said, *output, "what {file} shows for `placet {line}`");
            shown += 1;
        }
    }
    shown
}
