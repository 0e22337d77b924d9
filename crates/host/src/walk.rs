use std::fs;
use std::path::{Path, PathBuf};

use crate::{ENDING, FILES, MANIFEST, Move, Problem};

/// What lies in and below a folder.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    /// Policy files, sorted.
    pub(crate) files: Vec<PathBuf>,
    /// Folders below that are sets of their own, sorted; nothing in them is among the files.
    pub(crate) sets: Vec<PathBuf>,
}

/// Walks a folder.
pub(crate) fn walk(folder: &Path) -> Result<Walk, Problem> {
    let mut found = Walk::default();
    let mut pending = vec![folder.to_path_buf()];
    while let Some(next) = pending.pop() {
        let unreadable = |error: std::io::Error| Problem::io("read", &next, &error);
        for entry in fs::read_dir(&next).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let path = entry.path();
            if entry.file_type().map_err(unreadable)?.is_dir() {
                if path.join(MANIFEST).is_file() {
                    found.sets.push(path);
                } else {
                    pending.push(path);
                }
            } else if is_policy_file(&path) && path.is_file() {
                found.files.push(path);
            }
            if found.files.len() > FILES {
                let message = format!("`{}` holds more than {FILES} policy files", folder.display());
                return Err(Problem::new(Move::Author, message).help("split it into several policy sets"));
            }
        }
    }
    found.files.sort();
    found.sets.sort();
    Ok(found)
}

/// Every policy file that the paths name: files themselves, and all in and below folders. Sorted, each once.
///
/// # Errors
///
/// - As [`sets`](crate::sets).
pub fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Problem> {
    let mut files = Vec::new();
    for path in paths {
        let about = fs::metadata(path).map_err(|error| Problem::io("read", path, &error))?;
        if !about.is_dir() {
            policy_file(path)?;
            files.push(path.clone());
            continue;
        }
        let before = files.len();
        let mut folders = vec![path.clone()];
        while let Some(folder) = folders.pop() {
            let walk = walk(&folder)?;
            files.extend(walk.files);
            folders.extend(walk.sets);
        }
        if files.len() == before {
            return Err(empty(path));
        }
    }
    // Without a leading `./`, as other commands show them.
    let mut files: Vec<PathBuf> =
        files.into_iter().map(|file| file.strip_prefix(".").map_or(file.clone(), Path::to_path_buf)).collect();
    files.sort();
    files.dedup();
    Ok(files)
}

/// Whether a path is one of a policy file, by its ending.
pub fn is_policy_file(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == ENDING)
}

/// A path that is to be a policy file.
pub(crate) fn policy_file(path: &Path) -> Result<(), Problem> {
    if is_policy_file(path) {
        return Ok(());
    }
    let message = format!("`{}` is not a policy file", path.display());
    let help = match path.extension() {
        Some(ending) if ending == "placetc" => "it is compiled: only `placet decide` reads it, so name the policy set",
        _ => "policy files end in `.placet`",
    };
    Err(Problem::caller(message).help(help))
}

/// A folder without policy files.
pub(crate) fn empty(path: &Path) -> Problem {
    let message = format!("`{}` holds no policy files", path.display());
    Problem::caller(message).help("policy files end in `.placet`; `placet init DIR` writes a first one")
}
