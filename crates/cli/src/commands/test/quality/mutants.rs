//! `--mutate`: how many slips the tests notice, and those that they don't, each with a test that does.

use std::collections::BTreeSet;

use placet_inspect::{Fate, Mutant, Mutation, Score, Suggestions};
use serde_json::{Value, json};

use crate::host::PolicySet;
use crate::render::table::indent;
use crate::render::{Screen, count};

/// How many blocks are shown, and how many mutants of one.
const BLOCKS: usize = 5;
const MUTANTS: usize = 6;
/// How many characters of a clause are shown.
const CLAUSE: usize = 80;

pub(super) struct Shown<'a> {
    pub(super) set: &'a PolicySet,
    /// What the tests that were not generated do.
    pub(super) own: &'a Mutation<'a>,
    /// What all tests do.
    pub(super) all: &'a [Mutant],
    pub(super) suggested: &'a Suggestions,
}

impl Shown<'_> {
    pub(super) fn text(&self, screen: &Screen) -> String {
        let mut text = format!("\n{}\n", screen.strong("Mutants"));
        let mut told: BTreeSet<usize> = BTreeSet::new();
        let mut blocks = 0_usize;
        for block in &self.suggested.blocks {
            let new: Vec<usize> =
                block.kills.iter().copied().filter(|at| self.survives(*at) && !told.contains(at)).collect();
            if new.is_empty() {
                continue;
            }
            blocks = blocks.saturating_add(1);
            told.extend(&new);
            if blocks > BLOCKS {
                continue;
            }
            text += &self.list(new.iter().take(MUTANTS), screen);
            if let Some(more) = new.len().checked_sub(MUTANTS).filter(|more| *more > 0) {
                text += &format!("    and {more} more\n");
            }
            text += &format!("\n{}\n", indent(&block.text, "    "));
        }
        if let Some(more) = blocks.checked_sub(BLOCKS).filter(|more| *more > 0) {
            text += &format!("  and {}; --suggest writes them all\n\n", count(more, "more such test"));
        }
        if !self.suggested.open.is_empty() {
            text += &format!("{}\n", self.list(self.suggested.open.iter(), screen));
        }
        text + &self.summary()
    }

    fn survives(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|mutant| mutant.fate == Fate::Survived)
    }

    /// Mutants, each clause once with what is changed in it.
    fn list<'n>(&self, numbers: impl Iterator<Item = &'n usize>, screen: &Screen) -> String {
        let mut text = String::new();
        let mut last: Option<&Mutant> = None;
        for mutant in numbers.filter_map(|at| self.all.get(*at)) {
            if last.is_none_or(|last| last.at != mutant.at || last.clause != mutant.clause) {
                let place = format!("{}:{}", self.set.shown(&mutant.at.file), mutant.at.line);
                let mut clause: String = mutant.clause.chars().take(CLAUSE).collect();
                if clause.len() < mutant.clause.len() {
                    clause.push('…');
                }
                text += &format!("  {clause}  {}\n", screen.dim(&place));
            }
            text += &format!("    {}\n", mutant.what);
            last = Some(mutant);
        }
        text
    }

    fn summary(&self) -> String {
        let (all, own) = (Score::of(self.all), self.own.score());
        if self.all.is_empty() {
            return "the policy has nothing that could be changed\n".to_owned();
        }
        let mut text = format!("{} of {} mutants killed, {} %", all.killed, all.different(), all.percent());
        if own.killed != all.killed {
            text += &format!("; {} % without the generated tests", own.percent());
        }
        text.push('\n');
        if all.equivalent > 0 {
            text += &format!("{} decide as the policy does, by proof, and don't count\n", all.equivalent);
        }
        if all.not_decided > 0 {
            text += &format!("{} are not decided within the budget, and don't count\n", all.not_decided);
        }
        text
    }

    pub(super) fn json(&self) -> Value {
        let score = |score: Score| {
            json!({
                "killed": score.killed,
                "survived": score.survived,
                "equivalent": score.equivalent,
                "notDecided": score.not_decided,
                "percent": score.percent(),
            })
        };
        let mutants: Vec<Value> = self.all.iter().enumerate().map(|(at, mutant)| self.object(at, mutant)).collect();
        json!({
            "totals": score(Score::of(self.all)),
            "withoutGenerated": score(self.own.score()),
            "mutants": mutants,
        })
    }

    fn object(&self, at: usize, mutant: &Mutant) -> Value {
        let mut object = json!({
            "operator": mutant.operator.code(),
            "file": self.set.shown(&mutant.at.file),
            "line": mutant.at.line,
            "clause": mutant.clause,
            "what": mutant.what,
            "actions": mutant.actions.iter().map(|action| action.as_str()).collect::<Vec<_>>(),
        });
        let Some(fields) = object.as_object_mut() else { return object };
        match &mutant.fate {
            Fate::Killed { test, at } => {
                fields.insert("fate".into(), json!("killed"));
                let by = json!({ "test": test, "file": self.set.shown(&at.file), "line": at.line });
                fields.insert("by".into(), by);
            }
            Fate::Survived => {
                fields.insert("fate".into(), json!("survived"));
                let block = self.suggested.blocks.iter().find(|block| block.kills.contains(&at));
                fields.insert("suggested".into(), json!(block.map(|block| &block.text)));
            }
            Fate::Equivalent => {
                fields.insert("fate".into(), json!("equivalent"));
            }
            Fate::NotDecided => {
                fields.insert("fate".into(), json!("not decided"));
            }
        }
        object
    }
}
