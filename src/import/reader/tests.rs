//! Whole inputs through doors in memory: what comes out, and that every row is accounted for.

use std::sync::atomic::AtomicBool;

use proptest::prelude::*;

use super::*;
use crate::import::knowledge::Knowledge;
use crate::import::open::{OpenTable, Visibility};
use crate::import::tables::lists_among;
use crate::import::{Block, CellFault, CellNote, Door, SourceBook};
use crate::model::{Batch, CellRows, Field, RowIx};
use crate::rules::RuleBook;
use crate::run::Silent;

/// A door that gives blocks from memory.
struct Memory(VecDeque<Block>);

impl Door for Memory {
    fn next_block(&mut self) -> Result<Option<Block>, ImportError> {
        Ok(self.0.pop_front())
    }
}

/// Blocks of `size` rows from rows of cells.
fn blocks(rows: &[Vec<String>], size: usize) -> VecDeque<Block> {
    let numbers: Vec<u32> = (1..).take(rows.len()).collect();
    let block = |(rows, numbers): (&[Vec<String>], &[u32])| {
        let mut cells = CellRows::new();
        rows.iter()
            .for_each(|row| cells.push_row(row.iter().map(String::as_str)));
        Block {
            cells,
            numbers: numbers.to_vec(),
            notes: Vec::new(),
        }
    };
    rows.chunks(size)
        .zip(numbers.chunks(size))
        .map(block)
        .collect()
}

fn rows_of(lines: &[&str]) -> Vec<Vec<String>> {
    lines
        .iter()
        .map(|line| line.split('|').map(str::to_owned).collect())
        .collect()
}

fn table(sheet: Option<&str>, visibility: Visibility, blocks: VecDeque<Block>) -> OpenTable {
    OpenTable {
        sheet: sheet.map(str::to_owned),
        visibility,
        format: "UTF-8".to_owned(),
        notes: Vec::new(),
        door: Box::new(Memory(blocks)),
    }
}

fn spec(file: &str) -> InputSpec {
    InputSpec::new(file, jiff::civil::date(2024, 5, 1))
}

type Read = Result<(Vec<Input>, Batch), ImportError>;

fn read(spec: &InputSpec, tables: Vec<OpenTable>, sources: Option<&SourceBook>) -> Read {
    let book = RuleBook::load(None).expect("the default rules are sound");
    let known = Knowledge {
        rules: &book.fields,
        sources,
    };
    let cancel = AtomicBool::new(false);
    let ctx = RunContext {
        today: jiff::civil::date(2024, 5, 1),
        progress: &Silent,
        cancel: &cancel,
    };
    let importer = Importer::over(lists_among(tables, spec, &known)?, OnBroken::Stop, &ctx);
    let inputs = importer.inputs().to_vec();
    let mut whole = Batch::default();
    for part in importer {
        whole.append(part?.into_batch());
    }
    Ok((inputs, whole))
}

fn read_lines(lines: &[&str], size: usize) -> (Vec<Input>, Batch) {
    let tables = vec![table(
        None,
        Visibility::Visible,
        blocks(&rows_of(lines), size),
    )];
    read(&spec("leads.csv"), tables, None).expect("a list")
}

const LIST: [&str; 9] = [
    "2024年客户名单||",
    "姓名|手机|备注",
    "张伟|13912345678|a",
    "||",
    "姓名|手机|备注",
    "李娜|13812345678|",
    "王五|13712345678|c|d",
    "合计|3|",
    "以上数据仅供内部使用||",
];

#[test]
fn rows_are_counted_from_the_header_and_kept_verbatim() {
    // The header must be in the first block; below it blocks may be cut anywhere.
    for size in [3, 4, 5, 9] {
        let (inputs, batch) = read_lines(&LIST, size);
        let rows: Vec<u32> = batch.rows.origins.iter().map(|origin| origin.row).collect();
        assert_eq!(rows, [1, 4, 5], "blocks of {size}");
        let rejected: Vec<_> = batch
            .rejected
            .iter()
            .map(|row| (row.origin.row, row.code.to_string()))
            .collect();
        let expected = [(2, "REJ001"), (3, "REJ002"), (6, "REJ003"), (7, "REJ004")];
        assert_eq!(
            rejected,
            expected.map(|(row, code)| (row, code.to_owned())),
            "blocks of {size}"
        );
        assert_eq!(
            batch.rows.raw.row(2).iter().collect::<Vec<_>>(),
            ["王五", "13712345678", "c", "d"]
        );
        assert_eq!(batch.frame.row(RowIx(1)).get(Field::Name), Some("李娜"));
        assert_eq!(batch.rows_read(), 7);
        assert_eq!(inputs[0].source, "leads");
    }
}

