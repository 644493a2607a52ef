-- Alarms that were raised, and watches that are silent for a while.

-- An alarm is raised once: whoever finds it again finds it here.
CREATE TABLE alarms (
    key          TEXT PRIMARY KEY,       -- hash of the watch and of the day on which it was raised
    watch        TEXT NOT NULL,
    at           TEXT NOT NULL,
    record       TEXT NOT NULL CHECK (json_valid(record)),
    acknowledged TEXT,                   -- when
    reason       TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX alarms_by_time ON alarms (at, key);

CREATE TABLE silences (
    watch  TEXT PRIMARY KEY,
    until  TEXT,                         -- the last day; none for ever
    reason TEXT NOT NULL,
    at     TEXT NOT NULL
) STRICT;
