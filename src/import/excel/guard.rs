//! Looks at a workbook from outside before anything reads it: what it is, and whether it is safe to open.
//!
//! What comes in: a file of any bytes. What goes out: its kind, or one clear complaint. Knows the containers (zip,
//! OLE2); knows no sheet.

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;

use zip::ZipArchive;

use super::place::{Flaw, Place};
use crate::import::ImportError;
use crate::import::sniff::{Content, content};

/// The kinds of workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Excel since 2007, with macros or without.
    Xlsx,
    /// Excel's binary format in a zip archive.
    Xlsb,
    /// Excel until 2003.
    Xls,
    /// Excel 2003's XML, in which some systems export.
    Xml,
    /// OpenDocument, as LibreOffice writes it.
    Ods,
}

impl Kind {
    /// The name, as the ending of the file would be.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Kind::Xlsx => "xlsx",
            Kind::Xlsb => "xlsb",
            Kind::Xls => "xls",
            Kind::Ods => "ods",
            Kind::Xml => "Excel 2003 XML",
        }
    }
}

/// The archive of a workbook.
pub(super) type Archive = ZipArchive<BufReader<File>>;

/// The most bytes one part of a workbook may unpack to. The largest sheet there can be, 1,048,576 rows of 50 columns,
/// is about 2.5 GB of XML; Excel itself gives up far below.
pub(super) const PART_BYTES: u64 = 4 << 30;
/// The most for shared strings, which are held in memory: 1,048,576 rows of 14 long texts stay below.
const STRINGS_BYTES: u64 = 2 << 30;
/// The most for what is neither a sheet nor shared strings: styles, relations, the list of sheets.
const OTHER_BYTES: u64 = 256 << 20;
/// How many times a part may be larger than packed. Sheets of a million equal rows, addresses and all, are packed 13 times; a bomb
/// has 160 to the 1,032 times that deflate can do.
const RATIO: u64 = 100;
/// Below this a part may be packed as well as it likes: it is read in a second.
const RATIO_FROM: u64 = 64 << 20;
/// Parts an archive may have: pictures count, and a workbook of thousands is already rare.
const PARTS: usize = 65_536;

const BOMB: &str = "this is how files look that are made to fill up a computer's memory; if it is a real list, open it \
                    in Excel and save it again";
const PASSWORD: &str = "open it in Excel with the password, remove the password (File > Info > Protect Workbook), and \
                        save it";
const SAVE_AS_XLSX: &str = "open it in Excel or WPS and save it as an Excel workbook (.xlsx)";
const WRONG_FILE: &str = "name the list itself: a workbook or a CSV file";
const CUT_SHORT: &str = "the file may be cut short: download or copy it again";

/// What the file at `place` is, when it is a workbook that is safe to open.
pub(super) fn inspect(place: &Place) -> Result<Kind, ImportError> {
    let unreadable = |source| ImportError::Unreadable {
        file: place.file.clone(),
        source,
    };
    let about = std::fs::metadata(&place.file).map_err(unreadable)?;
    if about.is_dir() {
        return Err(unreadable(std::io::ErrorKind::IsADirectory.into()));
    }
    if !about.is_file() {
        return Err(place.broken(Flaw::new(
            "this is not a file but a pipe or a device",
            WRONG_FILE,
        )));
    }
    let mut start = [0; 4096];
    let mut file = File::open(&place.file).map_err(unreadable)?;
    let length = read_start(&mut file, &mut start).map_err(unreadable)?;
    kind_of(&start[..length], &place.file).map_err(|flaw| place.broken(flaw))
}

fn read_start(file: &mut File, start: &mut [u8]) -> std::io::Result<usize> {
    let mut length = 0;
    while length < start.len() {
        match file.read(&mut start[length..])? {
            0 => break,
            more => length += more,
        }
    }
    file.rewind()?;
    Ok(length)
}

fn kind_of(start: &[u8], file: &Path) -> Result<Kind, Flaw> {
    if start.is_empty() {
        return Err(Flaw::new("the file is empty", CUT_SHORT));
    }
    if start.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return super::compound::inspect(file);
    }
    if start.starts_with(b"PK") {
        return inspect_archive(&open_archive(file)?, file);
    }
    if content(start) == Content::SpreadsheetXml {
        return Ok(Kind::Xml);
    }
    Err(no_workbook(start))
}

/// ERP systems like to call a web page or a text file `.xls`.
fn no_workbook(start: &[u8]) -> Flaw {
    let head = String::from_utf8_lossy(start).to_ascii_lowercase();
    let what = if head.contains("<html") || head.contains("<table") {
        "this is a web page with the name of a workbook"
    } else if head.starts_with("<?xml") {
        "this is an XML file with the name of a workbook"
    } else if start.contains(&0) {
        "this is no workbook"
    } else {
        return Flaw::new(
            "this is a text file with the name of a workbook",
            "give it the ending .csv or .txt",
        );
    };
    Flaw::new(what, SAVE_AS_XLSX)
}

