//! Deciding for many users at once is what deciding for one after another says.

use placet_runtime::graph::{Action, ActionOption, DecisionNode, DecisionTest, FactType, Graph};
use placet_runtime::{
    ActionId, BLOCK_WORDS, BatchError, Buffer, Columns, ColumnsMut, FactId, FactValue, OptionId, Plan, Policy, Request,
    RequestError, ScopeId, Texts, encode,
};

use super::all_actions::functions;
use super::support::{action, add_decision_nodes, add_permission, fact, world};

/// A plan in a buffer that grows as the errors say.
fn plan_in<'b>(
    policy: &Policy<'_>,
    actions: &[ActionId],
    request: &Request<'_>,
    own: &[FactId],
    buffer: &'b mut Vec<u32>,
) -> Plan<'b> {
    for attempt in 0..3 {
        match policy.plan(actions, request, own, buffer) {
            Ok(_) => break,
            Err(BatchError::TooSmall { buffer: Buffer::Plan, needed, given }) => {
                assert!(given == buffer.len() && needed > given && attempt < 2);
                buffer.resize(needed, 7);
            }
            Err(error) => panic!("{error}"),
        }
    }
    policy.plan(actions, request, own, buffer).unwrap()
}

/// Asks a plan of all actions, and `decide` one after another. `own` are facts with a column, true as the
/// users' further words say.
pub(crate) fn same_for_many(policy: &Policy<'_>, users: &[Vec<u64>], request: &Request<'_>) {
    let actions: Vec<ActionId> = policy.actions().map(|action| action.id).collect();
    let lent = &mut Vec::new();
    let plan = plan_in(policy, &actions, request, &[], lent);
    let mut bits = vec![u64::MAX; Columns::words_for(plan.columns(), users.len())];
    let mut columns = ColumnsMut::new(&mut bits, plan.columns(), users.len()).unwrap();
    columns.set_users(0, users);
    let columns = columns.as_columns();
    let words = columns.words();
    let rows = stored(&plan, &columns);
    for (user, held) in users.iter().enumerate() {
        let request = request.with_permissions(held);
        for (row, action) in actions.iter().enumerate() {
            let alone = policy.decide(*action, &request).unwrap().is_allow();
            let among_many = rows[row * words + user / 64] >> (user % 64) & 1 == 1;
            assert_eq!(alone, among_many, "user {user} of {}, {:?}", users.len(), policy.action(*action));
        }
    }
    let counts: Vec<u64> = (0..actions.len())
        .map(|row| rows[row * words..(row + 1) * words].iter().map(|word| u64::from(word.count_ones())).sum())
        .collect();
    let ours: u64 = users.len().try_into().unwrap();
    assert!(counts.iter().all(|count| *count <= ours), "no bit past the last user");
    let mut scratch = vec![3; plan.scratch_len()];
    let mut counted = vec![9; plan.rows()];
    plan.count(&columns, 0..words, &mut scratch, &mut counted).unwrap();
    assert_eq!(counted, counts);
}

/// All rows; and that parts of the words, rows apart and threads say the same.
fn stored(plan: &Plan<'_>, columns: &Columns<'_>) -> Vec<u64> {
    let words = columns.words();
    let mut scratch = vec![5; plan.scratch_len()];
    let mut rows = vec![6; plan.rows() * words];
    plan.store(columns, 0..words, &mut scratch, &mut rows).unwrap();
    for part in [0..words / 2, words / 2..words, words..words] {
        let mut own = vec![6; plan.rows() * part.len()];
        plan.store(columns, part.clone(), &mut scratch, &mut own).unwrap();
        let mut apart = vec![6; plan.rows() * part.len()];
        let mut slices: Vec<&mut [u64]> = match part.len() {
            0 => (0..plan.rows()).map(|_| <&mut [u64]>::default()).collect(),
            len => apart.chunks_exact_mut(len).collect(),
        };
        plan.store_rows(columns, part.clone(), &mut scratch, &mut slices).unwrap();
        assert_eq!(own, apart);
        for row in 0..plan.rows() {
            assert_eq!(rows[row * words..][part.clone()], own[row * part.len()..][..part.len()]);
        }
    }
    let mut on_threads = vec![6; plan.rows() * words];
    plan.store_all(columns, 3, &mut on_threads).unwrap();
    assert_eq!(rows, on_threads);
    let counts = plan.count_all(columns, 3).unwrap();
    for (row, count) in counts.iter().enumerate() {
        let own = rows[row * words..(row + 1) * words].iter().map(|word| u64::from(word.count_ones())).sum::<u64>();
        assert_eq!(*count, own);
    }
    rows
}

