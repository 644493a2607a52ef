//! Reports of one incident to one incident, with every source and every disagreement kept.
