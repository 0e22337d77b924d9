use allocation_counter::measure;
use placet_runtime::{FactValue, Policy, Request, RequestBuffer, Texts, encode};

use super::support::world;

#[test]
fn opening_and_deciding_allocate_nothing() {
    let bytes = encode(&world()).unwrap();
    let opened = measure(|| {
        Policy::open(&bytes).unwrap();
    });
    assert_eq!(opened.count_total, 0);

    let policy = Policy::open(&bytes).unwrap();
    let mut buffer = RequestBuffer::new(&policy);
    buffer.hold("read").unwrap();
    buffer.fact("user", "ann").unwrap();
    buffer.fact("task.team", &["bob", "ann"]).unwrap();
    buffer.fact("role.all", &["lock", "elsewhere"]).unwrap();
    let facts = vec![FactValue::Entities(Texts::EMPTY); 12];
    let borrowed = Request::new(&[u64::MAX], &facts, &[]);
    let actions: Vec<_> = policy.actions().map(|action| action.id).collect();
    let decided = measure(|| {
        for action in &actions {
            for request in [Request::default(), borrowed, buffer.as_request()] {
                policy.decide(*action, &request).unwrap();
            }
        }
    });
    assert_eq!(decided.count_total, 0);
}

#[test]
fn a_buffer_that_is_used_again_does_not_grow() {
    let bytes = encode(&world()).unwrap();
    let policy = Policy::open(&bytes).unwrap();
    let mut buffer = RequestBuffer::new(&policy);
    let mut fill = || {
        buffer.clear();
        buffer.hold("read").unwrap();
        buffer.role("editor").unwrap();
        buffer.fact("task.system", true).unwrap();
        buffer.fact("task.colour", "green").unwrap();
    };
    fill();
    assert_eq!(measure(fill).count_total, 0);
}
