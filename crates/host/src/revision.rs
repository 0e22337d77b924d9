//! Policy sets as they were at a revision, by the user's own `git`: no shell, no file written, nothing fetched.

mod git;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use self::git::{Entry, Git};
use crate::walk::policy_file;
use crate::{ENDING, FILE_BYTES, FILES, MANIFEST, Move, PolicySet, Problem};

impl PolicySet {
    /// The set that a path meant at a revision of the git repository that it lies in: as [`PolicySet::open`], on the files of
    /// that revision. The path is one of the working folder, and need not exist any more. Links are skipped.
    ///
    /// # Errors
    ///
    /// - There is no `git`, no repository, no such revision, or nothing at the path at that revision.
    /// - As [`PolicySet::open`].
    pub fn at(path: &Path, revision: &str) -> Result<PolicySet, Problem> {
        let there = Place::of(path)?;
        let git = Git::at(&there.anchor)?;
        let commit = git.commit(revision)?;
        let inside = git.inside(&there)?;
        let absent = || {
            let message = format!("`{}` does not exist at `{revision}`", path.display());
            Problem::caller(message).help("name a path that the revision has")
        };
        let (root, files) = match set_root(&git, &commit, &inside)? {
            Some(root) => {
                if inside != root && git.list(&commit, std::slice::from_ref(&inside), false)?.is_empty() {
                    return Err(absent());
                }
                let files = git.list(&commit, std::slice::from_ref(&root), true)?;
                (Some(root), files)
            }
            None => (None, git.list(&commit, std::slice::from_ref(&inside), true)?),
        };
        if files.is_empty() {
            return Err(absent());
        }
        let mut set = PolicySet { prefix: format!("{revision}:"), ..PolicySet::default() };
        let base = root.clone().unwrap_or_default();
        if !base.is_empty() {
            set.prefix += &format!("{base}/");
        }
        if root.is_none() && files.iter().any(|entry| entry.path == inside) {
            policy_file(path)?;
        }
        let chosen = chosen(&files, &base)?;
        if root.is_none() && chosen.values().any(|entry| entry.path.ends_with(MANIFEST)) {
            let message = format!("`{}` holds several policy sets at `{revision}`", path.display());
            return Err(Problem::caller(message).help("name the folder of one of them"));
        }
        let texts = git.read(chosen.values().map(|entry| entry.id.as_str()))?;
        for ((inside, entry), text) in chosen.iter().zip(texts) {
            let shown = format!("{revision}:{}", entry.path);
            let text = crate::read::text(&shown, text)?;
            match inside == MANIFEST {
                true => set.manifest = Some(text),
                false => {
                    set.files.insert(inside.clone(), text);
                }
            }
        }
        match set.files.is_empty() {
            true => {
                let message = format!("`{}` holds no policy files at `{revision}`", path.display());
                Err(Problem::caller(message).help("policy files end in `.placet`"))
            }
            false => Ok(set),
        }
    }
}

/// Where a path is that may be gone.
#[derive(Debug)]
struct Place {
    /// The nearest folder that there is.
    anchor: PathBuf,
    /// What is left from there.
    rest: PathBuf,
}

impl Place {
    fn of(path: &Path) -> Result<Place, Problem> {
        let whole = std::path::absolute(path).map_err(|error| Problem::io("read", path, &error))?;
        let found = whole.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("/"));
        let anchor = found.canonicalize().map_err(|error| Problem::io("read", found, &error))?;
        let rest = whole.strip_prefix(found).unwrap_or(Path::new("")).to_path_buf();
        if rest.components().any(|part| part == Component::ParentDir) {
            let message = format!("`{}` leads through a folder that does not exist", path.display());
            return Err(Problem::caller(message).help("name the path without `..`"));
        }
        Ok(Place { anchor, rest })
    }
}

/// The nearest folder, from the path upwards, that has a manifest at the commit.
fn set_root(git: &Git, commit: &str, inside: &str) -> Result<Option<String>, Problem> {
    let mut folders: Vec<&str> = vec![inside];
    while let Some((above, _)) = folders.last().copied().unwrap_or_default().rsplit_once('/') {
        folders.push(above);
    }
    if !inside.is_empty() {
        folders.push("");
    }
    let manifest = |folder: &str| if folder.is_empty() { MANIFEST.to_owned() } else { format!("{folder}/{MANIFEST}") };
    let manifests: Vec<String> = folders.iter().map(|folder| manifest(folder)).collect();
    let found: BTreeSet<String> = git.list(commit, &manifests, false)?.into_iter().map(|entry| entry.path).collect();
    Ok(folders.into_iter().find(|folder| found.contains(&manifest(folder))).map(str::to_owned))
}

/// The files of the set, by their paths from its root: what is hidden is left out, and what is in sets of their own below.
fn chosen<'e>(files: &'e [Entry], root: &str) -> Result<BTreeMap<String, &'e Entry>, Problem> {
    let inside = |entry: &Entry| match root.is_empty() {
        true => entry.path.clone(),
        false => entry.path.strip_prefix(root).map(|rest| rest.trim_start_matches('/').to_owned()).unwrap_or_default(),
    };
    let mut all: BTreeMap<String, &Entry> = files.iter().map(|entry| (inside(entry), entry)).collect();
    let ending = format!(".{ENDING}");
    all.retain(|path, entry| {
        let hidden = path.split('/').any(|part| part.starts_with('.'));
        let name = path.rsplit('/').next().unwrap_or_default();
        entry.is_file && !hidden && (name == MANIFEST || name.ends_with(&ending))
    });
    let below: Vec<String> = all.keys().filter_map(|path| path.strip_suffix(MANIFEST)).map(str::to_owned).collect();
    let below: Vec<&String> = below.iter().filter(|folder| !folder.is_empty()).collect();
    let own = all.contains_key(MANIFEST);
    if own {
        all.retain(|path, _| !below.iter().any(|folder| path.starts_with(folder.as_str())));
    }
    if all.len() > FILES.saturating_add(1) {
        let message = format!("the revision holds more than {FILES} policy files there");
        return Err(Problem::new(Move::Author, message).help("name the folder of one policy set"));
    }
    if let Some((path, entry)) = all.iter().find(|(_, entry)| entry.size > FILE_BYTES) {
        let message =
            format!("`{path}` has {} bytes at that revision; a policy file has at most {FILE_BYTES}", entry.size);
        return Err(Problem::new(Move::Author, message).help("compare with another revision"));
    }
    Ok(all)
}
