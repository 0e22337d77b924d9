//! All engines decide alike, and what is written by hand is what the policy says today.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests stop where they fail"
)]

use placet_peers::cases::Cases;
use placet_peers::run::{KINDS, agree};
use placet_peers::set::Set;
use placet_transcribe::maestra;

/// How many requests, of those who answer soon, and of those who take a part of a millisecond.
const MANY: usize = 4_000;
const FEW: usize = 250;

fn all_agree(name: &str) {
    let set = Set::named(name).unwrap();
    let limit = KINDS[0].load(&set).unwrap().unwrap();
    for kind in KINDS {
        let engine = kind.load(&set).unwrap().unwrap();
        let count = if ["hand", "placet", "bdd"].iter().any(|quick| kind.name.starts_with(quick)) { MANY } else { FEW };
        let cases = Cases::random(&set, count, 42);
        let allowed = agree(&set, &[("hand", limit.as_ref()), (kind.name, engine.as_ref())], &cases).unwrap();
        assert!(allowed > count / 20 && allowed < count / 20 * 19, "{} allows {allowed} of {count}", kind.name);
    }
}

#[test]
fn all_engines_decide_maestra_alike() {
    all_agree("maestra");
}

#[test]
fn all_engines_decide_a_generated_set_alike() {
    all_agree("200");
}

#[test]
fn a_kept_set_is_the_set() {
    let folder = std::env::temp_dir().join(format!("placet-peers-test-{}", std::process::id()));
    let set = Set::named("maestra").unwrap();
    set.keep(&folder).unwrap();
    let kept = Set::kept(&folder).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!((kept.name.as_str(), kept.source_bytes, kept.artifact), ("maestra", set.source_bytes, set.artifact));
    assert_eq!(format!("{:?}", kept.transcript), format!("{:?}", set.transcript));
    let facts =
        |set: &Set| set.policy.facts.iter().map(|fact| (fact.name.clone(), fact.ty.clone())).collect::<Vec<_>>();
    assert_eq!(facts(&kept), facts(&set));
    assert_eq!(kept.policy.subject, set.policy.subject);
}

#[test]
fn what_is_written_by_hand_is_what_maestra_says() {
    let [all, columns] = maestra().unwrap();
    assert_eq!(all, ("maestra.rs", include_str!("../hand/src/maestra.rs").to_owned()));
    assert_eq!(columns, ("maestra_columns.rs", include_str!("../hand/src/maestra_columns.rs").to_owned()));
}
