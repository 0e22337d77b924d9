//! What each kind of test says of each kind of value.

use placet_runtime::{FactId, FactValue, PermissionId, Policy, Request, RequestBuffer, Texts, date, encode};

use super::support::{DAY, EDITOR, LOCKER, LOCKER_IN_SOURCE, READER, world};

/// What a test of [`world`] comes to: allowed, denied, or unknown, where both it and its opposite
/// are denied.
fn outcome(policy: &Policy<'_>, test: &str, request: &Request<'_>) -> Option<bool> {
    let allows = |name: &str| {
        let action = policy.find_action(name).unwrap();
        policy.decide(action, request).unwrap().is_allow()
    };
    match (allows(test), allows(&format!("not_{test}"))) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        (false, false) => None,
        (true, true) => panic!("`{test}` and its opposite are both allowed"),
    }
}

struct Case {
    bytes: Vec<u8>,
    held: Vec<u64>,
    facts: Vec<(&'static str, FactValue<'static>)>,
}

fn with(facts: &[(&'static str, FactValue<'static>)]) -> Case {
    Case { bytes: encode(&world()).unwrap(), held: vec![0], facts: facts.to_vec() }
}

impl Case {
    fn holding(mut self, permissions: &[u32]) -> Self {
        let policy = Policy::open(&self.bytes).unwrap();
        for permission in permissions {
            policy.hold(&mut self.held, PermissionId::new(*permission));
        }
        self
    }

    fn gives(&self, test: &str) -> Option<bool> {
        let policy = Policy::open(&self.bytes).unwrap();
        let mut facts = vec![FactValue::Unknown; policy.facts().count()];
        for (name, value) in &self.facts {
            facts[policy.find_fact(name).unwrap().index() as usize] = *value;
        }
        outcome(&policy, test, &Request::new(&self.held, &facts, &[]))
    }
}

const USER: &str = "user";
const OWNER: &str = "task.owner";
const SIZE: &str = "task.size";
const LIMIT: &str = "plan.limit";
const GRANTED: &str = "role.granted";
const WANTED: &str = "role.wanted";
const ALL: &str = "role.all";
const TITLE: &str = "task.title";
const TAGS: &str = "task.tags";
const DUE: &str = "task.due";
const END: &str = "plan.end";

const fn granted(permission: u32) -> FactValue<'static> {
    FactValue::Permission(PermissionId::new(permission))
}

