-- What must be kept, what was removed by a rule, and who outside saw the log. Nothing here is in any digest: digests of
-- what was removed are in the chain already.

-- Time-stamps over the log at some size, as an authority gave them; `at` is by its clock.
CREATE TABLE anchor (
    number INTEGER PRIMARY KEY,
    size INTEGER NOT NULL,
    root BLOB NOT NULL,
    authority TEXT NOT NULL,
    at INTEGER NOT NULL,
    token BLOB NOT NULL
) STRICT;

-- Articles of which nothing may be removed.
CREATE TABLE hold (
    article INTEGER PRIMARY KEY REFERENCES article (id),
    since INTEGER NOT NULL,
    reason TEXT NOT NULL
) STRICT;

-- Each time that a rule removed something.
CREATE TABLE removal (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    rule TEXT NOT NULL
) STRICT;

-- Rows of `raw` whose frame was removed, and rows of `document` that were; of a text stays what its link vouches for
-- and the dates that the page stated.
CREATE TABLE removed_raw (
    id INTEGER PRIMARY KEY,
    removal INTEGER NOT NULL REFERENCES removal (number)
) STRICT;
CREATE TABLE removed_document (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL,
    dates TEXT NOT NULL,
    removal INTEGER NOT NULL REFERENCES removal (number)
) STRICT;

PRAGMA user_version = 3;
