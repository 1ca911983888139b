-- What the office published, as this kiosk last saw it. Everything here can be fetched again.
CREATE TABLE item (
  channel TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  rev INTEGER NOT NULL,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  body TEXT NOT NULL,
  PRIMARY KEY (channel, kind, id)
);
-- A snapshot is built here and flipped into item in one transaction.
CREATE TABLE item_next (
  channel TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  rev INTEGER NOT NULL,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  body TEXT NOT NULL,
  PRIMARY KEY (channel, kind, id)
);
CREATE TABLE cursor (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  epoch INTEGER NOT NULL,
  rev INTEGER NOT NULL,
  checksum BLOB CHECK (length(checksum) = 32),
  verified_at INTEGER
);
INSERT INTO cursor (id, epoch, rev) VALUES (1, 0, 0);
