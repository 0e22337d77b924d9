//! Artifacts without what people read, and without names.

use placet_runtime::graph::{FactType, Graph};
use placet_runtime::{
    FactInput, FactValue, InputError, PermissionId, Policy, Request, RequestBuffer, Strip, Texts, encode, encode_with,
};

use super::support::world;

#[test]
fn what_is_stripped_decides_the_same() {
    let whole = encode(&world()).unwrap();
    let whole = Policy::open(&whole).unwrap();
    let values = [
        FactValue::Unknown,
        FactValue::Boolean(true),
        FactValue::Number(3.0),
        FactValue::Value(1),
        FactValue::Values(&[0b100]),
        FactValue::Permission(PermissionId::new(2)),
        FactValue::Permissions { declared: &[0b101], others: Texts::EMPTY },
        FactValue::Entity("ann"),
        FactValue::Text("Größer"),
        FactValue::Date(20_779),
    ];
    for strip in [Strip::Texts, Strip::Names] {
        let bytes = encode_with(&world(), strip).unwrap();
        let policy = Policy::open(&bytes).unwrap();
        let mut allowed = 0;
        for action in whole.actions() {
            for value in values {
                for held in 0..64 {
                    let (held, facts) = ([held], [value; 17]);
                    let request = Request::new(&held, &facts, &[]);
                    let decision = policy.decide(action.id, &request).unwrap();
                    assert_eq!(decision, whole.decide(action.id, &request).unwrap());
                    allowed += u32::from(decision.is_allow());
                }
            }
        }
        assert!(allowed > 1_000, "{allowed}");
    }
}

#[test]
fn without_texts_all_is_found_by_name_and_nothing_is_said_for_people() {
    let (whole, bytes) = (encode(&world()).unwrap(), encode_with(&world(), Strip::Texts).unwrap());
    assert!(bytes.len() < whole.len());
    let (whole, policy) = (Policy::open(&whole).unwrap(), Policy::open(&bytes).unwrap());
    assert!(policy.has_names());
    assert_eq!(policy.name(), "world");
    assert_eq!(policy.names_hash(), whole.names_hash());
    for (own, stripped) in whole.permissions().zip(policy.permissions()) {
        assert_eq!((stripped.name, stripped.label), (own.name, ""));
        assert_eq!((stripped.origin.file, stripped.origin.line), ("", 0));
        assert_eq!(policy.find_permission(own.name), Some(own.id));
    }
    assert_eq!(policy.find_permission("old.lock"), whole.find_permission("lock"));
    for (own, stripped) in whole.actions().zip(policy.actions()) {
        assert_eq!((stripped.name, stripped.phrase, stripped.sections.len()), (own.name, "", 0));
        assert_eq!(policy.find_action(own.name), Some(own.id));
        for clause in stripped.clauses {
            let (own, stripped) = (whole.clause(clause).unwrap(), policy.clause(clause).unwrap());
            assert_eq!((stripped.text, stripped.because, stripped.kind), ("", None, own.kind));
        }
    }
    // A denial still names what is missing.
    let see = policy.find_action("tasks.see").unwrap();
    let mut request = RequestBuffer::new(&policy);
    request.hold("read").unwrap();
    let why = policy.explain(see, &request.as_request()).unwrap();
    assert_eq!(why.missing.sets, [[policy.find_permission("lock").unwrap()]]);
    request.fact("task.colour", "green").unwrap();
}

