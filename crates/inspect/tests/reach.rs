//! What roles and holders of permissions can do.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests stop where they fail")]

use std::path::Path;

use placet_compiler::{Compiler, Name, PolicyIndex, SourceText, Sources};
use placet_inspect::{Holder, Reach, Reachable, heat_map, matrix};
use placet_logic::Budget;
use placet_runtime::{Decision, RequestBuffer};

fn compiler(text: &str) -> Compiler {
    let file = SourceText { path: "policy.placet".into(), text: text.into() };
    let compiler = Compiler::new(Sources { manifest: None, files: vec![file] });
    assert_eq!(compiler.mistakes(), []);
    compiler
}

const SHOP: &str = r#"
permissions { view "View", edit "Edit", export "Export", see_all "See all" }
implication edit implies view
subject user { staff: boolean }
resource task { owner: user, kind: one of (own, foreign), size: number }
scope target
section tasks "Tasks" on task {
    opens with view
    See requires see_all or task.owner is user
    Edit
        requires edit
        forbidden if task.size > 5 and user.staff
        to export also requires export
    Move requires edit and edit in target
    Take requires by task.kind { own: nothing, foreign: see_all }
    Never requires edit if task.size < 2, otherwise forbidden
}
role reader "Reader" { view }
role editor "Editor" { edit, export }
role boss "Boss" { includes editor, see_all }
"#;

fn reach(policy: &placet_compiler::Policy, holder: &Holder, action: &str, options: &[&str]) -> Reach {
    let index = PolicyIndex::new(policy);
    let options: Vec<Name> = options.iter().map(|option| Name::from(*option)).collect();
    let action = index.action(action).unwrap_or_else(|| panic!("no action {action}"));
    Reachable::new(&index, action, &options, Budget::default()).unwrap().reach(holder)
}

#[test]
fn somebody_can_whatever_the_facts_are_or_as_they_are_or_never() {
    let policy = compiler(SHOP).policy();
    let index = PolicyIndex::new(&policy);
    let role = |id: &str| Holder::with_role(&index, id);
    let of = |holder: &Holder, action: &str| reach(&policy, holder, action, &[]);
    assert_eq!(of(&role("reader"), "tasks.see"), Reach::Sometimes);
    assert_eq!(of(&role("reader"), "tasks.take"), Reach::Sometimes);
    assert_eq!(of(&role("reader"), "tasks.edit"), Reach::Never);
    assert_eq!(of(&role("editor"), "tasks.open"), Reach::Always);
    assert_eq!(of(&role("editor"), "tasks.edit"), Reach::Sometimes);
    assert_eq!(of(&role("boss"), "tasks.see"), Reach::Always);
    assert_eq!(of(&role("boss"), "tasks.take"), Reach::Always);
    assert_eq!(of(&Holder::nobody(), "tasks.see"), Reach::Never);
    assert_eq!(reach(&policy, &role("editor"), "tasks.edit", &["export"]), Reach::Sometimes);
}

#[test]
fn a_role_holds_nothing_in_a_scope_and_a_holder_what_was_given_there() {
    let policy = compiler(SHOP).policy();
    let index = PolicyIndex::new(&policy);
    let mut holder = Holder::with_role(&index, "editor");
    assert_eq!(reach(&policy, &holder, "tasks.move", &[]), Reach::Never);
    holder.give(&index, Some(&"target".into()), ["edit".into()]);
    assert_eq!(reach(&policy, &holder, "tasks.move", &[]), Reach::Always);
}

#[test]
fn the_condition_is_said_in_words() {
    let policy = compiler(SHOP).policy();
    let index = PolicyIndex::new(&policy);
    let condition = |role: &str, action: &str| {
        let reachable = Reachable::new(&index, index.action(action).unwrap(), &[], Budget::default()).unwrap();
        reachable.condition(&index, &Holder::with_role(&index, role)).unwrap().to_string()
    };
    assert_eq!(condition("reader", "tasks.see"), "task.owner is user");
    assert_eq!(condition("editor", "tasks.never"), "task.size < 2");
    assert_eq!(condition("reader", "tasks.take"), "task.kind is own");
}

#[test]
fn an_action_that_is_too_large_is_not_decided() {
    let policy = compiler(SHOP).policy();
    let found = matrix(&PolicyIndex::new(&policy), Budget { nodes: 2, steps: 2 });
    assert!(found.rows.iter().any(|row| row.cells.contains(&Reach::NotDecided)));
}

/// What each role can do whatever the facts are is what the runtime allows where no fact is known.
fn agrees_with_the_runtime(set: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies").join(set);
    let compiler = Compiler::new(placet_host::PolicySet::open(&folder).unwrap().sources());
    let compiled = compiler.graph().unwrap();
    let runtime = placet_runtime::Policy::open(&compiled.artifact).unwrap();
    let policy = compiler.policy();
    let index = PolicyIndex::new(&policy);
    let found = matrix(&index, Budget::default());
    let mut request = RequestBuffer::new(&runtime);
    let mut counts = [0; 3];
    for row in &found.rows {
        let action = &policy.actions[row.action];
        let id = runtime.find_action(&action.id).unwrap();
        for (role, reach) in found.roles.iter().zip(&row.cells) {
            request.clear();
            request.role(role).unwrap();
            if let Some(option) = row.option {
                request.option(id, &action.options[option].id).unwrap();
            }
            let decision = runtime.decide(id, &request.as_request()).unwrap();
            assert_eq!(decision == Decision::Allow, *reach == Reach::Always, "{role} {}", action.id);
            match reach {
                Reach::Always => counts[0] += 1,
                Reach::Sometimes => counts[1] += 1,
                Reach::Never => counts[2] += 1,
                Reach::NotDecided => panic!("{} is not decided", action.id),
            }
        }
    }
    assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
    let page = heat_map(&index, &found).unwrap();
    assert_eq!(page.matches("<td class=\"always\"").count(), counts[0] + 1);
    assert!(!page.contains("http"), "the page is whole in itself");
}

#[test]
fn the_matrix_of_maestra_is_what_the_runtime_decides() {
    agrees_with_the_runtime("maestra");
}

#[test]
fn the_matrix_of_synerise_is_what_the_runtime_decides() {
    agrees_with_the_runtime("synerise");
}
