//! Writes the set whose number of actions is at the end of the package's name.

use std::path::Path;

use placet_transcribe::{Source, rust, transcribe};

fn main() -> Result<(), String> {
    println!("cargo::rerun-if-changed=../build.rs");
    let variable = |name: &str| std::env::var(name).map_err(|error| format!("{name}: {error}"));
    let package = variable("CARGO_PKG_NAME")?;
    let actions = package.rsplit('-').next().unwrap_or_default();
    let policy = Source::named(actions)?.compiler()?.policy();
    let text = rust::module(&policy, &transcribe(&policy)?, "placet_by_hand")?;
    let path = Path::new(&variable("OUT_DIR")?).join("written.rs");
    std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
}