/// Opens the archive.
pub(super) fn open_archive(file: &Path) -> Result<Archive, Flaw> {
    let file = File::open(file)?;
    ZipArchive::new(BufReader::new(file)).map_err(|error| {
        Flaw::new(
            format!("the workbook is cut short or damaged: {error}"),
            CUT_SHORT,
        )
    })
}

/// The names of the parts of an archive.
pub(super) fn part_names(archive: &Archive) -> impl Iterator<Item = Cow<'_, str>> {
    // A name that cannot be decoded is nobody's.
    archive.file_names().map(Result::unwrap_or_default)
}

/// The kind of the workbook in an archive, when no part of it is a bomb.
fn inspect_archive(archive: &Archive, file: &Path) -> Result<Kind, Flaw> {
    if archive.len() > PARTS {
        return Err(Flaw::new(
            format!("the workbook has {} parts", archive.len()),
            BOMB,
        ));
    }
    let kind = kind_of_archive(archive)?;
    let mut parts = open_archive(file)?;
    for index in 0..parts.len() {
        let part = parts.by_index_raw(index).map_err(Flaw::damaged)?;
        if part.encrypted() {
            return Err(password());
        }
        // A part that is longer than it declares is not read beyond that: the zip crate sees to it.
        let name = part.name().unwrap_or_default();
        if is_read(&name) {
            check_size(&name, part.size(), part.compressed_size())?;
        }
    }
    Ok(kind)
}

fn kind_of_archive(archive: &Archive) -> Result<Kind, Flaw> {
    let has = |name: &str| part_names(archive).any(|part| part.eq_ignore_ascii_case(name));
    let within = |folder: &str| part_names(archive).any(|part| part.starts_with(folder));
    if has("xl/workbook.bin") {
        Ok(Kind::Xlsb)
    } else if has("xl/workbook.xml") {
        Ok(Kind::Xlsx)
    } else if within("word/") {
        Err(Flaw::new(
            "this is a Word document, not a workbook",
            SAVE_AS_XLSX,
        ))
    } else if within("ppt/") {
        Err(Flaw::new(
            "this is a presentation, not a workbook",
            WRONG_FILE,
        ))
    } else if has("Index/Document.iwa") || within("Index/Tables") {
        Err(Flaw::new(
            "this is a Numbers document",
            "in Numbers, choose File > Export To > Excel",
        ))
    } else if has("content.xml") {
        Ok(Kind::Ods)
    } else if has("[Content_Types].xml") {
        // A workbook whose main part has another name: calamine finds it through the relations.
        Ok(Kind::Xlsx)
    } else {
        Err(Flaw::new(
            "this is an archive, not a workbook",
            "unpack it and name the lists in it",
        ))
    }
}

/// The complaint about a workbook with a password.
pub(super) fn password() -> Flaw {
    Flaw::new("the workbook is protected by a password", PASSWORD)
}

/// Whether anybody looks into a part: not into pictures, macros, and the caches of pivot tables, which may be large.
fn is_read(name: &str) -> bool {
    let lower = name.to_ascii_lowercase().replace('\\', "/");
    let (folder, file) = lower.rsplit_once('/').unwrap_or(("", &lower));
    let is_main = !folder.contains('/') && !file.starts_with("calcchain");
    is_main || folder.ends_with("worksheets") || file.ends_with(".rels")
}

/// Holds what a part unpacks to, as declared or as counted, against what it may be.
pub(super) fn check_size(name: &str, size: u64, packed: u64) -> Result<(), Flaw> {
    let most = most_bytes(name);
    if size > most {
        return Err(Flaw::new(
            format!("its part {name} unpacks to more than {} MB", most >> 20),
            BOMB,
        ));
    }
    if size > RATIO_FROM && size / RATIO > packed {
        let times = size / packed.max(1);
        return Err(Flaw::new(
            format!(
                "its part {name} unpacks to {times} times its size ({} MB)",
                size >> 20
            ),
            BOMB,
        ));
    }
    Ok(())
}

/// The most bytes a part of this name may have.
pub(super) fn most_bytes(name: &str) -> u64 {
    let lower = name.to_ascii_lowercase();
    if lower.contains("sharedstrings") {
        STRINGS_BYTES
    } else if lower.contains("sheet") || lower == "content.xml" {
        PART_BYTES
    } else {
        OTHER_BYTES
    }
}
