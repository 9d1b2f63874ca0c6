//! Opens a file, whatever it is: looks at its content and hands it to the door that can read it.
//!
//! What comes in: an [`InputSpec`]. What goes out: one [`OpenTable`] for a text file, one for each sheet of a workbook.

use super::sniff::{Content, content};
use super::text::input::{Input, Wrapping, is_stdin};
use super::{ImportError, InputSpec, excel, parquet, spool, text};

pub use super::table::{OpenTable, Visibility};

/// Opens the tables of an input.
///
/// # Errors
/// When the file cannot be read or is no list.
pub fn open(spec: &InputSpec) -> Result<Vec<OpenTable>, ImportError> {
    let input = Input::open(&spec.file)?;
    let in_place = input.wrapping == Wrapping::Plain && !is_stdin(&spec.file);
    match content(input.head()) {
        Content::Text => text::open(spec, input).map(|table| vec![table]),
        Content::Html => excel::open_page(spec, input),
        Content::Workbook | Content::SpreadsheetXml if in_place => excel::open(spec),
        Content::Workbook | Content::SpreadsheetXml => spool::open(spec, input, excel::open),
        Content::Parquet if in_place => parquet::open(spec),
        Content::Parquet => spool::open(spec, input, parquet::open),
        Content::Empty => Err(broken(spec, "is empty".to_owned(), "export the list again")),
        Content::Foreign(name) => Err(foreign(spec, name)),
    }
}

fn foreign(spec: &InputSpec, name: &str) -> ImportError {
    broken(
        spec,
        format!("is {name}, not a list"),
        "give CSV, text or an Excel workbook",
    )
}

fn broken(spec: &InputSpec, what: String, hint: &'static str) -> ImportError {
    ImportError::Broken {
        file: spec.file.clone(),
        sheet: None,
        what,
        hint,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::path::Path;

    use super::*;

    fn spec(file: &Path) -> InputSpec {
        InputSpec::new(file, jiff::civil::date(2024, 5, 1))
    }

    /// Writes `bytes` to a file with a name that lies, and reads all its rows.
    fn rows_of(bytes: &[u8]) -> Result<usize, ImportError> {
        let mut file = tempfile::Builder::new()
            .suffix(".xlsx")
            .tempfile()
            .expect("a file can be made");
        file.write_all(bytes).expect("the file can be written");
        let mut rows = 0;
        for mut table in open(&spec(file.path()))? {
            while let Some(block) = table.door.next_block()? {
                rows += block.cells.len();
            }
        }
        Ok(rows)
    }

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        writer.write_all(bytes).expect("memory takes everything");
        writer.finish().expect("memory takes everything")
    }

    #[test]
    fn what_is_no_list_gets_one_clear_error_with_a_hint() {
        let list = "姓名,手机\n张伟,139\n".repeat(5_000).into_bytes();
        let long_line = vec![b'x'; 20 << 20];
        let mut cut = packed(&list);
        cut.truncate(cut.len() / 2);
        let cases: [(&str, Vec<u8>, &str); 11] = [
            ("empty", Vec::new(), "is empty"),
            ("empty, packed", packed(b""), "is empty"),
            (
                "PDF",
                b"%PDF-1.7 ...".into(),
                "is a PDF document, not a list",
            ),
            (
                "PNG",
                b"\x89PNG\r\n\x1A\n\0\0".into(),
                "is a PNG picture, not a list",
            ),
            (
                "rubbish",
                (0..4_000u32).map(|n| (n * 7 % 32) as u8).collect(),
                "is binary data, not a list",
            ),
            (
                "packed twice",
                packed(&packed(&list)),
                "is gzip inside gzip, not a list",
            ),
            (
                "packed, cut off",
                cut,
                "the compressed data is damaged or cut off",
            ),
            (
                "Parquet, cut off",
                b"PAR1....".into(),
                "cannot be read as Parquet",
            ),
            (
                "a page without a table",
                b"\n<html><body>nothing here".into(),
                "the web page has no table",
            ),
            (
                "a line without end",
                long_line.clone(),
                "row 1 is longer than 8 MiB",
            ),
            ("a bomb", packed(&long_line), "row 1 is longer than 8 MiB"),
        ];
        for (name, bytes, wanted) in cases {
            let error = rows_of(&bytes).expect_err(name);
            assert!(error.to_string().contains(wanted), "{name}: {error}");
            assert!(error.hint().is_some(), "{name}");
        }
        assert_eq!(rows_of(&list).expect("a list"), 10_000);
        assert_eq!(rows_of(&packed(&list)).expect("a packed list"), 10_000);
    }

    #[test]
    fn what_is_no_file_is_not_waited_for() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let missing = folder.path().join("missing.csv");
        for (place, hint) in [
            (missing.as_path(), "check the spelling and the folder"),
            (folder.path(), "name the files in it, e.g. with *.csv"),
            (
                Path::new("/dev/zero"),
                "read it as standard input: `iclear run - < PIPE`",
            ),
        ] {
            let error = open(&spec(place)).expect_err("there is no list there");
            assert_eq!(error.hint(), Some(hint), "{}", place.display());
        }
    }
}
