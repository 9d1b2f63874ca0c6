//! Workbooks in binary formats: one built record by record, and a sound one with single bytes changed.

use super::open;
use super::tests::{Row, archive, fixture, rows, saved, spec};
use crate::import::{CellFault, Visibility};

/// A record of an xlsb part.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut bytes = match u8::try_from(kind) {
        Ok(kind) if kind < 0x80 => vec![kind],
        _ => vec![kind as u8 & 0x7F | 0x80, (kind >> 7) as u8],
    };
    assert!(data.len() < 0x80, "a short record");
    bytes.push(data.len() as u8);
    bytes.extend(data);
    bytes
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut bytes = (units.len() as u32).to_le_bytes().to_vec();
    bytes.extend(units.into_iter().flat_map(u16::to_le_bytes));
    bytes
}

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn cell(kind: u16, column: u32, style: u32, value: &[u8]) -> Vec<u8> {
    record(kind, &[words(&[column, style]), value.to_vec()].concat())
}

fn row(number: u32, flags: u8) -> Vec<u8> {
    let mut data = words(&[number, 0, 0]);
    data[11] = flags;
    data.extend([0; 13]);
    record(0, &data)
}

#[expect(clippy::too_many_lines, reason = "a workbook, record by record")]
fn xlsb() -> Vec<u8> {
    let relations = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let sheet_name = [words(&[1, 1]), wide("rId1"), wide("客户")].concat();
    let workbook = [
        record(0x99, &[0; 12]),
        record(0x9C, &sheet_name),
        record(0x90, &[]),
        record(0x84, &[]),
    ];
    let style = |format: u16| {
        record(
            47,
            &[&[0, 0], format.to_le_bytes().as_slice(), &[0; 12]].concat(),
        )
    };
    let format = [164_u16.to_le_bytes().to_vec(), wide("000000")].concat();
    let styles = [
        record(0x267, &words(&[1])),
        record(44, &format),
        record(0x268, &[]),
        record(0x269, &words(&[3])),
        style(0),
        style(164),
        style(31),
        record(0x26A, &[]),
    ];
    let hidden_column = [words(&[2, 2, 0, 0]), vec![1, 0]].concat();
    let sheet = [
        record(0x81, &[]),
        record(0x94, &words(&[0, 2, 0, 3])),
        record(0x186, &[]),
        record(60, &hidden_column),
        record(0x187, &[]),
        record(0x91, &[]),
        row(0, 0),
        cell(6, 0, 0, &wide("张伟")),
        cell(5, 1, 0, &13_800_138_000_f64.to_le_bytes()),
        cell(5, 2, 1, &10_020_f64.to_le_bytes()),
        cell(1, 3, 0, &[]),
        row(2, 0x10),
        cell(6, 0, 0, &wide("李娜")),
        cell(5, 1, 2, &45_356_f64.to_le_bytes()),
        cell(3, 2, 0, &[0x2A]),
        cell(4, 3, 0, &[1]),
        record(0x92, &[]),
        record(177, &words(&[1])),
        record(176, &words(&[0, 0, 2, 3])),
    ];
    archive(&[
        (
            "_rels/.rels",
            relations("officeDocument", "xl/workbook.bin").as_bytes(),
        ),
        (
            "xl/_rels/workbook.bin.rels",
            relations("worksheet", "worksheets/sheet1.bin").as_bytes(),
        ),
        ("xl/workbook.bin", &workbook.concat()),
        ("xl/styles.bin", &styles.concat()),
        ("xl/worksheets/sheet1.bin", &sheet.concat()),
    ])
}

#[test]
fn an_xlsb_workbook_is_read_with_its_styles_and_its_layout() {
    let file = saved("list.xlsb", &xlsb());
    let mut tables = open(&spec(&file.path)).expect("a workbook");
    assert_eq!(tables[0].sheet.as_deref(), Some("客户"));
    assert_eq!(tables[0].visibility, Visibility::Hidden);
    assert_eq!(tables[0].notes, ["column C is hidden, and read"]);
    let text = |cells: &[&str]| cells.iter().map(|&cell| cell.to_owned()).collect();
    let wanted: Vec<Row> = vec![
        (
            1,
            text(&["张伟", "13800138000", "010020", "010020"]),
            vec![(3, CellFault::Merged)],
        ),
        (2, Vec::new(), Vec::new()),
        (
            3,
            text(&["李娜", "2024-03-05", "#N/A", "TRUE"]),
            vec![(2, CellFault::FormulaError), (0, CellFault::Hidden)],
        ),
    ];
    assert_eq!(rows(&mut tables[0]).expect("a sheet"), wanted);
}

