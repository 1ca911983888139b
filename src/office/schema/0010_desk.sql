-- Pages the desk writes for itself, one for each day or month: what a colleague is told, what stands under a month's figures.
CREATE TABLE desk_page (
    sort       TEXT   NOT NULL CHECK (sort IN ('hand_over', 'comment')),
    day        TEXT   NOT NULL,
    version    BIGINT NOT NULL CHECK (version >= 1),
    words      TEXT   NOT NULL,
    written_at TEXT   NOT NULL,
    written_by TEXT   NOT NULL,
    PRIMARY KEY (sort, day)
);
