use placet_lsp::{Ended, limits};
use serde_json::{Value, json};

use crate::editor::{Editor, at};

const URI: &str = "untitled:main.placet";

/// Nothing was broken: the server still answers.
fn still_there(mut editor: Editor) {
    editor.open(URI, "permissions { alpha }");
    let hover = editor.ask("textDocument/hover", at(URI, 0, 15));
    assert!(hover["contents"]["value"].as_str().unwrap().contains("`alpha`"), "{hover}");
    assert_eq!(editor.leave(), Ended::AsAsked);
}

#[test]
fn messages_that_are_none_are_told_of_and_end_nothing() {
    for bytes in [
        "Content-Length: 3\r\n\r\n{x}",
        "Content-Length: 2\r\n\r\n[]",
        "Content-Length: 4\r\n\r\nnull",
        "Content-Length: 0\r\n\r\n",
        "Content-Length: 14\r\n\r\n{\"method\": 12}",
        "Content-Length: x\r\n\r\n",
        "Content-Length: -1\r\n\r\n",
        "Nothing: 1\r\n\r\n",
    ] {
        let mut editor = Editor::new();
        editor.bytes(bytes.as_bytes());
        let said = editor.find(|message| message["method"] == "window/showMessage");
        assert!(said["params"]["message"].as_str().unwrap().contains("left unread"), "{bytes:?}: {said}");
        still_there(editor);
    }
}

#[test]
fn a_message_without_its_length_costs_no_more_than_itself() {
    let mut editor = Editor::new();
    editor.bytes(b"Length: 2\r\n\r\n{\"jsonrpc\": \"2.0\", \"method\": \"textDocument/didSave\"}");
    still_there(editor);
}

#[test]
fn bytes_that_are_no_text_end_nothing() {
    let mut editor = Editor::new();
    editor.bytes(b"\xff\xfe: \x80\r\nContent-Length: 4\r\n\r\n\xff\xff\xff\xff");
    editor.find(|message| message["method"] == "window/showMessage");
    still_there(editor);
}

#[test]
fn a_message_past_the_limit_is_told_of_with_the_limit() {
    let mut editor = Editor::new();
    let length = limits::MESSAGE_BYTES + 1;
    editor.bytes(format!("Content-Length: {length}\r\n\r\n").as_bytes());
    let chunk = vec![b' '; 1 << 16];
    let mut sent = 0;
    while sent < length {
        let next = chunk.len().min(length - sent);
        editor.bytes(&chunk[..next]);
        sent += next;
    }
    let said = editor.find(|message| message["method"] == "window/showMessage");
    let words = said["params"]["message"].as_str().unwrap();
    assert!(words.contains("33554433 bytes") && words.contains("33554432"), "{words}");
    still_there(editor);
}

#[test]
fn a_document_past_the_limit_of_a_file_gets_its_diagnostic() {
    let mut editor = Editor::new();
    editor.open("untitled:large", &"// large\n".repeat(200_000));
    assert_eq!(editor.report("untitled:large"), [("file-too-large".to_owned(), 0)]);
    still_there(editor);
}

#[test]
fn parameters_of_another_shape_end_nothing() {
    let mut editor = Editor::new();
    for method in [
        "textDocument/didOpen",
        "textDocument/didChange",
        "textDocument/didClose",
        "textDocument/didSave",
        "workspace/didChangeWatchedFiles",
    ] {
        for params in [
            Value::Null,
            json!([]),
            json!({}),
            json!(7),
            json!({ "textDocument": { "uri": 3 } }),
            json!({ "textDocument": { "uri": "no address" } }),
        ] {
            editor.tell(method, params);
            editor.find(|message| message["method"] == "window/showMessage");
        }
    }
    for method in [
        "textDocument/hover",
        "textDocument/completion",
        "textDocument/definition",
        "textDocument/formatting",
        "textDocument/codeAction",
        "textDocument/documentSymbol",
        "no/suchMethod",
    ] {
        for params in [
            Value::Null,
            json!([]),
            json!({}),
            json!({ "textDocument": { "uri": "::" }, "position": { "line": -1, "character": 0 } }),
        ] {
            let id = editor.call(method, params);
            assert!(editor.answer(id)["error"]["code"].as_i64().is_some(), "{method}");
        }
    }
    still_there(editor);
}

#[test]
fn documents_that_are_unknown_and_places_outside_of_the_text_have_no_answer() {
    let mut editor = Editor::new();
    for uri in
        ["file:///nowhere/a.placet", "untitled:nothing", "http://example.org/a.placet", "file:///", "placet:%FF%00"]
    {
        assert_eq!(editor.ask("textDocument/hover", at(uri, 0, 0)), Value::Null);
        editor.change(uri, 2, json!([{ "text": "role" }]));
        editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }
    editor.open(URI, "role r {\n    𝄞");
    for (line, character) in [(0, u32::MAX >> 1), (1, 5), (1, 6), (2, 0), (u32::MAX >> 1, u32::MAX >> 1)] {
        for method in ["textDocument/hover", "textDocument/definition", "textDocument/completion"] {
            editor.ask(method, at(URI, line, character));
        }
        let end = json!({ "line": line, "character": character });
        let span = json!({ "start": end, "end": { "line": 0, "character": 0 } });
        editor.ask(
            "textDocument/codeAction",
            json!({ "textDocument": { "uri": URI }, "range": span, "context": { "diagnostics": [] } }),
        );
        editor.change(URI, 2, json!([{ "range": span, "text": "x" }]));
    }
    editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": URI } }));
    still_there(editor);
}

#[test]
fn what_comes_before_the_greeting_is_refused() {
    let mut editor = Editor::silent();
    editor.open(URI, "role");
    editor.change(URI, 2, json!([{ "text": "role r" }]));
    let id = editor.call("textDocument/hover", at(URI, 0, 0));
    assert_eq!(editor.answer(id)["error"]["code"], -32002);
    editor.ask("initialize", json!({ "capabilities": {} }));
    editor.tell("initialized", json!({}));
    still_there(editor);
}

#[test]
fn a_document_that_is_opened_twice_and_closed_twice_is_one() {
    let mut editor = Editor::new();
    editor.open(URI, "role r { nobody }");
    editor.open(URI, "permissions { a }");
    editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": URI } }));
    editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": URI } }));
    still_there(editor);
}
