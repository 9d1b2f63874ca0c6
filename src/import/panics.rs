//! Keeps a panic inside a parser from ending the program, and its message off the terminal.
//!
//! The libraries that read workbooks and Parquet index into what a file claims; a malformed file makes some of them
//! panic, which is a fault of the file and must be told as one.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// The parser panicked: the file is not built as its format demands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Panicked;

/// Runs `work`, whose panic becomes a value. Other threads panic as loudly as ever.
pub(super) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let loud = take_hook();
        set_hook(Box::new(move |about| {
            if !QUIET.get() {
                loud(about);
            }
        }));
    });
    let before = QUIET.replace(true);
    // What a panic leaves half done is dropped with the closure or never looked at again.
    let result = catch_unwind(AssertUnwindSafe(work));
    QUIET.set(before);
    result.map_err(|_| Panicked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_value() {
        let empty: Vec<u8> = Vec::new();
        assert_eq!(caught(|| empty[std::hint::black_box(3)]), Err(Panicked));
        assert_eq!(caught(|| 1), Ok(1));
    }
}
