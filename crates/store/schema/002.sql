-- Version 2: incidents and reports lie in ordinary tables.
--
-- In a table WITHOUT ROWID a record longer than a quarter of a page (1 KB) spills into a page of its own; a row of
-- UCDP's has 1.5 KB, so that a store took three times the room and the time of what it holds.

CREATE TABLE incidents_2 (
    dataset    TEXT NOT NULL,
    id         TEXT NOT NULL,
    import     INTEGER REFERENCES imports (id),
    date_start TEXT NOT NULL,
    date_end   TEXT NOT NULL,
    country    TEXT,
    record     TEXT NOT NULL CHECK (json_valid(record)),
    PRIMARY KEY (dataset, id)
) STRICT;
INSERT INTO incidents_2 SELECT dataset, id, import, date_start, date_end, country, record FROM incidents;

CREATE TABLE reports_2 (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    idx     INTEGER NOT NULL CHECK (idx >= 0),
    record  TEXT NOT NULL CHECK (json_valid(record)),
    PRIMARY KEY (article, idx)
) STRICT;
INSERT INTO reports_2 SELECT article, idx, record FROM reports;

-- The table that refers to both goes first and comes last, or dropping them would empty it.
CREATE TEMP TABLE members_kept AS SELECT dataset, incident, article, idx FROM members;
DROP TABLE members;
DROP TABLE incidents;
DROP TABLE reports;
ALTER TABLE incidents_2 RENAME TO incidents;
ALTER TABLE reports_2 RENAME TO reports;
CREATE INDEX incidents_by_day ON incidents (date_start, dataset, id);

CREATE TABLE members (
    dataset  TEXT NOT NULL,
    incident TEXT NOT NULL,
    article  INTEGER NOT NULL,
    idx      INTEGER NOT NULL,
    PRIMARY KEY (article, idx),
    FOREIGN KEY (dataset, incident) REFERENCES incidents (dataset, id) ON DELETE CASCADE,
    FOREIGN KEY (article, idx) REFERENCES reports (article, idx) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO members SELECT dataset, incident, article, idx FROM temp.members_kept;
DROP TABLE temp.members_kept;
CREATE INDEX members_by_incident ON members (dataset, incident);
