//! Pages that the user hands over: a file, standard input as `-`, or an address of the web.

use std::{io, path::Path};

use super::{error::CommandError, web::Web};
use crate::job::{
    page::Origin,
    read::{read_all, read_file},
    snap::{SnapError, is_address},
};

/// A page as it came.
#[derive(Debug)]
pub(crate) struct Handed {
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
    /// Its `Content-Type`, where a server said so.
    pub(crate) content_type: Option<String>,
    /// The address that gave it.
    pub(crate) url: Option<String>,
}

/// The page at a path, on standard input or at an address; nothing of it is kept.
pub(crate) fn page(source: &str, web: &mut Web<'_>) -> Result<Handed, CommandError> {
    if !is_address(source) {
        return Ok(Handed { bytes: read(source)?, content_type: None, url: None });
    }
    let request = web.request(source)?;
    let answer = web.fetcher()?.fetch(&request)?;
    if !answer.is_page() {
        return Err(SnapError::NoPage { url: source.to_owned(), reason: answer.in_words() }.into());
    }
    let content_type = answer.content_type().map(str::to_owned);
    Ok(Handed { bytes: answer.body, content_type, url: Some(answer.url) })
}

impl Handed {
    /// The page for the extractor, with the address it has unless another is given.
    pub(crate) fn to_extract<'a>(&'a self, origin: Origin<'a>) -> (&'a [u8], Option<&'a str>, Origin<'a>) {
        let url = origin.url.or(self.url.as_deref());
        (&self.bytes, self.content_type.as_deref(), Origin { url, ..origin })
    }
}

/// The bytes of a file; `-` is standard input.
pub(crate) fn read(path: &str) -> Result<Vec<u8>, CommandError> {
    Ok(match path {
        "-" => read_all(io::stdin().lock(), Path::new("standard input"))?,
        path => read_file(Path::new(path))?,
    })
}
