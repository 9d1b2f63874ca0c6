//! Tells which rows are here already, before anything is compared.
//!
//! What comes in: the raw cells of the run's rows, their verdicts, and the digests the store holds. What goes out: each
//! row's [`RowDigest`], and the fate of every row that goes no further. Knows cells as they were read; knows nothing of
//! what they mean.

use std::hash::Hash;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::check::Verdict;
use crate::model::{Batch, Cells, Input, RecordId, RecordRows, RowIx};

use super::erased::{ERASED, Erased, Told};
use super::{Fate, KnownContacts, RowDigest};

/// The digest of every row of the run.
#[must_use]
pub fn digests(rows: &RecordRows, inputs: &[Input]) -> Vec<RowDigest> {
    let layouts: Vec<Layout<'_>> = inputs.iter().map(Layout::of).collect();
    let contents: Vec<blake3::Hash> = (0..rows.origins.len())
        .into_par_iter()
        .with_min_len(1024)
        .map_init(Vec::new, |message, row| {
            layouts[rows.origins[row].input.at()].digest(rows.raw.row(row), message)
        })
        .collect();
    let mut digests: Vec<RowDigest> = contents.par_iter().map(shortened).collect();
    let keys = |row: usize| (rows.origins[row].input, contents[row].as_bytes().as_slice());
    for again in repeats(contents.len(), keys) {
        digests[again.row] = occurrence(&contents[again.row], again.count);
    }
    digests
}

/// A row that is equal to an earlier one.
struct Repeat {
    row: usize,
    /// The first row of those that are equal.
    first: usize,
    /// How many of them there are up to this row, itself included.
    count: u32,
}

/// The rows of `count` that have the kind and the digest of an earlier row, in no particular order.
///
/// Few rows have: digests are parted by their first byte first, so that each table of those seen stays in the cache.
fn repeats<'d, K: Copy + Eq + Hash>(
    count: usize,
    key: impl Fn(usize) -> (K, &'d [u8]) + Sync,
) -> Vec<Repeat> {
    let mut parts: Vec<Vec<usize>> = vec![Vec::new(); 256];
    for row in 0..count {
        parts[usize::from(key(row).1[0])].push(row);
    }
    let of_part = |rows: Vec<usize>| {
        let mut seen: FxHashMap<(K, &[u8]), (usize, u32)> = FxHashMap::default();
        seen.reserve(rows.len());
        let repeat = |row: usize| {
            let (first, count) = seen.entry(key(row)).or_insert((row, 0));
            *count += 1;
            let (first, count) = (*first, *count);
            (count > 1).then_some(Repeat { row, first, count })
        };
        rows.into_iter().filter_map(repeat).collect::<Vec<_>>()
    };
    parts.into_par_iter().flat_map_iter(of_part).collect()
}

/// The first of several equal rows has the content's own digest, each further one a digest of its own.
fn occurrence(content: &blake3::Hash, count: u32) -> RowDigest {
    shortened(&blake3::keyed_hash(
        content.as_bytes(),
        &count.to_le_bytes(),
    ))
}

fn shortened(whole: &blake3::Hash) -> RowDigest {
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
        Layout {
            source: &input.source,
            headers: input.sorted_headers(),
        }
    }

    /// The digest of a row; `message` is room to put it together in.
    fn digest(&self, cells: Cells<'_>, message: &mut Vec<u8>) -> blake3::Hash {
        message.clear();
        feed(message, self.source);
        for &(header, column) in &self.headers {
            let cell = cells.get(column).unwrap_or_default().trim();
            if !cell.is_empty() {
                feed(message, header);
                feed(message, cell);
            }
        }
        for (column, cell) in cells.iter().enumerate().skip(self.headers.len()) {
            if !cell.trim().is_empty() {
                message.extend_from_slice(&(column as u64).to_le_bytes());
                feed(message, cell.trim());
            }
        }
        blake3::hash(message)
    }
}

/// The length goes before the text, so that no two lists of texts look the same.
fn feed(message: &mut Vec<u8>, text: &str) {
    message.extend_from_slice(&(text.len() as u64).to_le_bytes());
    message.extend_from_slice(text.as_bytes());
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
    let fate = |(holder, verdict): (Option<RecordId>, &Verdict)| match (verdict, holder) {
        (Verdict::Reject(code), _) => Some(Fate::Rejected(*code)),
        (_, Some(record)) => Some(Fate::Unchanged(record)),
        (Verdict::Review(code), None) => Some(Fate::Review(*code)),
        (Verdict::Pass, None) => None,
    };
    let mut fates: Vec<Option<Fate>> = holders.into_iter().zip(verdicts).map(fate).collect();
    for again in repeats(digests.len(), |row| ((), digests[row].0.as_slice())) {
        let first = RowIx(u32::try_from(again.first).expect("less than 2^32 rows"));
        fates[again.row].get_or_insert(Fate::Repeats(first));
    }
    Ok(fates)
}

/// Turns away the rows of those who were erased; a row that is a record here was brought by someone else.
pub(super) fn reject_erased(
    fates: &mut [Option<Fate>],
    batch: &Batch,
    (digests, inputs): (&[RowDigest], &[Input]),
    erased: &Erased,
) {
    if erased.is_empty() {
        return;
    }
    let told = |row: usize| Told {
        row: batch
            .frame
            .row(RowIx(u32::try_from(row).expect("less than 2^32 rows"))),
        digest: digests[row],
        source: &inputs[batch.rows.origins[row].input.at()].source,
    };
    fates.par_iter_mut().enumerate().for_each(|(row, fate)| {
        if !matches!(fate, Some(Fate::Unchanged(_))) && erased.covers(&told(row)) {
            *fate = Some(Fate::Rejected(ERASED.code));
        }
    });
}
