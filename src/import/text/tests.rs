//! Holds the whole text door against tables of files: bytes in, rows out.

use encoding_rs::{BIG5, Encoding, GB18030};
use proptest::prelude::*;

use super::input::Input;
use crate::import::{CellFault, InputSpec, OpenTable};

/// What the door gives for a file.
#[derive(Debug, PartialEq)]
struct Read {
    format: String,
    rows: Vec<(u32, Vec<String>)>,
    faults: Vec<(u32, u32, CellFault)>,
}

fn spec() -> InputSpec {
    InputSpec::new("list.csv", jiff::civil::date(2024, 5, 1))
}

fn read_with(spec: &InputSpec, bytes: &[u8]) -> Result<Read, String> {
    let bytes = Box::new(std::io::Cursor::new(bytes.to_vec()));
    Input::over(&spec.file, bytes)
        .and_then(|input| super::open(spec, input))
        .and_then(read_table)
        .map_err(|error| error.to_string())
}

fn read_table(mut table: OpenTable) -> Result<Read, crate::import::ImportError> {
    let mut read = Read {
        format: table.format,
        rows: Vec::new(),
        faults: Vec::new(),
    };
    while let Some(block) = table.door.next_block()? {
        assert_eq!(block.cells.len(), block.numbers.len());
        for note in &block.notes {
            let number = block.numbers[note.row as usize];
            read.faults.push((number, note.column, note.fault));
        }
        for (row, &number) in block.cells.iter().zip(&block.numbers) {
            read.rows
                .push((number, row.iter().map(str::to_owned).collect()));
        }
    }
    Ok(read)
}

fn read(bytes: &[u8]) -> Read {
    read_with(&spec(), bytes).expect("the file can be read")
}

/// Checks the cells of the rows that are not blank, each `|`-joined.
fn check_rows(name: &str, bytes: &[u8], rows: &[&str]) {
    let read = read(bytes);
    let found: Vec<String> = read.rows.iter().map(|(_, cells)| cells.join("|")).collect();
    assert_eq!(found, rows, "{name}");
}

fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    let (bytes, _, had_errors) = encoding.encode(text);
    assert!(!had_errors, "{text} is not in {}", encoding.name());
    bytes.into_owned()
}

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

const SIMPLIFIED: &str =
    "姓名,手机,地址\n张伟,13912345678,上海市浦东新区世纪大道1号\n李娜,13712345678,广州市天河区\n";
const TRADITIONAL: &str =
    "姓名,電話,地址\n陳小姐,0912345678,台北市信義區\n張先生,0922345678,高雄市\n";

#[test]
fn every_encoding_is_found_and_read() {
    let marked = |text: &str| format!("\u{FEFF}{text}");
    let cases: [(&str, Vec<u8>, &str, &str); 10] = [
        ("UTF-8", SIMPLIFIED.into(), "UTF-8", SIMPLIFIED),
        (
            "UTF-8 with mark",
            marked(SIMPLIFIED).into(),
            "UTF-8",
            SIMPLIFIED,
        ),
        ("GBK", encoded(GB18030, SIMPLIFIED), "GB18030", SIMPLIFIED),
        ("Big5", encoded(BIG5, TRADITIONAL), "Big5", TRADITIONAL),
        (
            "traditional in GBK",
            encoded(GB18030, TRADITIONAL),
            "GB18030",
            TRADITIONAL,
        ),
        (
            "UTF-16LE with mark",
            utf16(&marked(SIMPLIFIED), u16::to_le_bytes),
            "UTF-16LE",
            SIMPLIFIED,
        ),
        (
            "UTF-16BE with mark",
            utf16(&marked(SIMPLIFIED), u16::to_be_bytes),
            "UTF-16BE",
            SIMPLIFIED,
        ),
        (
            "UTF-16LE without mark",
            utf16(SIMPLIFIED, u16::to_le_bytes),
            "UTF-16LE",
            SIMPLIFIED,
        ),
        (
            "UTF-16BE without mark",
            utf16(SIMPLIFIED, u16::to_be_bytes),
            "UTF-16BE",
            SIMPLIFIED,
        ),
        (
            "ASCII",
            b"name,phone\nWang Wei,139\n".into(),
            "UTF-8",
            "name,phone\nWang Wei,139\n",
        ),
    ];
    for (name, bytes, format, text) in cases {
        let read = read(&bytes);
        let rows: Vec<String> = read.rows.iter().map(|(_, cells)| cells.join(",")).collect();
        assert_eq!(
            (read.format.as_str(), rows.join("\n") + "\n"),
            (format, text.to_owned()),
            "{name}"
        );
        assert_eq!(read.faults, [], "{name}");
    }
}

