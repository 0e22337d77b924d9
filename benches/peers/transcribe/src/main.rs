//! Writes Maestra as Rust into a folder: `placet-transcribe hand/src`.

use std::path::Path;
use std::process::ExitCode;

use placet_transcribe::maestra;

const USAGE: &str = "\
usage: placet-transcribe FOLDER    writes Maestra as Rust; the folder is hand/src of benches/peers";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = match arguments.as_slice() {
        [flag] if ["--help", "-h"].contains(&flag.as_str()) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        [folder] if !folder.starts_with('-') => Path::new(folder),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match write(folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> Result<(), String> {
    for (name, text) in maestra()? {
        let path = folder.join(name);
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}
