//! The manual-review queue: what the program could not decide.