#[test]
fn a_few_characters_are_enough_to_tell_gbk_from_big5() {
    let cases = [
        (GB18030, "姓名,电话\nzhang,1\n"),
        (GB18030, "name,phone\n张三,1\n"),
        (GB18030, "name,phone\n欧阳修,1\n"),
        (GB18030, "name,city\nzhang,上海\n"),
        (GB18030, "name,city\n㐀䶮€,上海\n"),
        (BIG5, "name,phone\n張三,1\n"),
        (BIG5, "姓名,電話\nchen,1\n"),
        (BIG5, "name,city\nchen,台北\n"),
    ];
    for (encoding, text) in cases {
        let read = read(&encoded(encoding, text));
        let rows: Vec<String> = read.rows.iter().map(|(_, cells)| cells.join(",")).collect();
        assert_eq!(rows.join("\n") + "\n", text);
    }
}

#[test]
fn every_delimiter_and_line_break_is_found() {
    for delimiter in [",", ";", "\t", "|", "，", "；", "｜"] {
        for line_break in ["\n", "\r\n", "\r", "\r\r\n"] {
            let lines = [
                "姓名@手机@公司",
                "张伟@139@\"甲@乙\"",
                "\"李\"\"娜\"@\"1\n37\"@丙",
                "@@",
            ];
            let text = lines.join(line_break).replace('@', delimiter) + line_break;
            let quoted = format!("甲{delimiter}乙");
            let rows = [
                "姓名|手机|公司",
                &format!("张伟|139|{quoted}"),
                "李\"娜|1\n37|丙",
                "||",
            ];
            check_rows(
                &format!("{delimiter:?} and {line_break:?}"),
                text.as_bytes(),
                &rows,
            );
        }
    }
}

#[test]
fn quotes_are_read_as_people_write_them() {
    let cases: [(&str, &str, &[&str]); 9] = [
        (
            "a quote in the middle is text",
            "a,b\n5\" disk,x\n",
            &["a|b", "5\" disk|x"],
        ),
        (
            "text behind a closing quote stays",
            "a,b\n\"x\"y,z\n",
            &["a|b", "xy|z"],
        ),
        (
            "typographic quotes are text",
            "a,b\n“上海”,z\n",
            &["a|b", "“上海”|z"],
        ),
        ("empty quoted cells", "a,b\n\"\",\"\"\n", &["a|b", "|"]),
        (
            "marks of Excel stay",
            "a,b\n=\"0139\",'12\n",
            &["a|b", "=\"0139\"|'12"],
        ),
        ("no break at the end", "a,b\n1,\"2\"", &["a|b", "1|2"]),
        (
            "rows of any width",
            "a,b\n1\n1,2,3\n",
            &["a|b", "1", "1|2|3"],
        ),
        ("sep= names the delimiter", "sep=;\r\na,x;b\r\n", &["a,x|b"]),
        ("sep= in quotes", "\"sep=|\"\na,x|b\n", &["a,x|b"]),
    ];
    for (name, text, rows) in cases {
        check_rows(name, text.as_bytes(), rows);
    }
}

#[test]
fn blank_lines_count_between_rows_and_not_behind_them() {
    let read = read("\n\na,b\n\n\n1,2\n,,,\n\n\n".as_bytes());
    let numbers: Vec<(u32, usize)> = read
        .rows
        .iter()
        .map(|(n, cells)| (*n, cells.len()))
        .collect();
    assert_eq!(
        numbers,
        [(1, 0), (2, 0), (3, 2), (4, 0), (5, 0), (6, 2), (7, 4)]
    );
}

#[test]
fn an_unclosed_quote_loses_no_rows() {
    let tail: String = (0..40_000)
        .map(|n| format!("{n},普通的一行没有引号\n"))
        .collect();
    let quoted = "7,\"quoted\"\n8,x\n";
    let cases: [(&str, String, usize); 4] = [
        ("at the end", "a,b\n1,\"x\n2,y\n".into(), 3),
        ("far from the end", format!("a,b\n1,\"x\n{tail}"), 40_002),
        (
            "before a quoted cell",
            format!("a,b\n1,\"x\n2,y\n{quoted}"),
            5,
        ),
        ("in the last line", "a,b\n1,\"x".into(), 2),
    ];
    for (name, text, rows) in cases {
        let read = read(text.as_bytes());
        assert_eq!(read.rows.len(), rows, "{name}");
        assert_eq!(read.rows[1].1, ["1", "\"x"], "{name}");
        assert_eq!(read.faults, [(2, 1, CellFault::UnclosedQuote)], "{name}");
    }
}

