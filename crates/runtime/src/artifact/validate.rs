//! The checks after which nothing that a policy refers to can be missing.
//!
//! Deciding still reads every index with a fallback that denies; these checks are there so that a
//! damaged artifact is an error at start-up and not a puzzling denial later.

mod atoms;
mod decisions;
mod names;

use super::ArtifactError;
use super::record::{OriginRecord, Run, clause_flag, fact_kind};
use crate::limits;
use crate::policy::{ClauseKind, Policy, Sections};

type Checked = Result<(), ArtifactError>;

pub(super) fn validate(policy: &Policy<'_>) -> Checked {
    let s = &policy.sections;
    let check = Check { s };
    check.meta()?;
    check.files()?;

    // Lists, texts and options tile their sections; these walk along.
    let mut lists = Tiles::default();
    let mut texts = Tiles::default();
    let mut options = Tiles::default();
    check.scopes()?;
    check.scoped()?;
    check.permissions(&mut lists)?;
    check.roles(&mut lists)?;
    check.facts(&mut texts)?;
    check.literals()?;
    check.atoms()?;
    check.nodes()?;
    check.decision_nodes()?;
    check.clauses()?;
    check.actions(&mut lists, &mut texts, &mut options)?;
    check.options(&mut lists)?;
    lists.end("lists", s.lists.len())?;
    texts.end("texts", s.texts.len())?;
    options.end("options", s.options.len())?;
    check.texts()?;

    names::validate(&check)
}

struct Check<'p, 'a> {
    s: &'p Sections<'a>,
}

/// One record: where it is, for the errors about it.
#[derive(Clone, Copy)]
struct At {
    section: &'static str,
    record: usize,
}

impl At {
    fn require(self, good: bool, problem: &'static str) -> Checked {
        if good {
            return Ok(());
        }
        Err(ArtifactError::damaged(self.section, self.record, problem))
    }
}

/// Yields each record of a section with its place.
fn each<'a, T>(section: &'static str, records: &'a [T]) -> impl Iterator<Item = (At, &'a T)> {
    records.iter().enumerate().map(move |(record, value)| (At { section, record }, value))
}

impl Check<'_, '_> {
    fn meta(&self) -> Checked {
        let at = At { section: "meta", record: 0 };
        at.require(self.s.meta.len() == 1, "there has to be exactly one record")?;
        for meta in self.s.meta {
            self.name(at, meta.name)?;
            self.name(at, meta.subject)?;
        }
        Ok(())
    }

    fn files(&self) -> Checked {
        for (at, path) in each("files", self.s.files) {
            self.text(at, *path)?;
        }
        Ok(())
    }

    fn scopes(&self) -> Checked {
        let at = At { section: "scopes", record: 0 };
        at.require(self.s.scopes.len() <= limits::SCOPES, "there are too many")?;
        for (at, scope) in each("scopes", self.s.scopes) {
            self.name(at, scope.name)?;
            self.text(at, scope.label)?;
            self.origin(at, scope.origin)?;
        }
        Ok(())
    }

    /// Each permission in a scope is one that the policy declares; they stand in order, so that they
    /// are found.
    fn scoped(&self) -> Checked {
        let at = At { section: "scoped", record: 0 };
        at.require(self.s.scoped.len() <= self.s.permissions.len(), "there are more than permissions")?;
        let mut before = None;
        for (at, scoped) in each("scoped", self.s.scoped) {
            let (scope, base) = (scoped.scope.get(), scoped.base.get());
            at.require((scope as usize) < self.s.scopes.len(), "its scope isn't there")?;
            at.require((base as usize) < self.declared(), "its permission isn't there")?;
            at.require(before.is_none_or(|before| before < (scope, base)), "it isn't ascending")?;
            before = Some((scope, base));
        }
        Ok(())
    }

    fn permissions(&self, lists: &mut Tiles) -> Checked {
        let at = At { section: "permissions", record: 0 };
        at.require(self.s.permissions.len() <= limits::PERMISSIONS, "there are too many")?;
        for (at, permission) in each("permissions", self.s.permissions) {
            self.name(at, permission.name)?;
            self.text(at, permission.label)?;
            let scope = match at.record.checked_sub(self.declared()) {
                Some(scoped) => self.scoped_name(at, permission.name, scoped)?,
                None => None,
            };
            self.permission_list(at, permission.implies, scope, lists)?;
            self.origin(at, permission.origin)?;
        }
        Ok(())
    }

    /// The name of a permission in a scope is said by what it is. Its scope.
    fn scoped_name(&self, at: At, name: Run, scoped: usize) -> Result<Option<u32>, ArtifactError> {
        let s = self.s;
        let scoped = s.scoped.get(scoped);
        let base = scoped.and_then(|scoped| s.permissions.get(scoped.base.get() as usize));
        let scope = scoped.and_then(|scoped| s.scopes.get(scoped.scope.get() as usize));
        let rest = base.and_then(|base| s.text(name).strip_prefix(s.text(base.name)));
        let rest = rest.and_then(|rest| rest.strip_prefix(" in "));
        let good = scope.is_some_and(|scope| rest == Some(s.text(scope.name)));
        at.require(good, "its name isn't that of its permission in its scope")?;
        Ok(scoped.map(|scoped| scoped.scope.get()))
    }

    fn roles(&self, lists: &mut Tiles) -> Checked {
        for (at, role) in each("roles", self.s.roles) {
            self.name(at, role.name)?;
            self.text(at, role.label)?;
            self.permission_list(at, role.permissions, None, lists)?;
            self.origin(at, role.origin)?;
        }
        Ok(())
    }

