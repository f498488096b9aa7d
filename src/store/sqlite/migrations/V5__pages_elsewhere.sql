-- Pages as received that lie outside the database, in a bucket or a folder, named by their digests.

-- Where they lie: `base` is the place as the user named it, `folder` what this store has of it for itself.
CREATE TABLE page_place (
    id INTEGER PRIMARY KEY,
    base TEXT NOT NULL UNIQUE,
    folder TEXT NOT NULL
) STRICT;

-- The row of a page that lies outside has no frame, and says where it lies.
ALTER TABLE raw ADD COLUMN place INTEGER REFERENCES page_place (id);
CREATE INDEX raw_by_place ON raw (place, digest) WHERE place IS NOT NULL;

-- Pages that a removal left outside: to be deleted there, unless another row needs them.
CREATE TABLE leaving (
    place INTEGER NOT NULL REFERENCES page_place (id),
    digest BLOB NOT NULL,
    PRIMARY KEY (place, digest)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 5;
