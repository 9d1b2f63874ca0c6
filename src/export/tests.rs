//! Tables in every format, and what happens to the file they are written to.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};

use calamine::{Reader, open_workbook_auto_from_rs};

use super::table::Sheet;
use super::xlsx::XlsxSheet;
use super::*;
use crate::model::Field;
use crate::store::Store;
use crate::store::tests::{BLANK, first_run};

const ROWS: [[Option<&str>; 2]; 3] = [
    [Some("张伟, \"x\""), Some("0013912345678")],
    [None, Some("+8613912345678")],
    [Some("=cmd|' /C calc'!A0"), None],
];

const NO_WORDS: Telling<'static> = Telling {
    meaning: &|_| None,
    across: &|_| Vec::new(),
    shown: &|_, value| value.to_owned(),
};

fn columns() -> Vec<String> {
    ["姓名", "mobile"].map(str::to_owned).to_vec()
}

fn write(target: Target) -> Result<(), ExportError> {
    let mut table = TableWriter::create(target, &columns())?;
    for row in ROWS {
        table.row(row)?;
    }
    table.finish()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

/// A stream whose text can be looked at afterwards.
#[derive(Clone, Default)]
struct Pipe(Arc<Mutex<Vec<u8>>>);

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("one thread").write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn csv_quotes_what_needs_it_and_defuses_formulas_in_files_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("out.csv");
    write(Target::File(path.clone())).expect("it can be written");
    let file =
        "姓名,mobile\n\"张伟, \"\"x\"\"\",0013912345678\n,+8613912345678\n'=cmd|' /C calc'!A0,\n";
    assert_eq!(fs::read_to_string(&path).expect("the file"), file);
    let pipe = Pipe::default();
    write(Target::Stream(Box::new(pipe.clone()), Notation::Csv)).expect("it can be written");
    let piped = pipe.0.lock().expect("one thread").clone();
    assert_eq!(
        String::from_utf8_lossy(&piped),
        file.replace("'=cmd", "=cmd")
    );
}

#[test]
fn only_cells_that_a_spreadsheet_would_run_are_defused() {
    let cases = [
        ("=1+1", true),
        ("@SUM(A1)", true),
        ("\t=1", true),
        ("\r=1", true),
        ("+cmd|' /C calc'!A0", true),
        ("-2+cmd()", true),
        ("+86 139-1234-5678", false),
        ("+1 (212) 555-0100", false),
        ("-12.5", false),
        ("-", false),
        ("", false),
        ("张伟=老板", false),
        ("'=1", false),
    ];
    for (cell, runs) in cases {
        assert_eq!(csv::runs_as_formula(cell), runs, "{cell:?}");
    }
}

#[test]
fn json_lines_have_no_key_for_an_empty_cell() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("out.jsonl");
    write(Target::File(path.clone())).expect("it can be written");
    let expected = concat!(
        r#"{"姓名":"张伟, \"x\"","mobile":"0013912345678"}"#,
        "\n",
        r#"{"mobile":"+8613912345678"}"#,
        "\n",
        r#"{"姓名":"=cmd|' /C calc'!A0"}"#,
        "\n"
    );
    assert_eq!(fs::read_to_string(&path).expect("the file"), expected);
}

/// Each sheet of a workbook: cells joined by `|`, rows as they are.
fn sheets(bytes: Vec<u8>) -> Vec<Vec<String>> {
    let mut book = open_workbook_auto_from_rs(std::io::Cursor::new(bytes)).expect("a workbook");
    let sheets = book.worksheets().into_iter();
    sheets
        .map(|(_, range)| {
            let rows = range.rows().map(|row| {
                let cells = row.iter().map(|cell| match cell {
                    calamine::Data::String(text) => text.clone(),
                    calamine::Data::Empty => String::new(),
                    other => format!("not text: {other:?}"),
                });
                cells.collect::<Vec<_>>().join("|")
            });
            rows.collect()
        })
        .collect()
}

#[test]
fn every_cell_of_a_workbook_is_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("out.xlsx");
    write(Target::File(path.clone())).expect("it can be written");
    let expected = [
        "姓名|mobile",
        "张伟, \"x\"|0013912345678",
        "|+8613912345678",
        "=cmd|' /C calc'!A0|",
    ];
    assert_eq!(sheets(fs::read(&path).expect("the file")), [expected]);
}

