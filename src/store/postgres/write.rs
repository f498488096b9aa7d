//! Adding captures: what runs inside a transaction.
//!
//! The rows of the articles are held from the start, in the order of their numbers, and the head of the log only at the
//! end: so no two writers wait for each other, and the one row that all of them need is held for a moment.

mod page;

use std::collections::{
    BTreeSet, HashMap,
    hash_map::Entry::{Occupied, Vacant},
};

use chrono::{DateTime, Utc};
use tokio_postgres::Row;

use self::page::KnownPage;
use super::{
    article::note_address,
    connection::{Connection, Value, values},
    frame_rows::FrameRows,
    outside, read,
    row::{article_id, bytes, digest, escape, id, instant, int, number, optional_digest, optional_number},
    step::StepError,
};
use crate::{
    model::{ArticleId, Digest},
    store::{
        StoreError,
        frames::{Frames, Table, key},
        headers,
        name::Names as _,
        pages::Kept,
        record::{Entry, Head, InForce, Ledger, Neighbours, NewVersion},
    },
};

/// An open transaction with what it needs to add captures.
pub(super) struct Writer<'a> {
    connection: &'a Connection,
    tables: FrameRows<'a>,
    frames: &'a mut Frames,
    kept: Option<&'a Kept<'a>>,
    /// The removal that took the page of the record that is being taken in.
    pub(super) page_removal: Option<i64>,
    /// Pages that were recorded as lying outside.
    outside: Vec<Digest>,
    articles: HashMap<ArticleId, Held>,
    captures: Vec<(Digest, Vec<Value>)>,
}

/// An article whose row is held, as it is with what was added to it.
struct Held {
    head: Head,
    title: Option<String>,
    seen: Option<(DateTime<Utc>, DateTime<Utc>)>,
    addresses: HashMap<String, i32>,
    /// Its last pages, the last first, once they were asked for.
    raw: Option<Vec<KnownPage>>,
    /// The columns of headers that others are compressed against, once they were asked for.
    prefixes: HashMap<u32, Option<Vec<u8>>>,
}

impl<'a> Writer<'a> {
    /// Holds the rows of articles; `kept` are pages that lie outside already, where further ones go there.
    pub(super) fn new(
        (connection, frames): (&'a Connection, &'a mut Frames),
        articles: impl Iterator<Item = ArticleId>,
        kept: Option<&'a Kept<'a>>,
    ) -> Result<Self, StepError> {
        let ids: Vec<i64> = articles.map(id).collect::<BTreeSet<_>>().into_iter().collect();
        connection
            .write("SELECT id FROM article WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE", values![ids.clone()])?;
        // A question of its own, because it must see what others wrote while this one waited for them.
        let rows = connection.query(
            "SELECT a.id, a.slug, a.captures, a.versions, a.latest, c.link, v.number AS version, v.content, v.first_at \
             FROM article AS a LEFT JOIN capture AS c ON c.article = a.id AND c.number = a.captures \
             LEFT JOIN version AS v ON v.article = a.id AND v.number = a.latest WHERE a.id = ANY ($1)",
            &[&ids],
        )?;
        let held = rows.iter().map(|row| Ok((article_id(row, "id")?, Held::of(row)?)));
        let articles = held.collect::<Result<_, StepError>>()?;
        let tables = FrameRows::new(connection);
        Ok(Self {
            connection,
            tables,
            frames,
            kept,
            page_removal: None,
            outside: Vec::new(),
            articles,
            captures: Vec::new(),
        })
    }

    /// Writes what was gathered, behind everything that is in the log.
    pub(super) fn finish(self) -> Result<(), StepError> {
        if self.captures.is_empty() {
            return Ok(());
        }
        let head = self.connection.query_one("SELECT size, peaks FROM log WHERE id = 1 FOR UPDATE", &[])?;
        let mut log = read::log_head_of(head)?;
        if let Some(kept) = self.kept {
            // From here on until the end of the step nobody deletes a page.
            let removed = outside::removed_pages(self.connection, kept.place, &self.outside)?;
            removed.into_iter().try_for_each(|page| kept.put_again(page))?;
        }
        for (link, mut values) in self.captures {
            let position = i64::try_from(log.size()).expect("no log has more records than fit on a disk");
            values.push(Box::new(position));
            self.connection.write(
                "INSERT INTO capture (article, number, at, dated_by, outcome, address, version, status, raw, reason, \
                 headers, link, position) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                values,
            )?;
            log.push(link);
        }
        let size = i64::try_from(log.size()).expect("no log has more records than fit on a disk");
        self.connection
            .write("UPDATE log SET size = $1, peaks = $2 WHERE id = 1", values![size, log.peaks_to_bytes()])?;
        for (article, held) in self.articles {
            let Some((first, last)) = held.seen else { continue };
            self.connection.write(
                "UPDATE article SET captures = $2, versions = $3, latest = $4, title = coalesce($5, title), \
                 first_at = least(first_at, $6), last_at = greatest(last_at, $7) WHERE id = $1",
                values![
                    id(article),
                    int(held.head.captures),
                    int(held.head.versions),
                    held.head.latest.map(|latest| int(latest.number)),
                    held.title.as_deref().map(|title| escape(title).into_owned()),
                    first.timestamp_millis(),
                    last.timestamp_millis(),
                ],
            )?;
        }
        Ok(())
    }

