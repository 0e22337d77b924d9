//! A page of the documentation, for the terminal.

use super::Screen;

/// The page of a code: its title, its sentences as they are written, its examples set in.
pub(crate) fn rendered(code: &str, kind: &str, page: &str, screen: &Screen) -> String {
    let mut text = format!("{}  {}\n", screen.strong(code), screen.dim(kind));
    let mut in_block = false;
    let mut empty = false;
    for line in page.lines().skip_while(|line| line.starts_with("# ")) {
        if line.starts_with("```") {
            in_block = !in_block;
            continue;
        }
        if !in_block && line.starts_with("<!--") {
            continue;
        }
        // A block that is taken out of its fences leaves no second empty line.
        let is_empty = line.trim().is_empty();
        if is_empty && empty && !in_block {
            continue;
        }
        empty = is_empty;
        text += &match (in_block, line.strip_prefix("## ")) {
            _ if is_empty => "\n".to_owned(),
            (true, _) => format!("    {line}\n"),
            (false, Some(heading)) => format!("{}\n", screen.strong(heading)),
            (false, None) => format!("{}\n", without_links(line)),
        };
    }
    text.truncate(text.trim_end().len());
    text + "\n"
}

/// A line with the words of its links, and not where they lead.
fn without_links(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, link)) = rest.split_once('[') {
        let Some((words, target)) = link.split_once("](") else { break };
        let Some((_, after)) = target.split_once(')') else { break };
        text += before;
        text += words;
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::rendered;
    use crate::render::Screen;

    #[test]
    fn a_page_reads_calmly() {
        let page = "# a-code\n\nSee [the page](page.md) of `p`.\n\n```placet error\nrole r {\n\n    p\n}\n```\n\n<!-- no example -->\n\nEnd.\n";
        let text = rendered("a-code", "error", page, &Screen::default());
        assert_eq!(text, "a-code  error\n\nSee the page of `p`.\n\n    role r {\n\n        p\n    }\n\nEnd.\n");
    }
}
