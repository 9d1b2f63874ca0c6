//! Ctrl-C and friends: the first asks the run to stop at its next checkpoint, the second stops at once.

use std::sync::atomic::{AtomicBool, Ordering};

/// Set by the signal handler, read at every checkpoint.
pub(super) static CANCEL: AtomicBool = AtomicBool::new(false);

/// Catches Ctrl-C, SIGTERM and SIGHUP. The store is safe either way: a run is one transaction.
#[expect(
    clippy::disallowed_methods,
    reason = "the second Ctrl-C ends the process at once"
)]
pub(super) fn listen() {
    let caught = ctrlc::set_handler(|| {
        if CANCEL.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    });
    // Without a handler Ctrl-C still ends the process, and the transaction with it.
    drop(caught);
}
