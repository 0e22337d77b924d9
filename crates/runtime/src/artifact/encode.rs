mod check;
mod error;
mod strings;

use alloc::string::String;
use alloc::vec::Vec;

use zerocopy::little_endian::{U32, U64};
use zerocopy::{Immutable, IntoBytes};

use super::open::sum;
use super::record::{
    ActionRecord, AliasRecord, AtomRecord, ClauseRecord, DecisionRecord, FactRecord, Header, MetaRecord, NodeRecord,
    OptionRecord, OriginRecord, PermissionRecord, RoleRecord, Run, SECTIONS, ScopeRecord, ScopedRecord, atom_kind,
    clause_flag, decision_word, fact_kind,
};
use super::{FORMAT, MAGIC};
use crate::graph::{Action, Atom, Clause, DecisionNode, DecisionTest, Fact, FactType, Graph, Origin};
use crate::limits;
use crate::policy::Policy;

use self::check::within;
pub use self::error::EncodeError;
use self::strings::Strings;

/// Writes a graph as an artifact; equal graphs give equal bytes.
///
/// What it has written is opened once more before it is handed out, so a graph that encodes also
/// opens.
///
/// # Errors
///
/// - [`EncodeError::Limit`] where the graph is larger than the format takes.
/// - [`EncodeError::DuplicateName`] where two permissions, scopes, roles, facts or actions share a
///   name; a former name is a name.
/// - [`EncodeError::NotClosed`] where implications aren't transitive, a role lacks an implied
///   permission, or a permission in a scope implies other ones than its base does.
/// - [`EncodeError::BadGraph`] where an index leads nowhere, a test misfits its fact, and the like.
pub fn encode(graph: &Graph) -> Result<Vec<u8>, EncodeError> {
    check::check(graph)?;
    let bytes = Writer::default().write(graph)?;
    Policy::open(&bytes).map_err(EncodeError::BadGraph)?;
    Ok(bytes)
}

#[derive(Default)]
struct Writer {
    strings: Strings,
    texts: Vec<Run>,
    lists: Vec<U32>,
    options: Vec<OptionRecord>,
    /// Options of the actions that are written so far.
    next_option: usize,
}

impl Writer {
    fn write(mut self, graph: &Graph) -> Result<Vec<u8>, EncodeError> {
        let meta = [MetaRecord {
            name: self.text(&graph.name),
            subject: self.text(&graph.subject),
            language: U32::new(graph.language),
        }];
        let files: Vec<Run> = graph.files.iter().map(|path| self.text(path)).collect();
        let permissions: Vec<_> = graph.permissions.iter().map(|p| self.permission(p)).collect();
        let roles: Vec<_> = graph.roles.iter().map(|role| self.role(role)).collect();
        let facts: Vec<_> = graph.facts.iter().map(|fact| self.fact(fact)).collect();
        let atoms: Vec<_> = graph.atoms.iter().map(|atom| atom_record(*atom)).collect();
        let nodes: Vec<_> = graph.nodes.iter().map(node_record).collect();
        let clauses: Vec<_> = graph.clauses.iter().map(|clause| self.clause(clause)).collect();
        let actions: Vec<_> = graph.actions.iter().map(|action| self.action(action)).collect();
        // Behind those of all actions, in the order that a reader walks the tiles.
        let options = graph.actions.iter().flat_map(|action| &action.options);
        for option in options {
            let record = OptionRecord {
                id: self.text(&option.id),
                phrase: self.text(&option.phrase),
                clauses: self.list(&option.clauses),
                origin: origin_record(option.origin),
            };
            self.options.push(record);
        }

        let scopes: Vec<_> = graph.scopes.iter().map(|scope| self.scope(scope)).collect();
        let scoped: Vec<_> = graph.permissions.iter().filter_map(scoped_record).collect();
        let literals: Vec<Run> = graph.texts.iter().map(|text| self.text(text)).collect();
        let permissions_by_name = by_name("permissions", &graph.permissions, |each| &each.name)?;
        let actions_by_name = by_name("actions", &graph.actions, |each| &each.id)?;
        let former_permissions = self.aliases("former permissions", &graph.permission_aliases)?;
        let former_actions = self.aliases("former actions", &graph.action_aliases)?;

        let mut out = Sections::default();
        out.push(&meta);
        out.push(&files);
        out.push(&permissions);
        out.push(&roles);
        out.push(&facts);
        out.push(&atoms);
        out.push(&nodes);
        out.push(&clauses);
        out.push(&actions);
        out.push(&self.options);
        out.push(&self.texts);
        out.push(&self.lists);
        out.push(&permissions_by_name);
        out.push(&by_name("roles", &graph.roles, |each| &each.name)?);
        out.push(&by_name("facts", &graph.facts, |each| &each.name)?);
        out.push(&actions_by_name);
        out.push(&scopes);
        out.push(&by_name("scopes", &graph.scopes, |each| &each.name)?);
        out.push(&scoped);
        out.push(&literals);
        out.push(&former_permissions);
        out.push(&former_actions);
        out.push(&graph.decision_nodes.iter().map(decision_record).collect::<Vec<_>>());
        out.push(self.strings.as_bytes());
        out.finish()
    }

