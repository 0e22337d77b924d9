use super::*;

#[test]
fn what_one_table_holds_is_shown_by_one_table() {
    let shown = shown("permissions { a, b }\nsection s \"S\" { Go requires a and b }").unwrap();
    assert_eq!(shown.actions(Method::Table), 1);
    // Two permissions, held or not.
    assert_eq!(shown.methods[0].combinations, 4.0);
}

#[test]
fn an_unknown_fact_is_one_more_answer() {
    let text = "permissions { a, b }\nresource r { kind: one of (x, y, z) }\n\
        section s \"S\" on r { Go requires a if r.kind is x, otherwise b }";
    // `x`, another value, unknown; times two permissions.
    assert_eq!(shown(text).unwrap().methods[0].combinations, 12.0);
}

#[test]
fn options_have_graphs_of_their_own() {
    let text = "permissions { a, b, c }\nsection s \"S\" { Go requires a\n to shout also requires b or c }";
    let shown = shown(text).unwrap();
    assert_eq!((shown.options, shown.actions(Method::Table)), (1, 1));
    assert_eq!(shown.methods[0].combinations, 2.0 + 4.0);
}

/// `count` permissions and a rule that asks for any three of them in a row: no sets, and no small table.
fn neighbours(count: usize) -> String {
    let names: Vec<String> = (0..count).map(|n| format!("p{n}")).collect();
    let all: Vec<String> = names.windows(3).map(|three| format!("({})", three.join(" and "))).collect();
    format!("permissions {{ {} }}\nsection s \"S\" {{ Go requires {} }}", names.join(", "), all.join(" or "))
}

#[test]
fn what_no_table_holds_is_shown_by_canonical_form() {
    assert_eq!(method(&shown(&neighbours(40)).unwrap()), Method::CanonicalForm);
}

/// Which permission is held has to be the one of a fact of many values, asked for crosswise: no order of the tests keeps the
/// diagram small.
fn crosswise(bits: usize) -> String {
    let names: Vec<String> = (0..2 * bits).map(|n| format!("p{n}")).collect();
    // All pairs of one of the first half and one of the other, in a scrambled order: a sum of products.
    let mut pairs: Vec<String> = Vec::new();
    for one in 0..bits {
        for step in [1, 5, 11] {
            pairs.push(format!("(p{one} and p{})", bits + (one * step + step) % bits));
        }
    }
    format!("permissions {{ {} }}\nsection s \"S\" {{ Go requires {} }}", names.join(", "), pairs.join(" or "))
}

#[test]
fn past_the_budget_some_requests_are_looked_at_and_it_says_so() {
    let shown = shown(&crosswise(48)).unwrap();
    assert_eq!(method(&shown), Method::Sample);
    assert_eq!(shown.sampled[0].action, "s.go");
    assert!(!shown.is_exact() && shown.sampled[0].combinations >= 4 * 4096);
}

/// As [`crosswise`], of facts: past the budget of the exact form too.
pub(super) fn inexact() -> String {
    let bits = 48;
    let facts: Vec<String> = (0..2 * bits).map(|n| format!("f{n}: boolean")).collect();
    let pair = |one: usize, step: usize| format!("(r.f{one} and r.f{})", bits + (one * step + step) % bits);
    let pairs: Vec<String> = (0..bits).flat_map(|one| [1, 5, 11].map(|step| pair(one, step))).collect();
    format!(
        "permissions {{ a }}\nresource r {{ {}, open: boolean }}\nsection s \"S\" on r {{ Go\n requires a\n \
         forbidden if {}\n forbidden if not r.open\n Stay requires a }}",
        facts.join(", "),
        pairs.join(" or ")
    )
}

#[test]
fn a_clause_that_is_not_exact_is_named_with_its_line() {
    let shown = shown(&inexact()).unwrap();
    let named: Vec<(&str, u32)> = shown.inexact.iter().map(|one| (one.action.as_str(), one.line)).collect();
    assert_eq!(named, [("s.go", 5)]);
    assert_eq!(shown.actions(Method::Table), 1);
}

#[test]
fn what_is_taken_for_exact_and_is_not_is_found() {
    let (policy, mut graph) = compiled(&inexact());
    for node in &mut graph.decision_nodes {
        if let placet_runtime::graph::DecisionTest::Fact { exact, .. } = &mut node.test {
            *exact = true;
        }
    }
    let wrong = verify(&policy, &graph).unwrap_err().wrong;
    assert!(matches!(&wrong, Wrong::TakenForExact { test } if test.starts_with("r.f")), "{wrong:?}");
}

#[test]
fn what_a_permission_brings_is_shown_too() {
    let text =
        "permissions { a, b, c }\nimplication a implies b\nimplication b implies c\nsection s \"S\" { Go requires c }";
    let (policy, mut graph) = compiled(text);
    assert_eq!(graph.permissions[0].implies, [1, 2]);
    graph.permissions[0].implies = vec![1];
    let disproof = verify(&policy, &graph).unwrap_err();
    assert_eq!(disproof, Disproof { of: "the permission `a`".into(), wrong: Wrong::Brings });
}

#[test]
fn a_disproof_is_told_with_the_smallest_request() {
    let text = "permissions { a, b, c }\nresource r { kind: one of (x, y) }\n\
        section s \"S\" on r { Go requires a and b\n requires c if r.kind is x }";
    let (policy, mut graph) = compiled(text);
    graph.decision_nodes[0] = placet_runtime::graph::DecisionNode::always(1);
    let error = crate::CompileError::Disproved(Box::new(verify(&policy, &graph).unwrap_err()));
    assert!(!error.is_the_authors());
    assert_eq!(
        error.to_string(),
        "there is no artifact, because the compiled graph of the action `s.go` is not what the policy says: with no \
         permission, not knowing `r.kind`, it allows and the policy denies"
    );
}

#[test]
fn a_graph_that_is_cut_short_or_leads_back_is_told() {
    let text = "permissions { a, b }\nsection s \"S\" { Go requires a or b\n Stay requires a }";
    let (policy, graph) = compiled(text);
    let missing = |graph: &Graph| matches!(verify(&policy, graph), Err(Disproof { wrong: Wrong::Missing, .. }));
    let mut cut = graph.clone();
    cut.decision_nodes.truncate(1);
    assert!(missing(&cut));
    let mut back = graph.clone();
    back.decision_nodes[1].hi = 2;
    assert!(missing(&back));
    let mut beyond = graph;
    beyond.decision_nodes[0].lo = 1000;
    assert!(missing(&beyond));
}
