-- What waits for a second person may also be that something leaves the screens: deleted, or kept as a draft alone.
ALTER TABLE approval ADD COLUMN state TEXT NOT NULL DEFAULT 'published';
