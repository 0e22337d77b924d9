//! Whether an action is decided among others as it is alone.

use placet_runtime::{Columns, RequestBuffer};

use super::{Disagreement, word};

/// Asks the other forms for the decision of an action on the request in the buffer.
pub(super) fn agree(buffer: &RequestBuffer<'_>, action: &str, expected: bool) -> Result<(), Disagreement> {
    let policy = buffer.policy();
    let request = buffer.as_request();
    let id = policy.find_action(action).ok_or_else(|| format!("the runtime has no action `{action}`"))?;
    let same = |form: &str, got: bool| match got == expected {
        true => Ok(()),
        false => Err(format!("alone: {}\n{form}: {}", word(expected), word(got))),
    };
    let prepared = policy.prepare(id).map_err(|error| error.to_string())?;
    same("a prepared action", prepared.decide(&request).map_err(|error| error.to_string())?.is_allow())?;
    let mut bits = vec![0; policy.action_words()];
    policy.decide_actions(&[id], &request, &mut bits).map_err(|error| error.to_string())?;
    same("decide_actions", bits.first().is_some_and(|bits| bits & 1 == 1))?;
    // An option belongs to one action.
    if request.options().is_empty() {
        let mut scratch = vec![0; policy.scratch_len()];
        policy.decide_all(&request, &mut scratch, &mut bits).map_err(|error| error.to_string())?;
        let word = bits.get(id.index() as usize / 64);
        same("decide_all", word.is_some_and(|word| word >> (id.index() % 64) & 1 == 1))?;
    }
    // Three users, of whom the second is who asks; the others hold nothing.
    let plan = policy.plan_owned(&[id], &request, &[]).map_err(|error| error.to_string())?;
    let mut bits = vec![0; Columns::words_for(plan.columns(), 3)];
    for (column, bits) in bits.iter_mut().enumerate() {
        let held = request.permissions().get(column / 64).is_some_and(|word| word >> (column % 64) & 1 == 1);
        *bits = if held { 0b010 } else { 0 };
    }
    let columns = Columns::new(&bits, plan.columns(), 3).map_err(|error| error.to_string())?;
    let (mut scratch, mut row) = (vec![0; plan.scratch_len()], [0]);
    plan.store(&columns, 0..1, &mut scratch, &mut row).map_err(|error| error.to_string())?;
    let [row] = row;
    same("a plan", row >> 1 & 1 == 1)?;
    let nothing = policy.decide(id, &request.with_permissions(&[])).map_err(|error| error.to_string())?.is_allow();
    let others = if nothing { 0b101 } else { 0 };
    match row & !0b010 == others {
        true => Ok(()),
        false => Err(format!("who holds nothing, alone: {}\na plan: {row:b}", word(nothing))),
    }
}
