-- The office database. Times are UTC, written 2026-11-21T04:42:00Z: they sort as text and read as they are.

-- The full truth, private fields included. One row per thing; what may leave the building is in item.
CREATE TABLE record (
    kind       TEXT   NOT NULL,
    id         TEXT   NOT NULL,
    version    BIGINT NOT NULL CHECK (version >= 1),
    state      TEXT   NOT NULL CHECK (state IN ('draft', 'published', 'deleted')),
    body       TEXT   NOT NULL,
    updated_at TEXT   NOT NULL,
    updated_by TEXT   NOT NULL,
    PRIMARY KEY (kind, id)
);

-- Every version there ever was, the latest included: undo and audit read it.
CREATE TABLE record_history (
    kind       TEXT   NOT NULL,
    id         TEXT   NOT NULL,
    version    BIGINT NOT NULL CHECK (version >= 1),
    state      TEXT   NOT NULL CHECK (state IN ('draft', 'published', 'deleted')),
    body       TEXT   NOT NULL,
    changed_at TEXT   NOT NULL,
    changed_by TEXT   NOT NULL,
    PRIMARY KEY (kind, id, version)
);

-- What kiosks follow: the public projection of published records. A row that is gone stays as a tombstone for a while.
CREATE TABLE item (
    channel     TEXT    NOT NULL,
    kind        TEXT    NOT NULL,
    id          TEXT    NOT NULL,
    rev         BIGINT  NOT NULL CHECK (rev >= 1),
    deleted     INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    body        TEXT    NOT NULL,
    record_kind TEXT    NOT NULL,
    record_id   TEXT    NOT NULL,
    changed_at  TEXT    NOT NULL,
    PRIMARY KEY (channel, kind, id)
);
CREATE INDEX item_by_rev ON item (rev);
CREATE INDEX item_by_record ON item (record_kind, record_id);

-- One row. floor_rev is the highest revision whose tombstones were thrown away: who is older takes a snapshot.
CREATE TABLE feed_head (
    only_one  BIGINT NOT NULL PRIMARY KEY CHECK (only_one = 1),
    epoch     BIGINT NOT NULL,
    rev       BIGINT NOT NULL,
    floor_rev BIGINT NOT NULL
);
INSERT INTO feed_head (only_one, epoch, rev, floor_rev) VALUES (1, 0, 0, 0);

-- Pictures and leaflets. The bytes lie in files named by their SHA-256.
CREATE TABLE blob (
    hash       TEXT   NOT NULL PRIMARY KEY,
    bytes      BIGINT NOT NULL,
    width      BIGINT NOT NULL,
    height     BIGINT NOT NULL,
    media_type TEXT   NOT NULL,
    name       TEXT   NOT NULL,
    added_at   TEXT   NOT NULL,
    added_by   TEXT   NOT NULL
);

-- What kiosks told the office. The key makes a repeated delivery harmless; the day has no time of day on purpose.
CREATE TABLE intake (
    kiosk       TEXT   NOT NULL,
    kiosk_epoch BIGINT NOT NULL,
    seq         BIGINT NOT NULL,
    kind        TEXT   NOT NULL,
    body        TEXT   NOT NULL,
    day         TEXT   NOT NULL,
    PRIMARY KEY (kiosk, kiosk_epoch, seq)
);

CREATE TABLE staff (
    id            TEXT    NOT NULL PRIMARY KEY,
    name          TEXT    NOT NULL,
    login         TEXT    NOT NULL UNIQUE,
    password_hash TEXT    NOT NULL,
    role          TEXT    NOT NULL CHECK (role IN ('staff', 'admin')),
    disabled      INTEGER NOT NULL CHECK (disabled IN (0, 1))
);

-- Only the SHA-256 of a session's token is kept: who reads this table cannot log in with it.
CREATE TABLE session (
    token_hash   BLOB  NOT NULL PRIMARY KEY,
    staff        TEXT  NOT NULL REFERENCES staff (id),
    created_at   TEXT  NOT NULL,
    last_seen_at TEXT  NOT NULL
);

-- A kiosk: invited (staff made a code), pending (it shows a code), paired, refused or revoked.
CREATE TABLE device (
    id           TEXT   NOT NULL PRIMARY KEY,
    name         TEXT   NOT NULL,
    place        TEXT   NOT NULL,
    state        TEXT   NOT NULL CHECK (state IN ('invited', 'pending', 'paired', 'refused', 'revoked')),
    code         TEXT,
    token_hash   BLOB   UNIQUE,
    words        TEXT   NOT NULL,
    attempts     BIGINT NOT NULL,
    created_at   TEXT   NOT NULL,
    paired_at    TEXT,
    last_seen_at TEXT,
    report       TEXT
);
CREATE UNIQUE INDEX device_by_code ON device (code);
