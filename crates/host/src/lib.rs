//! Finds and reads policy sets in folders; the compiler itself touches no files.
//!
//! A PATH means the whole set that it lies in: the nearest folder, from it upwards, that holds a `placet.toml`. Where
//! there is none, the path stands for its own files. Folders below that hold a `placet.toml` of their own are sets of
//! their own. Only `.placet` files count; what is hidden is skipped, and links to folders aren't followed.

mod find;
mod problem;
mod read;
mod revision;
mod walk;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use placet_compiler::{SourceText, Sources};

pub use self::find::{root, sets};
pub use self::problem::{Move, Problem};
pub use self::read::read;
pub use self::walk::{files, is_policy_file};

/// The name of a set's manifest.
pub const MANIFEST: &str = "placet.toml";
/// The ending of policy files.
pub const ENDING: &str = "placet";
/// The most files that a set may have.
pub const FILES: usize = placet_compiler::limits::FILES;
/// The most bytes that a file may have.
pub const FILE_BYTES: usize = placet_syntax::limits::FILE_BYTES;

/// A policy set, read.
#[derive(Debug, Default)]
pub struct PolicySet {
    /// What leads from the working folder to the set's root: empty, or with a `/` at its end.
    prefix: String,
    manifest: Option<String>,
    /// By path, relative to the root.
    files: BTreeMap<String, String>,
}

impl PolicySet {
    /// The one set that a path means.
    ///
    /// # Errors
    ///
    /// - As [`sets`] and [`Found::read`], and where there are several sets.
    pub fn open(path: &Path) -> Result<PolicySet, Problem> {
        let mut found = find::sets(std::slice::from_ref(&path.to_path_buf()))?;
        match (found.pop(), found.len()) {
            (Some(set), 0) => set.read(),
            (_, more) => {
                Err(Problem::caller(format!("`{}` holds {} policy sets", path.display(), more.saturating_add(1)))
                    .help("name the folder of one of them"))
            }
        }
    }

    /// The texts, as the compiler takes them. Their paths are relative to the set's root, so that a compiled policy is
    /// the same wherever it is compiled.
    pub fn sources(&self) -> Sources {
        let source = |(path, text): (&str, &String)| SourceText { path: path.to_owned(), text: text.clone() };
        Sources {
            manifest: self.manifest.as_ref().map(|text| source((MANIFEST, text))),
            files: self.files.iter().map(|(path, text)| source((path, text))).collect(),
        }
    }

    /// The number of policy files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether it has no policy files.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The text of a file, by the path that the compiler knows.
    pub fn text(&self, path: &str) -> &str {
        let manifest = self.manifest.as_ref().filter(|_| path == MANIFEST);
        self.files.get(path).or(manifest).map_or("", String::as_str)
    }

    /// A file's path as people see it: from the working folder.
    pub fn shown(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }
}

/// Where a set lies, before it is read.
#[derive(Debug)]
pub struct Found {
    prefix: String,
    manifest: Option<PathBuf>,
    /// By path relative to the root.
    files: BTreeMap<String, PathBuf>,
}

impl Found {
    /// What lies at and below the root of a set, a folder that holds a manifest.
    ///
    /// # Errors
    ///
    /// - A folder could not be read, or there are too many files in it, or none.
    pub fn at(root: &Path) -> Result<Found, Problem> {
        find::set(root, root)
    }

    /// The policy files, by their paths relative to the root, with `/` between the parts.
    pub fn files(&self) -> &BTreeMap<String, PathBuf> {
        &self.files
    }

    /// Reads every file of the set.
    ///
    /// # Errors
    ///
    /// - A file could not be read, is too large, or is not UTF-8.
    pub fn read(&self) -> Result<PolicySet, Problem> {
        let mut set = PolicySet { prefix: self.prefix.clone(), ..PolicySet::default() };
        if let Some(manifest) = &self.manifest {
            set.manifest = Some(read(manifest)?);
        }
        for (path, file) in &self.files {
            set.files.insert(path.clone(), read(file)?);
        }
        Ok(set)
    }
}
