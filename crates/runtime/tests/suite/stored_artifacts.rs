//! Artifacts of every format version that was released. They are never written anew: a change of
//! the format adds one.

use std::path::PathBuf;

use placet_runtime::{Policy, RequestBuffer, encode};

use super::support::world;

fn stored(format: u32) -> PathBuf {
    let tests = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests");
    tests.join(format!("artifacts/format-{format}.placetc"))
}

#[test]
#[ignore = "writes the artifact of a new format version; run once, when it is released"]
fn write_the_artifact_of_this_format() {
    let bytes = encode(&world()).unwrap();
    let version = u32::from_le_bytes(bytes[8..12].try_into().unwrap());
    let path = stored(version);
    if !path.exists() {
        std::fs::write(path, bytes).unwrap();
    }
}

#[test]
fn format_2_opens_and_decides() {
    let bytes = std::fs::read(stored(2)).unwrap();
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
    let bytes = std::fs::read(stored(1)).unwrap();
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