#[test]
fn without_names_nothing_is_found_by_one_and_the_error_says_so() {
    let bytes = encode_with(&world(), Strip::Names).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let whole = encode(&world()).unwrap();
    let whole = Policy::open(&whole).unwrap();
    assert!(!policy.has_names());
    assert_eq!(policy.names_hash(), whole.names_hash());
    for name in ["", "read", "old.lock", "edit in target"] {
        assert_eq!(policy.find_permission(name), None);
    }
    assert_eq!((policy.find_action("holds"), policy.find_role("editor")), (None, None));
    assert_eq!((policy.find_fact("user"), policy.find_scope("target")), (None, None));
    let see = whole.find_action("tasks.see").unwrap();
    let (colour, granted) = (whole.find_fact("task.colour").unwrap(), whole.find_fact("role.granted").unwrap());
    let (colours, all) = (whole.find_fact("task.colours").unwrap(), whole.find_fact("role.all").unwrap());

    let mut request = RequestBuffer::new(&policy);
    let errors = [
        request.hold("read"),
        request.role("editor"),
        request.scope("target"),
        request.hold_in("target", "read"),
        request.assume_role_in("target", "editor"),
        request.fact("user", "ann"),
        request.option(see, "lock"),
        request.fact_by_id(colour, "green"),
        request.fact_by_id(colours, &["green"]),
        request.fact_by_id(granted, "lock"),
        request.fact_by_id(all, &["lock"]),
    ];
    assert!(errors.into_iter().all(|error| error == Err(InputError::NoNames)));
    assert_eq!(
        InputError::NoNames.to_string(),
        "the compiled policy carries no names; say it by ids, or compile the policy without `--strip=names`"
    );
    request.fact_by_id(colour, FactInput::Value(1)).unwrap();
    request.hold_ids(&[whole.find_permission("edit").unwrap()]);
    assert_eq!(request.as_request().permissions(), [0b11], "what is implied is known without names");
    let is_value = whole.find_action("is_value").unwrap();
    assert!(policy.decide(is_value, &request.as_request()).unwrap().is_allow());
}

#[test]
fn a_permission_by_name_is_unknown_to_an_artifact_without_names() {
    let bytes = encode_with(&world(), Strip::Names).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let whole = encode(&world()).unwrap();
    let whole = Policy::open(&whole).unwrap();
    let named = ["lock"];
    let mut facts = [FactValue::Unknown; 17];
    facts[8] = FactValue::OtherPermission("lock");
    facts[10] = FactValue::Permissions { declared: &[], others: (&named).into() };
    let held = [u64::MAX];
    let request = Request::new(&held, &facts, &[]);
    for action in ["is_permission", "not_is_permission", "contains_permission", "not_contains_permission", "holds_one"]
    {
        let action = whole.find_action(action).unwrap();
        assert!(!policy.decide(action, &request).unwrap().is_allow(), "it isn't known which one it is");
    }
}

#[test]
fn the_hash_of_names_is_that_of_names_and_their_order_alone() {
    let hash = |graph: &Graph| {
        let bytes = encode(graph).unwrap();
        Policy::open(&bytes).unwrap().names_hash()
    };
    let same = hash(&world());
    let change = |change: &dyn Fn(&mut Graph)| {
        let mut graph = world();
        change(&mut graph);
        hash(&graph)
    };
    // rules, and what people read
    assert_eq!(change(&|graph| graph.clauses[0].root = 1), same);
    assert_eq!(change(&|graph| graph.actions[3].clauses.clear()), same);
    assert_eq!(change(&|graph| graph.permissions[0].label.clear()), same);
    assert_eq!(change(&|graph| graph.actions[0].phrase.clear()), same);
    assert_eq!(change(&|graph| graph.roles[0].permissions.clear()), same);
    assert_eq!(change(&|graph| graph.permission_aliases.clear()), same);
    assert_eq!(change(&|graph| graph.name = "other".into()), same);
    // names, their order, and what they are of
    let changes: [&dyn Fn(&mut Graph); 8] = [
        &|graph| graph.roles[0].name = "writer".into(),
        &|graph| graph.roles.swap(0, 1),
        &|graph| graph.facts[2].name = "task.own".into(),
        &|graph| graph.facts[11].kind = FactType::Entity("job".into()),
        &|graph| graph.actions[0].id = "held".into(),
        &|graph| graph.actions[48].options.swap(0, 1),
        &|graph| graph.actions[48].options.truncate(1),
        &|graph| {
            let FactType::OneOf(values) = &mut graph.facts[5].kind else { panic!() };
            values.push("black".into());
        },
    ];
    let mut seen = vec![same];
    for own in changes {
        let changed = change(own);
        assert!(!seen.contains(&changed));
        seen.push(changed);
    }
}
