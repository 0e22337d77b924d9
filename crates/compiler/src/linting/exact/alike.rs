//! Actions that decide alike and are not written alike.
//!
//! All actions are decided in the same 256 worlds, made from the names of the tests, so that equal functions of possible worlds
//! get equal answers. Those with equal answers are compared exactly.

use std::collections::BTreeMap;
use std::hash::{BuildHasher as _, Hash};
use std::sync::Arc;

use placet_logic::{Budget, NotDecided};

use super::source::SetSource;
use super::template_lines;
use crate::db::{Db, PolicySet};
use crate::expand::file_actions;
use crate::hash::Map;
use crate::index::index;
use crate::limits;
use crate::meaning::{Detail, Question, Source as _};
use crate::model::{Action, ClauseKind, Expr, FactTest, FactType, Name};

/// The answers in all worlds.
type Answer = [u64; 4];

/// Pairs of actions that decide alike on every request, and whose clauses are not the same; the later one first. Instances of
/// templates and what asks for another action are left out.
pub(crate) fn alike(db: &dyn Db, set: PolicySet) -> Vec<(Arc<Action>, Arc<Action>)> {
    let source = SetSource::new(db, set);
    let mut worlds = Worlds::new(&source, &index(db, set).implications);
    let mut groups: BTreeMap<Answer, Vec<Arc<Action>>> = BTreeMap::new();
    for file in set.files(db).iter() {
        let (path, written) = (file.path(db), template_lines(db, set, *file));
        for action in &file_actions(db, set, *file).actions {
            let is_own = action.at.file == path && !written.contains(&action.at.line);
            if is_own && is_of_its_own(action) {
                let clauses = action.clauses.iter().map(|clause| worlds.answer(&clause.expr));
                let answer = clauses.fold([u64::MAX; 4], and);
                groups.entry(answer).or_default().push(action.clone());
            }
        }
    }
    let mut found = Vec::new();
    for actions in groups.into_values() {
        let mut kinds: Vec<(Arc<Action>, Vec<Expr>)> = Vec::new();
        for action in actions {
            let said = said(&action);
            if kinds.iter().any(|(_, other)| *other == said) {
                continue;
            }
            let same = |other: &&(Arc<Action>, Vec<Expr>)| is_alike(&source, &action, &other.0).unwrap_or(false);
            if let Some((first, _)) = kinds.iter().find(same) {
                found.push((action.clone(), first.clone()));
            }
            kinds.push((action, said));
        }
    }
    found
}

/// Whether an action says something beside its gates, and says it itself.
fn is_of_its_own(action: &Action) -> bool {
    let own =
        action.clauses.iter().filter(|clause| matches!(clause.kind, ClauseKind::Requires | ClauseKind::Forbidden));
    let mut says = false;
    for clause in own {
        says |= clause.expr != Expr::True;
        if super::judge::asks_for_another(&clause.expr) {
            return false;
        }
    }
    says
}

/// What an action says, whatever the order.
fn said(action: &Action) -> Vec<Expr> {
    let mut said: Vec<Expr> = Vec::new();
    for clause in &action.clauses {
        match &clause.expr {
            Expr::All(parts) => said.extend(parts.iter().cloned()),
            other => said.push(other.clone()),
        }
    }
    said.retain(|expr| *expr != Expr::True);
    said.sort_by_cached_key(Expr::to_string);
    said.dedup();
    said
}

fn is_alike(source: &SetSource<'_>, one: &Action, other: &Action) -> Result<bool, NotDecided> {
    let mut question = Question::new(source, Detail::AsDecided);
    let (one, other) = (question.action(one, &[]), question.action(other, &[]));
    let answers = question.ask(&[one, other], Budget::nodes(limits::LINTED_NODES))?;
    answers.space.equal(&answers.function(one)?, &answers.function(other)?)
}

struct Worlds<'s, 'db> {
    source: &'s SetSource<'db>,
    /// What brings each permission, directly.
    bringing: BTreeMap<&'s Name, Vec<&'s Name>>,
    held: Map<Name, Answer>,
}

