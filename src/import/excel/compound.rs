//! Looks into an OLE2 container: the file format of Excel until 2003, of old Word, and of encrypted new workbooks.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::guard::{Kind, password};
use super::place::Flaw;

/// Bytes of a directory entry, its name first, in UTF-16.
const ENTRY: usize = 128;
/// The largest workbook of 65,536 rows that is still one: 256 columns of short texts.
const MOST_BYTES: u64 = 1 << 30;

const SAVE_AS_XLSX: &str = "open it in Excel or WPS and save it as an Excel workbook (.xlsx)";

/// The kind of workbook in the container at `file`.
pub(super) fn inspect(file: &Path) -> Result<Kind, Flaw> {
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
    kind_of(&bytes)
}

/// Tells the kinds apart by the names in the container's directory.
///
/// The names are looked for wherever an entry may begin: the directory's chain need not be followed to know them.
fn kind_of(bytes: &[u8]) -> Result<Kind, Flaw> {
    let has = |name: &str| {
        let wanted: Vec<u8> = name
            .encode_utf16()
            .chain([0])
            .flat_map(u16::to_le_bytes)
            .collect();
        bytes
            .chunks_exact(ENTRY)
            .any(|entry| entry.starts_with(&wanted))
    };
    if has("EncryptedPackage") || has("EncryptionInfo") {
        Err(password())
    } else if has("Workbook") || has("Book") || has("WORKBOOK") || has("BOOK") {
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
