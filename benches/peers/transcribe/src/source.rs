//! The policy sets that are measured.

use std::path::Path;

use placet_benches::generate;
use placet_compiler::{Compiler, SourceText, Sources};
use placet_host::PolicySet;

/// A policy set as text.
pub struct Source {
    /// Its name in tables.
    pub name: String,
    /// Its texts.
    pub sources: Sources,
}

impl Source {
    /// `maestra`, or a number of actions of a generated set.
    ///
    /// # Errors
    ///
    /// - What went wrong in words, where the name is neither or the files can't be read.
    pub fn named(name: &str) -> Result<Source, String> {
        if let Ok(actions) = name.parse::<usize>() {
            let file = |file: generate::GeneratedFile| SourceText { path: file.path, text: file.text };
            let manifest = SourceText { path: "placet.toml".to_owned(), text: generate::MANIFEST.to_owned() };
            let files = generate::set(actions, 1).into_iter().map(file).collect();
            return Ok(Source { name: name.to_owned(), sources: Sources { manifest: Some(manifest), files } });
        }
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../policies").join(name);
        let set = PolicySet::open(&folder).map_err(|problem| format!("{}: {problem:?}", folder.display()))?;
        Ok(Source { name: name.to_owned(), sources: set.sources() })
    }

    /// Bytes of text.
    pub fn bytes(&self) -> usize {
        self.sources.files.iter().map(|file| file.text.len()).sum()
    }

    /// A compiler of it.
    ///
    /// # Errors
    ///
    /// - The first mistake, where there is one.
    pub fn compiler(&self) -> Result<Compiler, String> {
        let compiler = Compiler::new(self.sources.clone());
        if compiler.has_errors() {
            return Err(format!("`{}` has mistakes: {:?}", self.name, compiler.diagnostics().first()));
        }
        Ok(compiler)
    }
}
