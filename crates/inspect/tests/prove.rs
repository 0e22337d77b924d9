//! Invariants proved and refuted. Each refutation here is checked by the runtime.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests stop where they fail")]

use std::fmt::Write as _;
use std::time::Instant;

use placet_compiler::{Compiler, Name, PolicyIndex, SourceText, Sources};
use placet_inspect::{Proof, confirm, prove_together, separate};
use placet_logic::Budget;

fn sources(text: &str) -> Sources {
    Sources { manifest: None, files: vec![SourceText { path: "policy.placet".into(), text: text.into() }] }
}

/// The proof of each invariant of a policy, `together` roles at a time, in one line or with the block.
fn proofs_of(sources: &Sources, together: usize) -> Vec<String> {
    let compiler = Compiler::new(sources.clone());
    assert_eq!(compiler.mistakes(), []);
    let policy = compiler.policy();
    let index = PolicyIndex::new(&policy);
    let prove = |invariant| said(sources, &prove_together(&index, invariant, together, Budget::default()));
    policy.invariants.iter().map(prove).collect()
}

fn proofs(text: &str) -> Vec<String> {
    proofs_of(&sources(text), 1)
}

fn said(sources: &Sources, proof: &Proof) -> String {
    match proof {
        Proof::Proved { up_to } if up_to.is_empty() => "proved".to_owned(),
        Proof::Proved { up_to } => format!("proved up to {}", up_to.join(", ")),
        Proof::NotDecided(why) => why.to_string(),
        Proof::Refuted(refutation) => {
            let cases: Vec<_> = refutation.cases.iter().collect();
            for checked in confirm(sources, &cases) {
                assert_eq!(checked, Ok(()), "{:?}", refutation.cases);
            }
            let mut text = format!("refuted {}\n", refutation.count);
            for case in cases {
                match case.test("it") {
                    // The lines between the first and the last.
                    Some(block) => {
                        let lines: Vec<&str> = block.lines().map(str::trim).collect();
                        text.extend(
                            lines[1..lines.len() - 1]
                                .iter()
                                .filter(|one| !one.starts_with("//"))
                                .map(|one| format!("{one}\n")),
                        );
                    }
                    None => text.extend(case.case.statements().iter().map(|one| format!("{one}\n"))),
                }
            }
            text.trim_end().to_owned()
        }
    }
}

const SHOP: &str = r#"
permissions { view, edit, export, personal, approve, pay }
implication edit implies view
subject user { staff: boolean, groups: set of group }
scope target
resource group { internal: boolean, permissions: set of permission, one: permission }
resource order { kind: one of (cheap, dear, gift), owner: user, steps: number, state: text }
role clerk { edit, pay }
role boss { approve, pay, view }
role reader { view }
section orders "Orders" on order {
    opens with view
    Pay requires pay
    Approve
        requires approve
        forbidden if order.owner is user
    Export
        requires export
        to include personal data also requires personal
    Edit requires edit if order.kind is dear, otherwise view
}
"#;

fn shop(invariants: &str) -> Vec<String> {
    proofs(&format!("{SHOP}\n{invariants}"))
}

#[test]
fn what_the_rules_ask_for_is_proved() {
    let found = shop(
        "invariant \"a\" always can orders.export with include_personal_data implies personal and view\n\
         invariant \"b\" no user can orders.approve and order.owner is user\n\
         invariant \"c\" always edit implies view\n\
         invariant \"d\" always edit in target implies view in target\n\
         invariant \"e\" no role can orders.approve and edit",
    );
    assert_eq!(found, ["proved"; 5]);
}

#[test]
fn a_claim_with_one_can_is_refuted_by_a_test_that_fails_today() {
    let found = shop("invariant \"a\" always can orders.edit implies edit");
    assert_eq!(found, ["refuted 1\nuser holds view\norder.kind is cheap\ndeny orders.edit"]);
    // Where the action is to be allowed, that is what the test expects.
    let found = shop("invariant \"a\" always pay and view implies can orders.approve");
    assert_eq!(found, ["refuted 1\nuser holds view, pay\nallow orders.approve"]);
}

