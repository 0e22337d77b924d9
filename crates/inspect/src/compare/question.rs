//! Both sides of an action in one question.

use std::collections::{BTreeMap, BTreeSet};

use placet_compiler::{Action, Answers, Atom, Case, Detail, Expr, FactType, Name, Question};
use placet_logic::{Budget, Formula, Function, Literal, NotDecided, Variable};

use super::example::Example;
use super::mentions::Mentions;
use super::pair::{Pair, Which};
use super::roles::Roles;
use super::translate::Plan;
use super::{Change, Verdict};

/// By option; of the action itself, by none.
pub(super) type Compared = BTreeMap<Option<Name>, Change>;

/// How many worlds are tried until one can be said in a request.
const WORLDS: usize = 8;

/// What a permission weighs beside a fact in the size of an example: fewest permissions first, then fewest facts.
const PERMISSION: u64 = 1_000;

/// An action on both sides, with each option.
pub(super) fn compared(
    pair: &Pair<'_>,
    roles: &Roles,
    before: Option<&Action>,
    after: Option<&Action>,
    budget: Budget,
) -> Compared {
    let mut options: Vec<Option<Name>> = vec![None];
    for option in after.into_iter().chain(before).flat_map(|action| &action.options) {
        if !options.contains(&Some(option.id.clone())) {
            options.push(Some(option.id.clone()));
        }
    }
    let mentioned = |which, action: Option<&Action>, asked: &dyn Fn(&Name) -> bool| match action {
        Some(action) => Mentions::of(pair.side(which), action, asked),
        None => Mentions::default(),
    };
    let all = mentioned(Which::Old, before, &|_| true).and(mentioned(Which::New, after, &|_| true));
    let plan = Plan::new(pair, &all);
    let mut question = Question::new(&plan, Detail::Exact);
    let mut formulas: Vec<[Option<Formula>; 2]> = Vec::new();
    for option in &options {
        let mut side = |which, action: Option<&Action>| {
            let has =
                |action: &&Action| option.as_ref().is_none_or(|id| action.options.iter().any(|one| one.id == *id));
            let action = action.filter(has)?;
            let asked: Vec<Name> = option.iter().cloned().collect();
            let mut parts = plan.refused(which, &mentioned(which, Some(action), &|id| asked.contains(id)));
            parts.push(Expr::Can { action: Plan::key(which, &action.id), options: asked });
            Some(question.expr(&Expr::All(parts)))
        };
        formulas.push([side(Which::Old, before), side(Which::New, after)]);
    }
    let spare = spare(&plan, &all, &mut question);
    let never = question.problem().constant(false);
    let roots: Vec<Formula> = formulas.iter().flatten().map(|formula| formula.unwrap_or(never)).collect();
    let answers = match question.ask(&roots, budget) {
        Ok(answers) => answers,
        Err(NotDecided { nodes }) => {
            let change = |option| (option, Change::plain(Verdict::NotDecided(nodes)));
            return options.into_iter().map(change).collect();
        }
    };
    let ids = [before.map(|action| &action.id), after.map(|action| &action.id)];
    let question = Asked { plan: &plan, answers: &answers, roles, spare: &spare, ids };
    let mut compared = Compared::new();
    for (option, [old, new]) in options.into_iter().zip(formulas) {
        let change = question
            .change(option.as_ref(), old, new, never)
            .unwrap_or_else(|NotDecided { nodes }| Change::plain(Verdict::NotDecided(nodes)));
        compared.insert(option, change);
    }
    compared
}

/// How a case says of a fact that all others that it names are held, or that they are not, where `holds all of` is written
/// out: by permissions that are not written out.
#[derive(Debug)]
struct Others {
    /// Whether the fact names one permission.
    single: bool,
    candidates: Vec<Candidate>,
}

#[derive(Debug)]
struct Candidate {
    permission: Name,
    named: Variable,
    held: Variable,
}

/// By the test that says that the others are held.
type Spare = BTreeMap<Atom, Others>;

fn spare(plan: &Plan<'_, '_>, mentions: &Mentions, question: &mut Question<'_>) -> Spare {
    let mut found = Spare::new();
    let asked = |atom: &Atom| matches!(atom, Atom::Holds(name) if mentions.permissions.contains(name));
    for (fact, written) in plan.written() {
        // The last is one that no rule asks for.
        let candidates = mentions.permissions.iter().filter(|one| !written.contains(*one)).chain(plan.spare(&asked));
        let candidate = |permission: &Name| Candidate {
            permission: permission.clone(),
            named: question.variable(Atom::Fact(plan.names(fact, permission))),
            held: question.variable(Atom::Holds(permission.clone())),
        };
        let candidates = candidates.map(candidate).collect();
        let single = matches!(plan.pair.facts.get(fact), Some(FactType::Permission));
        found.insert(Atom::Fact(Plan::others(fact)), Others { single, candidates });
    }
    found
}

