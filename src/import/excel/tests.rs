//! Tables of workbooks and what the door makes of them.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::open;
use crate::import::{CellFault, ImportError, InputSpec, OpenTable, Visibility};

/// A folder with one file, gone with the test.
pub(super) struct Saved {
    pub(super) path: PathBuf,
    _folder: tempfile::TempDir,
}

pub(super) fn saved(name: &str, bytes: &[u8]) -> Saved {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("a file for the test");
    Saved {
        path,
        _folder: folder,
    }
}

/// A workbook with what `build` puts into it.
fn workbook(build: impl FnOnce(&mut Workbook)) -> Saved {
    let mut workbook = Workbook::new();
    build(&mut workbook);
    saved("list.xlsx", &workbook.save_to_buffer().expect("a workbook"))
}

pub(super) fn spec(file: &Path) -> InputSpec {
    InputSpec::new(file, jiff::civil::date(2026, 1, 1))
}

/// A row as the door gives it: its number, its cells, its faults by column.
pub(super) type Row = (u32, Vec<String>, Vec<(u32, CellFault)>);

pub(super) fn rows(table: &mut OpenTable) -> Result<Vec<Row>, ImportError> {
    let mut rows = Vec::new();
    while let Some(block) = table.door.next_block()? {
        assert_eq!(block.cells.len(), block.numbers.len());
        for (at, cells) in block.cells.iter().enumerate() {
            let cells = cells.iter().map(str::to_owned).collect();
            let here = block.notes.iter().filter(|note| note.row as usize == at);
            rows.push((
                block.numbers[at],
                cells,
                here.map(|note| (note.column, note.fault)).collect(),
            ));
        }
    }
    Ok(rows)
}

/// The rows of the first sheet.
pub(super) fn first_rows(file: &Path) -> Vec<Row> {
    let mut tables = open(&spec(file)).expect("a workbook that opens");
    rows(&mut tables[0]).expect("a sheet that can be read")
}

fn cells(file: &Path) -> Vec<Vec<String>> {
    first_rows(file).into_iter().map(|row| row.1).collect()
}

#[test]
fn cells_are_the_text_a_person_sees() {
    let file = workbook(|book| {
        let sheet = book.add_worksheet();
        let format = |code: &str| Format::new().set_num_format(code);
        let day = ExcelDateTime::from_ymd(2024, 3, 5).expect("a day");
        let moment = day.clone().and_hms(14, 30, 0).expect("a moment");
        sheet.write(0, 0, "张伟").expect("text");
        sheet.write(0, 1, 13_800_138_000_i64).expect("a mobile");
        sheet
            .write_with_format(0, 2, 10_020, &format("000000"))
            .expect("a postcode");
        sheet
            .write_with_format(0, 3, &day, &format("yyyy\"年\"m\"月\"d\"日\""))
            .expect("a day");
        sheet
            .write_with_format(0, 4, &moment, &format("yyyy/m/d h:mm"))
            .expect("a moment");
        sheet.write(0, 5, true).expect("a truth");
        sheet
            .write_formula(0, 6, Formula::new("=A1&\"先生\"").set_result("张伟先生"))
            .expect("a formula");
        sheet
            .write_formula(0, 7, Formula::new("=1/0").set_result("#DIV/0!"))
            .expect("a formula");
        sheet.write(0, 8, "1.38E+10").expect("spoilt text");
        sheet
            .write(0, 9, 1.101_051_949_123_1e17)
            .expect("an id number");
        sheet
            .write_with_format(0, 10, 0.125, &format("0.0%"))
            .expect("a share");
        sheet.write(0, 11, "第一行\n第二行 & <b>").expect("lines");
    });
    let seen = first_rows(&file.path);
    let wanted = [
        "张伟",
        "13800138000",
        "010020",
        "2024-03-05",
        "2024-03-05 14:30:00",
        "TRUE",
        "张伟先生",
        "#DIV/0!",
        "1.38E+10",
        "110105194912310000",
        "12.5%",
        "第一行\n第二行 & <b>",
    ];
    assert_eq!(seen[0].1, wanted);
    let faults = [
        (7, CellFault::FormulaError),
        (8, CellFault::LostDigits),
        (9, CellFault::LostDigits),
    ];
    assert_eq!(seen[0].2, faults);
}