const fn set(declared: &'static [u64]) -> FactValue<'static> {
    let others = Texts::EMPTY;
    FactValue::Permissions { declared, others }
}

#[test]
fn every_test_of_a_fact_that_is_not_known_is_unknown() {
    let case = with(&[]);
    let policy = Policy::open(&case.bytes).unwrap();
    let tests = policy.actions().map(|action| action.name);
    let tests = tests.filter(|name| !name.starts_with("not_") && !name.contains('.'));
    for test in tests.filter(|name| *name != "holds") {
        assert_eq!(case.gives(test), None, "{test}");
    }
}

#[test]
fn a_permission_is_held_or_not_and_never_unknown() {
    assert_eq!(with(&[]).gives("holds"), Some(false));
    assert_eq!(with(&[]).holding(&[EDITOR]).gives("holds"), Some(true));
}

#[test]
fn a_value_of_another_type_is_unknown() {
    let values = [
        FactValue::Boolean(true),
        FactValue::Number(1.0),
        FactValue::Value(1),
        granted(LOCKER),
        FactValue::OtherPermission("x"),
        FactValue::Entity("x"),
        FactValue::Entities(Texts::EMPTY),
        FactValue::Values(&[0b100]),
        set(&[0b100]),
        FactValue::Text("x"),
        FactValue::Date(1),
        FactValue::Texts(Texts::EMPTY),
    ];
    let tests = [
        ("true", "task.system", [0].as_slice()),
        ("is_value", "task.colour", &[2]),
        ("is_permission", GRANTED, &[3, 4]),
        ("less_than", SIZE, &[1]),
        ("at_most", SIZE, &[1]),
        ("contains_value", "task.colours", &[7]),
        ("contains_permission", ALL, &[8]),
        ("holds_all", ALL, &[8]),
        ("holds_one", GRANTED, &[3, 4]),
        ("is_text", TITLE, &[9]),
        ("before", DUE, &[10]),
        ("not_after", DUE, &[10]),
        ("contains_text", TAGS, &[11]),
    ];
    for (test, fact, fitting) in tests {
        for (at, value) in values.iter().enumerate() {
            let known = with(&[(fact, *value)]).gives(test).is_some();
            assert_eq!(known, fitting.contains(&at), "{test} of {value:?}");
        }
    }
    // two values that are equal, and both of a wrong type
    for value in values {
        let case = with(&[(USER, value), (OWNER, value)]);
        let is_entity = matches!(value, FactValue::Entity(_));
        assert_eq!(case.gives("same_entity"), is_entity.then_some(true), "{value:?}");
        let case = with(&[(SIZE, value), (LIMIT, value)]);
        let is_number = matches!(value, FactValue::Number(_));
        assert_eq!(case.gives("fact_equal"), is_number.then_some(true), "{value:?}");
        let case = with(&[(TITLE, value), ("plan.title", value)]);
        let is_text = matches!(value, FactValue::Text(_));
        assert_eq!(case.gives("same_text"), is_text.then_some(true), "{value:?}");
        let case = with(&[(DUE, value), (END, value)]);
        let is_date = matches!(value, FactValue::Date(_));
        assert_eq!(case.gives("date_equal"), is_date.then_some(true), "{value:?}");
    }
}

#[test]
fn values_past_what_is_declared_are_unknown() {
    assert_eq!(with(&[("task.colour", FactValue::Value(3))]).gives("is_value"), None);
    assert_eq!(with(&[("task.colours", FactValue::Values(&[8]))]).gives("contains_value"), None);
    assert_eq!(with(&[("task.colours", FactValue::Values(&[4, 1]))]).gives("contains_value"), None);
    assert_eq!(with(&[(GRANTED, granted(LOCKER_IN_SOURCE))]).gives("is_permission"), None);
    assert_eq!(with(&[(GRANTED, granted(99))]).gives("is_permission"), None);
    assert_eq!(with(&[(DUE, FactValue::Date(date::FIRST - 1))]).gives("before"), None);
    assert_eq!(with(&[(DUE, FactValue::Date(date::FIRST))]).gives("before"), Some(true));
    assert_eq!(with(&[(DUE, FactValue::Date(date::LAST))]).gives("before"), Some(false));
    assert_eq!(with(&[(DUE, FactValue::Date(date::LAST + 1))]).gives("before"), None);
    assert_eq!(with(&[(SIZE, FactValue::Number(f64::NAN))]).gives("less_than"), None);
    assert_eq!(with(&[(SIZE, FactValue::Number(-f64::INFINITY))]).gives("less_than"), None);
    let limit = placet_runtime::limits::NUMBER;
    assert_eq!(with(&[(SIZE, FactValue::Number(-limit))]).gives("less_than"), Some(true));
    assert_eq!(with(&[(SIZE, FactValue::Number(-limit - 2.0))]).gives("less_than"), None);
}

#[test]
fn numbers_compare_as_numbers() {
    let size = |size: f64| with(&[(SIZE, FactValue::Number(size))]);
    assert_eq!(size(10.4).gives("less_than"), Some(true));
    assert_eq!(size(10.5).gives("less_than"), Some(false));
    assert_eq!(size(10.5).gives("at_most"), Some(true));
    assert_eq!(size(10.6).gives("at_most"), Some(false));
    let pair = |size: f64, limit: f64| {
        let case = with(&[(SIZE, FactValue::Number(size)), (LIMIT, FactValue::Number(limit))]);
        (case.gives("fact_less"), case.gives("fact_equal"))
    };
    assert_eq!(pair(1.0, 2.0), (Some(true), Some(false)));
    assert_eq!(pair(2.0, 2.0), (Some(false), Some(true)));
    assert_eq!(pair(0.0, -0.0), (Some(false), Some(true)));
    assert_eq!(pair(3.0, 2.0), (Some(false), Some(false)));
    assert_eq!(size(1.0).gives("fact_less"), None);
}

#[test]
fn enumerations_compare_by_ordinal() {
    let colour = |value| with(&[("task.colour", FactValue::Value(value))]).gives("is_value");
    assert_eq!(colour(1), Some(true));
    assert_eq!(colour(0), Some(false));
    let colours = |words| with(&[("task.colours", FactValue::Values(words))]);
    assert_eq!(colours(&[0b100]).gives("contains_value"), Some(true));
    assert_eq!(colours(&[0b011]).gives("contains_value"), Some(false));
    assert_eq!(colours(&[]).gives("contains_value"), Some(false));
}

#[test]
fn entities_compare_by_their_ids() {
    let pair = |user, owner| {
        let case = with(&[(USER, FactValue::Entity(user)), (OWNER, FactValue::Entity(owner))]);
        case.gives("same_entity")
    };
    assert_eq!(pair("ann", "ann"), Some(true));
    assert_eq!(pair("ann", "Ann"), Some(false));
    const TEAM: &[&str] = &["bob", "ann"];
    let member = |user, team| {
        let team = FactValue::Entities(team);
        with(&[(USER, FactValue::Entity(user)), ("task.team", team)]).gives("member_entity")
    };
    assert_eq!(member("ann", Texts::from(TEAM)), Some(true));
    assert_eq!(member("eve", Texts::from(TEAM)), Some(false));
    assert_eq!(member("eve", Texts::EMPTY), Some(false));
}

#[test]
fn texts_compare_byte_for_byte() {
    let is = |text| with(&[(TITLE, FactValue::Text(text))]).gives("is_text");
    assert_eq!(is("Größer"), Some(true));
    assert_eq!(is("größer"), Some(false));
    // composed of other characters, though it looks the same
    assert_eq!(is("Gro\u{308}ßer"), Some(false));
    assert_eq!(is("Größer "), Some(false));
    assert_eq!(is(""), Some(false));
    let same = |one, other| {
        let case = with(&[(TITLE, FactValue::Text(one)), ("plan.title", FactValue::Text(other))]);
        case.gives("same_text")
    };
    assert_eq!(same("", ""), Some(true));
    assert_eq!(same("a", "A"), Some(false));
    const TAGGED: &[&str] = &["Größer", "a \"b\"\n"];
    let tagged = FactValue::Texts(Texts::from(TAGGED));
    let member = |text, tags| with(&[(TITLE, FactValue::Text(text)), (TAGS, tags)]).gives("member_text");
    assert_eq!(member("Größer", tagged), Some(true));
    assert_eq!(member("a \"b\"", tagged), Some(false));
    assert_eq!(member("", FactValue::Texts(Texts::EMPTY)), Some(false));
    assert_eq!(with(&[(TAGS, tagged)]).gives("member_text"), None);
    assert_eq!(with(&[(TAGS, tagged)]).gives("contains_text"), Some(true));
    assert_eq!(with(&[(TAGS, FactValue::Texts(Texts::EMPTY))]).gives("contains_text"), Some(false));
}

#[test]
fn dates_compare_as_days() {
    let due = |day: i32| with(&[(DUE, FactValue::Date(day))]);
    assert_eq!(due(DAY - 1).gives("before"), Some(true));
    assert_eq!(due(DAY).gives("before"), Some(false));
    assert_eq!(due(DAY).gives("not_after"), Some(true));
    assert_eq!(due(DAY + 1).gives("not_after"), Some(false));
    let pair = |due: i32, end: i32| {
        let case = with(&[(DUE, FactValue::Date(due)), (END, FactValue::Date(end))]);
        (case.gives("date_less"), case.gives("date_equal"))
    };
    assert_eq!(pair(-1, 1), (Some(true), Some(false)));
    assert_eq!(pair(DAY, DAY), (Some(false), Some(true)));
    assert_eq!(pair(date::LAST, date::FIRST), (Some(false), Some(false)));
    assert_eq!(due(DAY).gives("date_less"), None);
}

#[test]
fn permissions_given_by_name_are_the_declared_ones_or_others() {
    let named = FactValue::OtherPermission;
    let is = |value| with(&[(GRANTED, value)]).gives("is_permission");
    assert_eq!(is(granted(LOCKER)), Some(true));
    assert_eq!(is(named("lock")), Some(true));
    assert_eq!(is(named("elsewhere")), Some(false));
    assert_eq!(is(named("old.lock")), Some(true));
    let same = |one, other| with(&[(GRANTED, one), (WANTED, other)]).gives("same_permission");
    assert_eq!(same(granted(LOCKER), named("lock")), Some(true));
    assert_eq!(same(granted(READER), named("lock")), Some(false));
    assert_eq!(same(named("old.lock"), named("lock")), Some(true));
    assert_eq!(same(granted(READER), named("reading")), Some(true));
    assert_eq!(same(named("here"), named("here")), Some(true));
    assert_eq!(same(named("here"), named("there")), Some(false));
}

#[test]
fn sets_of_permissions_hold_what_they_name() {
    const OTHERS: &[&str] = &["lock", "elsewhere"];
    let read = set(&[0b010]);
    let full = FactValue::Permissions { declared: &[0b010], others: Texts::from(OTHERS) };
    let has = |value| with(&[(ALL, value)]).gives("contains_permission");
    assert_eq!(has(set(&[])), Some(false));
    assert_eq!(has(read), Some(false));
    assert_eq!(has(full), Some(true));
    const FORMER: &[&str] = &["elsewhere", "old.lock"];
    assert_eq!(has(FactValue::Permissions { declared: &[], others: Texts::from(FORMER) }), Some(true));
    let member = |one, all| with(&[(GRANTED, one), (ALL, all)]).gives("member_permission");
    assert_eq!(member(granted(LOCKER), full), Some(true));
    assert_eq!(member(granted(LOCKER), read), Some(false));
    assert_eq!(member(FactValue::OtherPermission("elsewhere"), full), Some(true));
    assert_eq!(member(FactValue::OtherPermission("nowhere"), full), Some(false));
}

#[test]
fn holding_all_of_a_set_takes_each_of_it() {
    let all = |value, held: &[u32]| with(&[(ALL, value)]).holding(held).gives("holds_all");
    assert_eq!(all(set(&[0b110]), &[EDITOR]), Some(false));
    assert_eq!(all(set(&[0b110]), &[EDITOR, LOCKER]), Some(true));
    assert_eq!(all(set(&[]), &[]), Some(true));
    // a permission that the policy doesn't declare is held by nobody
    assert_eq!(all(set(&[0b1000]), &[EDITOR, LOCKER]), Some(false));
    assert_eq!(all(set(&[0, 1]), &[EDITOR, LOCKER]), Some(false));
    const ELSEWHERE: &[&str] = &["elsewhere"];
    const LOCK: &[&str] = &["lock"];
    let others =
        |others: &'static [&'static str]| FactValue::Permissions { declared: &[], others: Texts::from(others) };
    assert_eq!(all(others(ELSEWHERE), &[EDITOR, LOCKER]), Some(false));
    assert_eq!(all(others(LOCK), &[EDITOR, LOCKER]), Some(true));
    assert_eq!(all(others(LOCK), &[EDITOR]), Some(false));
    const FORMER: &[&str] = &["old.lock", "reading"];
    assert_eq!(all(others(FORMER), &[EDITOR, LOCKER]), Some(true));
    assert_eq!(all(others(FORMER), &[EDITOR]), Some(false));
    // what is held in a scope is nothing that a fact can name
    const SCOPED: &[&str] = &["lock in source"];
    assert_eq!(all(others(SCOPED), &[EDITOR, LOCKER, LOCKER_IN_SOURCE]), Some(false));
    assert_eq!(all(set(&[1 << LOCKER_IN_SOURCE]), &[EDITOR, LOCKER, LOCKER_IN_SOURCE]), Some(false));
    // unknown: it may name what nobody holds
    assert_eq!(with(&[]).holding(&[EDITOR]).gives("holds_all"), None);
    assert_eq!(with(&[]).holding(&[EDITOR, LOCKER]).gives("holds_all"), None);
    let one = |value, held: &[u32]| with(&[(GRANTED, value)]).holding(held).gives("holds_one");
    assert_eq!(one(granted(READER), &[EDITOR]), Some(true));
    assert_eq!(one(granted(LOCKER), &[EDITOR]), Some(false));
    assert_eq!(one(FactValue::OtherPermission("elsewhere"), &[EDITOR, LOCKER]), Some(false));
}

