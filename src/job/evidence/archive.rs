//! The files of a bundle as one zip, with the digest of each; the same files give the same bytes. What is large goes
//! through to the disk as it comes.

use std::{
    io::{self, Seek, Write},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use sha2::{Digest as _, Sha256};
use zip::{CompressionMethod, ZipWriter, result::ZipResult, write::SimpleFileOptions};

use super::BundleFile;
use crate::model::Digest;

/// The digests of all other files, in the form that `sha256sum --check` reads.
const DIGESTS: &str = "SHA256SUMS";

/// What a bundle is written to.
pub(crate) trait Place: Write + Seek + Send + 'static {}

impl<W: Write + Seek + Send + 'static> Place for W {}

/// A zip on its way. Its clones write to the same file.
pub(super) struct Archive<W: Place>(Arc<Mutex<Open<W>>>);

struct Open<W: Place> {
    zip: ZipWriter<FailingOnce<W>>,
    /// Of the file that is being written.
    hasher: Sha256,
    name: String,
    digests: String,
}

/// Takes everything, to no effect, once it has failed: a zip that is given up tries to write its end and would complain on
/// standard error. Whoever flushes it learns that it failed.
struct FailingOnce<W> {
    out: W,
    has_failed: bool,
    /// Where the next byte goes, or would go.
    position: u64,
}

impl<W: Write> Write for FailingOnce<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = if self.has_failed { Ok(bytes.len()) } else { self.out.write(bytes) };
        match &written {
            Ok(length) => self.position += *length as u64,
            Err(error) => self.has_failed = error.kind() != io::ErrorKind::Interrupted,
        }
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.has_failed {
            return Err(io::Error::other("a write failed before"));
        }
        self.out.flush().inspect_err(|_| self.has_failed = true)
    }
}

impl<W: Seek> Seek for FailingOnce<W> {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        let reached = match to {
            _ if !self.has_failed => self.out.seek(to).inspect_err(|_| self.has_failed = true)?,
            io::SeekFrom::Start(position) => position,
            io::SeekFrom::Current(offset) | io::SeekFrom::End(offset) => self.position.saturating_add_signed(offset),
        };
        self.position = reached;
        Ok(reached)
    }
}

impl<W: Place> Archive<W> {
    pub(super) fn new(out: W) -> Self {
        let zip = ZipWriter::new(FailingOnce { out, has_failed: false, position: 0 });
        let (name, digests) = (String::new(), String::new());
        Self(Arc::new(Mutex::new(Open { zip, hasher: Sha256::new(), name, digests })))
    }

    /// Adds a whole file.
    pub(super) fn add(&mut self, file: &BundleFile) -> ZipResult<()> {
        self.begin(&file.name)?;
        Ok(self.write_all(&file.bytes)?)
    }

    /// Begins a file, to which what is written then goes.
    pub(super) fn begin(&mut self, name: &str) -> ZipResult<()> {
        self.open().begin(name)
    }

    /// Writes the digests and what ends a zip.
    pub(super) fn finish(mut self) -> ZipResult<()> {
        let digests = self.open().take_digests();
        self.begin(DIGESTS)?;
        self.write_all(digests.as_bytes())?;
        let zip = Arc::into_inner(self.0).expect("nobody else writes any more");
        zip.into_inner().unwrap_or_else(PoisonError::into_inner).zip.finish()?.flush()?;
        Ok(())
    }

    fn open(&self) -> MutexGuard<'_, Open<W>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<W: Place> Clone for Archive<W> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<W: Place> Write for Archive<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut open = self.open();
        let written = open.zip.write(bytes)?;
        open.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.open().zip.flush()
    }
}

impl<W: Place> Open<W> {
    fn begin(&mut self, name: &str) -> ZipResult<()> {
        self.end_file();
        // Without a time of its own a file has that at which the format begins. How long it becomes nobody knows yet.
        let options = SimpleFileOptions::DEFAULT
            .compression_method(CompressionMethod::Deflated)
            .unix_permissions(0o644)
            .last_modified_time(zip::DateTime::DEFAULT)
            .large_file(true);
        self.zip.start_file(name, options)?;
        name.clone_into(&mut self.name);
        Ok(())
    }

    fn end_file(&mut self) {
        let digest = Digest(self.hasher.finalize_reset().into());
        if !self.name.is_empty() {
            self.digests += &[digest.to_string().as_str(), "  ", &self.name, "\n"].concat();
            self.name.clear();
        }
    }

    fn take_digests(&mut self) -> String {
        self.end_file();
        std::mem::take(&mut self.digests)
    }
}