#[test]
fn rows_keep_their_numbers_and_the_blank_ones_between() {
    let file = workbook(|book| {
        let sheet = book.add_worksheet();
        sheet.write(2, 1, "姓名").expect("text");
        sheet.write(5, 0, "李娜").expect("text");
        sheet
            .write_blank(8, 0, &Format::new().set_bold())
            .expect("a blank");
    });
    let seen: Vec<(u32, Vec<String>)> = first_rows(&file.path)
        .into_iter()
        .map(|row| (row.0, row.1))
        .collect();
    let blank = |number| (number, Vec::new());
    let wanted = [
        blank(1),
        blank(2),
        (3, vec![String::new(), "姓名".to_owned()]),
        blank(4),
        blank(5),
        (6, vec!["李娜".to_owned()]),
    ];
    assert_eq!(seen, wanted);
}

#[test]
fn merged_cells_are_filled_and_hidden_rows_noted() {
    let file = workbook(|book| {
        let sheet = book.add_worksheet();
        let plain = Format::new();
        sheet
            .merge_range(0, 0, 1, 0, "姓名", &plain)
            .expect("a merge");
        sheet
            .merge_range(0, 1, 0, 2, "联系方式", &plain)
            .expect("a merge");
        sheet.write_row(1, 1, ["手机", "邮箱"]).expect("a header");
        sheet
            .write_row(2, 0, ["张伟", "13800138000"])
            .expect("a row");
        sheet.set_row_hidden(2).expect("a hidden row");
        sheet.set_column_hidden(2).expect("a hidden column");
        sheet
            .insert_note(2, 0, &rust_xlsxwriter::Note::new("问过了"))
            .expect("a comment");
    });
    let mut tables = open(&spec(&file.path)).expect("a workbook");
    let notes = &tables[0].notes;
    assert_eq!(
        notes,
        &[
            "column C is hidden, and read",
            "1 comment on a cell is not read"
        ]
    );
    let seen = rows(&mut tables[0]).expect("a sheet");
    let merged = |column| (column, CellFault::Merged);
    assert_eq!(seen[0].1, ["姓名", "联系方式", "联系方式"]);
    assert_eq!(seen[0].2, [merged(2)]);
    assert_eq!(seen[1].1, ["姓名", "手机", "邮箱"]);
    assert_eq!(seen[1].2, [merged(0)]);
    assert_eq!(seen[2].2, [(0, CellFault::Hidden)]);
}

#[test]
fn every_sheet_with_cells_is_given_in_its_order() {
    let file = workbook(|book| {
        book.add_worksheet()
            .set_name("客户")
            .expect("a name")
            .write(0, 0, "a")
            .expect("text");
        book.add_worksheet().set_name("空").expect("a name");
        let hidden = book.add_worksheet().set_name("旧 & 名单").expect("a name");
        hidden.write(0, 0, "b").expect("text");
        hidden.set_hidden(true);
        let deep = book.add_worksheet().set_name("参数").expect("a name");
        deep.write(0, 0, "c").expect("text");
        deep.set_very_hidden(true);
    });
    let mut tables = open(&spec(&file.path)).expect("a workbook");
    let seen: Vec<_> = tables
        .iter()
        .map(|table| (table.sheet.as_deref(), table.visibility))
        .collect();
    let wanted = [
        (Some("客户"), Visibility::Visible),
        (Some("旧 & 名单"), Visibility::Hidden),
        (Some("参数"), Visibility::Hidden),
    ];
    assert_eq!(seen, wanted);
    assert_eq!(tables[0].notes, ["sheet `空` is empty"]);
    // Doors may be read in any order, and side by side.
    for (at, text) in [(2, "c"), (0, "a"), (1, "b")] {
        assert_eq!(rows(&mut tables[at]).expect("a sheet")[0].1, [text]);
    }
}

