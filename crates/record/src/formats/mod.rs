//! The field's files, read into incidents and articles.
