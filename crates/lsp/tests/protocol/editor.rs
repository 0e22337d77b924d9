//! An editor for tests.

use std::thread::JoinHandle;
use std::time::Duration;

use placet_lsp::Ended;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream, ReadHalf, WriteHalf, duplex, split};
use tokio::runtime::{Builder, Runtime};

pub(crate) struct Editor {
    runtime: Runtime,
    to: Option<WriteHalf<DuplexStream>>,
    from: ReadHalf<DuplexStream>,
    server: Option<JoinHandle<Ended>>,
    asked: u64,
}

impl Editor {
    /// A server that has not been greeted.
    pub(crate) fn silent() -> Editor {
        let (ours, theirs) = duplex(1 << 20);
        let (input, output) = split(theirs);
        let server = std::thread::spawn(move || {
            let runtime = Builder::new_current_thread().build().unwrap();
            runtime.block_on(placet_lsp::serve(input, output)).unwrap()
        });
        let (from, to) = split(ours);
        let runtime = Builder::new_current_thread().enable_time().build().unwrap();
        Editor { runtime, to: Some(to), from, server: Some(server), asked: 0 }
    }

    pub(crate) fn new() -> Editor {
        Editor::with(json!({}))
    }

    pub(crate) fn with(capabilities: Value) -> Editor {
        let mut editor = Editor::silent();
        editor.ask("initialize", json!({ "capabilities": capabilities }));
        editor.tell("initialized", json!({}));
        editor
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        let to = self.to.as_mut().unwrap();
        self.runtime.block_on(async { to.write_all(bytes).await.unwrap() });
    }

    pub(crate) fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.bytes(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub(crate) fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Asks without waiting; gives the question's number.
    pub(crate) fn call(&mut self, method: &str, params: Value) -> u64 {
        self.asked += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": self.asked, "method": method, "params": params }));
        self.asked
    }

    /// The whole answer to a question; messages in between are dropped.
    pub(crate) fn answer(&mut self, id: u64) -> Value {
        self.find(|message| message.get("id") == Some(&json!(id)) && message.get("method").is_none())
    }

    /// Asks, and gives the result.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.call(method, params);
        let answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// The next message that fits.
    pub(crate) fn find(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = self.next();
            if fits(&message) {
                return message;
            }
        }
    }

    pub(crate) fn next(&mut self) -> Value {
        let from = &mut self.from;
        let read = async {
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                head.push(from.read_u8().await.unwrap());
            }
            let head = String::from_utf8(head).unwrap();
            let length = head.split("Content-Length: ").nth(1).unwrap().lines().next().unwrap().parse().unwrap();
            let mut body = vec![0; length];
            from.read_exact(&mut body).await.unwrap();
            serde_json::from_slice(&body).unwrap()
        };
        let patient = async { tokio::time::timeout(Duration::from_secs(60), read).await };
        self.runtime.block_on(patient).expect("the server says something")
    }

    pub(crate) fn open(&mut self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": "placet", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    pub(crate) fn change(&mut self, uri: &str, version: i32, changes: Value) {
        let document = json!({ "uri": uri, "version": version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// What the next report on a document says, codes and lines.
    pub(crate) fn report(&mut self, uri: &str) -> Vec<(String, u64)> {
        let message = self
            .find(|message| message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri);
        let found = message["params"]["diagnostics"].as_array().unwrap().clone();
        let one =
            |one: &Value| (one["code"].as_str().unwrap().to_owned(), one["range"]["start"]["line"].as_u64().unwrap());
        found.iter().map(one).collect()
    }

    /// Says goodbye as an editor should.
    pub(crate) fn leave(mut self) -> Ended {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.server.take().unwrap().join().unwrap()
    }

    /// Is gone without a word.
    pub(crate) fn vanish(mut self) -> Ended {
        let to = self.to.take().unwrap();
        let Editor { from, runtime, .. } = &mut self;
        let _ = runtime.block_on(async {
            let mut to = to;
            to.shutdown().await
        });
        let _ = from;
        self.server.take().unwrap().join().unwrap()
    }
}

/// A question about a place.
pub(crate) fn at(uri: &str, line: u32, character: u32) -> Value {
    json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } })
}
