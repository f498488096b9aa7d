//! Contents of a repository by their names, from one `git cat-file` that answers until it is dropped.

use std::{
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Stdio},
};

use chrono::{DateTime, Utc};

use super::program::git;
use crate::exchange::import::MAX_PAGE;

/// The longest header of an answer, in bytes.
const MAX_HEAD: u64 = 64 << 10;

/// The objects of a repository.
#[derive(Debug)]
pub(in crate::exchange) struct Objects {
    names: ChildStdin,
    contents: BufReader<ChildStdout>,
    child: Child,
}

impl Objects {
    /// Begins to answer.
    pub(in crate::exchange) fn open(repository: &Path) -> io::Result<Self> {
        let mut command = git(repository);
        let mut child = command.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let lost = || io::Error::from(io::ErrorKind::BrokenPipe);
        let (names, contents) = (child.stdin.take().ok_or_else(lost)?, child.stdout.take().ok_or_else(lost)?);
        Ok(Self { names, contents: BufReader::new(contents), child })
    }

    /// The content of a file, by its digest or by `COMMIT:PATH`.
    pub(in crate::exchange) fn blob(&mut self, name: &str) -> Result<Vec<u8>, String> {
        self.read(name, "blob")
    }

    /// When the author of a commit wrote it.
    pub(in crate::exchange) fn author_time(&mut self, commit: &str) -> Result<DateTime<Utc>, String> {
        let commit = self.read(commit, "commit")?;
        let commit = String::from_utf8_lossy(&commit);
        let author = commit.lines().find_map(|line| line.strip_prefix("author "));
        let seconds = author.and_then(|author| author.rsplit(' ').nth(1)?.parse().ok());
        seconds
            .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
            .ok_or_else(|| "its commit states no time".to_owned())
    }

    fn read(&mut self, name: &str, kind: &str) -> Result<Vec<u8>, String> {
        if name.contains(['\n', '\0']) {
            return Err("no object has such a name".to_owned());
        }
        let words = |error: io::Error| error.to_string();
        writeln!(self.names, "{name}").and_then(|()| self.names.flush()).map_err(words)?;
        let mut head = String::new();
        (&mut self.contents).take(MAX_HEAD).read_line(&mut head).map_err(words)?;
        let mut parts = head.trim_end().rsplitn(3, ' ');
        let (length, found) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let length: u64 = length.parse().map_err(|_| "its content is missing")?;
        let mut content = (&mut self.contents).take(length.saturating_add(1));
        if length > MAX_PAGE as u64 || found != kind {
            io::copy(&mut content, &mut io::sink()).map_err(words)?;
            return Err(
                if found == kind { "it is larger than a page may be" } else { "it is no such object" }.to_owned()
            );
        }
        let mut bytes = Vec::with_capacity(length as usize + 1);
        content.read_to_end(&mut bytes).map_err(words)?;
        bytes.truncate(length as usize);
        Ok(bytes)
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
