//! The checks after which nothing that a policy refers to can be missing.
//!
//! Deciding still reads every index with a fallback that denies; these checks are there so that a
//! damaged artifact is an error at start-up and not a puzzling denial later.
//!
//! Opening takes as long as this does. So each section is walked once, what an error says is put
//! together where there is one, and names are compared with nothing (see [`names`](crate::names)).

mod atoms;
mod decisions;
mod faults;
mod names;
mod needs;
mod parts;
mod rules;
mod tiles;

use super::ArtifactError;
use super::record::{OriginRecord, Run};
use crate::limits;
use crate::policy::{Policy, Sections};

use self::faults::Fault;
use self::tiles::Tiles;

type Checked = Result<(), ArtifactError>;

/// Whether a record is as it has to be.
type Sound = Result<(), Fault>;

pub(super) fn validate(policy: &Policy<'_>) -> Checked {
    let s = &policy.sections;
    let check = Check::new(s);
    check.meta()?;
    check.files()?;

    // Lists, texts and options tile their sections; these walk along.
    let mut lists = Tiles::of(s.lists.len());
    let mut texts = Tiles::of(s.texts.len());
    let mut options = Tiles::of(s.options.len());
    check.scopes()?;
    check.scoped()?;
    check.permissions(&mut lists)?;
    check.roles(&mut lists)?;
    // From here on, lists are of clauses.
    let clause_lists = lists;
    check.facts(&mut texts)?;
    check.literals()?;
    check.atoms()?;
    check.nodes()?;
    check.decision_nodes()?;
    check.needs()?;
    check.clauses()?;
    check.actions(&mut lists, &mut texts, &mut options)?;
    check.options(&mut lists)?;
    lists.end("lists")?;
    texts.end("texts")?;
    options.end("options")?;
    check.clause_lists(clause_lists)?;
    check.texts()?;

    names::validate(&check)
}

struct Check<'p, 'a> {
    s: &'p Sections<'a>,
    /// How many permissions there are that are in no scope.
    declared: usize,
    /// How many files an origin may name: in one without any, all name the first.
    files: usize,
    /// How many bytes of all texts come before those among which is one that is no ASCII: up to
    /// there, each byte is a character.
    ascii: u64,
}

/// Checks each record of a section, given with its place.
#[inline]
fn every<T>(section: &'static str, records: &[T], mut check: impl FnMut(usize, &T) -> Sound) -> Checked {
    for (place, record) in records.iter().enumerate() {
        if let Err(fault) = check(place, record) {
            return Err(ArtifactError::damaged(section, place, fault.problem()));
        }
    }
    Ok(())
}

#[inline]
fn ensure(good: bool, fault: Fault) -> Sound {
    if good { Ok(()) } else { Err(fault) }
}

/// Checks something about a section as a whole.
fn require(section: &'static str, good: bool, fault: Fault) -> Checked {
    if good {
        return Ok(());
    }
    Err(ArtifactError::damaged(section, 0, fault.problem()))
}

impl<'p, 'a> Check<'p, 'a> {
    fn new(s: &'p Sections<'a>) -> Self {
        let declared = s.permissions.len().saturating_sub(s.scoped.len());
        let ascii = s.strings.as_bytes().chunks(64).take_while(|chunk| chunk.is_ascii());
        let ascii = ascii.map(|chunk| chunk.len() as u64).sum();
        Self { s, declared, files: s.files.len().max(1), ascii }
    }

    #[inline]
    fn text(&self, run: Run) -> Sound {
        let end = u64::from(run.start.get()).wrapping_add(run.len.get().into());
        ensure(end <= self.ascii || self.is_text_of_any(run), Fault::Text)
    }

    #[inline(never)]
    fn is_text_of_any(&self, run: Run) -> bool {
        run.text(self.s.strings).is_some()
    }

    #[inline]
    fn name(&self, run: Run) -> Sound {
        ensure(run.len.get() as usize <= limits::NAME_BYTES, Fault::LongName)?;
        self.text(run)
    }

    #[inline]
    fn origin(&self, origin: OriginRecord) -> Sound {
        ensure((origin.file.get() as usize) < self.files, Fault::File)
    }

    fn is_permission(&self, permission: u32) -> bool {
        (permission as usize) < self.s.permissions.len()
    }

    fn is_declared(&self, permission: u32) -> bool {
        (permission as usize) < self.declared
    }
}