#[test]
fn a_sheet_is_found_by_its_name() {
    let file = workbook(|book| {
        book.add_worksheet()
            .set_name("Leads")
            .expect("a name")
            .write(0, 0, "a")
            .expect("text");
        book.add_worksheet()
            .set_name("客户 ")
            .expect("a name")
            .write(0, 0, "b")
            .expect("text");
    });
    for (wanted, sheet) in [("Leads", "Leads"), ("leads", "Leads"), ("客户", "客户 ")] {
        let mut spec = spec(&file.path);
        spec.sheet = Some(wanted.to_owned());
        let tables = open(&spec).expect("a sheet");
        assert_eq!((tables.len(), tables[0].sheet.as_deref()), (1, Some(sheet)));
    }
    let mut spec = spec(&file.path);
    spec.sheet = Some("Kunden".to_owned());
    let error = open(&spec).expect_err("no such sheet").to_string();
    assert!(error.contains("Leads, 客户"), "{error}");
}

#[test]
fn a_ragged_row_ends_with_its_last_cell() {
    let file = workbook(|book| {
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, ["a", "b", "c"]).expect("a row");
        sheet.write_row(1, 0, ["d"]).expect("a row");
        sheet
            .write_blank(1, 2, &Format::new().set_bold())
            .expect("a blank");
        sheet.write_row(2, 0, ["", "", "e"]).expect("a row");
    });
    assert_eq!(
        cells(&file.path),
        [vec!["a", "b", "c"], vec!["d"], vec!["", "", "e"]]
    );
}

/// Packs parts into an archive.
pub(super) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let packed = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in parts {
        writer.start_file(*name, packed).expect("a part");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

/// A workbook that was made by another program, with invented people in it.
pub(super) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/excel")
        .join(name)
}

/// The list that the fixtures of the other formats hold.
fn check_customers(name: &str, notes: &[&str], id_number: &str) {
    let mut tables = open(&spec(&fixture(name))).expect("a workbook");
    let sheets: Vec<_> = tables
        .iter()
        .map(|table| (table.sheet.as_deref(), table.visibility))
        .collect();
    let wanted = [
        (Some("客户"), Visibility::Visible),
        (Some("旧"), Visibility::Hidden),
    ];
    assert_eq!(sheets, wanted, "{name}");
    assert_eq!(tables[0].notes, notes, "{name}");
    let seen = rows(&mut tables[0]).expect("a sheet");
    let cells: Vec<&[String]> = seen.iter().map(|row| row.1.as_slice()).collect();
    assert_eq!(cells[0], ["客户名单"; 5], "{name}");
    assert_eq!(
        cells[1],
        ["姓名", "手机", "邮编", "登记日期", "占比", "金额", "备注"],
        "{name}"
    );
    let row = [
        "张伟",
        "13800138000",
        "010020",
        "2024-03-05",
        "12.5%",
        "12.5",
        "1.38E+10",
    ];
    assert_eq!(cells[2], row, "{name}");
    let row = [
        "李娜",
        "02162345678",
        "200030",
        "2024-03-05 14:30:00",
        "TRUE",
        id_number,
    ];
    assert_eq!(cells[3], row, "{name}");
    assert!(cells[4].is_empty(), "{name}");
    assert_eq!(cells[5], ["王芳", "07", "08"], "{name}");
    let faults: Vec<_> = seen.iter().skip(2).map(|row| row.2.as_slice()).collect();
    let lost = CellFault::LostDigits;
    let wanted: [&[_]; 4] = [&[(6, lost)], &[(0, CellFault::Hidden), (5, lost)], &[], &[]];
    let sorted = faults.len() == wanted.len()
        && faults.iter().zip(wanted).all(|(seen, wanted)| {
            seen.len() == wanted.len() && wanted.iter().all(|fault| seen.contains(fault))
        });
    assert!(sorted, "{name}: {faults:?}");
}

#[test]
fn an_xls_workbook_is_read_like_an_xlsx() {
    let notes = ["column F is hidden, and read", "sheet `空` is empty"];
    check_customers("customers.xls", &notes, "110105194912310020");
    assert_eq!(cells(&fixture("from-1904.xls")), [["1990-01-02"]]);
}

#[test]
fn an_ods_workbook_is_read_like_an_xlsx() {
    let notes = [
        "column F is hidden, and read",
        "1 comment on a cell is not read",
        "sheet `空` is empty",
    ];
    check_customers("customers.ods", &notes, "110105194912310000");
}
