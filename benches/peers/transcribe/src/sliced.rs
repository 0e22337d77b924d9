//! A transcript as Rust over columns: a permission is a column of bits, one a user, and an action is an expression of columns.

use std::collections::HashMap;
use std::fmt::Write as _;

use placet_compiler::{FactTest, Policy};

use crate::certain::{Certain, Transcript};

/// How wide a line may get before it is broken.
const WIDTH: usize = 110;

/// The source of a module with `block`, which decides every action, without options, for a block of users, and `TESTS`, the
/// tests of facts whose outcomes it is given: a word of ones where a test is known to come out like this.
///
/// # Errors
///
/// - What it can't write, in words.
pub fn module(policy: &Policy, transcript: &Transcript) -> Result<String, String> {
    let permissions = policy.permissions.iter().zip(0..).map(|(one, at)| (one.id.as_str(), at)).collect();
    let mut writer = Writer { permissions, tests: Vec::new() };
    let mut body = String::new();
    for (at, action) in transcript.actions.iter().enumerate() {
        let text = writer.text(&action.certain)?;
        let text = text
            .strip_prefix('(')
            .and_then(|text| text.strip_suffix(')'))
            .filter(|text| balanced(text))
            .unwrap_or(&text);
        let line = format!("    each(&mut out[{at}], |l| {text});");
        let _ = writeln!(body, "    // {}", action.id);
        body.push_str(&if line.len() > WIDTH { line.replace(" | ", "\n        | ") } else { line });
        body.push('\n');
    }
    let mut out = String::new();
    let _ = writeln!(out, "use crate::sliced::{{Column, each}};\n");
    let _ = writeln!(
        out,
        "/// How many permissions there are.\npub const PERMISSIONS: usize = {};",
        policy.permissions.len()
    );
    let _ = writeln!(out, "/// How many actions there are.\npub const ACTIONS: usize = {};", transcript.actions.len());
    let _ = writeln!(out, "/// The tests of facts: what is tested, and what comes out.");
    let _ = writeln!(out, "pub const TESTS: [(&str, bool); {}] = [", writer.tests.len());
    for (test, outcome) in &writer.tests {
        let _ = writeln!(out, "    ({:?}, {outcome}),", words(test));
    }
    let _ = writeln!(out, "];\n");
    let _ = writeln!(
        out,
        "/// Every action for a block of users. `c` are their permissions, `t` the outcomes of [`TESTS`]."
    );
    let _ = writeln!(
        out,
        "pub fn block(c: &[Column; PERMISSIONS], t: &[u64; TESTS.len()], out: &mut [Column; ACTIONS]) {{"
    );
    out.push_str(&body);
    out.push_str("}\n");
    Ok(out)
}

/// A test as a text; the tests of [`module`] are told apart by it.
pub fn words(test: &FactTest) -> String {
    format!("{test:?}")
}

struct Writer<'p> {
    permissions: HashMap<&'p str, usize>,
    tests: Vec<(FactTest, bool)>,
}

impl Writer<'_> {
    fn text(&mut self, certain: &Certain) -> Result<String, String> {
        Ok(match certain {
            Certain::Always => "!0".to_owned(),
            // No facts are sent with users that are asked for at once, so a set of permissions is never known.
            Certain::Never | Certain::HoldsAll(_) => "0".to_owned(),
            Certain::Holds(permission) => {
                let at = self.permissions.get(permission.as_str());
                format!("c[{}][l]", at.ok_or_else(|| format!("no permission `{permission}`"))?)
            }
            Certain::Known(test, outcome) => format!("t[{}]", self.test(test, *outcome)),
            Certain::All(parts) => self.join(parts, " & ")?,
            Certain::Any(parts) => self.join(parts, " | ")?,
            Certain::ByTruth(test, ways) => {
                let (is, is_not) = (self.test(test, true), self.test(test, false));
                let [yes, no] = ways.as_ref();
                let (yes, no) = (self.text(yes)?, self.text(no)?);
                format!("(t[{is}] & {yes} | t[{is_not}] & {no} | {yes} & {no})")
            }
            Certain::ByValue { fact, arms } => {
                let (mut each, mut all) = (Vec::new(), Vec::new());
                for (values, arm) in arms {
                    let arm = self.text(arm)?;
                    let is = values.iter().map(|value| self.test(&FactTest::Is(fact.clone(), value.clone()), true));
                    let is: Vec<String> = is.map(|at| format!("t[{at}]")).collect();
                    each.push(format!("({}) & {arm}", is.join(" | ")));
                    all.push(arm);
                }
                format!("({} | {})", each.join(" | "), all.join(" & "))
            }
            Certain::Can { action, .. } => return Err(format!("`can {action}` is not written out")),
        })
    }

    fn join(&mut self, parts: &[Certain], sign: &str) -> Result<String, String> {
        let parts: Result<Vec<String>, String> = parts.iter().map(|part| self.text(part)).collect();
        Ok(format!("({})", parts?.join(sign)))
    }

    fn test(&mut self, test: &FactTest, outcome: bool) -> usize {
        let wanted = (test.clone(), outcome);
        self.tests.iter().position(|one| *one == wanted).unwrap_or_else(|| {
            self.tests.push(wanted);
            self.tests.len() - 1
        })
    }
}

/// Whether what was between the outer parentheses has all of its own closed.
fn balanced(text: &str) -> bool {
    let mut depth = 0i32;
    text.chars().all(|letter| {
        depth += match letter {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth >= 0
    })
}
