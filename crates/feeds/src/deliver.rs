//! Alarms → those who asked for them.