#[test]
fn a_request_by_names_says_the_same() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let mut request = RequestBuffer::new(&policy);
    request.fact("user", "ann").unwrap();
    request.fact("task.owner", "ann").unwrap();
    request.fact("task.system", true).unwrap();
    request.fact("task.size", 3.0).unwrap();
    request.fact("task.colour", "green").unwrap();
    request.fact("task.colours", &["blue", "red"]).unwrap();
    request.fact("task.team", &["bob", "ann"]).unwrap();
    request.fact("role.granted", "lock").unwrap();
    request.fact("role.all", &["lock", "elsewhere"]).unwrap();
    request.fact("task.title", "Größer").unwrap();
    request.fact("plan.title", "Größer").unwrap();
    request.fact("task.tags", &["", "a \"b\"\n", "Größer"]).unwrap();
    request.fact("task.due", "2026-11-21").unwrap();
    request.fact("plan.end", "2026-11-22").unwrap();
    let tests = [
        "true",
        "same_entity",
        "less_than",
        "is_value",
        "contains_value",
        "member_entity",
        "is_permission",
        "member_permission",
        "contains_permission",
        "is_text",
        "same_text",
        "member_text",
        "contains_text",
        "before",
        "not_after",
        "date_less",
    ];
    for test in tests {
        assert_eq!(outcome(&policy, test, &request.as_request()), Some(true), "{test}");
    }
    request.clear();
    for test in tests {
        assert_eq!(outcome(&policy, test, &request.as_request()), None, "{test}");
    }
    assert_eq!(request.as_request().fact(FactId::new(99)), FactValue::Unknown);
}
