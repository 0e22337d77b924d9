//! What of a set is on disk, and what of it has changed since it was last read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use placet_host::{Found, MANIFEST};

/// How each file was when it was last read.
#[derive(Debug, Default)]
pub(super) struct Disk {
    read: BTreeMap<String, Stamp>,
}

type Stamp = (Option<SystemTime>, u64);

/// What has changed.
#[derive(Debug, Default)]
pub(super) struct News {
    /// By the path in the set; none for a file that is gone. The manifest is among them.
    pub(super) files: Vec<(String, Option<String>)>,
    /// What could not be read, and why.
    pub(super) problems: Vec<String>,
}

impl Disk {
    /// Makes the next look read a file, whether it has changed or not.
    pub(super) fn forget(&mut self, file: &str) {
        // A stamp that no file has: what is gone has to be told of, too.
        self.read.insert(file.to_owned(), (None, u64::MAX));
    }

    /// Looks at the folder, and reads what has changed.
    pub(super) fn look(&mut self, root: &Path) -> News {
        let mut news = News::default();
        let mut there: BTreeMap<String, PathBuf> = BTreeMap::new();
        match Found::at(root) {
            Ok(found) => there.extend(found.files().clone()),
            // A folder without policy files is one that has none yet.
            Err(problem) if problem.whose == placet_host::Move::Caller => {}
            Err(problem) => news.problems.push(problem.to_string()),
        }
        let manifest = root.join(MANIFEST);
        if manifest.is_file() {
            there.insert(MANIFEST.to_owned(), manifest);
        }
        self.read.retain(|file, _| {
            let kept = there.contains_key(file);
            if !kept {
                news.files.push((file.clone(), None));
            }
            kept
        });
        for (file, path) in there {
            let stamp = fs::metadata(&path).map_or((None, 0), |about| (about.modified().ok(), about.len()));
            if self.read.get(&file) == Some(&stamp) {
                continue;
            }
            // What can't be read is told of once, until it changes.
            self.read.insert(file.clone(), stamp);
            match placet_host::read(&path) {
                Ok(text) => news.files.push((file, Some(text))),
                Err(problem) => news.problems.push(match problem.help {
                    Some(help) => format!("{}: {help}", problem.message),
                    None => problem.message,
                }),
            }
        }
        news
    }
}
