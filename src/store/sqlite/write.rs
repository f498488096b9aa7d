//! Adding articles and captures: what runs inside a transaction.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::{
    read,
    row::{Column, get, get_optional},
    step::StepError,
};
use crate::{
    model::{Article, ArticleId, Digest, RawBody, Slug},
    store::{
        NewArticle, Observation, StoreError,
        frames::{Frames, Table, key, of_key},
        headers,
        log::LogHead,
        name::{self, Names as _},
        pages::Kept,
        record::{Entry, Head, InForce, Ledger, Neighbours, NewVersion},
    },
};

/// How many raw bodies back a capture's bytes are looked for before they are stored again; those that are only read again
/// are looked for in all.
const RAW_LOOK_BACK: i32 = 32;

/// An open transaction with what it needs to add captures.
pub(super) struct Writer<'a> {
    connection: &'a Connection,
    frames: &'a mut Frames,
    kept: Option<&'a Kept<'a>>,
    /// The removal that took the page of the record that is being taken in.
    pub(super) page_removal: Option<i64>,
    log: LogHead,
}

impl<'a> Writer<'a> {
    /// `kept` are pages that lie outside already, where further ones go there.
    pub(super) fn new(
        connection: &'a Connection,
        frames: &'a mut Frames,
        kept: Option<&'a Kept<'a>>,
    ) -> Result<Self, StepError> {
        Ok(Self { connection, frames, kept, page_removal: None, log: read::log_head(connection)? })
    }

    /// Writes what was gathered over the captures of a transaction.
    pub(super) fn finish(self) -> Result<(), StepError> {
        let mut update = self.connection.prepare_cached("UPDATE log SET size = ?1, peaks = ?2")?;
        update.execute(params![position(&self.log), self.log.peaks_to_bytes()])?;
        Ok(())
    }

    /// The number of an address of an article, which is noted where it is new.
    fn address(&self, article: ArticleId, url: &str) -> Result<u32, StepError> {
        let mut select =
            self.connection.prepare_cached("SELECT min(number) FROM address WHERE url = ?2 AND article = ?1")?;
        if let Some(number) = select.query_row(params![article.0, url], |row| row.get(0))? {
            return Ok(number);
        }
        add_address(self.connection, article, url)
    }

    /// The number of a capture's bytes among those of its article; they are stored where they are new.
    fn raw(&mut self, seen: &Observation<'_>, raw: RawBody, bytes: &[u8]) -> Result<u32, StepError> {
        let article = seen.article;
        let look_back = if seen.route.rereads.is_some() { -1 } else { RAW_LOOK_BACK };
        let known = last_pages(self.connection, article, look_back)?;
        if let Some(page) = known.iter().find(|page| page.digest == Some(raw.digest)) {
            return Ok(page.number);
        }
        let last = known.first().map(|page| page.number);
        let number = last.unwrap_or(0) + 1;
        let row = key(article, number);
        let frame = if let Some(kept) = self.kept {
            if was_removed(self.connection, kept.place, raw.digest)? {
                kept.put_again(raw.digest)?;
            } else {
                kept.ensure(raw.digest)?;
            }
            None
        } else {
            let earlier = last.map(|last| key(article, last));
            Some(self.frames.make(&mut self.connection, Table::Raw, (article, row, bytes), earlier)?)
        };
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO raw (id, digest, length, back, frame, place) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        let (digest, length) = (Column(raw.digest), i64::try_from(raw.length).unwrap_or(i64::MAX));
        let back = frame.as_ref().map_or(0, |frame| frame.back);
        let place = self.kept.map(|kept| kept.place);
        insert.execute(params![row, digest, length, back, frame.map(|frame| frame.bytes), place])?;
        Ok(number)
    }

