//! Reads an OLE2 container: the file format of Excel until 2003, of old Word, and of encrypted new workbooks.
//!
//! Only as much as it takes to know what is inside and to look at the workbook before calamine does: a chain of
//! sectors that goes in a circle, or a stream that claims to be longer than its file, must not get as far as that.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::guard::{Kind, password};
use super::place::Flaw;

/// The largest file that is still read as a whole: 65,536 rows of 256 short texts are half of it.
const MOST_BYTES: u64 = 512 << 20;
/// Bytes of a directory entry.
const ENTRY: usize = 128;
/// Streams below this length are kept in sectors of 64 bytes, inside the stream of the root entry.
const MINI_STREAM: usize = 4096;
const MINI_SECTOR: usize = 64;
/// Where the header ends and its list of FAT sectors begins and ends.
const FIRST_FAT: std::ops::Range<usize> = 76..512;
/// From here on a sector number is a sign: the end of a chain, a free sector.
const SIGNS: u32 = 0xFFFF_FFFA;

const SAVE_AS_XLSX: &str = "open it in Excel or WPS and save it as an Excel workbook (.xlsx)";

/// A container, in memory.
pub(super) struct Compound {
    bytes: Vec<u8>,
    sector: usize,
    fat: Vec<u32>,
    entries: Vec<Entry>,
}

/// A stream of a container.
#[derive(Clone, Debug)]
struct Entry {
    name: String,
    start: u32,
    length: usize,
}

/// The kind of workbook in the container at `file`.
pub(super) fn inspect(file: &Path) -> Result<Kind, Flaw> {
    Compound::open(file)?.kind()
}

impl Compound {
    /// Reads the container at `file`.
    pub(super) fn open(file: &Path) -> Result<Self, Flaw> {
        let mut bytes = Vec::new();
        File::open(file)?
            .take(MOST_BYTES + 1)
            .read_to_end(&mut bytes)?;
        if bytes.len() as u64 > MOST_BYTES {
            return Err(Flaw::new(
                "the workbook is larger than an .xls file can be",
                SAVE_AS_XLSX,
            ));
        }
        Self::parse(bytes)
            .ok_or_else(|| Flaw::damaged("its sectors do not hang together"))?
            .sound()
    }

