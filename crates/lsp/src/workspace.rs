//! The open documents and the policy sets that they lie in.
//!
//! A set is the folder with a `placet.toml` at or above a document, read from disk as soon as a document of it is open,
//! and let go with the last one. What is open counts instead of what is on disk. A document outside of any set is checked
//! on its own.

mod load;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use placet_compiler::{Compiler, SourceText, Sources};

use self::load::Disk;
use crate::documents::{Document, TextChange};
use crate::limits;
use crate::protocol::Uri;
use crate::text::Encoding;
use crate::uri;
use crate::view::{Addresses, View};

/// Which set.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum SetKey {
    /// The one of a folder.
    Folder(PathBuf),
    /// A document on its own.
    Alone(String),
}

/// A set, read.
#[derive(Debug)]
struct PolicySet {
    /// Tells it from another of the same folder, before or after.
    number: u64,
    compiler: Compiler,
    addresses: Arc<Addresses>,
    disk: Disk,
}

/// Something that happened to the texts, in the order of the wire.
#[derive(Debug)]
pub(crate) enum Change {
    Open { uri: Uri, version: i32, text: String },
    Edit { uri: Uri, version: i32, changes: Vec<TextChange> },
    Close { uri: Uri },
    Save { uri: Uri },
    Disk { uris: Vec<Uri> },
}

/// All that is open.
#[derive(Debug)]
pub(crate) struct Workspace {
    encoding: Encoding,
    /// By address.
    documents: BTreeMap<String, Document>,
    /// Where each document is, by address.
    homes: BTreeMap<String, (SetKey, String)>,
    sets: BTreeMap<SetKey, PolicySet>,
    /// How many sets were read so far.
    loaded: u64,
    /// Sets that were changed since they were last asked for.
    touched: BTreeSet<SetKey>,
    /// What the user should hear.
    notes: Vec<String>,
}

impl Workspace {
    pub(crate) fn new(encoding: Encoding) -> Workspace {
        Workspace {
            encoding,
            documents: BTreeMap::new(),
            homes: BTreeMap::new(),
            sets: BTreeMap::new(),
            loaded: 0,
            touched: BTreeSet::new(),
            notes: Vec::new(),
        }
    }

    /// Applies a change, which is the `number`th.
    pub(crate) fn apply(&mut self, change: Change, number: u64) {
        match change {
            Change::Open { uri, version, text } => self.open(Document { uri, version, text, changed: number }),
            Change::Edit { uri, version, changes } => {
                let Some(document) = self.documents.get_mut(uri.as_str()) else { return };
                document.version = version;
                document.changed = number;
                document.apply(changes, self.encoding);
                if self.too_large(uri.as_str()) {
                    self.close(&uri);
                } else {
                    self.hand_in(uri.as_str());
                }
            }
            Change::Close { uri } => self.close(&uri),
            Change::Save { uri } => self.look_again(std::slice::from_ref(&uri)),
            Change::Disk { uris } => self.look_again(&uris),
        }
    }

    /// The sets that were changed since this was last asked for, those that are no more included.
    pub(crate) fn take_touched(&mut self) -> BTreeSet<SetKey> {
        std::mem::take(&mut self.touched)
    }

