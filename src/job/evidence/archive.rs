//! The files of a bundle as one zip, with the digest of each; the same files give the same bytes.

use std::io::{Cursor, Write as _};

use zip::{CompressionMethod, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::BundleFile;
use crate::model::Digest;

/// The digests of all other files, in the form that `sha256sum --check` reads.
const DIGESTS: &str = "SHA256SUMS";

/// Writes the files, in order, and their digests.
pub fn write(files: &[BundleFile]) -> Result<Vec<u8>, ZipError> {
    let lines: Vec<String> = files.iter().map(|file| format!("{}  {}", Digest::of(&file.bytes), file.name)).collect();
    let digests = BundleFile::new(DIGESTS, lines.join("\n") + "\n");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Without a time of its own a file has that at which the format begins.
    let options = SimpleFileOptions::DEFAULT
        .compression_method(CompressionMethod::Deflated)
        .unix_permissions(0o644)
        .last_modified_time(zip::DateTime::DEFAULT);
    for file in files.iter().chain([&digests]) {
        zip.start_file(file.name.as_str(), options.large_file(file.bytes.len() > u32::MAX as usize / 2))?;
        zip.write_all(&file.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
