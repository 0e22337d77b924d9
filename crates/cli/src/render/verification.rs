//! How it was shown that an artifact means what its policy says.

use std::time::Duration;

use placet_compiler::{Inexact, Method, Verification};
use placet_syntax::grouped;
use serde_json::{Value, json};

use super::table::{indent, table};
use super::{Screen, count};

/// Actions and clauses that are listed each.
const LISTED: usize = 20;

fn name(method: Method) -> &'static str {
    match method {
        Method::Table => "truth table",
        Method::CanonicalForm => "canonical form",
        Method::Tables => "many tables",
        Method::Sample => "sample",
    }
}

/// In words.
pub(crate) fn text(verification: &Verification, taken: Duration, screen: &Screen) -> String {
    let shown = Method::ALL.iter().zip(&verification.methods).filter(|(_, shown)| shown.actions > 0);
    let rows: Vec<[String; 3]> = shown
        .map(|(method, shown)| [name(*method).into(), grouped(shown.actions), amount(shown.combinations)])
        .collect();
    if rows.is_empty() {
        return "\nthere are no actions, so there is nothing to show\n".to_owned();
    }
    let mut text = match verification.is_exact() {
        true => "\nshown to mean what the policy says, on every request, whatever facts are unknown:\n".to_owned(),
        false => "\nshown to mean what the policy says; of what is sampled, on the requests looked at:\n".to_owned(),
    };
    text += &indent(&table(screen, Some(["by", "actions", "combinations"]), &rows), "  ");
    text += "\na combination says which permissions are held, and which facts are known and what they are\n";
    if verification.options > 0 {
        text += &format!("{} among them\n", count(verification.options, "option"));
    }
    text += &format!("it took {:.1} ms\n", taken.as_secs_f64() * 1000.0);
    if !verification.sampled.is_empty() {
        text += "\ntoo large to be shown; sampled, with the same seed each time:\n";
        let each = verification.sampled.iter();
        text += &listed(
            &each.map(|one| [one.action.clone(), amount(precise(one.combinations))]).collect::<Vec<_>>(),
            screen,
        );
    }
    if !verification.inexact.is_empty() {
        text += "\nexact where all facts are known; where some are not, these deny more, and allow nothing that the policy denies:\n";
        let each = verification.inexact.iter();
        let place = |one: &Inexact| [one.action.clone(), format!("{}:{}", one.file, one.line)];
        text += &listed(&each.map(place).collect::<Vec<_>>(), screen);
    }
    text
}

/// Without being asked: that not everything was shown.
pub(crate) fn note(verification: &Verification) -> String {
    match verification.sampled.len() {
        0 => String::new(),
        number => format!(
            "\ntoo large to be shown right on every request: {}; --explain-verification names them\n",
            count(number, "action")
        ),
    }
}

fn listed<const N: usize>(rows: &[[String; N]], screen: &Screen) -> String {
    let shown = rows.get(..LISTED).unwrap_or(rows);
    let mut text = indent(&table(screen, None, shown), "  ");
    let more = rows.len().saturating_sub(LISTED);
    if more > 0 {
        text += &format!("  and {} more\n", grouped(more));
    }
    text
}

/// For programs.
pub(crate) fn json(verification: &Verification, taken: Duration) -> Value {
    let methods = Method::ALL.iter().zip(&verification.methods);
    let methods: Vec<Value> = methods
        .map(|(method, shown)| {
            let (exact, actions) = (method.is_exact(), shown.actions);
            json!({ "by": name(*method), "exact": exact, "actions": actions, "combinations": shown.combinations })
        })
        .collect();
    let sampled: Vec<Value> = verification
        .sampled
        .iter()
        .map(|one| json!({ "action": one.action, "combinations": one.combinations }))
        .collect();
    let inexact: Vec<Value> = verification
        .inexact
        .iter()
        .map(|one| json!({ "action": one.action, "clause": one.clause, "file": one.file, "line": one.line }))
        .collect();
    json!({
        "exact": verification.is_exact(),
        "methods": methods,
        "options": verification.options,
        "sampled": sampled,
        "inexact": inexact,
        "milliseconds": taken.as_secs_f64() * 1000.0,
    })
}

#[expect(clippy::cast_precision_loss, reason = "a count for people, shown with few digits")]
fn precise(count: u64) -> f64 {
    count as f64
}

/// `1,234,567`, and past a thousand millions `about 10^12`.
fn amount(number: f64) -> String {
    if number < 1e9 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below a thousand millions")]
        let whole = number.round() as usize;
        return grouped(whole);
    }
    if number.is_finite() { format!("about 10^{:.0}", number.log10()) } else { "more than 10^308".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_grouped_and_very_large_ones_are_powers_of_ten() {
        assert_eq!([0.0, 999.0, 1000.0, 1_234_567.0].map(amount), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!(amount(3e12), "about 10^12");
        assert_eq!(amount(f64::INFINITY), "more than 10^308");
    }
}
