//! The checks after which nothing that a policy refers to can be missing.
//!
//! Deciding still reads every index with a fallback that denies; these checks are there so that a
//! damaged artifact is an error at start-up and not a puzzling denial later.
//!
//! Opening takes as long as this does, so a record is checked as a whole: each check adds its
//! [`Fault`] without a branch, and only a record that has some is looked at again for which.

mod atoms;
mod decisions;
mod faults;
mod names;
mod parts;
mod rules;
mod tiles;

use super::ArtifactError;
use super::record::{OriginRecord, Run};
use crate::limits;
use crate::policy::{Policy, Sections};

use self::faults::{Fault, Faults};
use self::tiles::Tiles;

type Checked = Result<(), ArtifactError>;

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
    /// The bytes of all texts, and whether each is a character.
    strings: &'a [u8],
    ascii: bool,
}

/// Checks each record of a section, given with its place.
#[inline]
fn every<T>(section: &'static str, records: &[T], mut faults: impl FnMut(usize, &T) -> Faults) -> Checked {
    for (place, record) in records.iter().enumerate() {
        if let Some(fault) = faults(place, record).first() {
            return Err(ArtifactError::damaged(section, place, fault.problem()));
        }
    }
    Ok(())
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
        let strings = s.strings.as_bytes();
        let declared = s.permissions.len().saturating_sub(s.scoped.len());
        Self { s, declared, strings, ascii: strings.is_ascii() }
    }

    #[inline]
    fn text(&self, run: Run) -> Faults {
        let start = u64::from(run.start.get());
        let end = start.wrapping_add(run.len.get().into());
        let inside = end <= self.strings.len() as u64;
        let cuts = |at: u64| {
            // Neither at the end nor on the first byte of a character.
            let byte = usize::try_from(at).ok().and_then(|at| self.strings.get(at));
            byte.is_some_and(|byte| byte & 0xC0 == 0x80)
        };
        let whole = self.ascii || !(cuts(start) | cuts(end));
        Faults::NONE.unless(inside & whole, Fault::Text)
    }

    #[inline]
    fn name(&self, run: Run) -> Faults {
        let short = run.len.get() as usize <= limits::NAME_BYTES;
        self.text(run).unless(short, Fault::LongName)
    }

    #[inline]
    fn origin(&self, origin: OriginRecord) -> Faults {
        let file = origin.file.get() as usize;
        Faults::NONE.unless(file < self.s.files.len().max(1), Fault::File)
    }

    fn is_permission(&self, permission: u32) -> bool {
        (permission as usize) < self.s.permissions.len()
    }

    fn is_declared(&self, permission: u32) -> bool {
        (permission as usize) < self.declared
    }
}
