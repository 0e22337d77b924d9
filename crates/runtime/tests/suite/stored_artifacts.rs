//! Artifacts of every format version that was released. They are never written anew: a change of
//! the format adds one.

use std::fmt::Write;
use std::path::PathBuf;

use placet_runtime::{FactValue, PermissionId, Policy, Request, RequestBuffer, Strip, Texts, encode_with};

use super::support::world;

/// The forms of an artifact that are stored since format 3, with what stands behind the format's number.
const FORMS: [(Strip, &str); 3] =
    [(Strip::Nothing, ""), (Strip::Texts, "-without-texts"), (Strip::Names, "-without-names")];

fn stored(format: u32, form: &str, ending: &str) -> PathBuf {
    let tests = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests");
    tests.join(format!("artifacts/format-{format}{form}.{ending}"))
}

fn read(format: u32, form: &str) -> Vec<u8> {
    std::fs::read(stored(format, form, "placetc")).unwrap()
}

/// For each action, what it decides about 64 requests, as bits: sixteen sets of permissions, each with
/// four sets of facts. Never changed: what is stored was written by it.
fn decisions(policy: &Policy<'_>) -> String {
    let (tags, team) = (["a \"b\"\n"], ["ann"]);
    let known = [
        FactValue::Entity("ann"),
        FactValue::Entity("ann"),
        FactValue::Boolean(true),
        FactValue::Number(10.5),
        FactValue::Number(11.0),
        FactValue::Value(1),
        FactValue::Values(&[0b100]),
        FactValue::Entities(Texts::from(&team)),
        FactValue::Permission(PermissionId::new(2)),
        FactValue::Permission(PermissionId::new(2)),
        FactValue::Permissions { declared: &[0b100], others: Texts::EMPTY },
        FactValue::Unknown,
        FactValue::Text("Größer"),
        FactValue::Text("Größer"),
        FactValue::Texts(Texts::from(&tags)),
        FactValue::Date(20_779),
        FactValue::Date(20_780),
    ];
    let mut others = known;
    others[1] = FactValue::Entity("bob");
    others[2] = FactValue::Boolean(false);
    others[3] = FactValue::Number(12.0);
    others[5] = FactValue::Value(0);
    others[8] = FactValue::Permission(PermissionId::new(1));
    others[13] = FactValue::Text("");
    others[15] = FactValue::Date(20_790);
    let mut some = known;
    some.iter_mut().step_by(2).for_each(|fact| *fact = FactValue::Unknown);
    let mut text = String::new();
    for action in policy.actions() {
        let mut bits = 0_u64;
        for held in 0..16_u64 {
            // Of the six permissions, in the first four all ways to hold them, in the last two some.
            let held = [held | (held & 0b11) << 4];
            for facts in [&[][..], &known, &others, &some] {
                let decision = policy.decide(action.id, &Request::new(&held, facts, &[])).unwrap();
                bits = bits << 1 | u64::from(decision.is_allow());
            }
        }
        writeln!(text, "{bits:016x}").unwrap();
    }
    text
}