    /// The number of bytes that a rule removed where the record comes from.
    fn removed_raw(&self, article: ArticleId, raw: RawBody) -> Result<u32, StepError> {
        let range = (key(article, 0), key(article, 0xff_ffff));
        let mut select = self.connection.prepare_cached(
            "SELECT id FROM raw JOIN removed_raw USING (id) WHERE id BETWEEN ?1 AND ?2 AND digest = ?3",
        )?;
        let found = select.query_row(params![range.0, range.1, Column(raw.digest)], |row| row.get(0));
        if let Some(row) = found.optional()? {
            return Ok(of_key(row).1);
        }
        let number = last_pages(self.connection, article, 1)?.first().map_or(0, |page| page.number) + 1;
        let (row, length) = (key(article, number), i64::try_from(raw.length).unwrap_or(i64::MAX));
        let mut insert =
            self.connection.prepare_cached("INSERT INTO raw (id, digest, length, back) VALUES (?1, ?2, ?3, 0)")?;
        insert.execute(params![row, Column(raw.digest), length])?;
        self.connection
            .execute("INSERT INTO removed_raw (id, removal) VALUES (?1, ?2)", params![row, self.page_removal])?;
        Ok(number)
    }

    /// The column of a capture's headers.
    fn headers(&mut self, entry: &Entry<'_>) -> Result<Option<Vec<u8>>, StepError> {
        let seen = entry.observation;
        let Some(form) = headers::form(seen.headers, seen.route, seen.at) else { return Ok(None) };
        let prefix = read::headers_prefix(self.connection, self.frames, seen.article, entry.number)?;
        Ok(Some(headers::write(&form, &prefix)?))
    }

    fn insert_capture(&mut self, entry: &Entry<'_>) -> Result<(), StepError> {
        let seen = entry.observation;
        let raw = match (entry.raw, seen.raw) {
            (Some(raw), Some(bytes)) => Some(self.raw(seen, raw, bytes)?),
            (Some(raw), None) => Some(self.removed_raw(seen.article, raw)?),
            (None, _) => None,
        };
        let address = self.address(seen.article, seen.url)?;
        for url in seen.also_at {
            if read::Lookup(self.connection).at_url(url, 1)?.is_empty() {
                add_address(self.connection, seen.article, url)?;
            }
        }
        let headers = self.headers(entry)?;
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO capture (article, number, at, dated_by, address, outcome, reason, version, status, headers, \
             raw, position, link) VALUES (:article, :number, :at, :dated_by, :address, :outcome, :reason, :version, \
             :status, :headers, :raw, :position, :link)",
        )?;
        insert.execute(named_params! {
            ":article": seen.article.0,
            ":number": entry.number,
            ":at": Column(entry.at),
            ":dated_by": Column(seen.dated_by),
            ":address": address,
            ":outcome": Column(entry.outcome),
            ":reason": entry.reason,
            ":version": entry.version,
            ":status": seen.status,
            ":headers": headers,
            ":raw": raw,
            ":position": position(&self.log),
            ":link": Column(entry.link),
        })?;
        Ok(())
    }

    fn insert_version(&mut self, entry: &Entry<'_>, new: &NewVersion<'_>, number: u32) -> Result<(), StepError> {
        let article = entry.observation.article;
        let maker = self.maker(new.extractor, new.tool)?;
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO version (article, number, capture, first_at, last_at, content, restores, maker) \
             VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7)",
        )?;
        let (at, content) = (Column(entry.at), Column(new.text.content));
        insert.execute(params![article.0, number, entry.number, at, content, new.restores, maker])?;
        if !new.text.is_kept() {
            return Ok(());
        }
        let earlier = new.restores.or_else(|| number.checked_sub(1).filter(|&earlier| earlier > 0));
        let earlier =
            earlier.map(|earlier| read::document_id(self.connection, article, earlier)).transpose()?.flatten();
        let text = (article, position(&self.log), new.text.lines.as_bytes());
        let frame = self.frames.make(&mut self.connection, Table::Document, text, earlier)?;
        let mut insert =
            self.connection.prepare_cached("INSERT INTO document (id, back, frame) VALUES (?1, ?2, ?3)")?;
        insert.execute(params![text.1, frame.back, frame.bytes])?;
        Ok(())
    }

    fn maker(&self, extractor: &str, tool: &str) -> Result<i64, StepError> {
        let mut select = self.connection.prepare_cached("SELECT id FROM maker WHERE extractor = ?1 AND tool = ?2")?;
        if let Some(id) = select.query_row([extractor, tool], |row| row.get(0)).optional()? {
            return Ok(id);
        }
        self.connection.execute("INSERT INTO maker (extractor, tool) VALUES (?1, ?2)", [extractor, tool])?;
        Ok(self.connection.last_insert_rowid())
    }

    /// Widens the interval of the version a capture saw, where the capture lies outside it.
    fn extend_version(&self, entry: &Entry<'_>, number: u32) -> Result<(), StepError> {
        let mut update = self.connection.prepare_cached(
            "UPDATE version SET first_at = min(first_at, ?3), last_at = max(last_at, ?3) \
             WHERE article = ?1 AND number = ?2 AND ?3 NOT BETWEEN first_at AND last_at",
        )?;
        update.execute(params![entry.observation.article.0, number, Column(entry.at)])?;
        Ok(())
    }

    fn update_article(&self, entry: &Entry<'_>) -> Result<(), StepError> {
        let new = entry.new_version.as_ref();
        let latest = new.filter(|new| new.is_latest);
        let mut update = self.connection.prepare_cached(
            "UPDATE article SET captures = :captures, versions = versions + :added, latest = coalesce(:latest, latest), \
             title = coalesce(:title, title), first_at = min(coalesce(first_at, :at), :at), \
             last_at = max(coalesce(last_at, :at), :at) WHERE id = :article",
        )?;
        update.execute(named_params! {
            ":article": entry.observation.article.0,
            ":captures": entry.number,
            ":added": u32::from(new.is_some()),
            ":latest": latest.and(entry.version),
            ":title": latest.and_then(|new| new.title),
            ":at": Column(entry.at),
        })?;
        Ok(())
    }
}

