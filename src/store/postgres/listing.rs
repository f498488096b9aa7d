//! Listings and what they showed, as rows.

use chrono::{DateTime, Utc};
use tokio_postgres::Row;

use super::{
    article,
    connection::{Connection, values},
    lease::lease,
    read,
    row::{address_key, article_id, escape, get, id, instant, int, optional_instant, optional_text, text},
    step::StepError,
    watch,
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

fn listing_of(row: &Row) -> Result<Listing, StepError> {
    let kind = match get(row, "kind")? {
        "feed" => ListingKind::Feed,
        "sitemap" => ListingKind::Sitemap,
        "page" => ListingKind::Page { links: text(row, "links")? },
        _ => return Err(StepError::Broken("a listing is of no known kind".to_owned())),
    };
    Ok(Listing {
        id: listing_id(row)?,
        place: ListingPlace { kind, url: text(row, "url")? },
        only: optional_text(row, "only_matching")?,
        paused: get(row, "paused")?,
        added_at: instant(row, "added_at")?,
        limits: watch::limits(row)?,
        next_check: instant(row, "next_check")?,
        state: serde_json::from_str(get(row, "state")?)?,
    })
}

fn listing_id(row: &Row) -> Result<ListingId, StepError> {
    let id = u32::try_from(get::<i64>(row, "id")?);
    id.map(ListingId).map_err(|_| StepError::Broken("a listing has no possible number".to_owned()))
}

fn number_of(listing: ListingId) -> i64 {
    listing.0.into()
}

fn links(kind: &ListingKind) -> Option<String> {
    match kind {
        ListingKind::Page { links } => Some(escape(links).into_owned()),
        ListingKind::Feed | ListingKind::Sitemap => None,
    }
}

fn only(only: Option<&str>) -> Option<String> {
    only.map(|only| escape(only).into_owned())
}

impl ListingRows for Connection {
    fn listings(&self) -> Result<Vec<Listing>, StepError> {
        self.query("SELECT * FROM listing ORDER BY id", &[])?.iter().map(listing_of).collect()
    }

    fn add_listing(&self, new: &NewListing) -> Result<Listing, StepError> {
        let ListingPlace { kind, url } = &new.place;
        let key = address_key(url);
        self.write(
            "INSERT INTO listing (kind, key, url, links, only_matching, added_at, floor, ceiling, next_check, state, due)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $6, $9, $6) ON CONFLICT (kind, key) DO NOTHING",
            values![
                kind.name(),
                key,
                escape(url).into_owned(),
                links(kind),
                only(new.only.as_deref()),
                new.now.timestamp_millis(),
                new.limits.floor.map(i64::from),
                new.limits.ceiling.map(i64::from),
                serde_json::to_string(&ListingState::default())?,
            ],
        )?;
        let row = self.query_one("SELECT * FROM listing WHERE kind = $1 AND key = $2", &[&kind.name(), &key])?;
        row.as_ref().map_or_else(|| Err(StepError::Broken("a new listing is gone".to_owned())), listing_of)
    }

    fn edit_listing(&self, listing: &Listing) -> Result<bool, StepError> {
        let OwnLimits { floor, ceiling } = listing.limits;
        let edited = self.query_one(
            "UPDATE listing SET links = $2, only_matching = $3, paused = $4, floor = $5, ceiling = $6,
             due = CASE WHEN $4 THEN NULL WHEN owner IS NULL OR due IS NULL THEN next_check ELSE due END
             WHERE id = $1 RETURNING id",
            &[
                &number_of(listing.id),
                &links(&listing.place.kind),
                &only(listing.only.as_deref()),
                &listing.paused,
                &floor.map(i64::from),
                &ceiling.map(i64::from),
            ],
        )?;
        Ok(edited.is_some())
    }

    fn plan_listing(&self, listing: ListingId, at: DateTime<Utc>) -> Result<bool, StepError> {
        let planned = self.query_one(
            "UPDATE listing SET next_check = $2,
             due = CASE WHEN paused THEN NULL WHEN owner IS NULL THEN $2::bigint ELSE due END WHERE id = $1 RETURNING id",
            &[&number_of(listing), &at.timestamp_millis()],
        )?;
        Ok(planned.is_some())
    }

    fn remove_listing(&self, listing: ListingId) -> Result<bool, StepError> {
        self.write("DELETE FROM sighting WHERE listing = $1", values![number_of(listing)])?;
        Ok(self.query_one("DELETE FROM listing WHERE id = $1 RETURNING id", &[&number_of(listing)])?.is_some())
    }

    fn sightings(&self, listing: ListingId) -> Result<Vec<Sighting>, StepError> {
        let sql = "SELECT url, article, first_at, changed FROM sighting WHERE listing = $1 ORDER BY url COLLATE \"C\"";
        self.query(sql, &[&number_of(listing)])?.iter().map(sighting_of).collect()
    }

    fn lease_listings(&self, terms: &LeaseTerms<'_>) -> Result<Vec<Lease<Listing>>, StepError> {
        let due = "WITH taken AS MATERIALIZED
                 (SELECT id FROM listing WHERE due <= $3
                  AND NOT EXISTS (SELECT FROM lock WHERE name = 'host ' || split_part(url, '/', 3)
                                  AND owner <> $2 AND expires > $3)
                  ORDER BY due, id LIMIT $4 FOR UPDATE SKIP LOCKED)
             UPDATE listing AS l SET due = $1, owner = $2, fence = l.fence + 1 FROM taken AS t
             WHERE l.id = t.id RETURNING l.*";
        let mut leases = lease(self, due, terms, listing_of)?;
        leases.sort_by_key(|lease| (lease.held.next_check, lease.held.id));
        Ok(leases)
    }

    fn release_listing(&self, lease: &Lease<Listing>) -> Result<(), StepError> {
        self.write(
            "UPDATE listing SET owner = NULL, due = CASE WHEN paused THEN NULL ELSE next_check END
             WHERE id = $1 AND fence = $2 AND owner IS NOT NULL",
            values![number_of(lease.held.id), int(lease.fence)],
        )
    }

    fn finish_reading(&self, reading: &ListingReading<'_>) -> Result<bool, StepError> {
        let finished = self.query_one(
            "UPDATE listing SET state = $3, next_check = $4, owner = NULL, due = CASE WHEN paused THEN NULL ELSE $4::bigint END
             WHERE id = $1 AND fence = $2 AND owner IS NOT NULL RETURNING id",
            &[
                &number_of(reading.listing),
                &int(reading.fence),
                &serde_json::to_string(reading.state)?,
                &reading.next_check.timestamp_millis(),
            ],
        )?;
        Ok(finished.is_some())
    }

    fn set_state(&self, listing: ListingId, state: &ListingState) -> Result<(), StepError> {
        let state = serde_json::to_string(state)?;
        self.write("UPDATE listing SET state = $2 WHERE id = $1", values![number_of(listing), state])
    }

    fn shelf(&self) -> impl Shelf<Error = StepError> {
        Tables(self)
    }
}

fn sighting_of(row: &Row) -> Result<Sighting, StepError> {
    Ok(Sighting {
        url: text(row, "url")?,
        article: article_id(row, "article")?,
        first_seen: instant(row, "first_at")?,
        changed: optional_instant(row, "changed")?,
    })
}

/// The tables of an open transaction, as discovery sees them.
struct Tables<'a>(&'a Connection);

