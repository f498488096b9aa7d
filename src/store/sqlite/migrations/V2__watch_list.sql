-- What is watched and when. Nothing of it is in any digest: it says what is to be done, not what was seen.

-- Articles that are checked again and again. `due` is what the index orders by: the next check, while it is leased the
-- end of the lease, and null while it rests. `plan` is JSON.
CREATE TABLE watch (
    article INTEGER PRIMARY KEY REFERENCES article (id),
    url TEXT NOT NULL,
    paused INTEGER NOT NULL DEFAULT 0,
    added_at INTEGER NOT NULL,
    floor INTEGER,
    ceiling INTEGER,
    next_check INTEGER NOT NULL,
    plan TEXT NOT NULL,
    due INTEGER,
    owner TEXT,
    fence INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX watch_by_due ON watch (due) WHERE due IS NOT NULL;

-- Feeds, sitemaps and pages that show which articles there are; `state` is JSON.
CREATE TABLE listing (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    url TEXT NOT NULL,
    links TEXT,
    only_matching TEXT,
    paused INTEGER NOT NULL DEFAULT 0,
    added_at INTEGER NOT NULL,
    floor INTEGER,
    ceiling INTEGER,
    next_check INTEGER NOT NULL,
    state TEXT NOT NULL,
    due INTEGER,
    owner TEXT,
    fence INTEGER NOT NULL DEFAULT 0,
    UNIQUE (kind, url)
) STRICT;
CREATE INDEX listing_by_due ON listing (due) WHERE due IS NOT NULL;

-- What each listing showed so far.
CREATE TABLE sighting (
    listing INTEGER NOT NULL REFERENCES listing (id),
    url TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article (id),
    first_at INTEGER NOT NULL,
    changed INTEGER,
    PRIMARY KEY (listing, url)
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_by_article ON sighting (article);

-- Articles that turned out to be another one before anything was recorded of them; their numbers are not given again.
CREATE TABLE folded (
    article INTEGER PRIMARY KEY,
    other INTEGER NOT NULL REFERENCES article (id)
) STRICT;

-- What is set for all pages of a host and its subdomains, as text that the store does not look into.
CREATE TABLE site (
    host TEXT PRIMARY KEY,
    settings TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Locks by name.
CREATE TABLE lock (
    name TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    expires INTEGER NOT NULL,
    fence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 2;
