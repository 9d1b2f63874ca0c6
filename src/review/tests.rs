//! The queue as a person sees it.

use super::*;
use crate::store::tests::first_run;

fn queue() -> Store {
    let mut store = Store::in_memory().expect("memory");
    first_run().into(&mut store).expect("a sound run");
    store
}

#[test]
fn the_list_has_pairs_first_and_can_be_narrowed() {
    let store = queue();
    let kinds = |filter| -> Vec<Kind> {
        let items = list(&store, filter).expect("it can be read");
        items.iter().map(|item| item.kind).collect()
    };
    let cases = [
        (
            "everything open",
            Filter::default(),
            vec![Kind::Pair, Kind::Row],
        ),
        (
            "rows only",
            Filter {
                kind: Some(Kind::Row),
                ..Filter::default()
            },
            vec![Kind::Row],
        ),
        (
            "another run",
            Filter {
                run: Some(RunId(2)),
                ..Filter::default()
            },
            vec![],
        ),
    ];
    for (name, filter, expected) in cases {
        assert_eq!(kinds(filter), expected, "{name}");
    }
}

#[test]
fn a_pair_is_shown_side_by_side_with_cells_as_they_were_read() {
    let store = queue();
    let items = list(&store, Filter::default()).expect("it can be read");
    let pair = show(&store, items[0].id).expect("it is there");
    assert_eq!((pair.kind, pair.weight), (Kind::Pair, Some(3.5)));
    assert_eq!(pair.reason.as_deref(), Some("name equal +5.0"));
    let cells: Vec<_> = pair
        .sides
        .iter()
        .map(|side| side.cells[1].clone())
        .collect();
    let phone = |cell: &str| (Some("手机".to_owned()), cell.to_owned());
    assert_eq!(cells, [phone("139-12345678"), phone("13800138000")]);
    assert_eq!(pair.sides[0].place.row, 1);
    assert_eq!(pair.sides[0].findings[0].code, "PHN004");
    let fields: Vec<_> = pair
        .fields
        .iter()
        .map(|line| (line.field, line.agrees))
        .collect();
    assert_eq!(fields, [(Field::Name, false), (Field::Mobile, false)]);
}

#[test]
fn a_row_that_waits_is_shown_with_its_findings() {
    let store = queue();
    let items = list(&store, Filter::default()).expect("it can be read");
    let row = show(&store, items[1].id).expect("it is there");
    assert_eq!((row.kind, row.code.as_deref()), (Kind::Row, Some("CON001")));
    assert_eq!(row.sides[0].contact, None);
    assert_eq!(row.sides[0].findings[0].value.as_deref(), Some("139-1"));
    assert!(matches!(
        show(&store, ReviewId(99)),
        Err(StoreError::NoReview { .. })
    ));
}

#[test]
fn an_identity_number_in_a_list_shows_its_ends_only() {
    let cases = [
        (
            "eighteen characters",
            "11010519491231002X",
            "110*************2X",
        ),
        ("too short to hide anything in", "1234567", "*******"),
        ("empty", "", ""),
    ];
    for (name, number, expected) in cases {
        assert_eq!(masked(number), expected, "{name}");
    }
}