impl Shelf for Tables<'_> {
    type Error = StepError;

    fn sighting(&mut self, listing: ListingId, url: &str) -> Result<Option<Sighting>, StepError> {
        let sql = "SELECT url, article, first_at, changed FROM sighting WHERE listing = $1 AND key = $2";
        self.0.query_one(sql, &[&number_of(listing), &address_key(url)])?.as_ref().map(sighting_of).transpose()
    }

    fn note_sighting(&mut self, listing: ListingId, sighting: &Sighting) -> Result<(), StepError> {
        let Sighting { url, article, first_seen, changed } = sighting;
        self.0.write(
            "INSERT INTO sighting (listing, key, url, article, first_at, changed) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (listing, key) DO UPDATE
             SET article = excluded.article, first_at = excluded.first_at, changed = excluded.changed",
            values![
                number_of(listing),
                address_key(url),
                escape(url).into_owned(),
                id(*article),
                first_seen.timestamp_millis(),
                changed.map(|changed| changed.timestamp_millis()),
            ],
        )
    }

    fn was_shown(&mut self, article: ArticleId) -> Result<bool, StepError> {
        Ok(self.0.query_one("SELECT 1 AS one FROM sighting WHERE article = $1 LIMIT 1", &[&id(article)])?.is_some())
    }

    fn article_at(&mut self, url: &str) -> Result<Option<ArticleId>, StepError> {
        Ok(read::Lookup(self.0).at_url(url, 1)?.pop().map(|article| article.id))
    }

    fn create(&mut self, new: &NewArticle) -> Result<Article, StepError> {
        let created = article::create_articles(self.0, std::slice::from_ref(new))?.pop();
        created.ok_or_else(|| StepError::Broken("a new article is gone".to_owned()))
    }

    fn note_address(&mut self, article: ArticleId, url: &str) -> Result<(), StepError> {
        article::note_address(self.0, article, url).map(drop)
    }

    fn add_watch(&mut self, watch: &Watch) -> Result<bool, StepError> {
        self.0.add_watch(watch)
    }

    fn hasten(&mut self, article: ArticleId, by: DateTime<Utc>) -> Result<bool, StepError> {
        self.0.hasten(article, by)
    }
}
