//! Reads one sheet of 200,000 rows x 14 columns: calamine alone, and the Excel door to blocks of text.
//!
//! `cargo bench --bench import_excel` prints seconds and ratios; the counts of rows and cells are asserted.
#![expect(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a bench reads the clock and prints; what fails ends it"
)]

use std::path::Path;
use std::time::Instant;

use calamine::{DataRef, Reader as _, Xlsx, open_workbook};
use iclear::import::{InputSpec, excel};
use rust_xlsxwriter::{Format, Workbook};

const ROWS: u32 = 200_000;
const COLUMNS: u16 = 14;
const ROUNDS: usize = 5;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list.xlsx");
    write_list(&file);
    let megabytes = std::fs::metadata(&file).unwrap().len() >> 20;
    println!("{ROWS} rows x {COLUMNS} columns, {megabytes} MB packed, best of {ROUNDS}");
    let cells = best("calamine, cell by cell", || calamine_cells(&file));
    let range = best("calamine, as a range", || calamine_range(&file));
    let door = best("the door, to blocks", || door_cells(&file));
    println!(
        "the door takes {:.2} times the cells, {:.2} times the range",
        door / cells,
        door / range
    );
}

/// The fewest seconds of some rounds, each of which must come to the same count of cells.
fn best(name: &str, read: impl Fn() -> u64) -> f64 {
    let seconds = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        assert_eq!(read(), u64::from(ROWS) * u64::from(COLUMNS), "{name}");
        start.elapsed().as_secs_f64()
    });
    let best = seconds.fold(f64::INFINITY, f64::min);
    println!(
        "{name:<24} {best:>7.3} s {:>10.0} rows/s",
        f64::from(ROWS) / best
    );
    best
}

fn calamine_cells(file: &Path) -> u64 {
    let mut book: Xlsx<_> = open_workbook(file).unwrap();
    let mut cells = book.worksheet_cells_reader("Sheet1").unwrap();
    let mut count = 0;
    while let Some(cell) = cells.next_cell().unwrap() {
        count += u64::from(!matches!(cell.get_value(), DataRef::Empty));
    }
    count
}

fn calamine_range(file: &Path) -> u64 {
    let mut book: Xlsx<_> = open_workbook(file).unwrap();
    book.worksheet_range("Sheet1").unwrap().used_cells().count() as u64
}

fn door_cells(file: &Path) -> u64 {
    let spec = InputSpec {
        file: file.to_owned(),
        source: None,
        sheet: None,
        encoding: None,
        delimiter: None,
        columns: Vec::new(),
        priority: 0,
        as_of: jiff::civil::date(2026, 1, 1),
    };
    let mut tables = excel::open(&spec).unwrap();
    let (mut rows, mut count) = (0, 0);
    while let Some(block) = tables[0].door.next_block().unwrap() {
        rows += block.cells.len();
        count += block
            .cells
            .iter()
            .map(|row| row.iter().filter(|cell| !cell.is_empty()).count() as u64)
            .sum::<u64>();
    }
    assert_eq!(rows, ROWS as usize);
    count
}

/// A list as an ERP system exports it: names, numbers stored as numbers, days, addresses.
fn write_list(file: &Path) {
    let mut workbook = Workbook::new();
    let day = Format::new().set_num_format("yyyy/m/d");
    let postcode = Format::new().set_num_format("000000");
    let sheet = workbook.add_worksheet();
    for row in 0..ROWS {
        let n = f64::from(row);
        sheet.write(row, 0, format!("KH{row:08}")).unwrap();
        sheet
            .write(row, 1, ["张伟", "王芳", "李娜", "刘洋"][row as usize % 4])
            .unwrap();
        sheet.write(row, 2, 13_000_000_000.0 + n * 7919.0).unwrap();
        sheet
            .write(row, 3, format!("user{row}@example.com"))
            .unwrap();
        sheet
            .write(row, 4, format!("上海第{}贸易有限公司", row % 9973))
            .unwrap();
        sheet
            .write(row, 5, ["经理", "采购", "总监"][row as usize % 3])
            .unwrap();
        sheet.write(row, 6, "上海市").unwrap();
        sheet
            .write(row, 7, ["浦东新区", "徐汇区", "静安区"][row as usize % 3])
            .unwrap();
        sheet
            .write(row, 8, format!("中山路{}号{}室", row % 997, row % 31))
            .unwrap();
        sheet
            .write_with_format(row, 9, n % 1_000_000.0, &postcode)
            .unwrap();
        sheet
            .write_with_format(row, 10, 40_000.0 + n % 6000.0, &day)
            .unwrap();
        sheet.write(row, 11, n * 1.25).unwrap();
        sheet.write(row, 12, n % 2.0 == 0.0).unwrap();
        sheet
            .write(row, 13, if row % 2 == 0 { "男" } else { "女" })
            .unwrap();
    }
    workbook.save(file).unwrap();
}
