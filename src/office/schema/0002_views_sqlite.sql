-- Views for ordinary tools (a spreadsheet, a database browser). json_extract is SQLite's: another database brings
-- its own version of this file. Private fields are in them, as they are in record.
-- A text is a string, or an object with one text per language: the views show the Japanese one.
CREATE VIEW v_group AS
SELECT id, state, version, updated_at, updated_by,
       coalesce(json_extract(body, '$.name.ja'), json_extract(body, '$.name')) AS name, json_extract(body, '$.reading') AS reading,
       coalesce(json_extract(body, '$.area.ja'), json_extract(body, '$.area')) AS area, json_extract(body, '$.verified_on') AS verified_on, body
FROM record WHERE kind = 'group' AND state <> 'deleted';

CREATE VIEW v_booking AS
SELECT id, state, version, updated_at, updated_by,
       json_extract(body, '$.room') AS room, json_extract(body, '$.date') AS day,
       json_extract(body, '$.hours') AS hours, body
FROM record WHERE kind = 'booking' AND state <> 'deleted';

CREATE VIEW v_notice AS
SELECT id, state, version, updated_at, updated_by,
       coalesce(json_extract(body, '$.title.ja'), json_extract(body, '$.title')) AS title, json_extract(body, '$.tone') AS tone, body
FROM record WHERE kind = 'notice' AND state <> 'deleted';

CREATE VIEW v_event AS
SELECT id, state, version, updated_at, updated_by,
       coalesce(json_extract(body, '$.title.ja'), json_extract(body, '$.title')) AS title, json_extract(body, '$.sessions') AS sessions, body
FROM record WHERE kind = 'event' AND state <> 'deleted';
