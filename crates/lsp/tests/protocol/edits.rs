use placet_lsp::Ended;
use serde_json::{Value, json};

use crate::editor::{Editor, at};

const URI: &str = "untitled:main.placet";

fn insert(character: usize, text: &str) -> Value {
    json!([{ "range": { "start": { "line": 0, "character": character }, "end": { "line": 0, "character": character } }, "text": text }])
}

#[test]
fn edits_are_applied_in_the_order_of_the_wire() {
    let mut editor = Editor::new();
    editor.open(URI, "");
    let word = "permissions { alpha, beta, gamma }";
    for (at, letter) in word.char_indices() {
        editor.change(URI, i32::try_from(at).unwrap() + 2, insert(at, &letter.to_string()));
        // Questions among them must neither hold them up nor change their order.
        if at % 5 == 0 {
            editor.call("textDocument/hover", crate::editor::at(URI, 0, 2));
        }
    }
    let hover = editor.ask("textDocument/hover", at(URI, 0, 28));
    assert!(hover["contents"]["value"].as_str().unwrap().contains("`gamma`"), "{hover}");
    assert_eq!(editor.leave(), Ended::AsAsked);
}

#[test]
fn a_question_about_a_text_that_has_changed_since_is_given_back() {
    let mut editor = Editor::new();
    editor.open(URI, "permissions { alpha }");
    let mut codes = Vec::new();
    // Together on the wire, so that the edit is there when the question is looked at.
    for round in 0..50 {
        let id = editor.call("textDocument/hover", at(URI, 0, 15));
        editor.change(URI, round + 2, insert(0, " "));
        let answer = editor.answer(id);
        codes.push(answer["error"]["code"].as_i64());
    }
    assert!(codes.iter().all(|code| matches!(code, None | Some(-32801))), "{codes:?}");
    assert_eq!(editor.leave(), Ended::AsAsked);
}

#[test]
fn a_cancelled_question_is_answered_as_cancelled() {
    let mut editor = Editor::new();
    let large: String = (0..3000)
        .map(|n| format!("permissions p{n} {{ a, b }}\nsection s{n} {{ Go requires p{n}.a and p{n}.b }}\n"))
        .collect();
    editor.open(URI, &large);
    let id = editor.call("textDocument/hover", at(URI, 0, 13));
    editor.tell("$/cancelRequest", json!({ "id": id }));
    let answer = editor.answer(id);
    let code = answer["error"]["code"].as_i64();
    assert!(code == Some(-32800) || answer["result"].is_object(), "{answer}");
    // Nothing is left behind that would hold up what follows.
    editor.change(URI, 2, json!([{ "text": "permissions { a }" }]));
    let hover = editor.ask("textDocument/hover", at(URI, 0, 14));
    assert!(hover["contents"]["value"].as_str().unwrap().contains("`a`"), "{hover}");
    assert_eq!(editor.leave(), Ended::AsAsked);
}

#[test]
fn edits_while_questions_run_come_to_an_end() {
    let mut editor = Editor::new();
    let text: String = (0..500)
        .map(|n| format!("permissions p{n} {{ a, b }}\nsection s{n} {{ Go requires p{n}.a and p{n}.b }}\n"))
        .collect();
    editor.open(URI, &text);
    let mut last = 0;
    for round in 0..60 {
        editor.change(URI, round + 2, insert(0, "\n"));
        for method in ["textDocument/hover", "textDocument/definition", "textDocument/completion"] {
            last = editor.call(method, at(URI, 3, 30));
        }
        editor.call("textDocument/documentSymbol", json!({ "textDocument": { "uri": URI } }));
    }
    editor.answer(last);
    // The last word is about the last text: its first declaration stands on line 60.
    editor.change(URI, 100, json!([{ "text": "role r { nobody }" }]));
    loop {
        let report = editor.report(URI);
        if report == [("unknown-permission".to_owned(), 0)] {
            break;
        }
    }
    assert_eq!(editor.leave(), Ended::AsAsked);
}
