//! `placet check`: every mistake, at once, and what somebody should look at.

use placet_compiler::{Compiler, Severity};
use serde_json::Value;

use crate::answer::{Answer, Stop};
use crate::arguments::Check;
use crate::exit::Exit;
use crate::host;
use crate::render::progress::Progress;
use crate::render::{Screen, diagnostics, reports};

pub(crate) fn run(arguments: &Check, screen: &Screen) -> Result<Answer, Stop> {
    let progress = Progress::start("looking for policy files");
    let mut text = String::new();
    let mut all = Vec::new();
    let mut clean = true;
    let mut code = None;
    for found in host::sets(&arguments.path)? {
        let set = found.read()?;
        progress.say(format!("checking {} files", set.len()));
        let diagnostics = Compiler::new(set.sources()).diagnostics();
        clean &=
            diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error && !arguments.deny_warnings);
        code = code.or(diagnostics.first().map(|diagnostic| diagnostic.code));
        if screen.json {
            if let Value::Array(more) = diagnostics::json(&set, &diagnostics) {
                all.extend(more);
            }
            continue;
        }
        text += &match arguments.narrated {
            true => reports::narrated(&set, &diagnostics),
            false => reports::graphical(&set, &diagnostics, screen),
        };
        let declares = found.files().keys().any(|path| declares(set.text(path)));
        text += &format!("{}{}\n", name(&set.shown("")), reports::summary(set.len(), declares, &diagnostics));
    }
    if let Some(code) = code {
        text += &format!("`placet explain {code}` says more\n");
    }
    let exit = Exit::yes(clean);
    Ok(if screen.json { Answer::json(&Value::Array(all), exit) } else { Answer::text(text, exit) })
}

/// Whether a file without errors declares anything: whether it holds more than comments.
fn declares(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    text.split(['\n', '\r']).any(|line| !line.trim().is_empty() && !line.trim_start().starts_with("//"))
}

/// What a set is called in its summary.
fn name(prefix: &str) -> String {
    match prefix.trim_end_matches('/') {
        "" => String::new(),
        folder => format!("{folder}: "),
    }
}
