//! Unknown facts: a decision is what holds whatever they are.

use std::collections::BTreeSet;

use placet_compiler::{Detail, PolicyIndex};
use placet_logic::Variable;

use super::tests_of_facts::facts;
use super::worlds::{Worlds, decide};
use super::{Asked, Compared, TESTS_UNKNOWN, question};
use crate::generate::command_line;
use crate::reference::Reference;

/// Every world of an action with each set of facts unknown.
pub(super) fn check(
    reference: &Reference,
    index: &PolicyIndex<'_>,
    asked: &Asked,
    compared: &mut Compared,
) -> Result<(), String> {
    let (answers, functions) = question(index, std::slice::from_ref(asked), Detail::AsDecided)?;
    let tests = answers.space.variables().len();
    if tests > TESTS_UNKNOWN {
        return Ok(());
    }
    let Some(worlds) = Worlds::of(reference, &answers, std::slice::from_ref(asked)) else { return Ok(()) };
    worlds.agree(&answers, &functions)?;
    compared.tests_unknown = compared.tests_unknown.max(tests);
    let reads: Vec<(Variable, Vec<&str>)> =
        answers.facts().iter().map(|one| (*one, answers.atom(*one).map(facts).unwrap_or_default())).collect();
    let all: Vec<&str> =
        reads.iter().flat_map(|(_, facts)| facts.clone()).collect::<BTreeSet<_>>().into_iter().collect();
    for unknown in 1..1_u32 << all.len() {
        let is_unknown = |fact: &&str| all.iter().position(|one| one == fact).is_some_and(|at| unknown >> at & 1 == 1);
        let over: Vec<Variable> =
            reads.iter().filter(|(_, facts)| facts.iter().any(&is_unknown)).map(|(one, _)| *one).collect();
        let whatever = answers.space.always(&functions[0], &over).map_err(|passed| passed.to_string())?;
        for (world, (_, request)) in &worlds.all {
            let mut request = request.clone();
            request.facts.retain(|name, _| !is_unknown(&name.as_str()));
            let said = worlds.is_so(&answers.space, &whatever, *world);
            compared.requests += 1;
            if said != decide(reference, asked, &mut request) {
                let line = command_line(".", &asked.action, &request);
                return Err(format!("with unknown facts {asked:?}: reference {}, function {said}\n{line}", !said));
            }
        }
    }
    Ok(())
}