#[test]
fn a_claim_with_several_is_refuted_by_what_the_policy_answers_today() {
    let found = shop("invariant \"a\" always can orders.edit implies can orders.pay");
    assert_eq!(found, ["refuted 1\nuser holds view\norder.kind is cheap\nallow orders.edit\ndeny orders.pay"]);
    // Each answer is the same whatever the facts are that are left open.
    let found = shop("invariant \"a\" no user can orders.edit or can orders.approve");
    assert_eq!(found, ["refuted 1\nuser holds view\norder.kind is cheap\nallow orders.edit\ndeny orders.approve"]);
}

#[test]
fn the_case_has_the_fewest_permissions_and_then_the_fewest_facts() {
    let found = shop("invariant \"a\" always not (edit or pay or approve or export) or order.steps > 5");
    assert!(found[0].lines().nth(2).is_some_and(|line| line.starts_with("order.steps is ")), "{found:?}");
    assert_eq!(found[0].lines().nth(1), Some("user holds export"), "{found:?}");
    let found = shop("invariant \"a\" no user (pay and user.staff and order.kind is gift) or (approve and user.staff)");
    assert_eq!(found, ["refuted 1\nuser holds approve\nuser.staff"]);
}

#[test]
fn no_role_is_about_roles_alone() {
    let found = shop(
        "invariant \"a\" no role can orders.pay\n\
         invariant \"b\" no role pay in target\n\
         invariant \"c\" no role can orders.approve and order.owner is user\n\
         invariant \"d\" no role not view\n\
         invariant \"e\" no user pay in target",
    );
    assert_eq!(found[0], "refuted 2\nuser has role clerk\ndeny orders.pay\nuser has role boss\ndeny orders.pay");
    assert_eq!(found[1..4], ["proved", "proved", "proved"]);
    assert_eq!(found[4], "refuted 1\nuser holds pay in target");
}

#[test]
fn roles_together_count_where_neither_does_alone() {
    let text = format!("{SHOP}\ninvariant \"a\" no role can orders.approve and edit");
    assert_eq!(proofs_of(&sources(&text), 1), ["proved"]);
    let found = proofs_of(&sources(&text), 3);
    assert_eq!(
        found,
        ["refuted 1\nuser has role clerk\nuser has role boss\norder.owner is not user\nallow orders.approve"
            .replace("allow", "deny")]
    );
}

#[test]
fn two_actions_are_separate_where_no_role_can_do_both() {
    let sources = sources(SHOP);
    let policy = Compiler::new(sources.clone()).policy();
    let index = PolicyIndex::new(&policy);
    let ask = |first: &str, second: &str, together| {
        let proof = separate(&index, &Name::from(first), &Name::from(second), together, Budget::default());
        said(&sources, &proof)
    };
    assert_eq!(ask("orders.export", "orders.pay", 3), "proved");
    assert_eq!(
        ask("orders.approve", "orders.pay", 2),
        "refuted 1\nuser has role boss\norder.owner is not user\nallow orders.approve\nallow orders.pay"
    );
}

/// A policy in which users assign groups, with `more` permissions.
fn groups(more: usize, rule: &str, invariants: &str) -> Vec<String> {
    let mut text = String::from("permissions { edit_users, view_users\n");
    for number in 0..more {
        writeln!(text, "p{number}").unwrap();
    }
    text += "}\nimplication edit_users implies view_users\n\
             subject user { groups: set of group }\n\
             resource group { internal: boolean, permissions: set of permission, one: permission }\n\
             section groups \"Groups\" on group {\n    Assign to a user\n";
    writeln!(text, "        {rule}\n    }}\n{invariants}").unwrap();
    proofs(&text)
}

