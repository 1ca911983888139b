-- The day a booking is on, so that a day is found without reading every booking there ever was. Empty for other kinds.
-- json_extract is SQLite's: another database brings its own version of this file.
ALTER TABLE record ADD COLUMN day TEXT NOT NULL DEFAULT '';
UPDATE record SET day = coalesce(json_extract(body, '$.date'), '') WHERE kind = 'booking';
CREATE INDEX record_by_day ON record (kind, day);
