use placet_lsp::Ended;
use serde_json::{Value, json};

use crate::editor::{Editor, at};

const URI: &str = "untitled:main.placet";
const TEXT: &str = "permissions {\n    view \"View “𝄞” customers\"\n    export \"Export\"\n}\n\nsection s \"S\" {\n    Go requires view   and export\n    Stop requires veiw\n}\n";

#[test]
fn an_editor_comes_asks_and_goes() {
    let mut editor = Editor::new();
    editor.open(URI, TEXT);
    assert_eq!(editor.report(URI), [("unknown-permission".to_owned(), 7)]);

    let hover = editor.ask("textDocument/hover", at(URI, 6, 18));
    assert!(hover["contents"]["value"].as_str().unwrap().starts_with("**View “𝄞” customers** · `view`"), "{hover}");

    let definition = editor.ask("textDocument/definition", at(URI, 6, 18));
    assert_eq!(definition[0]["range"]["start"], json!({ "line": 1, "character": 4 }));

    let edits = editor.ask(
        "textDocument/formatting",
        json!({ "textDocument": { "uri": URI }, "options": { "tabSize": 4, "insertSpaces": true } }),
    );
    assert_eq!(edits.as_array().unwrap().len(), 2, "{edits}");
    assert_eq!(edits[1]["newText"], "    Go requires view and export\n");

    let span = json!({ "start": { "line": 7, "character": 20 }, "end": { "line": 7, "character": 20 } });
    let actions = editor.ask(
        "textDocument/codeAction",
        json!({ "textDocument": { "uri": URI }, "range": span, "context": { "diagnostics": [] } }),
    );
    assert_eq!(actions[0]["edit"]["changes"][URI][0]["newText"], "view", "{actions}");
    assert_eq!(actions[0]["diagnostics"][0]["code"], "unknown-permission");

    let completion = editor.ask("textDocument/completion", at(URI, 7, 20));
    let labels: Vec<&str> =
        completion["items"].as_array().unwrap().iter().map(|one| one["label"].as_str().unwrap()).collect();
    assert!(labels.contains(&"export"), "{labels:?}");

    let symbols = editor.ask("textDocument/documentSymbol", json!({ "textDocument": { "uri": URI } }));
    assert_eq!(symbols[1]["children"][1]["name"], "Stop", "{symbols}");

    editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": URI } }));
    assert_eq!(editor.report(URI), []);
    assert_eq!(editor.ask("textDocument/hover", at(URI, 6, 18)), Value::Null);
    assert_eq!(editor.leave(), Ended::AsAsked);
}

#[test]
fn an_editor_that_vanishes_leaves_nothing_running() {
    let mut editor = Editor::new();
    editor.open(URI, TEXT);
    assert_eq!(editor.vanish(), Ended::WithoutAWord);
}

#[test]
fn places_are_counted_in_bytes_where_the_editor_offers_it() {
    // The character before `beta` has four bytes and two units.
    for (encodings, expected, character) in
        [(json!(["utf-16"]), "utf-16", 22), (json!(["utf-32", "utf-8"]), "utf-8", 24)]
    {
        let mut editor = Editor::silent();
        let capabilities = json!({ "general": { "positionEncodings": encodings } });
        let answer = editor.ask("initialize", json!({ "capabilities": capabilities }));
        assert_eq!(answer["capabilities"]["positionEncoding"], expected);
        editor.tell("initialized", json!({}));
        editor.open(URI, "permissions { a \"𝄞\", beta }");
        let hover = editor.ask("textDocument/hover", at(URI, 0, character));
        assert_eq!(hover["range"]["start"], json!({ "line": 0, "character": character }), "{expected}");
        // Edits are counted the same way.
        let end = json!({ "line": 0, "character": character + 4 });
        editor.change(
            URI,
            2,
            json!([{ "range": { "start": { "line": 0, "character": character }, "end": end }, "text": "gamma" }]),
        );
        let hover = editor.ask("textDocument/hover", at(URI, 0, character));
        assert!(hover["contents"]["value"].as_str().unwrap().contains("`gamma`"), "{hover}");
        assert_eq!(editor.leave(), Ended::AsAsked);
    }
}

#[test]
fn related_places_of_other_files_are_named() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("placet.toml"), "name = \"s\"\nlanguage = 1\n").unwrap();
    std::fs::write(folder.path().join("a.placet"), "role r { }\n").unwrap();
    let uri = |name: &str| format!("file://{}/{name}", folder.path().display());
    let mut editor = Editor::new();
    editor.open(&uri("b.placet"), "permissions { p }\n\nrole r { p }\n");
    let report = editor.find(|message| message["params"]["uri"] == uri("b.placet").as_str());
    let found = &report["params"]["diagnostics"][0];
    assert_eq!(found["code"], "declared-twice", "{report}");
    assert_eq!(found["relatedInformation"][0]["location"]["uri"], uri("a.placet").as_str());

    // What is wrong in a file that is not open is reported too, and taken back with the set.
    editor.change(&uri("b.placet"), 2, json!([{ "text": "permissions { q }\n" }]));
    std::fs::write(folder.path().join("a.placet"), "role r { p }\n").unwrap();
    let changed = json!({ "changes": [{ "uri": uri("a.placet"), "type": 2 }] });
    editor.tell("workspace/didChangeWatchedFiles", changed);
    assert_eq!(editor.report(&uri("a.placet")), [("unknown-permission".to_owned(), 0)]);
    editor.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri("b.placet") } }));
    assert_eq!(editor.report(&uri("a.placet")), []);
    assert_eq!(editor.leave(), Ended::AsAsked);
}

#[test]
fn watching_is_asked_for_where_the_editor_can() {
    let mut editor = Editor::with(json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } }));
    let asked = editor.find(|message| message["method"] == "client/registerCapability");
    assert_eq!(asked["params"]["registrations"][0]["registerOptions"]["watchers"][0]["globPattern"], "**/*.placet");
    editor.send(&json!({ "jsonrpc": "2.0", "id": asked["id"], "result": null }));
    assert_eq!(editor.leave(), Ended::AsAsked);
}