#[test]
fn a_full_sheet_is_followed_by_another_with_the_same_header() {
    let mut file = tempfile::tempfile().expect("a file");
    let out = file.try_clone().expect("a handle");
    let mut sheet = Box::new(
        XlsxSheet::with_limit(out, &columns(), 2)
            .unwrap_or_else(|_| unreachable!("two columns fit")),
    );
    let long = "长".repeat(40_000);
    for cell in ["1", "2", "3", &long] {
        assert!(sheet.row(&[Some(cell), None]).is_ok());
    }
    assert!(sheet.finish().is_ok());
    let mut bytes = Vec::new();
    std::io::Seek::rewind(&mut file).expect("a file");
    std::io::Read::read_to_end(&mut file, &mut bytes).expect("a file");
    let cut = format!("{}…|", "长".repeat(32_766));
    let expected = [
        ["姓名|mobile", "1|", "2|"].map(str::to_owned),
        ["姓名|mobile".to_owned(), "3|".to_owned(), cut],
    ];
    assert_eq!(sheets(bytes), expected);
}

#[test]
fn a_file_appears_complete_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["out.csv", "out.xlsx", "out.parquet", "out.jsonl"] {
        let path = folder.path().join(name);
        fs::write(&path, "what was here").expect("a file");
        let mut table =
            TableWriter::create(Target::File(path.clone()), &columns()).expect("it can be begun");
        table.row(ROWS[0]).expect("it can be written");
        drop(table);
        assert_eq!(
            fs::read_to_string(&path).expect("the file"),
            "what was here",
            "{name}"
        );
        assert_eq!(names(folder.path()), [name], "{name}");
        fs::remove_file(&path).expect("the file");
    }
}

#[test]
fn a_target_that_cannot_be_written_is_named_with_a_hint() {
    let folder = tempfile::tempdir().expect("a folder");
    let cases = [
        (
            "out.doc",
            "the name must end in .csv, .xlsx, .parquet or .jsonl",
        ),
        (
            "out",
            "the name must end in .csv, .xlsx, .parquet or .jsonl",
        ),
        ("no/such/out.csv", "there is no folder"),
        ("a.csv", "is a directory"),
    ];
    fs::create_dir(folder.path().join("a.csv")).expect("a folder");
    for (name, expected) in cases {
        let refused =
            write(Target::File(folder.path().join(name))).expect_err("it cannot be written");
        assert!(refused.to_string().contains(expected), "{name}: {refused}");
        assert!(refused.hint().is_some(), "{name}");
    }
}

/// What `table` of `store` looks like as CSV.
fn exported(store: &Store, table: Table, telling: Telling<'_>) -> String {
    let pipe = Pipe::default();
    let rows = export(
        store,
        table,
        Target::Stream(Box::new(pipe.clone()), Notation::Csv),
        telling,
    )
    .expect("it can be written");
    let text = String::from_utf8(pipe.0.lock().expect("one thread").clone()).expect("text");
    assert_eq!(rows, text.lines().count() as u64 - 1, "{}", table.name());
    text
}

#[test]
fn the_tables_have_the_columns_that_others_rely_on() {
    let mut store = Store::in_memory().expect("memory");
    first_run().into(&mut store).expect("a sound run");
    let telling = Telling {
        meaning: &|code| (code == BLANK).then(|| "the row is blank".to_owned()),
        ..NO_WORDS
    };
    let cases = [
        (
            Table::Crosswalk,
            "source,file,sheet,row,record_id,outcome,contact_id
erp,leads.csv,,1,R1,created,C1
erp,leads.csv,,2,,rejected,
erp,leads.csv,,3,R2,created,C2
erp,leads.csv,,4,R3,review,
erp,leads.csv,,5,R1,unchanged,C1
",
        ),
        (
            Table::Rejects,
            r#"source,file,sheet,row,code,reason,cells
erp,leads.csv,,2,REJ001,the row is blank,"["""","" ""]"
"#,
        ),
        (
            Table::Findings,
            "run,source,file,sheet,row,record_id,contact_id,field,code,severity,value,proposal,message
1,erp,leads.csv,,1,R1,C1,mobile,PHN004,warning,139-1,,
1,erp,leads.csv,,4,R3,,mobile,CON001,warning,139-1,,
",
        ),
    ];
    for (table, expected) in cases {
        assert_eq!(
            exported(&store, table, telling),
            expected,
            "{}",
            table.name()
        );
    }
}

#[test]
fn contacts_have_every_field_and_what_is_known_of_them() {
    let mut store = Store::in_memory().expect("memory");
    first_run().into(&mut store).expect("a sound run");
    let text = exported(&store, Table::Contacts, NO_WORDS);
    let lines: Vec<&str> = text.lines().collect();
    let fields = Field::ALL.map(Field::name).join(",");
    assert_eq!(
        lines[0],
        format!(
            "contact_id,{fields},tags,records,sources,updated_run,\
             purchases,purchase_amount,first_purchased_on,last_purchased_on"
        )
    );
    let filled: Vec<&str> = lines[1]
        .split(',')
        .filter(|cell| !cell.is_empty())
        .collect();
    assert_eq!(
        filled,
        ["C1", "张伟", "13912345678", "new", "1", "erp", "1"]
    );
}
