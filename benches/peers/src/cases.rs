//! Requests: users with random halves of the permissions, facts that are random or not known, options.

use std::sync::Arc;

use placet_benches::rng::Rng;
use placet_by_hand::Value;
use placet_compiler::FactType;
use placet_runtime::PermissionId;

use crate::set::Set;

/// One question: an action, and by their places in [`Cases`] what is held and known.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    /// The action's number.
    pub action: u32,
    /// The options asked for, as bits in the action's order.
    pub options: u32,
    /// Whose permissions.
    pub held: usize,
    /// Which facts.
    pub facts: usize,
}

/// Questions, and what they are asked about.
#[derive(Debug, Clone)]
pub struct Cases {
    /// The permissions of users as bits, closed under implication.
    pub held: Vec<Vec<u64>>,
    /// The facts of requests, in the order of the policy.
    pub facts: Vec<Vec<Value>>,
    /// The questions.
    pub all: Vec<Case>,
}

/// How many bytes of permissions and facts one batch of questions may have; each question has its own where they fit.
const BYTES: usize = 512 * 1024;
/// How many entities there are of each kind.
const ENTITIES: usize = 4;
/// Numbers that are asked for: on both sides of what rules compare with.
const NUMBERS: [f64; 7] = [0.0, 1.0, 4.0, 5.0, 6.0, 1_000.0, 1_001.0];

impl Cases {
    /// `count` questions; the same for the same seed.
    pub fn random(set: &Set, count: usize, seed: u64) -> Arc<Cases> {
        let mut rng = Rng::new(seed.wrapping_mul(0x2545_f491_4f6c_dd1d));
        let (words, facts) = (set.placet.permission_words(), set.policy.facts.len());
        let users = (BYTES / (8 * words).max(1)).clamp(8, count.max(8));
        let rows = (BYTES / (40 * facts).max(1)).clamp(4, count.max(4));
        let held = (0..users.min(count)).map(|_| user(set, &mut rng)).collect::<Vec<_>>();
        let facts = (0..rows.min(count)).map(|_| facts_of(set, &mut rng)).collect::<Vec<_>>();
        let all = (0..count).map(|number| {
            let action = rng.below(set.options.len());
            let options = set.options.get(action).map_or(0, Vec::len);
            let options = (0..options).filter(|_| rng.chance(50)).fold(0, |bits, at| bits | 1 << at);
            let place = |count: usize, rng: &mut Rng| if count < number + 1 { rng.below(count) } else { number };
            Case {
                action: u32::try_from(action).unwrap_or(0),
                options,
                held: place(held.len(), &mut rng),
                facts: place(facts.len(), &mut rng),
            }
        });
        let all = all.collect();
        Arc::new(Cases { held, facts, all })
    }

    /// What is held in a case.
    pub fn held(&self, case: Case) -> &[u64] {
        self.held.get(case.held).map_or(&[], Vec::as_slice)
    }

    /// What is known in a case.
    pub fn facts(&self, case: Case) -> &[Value] {
        self.facts.get(case.facts).map_or(&[], Vec::as_slice)
    }
}

/// About half of the permissions, and what they imply.
fn user(set: &Set, rng: &mut Rng) -> Vec<u64> {
    let mut held = vec![0; set.placet.permission_words()];
    for index in 0..u32::try_from(set.policy.permissions.len()).unwrap_or(0) {
        if rng.next() & 1 << 40 != 0 {
            set.placet.hold(&mut held, PermissionId::new(index));
        }
    }
    held
}

fn facts_of(set: &Set, rng: &mut Rng) -> Vec<Value> {
    let entity = |at: usize| format!("entity-{at}");
    let permissions = set.policy.permissions.len();
    let mut values = Vec::with_capacity(set.policy.facts.len());
    for fact in &set.policy.facts {
        if rng.chance(25) {
            values.push(Value::Unknown);
            continue;
        }
        values.push(match &fact.ty {
            FactType::Boolean => Value::Boolean(rng.chance(50)),
            FactType::Number => Value::Number(NUMBERS.get(rng.below(NUMBERS.len())).copied().unwrap_or(0.0)),
            FactType::OneOf(all) => Value::OneOf(u32::try_from(rng.below(all.len())).unwrap_or(0)),
            FactType::Entity(_) => Value::Entity(entity(rng.below(ENTITIES))),
            FactType::SetOfEntity(_) => Value::Entities((0..ENTITIES).filter(|_| rng.chance(50)).map(entity).collect()),
            FactType::SetOfPermission => {
                let mut set = vec![0; set.placet.permission_words()];
                for _ in 0..rng.below(4) {
                    let member = rng.below(permissions);
                    if let Some(word) = set.get_mut(member / 64) {
                        *word |= 1 << (member % 64);
                    }
                }
                Value::Permissions(set)
            }
            _ => Value::Unknown,
        });
    }
    values
}
