//! Puts the pages of `docs/diagnostics` into the command, so that `placet explain` needs no files.

use std::error::Error;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../docs/diagnostics");
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rerun-if-changed=build.rs");
    let mut pages = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        let code = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if code != "README" && path.extension().is_some_and(|ending| ending == "md") {
            pages.push((code, fs::read_to_string(&path)?));
        }
    }
    pages.sort();
    let mut list = String::from("&[\n");
    for (code, page) in pages {
        writeln!(list, "    ({code:?}, {page:?}),")?;
    }
    list.push_str("]\n");
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("pages.rs"), list)?;
    Ok(())
}