fn both_ways(mut graph: Graph, ask: impl Fn(&Policy<'_>)) {
    let by_clauses = encode(&graph).unwrap();
    add_decision_nodes(&mut graph);
    let by_nodes = encode(&graph).unwrap();
    ask(&Policy::open(&by_clauses).unwrap());
    ask(&Policy::open(&by_nodes).unwrap());
}

#[test]
fn every_function_of_three_tests_is_decided_for_many_as_for_one() {
    both_ways(functions(), |policy| {
        let users: Vec<Vec<u64>> = (0..70).map(|user| vec![user % 4]).collect();
        for known in 0..27_usize {
            let value = |at: u32| match known / 3_usize.pow(at) % 3 {
                0 => FactValue::Unknown,
                value => FactValue::Boolean(value == 1),
            };
            same_for_many(policy, &users, &Request::new(&[], &[value(0), value(1), value(2)], &[]));
        }
    });
}

#[test]
fn a_fact_with_a_column_is_known_of_everybody() {
    both_ways(functions(), |policy| {
        let actions: Vec<ActionId> = policy.actions().map(|action| action.id).collect();
        let own = [FactId::new(2), FactId::new(0)];
        for middle in [FactValue::Unknown, FactValue::Boolean(true), FactValue::Boolean(false)] {
            // What the request says of them is of no matter.
            let common = [FactValue::Boolean(true), middle, FactValue::Unknown];
            let plan = policy.plan_owned(&actions, &Request::new(&[], &common, &[]), &own).unwrap();
            assert_eq!(plan.columns(), 4);
            let mut bits = vec![0; Columns::words_for(4, 16)];
            let mut columns = ColumnsMut::new(&mut bits, 4, 16).unwrap();
            for user in 0..16 {
                (0..4).for_each(|column| columns.set(column, user, user >> column & 1 == 1));
            }
            let rows = stored(&plan, &columns.as_columns());
            for user in 0..16_u64 {
                let said = |column: u64| FactValue::Boolean(user >> column & 1 == 1);
                let (held, facts) = ([user & 3], [said(3), middle, said(2)]);
                for (row, action) in actions.iter().enumerate() {
                    let alone = policy.decide(*action, &Request::new(&held, &facts, &[])).unwrap();
                    assert_eq!(alone.is_allow(), rows[row] >> user & 1 == 1, "{user} {row}");
                }
            }
        }
    });
}

#[test]
fn every_kind_of_test_is_decided_for_many_as_for_one() {
    both_ways(world(), |policy| {
        let users: Vec<Vec<u64>> = (0..64).map(|user| vec![user]).collect();
        let (team, former) = (["ann", "bob"], ["old.lock", "read"]);
        let (all, past) = ([0b111], [0b1000]);
        let values = [
            FactValue::Unknown,
            FactValue::Boolean(true),
            FactValue::Number(10.5),
            FactValue::Value(1),
            FactValue::Values(&[0b110]),
            FactValue::Entity("ann"),
            FactValue::Entities(Texts::from(&team)),
            FactValue::Permission(2_u32.into()),
            FactValue::OtherPermission("old.lock"),
            FactValue::OtherPermission("elsewhere"),
            FactValue::Permissions { declared: &[0b101], others: Texts::EMPTY },
            FactValue::Permissions { declared: &[], others: Texts::EMPTY },
            FactValue::Permissions { declared: &all, others: Texts::from(&former) },
            FactValue::Permissions { declared: &past, others: Texts::EMPTY },
            FactValue::Permissions { declared: &all, others: Texts::from(&team) },
            FactValue::Text("Größer"),
            FactValue::Date(20_779),
        ];
        let scopes = [ScopeId::new(0), ScopeId::new(1)];
        for first in 0..values.len() {
            let facts: Vec<FactValue<'_>> = values.iter().cycle().skip(first).take(17).copied().collect();
            same_for_many(policy, &users, &Request::new(&[], &facts, &[]).with_scopes(&scopes));
        }
    });
}

#[test]
fn options_that_are_asked_for_are_part_of_every_row() {
    both_ways(world(), |policy| {
        let see = policy.find_action("tasks.see").unwrap();
        let options: Vec<OptionId> = policy.action(see).unwrap().options.collect();
        let facts = [FactValue::Entity("ann"), FactValue::Entity("ann")];
        let request = Request::new(&[], &facts, &options);
        let plan = policy.plan_owned(&[see, see], &request, &[]).unwrap();
        let mut bits = vec![0; Columns::words_for(plan.columns(), 8)];
        let mut columns = ColumnsMut::new(&mut bits, plan.columns(), 8).unwrap();
        let users: Vec<Vec<u64>> = (0..8).map(|held| vec![held]).collect();
        columns.set_users(0, &users);
        let rows = stored(&plan, &columns.as_columns());
        for (user, held) in users.iter().enumerate() {
            let alone = policy.decide(see, &request.with_permissions(held)).unwrap().is_allow();
            assert_eq!([rows[0], rows[1]].map(|row| row >> user & 1 == 1), [alone; 2]);
        }
        let first = ActionId::new(0);
        let error = policy.plan_owned(&[see, first], &request, &[]).unwrap_err();
        assert_eq!(error, RequestError::UnknownOption { action: first, option: options[0] }.into());
    });
}

/// Deterministic, so that a failure can be looked at.
struct Rng(u64);

impl Rng {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 >> 7
    }

    fn below(&mut self, count: u32) -> u32 {
        (self.next() % u64::from(count)) as u32
    }
}

