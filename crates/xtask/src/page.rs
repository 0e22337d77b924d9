//! `docs/grammar.md`.

use std::fmt::Write as _;

use crate::ebnf;
use crate::grammar::Chapter;

const OPENING: &str = "# The grammar

This page is derived from `grammar/placet.pest`, the one grammar there is, by `cargo run -p xtask -- grammar`; a test keeps it true.
It shows what is right. The grammar itself also takes what is wrong, so that one mistake stays one error.

How to read it: `\"word\"` stands in the file as it is; `a b` is one after the other, `a | b` either; `a?` may be left out, `a*` comes
any number of times, `a+` at least once. Between words there may be blanks. Where a line may end, and where it must, is what
[Files and lines](language.md#files-and-lines) says; so are the words at which a name or a phrase ends.

";

pub(crate) fn page(chapters: &[Chapter]) -> String {
    let mut page = OPENING.to_owned();
    for chapter in chapters {
        let _ = writeln!(page, "- [{}](#{})", chapter.title, anchor(&chapter.title));
    }
    for chapter in chapters {
        let _ = write!(page, "\n## {}\n\n```ebnf\n", chapter.title);
        for rule in &chapter.rules {
            let _ = writeln!(page, "{}", ebnf::rule(&rule.name, &rule.node));
        }
        page.push_str("```\n");
        for rule in &chapter.rules {
            let _ = write!(page, "\n**{0}**\n\n![{0}](grammar/{0}.svg)\n", rule.name);
        }
    }
    page
}

fn anchor(title: &str) -> String {
    title
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || " -".contains(*c))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}
