use std::fs::File;
use std::io::Read;
use std::path::Path;

use placet_syntax::grouped;

use crate::{FILE_BYTES, Move, Problem};

/// The text of a file, which has a limited size.
///
/// # Errors
///
/// - The file could not be read, is too large, or is not UTF-8.
pub fn read(path: &Path) -> Result<String, Problem> {
    let file = File::open(path).map_err(|error| Problem::io("read", path, &error))?;
    let mut bytes = Vec::new();
    // One byte more than allowed tells a file that is too large without reading all of it.
    let most = u64::try_from(FILE_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    file.take(most).read_to_end(&mut bytes).map_err(|error| Problem::io("read", path, &error))?;
    let shown = path.display();
    if bytes.len() > FILE_BYTES {
        let size = std::fs::metadata(path).map_or(most, |about| about.len().max(most));
        let size = grouped(usize::try_from(size).unwrap_or(usize::MAX));
        let message = format!("`{shown}` has {size} bytes; a policy file has at most {}", grouped(FILE_BYTES));
        return Err(Problem::new(Move::Author, message).help("split it into several files"));
    }
    text(&shown.to_string(), bytes)
}

/// The bytes of a file as text.
pub(crate) fn text(shown: &str, bytes: Vec<u8>) -> Result<String, Problem> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count().saturating_add(1);
        let message = format!("`{shown}` is not UTF-8 text: line {line} has a byte that is none");
        Problem::new(Move::Author, message).help("save the file as UTF-8")
    })
}

#[cfg(test)]
mod tests {
    use super::{FILE_BYTES, read};

    #[test]
    fn a_file_at_the_limit_is_read_and_one_past_it_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large.placet");
        std::fs::write(&path, " ".repeat(FILE_BYTES)).unwrap();
        assert_eq!(read(&path).unwrap().len(), FILE_BYTES);
        std::fs::write(&path, " ".repeat(FILE_BYTES + 1)).unwrap();
        let message = read(&path).unwrap_err().message;
        assert!(message.ends_with("has 1,048,577 bytes; a policy file has at most 1,048,576"), "{message}");
    }

    #[test]
    fn other_encodings_are_named_with_their_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("latin.placet");
        std::fs::write(&path, b"// one\n// caf\xe9\n").unwrap();
        assert!(read(&path).unwrap_err().message.ends_with("is not UTF-8 text: line 2 has a byte that is none"));
    }
}
