mod check;
mod error;
mod names_hash;
mod needs;
mod records;
mod sections;
mod strings;
mod tables;

use alloc::string::String;
use alloc::vec::Vec;

use zerocopy::little_endian::{U32, U64};

use super::record::{
    ActionRecord, AliasRecord, ClauseRecord, FactRecord, MetaRecord, OptionRecord, PermissionRecord, RoleRecord, Run,
    ScopeRecord, clause_flag,
};
use crate::graph::{Action, Clause, Fact, Graph, Origin};
use crate::policy::Policy;

pub use self::error::EncodeError;
use self::records::{atom_record, decision_record, fact_type, node_record, origin_record, scoped_record, values};
use self::sections::Sections;
use self::strings::Strings;
use self::tables::Tables;

/// What of a graph is left out of an artifact. Decisions are the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strip {
    /// Nothing.
    #[default]
    Nothing,
    /// What only people read: labels, phrases, headings, the texts of clauses, their `because`, and
    /// where in which file all of that stands.
    Texts,
    /// That, and all names: of permissions, scopes, roles, facts, their types and values, actions and
    /// options, and former names. What is left has ids alone.
    Names,
}

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
    encode_with(graph, Strip::Nothing)
}

/// As [`encode`], without what a service can do without.
///
/// # Errors
///
/// Those of [`encode`].
pub fn encode_with(graph: &Graph, strip: Strip) -> Result<Vec<u8>, EncodeError> {
    check::check(graph)?;
    let bytes = Writer { strip, ..Writer::default() }.write(graph)?;
    Policy::open(&bytes).map_err(EncodeError::BadGraph)?;
    Ok(bytes)
}

#[derive(Default)]
struct Writer {
    strip: Strip,
    strings: Strings,
    texts: Vec<Run>,
    lists: Vec<U32>,
    /// Options of the actions that are written so far.
    next_option: usize,
}

/// The records that have texts.
struct Parts {
    meta: MetaRecord,
    files: Vec<Run>,
    permissions: Vec<PermissionRecord>,
    roles: Vec<RoleRecord>,
    facts: Vec<FactRecord>,
    clauses: Vec<ClauseRecord>,
    actions: Vec<ActionRecord>,
    options: Vec<OptionRecord>,
    scopes: Vec<ScopeRecord>,
    literals: Vec<Run>,
    former_permissions: Vec<AliasRecord>,
    former_actions: Vec<AliasRecord>,
}

impl Writer {
    fn write(mut self, graph: &Graph) -> Result<Vec<u8>, EncodeError> {
        // Checked even where names are left out: two that share one are a mistake all the same.
        let tables = Tables::of(graph)?;
        let tables = if self.strip >= Strip::Names { Tables::default() } else { tables };
        // Texts that are ASCII come first: a reader needs not look at where they begin and end.
        self.strings.only_ascii(true);
        self.parts(graph);
        self = Self { strip: self.strip, strings: self.strings, ..Self::default() };
        self.strings.only_ascii(false);
        let parts = self.parts(graph);

        let mut out = Sections::default();
        out.push(&[U64::new(graph.names_hash())]);
        out.push(&[parts.meta]);
        out.push(&parts.files);
        out.push(&parts.permissions);
        out.push(&parts.roles);
        out.push(&parts.facts);
        out.push(&graph.atoms.iter().map(|atom| atom_record(*atom)).collect::<Vec<_>>());
        out.push(&graph.nodes.iter().map(node_record).collect::<Vec<_>>());
        out.push(&parts.clauses);
        out.push(&parts.actions);
        out.push(&parts.options);
        out.push(&self.texts);
        out.push(&self.lists);
        out.push(&parts.scopes);
        out.push(&graph.permissions.iter().filter_map(scoped_record).collect::<Vec<_>>());
        out.push(&parts.literals);
        out.push(&parts.former_permissions);
        out.push(&parts.former_actions);
        let decisions: Vec<_> = graph.decision_nodes.iter().map(|node| decision_record(node, &graph.atoms)).collect();
        let (groups, needs) = needs::of_actions(decisions.get(..graph.actions.len()).unwrap_or_default());
        out.push(&decisions);
        out.push(&groups);
        out.push(&needs);
        out.push(&implying(&graph.permissions));
        out.push(&tables.tables);
        out.push(&tables.slots);
        out.push(&tables.pilots);
        out.push(self.strings.as_bytes());
        out.finish()
    }

    /// In the order that a reader walks the tiles: those of the options behind those of all actions.
    fn parts(&mut self, graph: &Graph) -> Parts {
        let stripped = self.strip >= Strip::Texts;
        let options = graph.actions.iter().flat_map(|action| &action.options);
        Parts {
            meta: MetaRecord {
                name: self.text(&graph.name),
                subject: self.text(&graph.subject),
                language: U32::new(graph.language),
            },
            files: graph.files.iter().filter(|_| !stripped).map(|path| self.text(path)).collect(),
            permissions: graph.permissions.iter().map(|each| self.permission(each)).collect(),
            roles: graph.roles.iter().map(|role| self.role(role)).collect(),
            facts: graph.facts.iter().map(|fact| self.fact(fact)).collect(),
            clauses: graph.clauses.iter().map(|clause| self.clause(clause)).collect(),
            actions: self.actions(&graph.actions),
            options: options.map(|option| self.option(option)).collect(),
            scopes: graph.scopes.iter().map(|scope| self.scope(scope)).collect(),
            literals: graph.texts.iter().map(|text| self.text(text)).collect(),
            former_permissions: self.aliases(&graph.permission_aliases),
            former_actions: self.aliases(&graph.action_aliases),
        }
    }