#[test]
#[ignore = "writes the artifacts of a new format version and what they decide; run once, when it is released"]
fn write_the_artifacts_of_this_format() {
    for (strip, form) in FORMS {
        let bytes = encode_with(&world(), strip).unwrap();
        let version = u32::from_le_bytes(bytes[8..12].try_into().unwrap());
        let path = stored(version, form, "placetc");
        if !path.exists() {
            let decisions = decisions(&Policy::open(&bytes).unwrap());
            std::fs::write(stored(version, "", "decisions"), decisions).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    }
}

#[test]
fn format_3_opens_and_decides_with_and_without_texts_and_names() {
    let recorded = std::fs::read_to_string(stored(3, "", "decisions")).unwrap();
    for (strip, form) in FORMS {
        let bytes = read(3, form);
        let policy = Policy::open(&bytes).unwrap();
        assert_eq!(decisions(&policy), recorded);
        assert_eq!((policy.name(), policy.actions().count()), ("world", 50));
        assert_eq!(policy.names_hash(), 0x2ee2_0f6a_1f35_d4d3);
        assert_eq!((policy.has_texts(), policy.has_names()), (strip == Strip::Nothing, strip != Strip::Names));
        let see = policy.actions().nth(48).unwrap();
        let clause = policy.clause(see.clauses.clone().nth(1).unwrap()).unwrap();
        match strip {
            Strip::Nothing => {
                assert_eq!((see.phrase, see.origin.file, see.origin.line), ("See a task", "more.placet", 9));
                assert_eq!(see.sections.collect::<Vec<_>>(), ["Tasks", "Lists — größer"]);
                assert_eq!(clause.because, Some("tasks are private"));
            }
            _ => assert_eq!((see.phrase, see.sections.len(), clause.because), ("", 0, None)),
        }
        let found = policy.find_action("tasks.look");
        assert_eq!(found, (strip != Strip::Names).then_some(see.id));
        assert_eq!(policy.find_permission("reading").is_some(), strip != Strip::Names);
    }
}

#[test]
fn formats_1_and_2_have_a_hash_of_their_names_too() {
    let (old, new) = (read(2, ""), read(3, ""));
    let (old, new) = (Policy::open(&old).unwrap(), Policy::open(&new).unwrap());
    assert_eq!(old.names_hash(), new.names_hash(), "it is the same world");
    let oldest = read(1, "");
    let oldest = Policy::open(&oldest).unwrap();
    assert_ne!(oldest.names_hash(), new.names_hash());
    assert!(oldest.has_names() && oldest.has_texts());
}

#[test]
fn format_2_opens_and_decides() {
    let bytes = read(2, "");
    let policy = Policy::open(&bytes).unwrap();
    assert_eq!(policy.actions().count(), 50);
    let scopes: Vec<_> = policy.scopes().map(|scope| scope.name).collect();
    assert_eq!(scopes, ["source", "target"]);
    let copy = policy.find_action("tasks.copy").unwrap();
    let mut request = RequestBuffer::new(&policy);
    request.hold("reading").unwrap();
    let explanation = policy.explain(copy, &request.as_request()).unwrap();
    assert_eq!(explanation.missing.sets, [[policy.find_permission("read in target").unwrap()]]);
    assert_eq!(explanation.missing_scopes, [policy.find_scope("target").unwrap()]);
    request.hold_in("target", "edit").unwrap();
    assert!(policy.decide(copy, &request.as_request()).unwrap().is_allow());

    request.fact("task.title", "Größer").unwrap();
    request.fact("task.tags", &["a \"b\"\n"]).unwrap();
    request.fact("task.due", "2026-11-21").unwrap();
    for test in ["is_text", "contains_text", "before"] {
        let test = policy.find_action(test).unwrap();
        assert!(policy.decide(test, &request.as_request()).unwrap().is_allow());
    }
    assert_eq!(policy.find_action("tasks.look"), policy.find_action("tasks.see"));
}

#[test]
fn format_1_opens_and_decides() {
    let bytes = read(1, "");
    let policy = Policy::open(&bytes).unwrap();
    assert_eq!(policy.name(), "world");
    assert_eq!(policy.actions().count(), 33);
    // What format 1 doesn't know is there as nothing.
    assert_eq!(
        (policy.scopes().count(), policy.former_permissions().count(), policy.former_actions().count()),
        (0, 0, 0)
    );
    assert!(policy.permissions().all(|own| own.scope.is_none() && own.base == own.id));
    let see = policy.find_action("tasks.see").unwrap();
    let view = policy.action(see).unwrap();
    assert_eq!(view.phrase, "See a task");
    assert_eq!(view.sections.collect::<Vec<_>>(), ["Tasks", "Lists — größer"]);
    assert_eq!((view.origin.file, view.origin.line), ("more.placet", 9));

    let mut request = RequestBuffer::new(&policy);
    request.role("editor").unwrap();
    request.fact("user", "ann").unwrap();
    request.fact("task.owner", "bob").unwrap();
    let explanation = policy.explain(see, &request.as_request()).unwrap();
    assert!(!explanation.decision.is_allow());
    assert_eq!(explanation.missing.sets, [[policy.find_permission("lock").unwrap()]]);
    let refused = policy.clause(explanation.refused_by[0]).unwrap();
    assert_eq!(refused.because, Some("tasks are private"));
    request.fact("task.owner", "ann").unwrap();
    assert!(policy.decide(see, &request.as_request()).unwrap().is_allow());
}
