-- Version 3: what a language model answered about an article, and settings of the file.

-- An answer goes with its article, whether that was read once or is still to be added.
CREATE TABLE answers (
    key     TEXT PRIMARY KEY,            -- SHA-256 of all that was asked, and of whom
    article TEXT NOT NULL,               -- hash of the article, as in 'articles'
    record  TEXT NOT NULL CHECK (json_valid(record))
) STRICT;
CREATE INDEX answers_by_article ON answers (article);

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
