//! The policy sets that are measured.

use std::path::Path;

use placet_benches::generate;
use placet_compiler::{Compiler, SourceText, Sources};
use placet_host::PolicySet;

use crate::problem::Problems;

/// Their names.
pub(crate) const NAMES: [&str; 3] = ["maestra", "synerise", "generated"];

/// How many actions the generated set has.
const GENERATED: usize = 2_000;

/// The actions of a set, written out.
pub(crate) fn read(name: &str) -> Result<Problems, String> {
    let compiler = Compiler::new(if name == "generated" { generated() } else { stored(name)? });
    if compiler.has_errors() {
        return Err(format!("`{name}` has mistakes: {:?}", compiler.diagnostics().first()));
    }
    Ok(Problems::of(&compiler.policy()))
}

fn stored(name: &str) -> Result<Sources, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies").join(name);
    PolicySet::open(&folder).map(|set| set.sources()).map_err(|problem| format!("{}: {problem:?}", folder.display()))
}

fn generated() -> Sources {
    let file = |file: generate::GeneratedFile| SourceText { path: file.path, text: file.text };
    Sources {
        manifest: Some(SourceText { path: "placet.toml".to_owned(), text: generate::MANIFEST.to_owned() }),
        files: generate::set(GENERATED, 1).into_iter().map(file).collect(),
    }
}
