-- Version 1. Files of every version stand in tests/data and must open; change the schema by adding a file, never here.

-- What was published. The same words from the same newspaper on the same day are one article.
CREATE TABLE articles (
    id        INTEGER PRIMARY KEY,
    hash      TEXT NOT NULL UNIQUE,      -- SHA-256 of day, newspaper, title and text
    doc       TEXT NOT NULL UNIQUE,      -- the name that reports are called by (doc#index)
    published TEXT NOT NULL,
    title     TEXT NOT NULL,
    text      TEXT,                      -- NULL where the words were not to be kept
    source    TEXT,
    url       TEXT
) STRICT;

-- What each article reports, in the codebook's exchange form.
CREATE TABLE reports (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    idx     INTEGER NOT NULL CHECK (idx >= 0),
    record  TEXT NOT NULL CHECK (json_valid(record)),
    PRIMARY KEY (article, idx)
) STRICT, WITHOUT ROWID;

-- Files of datasets, in the order in which they came; the last of a dataset is the one whose rows are kept.
CREATE TABLE imports (
    id      INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    dataset TEXT NOT NULL,
    version TEXT NOT NULL,
    file    TEXT NOT NULL,
    hash    TEXT NOT NULL,               -- SHA-256 of the file
    added   INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    kept    INTEGER NOT NULL
) STRICT;

-- Incidents: rows of datasets, and those merged from the reports of this file (dataset 'merged', no import).
CREATE TABLE incidents (
    dataset    TEXT NOT NULL,
    id         TEXT NOT NULL,
    import     INTEGER REFERENCES imports (id),
    date_start TEXT NOT NULL,
    date_end   TEXT NOT NULL,
    country    TEXT,
    record     TEXT NOT NULL CHECK (json_valid(record)),
    PRIMARY KEY (dataset, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX incidents_by_day ON incidents (date_start, dataset, id);

-- Which reports a merged incident was merged from; a report goes only with the incidents that rest on it.
CREATE TABLE members (
    dataset  TEXT NOT NULL,
    incident TEXT NOT NULL,
    article  INTEGER NOT NULL,
    idx      INTEGER NOT NULL,
    PRIMARY KEY (article, idx),
    FOREIGN KEY (dataset, incident) REFERENCES incidents (dataset, id) ON DELETE CASCADE,
    FOREIGN KEY (article, idx) REFERENCES reports (article, idx) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX members_by_incident ON members (dataset, incident);

-- What a person decided about two reports or rows.
CREATE TABLE decisions (
    a       TEXT NOT NULL,
    b       TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different')),
    note    TEXT NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (a, b),
    CHECK (a < b)
) STRICT, WITHOUT ROWID;

-- Results, with the data that they rest on.
CREATE TABLE findings (
    id      INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    kind    TEXT NOT NULL,
    command TEXT NOT NULL,
    data    TEXT NOT NULL,               -- fingerprint of the incidents that were tested
    record  TEXT NOT NULL CHECK (json_valid(record))
) STRICT;

-- What was done to this file.
CREATE TABLE log (
    id   INTEGER PRIMARY KEY,
    at   TEXT NOT NULL,
    verb TEXT NOT NULL,
    what TEXT NOT NULL
) STRICT;
