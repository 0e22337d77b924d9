//! `placet test`: the tests that stand beside the rules, and the invariants.

mod quality;

use placet_compiler::TestOutcome;
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr as _;

use self::quality::Quality;
use crate::answer::{Answer, Stop};
use crate::arguments::Test;
use crate::exit::Exit;
use crate::host::PolicySet;
use crate::load::Loaded;
use crate::problem::{Move, Problem};
use crate::render::Screen;
use crate::render::positions::Positions;
use crate::render::progress::Progress;
use crate::render::proofs::Proofs;

/// How wide the reasons of a failure may be, beside what stands before them.
const WIDTH: usize = 80;

pub(crate) fn run(arguments: &Test, screen: &Screen) -> Result<Answer, Stop> {
    let loaded = Loaded::open(&arguments.path, screen)?;
    let outcomes = {
        let _progress = Progress::start("running the tests");
        let broken = |_| Problem::new(Move::Us, "the policy was checked, but its tests did not run");
        loaded.compiler.run_tests().map_err(broken)?
    };
    let proofs = {
        let _progress = Progress::start("proving the invariants");
        Proofs::of_invariants(&loaded, 1)?
    };
    let failed = outcomes.iter().filter(|outcome| !outcome.failures.is_empty()).count();
    let passed = outcomes.len().saturating_sub(failed);
    let exit = if failed == 0 { proofs.exit() } else { Exit::No };
    let quality = Quality::of(arguments, &loaded, screen)?;
    if screen.json {
        let tests: Vec<Value> = outcomes.iter().map(|outcome| object(&loaded.set, outcome)).collect();
        let mut answer = json!({ "passed": passed, "failed": failed, "tests": tests });
        if let Some(answer) = answer.as_object_mut() {
            answer.extend(proofs.json(&loaded.set));
            answer.extend(quality.fields);
        }
        return Ok(Answer::json(&answer, exit));
    }
    if let Some(printed) = quality.print {
        return Ok(Answer::text(printed, exit));
    }
    let mut text = String::new();
    // Beside an answer about all tests, those that passed are only counted.
    let brief = !quality.text.is_empty();
    for outcome in outcomes.iter().filter(|outcome| !brief || !outcome.failures.is_empty()) {
        text += &said(&loaded.set, outcome, screen);
    }
    if !text.is_empty() {
        text.push('\n');
    }
    if !proofs.is_empty() {
        text += &proofs.text(&loaded.set, screen);
        text.push('\n');
    }
    text += &format!("{passed} passed, {failed} failed");
    if !proofs.is_empty() {
        text += &format!("; {}", proofs.summary());
    }
    text.push('\n');
    Ok(Answer::text(text + &quality.text, exit))
}

fn said(set: &PolicySet, outcome: &TestOutcome, screen: &Screen) -> String {
    if outcome.failures.is_empty() {
        return format!("{}      {}\n", screen.good("ok"), outcome.name);
    }
    let mut text = format!("{}  {}\n", screen.bad("failed"), outcome.name);
    for failure in &outcome.failures {
        let place = format!("{}:{}", set.shown(&failure.at.file), failure.at.line);
        text += &format!("          {}\n", screen.dim(&place));
        text += &format!("          expected  {}\n", failure.expected);
        text += &format!("          got       {}\n", failure.got);
        for (nth, why) in failure.why.iter().enumerate() {
            for (line, words) in wrapped(&why.text).into_iter().enumerate() {
                let first = nth == 0 && line == 0;
                text += &format!("          {:8}  {words}\n", if first { "why" } else { "" });
            }
            if let Some(at) = &why.at {
                let place = format!("{}:{}", set.shown(&at.file), at.line);
                text += &format!("          {:8}    {}\n", "", screen.dim(&place));
            }
        }
    }
    text
}

/// The lines of a reason. One that goes on is moved in.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let Some(line) = lines.last_mut() else { continue };
        if line.trim().is_empty() {
            line.push_str(word);
        } else if line.width().saturating_add(word.width()) < WIDTH {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(format!("  {word}"));
        }
    }
    lines
}

fn object(set: &PolicySet, outcome: &TestOutcome) -> Value {
    let mut failures = Vec::new();
    for failure in &outcome.failures {
        let mut object = json!({ "file": set.shown(&failure.at.file) });
        if let Some(object) = object.as_object_mut() {
            object.extend(Positions::new(set.text(&failure.at.file)).fields(&failure.range));
            object.insert("expected".into(), json!(failure.expected));
            object.insert("got".into(), json!(failure.got));
            let why = failure.why.iter().map(|why| match &why.at {
                Some(at) => json!({ "text": why.text, "file": set.shown(&at.file), "line": at.line }),
                None => json!({ "text": why.text }),
            });
            object.insert("why".into(), why.collect());
        }
        failures.push(object);
    }
    json!({
        "name": outcome.name,
        "passed": outcome.failures.is_empty(),
        "file": set.shown(&outcome.at.file),
        "line": outcome.at.line,
        "failures": failures,
    })
}
