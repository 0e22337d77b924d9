use super::{Policy, Sections};
use crate::artifact::record::Run;
use crate::names::Digest;

impl Policy<'_> {
    /// A hash of all names and of the ids that they stand for.
    ///
    /// Two policies with one hash have the same ids for the same names: of permissions, those in
    /// scopes too, scopes, roles, facts with their types and values, actions and options. So a host
    /// that keeps ids that it has looked up, or that ships an artifact without names, compares this
    /// number with the one that `placet compile` printed, and looks them up anew where it differs.
    ///
    /// Changing what rules ask for changes nothing here, unless they ask for another permission in a
    /// scope: those that no rule asks for have no id. Labels, texts, former names and the order of
    /// files count for nothing either.
    #[must_use]
    pub fn names_hash(&self) -> u64 {
        let s = &self.sections;
        s.names_hash.first().map_or_else(|| s.hash_of_names(), |hash| hash.get())
    }

    /// Whether the artifact carries the names of its permissions, scopes, roles, facts, values,
    /// actions and options. `placet compile --strip=names` leaves them out: then nothing is found by
    /// name, and a request is built from ids alone.
    #[must_use]
    pub fn has_names(&self) -> bool {
        !self.sections.permission_names.is_absent()
    }

    /// Whether the artifact carries what people read: labels, phrases, headings, the texts of clauses,
    /// their `because`, and where in which file it all stands. `placet compile --strip` leaves it out.
    #[must_use]
    pub fn has_texts(&self) -> bool {
        !self.sections.files.is_empty()
    }
}

impl Sections<'_> {
    /// The hash as it is computed from the names, in the order of the ids.
    pub(crate) fn hash_of_names(&self) -> u64 {
        let mut digest = Digest::default();
        self.add(&mut digest, self.permissions, |record| record.name);
        self.add(&mut digest, self.scopes, |record| record.name);
        self.add(&mut digest, self.roles, |record| record.name);
        self.add(&mut digest, self.facts, |record| record.name);
        for fact in self.facts {
            digest.number(fact.kind.get());
            digest.text(self.text(fact.type_name));
            self.add(&mut digest, fact.values.slice(self.texts), |value| *value);
        }
        self.add(&mut digest, self.actions, |record| record.id);
        for action in self.actions {
            self.add(&mut digest, action.options.slice(self.options), |record| record.id);
        }
        digest.finish()
    }

    fn add<T>(&self, digest: &mut Digest, records: &[T], name_of: impl Fn(&T) -> Run) {
        digest.count(records.len());
        for record in records {
            digest.text(self.text(name_of(record)));
        }
    }
}

#[cfg(all(test, feature = "encode"))]
mod tests {
    use alloc::vec;

    use super::Policy;
    use crate::graph::{Action, ActionOption, Fact, FactType, Graph, Permission, Role, Scope};

    #[test]
    fn what_is_written_is_what_a_reader_computes() {
        let option = |id: &str| ActionOption { id: id.into(), ..ActionOption::default() };
        let fact = |name: &str, kind| Fact { name: name.into(), kind, origin: Default::default() };
        let graph = Graph {
            permissions: vec![Permission { name: "read".into(), ..Permission::default() }],
            scopes: vec![Scope { name: "target".into(), ..Scope::default() }],
            roles: vec![Role { name: "reader".into(), ..Role::default() }],
            facts: vec![
                fact("task", FactType::Entity("task".into())),
                fact("task.colour", FactType::OneOf(vec!["red".into(), "größer".into()])),
                fact("task.size", FactType::Number),
            ],
            actions: vec![
                Action { id: "tasks.see".into(), options: vec![option("look"), option("lock")], ..Action::default() },
                Action { id: "tasks.hide".into(), ..Action::default() },
            ],
            ..Graph::default()
        };
        let bytes = crate::encode(&graph).unwrap();
        let policy = Policy::open(&bytes).unwrap();
        assert_eq!(policy.names_hash(), policy.sections.hash_of_names());
        assert_eq!(policy.names_hash(), 6_674_372_427_472_771_206, "the hash is kept by hosts, so it never changes");
    }
}
