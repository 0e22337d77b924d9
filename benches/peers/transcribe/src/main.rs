//! Writes Maestra as Rust into a folder: `placet-transcribe hand/src`.

use std::path::Path;
use std::process::ExitCode;

use placet_transcribe::{Source, rust, sliced, transcribe};

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: placet-transcribe FOLDER");
        return ExitCode::FAILURE;
    };
    match write(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> Result<(), String> {
    let policy = Source::named("maestra")?.compiler()?.policy();
    let transcript = transcribe(&policy)?;
    let files = [
        ("maestra.rs", rust::module(&policy, &transcript, "crate")?),
        ("maestra_columns.rs", sliced::module(&policy, &transcript.without_can())?),
    ];
    for (name, text) in files {
        let path = folder.join(name);
        std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}
