//! Tells which rows are here already, before anything is compared.
//!
//! What comes in: the raw cells of the run's rows, their verdicts, and the digests the store holds. What goes out: each
//! row's [`RowDigest`], and the fate of every row that goes no further. Knows cells as they were read; knows nothing of
//! what they mean.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::check::Verdict;
use crate::model::{Cells, Input, InputIx, RecordRows, RowIx};

use super::{Fate, KnownContacts, RowDigest};

/// The digest of every row of the run.
pub(super) fn digests(rows: &RecordRows, inputs: &[Input]) -> Vec<RowDigest> {
    let layouts: Vec<Layout<'_>> = inputs.iter().map(Layout::of).collect();
    let contents: Vec<blake3::Hash> = (0..rows.origins.len())
        .into_par_iter()
        .with_min_len(1024)
        .map(|row| layouts[rows.origins[row].input.at()].digest(rows.raw.row(row)))
        .collect();
    let mut seen: FxHashMap<(InputIx, [u8; 32]), u32> = FxHashMap::default();
    contents
        .iter()
        .zip(&rows.origins)
        .map(|(content, origin)| {
            let count = seen.entry((origin.input, *content.as_bytes())).or_default();
            *count += 1;
            occurrence(content, *count)
        })
        .collect()
}

/// The first of several equal rows has the content's own digest, each further one a digest of its own.
fn occurrence(content: &blake3::Hash, count: u32) -> RowDigest {
    let whole = if count == 1 {
        *content
    } else {
        blake3::keyed_hash(content.as_bytes(), &count.to_le_bytes())
    };
    let mut short = [0; 16];
    short.copy_from_slice(&whole.as_bytes()[..16]);
    RowDigest(short)
}

/// How the cells of one input are read for a digest: by header, in alphabetical order.
struct Layout<'a> {
    source: &'a str,
    headers: Vec<(&'a str, usize)>,
}

impl<'a> Layout<'a> {
    fn of(input: &'a Input) -> Self {
        let mut headers: Vec<(&str, usize)> = input
            .columns
            .iter()
            .enumerate()
            .map(|(column, head)| (head.header.as_str(), column))
            .collect();
        headers.sort_unstable();
        Layout {
            source: &input.source,
            headers,
        }
    }

    fn digest(&self, cells: Cells<'_>) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        feed(&mut hasher, self.source);
        for &(header, column) in &self.headers {
            let cell = cells.get(column).unwrap_or_default().trim();
            if !cell.is_empty() {
                feed(&mut hasher, header);
                feed(&mut hasher, cell);
            }
        }
        for (column, cell) in cells.iter().enumerate().skip(self.headers.len()) {
            if !cell.trim().is_empty() {
                hasher.update(&(column as u64).to_le_bytes());
                feed(&mut hasher, cell.trim());
            }
        }
        hasher.finalize()
    }
}

/// The length goes before the text, so that no two lists of texts look the same.
fn feed(hasher: &mut blake3::Hasher, text: &str) {
    hasher.update(&(text.len() as u64).to_le_bytes());
    hasher.update(text.as_bytes());
}

/// The fate of every row that goes no further; none for those that do.
///
/// # Errors
/// When what is known cannot be read.
pub(super) fn early_fates<K: KnownContacts>(
    verdicts: &[Verdict],
    digests: &[RowDigest],
    known: &K,
) -> Result<Vec<Option<Fate>>, K::Error> {
    let holders = known.holders(digests)?;
    // Equal rows of one input have digests of their own, so an earlier row with the same one is of another input.
    let mut first: FxHashMap<RowDigest, RowIx> = FxHashMap::default();
    let fates = (0u32..)
        .zip(digests)
        .zip(holders.into_iter().zip(verdicts))
        .map(|((row, digest), (holder, verdict))| {
            let earlier = *first.entry(*digest).or_insert(RowIx(row));
            match (verdict, holder) {
                (Verdict::Reject(code), _) => Some(Fate::Rejected(*code)),
                (_, Some(record)) => Some(Fate::Unchanged(record)),
                (Verdict::Review(code), None) => Some(Fate::Review(*code)),
                (Verdict::Pass, None) if earlier != RowIx(row) => Some(Fate::Repeats(earlier)),
                (Verdict::Pass, None) => None,
            }
        })
        .collect();
    Ok(fates)
}
