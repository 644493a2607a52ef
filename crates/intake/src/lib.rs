//! Articles and datasets → merged incidents, with their provenance.
