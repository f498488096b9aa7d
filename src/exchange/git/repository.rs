//! A new repository made of a stream; it appears under its name only when it is whole.

use std::{
    io,
    path::Path,
    process::{Child, Command, Stdio},
};

use super::program::git;
use crate::{
    exchange::{ExportError, Sink},
    partial::{Partial, Refused},
};

/// A repository on its way; what is not kept is removed.
#[derive(Debug)]
pub struct NewRepository {
    /// Before the folder, which is removed only when nobody writes to it any more.
    child: Running,
    partial: Partial,
}

impl NewRepository {
    /// Begins a repository, and gives the place that its stream is written to.
    pub fn begin(path: &Path) -> Result<(Self, Sink), ExportError> {
        let partial = Partial::folder(path).map_err(|why| refused(path, why))?;
        let begin = || {
            // `git init` goes into the folder first, and a relative name would lead elsewhere from there.
            let place = &std::path::absolute(partial.place())?;
            run(git(&place.join(".git")).args(["init", "--quiet", "--template=", "--initial-branch=main"]).arg(place))?;
            let mut import = git(&place.join(".git"));
            import.args(["fast-import", "--quiet", "--done"]).stdin(Stdio::piped()).stdout(Stdio::null());
            import.spawn()
        };
        let mut child = Running(begin().map_err(|source| failed(path, source))?);
        let Some(input) = child.0.stdin.take() else { return Err(failed(path, io::ErrorKind::BrokenPipe.into())) };
        Ok((Self { child, partial }, Box::new(input)))
    }

    /// What is told where git took no more: its own words, where it has any. The place must be closed.
    #[must_use]
    pub fn fail(mut self, source: io::Error) -> ExportError {
        let has_failed = self.child.0.wait().is_ok_and(|status| !status.success());
        let source = if has_failed { io::Error::other(complaint(&mut self.child.0)) } else { source };
        failed(self.partial.path(), source)
    }

    /// Waits for the repository to be whole, lays its files out, and gives it its name. The place must be closed.
    pub fn keep(mut self) -> Result<(), ExportError> {
        let mut finish = || {
            let place = &std::path::absolute(self.partial.place())?;
            if !self.child.0.wait()?.success() {
                return Err(io::Error::other(complaint(&mut self.child.0)));
            }
            let is_empty =
                !git(&place.join(".git")).args(["rev-parse", "--quiet", "--verify", "HEAD"]).status()?.success();
            if !is_empty {
                let mut checkout = git(&place.join(".git"));
                run(checkout.arg("--work-tree").arg(place).args(["reset", "--quiet", "--hard"]))?;
            }
            Ok(())
        };
        let path = self.partial.path().to_owned();
        finish().map_err(|source| failed(&path, source))?;
        self.partial.keep().map_err(|why| refused(&path, why))
    }
}

/// Git, which is ended where it is not waited for to the end.
#[derive(Debug)]
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn refused(path: &Path, why: Refused) -> ExportError {
    match why {
        Refused::Exists(path) => ExportError::Exists { path },
        Refused::Io(source) => failed(path, source),
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
