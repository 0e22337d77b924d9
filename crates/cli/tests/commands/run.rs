use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The folder of the policy sets that the tests ask about.
pub(super) fn policies() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/policies")
}

/// What the command says of a line of arguments, in the folder of the policy sets.
pub(super) fn placet(line: &str) -> String {
    placet_in(&policies(), line, "")
}

/// The same in another folder and with an input: its output, what it notes beside it, and its exit code.
pub(super) fn placet_in(folder: &Path, line: &str, input: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_placet"));
    command.args(words(line)).current_dir(folder).env_remove("NO_COLOR");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    // A command that doesn't read its input may be done before all is written.
    let _ = writer.join().unwrap();
    let mut said = format!("$ placet {line}\n");
    said += &String::from_utf8(output.stdout).unwrap();
    let notes = String::from_utf8(output.stderr).unwrap();
    if !notes.is_empty() {
        write!(said, "--- standard error\n{notes}").unwrap();
    }
    write!(said, "--- exit {}", output.status.code().unwrap()).unwrap();
    assert!(!said.contains("Failed to read contents"), "{said}");
    assert!(!said.contains('\u{1b}'), "colour without a terminal: {said}");
    said
}

/// Words of a line; quotes keep spaces in one.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in line.split('"').enumerate() {
        if at % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}
