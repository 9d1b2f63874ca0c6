//! Sources are kept, found again, and not trusted when their lists have changed.

use std::path::PathBuf;

use super::*;
use crate::import::InputSpec;
use crate::model::{ColumnUse, Input, InputColumn};

fn spec(file: &str) -> InputSpec {
    InputSpec::new(file, jiff::civil::date(2024, 5, 1))
}

fn read(toml: &str) -> (SourceBook, Problems) {
    let mut problems = Problems::default();
    let text = RuleText {
        file: "iclear.toml".into(),
        text: toml.to_owned(),
    };
    (SourceBook::read(&text, &mut problems), problems)
}

fn headers(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}

const ERP: &str = r#"
[source.erp]
files = ["erp-*.csv", "in/erp/*"]
encoding = "GB18030"
delimiter = ";"
priority = 5
headers = ["客户", "手机", "省", "地址"]
[source.erp.columns]
name = "客户"
address = "省+地址"
mobile = ["手机"]
"#;

#[test]
fn a_source_is_read_with_its_columns() {
    let (book, problems) = read(ERP);
    assert!(problems.is_empty(), "{problems}");
    let source = &book.sources()[0];
    assert_eq!(
        (source.name.as_str(), source.delimiter, source.priority),
        ("erp", Some(';'), 5)
    );
    let columns: Vec<_> = source
        .columns
        .iter()
        .map(|(field, headers)| (*field, headers.join("|")))
        .collect();
    let expected = [
        (Field::Name, "客户"),
        (Field::Mobile, "手机"),
        (Field::Address, "省|地址"),
    ];
    assert_eq!(
        columns,
        expected.map(|(field, headers)| (field, headers.to_owned()))
    );
}

#[test]
fn a_table_is_recognised_by_its_headers() {
    let (book, _) = read(ERP);
    let source = &book.sources()[0];
    let saved = Known::AsSaved(source);
    let changed = Known::Changed(source, "gone: 省; new: 城市".to_owned());
    let cases = [
        (
            "its file and headers",
            "erp-05.csv",
            "客户 手机 省 地址",
            saved.clone(),
        ),
        (
            "a folder it is in",
            "/data/in/erp/x.txt",
            "客户 手机 省 地址",
            saved.clone(),
        ),
        (
            "other file, same headers in another order",
            "x.csv",
            "地址 省 手机 客户*",
            saved,
        ),
        (
            "its file, other headers",
            "erp-05.csv",
            "客户 手机 城市 地址",
            changed,
        ),
        ("nothing of it", "x.csv", "姓名 手机", Known::Nothing),
    ];
    for (case, file, line, known) in cases {
        assert_eq!(
            recognise(&book, &spec(file), &headers(line)),
            known,
            "{case}"
        );
    }
}

#[test]
fn every_problem_of_the_file_is_told_with_its_line() {
    let cases: [(&str, &str, &[usize]); 3] = [
        ("an unknown key", "[source.a]\nfile = \"x\"", &[2]),
        (
            "a bad field, a bad pattern, a long delimiter",
            "[source.a]\nfiles = [\"a[\"]\ndelimiter = \"::\"\n[source.a.columns]\nmobil = \"手机\"",
            &[2, 3, 5],
        ),
        ("no table", "source = 1", &[1]),
    ];
    for (case, toml, lines) in cases {
        let (_, problems) = read(toml);
        let found: Vec<usize> = problems
            .as_slice()
            .iter()
            .filter_map(|problem| problem.line)
            .collect();
        assert_eq!(found, lines, "{case}: {problems}");
    }
}

#[test]
fn a_saved_source_is_found_again_and_comments_stay() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let path = dir.path().join("iclear.toml");
    std::fs::write(
        &path,
        "# ours\n[source.old] # kept\nfiles = [\"o.csv\"] # here\n",
    )
    .expect("written");
    let column = |header: &str, usage| InputColumn {
        header: header.to_owned(),
        usage,
        reason: String::new(),
    };
    let input = Input {
        file: PathBuf::from("in/leads [5].csv"),
        sheet: None,
        source: "leads".to_owned(),
        priority: 2,
        encoding: "UTF-8".to_owned(),
        as_of: jiff::civil::date(2024, 5, 1),
        columns: vec![
            column("A+", ColumnUse::Field(Field::Name)),
            column("省", ColumnUse::Extra),
            column("手机", ColumnUse::Field(Field::Mobile)),
        ],
        notes: Vec::new(),
    };
    save_source(&path, "leads", &input, &spec("in/leads [5].csv")).expect("saved");
    save_source(&path, "old", &input, &spec("in/leads [5].csv")).expect("saved again");
    let text = std::fs::read_to_string(&path).expect("read");
    assert!(
        text.contains("# ours") && text.contains("# kept") && text.contains("# here"),
        "{text}"
    );
    let book = SourceBook::load(&path).expect("sound");
    let names: Vec<&str> = book
        .sources()
        .iter()
        .map(|source| source.name.as_str())
        .collect();
    assert_eq!(names, ["old", "leads"]);
    let found = book
        .matching(&input.file, &headers("A+ 省 手机"))
        .expect("found");
    assert_eq!(found.columns[0], (Field::Name, vec!["A+".to_owned()]));
    assert_eq!(found.priority, 2);
    assert!(book.of_file(&input.file).is_some());
}
