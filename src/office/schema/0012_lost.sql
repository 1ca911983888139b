-- Days of which a restored backup knows nothing, from the backup's own to that on which it was restored.
CREATE TABLE follow_up_lost (
    from_day  TEXT NOT NULL,
    until_day TEXT NOT NULL,
    PRIMARY KEY (from_day, until_day)
);
