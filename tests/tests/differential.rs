//! Every path against the meaning of the language, on policies at random.
//!
//! `PLACET_DIFFERENTIAL_POLICIES` says how many policies are compared, 10,000 where it says nothing, with a hundred requests
//! each; `PLACET_DIFFERENTIAL_SEED` says with which seed to begin. A failure names its seed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop where they fail"
)]

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use placet_runtime::{Policy as Runtime, RequestBuffer};
use placet_syntax::SyntaxKind;
use placet_tests::agreement::{self, check_seed, compile};
use placet_tests::generate::{Rng, Size, command_line, policy, random_request};
use placet_tests::reference::{Reference, Request};

const REQUESTS_PER_POLICY: usize = 100;

#[test]
fn the_compiler_and_the_runtime_agree_with_the_reference() {
    let from = number("PLACET_DIFFERENTIAL_SEED", 0);
    let count = number("PLACET_DIFFERENTIAL_POLICIES", 10_000);
    let next = AtomicU64::new(from);
    let failed: Mutex<Option<(u64, String)>> = Mutex::new(None);
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= from + count || failed.lock().unwrap().is_some() {
                        return;
                    }
                    if let Err(disagreement) = check_seed(seed, REQUESTS_PER_POLICY) {
                        failed.lock().unwrap().get_or_insert((seed, disagreement));
                    }
                }
            });
        }
    });
    if let Some((seed, disagreement)) = failed.into_inner().unwrap() {
        panic!("{disagreement}\nagain: PLACET_DIFFERENTIAL_SEED={seed} PLACET_DIFFERENTIAL_POLICIES=1");
    }
}

#[test]
fn every_construct_of_the_grammar_occurs_in_generated_policies() {
    let mut missing: BTreeSet<SyntaxKind> = SyntaxKind::ALL.iter().copied().collect();
    // What is wrong text, or a part of it, doesn't occur in a policy without errors.
    missing.retain(|kind| {
        !kind.is_error() && !matches!(kind, SyntaxKind::Text | SyntaxKind::EqualsSign | SyntaxKind::LabelRef)
    });
    for seed in 0..500 {
        for (_, text) in policy(seed, Size::USUAL).files {
            for element in placet_syntax::parse(&text).syntax().descendants_with_tokens() {
                missing.remove(&element.kind());
            }
        }
    }
    assert!(missing.is_empty(), "the generator never makes {missing:?}");
}

#[test]
fn generated_policies_have_no_error_in_their_text() {
    for seed in 0..500 {
        for (path, text) in policy(seed, Size::USUAL).files {
            let parsed = placet_syntax::parse(&text);
            assert!(parsed.errors().is_empty(), "seed {seed}, {path}: {:?}\n{text}", parsed.errors());
            let wrong = parsed.syntax().descendants_with_tokens().find(|element| element.kind().is_error());
            assert!(wrong.is_none(), "seed {seed}, {path}: {wrong:?}\n{text}");
            assert_eq!(parsed.syntax().text().to_string(), text, "seed {seed}, {path}");
        }
    }
}

#[test]
fn formatting_keeps_the_meaning_and_is_done_once() {
    for seed in 0..200 {
        let policy = policy(seed, Size::USUAL);
        let formatted: Vec<(String, String)> =
            policy.files.iter().map(|(path, text)| (path.clone(), placet_syntax::format::format(text))).collect();
        for ((path, text), (_, before)) in formatted.iter().zip(&policy.files) {
            assert_eq!(placet_syntax::format::format(text), *text, "seed {seed}, {path}:\n{before}");
            // Where the formatter doesn't trust its layout it gives the text back as it is.
            let is_laid_out = !text.contains(['\r', '\u{feff}']) && !text.contains("\n\n\n");
            assert!(is_laid_out, "seed {seed}, {path}:\n{before}\nformatted:\n{text}");
        }
        let (before, after) = (Reference::new(&policy.files), Reference::new(&formatted));
        let mut rng = Rng::new(seed);
        for _ in 0..REQUESTS_PER_POLICY {
            let action = rng.pick(before.actions()).id.clone();
            let request = random_request(&mut rng, &before, &action);
            let line = command_line(".", &action, &request);
            assert_eq!(before.decide(&action, &request), after.decide(&action, &request), "seed {seed}, {line}");
        }
    }
}

#[test]
fn a_seed_always_makes_the_same_policy() {
    for seed in 0..20 {
        assert_eq!(policy(seed, Size::USUAL), policy(seed, Size::USUAL));
    }
}

/// What doesn't say enough to be denied is never denied for saying more.
fn stays_allowed(more: impl Fn(&mut Rng, &Reference, &Request) -> Request) {
    let mut allowed = 0;
    for seed in 0..400 {
        let policy = policy(seed, Size::USUAL);
        let reference = Reference::new(&policy.files);
        let artifact = compile(&policy).unwrap_or_else(|error| panic!("{error}"));
        let runtime = Runtime::open(&artifact).unwrap();
        let mut buffer = RequestBuffer::new(&runtime);
        let mut rng = Rng::new(seed);
        for _ in 0..100 {
            let action = rng.pick(reference.actions()).id.clone();
            let request = random_request(&mut rng, &reference, &action);
            if !reference.decide(&action, &request).unwrap() {
                continue;
            }
            allowed += 1;
            let more = more(&mut rng, &reference, &request);
            let told = || {
                format!("seed {seed}\n{}\n{}", command_line(".", &action, &request), command_line(".", &action, &more))
            };
            assert_eq!(reference.decide(&action, &more), Ok(true), "{}", told());
            assert_eq!(agreement::decide(&mut buffer, &action, &more), Ok(true), "{}", told());
        }
    }
    assert!(allowed > 5_000, "only {allowed} requests were allowed at all");
}

#[test]
fn a_further_permission_never_turns_an_allow_into_a_deny() {
    stays_allowed(|rng, reference, request| {
        let mut more = request.clone();
        more.permissions.insert(rng.pick(reference.permissions()).id.clone());
        more
    });
}

#[test]
fn learning_a_fact_never_turns_an_allow_into_a_deny() {
    stays_allowed(|rng, reference, request| {
        let mut more = request.clone();
        let action = &reference.actions()[0].id;
        let known = random_request(rng, reference, action).facts;
        for (name, value) in known {
            more.facts.entry(name).or_insert(value);
        }
        more
    });
}

fn number(variable: &str, or: u64) -> u64 {
    std::env::var(variable).ok().map_or(or, |text| text.parse().expect("a number"))
}
