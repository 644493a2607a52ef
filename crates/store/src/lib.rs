//! Incidents in a SQLite file, and the filter language that selects them.
