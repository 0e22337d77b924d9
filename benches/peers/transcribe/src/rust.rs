//! A transcript as Rust: one function an action, as a person would write it.

mod dispatch;
mod expressions;
mod facts;
mod functions;
mod names;
mod tests_of_facts;

use std::fmt::Write as _;

use placet_compiler::Policy;

use crate::certain::Transcript;
use dispatch::dispatch;
use facts::Facts;
use functions::Writer;
use names::Names;

/// How many actions a set has at most that is written as a person would: with the policy's names, and with one `match` and all
/// calls in a row besides the table. What is larger has numbers for names, so that the compiler has less to read, and the
/// table alone: a `match` of so many arms is one function that takes it hours.
const SMALL: usize = 1_000;
/// How many actions of a larger set are in one module.
const MODULE: usize = 1_000;

/// The source of a module that implements `placet_by_hand::Set` for a unit struct `Hand`.
///
/// # Errors
///
/// - What it can't write, in words.
pub fn module(policy: &Policy, transcript: &Transcript, helpers: &str) -> Result<String, String> {
    let small = transcript.actions.len() <= SMALL;
    let facts = Facts::of(policy, !small)?;
    let mut out = head(policy, helpers);
    let names = if small { Names::spoken() } else { Names::numbers(policy) };
    if small {
        for (at, permission) in policy.permissions.iter().enumerate() {
            let _ = writeln!(out, "pub const {}: u32 = {at};", names.permission(&permission.id)?);
        }
    }
    out.push('\n');
    facts.write(&mut out);
    let writer = Writer::new(&facts, &names, transcript);
    let functions = if small { writer.in_a_row(&mut out)? } else { writer.in_modules(&mut out)? };
    dispatch(&mut out, &functions, policy, small);
    Ok(out)
}

/// The same in several crates, as one of them takes the compiler more memory than people have: `facts`; `part_0` and so on, which
/// take `facts` from the crate `PREFIX_facts`; and `table`, which takes each part from `PREFIX_part_N` and implements the set.
///
/// # Errors
///
/// - What it can't write, in words.
pub fn parts(
    policy: &Policy,
    transcript: &Transcript,
    prefix: &str,
    parts: usize,
) -> Result<Vec<(String, String)>, String> {
    let (facts, names) = (Facts::of(policy, true)?, Names::numbers(policy));
    let mut text = head(policy, "placet_by_hand");
    facts.write(&mut text);
    let mut files = vec![("facts".to_owned(), text)];
    let head = |out: &str| format!("{}use {prefix}_facts::*;\n", uses(out));
    let count = transcript.actions.len();
    let each = count.div_ceil(parts.max(1)).next_multiple_of(MODULE);
    let mut functions = Vec::new();
    for number in 0..parts {
        let mut writer = Writer::new(&facts, &names, transcript);
        writer.own = (number * each).min(count)..((number + 1) * each).min(count);
        let mut text = head("placet_by_hand");
        let here = writer.in_modules(&mut text)?;
        functions.extend(here.iter().map(|name| format!("{prefix}_part_{number}::{name}")));
        files.push((format!("part_{number}"), text));
    }
    let mut text = head("placet_by_hand");
    dispatch(&mut text, &functions, policy, false);
    files.push(("table".to_owned(), text));
    Ok(files)
}

/// What stands before all else.
fn head(policy: &Policy, helpers: &str) -> String {
    let mut out = uses(helpers);
    let _ = writeln!(out, "/// The permissions that are held, as bits.\npub type Held = [u64; {}];\n", words(policy));
    out
}

fn uses(helpers: &str) -> String {
    format!(
        "use {helpers}::{{
    Options, Set, Value, boolean, differ, entities, entity, has, holds_all, is_in, is_not_in, number, one_of,
    permissions, same,
}};

"
    )
}

/// How many words the permissions take.
fn words(policy: &Policy) -> usize {
    policy.permissions.len().div_ceil(64).max(1)
}