    fn permission(&mut self, permission: &crate::graph::Permission) -> PermissionRecord {
        PermissionRecord {
            name: self.text(&permission.name),
            label: self.text(&permission.label),
            implies: self.list(&permission.implies),
            origin: origin_record(permission.origin),
        }
    }

    fn scope(&mut self, scope: &crate::graph::Scope) -> ScopeRecord {
        ScopeRecord {
            name: self.text(&scope.name),
            label: self.text(&scope.label),
            origin: origin_record(scope.origin),
        }
    }

    fn aliases(&mut self, what: &'static str, aliases: &[(String, u32)]) -> Result<Vec<AliasRecord>, EncodeError> {
        let order = by_name(what, aliases, |each| &each.0)?;
        let sorted = order.iter().filter_map(|at| aliases.get(at.get() as usize));
        Ok(sorted.map(|(name, of)| AliasRecord { name: self.text(name), of: U32::new(*of) }).collect())
    }

    fn role(&mut self, role: &crate::graph::Role) -> RoleRecord {
        RoleRecord {
            name: self.text(&role.name),
            label: self.text(&role.label),
            permissions: self.list(&role.permissions),
            origin: origin_record(role.origin),
        }
    }

    fn fact(&mut self, fact: &Fact) -> FactRecord {
        let (kind, type_name, values): (_, &str, &[String]) = match &fact.kind {
            FactType::Boolean => (fact_kind::BOOLEAN, "", &[]),
            FactType::Number => (fact_kind::NUMBER, "", &[]),
            FactType::OneOf(values) => (fact_kind::ONE_OF, "", values),
            FactType::Entity(name) => (fact_kind::ENTITY, name, &[]),
            FactType::Permission => (fact_kind::PERMISSION, "", &[]),
            FactType::SetOfOneOf(values) => (fact_kind::SET_OF_ONE_OF, "", values),
            FactType::SetOfEntity(name) => (fact_kind::SET_OF_ENTITY, name, &[]),
            FactType::SetOfPermission => (fact_kind::SET_OF_PERMISSION, "", &[]),
            FactType::Text => (fact_kind::TEXT, "", &[]),
            FactType::Date => (fact_kind::DATE, "", &[]),
            FactType::SetOfText => (fact_kind::SET_OF_TEXT, "", &[]),
        };
        FactRecord {
            name: self.text(&fact.name),
            kind: U32::new(kind),
            type_name: self.text(type_name),
            values: self.texts(values),
            origin: origin_record(fact.origin),
        }
    }

    fn clause(&mut self, clause: &Clause) -> ClauseRecord {
        let exact = if clause.exact { clause_flag::EXACT } else { 0 };
        let because = match clause.because {
            Some(_) => clause_flag::BECAUSE,
            None => 0,
        };
        ClauseRecord {
            root: U32::new(clause.root),
            kind: U32::new(clause.kind.number()),
            flags: U32::new(exact | because),
            text: self.text(&clause.text),
            because: self.text(clause.because.as_deref().unwrap_or_default()),
            origin: origin_record(clause.origin),
        }
    }

    fn action(&mut self, action: &Action) -> ActionRecord {
        let first_option = self.next_option;
        let options = Run { start: count(first_option), len: count(action.options.len()) };
        self.next_option = first_option.saturating_add(action.options.len());
        ActionRecord {
            id: self.text(&action.id),
            phrase: self.text(&action.phrase),
            headings: self.texts(&action.sections),
            clauses: self.list(&action.clauses),
            options,
            origin: origin_record(action.origin),
        }
    }

    fn text(&mut self, text: &str) -> Run {
        self.strings.run(text)
    }

    fn texts(&mut self, texts: &[String]) -> Run {
        let run = Run { start: count(self.texts.len()), len: count(texts.len()) };
        for text in texts {
            let text = self.text(text);
            self.texts.push(text);
        }
        run
    }

    fn list(&mut self, indices: &[u32]) -> Run {
        let run = Run { start: count(self.lists.len()), len: count(indices.len()) };
        self.lists.extend(indices.iter().copied().map(U32::new));
        run
    }
}

/// A count that the limit on the whole artifact keeps below 2^32; where it doesn't, the length of
/// the whole is over the limit too and encoding fails.
fn count(count: usize) -> U32 {
    U32::new(u32::try_from(count).unwrap_or(u32::MAX))
}

fn origin_record(origin: Origin) -> OriginRecord {
    OriginRecord { file: U32::new(origin.file), line: U32::new(origin.line) }
}

fn scoped_record(permission: &crate::graph::Permission) -> Option<ScopedRecord> {
    let scope = U32::new(permission.scope?);
    Some(ScopedRecord { scope, base: U32::new(permission.base) })
}

