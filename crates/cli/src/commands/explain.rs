//! `placet explain`: the page of a code, or all codes.

use serde_json::{Value, json};

use crate::answer::{Answer, Stop};
use crate::arguments::Explain;
use crate::exit::Exit;
use crate::near::did_you_mean;
use crate::problem::Problem;
use crate::render::{Screen, page};

/// The pages of `docs/diagnostics` by their codes, sorted.
const PAGES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// A code that `placet check` can show.
struct Code {
    code: &'static str,
    about: &'static str,
    is_lint: bool,
}

pub(crate) fn run(arguments: &Explain, screen: &Screen) -> Result<Answer, Stop> {
    let codes = codes();
    let Some(wanted) = &arguments.code else { return Ok(list(&codes, screen)) };
    let wanted = wanted.trim().to_lowercase().replace('_', "-");
    let found = codes.iter().find(|one| one.code == wanted);
    let text = PAGES.iter().find(|(code, _)| *code == wanted).map(|(_, text)| *text);
    let (Some(one), Some(text)) = (found, text) else {
        let near = did_you_mean(&wanted, codes.iter().map(|one| one.code));
        let help = near.unwrap_or_else(|| "`placet explain` without a code lists all of them".to_owned());
        return Err(Problem::caller(format!("no diagnostic has the code `{wanted}`")).help(help).into());
    };
    if screen.json {
        let object = json!({ "code": one.code, "kind": one.kind(), "title": one.about, "text": text });
        return Ok(Answer::json(&object, Exit::Done));
    }
    Ok(Answer::text(page::rendered(one.code, one.kind(), text, screen), Exit::Done))
}

impl Code {
    fn kind(&self) -> &'static str {
        if self.is_lint { "lint" } else { "error" }
    }
}

/// Every code, sorted.
fn codes() -> Vec<Code> {
    let of =
        |codes: &'static [(&str, &str)], is_lint| codes.iter().map(move |(code, about)| Code { code, about, is_lint });
    let errors = of(placet_compiler::diagnostics::CODES, false).chain(of(placet_syntax::check::CODES, false));
    let mut all: Vec<Code> = errors.chain(of(placet_compiler::lints::CODES, true)).collect();
    all.sort_by_key(|one| one.code);
    all
}

fn list(codes: &[Code], screen: &Screen) -> Answer {
    if screen.json {
        let all = codes.iter().map(|one| json!({ "code": one.code, "kind": one.kind(), "title": one.about }));
        return Answer::json(&Value::Array(all.collect()), Exit::Done);
    }
    let width = codes.iter().map(|one| one.code.len()).max().unwrap_or_default();
    let mut text = String::new();
    for (heading, is_lint) in [("Errors", false), ("Lints, whose levels `[lints]` in placet.toml sets", true)] {
        text += &format!("{}\n", screen.strong(heading));
        for one in codes.iter().filter(|one| one.is_lint == is_lint) {
            text += &format!("  {:width$}  {}\n", one.code, one.about);
        }
        text += "\n";
    }
    text += "`placet explain CODE` shows the page of one.\n";
    Answer::text(text, Exit::Done)
}

#[cfg(test)]
mod tests {
    use super::{PAGES, codes};

    #[test]
    fn every_code_can_be_explained() {
        let codes: Vec<&str> = codes().iter().map(|one| one.code).collect();
        let pages: Vec<&str> = PAGES.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, pages);
    }
}
