-- The kiosk's own memory: who it is, what it still owes the office, what it counted. No name, no time of day.
CREATE TABLE identity (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  device_id TEXT NOT NULL,
  device_token TEXT NOT NULL,
  office_url TEXT NOT NULL,
  certificate_pem TEXT NOT NULL,
  feed_key BLOB NOT NULL CHECK (length(feed_key) = 32),
  kiosk_epoch INTEGER NOT NULL
);
CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);
-- AUTOINCREMENT: a number is never used twice, even when its row is gone, because the office dedupes by it.
CREATE TABLE outbox (
  seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  event_id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  sealed INTEGER NOT NULL CHECK (sealed IN (0, 1)),
  at_day TEXT NOT NULL,
  acked_day TEXT
);
CREATE INDEX outbox_pending ON outbox (seq) WHERE acked_day IS NULL;
CREATE TABLE tally (
  month TEXT NOT NULL,
  kind TEXT NOT NULL,
  total INTEGER NOT NULL CHECK (total >= 0),
  PRIMARY KEY (month, kind)
);
