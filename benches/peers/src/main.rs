//! The commands. They are in this package's `README.md`.

use std::path::Path;
use std::process::ExitCode;

use placet_peers::count::decide;
use placet_peers::report::{drawings, read};
use placet_peers::run::{KINDS, Options, roofline, run};
use placet_peers::set::Set;

const USAGE: &str = "\
usage: placet-peers run [--tsv PATH] [--instructions] [--only WORD] SET…    measure; a SET is maestra, 200, 20000 or 200000
       placet-peers plot TSV TIME.svg LOAD.svg                             draw what was measured
       placet-peers roofline PATH.svg                                      measure and draw many users at once beside memory
       placet-peers keep SET FOLDER                                        keep a set, so that nothing has to compile it
       placet-peers decide FOLDER ENGINE REQUESTS ROUNDS                   decide so many requests to it so often, for profilers";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match command(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[&str]) -> Result<(), String> {
    match arguments {
        ["run", rest @ ..] => run(&options(rest)?),
        ["plot", from, time, load] => {
            let text = std::fs::read_to_string(from).map_err(|error| format!("{from}: {error}"))?;
            for (path, drawing) in [time, load].into_iter().zip(drawings(&read(&text))) {
                std::fs::write(path, drawing).map_err(|error| format!("{path}: {error}"))?;
            }
            Ok(())
        }
        ["roofline", path] => std::fs::write(path, roofline()?).map_err(|error| format!("{path}: {error}")),
        ["keep", set, folder] => Set::named(set)?.keep(Path::new(folder)),
        ["decide", folder, engine, requests, rounds] => {
            let kind = KINDS.iter().find(|kind| kind.name == *engine).ok_or("no such engine")?;
            let number = |text: &str| text.parse::<usize>().map_err(|error| format!("{text}: {error}"));
            println!("{}", decide(&Set::kept(Path::new(folder))?, kind, number(requests)?, number(rounds)?)?);
            Ok(())
        }
        _ => Err(USAGE.to_owned()),
    }
}

fn options(arguments: &[&str]) -> Result<Options, String> {
    let mut options = Options::default();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().map(|value| (*value).to_owned()).ok_or_else(|| USAGE.to_owned());
        match *argument {
            "--tsv" => options.tsv = Some(value()?),
            "--only" => options.only.push(value()?),
            "--instructions" => options.instructions = true,
            flag if flag.starts_with('-') => return Err(USAGE.to_owned()),
            set => options.sets.push(set.to_owned()),
        }
    }
    if options.sets.is_empty() { Err(USAGE.to_owned()) } else { Ok(options) }
}