    /// What the user should hear.
    pub(crate) fn take_notes(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notes)
    }

    /// What a question about a document sees, and the number of the document's last change.
    pub(crate) fn view(&self, uri: &Uri) -> Option<(View, u64)> {
        let document = self.documents.get(uri.as_str())?;
        let (key, file) = self.homes.get(uri.as_str())?;
        Some((self.view_of(key, file)?, document.changed))
    }

    /// A set as it is; none where it is no more.
    pub(crate) fn view_of(&self, key: &SetKey, file: &str) -> Option<View> {
        let set = self.sets.get(key)?;
        Some(View {
            compiler: set.compiler.clone(),
            file: file.to_owned(),
            addresses: Arc::clone(&set.addresses),
            encoding: self.encoding,
        })
    }

    /// The number of a set, which no other set has, before or after.
    pub(crate) fn number(&self, key: &SetKey) -> Option<u64> {
        self.sets.get(key).map(|set| set.number)
    }

    /// The version of an open document.
    pub(crate) fn version(&self, uri: &Uri) -> Option<i32> {
        self.documents.get(uri.as_str()).map(|document| document.version)
    }

    fn open(&mut self, document: Document) {
        let address = document.uri.as_str().to_owned();
        if self.documents.len() >= limits::DOCUMENTS && !self.documents.contains_key(&address) {
            let most = limits::DOCUMENTS;
            self.notes.push(format!("{most} documents are open, and no more are read; close some of them"));
            return;
        }
        self.documents.insert(address.clone(), document);
        if self.too_large(&address) {
            self.documents.remove(&address);
            return;
        }
        self.settle(&address);
    }

    /// Whether a document is too large to be kept; says so.
    fn too_large(&mut self, address: &str) -> bool {
        let size = self.documents.get(address).map_or(0, |document| document.text.len());
        if size > limits::DOCUMENT_BYTES {
            let most = limits::DOCUMENT_BYTES;
            self.notes.push(format!(
                "{address} has {size} bytes and is not followed any more; an open document may have {most}, a policy \
                 file {}",
                placet_host::FILE_BYTES
            ));
        }
        size > limits::DOCUMENT_BYTES
    }

    fn close(&mut self, uri: &Uri) {
        self.documents.remove(uri.as_str());
        self.leave(uri.as_str());
    }

    /// Puts a document where it belongs, which may have changed.
    fn settle(&mut self, address: &str) {
        let Some(uri) = self.documents.get(address).map(|document| document.uri.clone()) else { return };
        let home = home(&uri);
        if self.homes.get(address) != Some(&home) {
            self.leave(address);
            let (key, file) = home.clone();
            if !self.sets.contains_key(&key) {
                self.load(&key);
            }
            if let Some(set) = self.sets.get_mut(&key) {
                Arc::make_mut(&mut set.addresses).open.insert(file, uri);
            }
            self.homes.insert(address.to_owned(), home);
        }
        self.hand_in(address);
    }

    /// Takes a document out of its set, which goes back to what is on disk, or goes.
    fn leave(&mut self, address: &str) {
        let Some((key, file)) = self.homes.remove(address) else { return };
        self.touched.insert(key.clone());
        let Some(set) = self.sets.get_mut(&key) else { return };
        let addresses = Arc::make_mut(&mut set.addresses);
        addresses.open.remove(&file);
        if addresses.open.is_empty() {
            self.sets.remove(&key);
        } else {
            set.disk.forget(&file);
            self.read_again(&key);
        }
    }

    /// Gives a document's text to the compiler.
    fn hand_in(&mut self, address: &str) {
        let (Some(document), Some((key, file))) = (self.documents.get(address), self.homes.get(address)) else {
            return;
        };
        let Some(set) = self.sets.get_mut(key) else { return };
        if is_manifest(key, file) {
            set.compiler.set_manifest(Some(SourceText { path: file.clone(), text: document.text.clone() }));
        } else {
            set.compiler.set_file(file, &document.text);
        }
        self.touched.insert(key.clone());
    }

    /// Reads a set for the first time.
    fn load(&mut self, key: &SetKey) {
        let root = match key {
            SetKey::Folder(root) => Some(root.clone()),
            SetKey::Alone(_) => None,
        };
        self.loaded += 1;
        let set = PolicySet {
            number: self.loaded,
            compiler: Compiler::new(Sources::default()),
            addresses: Arc::new(Addresses { root, open: BTreeMap::new() }),
            disk: Disk::default(),
        };
        self.sets.insert(key.clone(), set);
        self.read_again(key);
    }

    /// Reads what has changed on disk.
    fn read_again(&mut self, key: &SetKey) {
        let (SetKey::Folder(root), Some(set)) = (key, self.sets.get_mut(key)) else { return };
        let news = set.disk.look(root);
        for (file, text) in news.files {
            if set.addresses.open.contains_key(&file) {
                continue;
            }
            match (file == placet_host::MANIFEST, text) {
                (true, text) => set.compiler.set_manifest(text.map(|text| SourceText { path: file, text })),
                (false, Some(text)) => set.compiler.set_file(&file, &text),
                (false, None) => set.compiler.remove_file(&file),
            }
        }
        self.notes.extend(news.problems);
        self.touched.insert(key.clone());
    }

    /// Looks at the disk again, where something at these addresses has changed.
    fn look_again(&mut self, uris: &[Uri]) {
        let paths: Vec<PathBuf> = uris.iter().filter_map(uri::path).collect();
        // A manifest that comes or goes moves documents from one set to another.
        if paths.iter().any(|path| path.file_name().is_some_and(|name| name == placet_host::MANIFEST)) {
            let addresses: Vec<String> = self.documents.keys().cloned().collect();
            addresses.iter().for_each(|address| self.settle(address));
        }
        let inside = |key: &&SetKey| match key {
            SetKey::Folder(root) => paths.iter().any(|path| path.starts_with(root)),
            SetKey::Alone(_) => false,
        };
        let keys: Vec<SetKey> = self.sets.keys().filter(inside).cloned().collect();
        keys.iter().for_each(|key| self.read_again(key));
    }
}

fn is_manifest(key: &SetKey, file: &str) -> bool {
    matches!(key, SetKey::Folder(_)) && file == placet_host::MANIFEST
}

/// The set that a document lies in, and what it is called there.
fn home(uri: &Uri) -> (SetKey, String) {
    let alone = || {
        let name = uri.as_str().rsplit('/').next().unwrap_or_default();
        (SetKey::Alone(uri.as_str().to_owned()), name.to_owned())
    };
    let Some(path) = uri::path(uri) else { return alone() };
    if path.file_name().is_some_and(|name| name == placet_host::MANIFEST) {
        let folder = path.parent().unwrap_or(Path::new("/"));
        return (SetKey::Folder(folder.to_path_buf()), placet_host::MANIFEST.to_owned());
    }
    let Some(root) = path.parent().and_then(placet_host::root) else { return alone() };
    match inside(root, &path) {
        Some(file) if placet_host::is_policy_file(&path) => (SetKey::Folder(root.to_path_buf()), file),
        _ => alone(),
    }
}

/// What a file is called in the set of a folder; none for what is hidden, which belongs to no set.
fn inside(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.strip_prefix(root).ok()?.iter().map(|part| part.to_str()).collect();
    let parts = parts?;
    (!parts.iter().any(|part| part.starts_with('.'))).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests;