impl Others {
    /// What says it in a world in which these are granted; nothing where nothing does.
    fn said(&self, pair: &Pair<'_>, granted: &BTreeSet<&Name>, value: bool) -> Option<Vec<Literal>> {
        let is_held = |one: &Candidate| {
            let held = |which| pair.side(which).holders(&one.permission).iter().any(|holder| granted.contains(holder));
            held(Which::Old) || held(Which::New)
        };
        if !value {
            let lacked = self.candidates.iter().find(|one| !is_held(one))?;
            return Some(vec![(lacked.named, true)]);
        }
        if !self.single {
            // Said so that the set is known, and names nothing else.
            return Some(self.candidates.first().map(|one| (one.named, false)).into_iter().collect());
        }
        let held = self.candidates.iter().find(|one| granted.contains(&one.permission)).or(self.candidates.last())?;
        Some(vec![(held.named, true), (held.held, true)])
    }
}

/// A question that has its answers.
struct Asked<'a, 'p> {
    plan: &'a Plan<'a, 'p>,
    answers: &'a Answers,
    roles: &'a Roles,
    spare: &'a Spare,
    /// What the action is called on each side.
    ids: [Option<&'a Name>; 2],
}

impl Asked<'_, '_> {
    fn change(
        &self,
        option: Option<&Name>,
        old: Option<Formula>,
        new: Option<Formula>,
        never: Formula,
    ) -> Result<Change, NotDecided> {
        let space = &self.answers.space;
        let before = self.answers.function(old.unwrap_or(never))?;
        let after = self.answers.function(new.unwrap_or(never))?;
        let (more, less) = (space.and_not(&after, &before)?, space.and_not(&before, &after)?);
        let verdict = match (old, new) {
            (None, _) => Verdict::Added,
            (_, None) => Verdict::Removed,
            _ => match (space.is_possible(&more)?, space.is_possible(&less)?) {
                (false, false) => Verdict::Equal,
                (false, true) => Verdict::Stricter,
                (true, false) => Verdict::Looser,
                (true, true) => Verdict::Incomparable,
            },
        };
        let by_role = self.roles.compare(self.plan, self.answers, &before, &after)?;
        let mut change = Change::plain(verdict);
        change.looser = self.example(&more, option, true)?;
        change.stricter = self.example(&less, option, false)?;
        change.gained = by_role.gained;
        change.lost = by_role.lost;
        if verdict != Verdict::Equal {
            let mut support = space.support(&more);
            support.extend(space.support(&less));
            let here = |atom: &&Atom| self.answers.variable(atom).is_some_and(|one| support.contains(&one));
            change.up_to = self.answers.up_to().iter().filter(here).map(Atom::to_string).collect();
        }
        Ok(change)
    }

    /// A smallest case in which the function is so: fewest permissions, then fewest facts.
    fn example(&self, function: &Function, option: Option<&Name>, looser: bool) -> Result<Option<Example>, NotDecided> {
        let space = &self.answers.space;
        let permissions = self.answers.permissions();
        let weight = |variable| if permissions.contains(&variable) { PERMISSION } else { 1 };
        let mut left = function.clone();
        for _ in 0..WORLDS {
            let Some(world) = space.smallest(&left, &weight)? else { break };
            let world = space.generalised(function, &world, &|variable| !permissions.contains(&variable))?;
            let case = self.said(&world).and_then(|said| Case::of(self.answers, self.plan, &said));
            if let Some(case) = case {
                return Ok(Some(Example::new(self.plan.pair, &case, self.ids, option, looser)));
            }
            left = space.and_not(&left, &space.world(&world)?)?;
        }
        Ok(None)
    }

    /// The world with all that is written out of `holds all of` as a request says it; nothing where none does.
    fn said(&self, world: &[Literal]) -> Option<Vec<Literal>> {
        let granted = world.iter().filter(|(_, value)| *value).filter_map(|(variable, _)| self.answers.atom(*variable));
        let granted: BTreeSet<&Name> =
            granted.filter_map(|atom| if let Atom::Holds(name) = atom { Some(name) } else { None }).collect();
        let mut said = Vec::new();
        for (variable, value) in world {
            match self.answers.atom(*variable).and_then(|atom| self.spare.get(atom)) {
                Some(others) => said.extend(others.said(self.plan.pair, &granted, *value)?),
                None => said.push((*variable, *value)),
            }
        }
        Some(said)
    }
}
