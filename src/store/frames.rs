//! Chains of frames: how documents and raw bodies lie in the tables of every backend, each compressed against an
//! earlier one.
//!
//! A frame's `back` says how far back its earlier content lies; following it ends, after a bounded number of steps,
//! at a frame that stands alone. Fetching a row is the backend's; which frames there are and what they hold is decided
//! here.

use std::{collections::HashMap, sync::Arc};

use crate::{
    model::ArticleId,
    store::{
        codec::{self, CodecError, Decoder},
        content, record,
    },
};

/// The longest chain: a read decodes at most this many frames.
pub(super) const LONGEST_CHAIN: usize = 32;

/// How many bytes of decoded contents are kept for the frames that will be compressed against them.
const RECENT_BYTES: usize = 32 << 20;

/// The largest content that is remembered.
const REMEMBERED_LENGTH: usize = RECENT_BYTES / 8;

/// A table of frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Table {
    /// Texts of versions.
    Document,
    /// Bytes as received.
    Raw,
}

/// How many numbers each article has for its rows.
const NUMBERS: i64 = 1 << 24;

/// The key of a row that is named by its article and a number.
pub(super) fn key(article: ArticleId, number: u32) -> i64 {
    i64::from(article.0) * NUMBERS + i64::from(number)
}

/// The article and number of a key.
pub(super) fn of_key(key: i64) -> (ArticleId, u32) {
    let key = key.unsigned_abs();
    (ArticleId((key / NUMBERS.unsigned_abs()) as u32), (key % NUMBERS.unsigned_abs()) as u32)
}

impl Table {
    fn limit(self) -> usize {
        match self {
            Self::Document => content::MAX_LENGTH,
            Self::Raw => record::MAX_RAW_LENGTH,
        }
    }
}

/// A row as it lies in a table: its `back`, and its frame unless only the digest was kept.
pub(super) type StoredFrame = (i64, Option<Vec<u8>>);

/// The tables of a backend.
pub(super) trait FrameTables {
    /// What fetching a row can fail with.
    type Error;

    /// A row, where it is there; rows that it leads to will be asked for next.
    fn frame(&mut self, table: Table, row: i64) -> Result<Option<StoredFrame>, Self::Error>;
}

/// Why a content could not be read.
#[derive(Debug, thiserror::Error)]
pub(super) enum FrameError<E> {
    #[error(transparent)]
    Fetch(E),
    #[error(transparent)]
    Codec(#[from] CodecError),
    #[error("frame {0} is missing")]
    Missing(i64),
    #[error("the chain of frames does not end")]
    Endless,
}

/// A content with the number of frames that a read of it decodes.
#[derive(Debug, Clone)]
pub(super) struct Content {
    pub(super) bytes: Arc<Vec<u8>>,
    depth: usize,
}

/// A frame to be written.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) back: i64,
    pub(super) bytes: Vec<u8>,
}

/// Reads and makes frames, and remembers the last content of each article while there is room.
pub(super) struct Frames {
    decoder: Decoder,
    recent: HashMap<(Table, ArticleId), (i64, Content)>,
    recent_bytes: usize,
    /// The content that was read last, on which the next one of a history is likely to stand.
    last_read: Option<(Table, i64, Content)>,
}

impl Frames {
    pub(super) fn new() -> Self {
        Self { decoder: Decoder::new(), recent: HashMap::new(), recent_bytes: 0, last_read: None }
    }

    /// The decoder, for frames outside these tables.
    pub(super) fn decoder(&mut self) -> &mut Decoder {
        &mut self.decoder
    }

    /// Forgets what was remembered, because it may not have been kept.
    pub(super) fn forget(&mut self) {
        self.recent.clear();
        self.recent_bytes = 0;
        self.last_read = None;
    }