    /// Permissions of one scope, or of none.
    fn permission_list(&self, at: At, run: Run, scope: Option<u32>, lists: &mut Tiles) -> Checked {
        let mut least = 0;
        for permission in lists.next(at, run, self.s.lists)? {
            let permission = permission.get();
            at.require(permission >= least, "its permissions are not ascending")?;
            at.require(self.is_permission(permission), "it names a permission that isn't there")?;
            let own = (permission as usize).checked_sub(self.declared()).and_then(|at| self.s.scoped.get(at));
            let own = own.map(|own| own.scope.get());
            at.require(own == scope, "it names a permission of another scope")?;
            least = permission.saturating_add(1);
        }
        Ok(())
    }

    fn facts(&self, texts: &mut Tiles) -> Checked {
        for (at, fact) in each("facts", self.s.facts) {
            self.name(at, fact.name)?;
            self.name(at, fact.type_name)?;
            let kind = fact.kind.get();
            at.require(kind <= fact_kind::LAST, "there is no such type")?;
            let values = texts.next(at, fact.values, self.s.texts)?;
            let has_values = matches!(kind, fact_kind::ONE_OF | fact_kind::SET_OF_ONE_OF);
            at.require(values.is_empty() || has_values, "its type has no values")?;
            self.origin(at, fact.origin)?;
        }
        Ok(())
    }

    fn texts(&self) -> Checked {
        for (at, text) in each("texts", self.s.texts) {
            self.text(at, *text)?;
        }
        Ok(())
    }

    fn literals(&self) -> Checked {
        for (at, text) in each("literals", self.s.literals) {
            let short = text.len.get() as usize <= limits::TEXT_BYTES;
            at.require(short, "a text is too long")?;
            self.text(at, *text)?;
        }
        Ok(())
    }

    fn nodes(&self) -> Checked {
        for ((at, node), id) in each("nodes", self.s.nodes).zip(2_u32..) {
            let atom = node.atom.get() as usize;
            at.require(atom < self.s.atoms.len(), "it names a test that isn't there")?;
            let falls = node.hi.get() < id && node.lo.get() < id;
            at.require(falls, "a branch doesn't lead to a smaller node")?;
        }
        Ok(())
    }

    fn clauses(&self) -> Checked {
        for (at, clause) in each("clauses", self.s.clauses) {
            let root = clause.root.get() as usize;
            at.require(root < self.s.nodes.len().saturating_add(2), "its graph isn't there")?;
            let kind = ClauseKind::from_number(clause.kind.get());
            at.require(kind.is_some(), "there is no such kind")?;
            let flags = clause.flags.get();
            at.require(flags & !clause_flag::ALL == 0, "there is no such flag")?;
            self.text(at, clause.text)?;
            self.text(at, clause.because)?;
            self.origin(at, clause.origin)?;
        }
        Ok(())
    }

    fn actions(&self, lists: &mut Tiles, texts: &mut Tiles, options: &mut Tiles) -> Checked {
        let at = At { section: "actions", record: 0 };
        at.require(self.s.actions.len() <= limits::ACTIONS, "there are too many")?;
        for (at, action) in each("actions", self.s.actions) {
            self.name(at, action.id)?;
            self.text(at, action.phrase)?;
            texts.next(at, action.headings, self.s.texts)?;
            self.clause_list(at, action.clauses, lists)?;
            let options = options.next(at, action.options, self.s.options)?;
            let few = options.len() <= limits::OPTIONS_PER_ACTION;
            at.require(few, "it has too many options")?;
            self.origin(at, action.origin)?;
        }
        Ok(())
    }

    fn options(&self, lists: &mut Tiles) -> Checked {
        for (at, option) in each("options", self.s.options) {
            self.name(at, option.id)?;
            self.text(at, option.phrase)?;
            self.clause_list(at, option.clauses, lists)?;
            self.origin(at, option.origin)?;
        }
        Ok(())
    }

    fn clause_list(&self, at: At, run: Run, lists: &mut Tiles) -> Checked {
        for clause in lists.next(at, run, self.s.lists)? {
            let good = (clause.get() as usize) < self.s.clauses.len();
            at.require(good, "it names a clause that isn't there")?;
        }
        Ok(())
    }

    fn text(&self, at: At, run: Run) -> Checked {
        at.require(run.text(self.s.strings).is_some(), "a text isn't there")
    }

    /// Names are compared with one another below, so they have to be short for that to be quick.
    fn name(&self, at: At, run: Run) -> Checked {
        let short = run.len.get() as usize <= limits::NAME_BYTES;
        at.require(short, "a name is too long")?;
        self.text(at, run)
    }

    fn origin(&self, at: At, origin: OriginRecord) -> Checked {
        let file = origin.file.get() as usize;
        let good = file < self.s.files.len().max(1);
        at.require(good, "its source file isn't there")
    }

    fn is_permission(&self, permission: u32) -> bool {
        (permission as usize) < self.s.permissions.len()
    }

    /// Permissions that are in no scope.
    fn declared(&self) -> usize {
        self.s.permissions.len().saturating_sub(self.s.scoped.len())
    }

    fn is_declared(&self, permission: u32) -> bool {
        (permission as usize) < self.declared()
    }
}

/// Runs that have to lie one behind the other.
#[derive(Default)]
struct Tiles {
    end: usize,
}

impl Tiles {
    fn next<'a, T>(&mut self, at: At, run: Run, of: &'a [T]) -> Result<&'a [T], ArtifactError> {
        let slice = run.range().filter(|range| range.start == self.end).and_then(|range| of.get(range));
        let Some(slice) = slice else {
            return Err(ArtifactError::damaged(at.section, at.record, "a list isn't where it belongs"));
        };
        self.end = self.end.saturating_add(slice.len());
        Ok(slice)
    }

    fn end(self, section: &'static str, len: usize) -> Checked {
        let at = At { section, record: self.end };
        at.require(self.end == len, "it is in no list")
    }
}
