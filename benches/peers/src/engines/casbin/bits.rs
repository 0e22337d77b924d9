//! Bits and values behind functions of the host's.

use std::sync::Arc;

use casbin::function_map::OperatorFunction;
use casbin::rhai::Dynamic;
use casbin::{CoreApi, Enforcer};

/// Words of bits; a copy shares them.
#[derive(Debug, Clone)]
pub(super) struct Bits(pub(super) Arc<Vec<u64>>);

/// The values of facts by their numbers, `()` where one is not known; a copy shares them.
#[derive(Debug, Clone)]
pub(super) struct Values(pub(super) Arc<[Dynamic]>);

fn number(at: &Dynamic) -> usize {
    at.as_int().ok().and_then(|at| usize::try_from(at).ok()).unwrap_or(usize::MAX)
}

fn has(bits: Dynamic, at: Dynamic) -> Dynamic {
    let at = number(&at);
    let bits = bits.read_lock::<Bits>();
    bits.is_some_and(|bits| bits.0.get(at / 64).is_some_and(|word| word & 1 << (at % 64) != 0)).into()
}

fn has_all(held: Dynamic, wanted: Dynamic) -> Dynamic {
    let (held, wanted) = (held.read_lock::<Bits>(), wanted.read_lock::<Bits>());
    let (Some(held), Some(wanted)) = (held, wanted) else { return false.into() };
    wanted.0.iter().zip(held.0.iter()).all(|(wanted, held)| wanted & !held == 0).into()
}

fn fact(values: Dynamic, at: Dynamic) -> Dynamic {
    let values = values.read_lock::<Values>();
    values.and_then(|values| values.0.get(number(&at)).cloned()).unwrap_or(Dynamic::UNIT)
}

/// Makes `has(bits, number)`, `has_all(bits, bits)` and `fact(values, number)` known.
pub(super) fn register(enforcer: &mut Enforcer) {
    enforcer.add_function("has", OperatorFunction::Arg2(has));
    enforcer.add_function("has_all", OperatorFunction::Arg2(has_all));
    enforcer.add_function("fact", OperatorFunction::Arg2(fact));
}