    /// The content of a row.
    pub(super) fn read<T: FrameTables>(
        &mut self,
        tables: &mut T,
        table: Table,
        row: i64,
    ) -> Result<Content, FrameError<T::Error>> {
        let mut id = row;
        let mut chain: Vec<Vec<u8>> = Vec::new();
        let (mut bytes, mut depth) = (Arc::default(), 0);
        loop {
            if let Some((_, _, known)) = self.last_read.as_ref().filter(|(of, at, _)| (*of, *at) == (table, id)) {
                (bytes, depth) = (Arc::clone(&known.bytes), known.depth);
                break;
            }
            let Some((back, Some(frame))) = tables.frame(table, id).map_err(FrameError::Fetch)? else {
                return Err(FrameError::Missing(id));
            };
            chain.push(frame);
            if back == 0 {
                break;
            }
            if chain.len() == LONGEST_CHAIN || back < 0 || back > id {
                return Err(FrameError::Endless);
            }
            id -= back;
        }
        for frame in chain.iter().rev() {
            bytes = Arc::new(self.decoder.decompress(frame, &bytes, table.limit())?);
        }
        let content = Content { bytes, depth: depth + chain.len() };
        if content.depth > LONGEST_CHAIN {
            return Err(FrameError::Endless);
        }
        self.last_read = (content.bytes.len() <= REMEMBERED_LENGTH).then(|| (table, row, content.clone()));
        Ok(content)
    }

    /// The frame of a new content, against an earlier row of the same article where that is given and good for it.
    pub(super) fn make<T: FrameTables>(
        &mut self,
        tables: &mut T,
        table: Table,
        new: (ArticleId, i64, &[u8]),
        earlier: Option<i64>,
    ) -> Result<Frame, FrameError<T::Error>> {
        let (article, id, bytes) = new;
        let earlier = earlier.map(|earlier| self.earlier(tables, table, (article, earlier))).transpose()?.flatten();
        let (frame, depth) = match earlier {
            Some((earlier, content)) => {
                let delta = codec::compress(bytes, &content.bytes)?;
                let whole = if delta.len() * 4 > bytes.len() { Some(codec::compress(bytes, &[])?) } else { None };
                // A delta that saves less than a third stands alone instead, which shortens the chain.
                match whole.filter(|whole| whole.len() * 2 <= delta.len() * 3) {
                    Some(whole) => (Frame { back: 0, bytes: whole }, 1),
                    None => (Frame { back: id - earlier, bytes: delta }, content.depth + 1),
                }
            }
            None => (Frame { back: 0, bytes: codec::compress(bytes, &[])? }, 1),
        };
        self.remember((table, article), id, Content { bytes: Arc::new(bytes.to_vec()), depth });
        Ok(frame)
    }

    /// An earlier content that a frame may be compressed against.
    fn earlier<T: FrameTables>(
        &mut self,
        tables: &mut T,
        table: Table,
        (article, id): (ArticleId, i64),
    ) -> Result<Option<(i64, Content)>, FrameError<T::Error>> {
        let content = match self.recent.get(&(table, article)) {
            Some((recent, content)) if *recent == id => content.clone(),
            _ => match self.read(tables, table, id) {
                Err(FrameError::Missing(_)) => return Ok(None),
                content => content?,
            },
        };
        Ok((content.depth < LONGEST_CHAIN && codec::may_be_prefix(&content.bytes)).then_some((id, content)))
    }

    fn remember(&mut self, slot: (Table, ArticleId), id: i64, content: Content) {
        if content.bytes.len() > REMEMBERED_LENGTH {
            return;
        }
        if self.recent_bytes + content.bytes.len() > RECENT_BYTES {
            self.forget();
        }
        self.recent_bytes += content.bytes.len();
        if let Some((_, replaced)) = self.recent.insert(slot, (id, content)) {
            self.recent_bytes -= replaced.bytes.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_an_article_lie_together_and_read_back() {
        assert_eq!(key(ArticleId(1), 2), 16_777_218);
        for (article, number) in [(1, 1), (1000, 16_777_215), (u32::MAX, 3)] {
            assert_eq!(of_key(key(ArticleId(article), number)), (ArticleId(article), number));
        }
    }
}
