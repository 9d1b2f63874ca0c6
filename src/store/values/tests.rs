//! What is written of a record's values, and that all of it is read.

use super::*;
use crate::model::CellRows;

fn verbatim() -> Verbatim {
    Verbatim(vec![(Field::Name, 1), (Field::Mobile, 0)])
}

/// `fields` of a row with these values and cells.
fn written(values: &[(Field, &str)], cells: &[&str], verbatim: &Verbatim) -> (String, String) {
    let frame = ContactFrame::of_row(&values.iter().copied().collect());
    let mut rows = CellRows::new();
    rows.push_row(cells.iter().copied());
    let mut fields = Vec::new();
    Writer::of(&frame, verbatim).write(&mut fields, RowIx(0), &rows.row(0));
    let raw = serde_json::to_string(cells).expect("a list of text");
    (String::from_utf8(fields).expect("JSON"), raw)
}

#[test]
fn only_what_differs_from_the_cells_is_written_and_all_of_it_is_read() {
    let zhang = (Field::Name, "张伟");
    let mobile = (Field::Mobile, "13912345678");
    let city = (Field::City, "上海市");
    let cases: [(&str, &[_], &[&str], &str); 7] = [
        (
            "as in the cells",
            &[zhang, mobile],
            &["13912345678", "张伟"],
            "{}",
        ),
        (
            "one is another",
            &[zhang, mobile],
            &["139-1234-5678", "张伟"],
            r#"{"mobile":"13912345678"}"#,
        ),
        (
            "one is none",
            &[zhang],
            &["none", "张伟"],
            r#"{"mobile":null}"#,
        ),
        ("one is empty", &[zhang], &["", "张伟"], "{}"),
        (
            "a short row",
            &[zhang, mobile],
            &["13912345678"],
            r#"{"n":"张伟"}"#,
        ),
        (
            "one of no cell",
            &[mobile, city],
            &["13912345678"],
            r#"{"c":"上海市"}"#,
        ),
        ("nothing at all", &[], &[], "{}"),
    ];
    for (name, values, cells, expected) in cases {
        let (fields, raw) = written(values, cells, &verbatim());
        assert_eq!(fields, expected, "{name}");
        let back = read(&fields, &raw, &verbatim()).expect("it was written here");
        let back: Vec<(Field, &str)> = back.iter().map(|(of, value)| (*of, &**value)).collect();
        assert_eq!(back, values, "{name}");
    }
}

#[test]
fn a_record_of_an_earlier_version_has_its_values_under_their_names() {
    let fields = r#"{"name":"张伟","city":"上海市","email":"a\"b@x.cn"}"#;
    let values = read(fields, r#"["张 伟"]"#, &Verbatim::default()).expect("JSON");
    let expected = [
        (Field::Name, "张伟"),
        (Field::Email, "a\"b@x.cn"),
        (Field::City, "上海市"),
    ];
    let values: Vec<(Field, &str)> = values.iter().map(|(of, value)| (*of, &**value)).collect();
    assert_eq!(values, expected);
}

#[test]
fn no_two_fields_share_a_name() {
    let mut keys: Vec<&str> = Field::ALL.into_iter().map(key).collect();
    keys.extend(Field::ALL.map(Field::name));
    keys.sort_unstable();
    keys.dedup();
    let letters = Field::ALL.iter().filter(|field| key(**field).len() == 1);
    assert_eq!(keys.len(), Field::COUNT + letters.count());
}

#[test]
fn cells_are_read_as_any_reader_of_json_reads_them() {
    let lists = [
        r#"[]"#,
        r#"[""]"#,
        r#"["",""]"#,
        r#"["张伟"," 1,2 ","]","["]"#,
        r#"["say \"hi\"","a\",\"b","back\\"]"#,
        r#"["\u0001\t","x"]"#,
        r#"[ "a" , "b" ]"#,
    ];
    for raw in lists {
        let expected: Vec<String> = serde_json::from_str(raw).expect("a list of text");
        assert_eq!(cells(raw).expect("a list of text"), expected, "{raw}");
    }
    for broken in ["", "[\"a", r#"["a"b"]"#, r#"["a",1]"#, r#"["a","]"#] {
        assert!(cells(broken).is_err(), "{broken}");
    }
}