/// A page of an article; it has no digest here where its bytes are not kept any more.
struct KnownPage {
    number: u32,
    digest: Option<Digest>,
}

/// So many of the last pages of an article, all where that is negative, the last first.
fn last_pages(connection: &Connection, article: ArticleId, look_back: i32) -> Result<Vec<KnownPage>, StepError> {
    let mut select = connection.prepare_cached(
        "SELECT id, CASE WHEN frame NOT NULL OR (place NOT NULL AND id NOT IN (SELECT id FROM removed_raw))
             THEN digest END AS digest FROM raw WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC LIMIT ?3",
    )?;
    let range = params![key(article, 0), key(article, 0xff_ffff), look_back];
    let rows = select.query_map(range, |row| {
        let number = of_key(row.get("id")?).1;
        Ok(KnownPage { number, digest: get_optional(row, "digest")? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Whether a page is among the last of an article.
pub(super) fn has_page(connection: &Connection, article: ArticleId, digest: Digest) -> Result<bool, StepError> {
    Ok(last_pages(connection, article, RAW_LOOK_BACK)?.iter().any(|page| page.digest == Some(digest)))
}

/// Whether a rule ever removed a page at a place: it may then be gone there.
fn was_removed(connection: &Connection, place: i64, digest: Digest) -> Result<bool, StepError> {
    let mut select = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM raw JOIN removed_raw USING (id) WHERE place = ?1 AND digest = ?2)",
    )?;
    Ok(select.query_row(params![place, Column(digest)], |row| row.get(0))?)
}

/// The version of a content that was first seen last by an instant: two steps down the index `version_by_content`.
const VERSION_WITH: &str = "SELECT number FROM version WHERE article = ?1 \
    AND substr(content, 1, 4) = substr(?2, 1, 4) AND first_at <= ?3 AND content = ?2 \
    ORDER BY first_at DESC, number DESC LIMIT 1";

/// The versions that were first seen by an instant, and after it, the nearest first.
const BEFORE: &str = "v.first_at <= ?2 ORDER BY v.first_at DESC, v.number DESC";
const AFTER: &str = "v.first_at > ?2 ORDER BY v.first_at, v.number";

fn neighbour(condition: &str) -> String {
    format!("SELECT {IN_FORCE} FROM version AS v WHERE v.article = ?1 AND {condition} LIMIT 1")
}

/// The columns of [`in_force`], from a version `v`.
const IN_FORCE: &str = "v.number AS version, v.content, v.first_at";

fn in_force(row: &Row<'_>) -> rusqlite::Result<InForce> {
    Ok(InForce { number: row.get("version")?, content: get(row, "content")?, first_seen: get(row, "first_at")? })
}

impl Ledger for Writer<'_> {
    type Error = StepError;

    fn head(&mut self, article: ArticleId) -> Result<Head, StepError> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT a.slug, a.captures, a.versions, a.latest, c.link, {IN_FORCE} FROM article AS a
             LEFT JOIN capture AS c ON c.article = a.id AND c.number = a.captures
             LEFT JOIN version AS v ON v.article = a.id AND v.number = a.latest WHERE a.id = ?1"
        ))?;
        let head = select.query_row([article.0], |row| {
            let is_intact = row.get::<_, u32>("captures")? == 0 || get_optional::<Digest>(row, "link")?.is_some();
            let latest = row.get::<_, Option<u32>>("latest")?.map(|_| in_force(row)).transpose()?;
            let head = Head {
                slug: get::<Slug>(row, "slug")?,
                captures: row.get("captures")?,
                versions: row.get("versions")?,
                link: get_optional(row, "link")?.unwrap_or(Digest::ZERO),
                latest,
            };
            Ok(is_intact.then_some(head))
        });
        match head.optional()? {
            None => Err(StoreError::UnknownArticle { name: article.to_string() }.into()),
            Some(head) => head.ok_or(StepError::Broken("the last capture of an article is missing")),
        }
    }

    fn neighbours(&mut self, article: ArticleId, at: DateTime<Utc>) -> Result<Neighbours, StepError> {
        let near = |condition| {
            let mut select = self.connection.prepare_cached(&neighbour(condition))?;
            select.query_row(params![article.0, Column(at)], in_force).optional()
        };
        Ok(Neighbours { before: near(BEFORE)?, after: near(AFTER)? })
    }

    fn version_with(
        &mut self,
        article: ArticleId,
        content: Digest,
        by: DateTime<Utc>,
    ) -> Result<Option<u32>, StepError> {
        let mut select = self.connection.prepare_cached(VERSION_WITH)?;
        Ok(select.query_row(params![article.0, Column(content), Column(by)], |row| row.get(0)).optional()?)
    }

    fn write(&mut self, _: &Head, entry: &Entry<'_>) -> Result<(), StepError> {
        self.insert_capture(entry)?;
        match (entry.version, &entry.new_version) {
            (Some(number), Some(new)) => self.insert_version(entry, new, number)?,
            (Some(number), None) => self.extend_version(entry, number)?,
            (None, _) => {}
        }
        self.log.push(entry.link);
        self.update_article(entry)
    }
}

