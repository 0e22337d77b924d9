//! Bytes that nobody's compiler wrote.

use placet_runtime::{ActionId, ArtifactError, FactValue, Policy, Request, Strip, encode, encode_with};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use super::all_actions::all_of;
use super::many_users::same_for_many;
use super::support::{add_decision_nodes, world};

const LENGTH_AT: usize = 12;
const CHECKSUM_AT: usize = 16;
const COVERED_FROM: usize = 24;

/// The checksum of the format, a second time: so the tests can make damage that it doesn't catch.
fn checksum(artifact: &[u8]) -> u64 {
    const PRIME: u64 = 0x9E37_79B1_85EB_CA87;
    let word = |at: usize| u64::from_le_bytes(artifact[at..at + 8].try_into().unwrap());
    let seed = word(8).rotate_left(32);
    let step = |state: u64, word: u64| (state ^ word).wrapping_mul(PRIME).rotate_left(31);
    let mut lanes = [seed, seed.rotate_left(16), seed.rotate_left(32), !seed];
    let mut covered = artifact[COVERED_FROM..].to_vec();
    let length = covered.len() as u64;
    covered.resize(covered.len() / 32 * 32 + 32, 0);
    for (at, word) in covered.chunks_exact(8).enumerate() {
        lanes[at % 4] = step(lanes[at % 4], u64::from_le_bytes(word.try_into().unwrap()));
    }
    let sum = lanes.into_iter().fold(length, |sum, lane| step(sum.rotate_left(23), lane));
    sum ^ (sum >> 29)
}

/// Makes the header fit the bytes behind it.
fn seal(artifact: &mut [u8]) {
    let length = artifact.len() as u32;
    artifact[LENGTH_AT..CHECKSUM_AT].copy_from_slice(&length.to_le_bytes());
    let sum = checksum(artifact);
    artifact[CHECKSUM_AT..COVERED_FROM].copy_from_slice(&sum.to_le_bytes());
}

/// Whether all clauses hold that the request meets at an action.
fn clauses_hold(policy: &Policy<'_>, action: ActionId, request: &Request<'_>) -> bool {
    let options = request.options().iter().map(|option| policy.option(*option).unwrap());
    let mut clauses = policy.action(action).unwrap().clauses.chain(options.flat_map(|option| option.clauses));
    clauses.all(|clause| policy.clause_holds(clause, request))
}

/// Opens bytes, and where they are a policy asks everything of it. Whether they were.
fn use_all_of(bytes: &[u8]) -> bool {
    let Ok(policy) = Policy::open(bytes) else {
        return false;
    };
    let all = [u64::MAX; 2];
    let unknown = Request::default();
    let facts = [FactValue::Boolean(true); 17];
    let known = Request::new(&all, &facts, &[]);
    let texts = [FactValue::Text("Größer"); 17];
    let in_scopes: Vec<_> = policy.scopes().map(|scope| scope.id).collect();
    let texts = Request::new(&[], &texts, &[]).with_scopes(&in_scopes);
    for action in policy.actions() {
        let options: Vec<_> = action.options.collect();
        for request in [unknown, known, texts, unknown.with_options(&options)] {
            let decision = policy.decide(action.id, &request).unwrap();
            let explanation = policy.explain(action.id, &request).unwrap();
            assert_eq!(explanation.decision, decision);
            let mut missing = explanation.missing_scopes.iter();
            assert!(missing.all(|scope| policy.scope(*scope).is_some() && !request.scopes().contains(scope)));
            // No set is listed that doesn't help.
            for set in explanation.missing.sets {
                let mut held = request.permissions().to_vec();
                held.resize(policy.permission_words(), 0);
                for permission in set {
                    policy.hold(&mut held, permission);
                }
                // Sets are of the clauses, which the changed bytes may have made to differ from what decides.
                assert!(clauses_hold(&policy, action.id, &request.with_permissions(&held)));
            }
        }
        for clause in action.clauses {
            policy.clause(clause).unwrap();
            assert!(policy.tests_of(clause).facts.len() <= 17);
        }
        assert_eq!(action.sections.len(), action.sections.count());
    }
    assert!(policy.facts().all(|fact| fact.kind.to_string().len() < 20_000));
    assert!(policy.roles().all(|role| role.permissions.count() <= 3));
    let found = |found: bool| found || !policy.has_names();
    assert!(policy.permissions().all(|own| found(policy.find_permission(own.name) == Some(own.id))));
    assert!(policy.actions().all(|own| found(policy.find_action(own.name) == Some(own.id))));
    assert!(policy.roles().all(|own| found(policy.find_role(own.name) == Some(own.id))));
    assert!(policy.facts().all(|own| found(policy.find_fact(own.name) == Some(own.id))));
    for scope in policy.scopes() {
        assert!(found(policy.find_scope(scope.name) == Some(scope.id)));
        let mut held = vec![0; policy.permission_words()];
        policy.roles().for_each(|role| policy.assume_role_in(&mut held, scope.id, role.id));
        policy.permissions().for_each(|own| policy.hold_in(&mut held, scope.id, own.id));
        for own in policy.permissions() {
            let holds = held[own.id.index() as usize / 64] >> (own.id.index() % 64) & 1 == 1;
            assert_eq!(holds, own.scope == Some(scope.id));
            let there = policy.in_scope(scope.id, own.base);
            assert!(own.scope != Some(scope.id) || there == Some(own.id));
        }
    }
    assert!(policy.former_permissions().all(|(name, of)| policy.find_permission(name) == Some(of)));
    assert!(policy.former_actions().all(|(name, of)| policy.find_action(name) == Some(of)));
    true
}

