//! Bits behind a function of the host's.

use std::sync::Arc;

use casbin::function_map::OperatorFunction;
use casbin::rhai::Dynamic;
use casbin::{CoreApi, Enforcer};

/// Words of bits; a copy shares them.
#[derive(Debug, Clone)]
pub(super) struct Bits(pub(super) Arc<Vec<u64>>);

fn has(bits: Dynamic, at: Dynamic) -> Dynamic {
    let at = at.as_int().ok().and_then(|at| usize::try_from(at).ok()).unwrap_or(usize::MAX);
    let bits = bits.read_lock::<Bits>();
    bits.is_some_and(|bits| bits.0.get(at / 64).is_some_and(|word| word & 1 << (at % 64) != 0)).into()
}

/// Makes `has(bits, number)` known.
pub(super) fn register(enforcer: &mut Enforcer) {
    enforcer.add_function("has", OperatorFunction::Arg2(has));
}