/// The position that the next record has in the log.
fn position(log: &LogHead) -> i64 {
    i64::try_from(log.size()).expect("no log has more records than fit on a disk")
}

/// Adds an article.
pub(super) fn create_article(connection: &Connection, new: &NewArticle) -> Result<Article, StepError> {
    let mut select = connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM article WHERE slug = ?1)")?;
    let slug = name::free_slug(&new.slug, |slug| select_exists(&mut select, slug))?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO article (id, slug, title) SELECT max(coalesce((SELECT max(id) FROM article), 0),
         coalesce((SELECT max(article) FROM folded), 0)) + 1, ?1, ?2 RETURNING id",
    )?;
    let id = ArticleId(insert.query_row(params![slug.as_str(), new.title], |row| row.get(0))?);
    for url in &new.urls {
        note_address(connection, id, url)?;
    }
    read::article(connection, id)
}

fn select_exists(select: &mut rusqlite::CachedStatement<'_>, slug: &Slug) -> Result<bool, StepError> {
    Ok(select.query_row([slug.as_str()], |row| row.get(0))?)
}

/// Notes an address of an article, unless it has it.
pub(super) fn note_address(connection: &Connection, article: ArticleId, url: &str) -> Result<(), StepError> {
    let mut select =
        connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM address WHERE url = ?2 AND article = ?1)")?;
    if !select.query_row(params![article.0, url], |row| row.get(0))? {
        add_address(connection, article, url)?;
    }
    Ok(())
}