fn run<S: Strategy>(cases: u32, strategy: &S, test: impl Fn(S::Value)) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new(config).run(strategy, |value| {
        test(value);
        Ok::<(), TestCaseError>(())
    });
    outcome.unwrap();
}

#[test]
fn the_checksum_is_the_one_that_the_tests_know() {
    let bytes = encode(&world()).unwrap();
    let mut sealed = bytes.clone();
    seal(&mut sealed);
    assert_eq!(sealed, bytes);
    assert!(use_all_of(&bytes));
}

#[test]
fn the_world_of_these_tests_is_decided_by_nodes_that_say_what_its_clauses_say() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let mut facts = [FactValue::Boolean(true); 17];
    facts[5] = FactValue::Value(1);
    let mut allowed = 0;
    for action in policy.actions() {
        let options: Vec<_> = action.options.collect();
        for (held, facts) in (0..64).flat_map(|held| [(held, &facts[..]), (held, &[])]) {
            for options in [&options[..], &[]] {
                let held = [held];
                let request = Request::new(&held, facts, options);
                let decision = policy.decide(action.id, &request).unwrap().is_allow();
                assert_eq!(decision, clauses_hold(&policy, action.id, &request), "{}: {request:?}", action.name);
                allowed += u32::from(decision);
            }
        }
    }
    assert!(allowed > 100, "{allowed}");
}

#[test]
fn random_bytes_are_an_error() {
    run(2_000, &vec(any::<u8>(), 0..2_000), |bytes| {
        assert_eq!(Policy::open(&bytes).unwrap_err(), ArtifactError::NotAnArtifact);
    });
}

#[test]
fn random_bytes_behind_a_good_header_are_never_a_panic() {
    let magic = encode(&world()).unwrap()[..COVERED_FROM].to_vec();
    let counts = vec(prop_oneof![3 => Just(0_u32), 1 => 0..4_u32], 26);
    run(2_000, &(counts, vec(0..4_u8, 0..2_000)), |(counts, body)| {
        let counts = counts.iter().flat_map(|count| count.to_le_bytes());
        let mut bytes: Vec<u8> = magic.iter().copied().chain(counts).chain(body).collect();
        seal(&mut bytes);
        use_all_of(&bytes);
    });
}

#[test]
fn every_truncation_is_an_error() {
    let bytes = encode(&world()).unwrap();
    assert_eq!(Policy::open(&[]).unwrap_err(), ArtifactError::NotAnArtifact);
    for length in 1..bytes.len() {
        let error = Policy::open(&bytes[..length]).unwrap_err();
        assert!(matches!(error, ArtifactError::Truncated { .. }), "{length}: {error:?}");
        let mut sealed = bytes[..length].to_vec();
        if length >= COVERED_FROM {
            seal(&mut sealed);
            use_all_of(&sealed);
        }
    }
}

#[test]
fn every_changed_bit_is_an_error() {
    let bytes = encode(&world()).unwrap();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut changed = bytes.clone();
            changed[at] ^= 1 << bit;
            assert!(Policy::open(&changed).is_err(), "bit {bit} of byte {at}");
        }
    }
}

#[test]
fn every_changed_byte_under_a_right_checksum_is_an_error_or_a_policy() {
    let bytes = encode(&world()).unwrap();
    let mut policies = 0;
    for at in COVERED_FROM..bytes.len() {
        for value in [0, 1, 2, 7, 0x80, 0xFF] {
            let mut changed = bytes.clone();
            changed[at] = value;
            seal(&mut changed);
            policies += u32::from(use_all_of(&changed));
        }
    }
    assert!(policies > 1_000, "the changes hardly get past the checks: {policies}");
}

