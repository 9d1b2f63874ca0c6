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
    let mut both = frame(&[["张伟", "1"]], "A");
    both.append(&frame(&[["李娜", ""]], ""));
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
    let after = builder.finish().beside(before);
    assert_eq!(after.row(RowIx(0)).get(Field::Mobile), Some("13912345678"));
    assert_eq!(after.row(RowIx(0)).get(Field::MobileAlt), Some("1;2"));
    assert_eq!(after.row(RowIx(0)).extra(0), Some("A"));
}

#[test]
fn an_extra_that_one_list_alone_has_is_blank_in_the_rows_of_the_other() {
    let of = |header: &str| {
        let mut column = TextColumn::with_capacity(1);
        column.push(Some("1"));
        ContactFrame::from_columns(1, Vec::new(), vec![(header.to_owned(), column)])
    };
    let mut both = of("门店");
    both.append(&of("备注2"));
    let cells = |row| [0, 1].map(|at| both.row(RowIx(row)).extra(at));
    assert_eq!(both.extras().collect::<Vec<_>>(), ["门店", "备注2"]);
    assert_eq!(cells(0), [Some("1"), None]);
    assert_eq!(cells(1), [None, Some("1")]);
}
