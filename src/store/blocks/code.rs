//! How a list of entries is written into one cell.
//!
//! Entries are sorted. Each is two numbers, in groups of seven bits, the lowest first (LEB128): how far its key is from
//! the one before, then its record; of a further record with the same key, how far it is from the one before. With 27 keys
//! a record that is about six bytes an entry.

use super::Entry;
use crate::dedupe::BlockKey;

/// Writes sorted entries, each of which comes once.
pub(super) fn write(entries: impl IntoIterator<Item = Entry>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut before: Option<Entry> = None;
    for (key, record) in entries {
        let record = record.cast_unsigned();
        match before {
            Some((last, of)) if last == key => {
                number(&mut bytes, 0);
                number(&mut bytes, record - of.cast_unsigned());
            }
            _ => {
                // One more, for 0 says that the key is the same; the very first may be 0 itself.
                let from = before.map_or(0, |(last, _)| last.number());
                let step = key.number() - from + u64::from(before.is_none());
                number(&mut bytes, step);
                number(&mut bytes, record);
            }
        }
        before = Some((key, record.cast_signed()));
    }
    bytes
}

#[expect(clippy::cast_possible_truncation, reason = "seven bits at a time")]
fn number(bytes: &mut Vec<u8>, mut rest: u64) {
    while rest >= 0x80 {
        bytes.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    bytes.push(rest as u8);
}

/// The entries of a list, in order. What is cut off ends it: a damaged list is found by its sums.
pub(super) struct Entries<'a> {
    bytes: &'a [u8],
    before: Option<Entry>,
}

impl<'a> Entries<'a> {
    /// Of a list as [`write`] made it.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Entries {
            bytes,
            before: None,
        }
    }

    #[inline]
    fn number(&mut self) -> Option<u64> {
        if let Some(&word) = self.bytes.first_chunk() {
            let word = u64::from_le_bytes(word);
            // The first byte without its highest bit is the last of the number.
            let stop = !word & 0x8080_8080_8080_8080;
            if stop != 0 {
                let bits = stop.trailing_zeros() + 1;
                self.bytes = &self.bytes[bits as usize / 8..];
                return Some(close_up(word & (u64::MAX >> (u64::BITS - bits))));
            }
        }
        self.number_by_bytes()
    }

    /// At the end of a list, where less than eight bytes are left, and of very large numbers.
    fn number_by_bytes(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let (&byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }
}

/// The number of eight groups of seven bits, one in each byte: two of them at a time are put together.
fn close_up(groups: u64) -> u64 {
    let sevens = groups & 0x7f7f_7f7f_7f7f_7f7f;
    let pairs = sevens & 0x007f_007f_007f_007f | (sevens & 0x7f00_7f00_7f00_7f00) >> 1;
    let fours = pairs & 0x0000_3fff_0000_3fff | (pairs & 0x3fff_0000_3fff_0000) >> 2;
    fours & 0x0fff_ffff | (fours & 0x0fff_ffff_0000_0000) >> 4
}

impl Iterator for Entries<'_> {
    type Item = Entry;

    #[inline]
    fn next(&mut self) -> Option<Entry> {
        let [step, record] = [self.number()?, self.number()?];
        let (key, from) = match self.before {
            None => (step.wrapping_sub(1), 0),
            Some((key, before)) if step == 0 => (key.number(), before),
            Some((key, _)) => (key.number().wrapping_add(step), 0),
        };
        let record = from.wrapping_add(record.cast_signed());
        let entry = (BlockKey::numbered(key), record);
        self.before = Some(entry);
        Some(entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let lists: [&[(u64, i64)]; 5] = [
            &[],
            &[(0, 1)],
            &[(0, 1), (0, 2), (1, 1), (1, 500_000)],
            &[(7, i64::MAX)],
            &[(127, 127), (128, 128), ((1 << 40) - 1, 1 << 40)],
        ];
        for list in lists {
            let entries: Vec<Entry> = list
                .iter()
                .map(|&(key, of)| (BlockKey::numbered(key), of))
                .collect();
            let bytes = write(entries.iter().copied());
            assert_eq!(Entries::of(&bytes).collect::<Vec<_>>(), entries, "{list:?}");
            for cut in 0..bytes.len() {
                let some: Vec<Entry> = Entries::of(&bytes[..cut]).collect();
                assert!(entries.starts_with(&some), "{list:?} cut at {cut}");
            }
        }
    }

    #[test]
    fn no_bytes_whatever_are_a_danger() {
        for bytes in [&[0x80; 20][..], &[0xff; 20], &[0, 0, 0, 0xff], &[0xff; 9]] {
            assert!(Entries::of(bytes).count() <= bytes.len());
        }
    }
}
