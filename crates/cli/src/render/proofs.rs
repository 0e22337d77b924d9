//! Claims that were proved or refuted.

use placet_compiler::{Case, Location, PolicyIndex};
use placet_inspect::{Budget, CanAnswer, Counterexample, Proof, confirm, prove_together};
use serde_json::{Map, Value, json};

use super::{Screen, count};
use crate::exit::Exit;
use crate::host::PolicySet;
use crate::load::Loaded;
use crate::problem::{Move, Problem};

/// How long the name of a test may be, in bytes.
const NAME: usize = 200;

/// A claim, and what is known of it.
pub(crate) struct Claim {
    pub(crate) name: String,
    /// Its words.
    pub(crate) text: String,
    /// Where it is written; of one that was asked for on the command line, nowhere.
    pub(crate) at: Option<Location>,
    pub(crate) proof: Proof,
    /// Whether each of its cases is shown, or the first and how many more there are.
    pub(crate) each: bool,
}

/// Claims that stand together.
pub(crate) struct Proofs {
    claims: Vec<Claim>,
}

impl Proofs {
    /// Of the invariants of a policy.
    pub(crate) fn of_invariants(loaded: &Loaded, together: usize) -> Result<Proofs, Problem> {
        let index = PolicyIndex::new(&loaded.policy);
        let mut claims = Vec::new();
        for invariant in &loaded.policy.invariants {
            claims.push(Claim {
                name: invariant.name.clone(),
                text: invariant.text.clone(),
                at: Some(invariant.at.clone()),
                proof: prove_together(&index, invariant, together, Budget::default()),
                each: false,
            });
        }
        Proofs::of(loaded, claims)
    }

    /// Claims whose counterexamples the compiled policy confirms.
    pub(crate) fn of(loaded: &Loaded, claims: Vec<Claim>) -> Result<Proofs, Problem> {
        let cases = claims.iter().flat_map(|claim| claim.cases().iter().map(move |case| (claim, case)));
        let (of, cases): (Vec<&Claim>, Vec<&Counterexample>) = cases.unzip();
        for (claim, confirmed) in of.into_iter().zip(confirm(&loaded.set.sources(), &cases)) {
            if let Err(why) = confirmed {
                let message = format!("the case against `{}` is not what the compiled policy says: {why}", claim.name);
                return Err(Problem::new(Move::Us, message));
            }
        }
        Ok(Proofs { claims })
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.claims.is_empty()
    }

    /// Yes where all are proved.
    pub(crate) fn exit(&self) -> Exit {
        Exit::yes(self.claims.iter().all(|claim| matches!(claim.proof, Proof::Proved { .. })))
    }

    /// `2 invariants proved, 1 refuted`; of none, nothing.
    pub(crate) fn summary(&self) -> String {
        let mut said = Vec::new();
        for (number, status) in self.counts() {
            match (number, said.is_empty()) {
                (0, _) => {}
                (_, true) => said.push(format!("{} {status}", count(number, "invariant"))),
                (_, false) => said.push(format!("{number} {status}")),
            }
        }
        said.join(", ")
    }

    fn counts(&self) -> [(usize, &'static str); 3] {
        let of = |status: &str| self.claims.iter().filter(|claim| claim.status() == status).count();
        ["proved", "refuted", "not decided"].map(|status| (of(status), status))
    }

    pub(crate) fn text(&self, set: &PolicySet, screen: &Screen) -> String {
        let width = self.claims.iter().map(|claim| claim.status().len()).max().unwrap_or_default();
        self.claims.iter().map(|claim| claim.said(set, screen, width)).collect()
    }

    /// The numbers of each status, and the claims.
    pub(crate) fn json(&self, set: &PolicySet) -> Map<String, Value> {
        let mut object = Map::new();
        for (number, status) in self.counts() {
            object.insert(if status == "not decided" { "notDecided" } else { status }.to_owned(), json!(number));
        }
        object.insert("invariants".to_owned(), self.claims.iter().map(|claim| claim.json(set)).collect());
        object
    }
}

impl Claim {
    fn cases(&self) -> &[Counterexample] {
        match &self.proof {
            Proof::Refuted(refutation) => &refutation.cases,
            _ => &[],
        }
    }

    /// What the test of a case is called: as the invariant, or else as the roles.
    fn name_of(&self, case: &Counterexample) -> String {
        if !self.each {
            return self.name.clone();
        }
        let roles: Vec<&str> = case.case.roles().iter().map(placet_compiler::Name::as_str).collect();
        let name = format!("{} can't do both", roles.join(" and "));
        if name.len() > NAME { "no role can do both".to_owned() } else { name }
    }