/// Nodes of any kind, that lead anywhere behind them.
fn any_graph(rng: &mut Rng, actions: u32) -> Graph {
    let mut graph = Graph::default();
    (0..70).for_each(|own| add_permission(&mut graph, &format!("p{own}"), &[]));
    for own in 0..3 {
        graph.facts.push(fact(&format!("f{own}"), FactType::Boolean));
        graph.atoms.push(placet_runtime::graph::Atom::True(own));
    }
    for own in 0..actions {
        action(&mut graph, &format!("a{own}"), &[]);
    }
    let option = ActionOption { id: "o".into(), ..ActionOption::default() };
    graph.actions[0] = Action { options: vec![option], ..graph.actions[0].clone() };
    let roots = actions + 1;
    let count = roots + rng.below(30);
    for own in 0..count {
        // No node leads to a root.
        let next = own.max(roots - 1) + 3;
        let mut to = || match rng.below(3) {
            0 => rng.below(2),
            // Near, so that there are long formulas, too.
            1 => (next + rng.below(3)).min(count + 1),
            _ => next + rng.below((count + 2).saturating_sub(next).max(1)),
        };
        let (hi, lo) = (to(), to());
        let fit = |id: u32| if id >= next && id < count + 2 { id } else { id % 2 };
        let test = match rng.below(5) {
            0 => DecisionTest::Fact { atom: rng.below(3), exact: rng.below(2) == 0 },
            kind => {
                let word = rng.below(2);
                let among = if word == 0 { 64 } else { 6 };
                let mask = (0..rng.below(5)).fold(0, |mask, _| mask | 1 << rng.below(among));
                let want = match kind {
                    1 => mask & rng.next(),
                    2 => 0,
                    _ => mask,
                };
                DecisionTest::Held { word, mask, want }
            }
        };
        graph.decision_nodes.push(DecisionNode { test, hi: fit(hi), lo: fit(lo) });
    }
    graph
}

#[test]
fn any_nodes_at_all_are_decided_for_many_as_for_one() {
    let mut rng = Rng(0x9E37_79B9_7F4A_7C15);
    for _ in 0..300 {
        let graph = any_graph(&mut rng, 12);
        let bytes = encode(&graph).unwrap();
        let policy = Policy::open(&bytes).unwrap();
        let users: Vec<Vec<u64>> = (0..150).map(|_| vec![rng.next() | rng.next() << 40, rng.next() & 63]).collect();
        let facts: Vec<FactValue<'_>> = (0..3)
            .map(|_| match rng.below(3) {
                0 => FactValue::Unknown,
                value => FactValue::Boolean(value == 1),
            })
            .collect();
        same_for_many(&policy, &users, &Request::new(&[], &facts, &[]));
        users.iter().take(10).for_each(|held| {
            super::all_actions::all_of(&policy, &Request::new(held, &facts, &[]));
        });
    }
}

#[test]
fn any_number_of_users_fits() {
    let mut rng = Rng(7);
    let graph = any_graph(&mut rng, 12);
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let block = BLOCK_WORDS * 64;
    for count in [0, 1, 63, 64, 65, 1_000, block - 1, block, block + 1, 2 * block + 100] {
        let users: Vec<Vec<u64>> = (0..count).map(|_| vec![rng.next() | rng.next() << 40, rng.next() & 63]).collect();
        same_for_many(&policy, &users, &Request::default());
    }
}

