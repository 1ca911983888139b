-- What the desk was asked for and did not find, one row each: the month and the theme, empty where it is not said. No day, no word.
CREATE TABLE unmet (
    id    TEXT NOT NULL PRIMARY KEY,
    month TEXT NOT NULL,
    theme TEXT NOT NULL
);
CREATE INDEX unmet_month ON unmet (month);
