//! Listings and what they showed, as rows.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::{
    lease::lease,
    read,
    row::{Column, get, get_optional},
    step::StepError,
    write,
};
use crate::{
    model::{
        Article, ArticleId, Listing, ListingId, ListingKind, ListingPlace, ListingState, OwnLimits, Sighting, Watch,
    },
    store::{
        Lease, LeaseTerms, ListingReading, NewArticle, NewListing,
        discovery::Shelf,
        name::Names,
        watch_rows::{ListingRows, WatchRows as _},
    },
};

const COLUMNS: &str = "id, kind, url, links, only_matching, paused, added_at, floor, ceiling, next_check, state, fence";

fn listing_of(row: &Row<'_>) -> Result<Listing, StepError> {
    let (kind, state): (String, String) = (row.get("kind")?, row.get("state")?);
    let kind = match kind.as_str() {
        "feed" => ListingKind::Feed,
        "sitemap" => ListingKind::Sitemap,
        "page" => ListingKind::Page { links: row.get("links")? },
        _ => return Err(StepError::Broken("a listing is of no known kind")),
    };
    Ok(Listing {
        id: ListingId(row.get("id")?),
        place: ListingPlace { kind, url: row.get("url")? },
        only: row.get("only_matching")?,
        paused: row.get("paused")?,
        added_at: get(row, "added_at")?,
        limits: OwnLimits { floor: row.get("floor")?, ceiling: row.get("ceiling")? },
        next_check: get(row, "next_check")?,
        state: serde_json::from_str(&state)?,
    })
}

fn links(kind: &ListingKind) -> Option<&str> {
    match kind {
        ListingKind::Page { links } => Some(links),
        ListingKind::Feed | ListingKind::Sitemap => None,
    }
}

impl ListingRows for Connection {
    fn listings(&self) -> Result<Vec<Listing>, StepError> {
        let mut select = self.prepare_cached(&format!("SELECT {COLUMNS} FROM listing ORDER BY id"))?;
        let mut rows = select.query([])?;
        let mut listings = Vec::new();
        while let Some(row) = rows.next()? {
            listings.push(listing_of(row)?);
        }
        Ok(listings)
    }

    fn add_listing(&self, new: &NewListing) -> Result<Listing, StepError> {
        let mut insert = self.prepare_cached(
            "INSERT INTO listing (kind, url, links, only_matching, added_at, floor, ceiling, next_check, state, due)
             VALUES (:kind, :url, :links, :only, :now, :floor, :ceiling, :now, :state, :now)
             ON CONFLICT (kind, url) DO NOTHING",
        )?;
        let ListingPlace { kind, url } = &new.place;
        insert.execute(named_params! {
            ":kind": kind.name(),
            ":url": url,
            ":links": links(kind),
            ":only": new.only,
            ":now": Column(new.now),
            ":floor": new.limits.floor,
            ":ceiling": new.limits.ceiling,
            ":state": serde_json::to_string(&ListingState::default())?,
        })?;
        let mut select = self.prepare_cached(&format!("SELECT {COLUMNS} FROM listing WHERE kind = ?1 AND url = ?2"))?;
        select.query_row([kind.name(), url], |row| Ok(listing_of(row)))?
    }

    fn edit_listing(&self, listing: &Listing) -> Result<bool, StepError> {
        let mut update = self.prepare_cached(
            "UPDATE listing SET links = ?2, only_matching = ?3, paused = ?4, floor = ?5, ceiling = ?6,
             due = CASE WHEN ?4 THEN NULL WHEN owner IS NULL OR due IS NULL THEN next_check ELSE due END WHERE id = ?1",
        )?;
        let OwnLimits { floor, ceiling } = listing.limits;
        let changed = update.execute(params![
            listing.id.0,
            links(&listing.place.kind),
            listing.only,
            listing.paused,
            floor,
            ceiling
        ])?;
        Ok(changed > 0)
    }

    fn plan_listing(&self, listing: ListingId, at: DateTime<Utc>) -> Result<bool, StepError> {
        let mut update = self.prepare_cached(
            "UPDATE listing SET next_check = ?2,
             due = CASE WHEN paused THEN NULL WHEN owner IS NULL THEN ?2 ELSE due END WHERE id = ?1",
        )?;
        Ok(update.execute(params![listing.0, Column(at)])? > 0)
    }

