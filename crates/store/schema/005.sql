-- Feeds that are watched, what became of each attempt, and what was known when.
--
-- Four times stand apart: of the event (in the report), of publication (articles.published), of fetching
-- (articles.fetched, versions.fetched) and of a decision (decision_history.at). All are UTC, to the second.

-- When an article came into this file. Of those that were there before, the log tells it.
ALTER TABLE articles ADD COLUMN fetched TEXT;
UPDATE articles SET fetched = (
    SELECT max(log.at) FROM log
    WHERE log.verb = 'add' AND instr(' ' || log.what || ' ', ' ' || articles.doc || ' ') > 0
);
CREATE INDEX articles_by_fetched ON articles (fetched);
CREATE TRIGGER articles_fetched AFTER INSERT ON articles WHEN NEW.fetched IS NULL BEGIN
    UPDATE articles SET fetched = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE id = NEW.id;
END;

-- What an article said before it was corrected. The words as they are now stand in articles and reports alone.
CREATE TABLE versions (
    article   INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number    INTEGER NOT NULL CHECK (number >= 1),
    hash      TEXT NOT NULL,
    published TEXT NOT NULL,
    title     TEXT NOT NULL,
    text      TEXT,
    fetched   TEXT,                      -- when it came
    replaced  TEXT NOT NULL,             -- when the next one came
    reports   TEXT NOT NULL CHECK (json_valid(reports)),   -- of index to report
    PRIMARY KEY (article, number)
) STRICT;

-- Every decision that was ever taken; the table of decisions holds the last about each two.
CREATE TABLE decision_history (
    id      INTEGER PRIMARY KEY,
    a       TEXT NOT NULL,
    b       TEXT NOT NULL,
    verdict TEXT NOT NULL,
    at      TEXT NOT NULL
) STRICT;
CREATE INDEX decision_history_by_time ON decision_history (at);
INSERT INTO decision_history (a, b, verdict, at) SELECT a, b, verdict, at FROM decisions ORDER BY at;
CREATE TRIGGER decisions_kept AFTER INSERT ON decisions BEGIN
    INSERT INTO decision_history (a, b, verdict, at) VALUES (NEW.a, NEW.b, NEW.verdict, NEW.at);
END;
CREATE TRIGGER decisions_changed AFTER UPDATE ON decisions BEGIN
    INSERT INTO decision_history (a, b, verdict, at) VALUES (NEW.a, NEW.b, NEW.verdict, NEW.at);
END;

-- Feeds, as far as they were asked.
CREATE TABLE feeds (
    name          TEXT PRIMARY KEY,
    address       TEXT NOT NULL,
    etag          TEXT,                  -- of the last answer that could be read, with the next
    last_modified TEXT,
    failures      INTEGER NOT NULL DEFAULT 0,   -- in a row
    throttled     INTEGER NOT NULL DEFAULT 0,   -- times in a row that the server asked for patience
    first         TEXT NOT NULL,         -- first asked
    succeeded     TEXT,                  -- last answered with what can be read, or with "not modified"
    due           TEXT NOT NULL,
    why           TEXT NOT NULL
) STRICT;

-- Every attempt: what came of it, and why the next one is when it is.
CREATE TABLE attempts (
    id        INTEGER PRIMARY KEY,
    feed      TEXT NOT NULL REFERENCES feeds (name) ON DELETE CASCADE,
    at        TEXT NOT NULL,
    outcome   TEXT NOT NULL,
    status    INTEGER,
    reason    TEXT NOT NULL,
    bytes     INTEGER NOT NULL,
    entries   INTEGER NOT NULL,
    fresh     INTEGER NOT NULL,
    corrected INTEGER NOT NULL,
    next      TEXT NOT NULL,
    why       TEXT NOT NULL
) STRICT;
CREATE INDEX attempts_by_feed ON attempts (feed, at);

-- Entries of feeds. Names and addresses of what was stored are kept as hashes alone: they may hold a headline.
CREATE TABLE items (
    id       INTEGER PRIMARY KEY,
    feed     TEXT NOT NULL REFERENCES feeds (name) ON DELETE CASCADE,
    guid     TEXT,
    address  TEXT,
    content  TEXT NOT NULL,              -- of title and text in the feed
    day      TEXT,                       -- of publication, as the feed gives it
    first    TEXT NOT NULL,              -- first seen
    state    TEXT NOT NULL CHECK (state IN ('waiting', 'stored', 'given up')),
    entry    TEXT CHECK (entry IS NULL OR json_valid(entry)),   -- what the feed said, until it is stored
    tries    INTEGER NOT NULL DEFAULT 0,
    versions INTEGER NOT NULL DEFAULT 0,
    due      TEXT,
    why      TEXT NOT NULL DEFAULT '',
    article  INTEGER REFERENCES articles (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX items_by_guid ON items (feed, guid);
CREATE INDEX items_by_address ON items (address);
CREATE INDEX items_by_content ON items (feed, content);
CREATE INDEX items_waiting ON items (due) WHERE state = 'waiting';
CREATE INDEX items_by_article ON items (article);

-- Articles that print another's text: by an agency's words, one source is told twice.
CREATE TABLE copies (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    sketch  BLOB NOT NULL,               -- of the text, in no words
    of      INTEGER REFERENCES articles (id) ON DELETE SET NULL
) STRICT;
CREATE TABLE copy_keys (
    key     INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (key, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_keys_by_article ON copy_keys (article);

-- What sites allow (robots.txt), as they said last.
CREATE TABLE robots (
    origin  TEXT PRIMARY KEY,
    fetched TEXT NOT NULL,
    status  INTEGER,                     -- none where nobody answered
    rules   TEXT NOT NULL
) STRICT;

-- Alarms that were handed over. A row is written before, so that a crash hands nothing over twice.
CREATE TABLE deliveries (
    alarm   TEXT NOT NULL,
    channel TEXT NOT NULL,
    state   TEXT NOT NULL CHECK (state IN ('begun', 'done', 'failed')),
    at      TEXT NOT NULL,
    why     TEXT NOT NULL DEFAULT '',
    record  TEXT NOT NULL CHECK (json_valid(record)),
    PRIMARY KEY (alarm, channel)
) STRICT;

-- What is merged with what has just come is looked for by country and day.
CREATE INDEX reports_by_day ON reports (json_extract(record, '$.country'), json_extract(record, '$.date_start'));
