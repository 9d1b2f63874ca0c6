//! Prepares what comes next while what came before is written.
//!
//! SQLite takes row after row on one thread; the text of the rows is made on another, a few chunks ahead.

use std::ops::Range;
use std::sync::mpsc::sync_channel;

/// Rows that are prepared at a time.
pub(super) const CHUNK: usize = 4096;

/// Chunks that may wait to be written.
const WAITING: usize = 2;

/// Hands what `prepare` makes of each chunk of `0..length` to `write`, in order, until that fails.
pub(super) fn ahead<T: Send, E>(
    length: usize,
    prepare: impl Fn(Range<usize>) -> T + Send,
    mut write: impl FnMut(Range<usize>, T) -> Result<(), E>,
) -> Result<(), E> {
    let starts = (0..length).step_by(CHUNK);
    let chunks = starts.map(|at| at..length.min(at + CHUNK));
    let prepared = move |chunk: Range<usize>| (chunk.clone(), prepare(chunk));
    each_ahead(chunks, prepared, |(chunk, made)| write(chunk, made))
}

/// Hands what `prepare` makes of each part to `write`, in order, until that fails.
pub(super) fn each_ahead<P, T: Send, E>(
    parts: impl Iterator<Item = P> + Send,
    prepare: impl Fn(P) -> T + Send,
    write: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    std::thread::scope(|scope| {
        let (give, take) = sync_channel(WAITING);
        scope.spawn(move || {
            for part in parts {
                // Nobody takes it any more when writing has failed.
                if give.send(prepare(part)).is_err() {
                    return;
                }
            }
        });
        // The receiver goes with the iterator, so that a failure ends the other thread too.
        take.into_iter().try_for_each(write)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chunk_is_written_in_order_and_none_after_a_failure() {
        for length in [0, 1, CHUNK, 5 * CHUNK + 1] {
            let mut written = Vec::new();
            let done = ahead(length, Iterator::collect::<Vec<_>>, |chunk, made| {
                assert_eq!(made, chunk.collect::<Vec<_>>());
                written.extend(made);
                Ok::<(), ()>(())
            });
            assert_eq!(done, Ok(()));
            assert_eq!(written, (0..length).collect::<Vec<_>>());
        }
        let mut chunks = 0;
        let stopped = ahead(
            9 * CHUNK,
            |_| (),
            |_, ()| {
                chunks += 1;
                if chunks == 2 { Err("full") } else { Ok(()) }
            },
        );
        assert_eq!((stopped, chunks), (Err("full"), 2));
    }
}