    fn remove_listing(&self, listing: ListingId) -> Result<bool, StepError> {
        self.prepare_cached("DELETE FROM sighting WHERE listing = ?1")?.execute([listing.0])?;
        Ok(self.prepare_cached("DELETE FROM listing WHERE id = ?1")?.execute([listing.0])? > 0)
    }

    fn sightings(&self, listing: ListingId) -> Result<Vec<Sighting>, StepError> {
        let mut select = self
            .prepare_cached("SELECT url, article, first_at, changed FROM sighting WHERE listing = ?1 ORDER BY url")?;
        let rows = select.query_map([listing.0], sighting_of)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn lease_listings(&self, terms: &LeaseTerms<'_>) -> Result<Vec<Lease<Listing>>, StepError> {
        let mut leases = lease(self, ("listing", "id", COLUMNS), terms, listing_of)?;
        leases.sort_by_key(|lease| (lease.held.next_check, lease.held.id));
        Ok(leases)
    }

    fn release_listing(&self, lease: &Lease<Listing>) -> Result<(), StepError> {
        let mut update = self.prepare_cached(
            "UPDATE listing SET owner = NULL, due = iif(paused, NULL, next_check)
             WHERE id = ?1 AND fence = ?2 AND owner IS NOT NULL",
        )?;
        update.execute([lease.held.id.0, lease.fence])?;
        Ok(())
    }

    fn finish_reading(&self, reading: &ListingReading<'_>) -> Result<bool, StepError> {
        let mut update = self.prepare_cached(
            "UPDATE listing SET state = ?3, next_check = ?4, owner = NULL, due = iif(paused, NULL, ?4)
             WHERE id = ?1 AND fence = ?2 AND owner IS NOT NULL",
        )?;
        let state = serde_json::to_string(reading.state)?;
        Ok(update.execute(params![reading.listing.0, reading.fence, state, Column(reading.next_check)])? > 0)
    }

    fn set_state(&self, listing: ListingId, state: &ListingState) -> Result<(), StepError> {
        let state = serde_json::to_string(state)?;
        self.execute("UPDATE listing SET state = ?2 WHERE id = ?1", params![listing.0, state])?;
        Ok(())
    }

    fn shelf(&self) -> impl Shelf<Error = StepError> {
        Tables(self)
    }
}

fn sighting_of(row: &Row<'_>) -> rusqlite::Result<Sighting> {
    Ok(Sighting {
        url: row.get("url")?,
        article: ArticleId(row.get("article")?),
        first_seen: get(row, "first_at")?,
        changed: get_optional(row, "changed")?,
    })
}

/// The tables of an open transaction, as discovery sees them.
struct Tables<'a>(&'a Connection);

impl Shelf for Tables<'_> {
    type Error = StepError;

    fn sighting(&mut self, listing: ListingId, url: &str) -> Result<Option<Sighting>, StepError> {
        let mut select = self
            .0
            .prepare_cached("SELECT url, article, first_at, changed FROM sighting WHERE listing = ?1 AND url = ?2")?;
        Ok(select.query_row(params![listing.0, url], sighting_of).optional()?)
    }

    fn note_sighting(&mut self, listing: ListingId, sighting: &Sighting) -> Result<(), StepError> {
        let mut insert = self.0.prepare_cached(
            "INSERT OR REPLACE INTO sighting (listing, url, article, first_at, changed) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        let Sighting { url, article, first_seen, changed } = sighting;
        insert.execute(params![listing.0, url, article.0, Column(*first_seen), changed.map(Column)])?;
        Ok(())
    }

    fn was_shown(&mut self, article: ArticleId) -> Result<bool, StepError> {
        let mut select = self.0.prepare_cached("SELECT EXISTS (SELECT 1 FROM sighting WHERE article = ?1)")?;
        Ok(select.query_row([article.0], |row| row.get(0))?)
    }

    fn article_at(&mut self, url: &str) -> Result<Option<ArticleId>, StepError> {
        Ok(read::Lookup(self.0).at_url(url, 1)?.pop().map(|article| article.id))
    }

    fn create(&mut self, new: &NewArticle) -> Result<Article, StepError> {
        write::create_article(self.0, new)
    }

    fn note_address(&mut self, article: ArticleId, url: &str) -> Result<(), StepError> {
        write::note_address(self.0, article, url)
    }

    fn add_watch(&mut self, watch: &Watch) -> Result<bool, StepError> {
        self.0.add_watch(watch)
    }

    fn hasten(&mut self, article: ArticleId, by: DateTime<Utc>) -> Result<bool, StepError> {
        self.0.hasten(article, by)
    }
}