    fn held(&mut self, article: ArticleId) -> Result<&mut Held, StepError> {
        held(&mut self.articles, article)
    }

    /// The number of an address of an article, which is noted where it is new.
    fn address(&mut self, article: ArticleId, url: &str) -> Result<i32, StepError> {
        if let Some(&known) = self.held(article)?.addresses.get(url) {
            return Ok(known);
        }
        let number = note_address(self.connection, article, url)?;
        self.held(article)?.addresses.insert(url.to_owned(), number);
        Ok(number)
    }

    /// The column of a capture's headers.
    fn headers(&mut self, entry: &Entry<'_>) -> Result<Option<Vec<u8>>, StepError> {
        let (article, seen) = (entry.observation.article, entry.observation);
        let form = headers::form(seen.headers, seen.route, seen.at);
        let anchor = headers::anchor(entry.number);
        let known = &mut held(&mut self.articles, article)?.prefixes;
        let prefix = match anchor.filter(|_| form.is_some()).map(|anchor| known.entry(anchor)) {
            Some(Vacant(place)) => {
                let mut found = read::header_prefixes(self.connection, article, &[entry.number])?;
                let column = found.remove(place.key());
                place.insert(column).as_deref()
            }
            Some(Occupied(place)) => place.into_mut().as_deref(),
            None => None,
        };
        let prefix = headers::prefix(self.frames.decoder(), prefix)?;
        let column = form.map(|form| headers::write(&form, &prefix)).transpose()?;
        if anchor.is_none() {
            known.insert(entry.number, column.clone());
        }
        Ok(column)
    }

    fn add_capture(&mut self, entry: &Entry<'_>) -> Result<(), StepError> {
        let seen = entry.observation;
        let raw = match (entry.raw, seen.raw) {
            (Some(raw), Some(content)) => Some(self.raw(seen, raw, content)?),
            (Some(raw), None) => Some(self.removed_raw(seen.article, raw)?),
            (None, _) => None,
        };
        let address = self.address(seen.article, seen.url)?;
        for url in seen.also_at {
            let is_known = self.held(seen.article)?.addresses.contains_key(*url);
            if !is_known && read::Lookup(self.connection).at_url(url, 1)?.is_empty() {
                self.address(seen.article, url)?;
            }
        }
        let headers = self.headers(entry)?;
        let row = values![
            id(seen.article),
            int(entry.number),
            entry.at.timestamp_millis(),
            seen.dated_by as i16,
            entry.outcome as i16,
            address,
            entry.version.map(int),
            seen.status.map(i32::from),
            raw.map(int),
            entry.reason.map(|reason| escape(reason).into_owned()),
            headers,
            bytes(entry.link),
        ];
        self.captures.push((entry.link, row));
        Ok(())
    }

    fn insert_version(&mut self, entry: &Entry<'_>, new: &NewVersion<'_>, number: u32) -> Result<(), StepError> {
        let article = entry.observation.article;
        self.connection.write(
            "INSERT INTO version (article, number, capture, restores, first_at, last_at, content, extractor, tool) \
             VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8)",
            values![
                id(article),
                int(number),
                int(entry.number),
                new.restores.map(int),
                entry.at.timestamp_millis(),
                bytes(new.text.content),
                escape(new.extractor).into_owned(),
                escape(new.tool).into_owned(),
            ],
        )?;
        if !new.text.is_kept() {
            return Ok(());
        }
        let earlier = new.restores.or_else(|| number.checked_sub(1).filter(|&earlier| earlier > 0));
        let text = (article, key(article, number), new.text.lines.as_bytes());
        let earlier = earlier.map(|earlier| key(article, earlier));
        let frame = self.frames.make(&mut self.tables, Table::Document, text, earlier)?;
        self.connection.write(
            "INSERT INTO document (article, number, back, frame) VALUES ($1, $2, $3, $4)",
            values![id(article), int(number), frame.back as i32, frame.bytes],
        )
    }