#[test]
fn nobody_gives_what_they_do_not_hold() {
    for more in [1, 30, 600] {
        let claims = "invariant \"a\" always can groups.assign_to_a_user and group.permissions contains edit_users\n\
                      implies edit_users\n\
                      invariant \"b\" always can groups.assign_to_a_user and group.permissions contains p0 implies p0\n\
                      invariant \"c\" always can groups.assign_to_a_user implies user holds all of group.permissions";
        let found = groups(more, "requires view_users\n        requires user holds all of group.permissions", claims);
        assert_eq!(found, ["proved"; 3], "{more}");
        // A weaker clause lets some through.
        let weaker = "requires view_users\n requires group is in user.groups or user holds all of group.permissions";
        let found = groups(more, weaker, claims);
        let both = "group is in user.groups\ngroup.permissions contains";
        assert_eq!(
            found[0],
            format!("refuted 1\nuser holds view_users\n{both} edit_users\ndeny groups.assign_to_a_user"),
            "{more}"
        );
        assert_eq!(found[1], format!("refuted 1\nuser holds view_users\n{both} p0\ndeny groups.assign_to_a_user"));
        assert!(found[2].starts_with("refuted 1\nuser holds view_users\ngroup is in user.groups\n"), "{}", found[2]);
    }
}

#[test]
fn every_declared_permission_of_a_group_is_held_by_who_assigns_it() {
    // All claims at once, so that the diagram has each permission twice.
    let mut claim = String::from("invariant \"all\"\n always can groups.assign_to_a_user\n implies all of (\n");
    for number in 0..300 {
        writeln!(claim, "p{number} or not group.permissions contains p{number},").unwrap();
    }
    claim += ")";
    let rule = "requires view_users\n requires user holds all of group.permissions";
    assert_eq!(groups(300, rule, &claim), ["proved"]);
    let weaker = format!("{rule} or not group.internal");
    let found = groups(300, &weaker, &claim);
    assert!(found[0].starts_with("refuted 1\nuser holds view_users\nnot group.internal\n"), "{}", found[0]);
}

#[test]
fn the_same_of_a_single_permission() {
    let claim = "invariant \"a\" always can groups.assign_to_a_user and group.one is edit_users implies edit_users\n\
                 invariant \"b\" always can groups.assign_to_a_user implies view_users";
    for more in [1, 200, 300] {
        let rule = "requires user holds all of group.one";
        let found = groups(more, rule, claim);
        assert_eq!(found[0], "proved", "{more}");
        assert!(found[1].starts_with("refuted 1\nuser holds p"), "{more}: {}", found[1]);
        let weaker = "requires user holds all of group.one or not group.internal";
        let found = groups(more, weaker, claim);
        let mut lines: Vec<&str> = found[0].lines().collect();
        lines.sort_unstable();
        let expected = ["deny groups.assign_to_a_user", "group.one is edit_users", "not group.internal", "refuted 1"];
        assert_eq!(lines, expected, "{more}");
    }
}

#[test]
fn past_what_is_written_out_the_answer_says_up_to_what() {
    for (more, expected) in [(200, "proved"), (300, "proved up to user holds all of group.one")] {
        let mut text = String::from("permissions { base\n");
        for number in 0..more {
            writeln!(text, "p{number}").unwrap();
        }
        text += "}\n";
        for number in 0..more {
            writeln!(text, "implication p{number} implies base").unwrap();
        }
        text += "resource group { one: permission }\n\
                 section groups on group { Assign requires user holds all of group.one }\n\
                 invariant \"a\" always can groups.assign implies base";
        assert_eq!(proofs(&text), [expected], "{more}");
    }
}

const COMPARED: &str = "
permissions { go }
subject user { staff: boolean }
resource thing { a: user, b: user, c: user, x: number, y: number, z: number }
section things on thing {
    Go
        requires go
        forbidden unless thing.a is thing.b and thing.b is thing.c
    Rise
        requires go
        forbidden unless thing.x < thing.y and thing.y < thing.z
}
";

#[test]
fn worlds_that_no_values_make_so_refute_nothing() {
    let claims = "invariant \"a\" always can things.go implies thing.a is thing.c\n\
                  invariant \"b\" always can things.rise implies thing.x < thing.z\n\
                  invariant \"c\" always can things.rise implies thing.x < thing.y\n\
                  invariant \"d\" always can things.go implies thing.a is user";
    let found = proofs(&format!("{COMPARED}{claims}"));
    assert_eq!(found[0], "proved up to thing.a is thing.b, thing.a is thing.c, thing.b is thing.c");
    assert!(found[1].starts_with("proved up to thing.x < thing.y"), "{}", found[1]);
    assert_eq!(found[2], "proved");
    assert!(found[3].starts_with("refuted 1\nuser holds go\n"), "{}", found[3]);
}

