//! The embedded SQLite store: one transaction a run, everything accounted for.
