-- What was asked of one terminal: the newest of each kind. How far it is, is a word of the terminal; empty until it said one.
CREATE TABLE screen_task (
    id       TEXT NOT NULL PRIMARY KEY,
    device   TEXT NOT NULL,
    kind     TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    fate     TEXT NOT NULL,
    fate_at  TEXT,
    UNIQUE (device, kind)
);
-- How bright and how loud one terminal is, in percent. heard is the last change at the terminal itself that came here: a
-- number that it never uses again.
CREATE TABLE screen_tuning (
    device     TEXT   NOT NULL PRIMARY KEY,
    brightness BIGINT NOT NULL,
    volume     BIGINT NOT NULL,
    heard      BIGINT,
    set_at     TEXT   NOT NULL,
    set_by     TEXT   NOT NULL
);