    fn parse(bytes: Vec<u8>) -> Option<Self> {
        let sector = match u16_at(&bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut container = Compound {
            bytes,
            sector,
            fat: Vec::new(),
            entries: Vec::new(),
        };
        container.fat = container.read_fat()?;
        let directory = container.chain(u32_at(&container.bytes, 48)?, usize::MAX)?;
        container.entries = directory.chunks_exact(ENTRY).filter_map(entry).collect();
        Some(container)
    }

    /// The container, when every stream in it is as long as it says: calamine follows the chains of those it reads.
    fn sound(self) -> Result<Self, Flaw> {
        let root = self.entries.first();
        let broken = root
            .is_none_or(|root| root.length > 0 && self.chain(root.start, root.length).is_none());
        let mini_fat = u32_at(&self.bytes, 60).and_then(|start| self.chain(start, usize::MAX));
        if broken || mini_fat.is_none() {
            return Err(Flaw::damaged("its sectors do not hang together"));
        }
        Ok(self)
    }

    /// Tells the kinds apart by the names of the streams.
    fn kind(&self) -> Result<Kind, Flaw> {
        let has = |name: &str| {
            self.entries
                .iter()
                .any(|entry| entry.name.eq_ignore_ascii_case(name))
        };
        if has("EncryptedPackage") || has("EncryptionInfo") {
            Err(password())
        } else if has("Workbook") || has("Book") {
            Ok(Kind::Xls)
        } else if has("WordDocument") {
            Err(Flaw::new(
                "this is a Word document, not a workbook",
                SAVE_AS_XLSX,
            ))
        } else if has("PowerPoint Document") {
            Err(Flaw::new(
                "this is a presentation, not a workbook",
                SAVE_AS_XLSX,
            ))
        } else {
            Err(Flaw::new(
                "this is an old Office file, but no workbook",
                SAVE_AS_XLSX,
            ))
        }
    }

    /// The stream with the workbook.
    pub(super) fn workbook(&self) -> Result<Vec<u8>, Flaw> {
        let named = |name: &str| {
            self.entries
                .iter()
                .find(|entry| entry.name.eq_ignore_ascii_case(name))
        };
        let entry = named("Workbook").or_else(|| named("Book"));
        entry
            .and_then(|entry| self.stream(entry))
            .ok_or_else(|| Flaw::damaged("the stream with its sheets breaks off"))
    }

    fn stream(&self, entry: &Entry) -> Option<Vec<u8>> {
        if entry.length >= MINI_STREAM {
            return self.chain(entry.start, entry.length);
        }
        let root = self.entries.first()?;
        let small = self.chain(root.start, root.length)?;
        let table: Vec<u32> = words(&self.chain(u32_at(&self.bytes, 60)?, usize::MAX)?).collect();
        follow(
            &table,
            entry.start,
            |at| small.get(at * MINI_SECTOR..(at + 1) * MINI_SECTOR),
            entry.length,
        )
    }

    /// The bytes of a chain of sectors, at most `length`; nothing where it goes in a circle or breaks off.
    fn chain(&self, start: u32, length: usize) -> Option<Vec<u8>> {
        follow(&self.fat, start, |at| self.sector(at), length)
    }

    fn sector(&self, at: usize) -> Option<&[u8]> {
        let from = (at + 1).checked_mul(self.sector)?;
        let to = (from + self.sector).min(self.bytes.len());
        self.bytes.get(from..to).filter(|sector| !sector.is_empty())
    }

    /// The table of which sector follows which: its first 109 sectors are named in the header, others in a chain.
    fn read_fat(&self) -> Option<Vec<u32>> {
        let mut named: Vec<u32> = words(self.bytes.get(FIRST_FAT)?).collect();
        let mut next = u32_at(&self.bytes, 68)?;
        let mut left = self.bytes.len() / self.sector + 1;
        while next < SIGNS {
            left = left.checked_sub(1)?;
            named.extend(words(self.sector(next as usize)?));
            next = named.pop()?;
        }
        let mut fat = Vec::new();
        for sector in named.into_iter().filter(|&sector| sector < SIGNS) {
            if fat.len() > self.bytes.len() {
                return None;
            }
            fat.extend(words(self.sector(sector as usize)?));
        }
        Some(fat)
    }
}

/// Follows a chain through a table, gathering at most `length` bytes of its sectors.
fn follow<'a>(
    table: &[u32],
    start: u32,
    sector: impl Fn(usize) -> Option<&'a [u8]>,
    length: usize,
) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut next = start;
    let mut left = table.len();
    while next < SIGNS && bytes.len() < length {
        left = left.checked_sub(1)?;
        bytes.extend_from_slice(sector(next as usize)?);
        next = *table.get(next as usize)?;
    }
    let whole = length == usize::MAX || bytes.len() >= length;
    bytes.truncate(length);
    whole.then_some(bytes)
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    // The length of the name is in bytes and counts the NUL at its end.
    let name_length = usize::from(u16_at(bytes, 64)?).saturating_sub(2).min(62);
    let units: Vec<u16> = bytes[..name_length]
        .chunks_exact(2)
        .map(|unit| u16::from_le_bytes([unit[0], unit[1]]))
        .collect();
    // Version 3 uses 32 bits of the length only, and may leave rubbish in the rest.
    let length = u32_at(bytes, 120)? as usize;
    Some(Entry {
        name: String::from_utf16_lossy(&units),
        start: u32_at(bytes, 116)?,
        length,
    })
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes
        .chunks_exact(4)
        .map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
}

/// A number of 16 bits at a place.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at + 2)?;
    Some(u16::from_le_bytes([bytes[0], bytes[1]]))
}

/// A number of 32 bits at a place.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
}