#[test]
fn random_changes_of_decision_nodes_are_an_error_or_a_policy() {
    let mut graph = world();
    add_decision_nodes(&mut graph);
    let bytes = encode(&graph).unwrap();
    // Roots lead on, whatever is asked: found by the first ones.
    let roots = graph.decision_nodes.iter().take(4).flat_map(|root| [0, 0, 0, 0, 0, root.hi, root.lo, 0]);
    let roots: Vec<u8> = roots.flat_map(u32::to_le_bytes).collect();
    let first = bytes.windows(roots.len()).position(|window| window == roots).unwrap();
    let end = first + graph.decision_nodes.len() * 32;
    let word = prop_oneof![0..9_u32, 0..200_u32, (0..4_u32).prop_map(|mark| mark << 29 | 1 << 31), any::<u32>()];
    let changes = vec((0..(end - first) / 4, word), 1..6);
    run(2_000, &(changes, any::<bool>()), |(changes, marked)| {
        let mut changed = bytes.clone();
        for (at, word) in changes {
            changed[first + at * 4..first + at * 4 + 4].copy_from_slice(&word.to_le_bytes());
        }
        if marked {
            changed[first..end].chunks_exact_mut(32).for_each(mark_unknown);
        }
        seal(&mut changed);
        answer_all(&changed);
    });
}

/// Says of a node where it now leads if its test is unknown.
fn mark_unknown(record: &mut [u8]) {
    let number = |at: usize| u32::from_le_bytes(record[at..at + 4].try_into().unwrap());
    let (word, hi, lo) = (number(16), number(20), number(24));
    let unknown = match (word >> 30 == 0b11, hi.min(lo)) {
        (true, 1) => hi.max(lo),
        (true, 2..) => u32::MAX,
        _ => 0,
    };
    record[28..].copy_from_slice(&unknown.to_le_bytes());
}

/// The same decisions in every form, whatever the nodes are; reasons come from the clauses, and may differ.
fn answer_all(bytes: &[u8]) {
    let Ok(policy) = Policy::open(bytes) else { return };
    let facts = [FactValue::Boolean(true); 17];
    for held in 0..8 {
        all_of(&policy, &Request::new(&[held], &facts, &[]));
        all_of(&policy, &Request::new(&[held], &[], &[]));
    }
    let users: Vec<Vec<u64>> = (0..8).map(|held| vec![held]).collect();
    same_for_many(&policy, &users, &Request::new(&[], &facts, &[]));
    same_for_many(&policy, &users, &Request::default());
}

#[test]
fn every_changed_byte_of_a_stripped_artifact_is_an_error_or_a_policy() {
    for strip in [Strip::Texts, Strip::Names] {
        let bytes = encode_with(&world(), strip).unwrap();
        assert!(use_all_of(&bytes));
        let mut policies = 0;
        for at in COVERED_FROM..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] = changed[at].wrapping_add(1);
            seal(&mut changed);
            policies += u32::from(use_all_of(&changed));
        }
        assert!(policies > 100, "the changes hardly get past the checks: {policies}");
    }
}

#[test]
fn random_changes_under_a_right_checksum_are_an_error_or_a_policy() {
    let bytes = encode(&world()).unwrap();
    let word = prop_oneof![0..40_u32, 0..2_000_u32, any::<u32>(), Just(u32::MAX)];
    let changes = vec((COVERED_FROM..bytes.len() - 3, word), 1..6);
    run(4_000, &changes, |changes| {
        let mut changed = bytes.clone();
        for (at, word) in changes {
            let at = at / 4 * 4;
            changed[at..at + 4].copy_from_slice(&word.to_le_bytes());
        }
        seal(&mut changed);
        use_all_of(&changed);
    });
}

#[test]
fn an_error_says_whose_move_it_is() {
    let bytes = encode(&world()).unwrap();
    let mut newer = bytes.clone();
    newer[8] = 4;
    let mut older = bytes.clone();
    older[8] = 0;
    let mut changed = bytes.clone();
    changed[200] ^= 1;
    let longer = [&bytes[..], b"\n"].concat();
    let message = |bytes: &[u8]| Policy::open(bytes).unwrap_err().to_string();
    assert_eq!(message(b"permissions { read }"), "this is not a compiled policy; compile one with `placet compile`");
    assert_eq!(
        message(&newer),
        "this policy was compiled to format 4, and this program reads format 3; update the \
         program, or compile with the version that it was built with"
    );
    assert_eq!(
        message(&older),
        "this compiled policy is damaged: there is no such format version (header, record 0); \
         copy or compile it again"
    );
    assert_eq!(
        message(&changed),
        "this compiled policy is damaged: the checksum doesn't match (header, record 0); copy or \
         compile it again"
    );
    assert_eq!(
        message(&longer),
        "this compiled policy is damaged: there are bytes behind its end (header, record 0); copy \
         or compile it again"
    );
    let cut =
        format!("this compiled policy was cut short: 100 of {} bytes are there; copy or compile it again", bytes.len());
    assert_eq!(message(&bytes[..100]), cut);
}