#[test]
fn what_is_wrong_with_cells_is_noted() {
    let mixed = [
        SIMPLIFIED.as_bytes(),
        &encoded(GB18030, "王芳,138,深圳市\n"),
    ]
    .concat();
    let cut = [&encoded(GB18030, "姓名,手机\n张伟,1\n李"), &b"\xC4,2\n"[..]].concat();
    type Case = (
        &'static str,
        Vec<u8>,
        &'static [&'static str],
        (u32, u32, CellFault),
    );
    let cases: [Case; 4] = [
        (
            "a GBK line in UTF-8",
            mixed,
            &["王芳", "138", "深圳市"],
            (4, 0, CellFault::OtherEncoding),
        ),
        (
            "half a character",
            cut,
            &["李\u{FFFD}", "2"],
            (3, 0, CellFault::Undecodable),
        ),
        (
            "NUL",
            b"a,b\n1,2\0\0\n".into(),
            &["1", "2"],
            (2, 1, CellFault::ControlCharacters),
        ),
        (
            "lost before",
            "a,b\n张\u{FFFD},2\n".into(),
            &["张\u{FFFD}", "2"],
            (2, 0, CellFault::Undecodable),
        ),
    ];
    for (name, bytes, cells, fault) in cases {
        let read = read(&bytes);
        assert_eq!(
            read.rows.last().map(|(_, cells)| cells.clone()),
            Some(cells.iter().map(|c| (*c).to_owned()).collect()),
            "{name}"
        );
        assert_eq!(read.faults, [fault], "{name}");
    }
}

#[test]
fn what_the_user_says_outranks_the_evidence() {
    let named = |encoding: Option<&str>, delimiter| InputSpec {
        encoding: encoding.map(str::to_owned),
        delimiter,
        ..spec()
    };
    let big5 = encoded(BIG5, TRADITIONAL);
    for label in ["big5", "BIG5", "cp950", "Big-5"] {
        let read = read_with(&named(Some(label), None), &big5).expect("big5 is known");
        assert_eq!(read.format, "Big5");
    }
    let gbk = encoded(GB18030, SIMPLIFIED);
    for label in ["gbk", "GB2312", "gb18030", "cp936"] {
        let read = read_with(&named(Some(label), None), &gbk).expect("GBK is known");
        assert_eq!(
            (read.format.as_str(), read.rows[1].1[0].as_str()),
            ("GB18030", "张伟")
        );
    }
    let read = read_with(&named(None, Some(';')), b"a,b;c\n").expect("any delimiter will do");
    assert_eq!(read.rows[0].1, ["a,b", "c"]);
    let error = read_with(&named(Some("klingon"), None), b"a,b\n").expect_err("no such encoding");
    assert_eq!(error, "list.csv: no encoding is called `klingon`");
}

proptest! {
    #[test]
    fn whatever_comes_in_the_rows_are_numbered_upwards(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        if let Ok(read) = read_with(&spec(), &bytes) {
            prop_assert!(read.rows.windows(2).all(|two| two[0].0 < two[1].0));
        }
    }

    #[test]
    fn scraps_of_csv_are_read_without_a_panic(scraps in proptest::collection::vec("[\"',;\t|\r\n\0a张，é=]{0,6}", 0..60)) {
        let text = scraps.concat();
        for bytes in [text.clone().into_bytes(), encoded(GB18030, &text)] {
            let read = read_with(&spec(), &bytes).expect("nothing in it is forbidden");
            prop_assert!(read.rows.iter().enumerate().all(|(at, (number, _))| *number as usize == at + 1));
        }
    }

    #[test]
    fn well_formed_csv_reads_as_the_csv_crate_reads_it(
        rows in proptest::collection::vec(proptest::collection::vec("[\",\r\n a张伟]{0,8}", 2..5), 1..40)
    ) {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).expect("memory takes everything");
        }
        let bytes = writer.into_inner().expect("memory takes everything");
        let comma = InputSpec { delimiter: Some(','), ..spec() };
        let read = read_with(&comma, &bytes).expect("well-formed CSV");
        let found: Vec<Vec<String>> = read.rows.into_iter().map(|(_, cells)| cells).collect();
        prop_assert_eq!(found, rows);
    }
}

#[test]
fn a_late_surprise_is_read_right() {
    let ascii = "name,phone\n".to_owned() + &"Wang Wei,13912345678\n".repeat(120_000);
    let late = [ascii.as_bytes(), &encoded(GB18030, "张伟,139\n李娜,137\n")].concat();
    let read = read(&late);
    assert_eq!(read.rows.len(), 120_003);
    assert_eq!(read.rows[120_001].1, ["张伟", "139"]);
    let odd: Vec<u32> = read.faults.iter().map(|(row, ..)| *row).collect();
    assert_eq!(odd, [120_002, 120_003]);
}

#[test]
fn a_list_longer_than_any_buffer_comes_back_whole() {
    for encoding in [encoding_rs::UTF_8, GB18030] {
        let rows: Vec<String> = (0..60_000)
            .map(|n| format!("{n},张伟,\"上海市,\n{n}号\""))
            .collect();
        let read = read(&encoded(encoding, &rows.join("\r\n")));
        assert_eq!(read.rows.len(), rows.len());
        for (number, (at, cells)) in read.rows.iter().enumerate() {
            assert_eq!(*at as usize, number + 1);
            assert_eq!(cells[2], format!("上海市,\n{number}号"));
        }
        assert_eq!(read.faults, []);
    }
}