/// Takes an article without captures out of the store; what sources showed of it leads to another from now on.
pub(super) fn remove_article(connection: &Connection, empty: ArticleId, other: ArticleId) -> Result<(), StepError> {
    for step in [
        "UPDATE sighting SET article = ?2 WHERE article = ?1",
        "UPDATE folded SET other = ?2 WHERE other = ?1",
        "INSERT INTO folded (article, other) VALUES (?1, ?2)",
    ] {
        connection.execute(step, [empty.0, other.0])?;
    }
    for table in ["watch WHERE article", "address WHERE article", "article WHERE id"] {
        connection.execute(&format!("DELETE FROM {table} = ?1"), [empty.0])?;
    }
    Ok(())
}

fn add_address(connection: &Connection, article: ArticleId, url: &str) -> Result<u32, StepError> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO address (article, number, url) \
         SELECT ?1, coalesce(max(number), 0) + 1, ?2 FROM address WHERE article = ?1 RETURNING number",
    )?;
    Ok(insert.query_row(params![article.0, url], |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;
    use tempfile::TempDir;

    use super::*;
    use crate::{
        model::{Block, BlockKind, DatedBy, Document, Route},
        store::{Access, Finding, Observation, SqliteStore, Store},
    };

    /// Steps of `SQLite`'s machine that looking for what stood before an instant takes among so many versions.
    fn steps(versions: u32, second: i64) -> i32 {
        let folder = TempDir::new().unwrap();
        let mut store = SqliteStore::open(folder.path(), Access::Write).unwrap();
        let new = NewArticle { slug: Slug::suggest("Live blog"), urls: Vec::new(), title: None };
        let article = store.create_articles(&[new]).unwrap()[0].id;
        let texts = ["A", "B"]
            .map(|words| Document { blocks: vec![Block::new(BlockKind::Paragraph, words)], ..Document::default() });
        let see = |second: i64, text: usize| Observation {
            article,
            at: DateTime::from_timestamp(second, 0).unwrap(),
            dated_by: DatedBy::Clock,
            url: "a",
            status: None,
            headers: &[],
            raw: None,
            route: Route::DIRECT,
            also_at: &[],
            finding: Finding::Document { document: &texts[text], extractor: "text/1" },
        };
        let all: Vec<_> = (0..versions).map(|number| see(i64::from(number) * 10, number as usize % 2)).collect();
        store.append(&all).unwrap();
        let mut frames = Frames::new();
        let mut writer = Writer::new(&store.connection, &mut frames, None).unwrap();
        let looked_up = || {
            let statements = [VERSION_WITH, &neighbour(BEFORE), &neighbour(AFTER)];
            statements
                .map(|sql| store.connection.prepare_cached(sql).unwrap().reset_status(StatementStatus::VmStep))
                .iter()
                .sum()
        };
        let _: i32 = looked_up();
        let parsed = |sql| store.connection.prepare_cached(sql).unwrap().get_status(StatementStatus::RePrepare);
        assert_eq!(parsed(VERSION_WITH), 0, "a statement is parsed once, whatever its values");
        let at = DateTime::from_timestamp(second, 0).unwrap();
        let before = writer.neighbours(article, at).unwrap().before.unwrap();
        assert_eq!(writer.version_with(article, before.content, at).unwrap(), Some(before.number));
        looked_up()
    }

    #[test]
    fn finding_what_stood_before_takes_as_many_steps_among_many_versions_as_among_few() {
        let few = steps(10, 45);
        for (versions, second) in [(1_000, 45), (1_000, 5_005), (1_000, 9_985)] {
            assert!(steps(versions, second) <= few, "{versions} versions, late at {second}");
        }
    }
}
