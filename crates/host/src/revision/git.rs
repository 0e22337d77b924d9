use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::Place;
use crate::{FILE_BYTES, Move, Problem};

/// The repository that a folder lies in.
#[derive(Debug)]
pub(super) struct Git {
    folder: PathBuf,
    /// The folder of the repository's files.
    top: PathBuf,
}

/// A file, or a folder, of a commit.
#[derive(Debug)]
pub(super) struct Entry {
    /// From the repository's top, with `/` between the parts.
    pub(super) path: String,
    pub(super) id: String,
    pub(super) size: usize,
    /// Whether it is a file, and no link, folder or repository of its own.
    pub(super) is_file: bool,
}

impl Git {
    /// # Errors
    ///
    /// - There is no `git`, or the folder lies in no repository.
    pub(super) fn at(folder: &Path) -> Result<Git, Problem> {
        let mut git = Git { folder: folder.to_path_buf(), top: PathBuf::new() };
        let output = git.run(&["rev-parse", "--show-toplevel"])?;
        let top = String::from_utf8(output.stdout).unwrap_or_default();
        let top = top.trim_end_matches(['\n', '\r']);
        if !output.status.success() || top.is_empty() {
            let message = format!("`{}` lies in no git repository", folder.display());
            return Err(
                Problem::caller(message).help("a revision can be named only in a repository; name two paths instead")
            );
        }
        git.top = Path::new(top).canonicalize().map_err(|error| Problem::io("read", Path::new(top), &error))?;
        Ok(git)
    }

    /// The full name of the commit that a revision is.
    pub(super) fn commit(&self, revision: &str) -> Result<String, Problem> {
        let unknown = || {
            let message = format!("the repository `{}` has no revision `{revision}`", self.top.display());
            Problem::caller(message).help("a branch, a tag or a commit is meant, such as `main` or `HEAD~1`")
        };
        if revision.is_empty() || revision.starts_with('-') || revision.contains(|letter: char| letter.is_control()) {
            return Err(unknown());
        }
        let commit = format!("{revision}^{{commit}}");
        let output = self.run(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
        let id = String::from_utf8(output.stdout).unwrap_or_default().trim().to_owned();
        let is_id = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_hexdigit());
        if output.status.success() && is_id { Ok(id) } else { Err(unknown()) }
    }

    /// A place from the top of the repository, with `/` between the parts.
    pub(super) fn inside(&self, place: &Place) -> Result<String, Problem> {
        let whole = place.anchor.join(&place.rest);
        let inside = whole.strip_prefix(&self.top).unwrap_or(Path::new(""));
        let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
        let message = || format!("the name `{}` is not UTF-8 text", inside.display());
        Ok(parts.ok_or_else(|| Problem::new(Move::Author, message()).help("rename the file"))?.join("/"))
    }

    /// What a commit has at these paths, and in them.
    pub(super) fn list(&self, commit: &str, paths: &[String], inner: bool) -> Result<Vec<Entry>, Problem> {
        let mut arguments = vec!["ls-tree", "-z", "--long", "--full-tree"];
        if inner {
            arguments.push("-r");
        }
        arguments.extend(["--", commit]);
        arguments.extend(paths.iter().map(String::as_str).filter(|path| !path.is_empty()));
        let output = self.run(&arguments)?;
        if !output.status.success() {
            return Err(refused("ls-tree"));
        }
        let mut entries = Vec::new();
        for line in output.stdout.split(|byte| *byte == 0).filter(|line| !line.is_empty()) {
            // A name that is not UTF-8 is none of a policy file.
            let Ok(line) = str::from_utf8(line) else { continue };
            let (about, path) = line.split_once('\t').ok_or_else(|| refused("ls-tree"))?;
            let mut about = about.split_whitespace();
            let (Some(mode), Some(_), Some(id), Some(size)) = (about.next(), about.next(), about.next(), about.next())
            else {
                return Err(refused("ls-tree"));
            };
            entries.push(Entry {
                path: path.to_owned(),
                id: id.to_owned(),
                size: size.parse().unwrap_or(0),
                is_file: mode.starts_with("100"),
            });
        }
        Ok(entries)
    }

    /// The bytes of files, in their order.
    pub(super) fn read<'i>(&self, ids: impl Iterator<Item = &'i str>) -> Result<Vec<Vec<u8>>, Problem> {
        let ids: Vec<&str> = ids.collect();
        let mut child =
            self.command(&["cat-file", "--batch"]).stdin(Stdio::piped()).spawn().map_err(|error| start(&error))?;
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(refused("cat-file"));
        };
        let lines: String = ids.iter().flat_map(|id| [id, "\n"]).collect();
        // Written beside the reading, so that neither waits for the other; the reading tells what went wrong.
        let writing = std::thread::spawn(move || input.write_all(lines.as_bytes()));
        let read = all(&mut BufReader::new(output), ids.len());
        let _ = writing.join();
        let ended = child.wait();
        match (read, ended) {
            (Ok(texts), Ok(status)) if status.success() => Ok(texts),
            _ => Err(refused("cat-file")),
        }
    }

    fn run(&self, arguments: &[&str]) -> Result<Output, Problem> {
        self.command(arguments).stdin(Stdio::null()).output().map_err(|error| start(&error))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.folder).args(arguments);
        // Nothing is asked of a person or of another machine, and nothing is written.
        command.env("GIT_TERMINAL_PROMPT", "0").env("GIT_OPTIONAL_LOCKS", "0").env("GIT_NO_LAZY_FETCH", "1");
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        command
    }
}

/// What `cat-file --batch` writes of so many files: `ID blob SIZE`, the bytes, the end of the line.
fn all(output: &mut impl BufRead, count: usize) -> io::Result<Vec<Vec<u8>>> {
    let mut texts = Vec::new();
    for _ in 0..count {
        let mut head = String::new();
        output.read_line(&mut head)?;
        let size = head.trim_end().rsplit_once(' ').and_then(|(_, size)| size.parse::<usize>().ok());
        let size = size.filter(|size| *size <= FILE_BYTES).ok_or(io::ErrorKind::InvalidData)?;
        let mut text = vec![0; size];
        output.read_exact(&mut text)?;
        output.read_exact(&mut [0])?;
        texts.push(text);
    }
    Ok(texts)
}

fn start(error: &io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::NotFound => Problem::new(Move::Machine, "there is no `git` on this machine")
            .help("install git, or name two folders instead of a revision"),
        _ => Problem::new(Move::Machine, format!("`git` could not be started: {error}")),
    }
}

fn refused(command: &str) -> Problem {
    Problem::new(Move::Machine, format!("`git {command}` could not read the revision"))
        .help("`git fsck` says whether the repository is whole")
}