#[test]
fn two_hundred_roles_three_at_a_time_take_no_time() {
    let mut text = String::from("permissions { a, b, c, d\n");
    for number in 0..200 {
        writeln!(text, "p{number}").unwrap();
    }
    text += "}\nsubject user { staff: boolean }\n";
    for number in 0..200 {
        let letter = ["a", "b", "c", "d"][number % 4];
        writeln!(text, "role r{number} {{ p{number}, {letter} }}").unwrap();
    }
    text += "section s { Do it requires a and b\n Check it requires c or (user.staff and d and p0) }";
    let sources = sources(&text);
    let compiler = Compiler::new(sources.clone());
    assert_eq!(compiler.mistakes(), []);
    let policy = compiler.policy();
    let index = PolicyIndex::new(&policy);
    let start = Instant::now();
    let (first, second) = (Name::from("s.do_it"), Name::from("s.check_it"));
    assert_eq!(separate(&index, &first, &second, 2, Budget::default()), Proof::Proved { up_to: Vec::new() });
    let proof = separate(&index, &first, &second, 3, Budget::default());
    let Proof::Refuted(refutation) = &proof else { panic!("{proof:?}") };
    // One with each of a, b and c; and the first, one with b and one with d.
    assert_eq!(refutation.count, 50 * 50 * 50 + 50 * 50);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    assert!(said(&sources, &proof).starts_with(
        "refuted 127500\nuser has role r0\nuser has role r1\nuser has role r2\nallow s.do_it\nallow s.check_it"
    ));
}

#[test]
fn a_budget_that_is_too_small_gives_no_answer() {
    let sources = sources(&format!("{SHOP}\ninvariant \"a\" no user can orders.edit and can orders.approve"));
    let policy = Compiler::new(sources).policy();
    let index = PolicyIndex::new(&policy);
    let proof = prove_together(&index, &policy.invariants[0], 1, Budget::nodes(4));
    let Proof::NotDecided(why) = proof else { panic!("{proof:?}") };
    assert_eq!(why.to_string(), "not decided within 4 nodes");
}

/// A policy set of the repository.
fn product(name: &str) -> Sources {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies").join(name);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "placet") {
            let text = std::fs::read_to_string(&path).unwrap();
            files.push(SourceText { path: path.file_name().unwrap().to_str().unwrap().to_owned(), text });
        }
    }
    Sources { manifest: None, files }
}

#[test]
fn the_invariants_of_the_two_products_are_proved() {
    for (name, number) in [("maestra", 8), ("synerise", 6)] {
        let sources = product(name);
        assert_eq!(proofs_of(&sources, 1), vec!["proved"; number], "{name}");
    }
}

/// How long proofs take, shown with `--nocapture`; in a release build some hundred microseconds each.
#[test]
fn the_invariants_of_the_two_products_take_milliseconds() {
    for name in ["maestra", "synerise"] {
        let policy = Compiler::new(product(name)).policy();
        let index = PolicyIndex::new(&policy);
        let start = Instant::now();
        for invariant in &policy.invariants {
            prove_together(&index, invariant, 1, Budget::default());
        }
        println!("{name}: {} invariants in {:?}", policy.invariants.len(), start.elapsed());
        assert!(start.elapsed().as_secs() < 5);
    }
}

#[test]
fn a_case_that_names_a_permission_which_nobody_declared_is_no_proof() {
    let found = proofs(
        "permissions { a }\nresource thing { one: permission }\n\
         section s on thing { Go\n requires a\n forbidden if thing.one is a }\n\
         invariant \"i\" no user can s.go\n",
    );
    assert_eq!(
        found,
        [
            "not decided, as a case against it names a permission that the policy does not declare, which no test can say \
          (in it `thing.one is a` is not so)"
        ]
    );
}
