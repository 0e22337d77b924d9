//! Messages in the bytes of the wire.
//!
//! What stands between the wire and the protocol's library: only whole messages of JSON get past here. A message that
//! is none, or that is too large, is taken off the wire and a note of it passed on in its place, so that one bad message
//! ends nothing.

use serde_json::json;
use tokio::io::{
    AsyncBufRead, AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, BufReader,
};

use crate::limits;
use crate::protocol::Request;

/// The method of the note that stands for a message that can't be read.
pub(crate) const UNREADABLE: &str = "placet/unreadable";

/// The name of the header that gives a message's length.
const LENGTH: &str = "content-length:";

/// Passes messages on until there are no more.
pub(crate) async fn pass_on(input: impl AsyncRead + Unpin, mut output: impl AsyncWrite + Unpin) {
    let mut input = BufReader::new(input);
    while let Some(length) = header(&mut input).await {
        let body = match length {
            Length::Bytes(length) if length > limits::MESSAGE_BYTES => {
                if !skip(&mut input, length).await {
                    return;
                }
                let most = limits::MESSAGE_BYTES;
                note(&format!("a message of {length} bytes was left unread; a message may have {most}"))
            }
            Length::Bytes(length) => {
                let mut body = vec![0; length];
                if input.read_exact(&mut body).await.is_err() {
                    return;
                }
                if is_message(&body) { body } else { note("a message is not JSON-RPC and was left unread") }
            }
            Length::Missing => note("a message came without its length and was left unread"),
        };
        let head = format!("Content-Length: {}\r\n\r\n", body.len());
        if output.write_all(head.as_bytes()).await.is_err() || output.write_all(&body).await.is_err() {
            return;
        }
    }
}

enum Length {
    Bytes(usize),
    Missing,
}

/// Reads a header; none at the end of the wire.
async fn header(input: &mut (impl AsyncBufRead + Unpin)) -> Option<Length> {
    let mut length = Length::Missing;
    let mut empty = true;
    loop {
        let mut line = Vec::new();
        let most = u64::try_from(limits::HEADER_BYTES).unwrap_or(u64::MAX);
        let read = (&mut *input).take(most).read_until(b'\n', &mut line).await.ok()?;
        if read == 0 {
            return None;
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        match (line.is_empty(), empty) {
            // Line breaks before a header belong to nothing.
            (true, true) => continue,
            (true, false) => return Some(length),
            (false, _) => empty = false,
        }
        // What is left of a message that came without its length stands before the next header, on its line.
        let lower = line.to_ascii_lowercase();
        if let Some(at) = lower.rfind(LENGTH) {
            let value = line.get(at + LENGTH.len()..).unwrap_or_default();
            // A number that no machine has is too large all the same.
            let digits = !value.trim().is_empty() && value.trim().bytes().all(|byte| byte.is_ascii_digit());
            length = match value.trim().parse() {
                Ok(bytes) => Length::Bytes(bytes),
                Err(_) if digits => Length::Bytes(usize::MAX),
                Err(_) => Length::Missing,
            };
        }
    }
}

/// Takes bytes off the wire; false at its end.
async fn skip(input: &mut (impl AsyncBufRead + Unpin), mut length: usize) -> bool {
    while length > 0 {
        let Ok(bytes) = input.fill_buf().await else { return false };
        if bytes.is_empty() {
            return false;
        }
        let taken = bytes.len().min(length);
        input.consume(taken);
        length -= taken;
    }
    true
}

/// Whether these bytes are a message: a request, a notification or an answer.
fn is_message(body: &[u8]) -> bool {
    let Ok(value) = serde_json::from_slice::<serde_json::Value>(body) else { return false };
    if value.get("method").is_some() {
        return serde_json::from_value::<Request>(value).is_ok();
    }
    serde_json::from_value::<crate::protocol::Response>(value).is_ok()
}

fn note(message: &str) -> Vec<u8> {
    json!({ "jsonrpc": "2.0", "method": UNREADABLE, "params": { "message": message } }).to_string().into_bytes()
}
