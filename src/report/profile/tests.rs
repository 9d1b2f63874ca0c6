//! Tests of the profile: what counts as filled and as right, and a page that stands alone.

use super::*;
use crate::model::{FrameBuilder, InputColumn, InputIx, Origin, RecordRows, RowDraft, RowIx};

const CODE: Code = Code::new("PHN001");

/// A list with a column of mobiles and one of cities, of which the second row has a number that was taken out.
fn profiled() -> Profile {
    let frame = |rows: &[[&str; 2]]| {
        let mut builder = FrameBuilder::with_capacity(rows.len());
        for [mobile, city] in rows {
            let mut draft = RowDraft::default();
            draft.set(Field::Mobile, *mobile);
            draft.set(Field::City, *city);
            builder.push(&draft);
        }
        builder.finish()
    };
    let read = frame(&[
        ["139-1234-5678", "武汉"],
        ["1.38E+10", "武汉"],
        ["", "<script>"],
        ["", ""],
    ]);
    let origin = |row: u32| Origin {
        input: InputIx(0),
        row,
    };
    let lost = Finding {
        row: RowIx(1),
        field: Some(Field::Mobile),
        code: CODE,
        severity: Severity::Error,
        value: Some("1.38E+10".into()),
        proposal: None,
    };
    let checked = Batch {
        frame: frame(&[
            ["13912345678", "武汉市"],
            ["", "武汉市"],
            ["", "<script>"],
            ["", ""],
        ]),
        rows: RecordRows {
            origins: (1..=4).map(origin).collect(),
            ..RecordRows::default()
        },
        rejected: Vec::new(),
        findings: vec![lost],
    };
    let mut profiler = Profiler::default();
    profiler.add(&read, &checked);
    profiler.finish(&[input()])
}

fn input() -> Input {
    let column = |field: Field, header: &str| InputColumn {
        header: header.to_owned(),
        usage: ColumnUse::Field(field),
        reason: String::new(),
    };
    Input {
        file: "lists/leads.csv".into(),
        sheet: None,
        source: "leads".to_owned(),
        priority: 0,
        encoding: "UTF-8".to_owned(),
        as_of: jiff::civil::date(2025, 6, 1),
        columns: vec![column(Field::Mobile, "手机"), column(Field::City, "城市")],
        notes: Vec::new(),
    }
}

#[test]
fn a_cell_that_was_taken_out_with_an_error_is_filled_but_not_right() {
    let profile = profiled();
    let list = &profile.lists[0];
    let mobile = &list.columns[0];
    assert_eq!(mobile.headers, ["手机"]);
    assert_eq!((mobile.filled, mobile.valid, mobile.distinct), (2, 1, 2));
    assert_eq!(
        (mobile.completeness, mobile.correctness),
        (Some(0.5), Some(0.5))
    );
    assert_eq!(list.completeness, Some(5.0 / 8.0));
    assert_eq!(list.correctness, Some(4.0 / 5.0));
    let city = &list.columns[1];
    assert_eq!(
        (city.values[0].text.as_str(), city.values[0].count),
        ("武汉", 2)
    );
    assert_eq!(mobile.shapes.len(), 2);
    assert_eq!(
        (list.findings[0].code, list.findings[0].samples[0].row),
        (CODE, 2)
    );
}

#[test]
fn the_page_stands_alone_and_escapes_what_a_list_holds() {
    let words = PageWords {
        pick: &|english, _| english,
        meaning: &|_| Some("digits are lost".to_owned()),
        made_on: "2025-06-01",
    };
    let page = page(&profiled(), words);
    for wanted in [
        "leads.csv",
        "62.5 %",
        "80.0 %",
        "digits are lost",
        "&lt;script&gt;",
        "<svg",
        "手机",
    ] {
        assert!(page.contains(wanted), "{wanted}");
    }
    for unwanted in ["<script", "http://", "https://", "src=", "@import", "url("] {
        assert!(!page.contains(unwanted), "{unwanted}");
    }
}
