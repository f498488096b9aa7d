//! Drives the real program end to end: a folder of its own, a cleared environment, a fixed clock and width.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

/// The instant that every run takes for the present.
pub(crate) const NOW: &str = "2025-12-04T12:00:00Z";

/// A folder in which the program runs, empty at first.
pub(crate) struct Desk {
    folder: TempDir,
    now: String,
    settings: Vec<(String, String)>,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self { folder, now: NOW.to_owned(), settings: Vec::new() }
    }

    /// Writes a file, with the folders above it.
    pub(crate) fn file(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.write(path, bytes);
        self
    }

    /// Writes a file between two runs.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("a new folder");
        fs::write(path, bytes).expect("a new file");
    }

    /// Runs with this variable from here on.
    pub(crate) fn variable(mut self, name: &str, value: &str) -> Self {
        self.settings.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Lets the clock stand at another instant from here on.
    pub(crate) fn at(&mut self, now: &str) {
        now.clone_into(&mut self.now);
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// The program with these arguments, ready to run.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_writethru"));
        command.args(arguments).current_dir(self.folder.path()).env_clear().stdin(Stdio::null());
        command.env("WRITETHRU_NOW", &self.now).env("COLUMNS", "80").env("HOME", self.path("home"));
        command.envs(self.settings.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs the program; words are split at spaces.
    pub(crate) fn run(&self, line: &str) -> String {
        self.run_words(&line.split_whitespace().collect::<Vec<_>>())
    }

    /// Runs the program and gives back standard output, standard error and the status as one block.
    pub(crate) fn run_words(&self, arguments: &[&str]) -> String {
        self.block(&self.command(arguments).output().expect("the program starts"))
    }

    /// Runs the program with this on its standard input.
    pub(crate) fn pipe(&self, input: impl AsRef<[u8]>, line: &str) -> String {
        let words: Vec<&str> = line.split_whitespace().collect();
        let input_file = self.path(".stdin");
        fs::write(&input_file, input).expect("a new file");
        let mut command = self.command(&words);
        command.stdin(fs::File::open(input_file).expect("the file just written"));
        self.block(&command.output().expect("the program starts"))
    }

    /// Runs the program, which must succeed, and gives back what it printed.
    pub(crate) fn ok(&self, line: &str) -> String {
        let words: Vec<&str> = line.split_whitespace().collect();
        let output = self.command(&words).output().expect("the program starts");
        assert!(output.status.success(), "writethru {line}\n{}", self.block(&output));
        String::from_utf8(output.stdout).expect("UTF-8 on standard output")
    }

    /// Standard output, then standard error behind `--`, then the status; the folder's path is shown as `~`.
    fn block(&self, output: &Output) -> String {
        let words =
            |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(&self.folder.path().display().to_string(), "~");
        let (out, err) = (words(&output.stdout), words(&output.stderr));
        let status = output.status.code().map_or_else(|| "a signal".to_owned(), |code| code.to_string());
        let separator = if err.is_empty() { "" } else { "--\n" };
        format!("{out}{separator}{err}[{status}]")
    }
}

/// A plain-text page as a reader would copy it: a standfirst, the stamp line, a caption, paragraphs.
pub(crate) fn page(stamps: &str, paragraphs: &str) -> String {
    format!(
        "The harbour council meets again on Friday.\n{stamps}\nThe harbour at noon (Image: Holt Pictures)\n{paragraphs}\n"
    )
}