    fn permission(&mut self, permission: &crate::graph::Permission) -> PermissionRecord {
        PermissionRecord {
            name: self.name(&permission.name),
            label: self.about(&permission.label),
            implies: self.list(&permission.implies),
            origin: self.origin(permission.origin),
        }
    }

    fn scope(&mut self, scope: &crate::graph::Scope) -> ScopeRecord {
        ScopeRecord { name: self.name(&scope.name), label: self.about(&scope.label), origin: self.origin(scope.origin) }
    }

    /// By name ascending.
    fn aliases(&mut self, aliases: &[(String, u32)]) -> Vec<AliasRecord> {
        let mut sorted: Vec<&(String, u32)> = aliases.iter().filter(|_| self.strip < Strip::Names).collect();
        sorted.sort_unstable();
        sorted.iter().map(|(name, of)| AliasRecord { name: self.text(name), of: U32::new(*of) }).collect()
    }

    fn role(&mut self, role: &crate::graph::Role) -> RoleRecord {
        RoleRecord {
            name: self.name(&role.name),
            label: self.about(&role.label),
            permissions: self.list(&role.permissions),
            origin: self.origin(role.origin),
        }
    }

    fn fact(&mut self, fact: &Fact) -> FactRecord {
        let (kind, type_name) = fact_type(&fact.kind);
        FactRecord {
            name: self.name(&fact.name),
            kind: U32::new(kind),
            type_name: self.name(type_name),
            values: self.texts(values(&fact.kind), Self::name),
            origin: self.origin(fact.origin),
        }
    }

    fn clause(&mut self, clause: &Clause) -> ClauseRecord {
        let because = clause.because.as_ref().filter(|_| self.strip < Strip::Texts);
        let flag = |set: bool, flag: u32| if set { flag } else { 0 };
        ClauseRecord {
            root: U32::new(clause.root),
            kind: U32::new(clause.kind.number()),
            flags: U32::new(flag(clause.exact, clause_flag::EXACT) | flag(because.is_some(), clause_flag::BECAUSE)),
            text: self.about(&clause.text),
            because: self.about(because.map_or("", |because| because)),
            origin: self.origin(clause.origin),
        }
    }

    fn actions(&mut self, actions: &[Action]) -> Vec<ActionRecord> {
        let mut before: Option<(&[String], Run)> = None;
        let record = |action: &'_ Action, headings, own: &mut Self| {
            let options = Run { start: count(own.next_option), len: count(action.options.len()) };
            own.next_option = own.next_option.saturating_add(action.options.len());
            ActionRecord {
                id: own.name(&action.id),
                phrase: own.about(&action.phrase),
                headings,
                clauses: own.list(&action.clauses),
                options,
                origin: own.origin(action.origin),
            }
        };
        let mut records = Vec::with_capacity(actions.len());
        for action in actions {
            let sections: &[String] = if self.strip >= Strip::Texts { &[] } else { &action.sections };
            // One list for all that stand under the same headings.
            let headings = match before {
                Some((same, run)) if same == sections => run,
                _ => self.texts(sections, Self::about),
            };
            before = Some((sections, headings));
            records.push(record(action, headings, self));
        }
        records
    }

    fn option(&mut self, option: &crate::graph::ActionOption) -> OptionRecord {
        OptionRecord {
            id: self.name(&option.id),
            phrase: self.about(&option.phrase),
            clauses: self.list(&option.clauses),
            origin: self.origin(option.origin),
        }
    }

    /// What requests name something by.
    fn name(&mut self, name: &str) -> Run {
        if self.strip >= Strip::Names { Run::EMPTY } else { self.text(name) }
    }

    /// What only people read.
    fn about(&mut self, text: &str) -> Run {
        if self.strip >= Strip::Texts { Run::EMPTY } else { self.text(text) }
    }

    fn origin(&self, origin: Origin) -> super::record::OriginRecord {
        origin_record(if self.strip >= Strip::Texts { Origin::default() } else { origin })
    }

    fn text(&mut self, text: &str) -> Run {
        self.strings.run(text)
    }

    fn texts(&mut self, texts: &[String], write: fn(&mut Self, &str) -> Run) -> Run {
        let run = Run { start: count(self.texts.len()), len: count(texts.len()) };
        for text in texts {
            let text = write(self, text);
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

/// The permissions that imply others, as bits.
fn implying(permissions: &[crate::graph::Permission]) -> Vec<U64> {
    let word = |permissions: &[crate::graph::Permission]| {
        let bits = permissions.iter().zip(0_u32..);
        U64::new(bits.fold(0, |word, (each, bit)| word | u64::from(!each.implies.is_empty()).wrapping_shl(bit)))
    };
    permissions.chunks(64).map(word).collect()
}

/// A count that the limit on the whole artifact keeps below 2^32; where it doesn't, the length of
/// the whole is over the limit too and encoding fails.
fn count(count: usize) -> U32 {
    U32::new(u32::try_from(count).unwrap_or(u32::MAX))
}