#[test]
fn a_policy_without_permissions_or_actions_has_rows_or_none() {
    let mut graph = Graph::default();
    graph.facts.push(fact("f", FactType::Boolean));
    graph.atoms.push(placet_runtime::graph::Atom::True(0));
    action(&mut graph, "a", &[]);
    let test = DecisionTest::Fact { atom: 0, exact: true };
    graph.decision_nodes = vec![DecisionNode { test, hi: 1, lo: 0 }];
    let bytes = encode(&graph).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    for value in [FactValue::Unknown, FactValue::Boolean(true), FactValue::Boolean(false)] {
        same_for_many(&policy, &vec![vec![]; 70], &Request::new(&[], &[value], &[]));
    }
    let bytes = encode(&Graph::default()).unwrap();
    same_for_many(&Policy::open(&bytes).unwrap(), &vec![vec![1]; 70], &Request::default());
}

#[test]
fn users_are_turned_into_columns_wherever_they_begin() {
    let mut rng = Rng(5);
    let users: Vec<[u64; 2]> = (0..300).map(|_| [rng.next() << 7 ^ rng.next(), rng.next()]).collect();
    let mut expected = vec![0; Columns::words_for(100, 300)];
    let mut slow = ColumnsMut::new(&mut expected, 100, 300).unwrap();
    for (user, held) in users.iter().enumerate() {
        (0..100).for_each(|column| slow.set(column, user, held[column / 64] >> (column % 64) & 1 == 1));
        slow.set(100, user, true);
    }
    slow.set(0, 300, true);
    for step in [1, 7, 64, 100, 300, 1_000] {
        let mut bits = vec![!0; Columns::words_for(100, 300)];
        let mut columns = ColumnsMut::new(&mut bits, 100, 300).unwrap();
        for (at, part) in users.chunks(step).enumerate() {
            columns.set_users(at * step, part);
        }
        let columns = columns.as_columns();
        assert_eq!((columns.count(), columns.users(), columns.words()), (100, 300, 5));
        for column in 0..100 {
            for user in 0..300 {
                let bit = |bits: &[u64]| bits[column * 5 + user / 64] >> (user % 64) & 1;
                assert_eq!(bit(&bits), bit(&expected), "{step} {column} {user}");
            }
        }
        let mut columns = ColumnsMut::new(&mut bits, 100, 300).unwrap();
        columns.set_users(299, &users);
        columns.set_users(300, &users);
        columns.set_users(usize::MAX, &users);
    }
}

#[test]
fn what_is_too_small_or_past_the_end_is_told() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let actions: Vec<ActionId> = policy.actions().map(|action| action.id).collect();
    let plan = policy.plan_owned(&actions, &Request::default(), &[]).unwrap();
    let rows = actions.len();
    let bits = vec![0; Columns::words_for(6, 130)];
    let too_small = |buffer, needed| BatchError::TooSmall { buffer, needed, given: needed - 1 };
    assert_eq!(Columns::new(&bits[1..], 6, 130).unwrap_err(), too_small(Buffer::Columns, 18));
    assert_eq!(ColumnsMut::new(&mut bits[1..].to_vec(), 6, 130).unwrap_err(), too_small(Buffer::Columns, 18));
    let columns = Columns::new(&bits, 6, 130).unwrap();
    let ask = |columns: &Columns<'_>, words, scratch, answers| {
        plan.store(columns, 0..words, &mut vec![0; scratch], &mut vec![0; answers])
    };
    let enough = plan.scratch_len();
    ask(&columns, 3, enough, rows * 3).unwrap();
    assert_eq!(ask(&columns, 4, enough, rows * 4), Err(BatchError::PastTheEnd { asked: 4, words: 3 }));
    assert_eq!(ask(&columns, 3, enough - 1, rows * 3), Err(too_small(Buffer::Scratch, enough)));
    assert_eq!(ask(&columns, 3, enough, rows * 3 - 1), Err(too_small(Buffer::Answers, rows * 3)));
    let few = Columns::new(&bits, 5, 130).unwrap();
    assert_eq!(ask(&few, 3, enough, rows * 3), Err(too_small(Buffer::Columns, 6)));
    let count = |counts| plan.count(&columns, 0..3, &mut vec![0; enough], &mut vec![0; counts]);
    assert_eq!(count(rows - 1), Err(too_small(Buffer::Answers, rows)));
    let refused = |actions: &[ActionId], request: &Request<'_>, own: &[FactId]| {
        policy.plan_owned(actions, request, own).unwrap_err()
    };
    let past = ActionId::new(10_000);
    assert_eq!(refused(&[past], &Request::default(), &[]), RequestError::UnknownAction(past).into());
    let scopes = [ScopeId::new(2)];
    let request = Request::default().with_scopes(&scopes);
    assert_eq!(refused(&actions, &request, &[]), RequestError::UnknownScope(scopes[0]).into());
    for fact in [0, 17] {
        let fact = FactId::new(fact);
        assert_eq!(refused(&actions, &Request::default(), &[fact]), BatchError::NotBoolean(fact));
    }
}