fn node_record(node: &crate::graph::Node) -> NodeRecord {
    NodeRecord { atom: U32::new(node.atom), hi: U32::new(node.hi), lo: U32::new(node.lo) }
}

fn decision_record(node: &DecisionNode) -> DecisionRecord {
    let (word, mask, want) = match node.test {
        DecisionTest::Held { word, mask, want } => (word, mask, want),
        DecisionTest::Fact { atom, exact } => (fact_word(atom, exact), 0, 0),
        DecisionTest::Value { fact, among, exact } => (fact_word(fact, exact) | decision_word::VALUE, among, 0),
    };
    DecisionRecord {
        mask: U64::new(mask),
        want: U64::new(want),
        word: U32::new(word),
        hi: U32::new(node.hi),
        lo: U32::new(node.lo),
        unused: U32::ZERO,
    }
}

fn fact_word(index: u32, exact: bool) -> u32 {
    let exact = if exact { decision_word::EXACT } else { 0 };
    // What is too large for its place is the index of nothing.
    index.min(decision_word::INDEX) | decision_word::FACT | exact
}

fn atom_record(atom: Atom) -> AtomRecord {
    let (kind, first, second) = match atom {
        Atom::Holds(permission) => (atom_kind::HOLDS, permission, 0),
        Atom::True(fact) => (atom_kind::TRUE, fact, 0),
        Atom::IsValue(fact, value) => (atom_kind::IS_VALUE, fact, value.into()),
        Atom::IsPermission(fact, other) => (atom_kind::IS_PERMISSION, fact, other.into()),
        Atom::LessThan(fact, number) => (atom_kind::LESS_THAN, fact, number.to_bits()),
        Atom::AtMost(fact, number) => (atom_kind::AT_MOST, fact, number.to_bits()),
        Atom::Same(fact, other) => (atom_kind::SAME, fact, other.into()),
        Atom::FactLess(fact, other) => (atom_kind::FACT_LESS, fact, other.into()),
        Atom::FactEqual(fact, other) => (atom_kind::FACT_EQUAL, fact, other.into()),
        Atom::Member(fact, set) => (atom_kind::MEMBER, fact, set.into()),
        Atom::ContainsValue(set, value) => (atom_kind::CONTAINS_VALUE, set, value.into()),
        Atom::ContainsPermission(set, other) => (atom_kind::CONTAINS_PERMISSION, set, other.into()),
        Atom::HoldsAll(fact) => (atom_kind::HOLDS_ALL, fact, 0),
        Atom::IsText(fact, text) => (atom_kind::IS_TEXT, fact, text.into()),
        Atom::ContainsText(set, text) => (atom_kind::CONTAINS_TEXT, set, text.into()),
    };
    AtomRecord { kind: U32::new(kind), first: U32::new(first), second: U64::new(second) }
}

/// The places in `all` in the order of the names.
fn by_name<T>(what: &'static str, all: &[T], name: impl Fn(&T) -> &String) -> Result<Vec<U32>, EncodeError> {
    let mut order: Vec<(&String, usize)> = all.iter().map(name).zip(0..).collect();
    order.sort_unstable();
    let same = order.windows(2).filter_map(|pair| match pair {
        [(one, _), (other, at)] if one == other => Some((*at, *one)),
        _ => None,
    });
    if let Some((_, name)) = same.min() {
        return Err(EncodeError::DuplicateName { what, name: name.clone() });
    }
    Ok(order.into_iter().map(|(_, at)| count(at)).collect())
}

/// The sections behind one another, and how many records each has.
#[derive(Default)]
struct Sections {
    bytes: Vec<u8>,
    counts: Vec<U32>,
}

impl Sections {
    fn push<T: IntoBytes + Immutable>(&mut self, records: &[T]) {
        self.bytes.extend_from_slice(records.as_bytes());
        self.counts.push(count(records.len()));
    }

    fn finish(self) -> Result<Vec<u8>, EncodeError> {
        let before = size_of::<Header>().saturating_add(size_of::<[U32; SECTIONS]>());
        let length = self.bytes.len().saturating_add(before);
        within("bytes when compiled", limits::ARTIFACT_BYTES, length)?;
        let mut counts = [U32::ZERO; SECTIONS];
        for (to, from) in counts.iter_mut().zip(self.counts) {
            *to = from;
        }
        let mut header = Header { magic: MAGIC, version: U32::new(FORMAT), length: count(length), checksum: U64::ZERO };
        let mut out = Vec::with_capacity(length);
        out.extend_from_slice(header.as_bytes());
        out.extend_from_slice(counts.as_bytes());
        out.extend_from_slice(&self.bytes);
        header.checksum = U64::new(sum(&header, &out));
        for (to, from) in out.iter_mut().zip(header.as_bytes()) {
            *to = *from;
        }
        Ok(out)
    }
}