#[test]
fn a_row_of_another_length_is_read_with_a_finding() {
    let lines = [
        "姓名|手机|备注",
        "张伟|13912345678",
        "李娜|13812345678|a||",
        "王五|13712345678|a|b",
        "赵六|13612345678|a",
    ];
    let (_, batch) = read_lines(&lines, 100);
    let codes: Vec<_> = batch
        .findings
        .iter()
        .map(|finding| (finding.row.0, finding.code.to_string()))
        .collect();
    assert_eq!(codes, [(0, "IMP009".to_owned()), (2, "IMP010".to_owned())]);
    assert_eq!(batch.frame.len(), 4);
}

#[test]
fn faults_of_cells_become_findings_of_their_rows() {
    let mut blocks = blocks(
        &rows_of(&[
            "姓名|手机|备注",
            "||",
            "张伟|1.39E+10|#N/A",
            "\u{fffd}\u{fffd}|\u{fffd}|",
        ]),
        100,
    );
    let note = |row, column, fault| CellNote { row, column, fault };
    blocks[0].notes = vec![
        note(2, 1, CellFault::LostDigits),
        note(2, 2, CellFault::FormulaError),
        note(3, 0, CellFault::Undecodable),
    ];
    let tables = vec![table(Some("S"), Visibility::Visible, blocks)];
    let (_, batch) = read(&spec("a.xlsx"), tables, None).expect("a list");
    let found: Vec<_> = batch
        .findings
        .iter()
        .map(|finding| (finding.row.0, finding.field, finding.value.as_deref()))
        .collect();
    assert_eq!(
        found,
        [
            (0, Some(Field::Mobile), Some("1.39E+10")),
            (0, Some(Field::Remark), Some("#N/A"))
        ]
    );
    let row = batch.frame.row(RowIx(0));
    assert_eq!(
        (row.get(Field::Mobile), row.get(Field::Remark)),
        (Some("1.39E+10"), None)
    );
    assert_eq!(batch.rows.raw.row(0).get(2), Some("#N/A"));
    let codes: Vec<String> = batch
        .rejected
        .iter()
        .map(|row| row.code.to_string())
        .collect();
    assert_eq!(codes, ["REJ001", "REJ007"]);
}

fn workbook() -> Vec<OpenTable> {
    let sheet = |name, visibility, lines: &[&str]| {
        table(Some(name), visibility, blocks(&rows_of(lines), 100))
    };
    vec![
        sheet("说明", Visibility::Visible, &["填写说明", "请勿修改表头"]),
        sheet(
            "客户",
            Visibility::Visible,
            &["姓名|手机", "张伟|13912345678"],
        ),
        sheet(
            "商品",
            Visibility::Visible,
            &["商品|单价", "茶|12.5", "酒|99"],
        ),
        sheet("旧", Visibility::Hidden, &["姓名|手机", "李娜|13812345678"]),
        sheet("空", Visibility::Visible, &[]),
    ]
}

#[test]
fn sheets_that_hold_a_list_are_read_and_the_others_noted() {
    let (inputs, batch) = read(&spec("b.xlsx"), workbook(), None).expect("a list");
    assert_eq!((inputs.len(), batch.frame.len()), (1, 1));
    let notes = inputs[0].notes.join("\n");
    for sheet in ["说明", "商品", "旧 is hidden", "空"] {
        assert!(notes.contains(sheet), "{sheet}: {notes}");
    }
    let mut hidden = spec("b.xlsx");
    hidden.sheet = Some("旧".to_owned());
    let (_, batch) = read(&hidden, workbook(), None).expect("a list");
    assert_eq!(batch.frame.row(RowIx(0)).get(Field::Name), Some("李娜"));
}

