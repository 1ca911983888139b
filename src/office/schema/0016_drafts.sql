-- What somebody is still writing at beside a version that stands on the screens: one draft for a record. The published
-- version stays until the draft is published in its place.
CREATE TABLE draft (
    kind     TEXT   NOT NULL,
    id       TEXT   NOT NULL,
    base     BIGINT NOT NULL,
    body     TEXT   NOT NULL,
    kept_by  TEXT   NOT NULL,
    kept_at  TEXT   NOT NULL,
    PRIMARY KEY (kind, id)
);
