//! What the tables show to be verified; a damaged row hides no other.

use std::{collections::BTreeSet, ops::Range};

use super::{
    connection::Connection,
    custody,
    frame_rows::FrameRows,
    outside,
    read::{self, KeptText},
    row::{article_id, digest, get, id, int, number},
    step::StepError,
};
use crate::{
    model::{ArticleId, Digest},
    store::{
        LogState,
        frames::{Frames, Table, key},
        log::LogHead,
        pages::{Outside, Reader, Whereabouts},
        verify::{Evidence, Kept, RawFault, Stored},
    },
};

/// How many reports about slugs are passed on.
const STRUCTURE_REPORTS: i64 = 20;

/// A database as it is at one moment.
pub(super) struct Rows<'a> {
    connection: &'a Connection,
    frames: &'a mut Frames,
    raw: FrameRows<'a>,
    outside: Reader<'a>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(connection: &'a Connection, frames: &'a mut Frames, outside: &'a Outside) -> Self {
        Self { connection, frames, raw: FrameRows::new(connection), outside: Reader::new(outside) }
    }
}

impl From<KeptText> for Kept {
    fn from(kept: KeptText) -> Self {
        match kept {
            KeptText::Lines(lines) => Self::Text(lines),
            KeptText::Removed { digest, .. } => Self::Removed(digest),
        }
    }
}

impl Evidence for Rows<'_> {
    type Error = StepError;

    fn structure(&mut self) -> Result<Vec<String>, StepError> {
        let rows = self.connection.query(
            "SELECT coalesce(a.slug, s.slug) AS slug FROM article AS a
             FULL JOIN slug AS s ON s.article = a.id AND s.slug = a.slug
             WHERE a.id IS NULL OR s.slug IS NULL LIMIT $1",
            &[&STRUCTURE_REPORTS],
        )?;
        rows.iter()
            .map(|row| Ok(format!("the slug `{}` does not lead to its article", get::<&str>(row, "slug")?)))
            .collect()
    }

    fn articles(&mut self) -> Result<BTreeSet<ArticleId>, StepError> {
        let mut articles = BTreeSet::new();
        let sql = "SELECT id FROM article UNION SELECT article FROM capture UNION SELECT article FROM version";
        self.connection.for_each(sql, &[], &mut |row| {
            articles.insert(article_id(row, "id")?);
            Ok(())
        })?;
        Ok(articles)
    }

    fn stored(&mut self, article: ArticleId) -> Result<Stored, StepError> {
        let before = ArticleId(article.0.saturating_sub(1));
        let summary = read::summaries(self.connection, before, 1).ok().and_then(|mut summaries| summaries.pop());
        let mut stored =
            Stored { summary: summary.filter(|summary| summary.article.id == article), ..Stored::default() };
        for (number, capture) in read::each_capture(self.connection, self.frames, article, 0..u32::MAX)? {
            stored.captures.insert(number, capture.map_err(|error| format!("it cannot be read: {error}")));
        }
        let mut texts = FrameRows::of_all(self.connection, article)?;
        let sql = "SELECT * FROM version WHERE article = $1 ORDER BY number";
        for row in self.connection.query(sql, &[&id(article)])? {
            let number = number(&row, "number")?;
            let version = read::version_of(&row).map_err(|error| format!("it cannot be read: {error}"));
            let version = version.and_then(|version| {
                let kept = read::kept_of(&mut texts, self.frames, article, number);
                let kept = kept.map_err(|error| format!("its text cannot be read: {error}"))?;
                Ok((version, kept.into()))
            });
            stored.versions.insert(number, version);
        }
        Ok(stored)
    }

    fn places(&mut self, article: ArticleId, captures: Range<u32>) -> Result<Vec<(u32, u64)>, StepError> {
        let rows = self.connection.query(
            "SELECT number, position FROM capture WHERE article = $1 AND number >= $2 AND number < $3 ORDER BY number",
            &[&id(article), &int(captures.start), &int(captures.end)],
        )?;
        rows.iter().map(|row| Ok((number(row, "number")?, get::<i64>(row, "position")?.unsigned_abs()))).collect()
    }

    fn expect(&mut self, articles: &[ArticleId]) -> Result<(), StepError> {
        self.outside.expect(outside::pages_of(self.connection, articles)?);
        Ok(())
    }

    fn raw(&mut self, article: ArticleId, capture: u32) -> Result<Option<Vec<u8>>, RawFault> {
        match read::whereabouts(self.connection, article, capture).map_err(|error| RawFault::new(&error))? {
            Whereabouts::Removed => Ok(None),
            Whereabouts::Absent | Whereabouts::NoCapture => {
                Err(RawFault::Unreadable("its bytes are missing".to_owned()))
            }
            Whereabouts::Outside(place, page) => {
                self.outside.get(&place, page).map(Some).map_err(|error| RawFault::outside(&error))
            }
            Whereabouts::Frame(number) => {
                let content = self.frames.read(&mut self.raw, Table::Raw, key(article, number));
                let content = content.map_err(|error| RawFault::new(&StepError::from(error)))?;
                Ok(Some(content.bytes.to_vec()))
            }
        }
    }

    fn links(&mut self, each: &mut dyn FnMut(u64, Digest)) -> Result<(), StepError> {
        let sql = "SELECT position, link FROM capture ORDER BY position, article, number";
        self.connection.for_each(sql, &[], &mut |row| {
            each(get::<i64>(row, "position")?.unsigned_abs(), digest(row, "link").unwrap_or(Digest::ZERO));
            Ok(())
        })
    }

    fn anchors(&mut self) -> Result<Vec<LogState>, StepError> {
        Ok(custody::anchors(self.connection)?.into_iter().map(|anchor| anchor.log).collect())
    }

    fn log_head(&mut self) -> Result<LogHead, String> {
        read::log_head(self.connection).map_err(|error| error.to_string())
    }
}
