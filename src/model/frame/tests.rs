//! Frames: stacking, drafts, names of extras.

use super::*;

fn frame(rows: &[[&str; 2]], extra: &str) -> ContactFrame {
    let mut columns = [(); 3].map(|()| TextColumn::with_capacity(rows.len()));
    for [name, mobile] in rows {
        columns[0].push(Some(name));
        columns[1].push(Some(mobile));
        columns[2].push(Some(extra));
    }
    let [name, mobile, more] = columns;
    ContactFrame::from_columns(
        rows.len(),
        vec![(Field::Name, name), (Field::Mobile, mobile)],
        vec![("门店".to_owned(), more)],
    )
}

#[test]
fn frames_stack_with_their_extras() {
    let both = ContactFrame::concat([&frame(&[["张伟", "1"]], "A"), &frame(&[["李娜", ""]], "")]);
    assert_eq!(both.len(), 2);
    assert_eq!(both.row(RowIx(1)).get(Field::Name), Some("李娜"));
    assert_eq!(
        both.row(RowIx(1)).get(Field::Mobile),
        None,
        "empty text is no value"
    );
    assert_eq!(both.row(RowIx(0)).extra(0), Some("A"));
    assert_eq!(both.row(RowIx(1)).extra(0), None);
}

#[test]
fn a_draft_is_written_back_beside_the_extras() {
    let before = frame(&[["张伟", "139"]], "A");
    let mut builder = FrameBuilder::with_capacity(1);
    let mut draft = before.row(RowIx(0)).draft();
    draft.set(Field::Mobile, "13912345678");
    draft.push(Field::MobileAlt, "1");
    draft.push(Field::MobileAlt, "2");
    draft.push(Field::MobileAlt, "1");
    builder.push(&draft);
    let after = builder.finish_beside(&before);
    assert_eq!(after.row(RowIx(0)).get(Field::Mobile), Some("13912345678"));
    assert_eq!(after.row(RowIx(0)).get(Field::MobileAlt), Some("1;2"));
    assert_eq!(after.row(RowIx(0)).extra(0), Some("A"));
}

#[test]
fn names_of_extras_never_clash_with_fields() {
    let column = |text| {
        let mut column = TextColumn::with_capacity(1);
        column.push(Some(text));
        column
    };
    let extras = vec![
        ("phone".to_owned(), column("1")),
        ("备注2".to_owned(), column("2")),
    ];
    let frame = ContactFrame::from_columns(1, Vec::new(), extras);
    assert_eq!(frame.extra_names(), ["phone_2", "备注2"]);
    assert_eq!(frame.to_polars(true).width(), Field::COUNT + 2);
}