    fn status(&self) -> &'static str {
        match &self.proof {
            Proof::Proved { .. } => "proved",
            Proof::Refuted(_) => "refuted",
            Proof::NotDecided(_) => "not decided",
        }
    }

    fn said(&self, set: &PolicySet, screen: &Screen, width: usize) -> String {
        let status = format!("{:width$}", self.status());
        let status = match &self.proof {
            Proof::Proved { .. } => screen.good(&status),
            Proof::Refuted(_) => screen.bad(&status),
            Proof::NotDecided(_) => screen.strong(&status),
        };
        let mut text = format!("{status}  {}\n", self.name);
        let place = self.at.as_ref().map(|at| format!("{}:{}", set.shown(&at.file), at.line));
        let mut lines: Vec<String> = Vec::new();
        match &self.proof {
            Proof::Proved { up_to } if up_to.is_empty() => {}
            Proof::Proved { up_to } => lines.push(format!("up to {}", up_to.join(", "))),
            Proof::NotDecided(why) => {
                lines.extend(place.map(|place| screen.dim(&place)));
                lines.push(why.to_string());
            }
            Proof::Refuted(refutation) => {
                lines.extend(place.map(|place| screen.dim(&place)));
                let shown = if self.each { refutation.cases.len() } else { 1 };
                let more = refutation.count.saturating_sub(shown);
                for (number, case) in refutation.cases.iter().take(shown).enumerate() {
                    if number > 0 {
                        lines.push(String::new());
                    }
                    let and = if number.saturating_add(1) == shown && !self.each { more } else { 0 };
                    lines.extend(roles(case.case.roles(), and));
                    lines.extend(block(&self.name_of(case), case));
                }
                if self.each && more > 0 {
                    lines.push(String::new());
                    lines.push(format!("and {more} more"));
                }
            }
        }
        for line in lines {
            text += format!("          {line}").trim_end();
            text.push('\n');
        }
        text
    }

    fn json(&self, set: &PolicySet) -> Value {
        let mut object = Map::new();
        object.insert("name".into(), json!(self.name));
        object.insert("status".into(), json!(self.status()));
        object.insert("text".into(), json!(self.text));
        if let Some(at) = &self.at {
            object.insert("file".into(), json!(set.shown(&at.file)));
            object.insert("line".into(), json!(at.line));
        }
        match &self.proof {
            Proof::Proved { up_to } => object.insert("upTo".into(), json!(up_to)),
            Proof::NotDecided(why) => object.insert("why".into(), json!(why.to_string())),
            Proof::Refuted(refutation) => {
                object.insert("count".into(), json!(refutation.count));
                let cases = refutation.cases.iter().map(|case| object_of(&self.name_of(case), case)).collect();
                object.insert("cases".into(), cases)
            }
        };
        Value::Object(object)
    }
}

/// Whose case it is, where it is one of roles.
fn roles(roles: &[placet_compiler::Name], more: usize) -> Option<String> {
    let names: Vec<&str> = roles.iter().map(placet_compiler::Name::as_str).collect();
    let (last, others) = names.split_last()?;
    let who = match others {
        [] => format!("role {last}"),
        others => format!("roles {} and {last} together", others.join(", ")),
    };
    Some(match more {
        0 => who,
        more => format!("{who}; and {more} more"),
    })
}

/// The test, or where it has nothing to expect, the lines that say the case.
fn block(name: &str, case: &Counterexample) -> Vec<String> {
    match case.test(name) {
        Some(block) => block.lines().map(str::to_owned).collect(),
        None => statements(&case.case),
    }
}

fn statements(case: &Case) -> Vec<String> {
    let said = case.statements();
    if said.is_empty() { vec!["a user who holds nothing, whatever the facts".to_owned()] } else { said }
}

fn object_of(name: &str, case: &Counterexample) -> Value {
    let roles: Vec<&str> = case.case.roles().iter().map(placet_compiler::Name::as_str).collect();
    let answer = |one: &CanAnswer| {
        let options: Vec<&str> = one.options.iter().map(placet_compiler::Name::as_str).collect();
        let decision = if one.allowed { "allow" } else { "deny" };
        json!({ "action": one.action.as_str(), "options": options, "decision": decision })
    };
    let answers: Vec<Value> = case.answers.iter().map(answer).collect();
    json!({ "roles": roles, "says": case.case.statements(), "answers": answers, "test": case.test(name) })
}
