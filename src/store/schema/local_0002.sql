-- Follow-up slips on their way to paper: until somebody holds one, or nobody does. No secret, no text, a date.
CREATE TABLE follow_up (
  id TEXT NOT NULL PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('prepared', 'sending')),
  body TEXT NOT NULL,
  at_day TEXT NOT NULL
);
