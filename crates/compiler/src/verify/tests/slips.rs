//! An optimiser that is broken on purpose, in each of several ways, is caught: by tables, by canonical forms, by samples.

use super::*;
use crate::optimise::slips::{Slip, slipping};

/// A policy with something for each slip, behind a gate of so many permissions that one of three methods is needed.
fn policy(wide: usize, crossed: usize) -> String {
    let names: Vec<String> = (0..wide).map(|n| format!("w{n}")).collect();
    let gate = names.windows(2).map(|two| format!("({})", two.join(" and "))).collect::<Vec<_>>().join(" or ");
    let more: Vec<String> = (0..2 * crossed).map(|n| format!("x{n}")).collect();
    let pair = |one: usize, step: usize| format!("(x{one} and x{})", crossed + (one * step + step) % crossed);
    let pairs: Vec<String> = (0..crossed).flat_map(|one| [1, 5, 11].map(|step| pair(one, step))).collect();
    let crossed = if pairs.is_empty() { String::new() } else { format!(" or {}", pairs.join(" or ")) };
    format!(
        "permissions {{ a, b, c, d, e, f, {} }}\nimplication a implies b\nresource r {{ open: boolean, kind: one of (x, y, z) }}\n\
         section s \"S\" on r {{\n opens with c\n Go\n requires a and b\n requires e or f\n requires {gate}{crossed}\n \
         requires c or d\n requires d if r.open, otherwise c\n requires d if r.kind is y\n }}",
        names.into_iter().chain(more).collect::<Vec<_>>().join(", ")
    )
}

#[test]
fn every_slip_is_caught_by_every_method() {
    let sizes = [(2, 0, Method::Table), (30, 0, Method::CanonicalForm), (2, 48, Method::Sample)];
    for (wide, crossed, expected) in sizes {
        let text = policy(wide, crossed);
        assert_eq!(method(&shown(&text).unwrap()), expected);
        for slip in Slip::ALL.into_iter().filter(|slip| *slip != Slip::TakenForExact) {
            let (policy, graph) = slipping(slip, || compiled(&text));
            let disproof = verify(&policy, &graph).expect_err(&format!("{slip:?}, {expected:?}"));
            assert!(matches!(disproof.wrong, Wrong::Decides(_)), "{disproof}");
        }
    }
}

#[test]
fn a_test_that_is_taken_for_exact_and_is_not_is_caught() {
    let (policy, graph) = slipping(Slip::TakenForExact, || compiled(&super::sound::inexact()));
    assert!(matches!(verify(&policy, &graph).unwrap_err().wrong, Wrong::TakenForExact { .. }));
}

#[test]
fn what_slips_is_no_artifact_but_a_mistake_of_ours() {
    let error = slipping(Slip::ForgottenGate, || {
        let text = "permissions { a, b }\nsection s \"S\" {\n opens with a\n Go requires b }".to_owned();
        let file = SourceText { path: "policy.placet".into(), text };
        Compiler::new(Sources { manifest: None, files: vec![file] }).compile().unwrap_err()
    });
    assert!(!error.is_the_authors());
    assert_eq!(
        error.to_string(),
        "there is no artifact, because the compiled graph of the action `s.open` is not what the policy says: with no \
         permission, it allows and the policy denies"
    );
}
