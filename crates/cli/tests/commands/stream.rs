use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use insta::assert_snapshot;

use super::run::{placet_in, policies};

#[test]
fn each_line_gets_one_line_back_in_order() {
    let input = [
        r#"{"action": "library.notes.delete_a_note", "permissions": ["view_notes"], "roles": ["chief"]}"#,
        r#"{"action": "library.notes.delete_a_note", "permissions": ["view_notes"]}"#,
        r#"{"action": "library.notes.edit_a_note", "permissions": ["view_notes"], "facts": {"note.owner": "alice", "user": "alice", "note.archived": false}}"#,
        r#"{"action": "library.notes.edit_a_note", "roles": ["editor"], "facts": {"note.archived": null}}"#,
        r#"{"action": "library.notes.export_notes", "permissions": ["view_notes", "export_notes"], "facts": {"project.multibrand": false}, "options": ["include_the_authors"]}"#,
        r#"{"action": "users.assign_a_group", "permissions": ["settings.users.edit"], "facts": {"group": "g", "user.groups": ["g"], "group.size": 101}}"#,
    ];
    assert_snapshot!(placet_in(&policies(), "decide notes --stream", &input.join("\n")));
}

#[test]
fn a_bad_line_gets_an_error_in_its_place_and_the_stream_goes_on() {
    let long = format!("{{\"action\": \"{}\"}}", "a".repeat(1024 * 1024));
    let input = [
        "nonsense",
        "",
        "[]",
        r#"{"permissions": []}"#,
        r#"{"action": "library.notes.opne"}"#,
        r#"{"action": "library.notes.open", "permissions": ["view_note"]}"#,
        r#"{"action": "library.notes.open", "roles": ["chef"]}"#,
        r#"{"action": "library.notes.open", "facts": {"note.archive": true}}"#,
        r#"{"action": "library.notes.open", "facts": {"note.archived": "yes"}}"#,
        r#"{"action": "library.notes.open", "facts": {"note.kind": "txt"}}"#,
        r#"{"action": "library.notes.open", "facts": {"group.size": 9007199254740993}}"#,
        r#"{"action": "library.notes.open", "facts": {"note": {"archived": true}}}"#,
        r#"{"action": "library.notes.open", "options": ["include_the_authors"]}"#,
        r#"{"action": "library.notes.open", "action": "library.notes.read_out"}"#,
        r#"{"action": "library.notes.open", "permission": []}"#,
        &long,
        r#"{"action": "library.notes.open", "permissions": ["view_notes"]}"#,
        "",
    ];
    assert_snapshot!(placet_in(&policies(), "decide notes --stream", &input.join("\n")));
}

#[test]
fn a_stream_of_nothing_is_done() {
    assert_snapshot!(placet_in(&policies(), "decide notes --stream", ""));
}

#[test]
fn whoever_waits_for_an_answer_before_asking_again_gets_it() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_placet"));
    command.args(["decide", "notes", "--stream"]).current_dir(policies());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut asked = child.stdin.take().unwrap();
    let mut answered = BufReader::new(child.stdout.take().unwrap());
    for _ in 0..3 {
        // The second line stays unfinished until the first is answered.
        asked.write_all(b"{\"action\": \"library.notes.open\"}\n{\"action\":").unwrap();
        let mut line = String::new();
        answered.read_line(&mut line).unwrap();
        assert!(line.starts_with("{\"decision\":\"deny\""), "{line}");
        asked.write_all(b" \"library.notes.read_out\"}\n").unwrap();
        line.clear();
        answered.read_line(&mut line).unwrap();
        assert!(line.starts_with("{\"decision\":\"allow\""), "{line}");
    }
    drop(asked);
    assert!(child.wait().unwrap().success());
}
