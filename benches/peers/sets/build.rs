//! Writes the set whose number of actions is in the package's name: one file, or several where the name ends in `facts`, for
//! the packages beside.

use std::path::Path;

use placet_transcribe::{Source, rust, transcribe};

/// How many packages with functions there are besides.
const PARTS: usize = 8;

fn main() -> Result<(), String> {
    let variable = |name: &str| std::env::var(name).map_err(|error| format!("{name}: {error}"));
    let package = variable("CARGO_PKG_NAME")?;
    let folder = variable("OUT_DIR")?;
    let apart = package.strip_suffix("-facts");
    println!("cargo::rerun-if-changed={}", if apart.is_some() { "../../build.rs" } else { "../build.rs" });
    let prefix = apart.unwrap_or(&package);
    let policy = Source::named(prefix.rsplit('-').next().unwrap_or_default())?.compiler()?.policy();
    let transcript = transcribe(&policy)?;
    let files = if apart.is_some() {
        println!("cargo::metadata=written={folder}");
        println!("cargo::rustc-env=WRITTEN={folder}/facts.rs");
        rust::parts(&policy, &transcript, &prefix.replace('-', "_"), PARTS)?
    } else {
        vec![("written".to_owned(), rust::module(&policy, &transcript, "placet_by_hand")?)]
    };
    for (name, text) in files {
        let path = Path::new(&folder).join(name).with_extension("rs");
        // What has not changed need not be compiled again.
        if std::fs::read_to_string(&path).is_ok_and(|known| known == text) {
            continue;
        }
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}
