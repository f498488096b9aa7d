-- Which articles may hold some words. It is filled on demand (`writethru index`) and may be emptied at any time: every
-- hit is looked up in the texts themselves.

-- Runs of three characters of the blocks that a version added, levelled: each the code points of its characters, 21 bits
-- each, as one number.
CREATE TABLE search (
    article BIGINT NOT NULL REFERENCES article (id),
    version INTEGER NOT NULL,
    runs BIGINT[] NOT NULL,
    PRIMARY KEY (article, version)
);
CREATE INDEX search_by_run ON search USING gin (runs);

-- How many versions of an article are in it.
CREATE TABLE searchable (
    article BIGINT PRIMARY KEY REFERENCES article (id),
    versions INTEGER NOT NULL
);
