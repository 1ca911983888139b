-- Consultations the desk counted, one row each: the day and two closed words. No hour, no name, no text, nobody who counted.
CREATE TABLE consultation (
    id     TEXT NOT NULL PRIMARY KEY,
    day    TEXT NOT NULL,
    way    TEXT NOT NULL CHECK (way IN ('phone', 'visit', 'mail', 'other')),
    person TEXT NOT NULL CHECK (person IN ('self', 'family', 'supporter', 'other'))
);
CREATE INDEX consultation_day ON consultation (day);
