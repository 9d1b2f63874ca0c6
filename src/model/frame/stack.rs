//! Stacks columns: parts of one column below one another.

use polars::prelude::{ChunkFullNull, StringChunked};

/// One column out of parts, each with its height; a part that lacks the column counts as nulls.
///
/// The parts hand over their text as it lies in memory; only the views into it are copied. One chunk comes out, for
/// finding a row among many chunks would cost more, a million times, than this costs once.
pub(super) fn stack(parts: &[(usize, Option<StringChunked>)]) -> Option<StringChunked> {
    let filled = |(_, column): &&(usize, Option<StringChunked>)| column.is_some();
    parts.iter().find(filled)?;
    let mut whole: Option<StringChunked> = None;
    for (height, column) in parts.iter().filter(|(height, _)| *height > 0) {
        let part = column
            .clone()
            .unwrap_or_else(|| StringChunked::full_null("".into(), *height));
        match &mut whole {
            Some(whole) => whole.append_owned(part).expect("text is put below text"),
            None => whole = Some(part),
        }
    }
    let mut whole = whole?;
    whole.rechunk_mut();
    Some(whole)
}
