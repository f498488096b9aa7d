//! Headers of responses: a JSON list of name and value pairs, compressed against those of an earlier capture.
//!
//! Captures come in runs of 256, which begin at capture 2: the first answer holds the page, the checks after it seldom
//! do. In each run the first is the one that the others are compressed against, where it has headers itself; headers equal to those are an empty column. So a read decodes at most two frames. The links of the
//! chain show a damaged frame, so these have no checksum.

use rusqlite::{Connection, OptionalExtension};

use super::step::StepError;
use crate::{
    model::{ArticleId, Header},
    store::codec::{self, Decoder},
};

/// The most bytes of headers that are read back.
const LIMIT: usize = 16 << 20;

/// The capture whose headers those of another are compressed against.
fn anchor(capture: u32) -> u32 {
    match capture {
        0 | 1 => capture,
        later => (later - 2) / 256 * 256 + 2,
    }
}

/// The column of a new capture.
pub(super) fn write(
    connection: &Connection,
    decoder: &mut Decoder,
    capture: (ArticleId, u32),
    headers: &[Header],
) -> Result<Option<Vec<u8>>, StepError> {
    if headers.is_empty() {
        return Ok(None);
    }
    let pairs: Vec<(&str, &str)> = headers.iter().map(|header| (&*header.name, &*header.value)).collect();
    let form = serde_json::to_vec(&pairs).expect("plain data in memory always becomes JSON");
    let earlier = earlier(connection, decoder, capture)?;
    if form == earlier {
        return Ok(Some(Vec::new()));
    }
    Ok(Some(codec::compress_bare(&form, &earlier)?))
}

/// The headers of a capture's column.
pub(super) fn read(
    connection: &Connection,
    decoder: &mut Decoder,
    capture: (ArticleId, u32),
    column: Option<&[u8]>,
) -> Result<Vec<Header>, StepError> {
    let Some(frame) = column else { return Ok(Vec::new()) };
    let earlier = earlier(connection, decoder, capture)?;
    let form = if frame.is_empty() { earlier } else { decoder.decompress_bare(frame, &earlier, LIMIT)? };
    let pairs: Vec<(String, String)> = serde_json::from_slice(&form)?;
    Ok(pairs.into_iter().map(|(name, value)| Header { name, value }).collect())
}

fn earlier(
    connection: &Connection,
    decoder: &mut Decoder,
    (article, capture): (ArticleId, u32),
) -> Result<Vec<u8>, StepError> {
    let anchor = anchor(capture);
    if anchor == capture {
        return Ok(Vec::new());
    }
    let mut select = connection.prepare_cached("SELECT headers FROM capture WHERE article = ?1 AND number = ?2")?;
    let frame: Option<Option<Vec<u8>>> = select.query_row((article.0, anchor), |row| row.get(0)).optional()?;
    match frame.flatten() {
        Some(frame) => Ok(decoder.decompress_bare(&frame, &[], LIMIT)?),
        None => Ok(Vec::new()),
    }
}
