//! Whether an action is decided among others as it is alone.

use placet_runtime::RequestBuffer;

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
    Ok(())
}