    /// Widens the interval of the version a capture saw, where the capture lies outside it.
    fn extend_version(&self, entry: &Entry<'_>, number: u32) -> Result<(), StepError> {
        self.connection.write(
            "UPDATE version SET first_at = least(first_at, $3), last_at = greatest(last_at, $3) \
             WHERE article = $1 AND number = $2 AND $3 NOT BETWEEN first_at AND last_at",
            values![id(entry.observation.article), int(number), entry.at.timestamp_millis()],
        )
    }
}

fn held(articles: &mut HashMap<ArticleId, Held>, article: ArticleId) -> Result<&mut Held, StepError> {
    articles.get_mut(&article).ok_or_else(|| StoreError::UnknownArticle { name: article.to_string() }.into())
}

impl Held {
    fn of(row: &Row) -> Result<Self, StepError> {
        let (captures, link) = (number(row, "captures")?, optional_digest(row, "link")?);
        if captures > 0 && link.is_none() {
            return Err(StepError::Broken("the last capture of an article is missing".to_owned()));
        }
        let latest = optional_number(row, "latest")?.map(|_| in_force(row)).transpose()?;
        let versions = number(row, "versions")?;
        let head = Head { slug: read::slug(row)?, captures, versions, link: link.unwrap_or(Digest::ZERO), latest };
        let (addresses, prefixes) = (HashMap::new(), HashMap::new());
        Ok(Self { head, title: None, seen: None, addresses, raw: None, prefixes })
    }

    /// Takes in a capture, with the version it brought.
    fn add(&mut self, entry: &Entry<'_>) {
        let at = entry.at;
        self.head.captures = entry.number;
        self.head.link = entry.link;
        self.seen = Some(self.seen.map_or((at, at), |(first, last)| (first.min(at), last.max(at))));
        match (&entry.new_version, entry.version, &mut self.head.latest) {
            (Some(new), Some(number), latest) => {
                self.head.versions = number;
                if new.is_latest {
                    *latest = Some(InForce { number, content: new.text.content, first_seen: at });
                    self.title = new.title.map(str::to_owned).or_else(|| self.title.take());
                }
            }
            (None, Some(number), Some(latest)) if latest.number == number => {
                latest.first_seen = latest.first_seen.min(at);
            }
            _ => {}
        }
    }
}

fn in_force(row: &Row) -> Result<InForce, StepError> {
    Ok(InForce {
        number: number(row, "version")?,
        content: digest(row, "content")?,
        first_seen: instant(row, "first_at")?,
    })
}

impl Ledger for Writer<'_> {
    type Error = StepError;

    fn head(&mut self, article: ArticleId) -> Result<Head, StepError> {
        Ok(self.held(article)?.head.clone())
    }

    fn neighbours(&mut self, article: ArticleId, at: DateTime<Utc>) -> Result<Neighbours, StepError> {
        let near = |sql| {
            let row = self.connection.query_one(sql, &[&id(article), &at.timestamp_millis()])?;
            row.as_ref().map(in_force).transpose()
        };
        Ok(Neighbours {
            before: near(
                "SELECT number AS version, content, first_at FROM version WHERE article = $1 AND first_at <= $2 \
                 ORDER BY first_at DESC, number DESC LIMIT 1",
            )?,
            after: near(
                "SELECT number AS version, content, first_at FROM version WHERE article = $1 AND first_at > $2 \
                 ORDER BY first_at, number LIMIT 1",
            )?,
        })
    }

    fn version_with(
        &mut self,
        article: ArticleId,
        content: Digest,
        by: DateTime<Utc>,
    ) -> Result<Option<u32>, StepError> {
        let row = self.connection.query_one(
            "SELECT number FROM version WHERE article = $1 AND content = $2 AND first_at <= $3 \
             ORDER BY first_at DESC, number DESC LIMIT 1",
            &[&id(article), &bytes(content), &by.timestamp_millis()],
        )?;
        row.map(|row| number(&row, "number")).transpose()
    }

    fn write(&mut self, _: &Head, entry: &Entry<'_>) -> Result<(), StepError> {
        self.add_capture(entry)?;
        match (entry.version, &entry.new_version) {
            (Some(number), Some(new)) => self.insert_version(entry, new, number)?,
            (Some(number), None) => self.extend_version(entry, number)?,
            (None, _) => {}
        }
        self.held(entry.observation.article)?.add(entry);
        Ok(())
    }
}
