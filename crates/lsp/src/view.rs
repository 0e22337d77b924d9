//! What one question sees: its set as it is, and the file that it is about.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use placet_compiler::Compiler;

use crate::protocol::{Location, Uri};
use crate::text::{Encoding, Lines};
use crate::uri;

/// A set and a file of it. A change of the set waits until this is dropped.
#[derive(Debug)]
pub(crate) struct View {
    pub(crate) compiler: Compiler,
    /// The file, by the path that the compiler knows.
    pub(crate) file: String,
    pub(crate) addresses: Arc<Addresses>,
    pub(crate) encoding: Encoding,
}

/// How editors call the files of a set.
#[derive(Debug, Clone, Default)]
pub(crate) struct Addresses {
    pub(crate) root: Option<PathBuf>,
    /// Of the open ones, as the editor writes them.
    pub(crate) open: BTreeMap<String, Uri>,
}

impl Addresses {
    pub(crate) fn uri(&self, file: &str) -> Option<Uri> {
        match self.open.get(file) {
            Some(uri) => Some(uri.clone()),
            None => uri::of(&self.root.as_ref()?.join(file)),
        }
    }
}

impl View {
    /// The lines of a file of the set.
    pub(crate) fn lines(&self, file: &str) -> Option<Lines> {
        Some(Lines::new(self.compiler.text(file)?, self.encoding))
    }

    /// Ranges of files as the protocol's places.
    pub(crate) fn locations<'a>(
        &self,
        places: impl Iterator<Item = (&'a str, std::ops::Range<usize>)>,
    ) -> Vec<Location> {
        let place = |(file, range): (&str, std::ops::Range<usize>)| {
            Some(Location { uri: self.addresses.uri(file)?, range: self.lines(file)?.span(&range) })
        };
        places.filter_map(place).collect()
    }
}
