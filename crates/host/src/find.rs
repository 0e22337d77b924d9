use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::walk::{empty, policy_file, walk};
use crate::{FILES, Found, MANIFEST};
use crate::{Move, Problem};

/// The root of the set that a path lies in: the nearest folder, from the path upwards, that holds a manifest.
pub fn root(path: &Path) -> Option<&Path> {
    path.ancestors().find(|folder| folder.join(MANIFEST).is_file())
}

/// The sets that the paths mean, each once. Files outside of any set are one set together.
///
/// # Errors
///
/// - A path does not exist, can't be read, is no policy file, or leads to none.
/// - There are too many files.
pub fn sets(paths: &[PathBuf]) -> Result<Vec<Found>, Problem> {
    let mut roots = BTreeSet::new();
    let mut found = Vec::new();
    let mut loose: BTreeMap<String, PathBuf> = BTreeMap::new();
    for path in paths {
        let whole = fs::canonicalize(path).map_err(|error| Problem::io("read", path, &error))?;
        let root = root(&whole);
        let mut inner = Vec::new();
        match root {
            Some(root) => {
                // Only a path that could be part of the set stands for it.
                if whole.is_file() && whole.file_name() != Some(OsStr::new(MANIFEST)) {
                    policy_file(path)?;
                }
                if roots.insert(root.to_path_buf()) {
                    found.push(set(&shown_root(path, &whole, root), path)?);
                }
            }
            None if whole.is_dir() => {
                let walk = walk(path)?;
                if walk.files.is_empty() && walk.sets.is_empty() {
                    return Err(empty(path));
                }
                add_loose(&mut loose, walk.files)?;
                inner = walk.sets;
            }
            None => {
                policy_file(path)?;
                add_loose(&mut loose, vec![path.clone()])?;
            }
        }
        while let Some(folder) = inner.pop() {
            let whole = fs::canonicalize(&folder).map_err(|error| Problem::io("read", &folder, &error))?;
            if roots.insert(whole) {
                found.push(set(&folder, &folder)?);
            }
        }
    }
    if !loose.is_empty() {
        found.push(Found { prefix: String::new(), manifest: None, files: loose });
    }
    // In the order of their paths, whatever the order of the arguments.
    found.sort_by(|one, other| one.prefix.cmp(&other.prefix));
    Ok(found)
}

/// The set at a root, which holds a manifest.
pub(crate) fn set(root: &Path, asked: &Path) -> Result<Found, Problem> {
    let folder = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let walk = walk(folder)?;
    if walk.files.is_empty() {
        return Err(empty(asked));
    }
    let mut files = BTreeMap::new();
    for file in walk.files {
        let inside = file.strip_prefix(folder).unwrap_or(&file);
        files.insert(slashes(inside)?, file.clone());
    }
    let mut prefix = slashes(root)?;
    if prefix == "." {
        prefix.clear();
    }
    if !prefix.is_empty() && !prefix.ends_with('/') {
        prefix.push('/');
    }
    Ok(Found { prefix, manifest: Some(folder.join(MANIFEST)), files })
}

fn add_loose(loose: &mut BTreeMap<String, PathBuf>, files: Vec<PathBuf>) -> Result<(), Problem> {
    for file in files {
        loose.insert(slashes(&file)?, file);
    }
    if loose.len() > FILES {
        let message = format!("the paths hold {} policy files; a policy set has at most {FILES}", loose.len());
        return Err(Problem::new(Move::Author, message).help("split it into several policy sets"));
    }
    Ok(())
}

/// A path with `/` between its parts and without `.` among them.
fn slashes(path: &Path) -> Result<String, Problem> {
    let mut shown = String::new();
    for part in path.components() {
        let text = match part {
            Component::CurDir => continue,
            Component::RootDir => "/",
            other => other.as_os_str().to_str().ok_or_else(|| {
                let message = format!("the name `{}` is not UTF-8 text", path.display());
                Problem::new(Move::Author, message).help("rename the file")
            })?,
        };
        if !shown.is_empty() && !shown.ends_with('/') && text != "/" {
            shown.push('/');
        }
        shown += text;
    }
    Ok(shown)
}

/// The way to the root in the words of the path that was typed: `set/inner/a.placet` with the root `set` gives `set`,
/// `inner/a.placet` typed inside of the set gives the empty path, `a.placet` typed in `inner` gives `..`.
fn shown_root(typed: &Path, whole: &Path, root: &Path) -> PathBuf {
    let mut shown: Vec<Component<'_>> = typed.components().filter(|part| *part != Component::CurDir).collect();
    let below = whole.strip_prefix(root).unwrap_or(Path::new(""));
    for part in below.components().rev() {
        match shown.last() {
            Some(last) if *last == part => {
                shown.pop();
            }
            // Nothing typed is left to take away: the root lies above the working folder.
            None | Some(Component::ParentDir) => shown.push(Component::ParentDir),
            // A link leads elsewhere than its words say.
            Some(_) => return root.to_path_buf(),
        }
    }
    shown.iter().collect()
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{shown_root, slashes};

    fn shown(typed: &str, whole: &str) -> PathBuf {
        shown_root(Path::new(typed), Path::new(whole), Path::new("/home/set"))
    }

    #[test]
    fn the_root_is_shown_in_the_words_that_were_typed() {
        assert_eq!(shown("set", "/home/set"), Path::new("set"));
        assert_eq!(shown("./set/inner/a.placet", "/home/set/inner/a.placet"), Path::new("set"));
        assert_eq!(shown("inner/a.placet", "/home/set/inner/a.placet"), Path::new(""));
        assert_eq!(shown("a.placet", "/home/set/inner/a.placet"), Path::new(".."));
        assert_eq!(shown(".", "/home/set/inner/deep"), Path::new("../.."));
        assert_eq!(shown("..", "/home/set/inner"), Path::new("../.."));
        assert_eq!(shown("/home/set/a.placet", "/home/set/a.placet"), Path::new("/home/set"));
        assert_eq!(shown("link.placet", "/home/set/a.placet"), Path::new("/home/set"));
    }

    #[test]
    fn paths_are_shown_with_slashes_and_without_dots() {
        assert_eq!(slashes(Path::new("./a/./b.placet")).unwrap(), "a/b.placet");
        assert_eq!(slashes(Path::new("/a/b")).unwrap(), "/a/b");
        assert_eq!(slashes(Path::new("../b")).unwrap(), "../b");
    }
}
