-- The tables of docs/store-format.md. Keys begin with the article, so that what is read together lies together.

-- What is tracked. `captures` and `versions` count its rows; `latest` is the version that was first seen last.
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title TEXT,
    captures INTEGER NOT NULL DEFAULT 0,
    versions INTEGER NOT NULL DEFAULT 0,
    latest INTEGER,
    first_at INTEGER,
    last_at INTEGER
) STRICT;

-- Every address an article was seen at.
CREATE TABLE address (
    article INTEGER NOT NULL REFERENCES article (id),
    number INTEGER NOT NULL,
    url TEXT NOT NULL,
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX address_by_url ON address (url);

-- What made versions out of captures.
CREATE TABLE maker (
    id INTEGER PRIMARY KEY,
    extractor TEXT NOT NULL,
    tool TEXT NOT NULL,
    UNIQUE (extractor, tool)
) STRICT;

-- Every observation. `at` is in milliseconds since 1970-01-01T00:00:00Z; `position` is its place in the log.
CREATE TABLE capture (
    article INTEGER NOT NULL REFERENCES article (id),
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    dated_by INTEGER NOT NULL,
    address INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    reason TEXT,
    version INTEGER,
    status INTEGER,
    headers BLOB,
    raw INTEGER,
    position INTEGER NOT NULL,
    link BLOB NOT NULL,
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

-- Every distinct state. `capture` brought it; it was seen from `first_at` to `last_at`.
CREATE TABLE version (
    article INTEGER NOT NULL REFERENCES article (id),
    number INTEGER NOT NULL,
    capture INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    content BLOB NOT NULL,
    restores INTEGER,
    maker INTEGER NOT NULL REFERENCES maker (id),
    PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;
-- What was in force at an instant, and when a content stood before; 4 bytes of a digest tell the contents of an
-- article apart well enough to leave few rows to look at.
CREATE INDEX version_by_time ON version (article, first_at);
CREATE INDEX version_by_content ON version (article, substr(content, 1, 4), first_at);

-- The document of a version: `id` is the position in the log of the capture that brought it, so that rows are only
-- ever added at the end and lie densely; `back` says how much lower the row of the text is that the frame was
-- compressed against, 0 where it stands alone.
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    back INTEGER NOT NULL,
    frame BLOB NOT NULL
) STRICT;

-- Bytes as received, each content once in an article: `id` is the article times 2^24 plus a number, `back` as in
-- `document`.
CREATE TABLE raw (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL,
    length INTEGER NOT NULL,
    back INTEGER NOT NULL,
    frame BLOB
) STRICT;

-- The head of the log: its size and the roots of its full subtrees.
CREATE TABLE log (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    size INTEGER NOT NULL,
    peaks BLOB NOT NULL
) STRICT;
INSERT INTO log (id, size, peaks) VALUES (1, 0, x'');

PRAGMA application_id = 0x77727468; -- `wrth`
PRAGMA user_version = 1;
