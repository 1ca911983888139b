-- Which pictures somebody chose ('picture') and which are pages of leaflets ('page'): the list of pictures shows the first.
ALTER TABLE blob ADD COLUMN role TEXT NOT NULL DEFAULT 'picture';
