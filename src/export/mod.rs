//! Writes contacts, crosswalk, rejects and findings to files.
