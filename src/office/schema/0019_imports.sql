-- What came in as one file through the console: who brought it and when, and whether it was taken back as a whole.
CREATE TABLE import (
    id        TEXT NOT NULL PRIMARY KEY,
    kind      TEXT NOT NULL,
    file      TEXT NOT NULL,
    who       TEXT NOT NULL,
    at        TEXT NOT NULL,
    undone_by TEXT,
    undone_at TEXT
);
CREATE INDEX import_by_time ON import (at);

-- The records of an import: the version that stood before, 0 where none did, and the SHA-256 of what came, so that it is
-- known again wherever it went from there.
CREATE TABLE import_record (
    import TEXT   NOT NULL REFERENCES import (id),
    kind   TEXT   NOT NULL,
    id     TEXT   NOT NULL,
    before BIGINT NOT NULL,
    sum    TEXT   NOT NULL,
    PRIMARY KEY (import, kind, id)
);
