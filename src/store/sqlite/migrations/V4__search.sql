-- Which articles may hold some words. It is filled on demand (`writethru index`) and may be emptied at any time: every
-- hit is looked up in the texts themselves.

-- Runs of three characters of the blocks that a version added, levelled; `rowid` is the article times 2^24 plus the
-- version's number. Nothing but the runs and their rows is kept: no text, no place in it.
CREATE VIRTUAL TABLE search USING fts5 (
    text, content = '', detail = none, columnsize = 0, tokenize = 'trigram case_sensitive 1'
);

-- How many versions of an article are in it.
CREATE TABLE searchable (
    article INTEGER PRIMARY KEY REFERENCES article (id),
    versions INTEGER NOT NULL
) STRICT;

PRAGMA user_version = 4;
