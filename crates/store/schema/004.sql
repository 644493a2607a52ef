-- Version 4: people who read, code and approve together, and all that they decide.

-- Who works on this file. Without any, it is one person's alone.
CREATE TABLE people (
    id       INTEGER PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE,       -- may be a pseudonym
    role     TEXT NOT NULL CHECK (role IN ('reads', 'codes', 'approves', 'administers')),
    password TEXT NOT NULL,              -- Argon2id, as a PHC string
    since    TEXT NOT NULL,
    closed   TEXT                        -- when the account was closed; what was decided with it stays
) STRICT;

-- Who is logged in. What the browser holds is not kept, only its hash.
CREATE TABLE sessions (
    hash   TEXT PRIMARY KEY,             -- SHA-256 of the session's id
    person INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    since  INTEGER NOT NULL,             -- seconds since 1970
    seen   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Every decision of a person, with what stood there before and after. Nothing is changed or deleted here but by a purge,
-- which empties the columns that hold content.
CREATE TABLE revisions (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    at      TEXT NOT NULL,
    person  INTEGER REFERENCES people (id),  -- NULL: the one person who works here alone
    kind    TEXT NOT NULL,               -- report, article, pair, person, coding, redaction …
    subject TEXT NOT NULL,
    article INTEGER,
    idx     INTEGER,
    action  TEXT NOT NULL,
    old     TEXT,
    new     TEXT,
    why     TEXT NOT NULL
) STRICT;
CREATE INDEX revisions_by_report ON revisions (article, idx, id);
CREATE INDEX revisions_by_person ON revisions (person, id);
CREATE INDEX revisions_by_subject ON revisions (kind, subject, id);

-- How far an article is. Without a row it was read by a program and nobody has taken it on.
CREATE TABLE reviews (
    article  INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    state    TEXT NOT NULL CHECK (state IN ('assigned', 'checked', 'approved', 'sent_back')),
    coder    INTEGER REFERENCES people (id),
    approver INTEGER REFERENCES people (id),
    at       TEXT NOT NULL,
    note     TEXT NOT NULL
) STRICT;
CREATE INDEX reviews_by_state ON reviews (state, coder);

-- What was decided of a report, the last decision alone.
CREATE TABLE verdicts (
    article  INTEGER NOT NULL,
    idx      INTEGER NOT NULL,
    verdict  TEXT NOT NULL CHECK (verdict IN ('open', 'accepted', 'corrected', 'rejected', 'skipped')),
    person   INTEGER REFERENCES people (id),
    revision INTEGER NOT NULL REFERENCES revisions (id),
    PRIMARY KEY (article, idx),
    FOREIGN KEY (article, idx) REFERENCES reports (article, idx) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Questions about a report, to be settled by others.
CREATE TABLE flags (
    article  INTEGER NOT NULL,
    idx      INTEGER NOT NULL,
    person   INTEGER REFERENCES people (id),
    at       TEXT NOT NULL,
    why      TEXT NOT NULL,
    PRIMARY KEY (article, idx),
    FOREIGN KEY (article, idx) REFERENCES reports (article, idx) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- A second coding of an article by somebody who has not seen the first.
CREATE TABLE codings (
    id      INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    person  INTEGER NOT NULL REFERENCES people (id),
    since   TEXT NOT NULL,
    done    TEXT,
    settled TEXT,                        -- when it was adjudicated
    UNIQUE (article, person)
) STRICT;
CREATE TABLE coded_reports (
    coding INTEGER NOT NULL REFERENCES codings (id) ON DELETE CASCADE,
    idx    INTEGER NOT NULL CHECK (idx >= 0),
    record TEXT NOT NULL CHECK (json_valid(record)),
    PRIMARY KEY (coding, idx)
) STRICT;

-- Where an article comes from: the bytes as they arrived.
CREATE TABLE originals (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    at      TEXT NOT NULL,
    origin  TEXT NOT NULL,               -- pasted, a file's name, an address
    media   TEXT NOT NULL,
    sha256  TEXT NOT NULL,
    bytes   BLOB NOT NULL
) STRICT;

-- Words that are left out of exports, such as names of private persons. Offsets are Unicode scalars of title, line break
-- and text.
CREATE TABLE redactions (
    id      INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start   INTEGER NOT NULL,
    "end"   INTEGER NOT NULL,
    person  INTEGER REFERENCES people (id),
    at      TEXT NOT NULL,
    why     TEXT NOT NULL,
    CHECK (start >= 0 AND start < "end")
) STRICT;
CREATE INDEX redactions_by_article ON redactions (article);

CREATE TABLE saved_filters (
    id     INTEGER PRIMARY KEY,
    person INTEGER REFERENCES people (id) ON DELETE CASCADE,
    name   TEXT NOT NULL,
    query  TEXT NOT NULL,
    at     TEXT NOT NULL
) STRICT;

-- Every question that was asked of the data in the desk, so that their number can be shown and corrected for.
CREATE TABLE asked (
    id      INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    person  INTEGER REFERENCES people (id),
    kind    TEXT NOT NULL,
    data    TEXT NOT NULL,               -- fingerprint of the incidents that were asked
    query   TEXT NOT NULL,
    p       REAL,
    finding INTEGER REFERENCES findings (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX asked_by_data ON asked (data);

-- Briefs that were given to others: a stable id, and one row a version.
CREATE TABLE publications (
    id    TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    query TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE publication_versions (
    publication TEXT NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
    version     INTEGER NOT NULL,
    at          TEXT NOT NULL,
    person      INTEGER REFERENCES people (id),
    data        TEXT NOT NULL,
    record      TEXT NOT NULL CHECK (json_valid(record)),
    PRIMARY KEY (publication, version)
) STRICT;

-- Codes of one's own beside those of the codebook.
CREATE TABLE own_codes (
    list    TEXT NOT NULL,               -- what they are codes of
    code    TEXT NOT NULL,
    english TEXT NOT NULL,
    arabic  TEXT NOT NULL,
    PRIMARY KEY (list, code)
) STRICT, WITHOUT ROWID;

-- Up to which revision somebody has seen what changed.
CREATE TABLE digests (
    person   INTEGER PRIMARY KEY,        -- 0: the one person who works here alone
    revision INTEGER NOT NULL,
    at       TEXT NOT NULL
) STRICT;

CREATE INDEX articles_by_day ON articles (published, doc);
