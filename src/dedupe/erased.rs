//! Those who were erased: their rows are known again by keyed digests alone, and go no further.
//!
//! Beside `identity`, before anything is compared. What comes in: the digests that erasing left, and their key. What goes
//! out: the fate of rows that tell of someone erased. A number or an address alone is nobody: a relative with the same
//! number comes in under another name.

use std::collections::BTreeSet;

use super::keys;
use super::known::RowDigest;
use crate::finding_kinds;
use crate::model::{ContactRow, Field};

finding_kinds! {
    /// ## What it looks for
    /// A row of a person whom `iclear contact erase` has erased: the very row, its source and key, the ID number, or the
    /// name together with a number or mail address.
    /// ## Why it matters
    /// Who was erased does not come back with the next list. No cell of the row is kept; what is known of the person is
    /// a digest that says nothing without the store's key.
    ERASED = "REJ009", Info, "the person was erased", "该人已被永久删除";
}

/// A keyed digest of something by which a person is known again.
pub type Trace = [u8; 16];

/// The fields in which a person is reached.
pub const CHANNELS: [Field; 6] = [
    Field::Mobile,
    Field::MobileAlt,
    Field::Phone,
    Field::PhoneAlt,
    Field::Email,
    Field::EmailAlt,
];

/// A record by which someone is known again.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// Its values.
    pub row: ContactRow<'a>,
    /// Its digest.
    pub digest: RowDigest,
    /// Its source.
    pub source: &'a str,
}

/// What erasing left.
#[derive(Clone, Debug, Default)]
pub struct Erased {
    key: [u8; 32],
    traces: BTreeSet<Trace>,
}

impl Erased {
    /// The digests that were left, made with `key`.
    #[must_use]
    pub fn new(key: [u8; 32], traces: BTreeSet<Trace>) -> Self {
        Erased { key, traces }
    }

    /// Whether nobody was erased.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.traces.is_empty()
    }

    /// Whether a record tells of someone erased.
    #[must_use]
    pub fn covers(&self, told: &Told<'_>) -> bool {
        !self.is_empty()
            && traces(&self.key, std::slice::from_ref(told))
                .iter()
                .any(|trace| self.traces.contains(trace))
    }
}

/// What is left of a person of whom these records tell: each name with each number and address, whichever records they
/// stand in.
#[must_use]
pub fn traces(key: &[u8; 32], records: &[Told<'_>]) -> BTreeSet<Trace> {
    let mut names = BTreeSet::new();
    let mut channels = BTreeSet::new();
    let mut traces = BTreeSet::new();
    let trace = |parts: &[&[u8]]| keyed(key, parts);
    for told in records {
        let name = told.row.get(Field::Name).unwrap_or_default();
        names.insert(keys::solid(name).into_string());
        let cells = CHANNELS.iter().filter_map(|&field| told.row.get(field));
        channels.extend(cells.flat_map(|cell| cell.split(';')).map(keys::solid));
        traces.insert(trace(&[b"row", &told.digest.0]));
        if let Some(given) = told.row.get(Field::SourceKey) {
            let parts: [&[u8]; 3] = [b"key", told.source.as_bytes(), given.trim().as_bytes()];
            traces.insert(trace(&parts));
        }
        if let Some(number) = told.row.get(Field::IdNumber) {
            traces.insert(trace(&[b"id", keys::solid(number).as_bytes()]));
        }
    }
    channels.remove("");
    for name in &names {
        for channel in &channels {
            traces.insert(trace(&[b"name", name.as_bytes(), channel.as_bytes()]));
        }
    }
    traces
}

/// The length goes before each part, so that no two lists of parts look the same.
fn keyed(key: &[u8; 32], parts: &[&[u8]]) -> Trace {
    let mut hasher = blake3::Hasher::new_keyed(key);
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let mut trace = [0; 16];
    trace.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    trace
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ContactFrame, RowIx};

    fn frame(cells: &[(Field, &str)]) -> ContactFrame {
        ContactFrame::of_row(&cells.iter().copied().collect())
    }

    fn told(frame: &ContactFrame, digest: u8) -> Told<'_> {
        Told {
            row: frame.row(RowIx(0)),
            digest: RowDigest([digest; 16]),
            source: "crm",
        }
    }

    use Field::{Email, IdNumber, Mobile, MobileAlt, Name, SourceKey};

    /// A row with its digest, and whether it is of the erased.
    type Case = (&'static str, &'static [(Field, &'static str)], u8, bool);

    const CASES: [Case; 9] = [
        ("the very row", &[(Name, "x")], 1, true),
        ("its source and key", &[(SourceKey, "A1")], 9, true),
        (
            "the id number",
            &[(IdNumber, "42010619880101123X")],
            9,
            true,
        ),
        (
            "name and number of one record",
            &[(Name, "张伟"), (Mobile, "13917120456")],
            9,
            true,
        ),
        (
            "the name of one, the address of another",
            &[(Name, "张伟"), (Email, "ZW@x.com")],
            9,
            true,
        ),
        (
            "among further numbers",
            &[(Name, "张伟"), (MobileAlt, "110;13917120456")],
            9,
            true,
        ),
        (
            "a relative with the number",
            &[(Name, "张小宝"), (Mobile, "13917120456")],
            9,
            false,
        ),
        (
            "a namesake",
            &[(Name, "张伟"), (Mobile, "13800138000")],
            9,
            false,
        ),
        (
            "the number without a name",
            &[(Mobile, "13917120456")],
            9,
            false,
        ),
    ];

    #[test]
    fn the_erased_are_known_again_and_nobody_else() {
        let known = [
            frame(&[(Name, "張偉"), (Mobile, "13917120456"), (SourceKey, "A1")]),
            frame(&[
                (Name, "Zhang Wei"),
                (Email, "zw@x.com"),
                (IdNumber, "42010619880101123X"),
            ]),
        ];
        let key = [7; 32];
        let erased = Erased::new(key, traces(&key, &[told(&known[0], 1), told(&known[1], 2)]));
        for (case, cells, digest, expected) in CASES {
            let frame = frame(cells);
            assert_eq!(erased.covers(&told(&frame, digest)), expected, "{case}");
        }
        let other_key = Erased::new([8; 32], traces(&key, &[told(&known[0], 1)]));
        assert!(
            !other_key.covers(&told(&known[0], 1)),
            "without the key it says nothing"
        );
    }
}
