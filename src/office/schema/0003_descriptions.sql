-- What a picture shows, in words: read aloud, and shown where the picture cannot be. Empty until somebody wrote them.
ALTER TABLE blob ADD COLUMN alt TEXT NOT NULL DEFAULT '';
