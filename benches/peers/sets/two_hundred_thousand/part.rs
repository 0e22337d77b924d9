//! Finds what `facts` has written for this package.

use std::path::Path;

fn main() -> Result<(), String> {
    println!("cargo::rerun-if-env-changed=DEP_PLACET_BY_HAND_200000_WRITTEN");
    let variable = |name: &str| std::env::var(name).map_err(|error| format!("{name}: {error}"));
    let package = variable("CARGO_PKG_NAME")?;
    let name = match package.rsplit_once("-part-") {
        Some((_, number)) => format!("part_{number}"),
        None => "table".to_owned(),
    };
    let folder = variable("DEP_PLACET_BY_HAND_200000_WRITTEN")?;
    println!("cargo::rustc-env=WRITTEN={}", Path::new(&folder).join(name).with_extension("rs").display());
    Ok(())
}
