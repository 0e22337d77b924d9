//! What can be at once of the permissions and tests that a question asks for.

use super::super::question::{Kind, Question, Tests, small};
use super::Asker;
use crate::meaning::Group;
use crate::model::FactType;

impl Asker<'_> {
    /// What can be at once of the permissions and tests that were met.
    pub(super) fn theory(&mut self, made: &mut Question) {
        let held = self.permissions.list();
        made.permissions = small(held.len());
        for (one, local) in held.iter().zip(0u32..) {
            let brought = self.tables.implies(*one);
            if brought.len() <= held.len() {
                let known = brought.iter().filter_map(|other| self.permissions.known(*other));
                made.implied.extend(known.map(|other| (local, other)));
            } else {
                let known = held.iter().zip(0u32..).filter(|(other, _)| brought.binary_search(other).is_ok());
                made.implied.extend(known.map(|(_, other)| (local, other)));
            }
        }
        made.implied.sort_unstable();
        self.groups.clear();
        for (test, local) in self.tests.list().iter().zip(0u32..) {
            let group = self.about(*test).and_then(|about| about.group.clone());
            match self.groups.iter_mut().find(|(known, _)| group.is_some() && *known == group) {
                Some((_, members)) => members.push(local),
                None => self.groups.push((group, vec![local])),
            }
        }
        made.tests.resize(self.tests.list().len(), (0, 0));
        let mut groups = std::mem::take(&mut self.groups);
        for ((group, members), number) in groups.iter_mut().zip(0u32..) {
            let kind = self.kind(group.as_ref(), members.len());
            if kind == Kind::Steps {
                members.sort_by_key(|local| self.global(*local).and_then(|test| self.about(test)?.step));
            }
            for (local, place) in members.iter().zip(0u32..) {
                if let Some(slot) = usize::try_from(*local).ok().and_then(|at| made.tests.get_mut(at)) {
                    *slot = (number, place);
                }
            }
            made.groups.push(Tests { count: small(members.len()), kind });
        }
        self.groups = groups;
    }

    fn kind(&self, group: Option<&Group>, members: usize) -> Kind {
        match group {
            Some(Group::Line(_)) => Kind::Steps,
            Some(Group::Pair(..)) if members == 3 => Kind::ExactlyOne,
            Some(Group::Value(fact)) => match self.tables.fact(fact) {
                Some(FactType::OneOf(values)) if values.len() == members => Kind::ExactlyOne,
                _ => Kind::AtMostOne,
            },
            _ => Kind::AtMostOne,
        }
    }
}
