//! A new repository made of a stream; it appears under its name only when it is whole.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use super::program::git;
use crate::exchange::{ExportError, Sink};

/// A repository on its way, beside its place; what is not kept is removed.
#[derive(Debug)]
pub struct NewRepository {
    path: PathBuf,
    partial: PathBuf,
    child: Child,
}

impl NewRepository {
    /// Begins a repository, and gives the place that its stream is written to.
    pub fn begin(path: &Path) -> Result<(Self, Sink), ExportError> {
        if path.exists() {
            return Err(ExportError::Exists { path: path.to_owned() });
        }
        let mut partial = path.as_os_str().to_owned();
        partial.push(".partial");
        // `git init` goes into the folder first, and a relative name would lead elsewhere from there.
        let partial = std::path::absolute(partial).map_err(|source| failed(path, source))?;
        let begin = || {
            if partial.exists() {
                fs::remove_dir_all(&partial)?;
            }
            fs::create_dir(&partial)?;
            run(git(&partial.join(".git"))
                .args(["init", "--quiet", "--template=", "--initial-branch=main"])
                .arg(&partial))?;
            let mut import = git(&partial.join(".git"));
            import.args(["fast-import", "--quiet", "--done"]).stdin(Stdio::piped()).stdout(Stdio::null());
            import.spawn()
        };
        let mut child = begin().map_err(|source| failed(path, source))?;
        let Some(input) = child.stdin.take() else { return Err(failed(path, io::ErrorKind::BrokenPipe.into())) };
        Ok((Self { path: path.to_owned(), partial, child }, Box::new(input)))
    }

    /// What is told where git took no more: its own words, where it has any. The place must be closed.
    #[must_use]
    pub fn fail(mut self, source: io::Error) -> ExportError {
        let has_failed = self.child.wait().is_ok_and(|status| !status.success());
        let source = if has_failed { io::Error::other(complaint(&mut self.child)) } else { source };
        failed(&self.path, source)
    }

    /// Waits for the repository to be whole, lays its files out, and gives it its name. The place must be closed.
    pub fn keep(mut self) -> Result<(), ExportError> {
        let mut finish = || {
            if !self.child.wait()?.success() {
                return Err(io::Error::other(complaint(&mut self.child)));
            }
            let is_empty =
                !git(&self.partial.join(".git")).args(["rev-parse", "--quiet", "--verify", "HEAD"]).status()?.success();
            if !is_empty {
                let mut checkout = git(&self.partial.join(".git"));
                run(checkout.arg("--work-tree").arg(&self.partial).args(["reset", "--quiet", "--hard"]))?;
            }
            fs::rename(&self.partial, &self.path)
        };
        finish().map_err(|source| failed(&self.path, source))
    }
}

impl Drop for NewRepository {
    fn drop(&mut self) {
        // Once kept, the program has ended and nothing stands under this name any more.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.partial);
    }
}

fn failed(path: &Path, source: io::Error) -> ExportError {
    ExportError::Repository { path: path.to_owned(), source }
}

fn run(command: &mut Command) -> io::Result<()> {
    let output = command.output()?;
    let words = || io::Error::other(String::from_utf8_lossy(&output.stderr).trim().to_owned());
    if output.status.success() { Ok(()) } else { Err(words()) }
}

fn complaint(child: &mut Child) -> String {
    let words = child.stderr.take().map(|stderr| io::read_to_string(stderr).unwrap_or_default());
    let words = words.unwrap_or_default();
    words.lines().next().unwrap_or("git fast-import failed").to_owned()
}
