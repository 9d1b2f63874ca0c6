//! Reads one sheet of 200,000 rows x 14 columns: calamine alone, the Excel door to blocks of text, and the whole
//! importer to fields.
//!
//! `cargo bench --bench import_excel` prints medians and ratios; the counts of rows and cells are asserted. The workbook
//! is kept as `benches/corpus/list.xlsx`, for comparison with other readers.
#![expect(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a bench reads the clock and prints; what fails ends it"
)]

mod measure;

use std::path::{Path, PathBuf};

use calamine::{DataRef, Reader as _, Xlsx, open_workbook};
use iclear::import::excel;
use iclear::rules::RuleBook;
use rust_xlsxwriter::{Format, Workbook};

/// Rows below the header.
const ROWS: u32 = 200_000;
const HEADER: [&str; 14] = [
    "客户编号",
    "姓名",
    "手机号码",
    "电子邮箱",
    "工作单位",
    "职务",
    "城市",
    "区县",
    "详细地址",
    "邮编",
    "登记日期",
    "累计消费金额",
    "是否会员",
    "性别",
];
const CELLS: usize = (ROWS as usize + 1) * HEADER.len();

fn main() {
    let file = workbook();
    let rules = RuleBook::load(None).unwrap();
    let megabytes = file.metadata().unwrap().len() / 1_000_000;
    println!(
        "import_excel: {ROWS} rows x {} columns, {megabytes} MB packed, medians of 5",
        HEADER.len()
    );
    let cells = tell(
        "calamine, cell by cell",
        measure::median(&CELLS, || calamine_cells(&file)),
    );
    let range = tell(
        "calamine, as a range",
        measure::median(&CELLS, || calamine_range(&file)),
    );
    let door = tell(
        "the door, to blocks",
        measure::median(&CELLS, || door_cells(&file)),
    );
    let rows = ROWS as usize;
    let expected = measure::Counts {
        rows,
        cells: rows * HEADER.len(),
        mobiles: rows,
    };
    let mapped = tell(
        "the importer, mapped",
        measure::median(&expected, || measure::mapped(&file, &rules)),
    );
    println!(
        "  the door takes {:.2} times the cells, {:.2} times the range",
        door / cells,
        door / range
    );
    println!(
        "  the importer takes {:.2} times the cells, {:.2} times the range",
        mapped / cells,
        mapped / range
    );
    println!("  peak memory {}", measure::peak_memory());
}

fn tell(what: &str, seconds: f64) -> f64 {
    println!(
        "  {what:<24} {seconds:>7.3} s {:>10.0} rows/s",
        f64::from(ROWS) / seconds
    );
    seconds
}

fn calamine_cells(file: &Path) -> usize {
    let mut book: Xlsx<_> = open_workbook(file).unwrap();
    let mut cells = book.worksheet_cells_reader("Sheet1").unwrap();
    let mut count = 0;
    while let Some(cell) = cells.next_cell().unwrap() {
        count += usize::from(*cell.get_value() != DataRef::Empty);
    }
    count
}

fn calamine_range(file: &Path) -> usize {
    let mut book: Xlsx<_> = open_workbook(file).unwrap();
    let range = book.worksheet_range("Sheet1").unwrap();
    range.used_cells().count()
}

fn door_cells(file: &Path) -> usize {
    let mut count = 0;
    for mut table in excel::open(&measure::spec(file)).unwrap() {
        while let Some(block) = table.door.next_block().unwrap() {
            count += block.cells.iter().map(|row| row.len()).sum::<usize>();
        }
    }
    count
}

/// The workbook, made on first use.
fn workbook() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/corpus");
    let file = folder.join("list.xlsx");
    if !file.is_file() {
        std::fs::create_dir_all(&folder).unwrap();
        // Written under another name first, so that an interrupted run leaves no half corpus.
        let unfinished = folder.join("list.part.xlsx");
        write_list(&unfinished);
        std::fs::rename(&unfinished, &file).unwrap();
    }
    file
}

/// A list as an ERP system exports it: names, numbers stored as numbers, days, addresses.
fn write_list(file: &Path) {
    let mut workbook = Workbook::new();
    let day = Format::new().set_num_format("yyyy/m/d");
    let postcode = Format::new().set_num_format("000000");
    let sheet = workbook.add_worksheet();
    for (column, header) in (0..).zip(HEADER) {
        sheet.write(0, column, header).unwrap();
    }
    for row in 1..=ROWS {
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