#[test]
fn what_cannot_be_read_is_an_error_that_names_the_file() {
    let message =
        |spec: &InputSpec, tables| read(spec, tables, None).expect_err("an error").to_string();
    let mut sheet = spec("b.xlsx");
    sheet.sheet = Some("新".to_owned());
    assert_eq!(
        message(&sheet, workbook()),
        "b.xlsx: there is no sheet 新; the sheets are 说明, 客户, 商品, 旧, 空"
    );
    let mut column = spec("b.xlsx");
    column.columns = vec![(Field::Email, vec!["邮箱".to_owned()])];
    let told = message(&column, workbook().drain(1..2).collect());
    assert_eq!(
        told,
        "b.xlsx [客户]: there is no column 邮箱 for `email`; the headers are 姓名, 手机"
    );
    assert!(
        message(
            &spec("e.csv"),
            vec![table(None, Visibility::Visible, VecDeque::new())]
        )
        .starts_with("e.csv: no list was found")
    );
}

#[test]
fn a_configured_source_gives_name_priority_and_columns() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let path = dir.path().join("iclear.toml");
    let toml = "[source.crm]\nfiles = [\"crm*\"]\npriority = 3\nheaders = [\"姓名\", \"号\"]\n[source.crm.columns]\nwechat = \"号\"\n";
    std::fs::write(&path, toml).expect("written");
    let sources = SourceBook::load(&path).expect("sound");
    let list = |header: &str| {
        vec![table(
            None,
            Visibility::Visible,
            blocks(&rows_of(&[header, "张伟|abc"]), 9),
        )]
    };
    let (inputs, batch) = read(&spec("x.csv"), list("姓名|号"), Some(&sources)).expect("a list");
    assert_eq!((inputs[0].source.as_str(), inputs[0].priority), ("crm", 3));
    assert_eq!(batch.frame.row(RowIx(0)).get(Field::Wechat), Some("abc"));
    let (inputs, batch) = read(&spec("crm2.csv"), list("姓名|微"), Some(&sources)).expect("a list");
    assert_eq!(batch.frame.row(RowIx(0)).get(Field::Wechat), None);
    assert!(
        inputs[0].notes[0].contains("gone: 号; new: 微"),
        "{:?}",
        inputs[0].notes
    );
}

fn any_cell() -> impl Strategy<Value = String> {
    let usual = prop::sample::select(vec![
        "",
        " ",
        "姓名",
        "手机",
        "电话",
        "邮箱",
        "地址",
        "合计",
        "共3人",
        "备注：x",
        "张伟",
        "13912345678",
        "a@b.cn",
        "2024-01-01",
        "12",
        "上海市徐汇区虹漕路461号",
        "甲有限公司",
        "-----",
        "名称",
        "Name",
        "\u{fffd}",
        "客户/电话",
    ]);
    prop_oneof![4 => usual.prop_map(str::to_owned), 1 => any::<String>()]
}

proptest! {
    #[test]
    fn whatever_the_cells_no_row_is_lost(
        rows in prop::collection::vec(prop::collection::vec(any_cell(), 0..6), 0..40),
        size in 1_usize..50,
    ) {
        let tables = vec![table(None, Visibility::Visible, blocks(&rows, size))];
        let Ok((inputs, batch)) = read(&spec("x.csv"), tables, None) else { return Ok(()) };
        let mut seen: Vec<u32> = batch.rows.origins.iter().map(|origin| origin.row).collect();
        seen.extend(batch.rejected.iter().map(|row| row.origin.row));
        seen.sort_unstable();
        // Every row below the header is there exactly once, counted from 1 without a gap.
        let expected: Vec<u32> = (1..).take(seen.len()).collect();
        prop_assert_eq!(&seen, &expected);
        let above = rows.len() - seen.len();
        for (origin, raw) in batch.rows.origins.iter().zip(batch.rows.raw.iter()) {
            let written = &rows[above + origin.row as usize - 1];
            prop_assert!(raw.iter().eq(written.iter().map(String::as_str)));
        }
        prop_assert_eq!(batch.frame.len(), batch.rows.raw.len());
        prop_assert!(inputs[0].columns.iter().all(|column| !column.reason.is_empty()));
    }
}
