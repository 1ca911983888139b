-- Four roles in place of two: whoever could do everything about content still can.
ALTER TABLE staff ADD COLUMN rank TEXT NOT NULL DEFAULT 'viewer'
    CHECK (rank IN ('viewer', 'editor', 'publisher', 'admin'));
UPDATE staff SET rank = CASE role WHEN 'admin' THEN 'admin' ELSE 'publisher' END;
ALTER TABLE staff DROP COLUMN role;
ALTER TABLE staff RENAME COLUMN rank TO role;

-- A password that somebody else knows is good for one thing: choosing another.
ALTER TABLE staff ADD COLUMN one_time INTEGER NOT NULL DEFAULT 0 CHECK (one_time IN (0, 1));

-- What was done to accounts: by whom, to whom, when. Never a password, never where somebody sat.
CREATE TABLE deed (
    id   TEXT NOT NULL PRIMARY KEY,
    at   TEXT NOT NULL,
    who  TEXT NOT NULL,
    what TEXT NOT NULL,
    whom TEXT NOT NULL
);
CREATE INDEX deed_by_time ON deed (at);
CREATE INDEX record_history_by_time ON record_history (changed_at);

-- What waits for a second person: the very words, what they are to replace, and who asked. What kiosks show stays as it
-- is until somebody else says yes to exactly this hash.
CREATE TABLE approval (
    kind     TEXT   NOT NULL,
    id       TEXT   NOT NULL,
    base     BIGINT NOT NULL,
    body     TEXT   NOT NULL,
    hash     TEXT   NOT NULL,
    asked_by TEXT   NOT NULL,
    asked_at TEXT   NOT NULL,
    PRIMARY KEY (kind, id)
);

-- 「グループに確認ずみ」: how and on which day a group said yes to exactly this text, and who asked them.
CREATE TABLE agreed (
    kind  TEXT NOT NULL,
    id    TEXT NOT NULL,
    hash  TEXT NOT NULL,
    how   TEXT NOT NULL CHECK (how IN ('phone', 'paper', 'mail', 'here')),
    day   TEXT NOT NULL,
    said  TEXT NOT NULL,
    noted_by TEXT NOT NULL,
    PRIMARY KEY (kind, id, hash)
);

-- What the office is told of itself: one row for each name.
CREATE TABLE choice (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- What somebody should know of who is not looking, and whether they were told.
CREATE TABLE alert (
    cause TEXT    NOT NULL PRIMARY KEY,
    title TEXT    NOT NULL,
    words TEXT    NOT NULL,
    since TEXT    NOT NULL,
    told  INTEGER NOT NULL CHECK (told IN (0, 1))
);
