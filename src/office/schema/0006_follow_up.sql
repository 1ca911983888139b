-- An enquiry of somebody who gave no name. No column says who, from where, or at what time of day: dates alone.
CREATE TABLE follow_up (
    id            TEXT   NOT NULL PRIMARY KEY,
    locator       TEXT   NOT NULL,
    verifier_hash TEXT   NOT NULL,
    recipient     TEXT   NOT NULL,
    kind          TEXT   NOT NULL,
    designation   TEXT   NOT NULL,
    state         TEXT   NOT NULL CHECK (state IN ('open', 'closed')),
    paper         TEXT   NOT NULL CHECK (paper IN ('sure', 'unsure')),
    senior        INTEGER NOT NULL CHECK (senior IN (0, 1)),
    opened_on     TEXT   NOT NULL,
    active_on     TEXT   NOT NULL,
    asked_on      TEXT,
    due_on        TEXT
);
CREATE INDEX follow_up_by_locator ON follow_up (locator);

-- What was written, sealed to the desk's key and the paper's; a message that comes again has the id of the first. open_days is how many open days a reply took.
CREATE TABLE follow_up_message (
    follow_up TEXT   NOT NULL REFERENCES follow_up (id),
    number    BIGINT NOT NULL,
    id        TEXT   NOT NULL,
    writer    TEXT   NOT NULL CHECK (writer IN ('desk', 'visitor')),
    day       TEXT   NOT NULL,
    sealed    BLOB   NOT NULL,
    staff     TEXT,
    open_days BIGINT,
    in_time   INTEGER CHECK (in_time IN (0, 1)),
    PRIMARY KEY (follow_up, number),
    UNIQUE (follow_up, id)
);

-- What staff write for themselves, sealed to the desk's key alone: an answer being written, a note for the next shift.
CREATE TABLE follow_up_desk (
    follow_up TEXT NOT NULL REFERENCES follow_up (id),
    sort      TEXT NOT NULL CHECK (sort IN ('draft', 'note')),
    sealed    BLOB NOT NULL,
    staff     TEXT NOT NULL,
    day       TEXT NOT NULL,
    asks      INTEGER NOT NULL CHECK (asks IN (0, 1)),
    seen_by   TEXT,
    PRIMARY KEY (follow_up, sort)
);

-- Who of the staff read or did what on which day.
CREATE TABLE follow_up_audit (
    follow_up TEXT   NOT NULL REFERENCES follow_up (id),
    day       TEXT   NOT NULL,
    staff     TEXT   NOT NULL,
    act       TEXT   NOT NULL,
    times     BIGINT NOT NULL,
    PRIMARY KEY (follow_up, day, staff, act)
);

-- All that is left of what is gone.
CREATE TABLE follow_up_month (
    month  TEXT   NOT NULL PRIMARY KEY,
    opened BIGINT NOT NULL
);

-- The desk's keys, the newest in use; older ones open older messages. Only public halves stand here.
CREATE TABLE desk_key (
    id         TEXT NOT NULL PRIMARY KEY,
    recipient  TEXT NOT NULL UNIQUE,
    made_on    TEXT NOT NULL,
    retired_on TEXT
);

-- To whom a key can be given: a person by a key that their password opens, or the paper in the safe ('recovery').
CREATE TABLE desk_holder (
    holder    TEXT NOT NULL PRIMARY KEY,
    recipient TEXT NOT NULL,
    salt      BLOB NOT NULL,
    since     TEXT NOT NULL
);

-- A desk's private key, sealed to one holder.
CREATE TABLE desk_copy (
    desk_key TEXT NOT NULL REFERENCES desk_key (id),
    holder   TEXT NOT NULL REFERENCES desk_holder (holder),
    sealed   BLOB NOT NULL,
    PRIMARY KEY (desk_key, holder)
);

-- The desk's keys for as long as a session lives, sealed under its token, of which only the hash is here.
ALTER TABLE session ADD COLUMN desk BLOB;
