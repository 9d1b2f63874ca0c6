//! Keeps a panic inside a parser from ending the program, and its message off the terminal.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

use super::place::Flaw;

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Runs `work`; a panic in it becomes a flaw of the workbook. Other threads panic as loudly as ever.
pub(super) fn guarded<T, E: From<Flaw>>(work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
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
    result.unwrap_or_else(|_| Err(Flaw::damaged("it is not built as its format demands").into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_flaw() {
        let empty: Vec<u8> = Vec::new();
        let result: Result<u8, Flaw> = guarded(|| Ok(empty[std::hint::black_box(3)]));
        assert!(result.is_err());
        assert_eq!(guarded(|| Ok::<_, Flaw>(1)), Ok(1));
    }
}