impl<'s, 'db> Worlds<'s, 'db> {
    fn new(source: &'s SetSource<'db>, implications: &'s BTreeMap<Name, Vec<Name>>) -> Worlds<'s, 'db> {
        let mut bringing: BTreeMap<&Name, Vec<&Name>> = BTreeMap::new();
        for (one, brought) in implications {
            brought.iter().for_each(|other| bringing.entry(other).or_default().push(one));
        }
        Worlds { source, bringing, held: Map::default() }
    }

    fn answer(&mut self, expr: &Expr) -> Answer {
        match expr {
            Expr::True => [u64::MAX; 4],
            Expr::False | Expr::Parameter(_) | Expr::Can { .. } => [0; 4],
            Expr::Holds(name) => self.holds(name),
            Expr::HoldsIn(name, scope) => {
                let (held, other) = (self.holds(name), each_world(|world| number(&(scope, world)) % 2 == 0));
                and(held, other)
            }
            Expr::HoldsAll(fact) => each_world(|world| number(&("all", fact, world)) % 2 == 0),
            Expr::Fact(test) => self.test(test),
            Expr::Not(inner) => not(self.answer(inner)),
            Expr::All(parts) => parts.iter().fold([u64::MAX; 4], |all, part| and(all, self.answer(part))),
            Expr::Any(parts) => parts.iter().fold([0; 4], |any, part| or(any, self.answer(part))),
            Expr::When { condition, then, otherwise } => {
                let condition = self.answer(condition);
                or(and(condition, self.answer(then)), and(not(condition), self.answer(otherwise)))
            }
        }
    }

    /// Who holds what brings it holds it.
    fn holds(&mut self, name: &Name) -> Answer {
        if let Some(known) = self.held.get(name) {
            return *known;
        }
        let (mut all, mut seen, mut open) = ([0; 4], std::collections::BTreeSet::new(), vec![name]);
        while let Some(one) = open.pop() {
            if seen.insert(one) {
                all = or(all, each_world(|world| number(&(one, world)) % 3 == 0));
                open.extend(self.bringing.get(one).into_iter().flatten().copied());
            }
        }
        self.held.insert(name.clone(), all);
        all
    }

    /// A fact has one value in a world.
    fn test(&self, test: &FactTest) -> Answer {
        match test {
            FactTest::Is(fact, value) => {
                let Some(FactType::OneOf(values)) = self.source.fact(fact) else { return [0; 4] };
                let count = u64::try_from(values.len().max(1)).unwrap_or(1);
                let place = values.iter().position(|one| one == value).and_then(|at| u64::try_from(at).ok());
                each_world(|world| Some(number(&(fact, world)) % count) == place)
            }
            FactTest::LessThan(fact, limit) => each_world(|world| value(fact, world) < limit.0),
            FactTest::AtMost(fact, limit) => each_world(|world| value(fact, world) <= limit.0),
            FactTest::FactLess(a, b) => each_world(|world| value(a, world) < value(b, world)),
            FactTest::FactEqual(a, b) => each_world(|world| value(a, world) == value(b, world)),
            FactTest::Same(a, b) if a > b => self.test(&FactTest::Same(b.clone(), a.clone())),
            other => each_world(|world| number(&(other, world)) % 2 == 0),
        }
    }
}

/// The number or the day that a fact is in a world: some are small, some large, some equal to others.
fn value(fact: &Name, world: u64) -> f64 {
    let number = number(&(fact, world));
    let digits = u32::try_from(number % 6).unwrap_or(0);
    let size = 10_u64.pow(digits);
    f64::from(u32::try_from((number >> 8) % size.max(2)).unwrap_or(0))
}

fn number(of: &impl Hash) -> u64 {
    foldhash::fast::FixedState::with_seed(7).hash_one(of)
}

fn each_world(is_so: impl Fn(u64) -> bool) -> Answer {
    let mut answer = [0; 4];
    for (part, first) in answer.iter_mut().zip([0_u64, 64, 128, 192]) {
        for bit in 0..64 {
            *part |= u64::from(is_so(first.saturating_add(bit))) << bit;
        }
    }
    answer
}

fn and(a: Answer, b: Answer) -> Answer {
    let ([a0, a1, a2, a3], [b0, b1, b2, b3]) = (a, b);
    [a0 & b0, a1 & b1, a2 & b2, a3 & b3]
}

fn or(a: Answer, b: Answer) -> Answer {
    not(and(not(a), not(b)))
}

fn not(a: Answer) -> Answer {
    a.map(|part| !part)
}
