//! Functions that are hard for diagrams, of the kinds that policies can have.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::{Duration, Instant};

use num_bigint::BigUint;
use oxidd::bcdd::BCDDFunction;
use oxidd::bdd::BDDFunction;

use crate::diagrams::biodivine::LimitedArrays;
use crate::diagrams::oxidd::{Budgeted, Kind, Managed};
use crate::diagrams::{Diagrams, Full};
use crate::memory::peak_kib;

/// Which variables `holds all of` has beside one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// `contains p` and `holds p`, permission by permission.
    Interleaved,
    /// Every `contains p` first, then every `holds p`.
    Apart,
}

/// `holds all of S` for that many permissions: the time, and the nodes.
pub(crate) fn holds_all<D: Diagrams>(permissions: usize, order: Order) -> Result<(Duration, usize), Full> {
    let start = Instant::now();
    let diagrams = D::new(2 * permissions)?;
    let mut all = diagrams.constant(true);
    for permission in 0..permissions {
        let (contains, holds) = match order {
            Order::Interleaved => (2 * permission, 2 * permission + 1),
            Order::Apart => (permission, permissions + permission),
        };
        let one = diagrams.or(&diagrams.not(&diagrams.variable(contains)?)?, &diagrams.variable(holds)?)?;
        all = diagrams.and(&all, &one)?;
    }
    let count = diagrams.count(&all, 2 * permissions);
    let took = start.elapsed();
    let expected = BigUint::from(3u32).pow(u32::try_from(permissions).unwrap_or(0));
    assert_eq!(count, expected, "each of {permissions} permissions has three ways of four");
    Ok((took, diagrams.nodes(&all)))
}

/// How many permissions the random function has, and how many clauses.
const RANDOM: [usize; 2] = [60, 40];

/// All of 40 clauses, each any of three of 60 permissions.
fn random_clauses() -> Vec<[usize; 3]> {
    let [permissions, clauses] = RANDOM;
    let mut state: u64 = 1;
    let mut below = |bound: usize| {
        // SplitMix64, as the generator of policy sets has it.
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let bound = u64::try_from(bound).unwrap_or(1);
        usize::try_from((mixed ^ (mixed >> 31)) % bound).unwrap_or(0)
    };
    (0..clauses).map(|_| [(); 3].map(|()| below(permissions))).collect()
}

/// Joins the clauses; says how many were joined, and whether the budget ended it.
fn join<D: Diagrams>(diagrams: &D) -> (usize, D::Function, Option<Full>) {
    let mut all = diagrams.constant(true);
    for (at, clause) in random_clauses().into_iter().enumerate() {
        let [a, b, c] = clause.map(|variable| diagrams.variable(variable));
        let joined = || diagrams.and(&all, &diagrams.or(&diagrams.or(&a?, &b?)?, &c?)?);
        match joined() {
            Ok(joined) => all = joined,
            Err(full) => return (at, all, Some(full)),
        }
    }
    (RANDOM[1], all, None)
}

/// What a library does at the budget, on one line.
pub(crate) fn print_budget(library: &str) -> Result<(), String> {
    match library {
        "biodivine" => {
            let diagrams = LimitedArrays::new(RANDOM[0]).map_err(|full| full.to_string())?;
            report(&diagrams, |_| "nothing to free".to_owned());
        }
        "oxidd" => managed::<BDDFunction>()?,
        "oxidd, complement edges" => managed::<BCDDFunction>()?,
        _ => return Err(format!("`{library}` has no budget")),
    }
    Ok(())
}

fn report<D: Diagrams>(diagrams: &D, free: impl Fn(&D) -> String) {
    let start = Instant::now();
    let (joined, all, full) = join(diagrams);
    let took = start.elapsed();
    let nodes = diagrams.nodes(&all);
    let outcome = if full.is_some() { "an error" } else { "no end" };
    drop(all);
    let freed = free(diagrams);
    // Goes on with something small, as a whole policy would.
    let small = |a: usize, b: usize| diagrams.and(&diagrams.variable(a)?, &diagrams.variable(b)?);
    let goes_on = if small(1, 40).is_ok() { "goes on" } else { "stays full" };
    println!("{outcome}|{joined}|{nodes}|{:.1}|{}|{goes_on}; {freed}", took.as_secs_f64() * 1e3, peak_kib() / 1024);
}

fn managed<F: Kind>() -> Result<(), String> {
    let diagrams = Managed::<F, Budgeted>::new(RANDOM[0]).map_err(|full| full.to_string())?;
    report(&diagrams, |diagrams| format!("{} nodes left after a collection", diagrams.collect()));
    // A panic of the caller's while a manager is full must not take the process with it.
    let unwound = catch_unwind(AssertUnwindSafe(|| {
        let diagrams = Managed::<F, Budgeted>::new(RANDOM[0]).ok();
        let kept = diagrams.as_ref().map(join);
        if kept.is_some() {
            resume_unwind(Box::new(()));
        }
    }));
    assert!(unwound.is_err(), "the panic came through");
    Ok(())
}
