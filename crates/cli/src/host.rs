//! Reads policy sets from folders; the compiler itself touches no files.
//!
//! A PATH means the whole set that it lies in: the nearest folder, from it upwards, that holds a `placet.toml`. Where
//! there is none, the path stands for its own files. Folders below that hold a `placet.toml` of their own are sets of
//! their own. Only `.placet` files count; what is hidden is skipped, and links to folders aren't followed.

mod find;
mod read;
mod walk;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use placet_compiler::{SourceText, Sources};

pub(crate) use self::find::sets;
pub(crate) use self::read::read;
pub(crate) use self::walk::files;
use crate::problem::Problem;

/// The name of a set's manifest.
pub(crate) const MANIFEST: &str = "placet.toml";
/// The ending of policy files.
pub(crate) const ENDING: &str = "placet";
/// The most files that a set may have.
pub(crate) const FILES: usize = placet_compiler::limits::FILES;
/// The most bytes that a file may have.
pub(crate) const FILE_BYTES: usize = placet_syntax::limits::FILE_BYTES;

/// A policy set, read.
#[derive(Debug, Default)]
pub(crate) struct PolicySet {
    /// What leads from the working folder to the set's root: empty, or with a `/` at its end.
    prefix: String,
    manifest: Option<String>,
    /// By path, relative to the root.
    files: BTreeMap<String, String>,
}

impl PolicySet {
    /// The one set that a path means.
    pub(crate) fn open(path: &Path) -> Result<PolicySet, Problem> {
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
    pub(crate) fn sources(&self) -> Sources {
        let source = |(path, text): (&str, &String)| SourceText { path: path.to_owned(), text: text.clone() };
        Sources {
            manifest: self.manifest.as_ref().map(|text| source((MANIFEST, text))),
            files: self.files.iter().map(|(path, text)| source((path, text))).collect(),
        }
    }

    /// The number of policy files.
    pub(crate) fn len(&self) -> usize {
        self.files.len()
    }

    /// The text of a file, by the path that the compiler knows.
    pub(crate) fn text(&self, path: &str) -> &str {
        let manifest = self.manifest.as_ref().filter(|_| path == MANIFEST);
        self.files.get(path).or(manifest).map_or("", String::as_str)
    }

    /// A file's path as people see it: from the working folder.
    pub(crate) fn shown(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }
}

/// Where a set lies, before it is read.
#[derive(Debug)]
pub(crate) struct Found {
    prefix: String,
    manifest: Option<PathBuf>,
    /// By path relative to the root.
    files: BTreeMap<String, PathBuf>,
}

impl Found {
    /// Reads every file of the set.
    pub(crate) fn read(&self) -> Result<PolicySet, Problem> {
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