/// Puts `new` in the place of every `old`, which is as long.
fn changed(bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    assert_eq!(old.len(), new.len());
    let mut changed = bytes.to_vec();
    let places: Vec<usize> = memchr::memmem::find_iter(bytes, old).collect();
    assert!(!places.is_empty(), "{old:?} is in the file");
    for at in places {
        changed[at..at + new.len()].copy_from_slice(new);
    }
    changed
}

fn name(text: &str) -> Vec<u8> {
    let mut bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = bytes.len() as u8 + 2;
    bytes.resize(64, 0);
    bytes.extend([length, 0]);
    bytes
}

#[test]
fn a_harmful_or_foreign_ole2_file_gets_one_clear_complaint() {
    let sound = std::fs::read(fixture("customers.xls")).expect("the fixture");
    let renamed = |new| changed(&sound, &name("Workbook"), &name(new));
    let dimensions =
        memchr::memmem::find(&sound, &[0x00, 0x02, 0x0E, 0x00]).expect("the dimensions");
    let mut claim = sound.clone();
    claim[dimensions + 4..dimensions + 16]
        .copy_from_slice(&[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 0xFF, 0xFF]);
    let far = |old: &[u8], new: &[u8]| changed(&sound, old, new);
    // The record of the mobile at row 2, column 1 begins with its number and length.
    let number = memchr::memmem::find(&sound, &[0x03, 0x02, 0x0E, 0x00, 2, 0, 1, 0]);
    let at = number.expect("a number");
    let corner = far(
        &sound[at..at + 8],
        &[0x03, 0x02, 0x0E, 0x00, 0xFF, 0xFF, 0xFF, 0xFF],
    );
    let fat = u32::from_le_bytes([sound[76], sound[77], sound[78], sound[79]]) as usize;
    let directory = u32::from_le_bytes([sound[48], sound[49], sound[50], sound[51]]);
    let mut circle = sound.clone();
    let entry = (fat + 1) * 512 + directory as usize * 4;
    circle[entry..entry + 4].copy_from_slice(&directory.to_le_bytes());
    let cases = [
        (
            "an encrypted workbook",
            renamed("EncryptedPackage"),
            "password",
        ),
        ("a Word document", renamed("WordDocument"), "Word"),
        ("a mail", renamed("__properties_version1.0"), "no workbook"),
        ("a claim of billions of cells", claim, "strewn over"),
        ("a cell in the last corner", corner, "strewn over"),
        ("a directory in a circle", circle, "hang together"),
        ("a truncated file", sound[..2048].to_vec(), "damaged"),
        ("only the first bytes", sound[..8].to_vec(), "damaged"),
    ];
    for (case, bytes, wanted) in cases {
        let file = saved("list.xls", &bytes);
        let error = open(&spec(&file.path)).expect_err(case);
        assert!(error.to_string().contains(wanted), "{case}: {error}");
        assert!(
            error.hint().is_some() && error.to_string().contains("list.xls"),
            "{case}"
        );
    }
}

#[test]
fn whatever_byte_is_changed_nothing_panics() {
    for (name, sound) in [
        (
            "list.xls",
            std::fs::read(fixture("from-1904.xls")).expect("the fixture"),
        ),
        ("list.xlsb", xlsb()),
        (
            "list.ods",
            std::fs::read(fixture("customers.ods")).expect("the fixture"),
        ),
    ] {
        for at in (0..sound.len()).step_by(37) {
            let mut bytes = sound.clone();
            bytes[at] ^= 0xFF;
            let file = saved(name, &bytes);
            if let Ok(mut tables) = open(&spec(&file.path)) {
                let _ = tables
                    .iter_mut()
                    .try_for_each(|table| rows(table).map(drop));
            }
        }
    }
}
