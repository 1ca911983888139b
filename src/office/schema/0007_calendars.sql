-- Addresses under which calendars are followed. The address is the secret: only the SHA-256 of its token is kept.
CREATE TABLE calendar_feed (
    id         TEXT NOT NULL PRIMARY KEY,
    token_hash BLOB NOT NULL UNIQUE,
    kind       TEXT NOT NULL CHECK (kind IN ('group', 'room')),
    subject    TEXT NOT NULL,
    made_at    TEXT NOT NULL,
    made_by    TEXT NOT NULL
);
