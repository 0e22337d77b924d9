//! Small policies with a cursor in them.

use placet_compiler::{Compiler, SourceText, Sources};

/// A compiler of the files in a text, and the file and the offset at which `$0` stood. A line `//- name.placet` starts
/// a file; without one the text is `main.placet`.
pub(crate) fn cursor(text: &str) -> (Compiler, String, usize) {
    let mut files: Vec<SourceText> = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(name) = line.strip_prefix("//- ") {
            files.push(SourceText { path: name.trim().to_owned(), text: String::new() });
            continue;
        }
        if files.is_empty() {
            files.push(SourceText { path: "main.placet".to_owned(), text: String::new() });
        }
        files.last_mut().unwrap().text.push_str(line);
    }
    let mut cursor = None;
    for file in &mut files {
        if let Some(at) = file.text.find("$0") {
            file.text.replace_range(at..at + 2, "");
            cursor = Some((file.path.clone(), at));
        }
    }
    let (file, at) = cursor.expect("a text has a cursor, `$0`");
    (Compiler::new(Sources { manifest: None, files }), file, at)
}
