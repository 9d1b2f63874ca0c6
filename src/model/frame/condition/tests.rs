//! What conditions answer of rows, and which are refused.

use super::*;

const TODAY_IS: jiff::civil::Date = jiff::civil::date(2025, 6, 1);

/// A condition, the cells of a row, and whether it holds.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], bool);

/// One row with these cells; a name that is no field is the header of an extra.
fn row(cells: &[(&str, &str)]) -> ContactFrame {
    let column = |cell: &str| {
        let mut column = TextColumn::with_capacity(1);
        column.push(Some(cell));
        column
    };
    let (mut fields, mut extras) = (Vec::new(), Vec::new());
    for (name, cell) in cells {
        match name.parse::<Field>() {
            Ok(field) => fields.push((field, column(cell))),
            Err(_) => extras.push(((*name).to_owned(), column(cell))),
        }
    }
    ContactFrame::from_columns(1, fields, extras)
}

fn holds(condition: &str, cells: &[(&str, &str)]) -> bool {
    let extras = ["渠道来源".to_owned(), "score".to_owned()];
    let condition = RowCondition::parse(condition, &extras).expect(condition);
    row(cells).rows_where(&condition, TODAY_IS) == [true]
}

#[test]
fn a_condition_reads_figures_as_numbers_days_as_dates_and_the_rest_as_text() {
    let spent = [("amount", "120.5"), ("city", "武汉市")];
    let cases: [Case<'_>; 18] = [
        (
            "last_purchase < '2020-01-01'",
            &[("last_purchase", "2019-12-31")],
            true,
        ),
        (
            "registered_on BETWEEN '2020-01-01' AND '2020-12-31'",
            &[("registered_on", "2020-06-30")],
            true,
        ),
        ("amount > 0 AND last_purchase IS NULL", &spent, true),
        ("amount > 99", &spent, true),
        ("amount > 999", &spent, false),
        ("amount IS NULL", &[("amount", "many")], true),
        (
            "points + amount > 100",
            &[("points", "60"), ("amount", "50")],
            true,
        ),
        ("city = '武汉市'", &spent, true),
        ("city IN ('上海市', '北京市')", &spent, false),
        ("city LIKE '武%'", &spent, true),
        ("mobile IS NULL", &spent, true),
        ("LENGTH(name) < 2", &[("name", "张")], true),
        (
            "last_purchase < registered_on",
            &[
                ("last_purchase", "2019-12-31"),
                ("registered_on", "2020-01-01"),
            ],
            true,
        ),
        (
            "last_purchase > DATE '2020-01-01'",
            &[("last_purchase", "2019-12-31")],
            false,
        ),
        (
            "last_purchase > today",
            &[("last_purchase", "2025-06-02")],
            true,
        ),
        ("渠道来源 = '展会'", &[("渠道来源", "展会")], true),
        ("CAST(score AS INTEGER) >= 3", &[("score", "4")], true),
        ("CAST(score AS INTEGER) >= 3", &[("score", "four")], false),
    ];
    for (condition, cells, expected) in cases {
        assert_eq!(holds(condition, cells), expected, "{condition} {cells:?}");
    }
}

#[test]
fn what_cannot_be_told_does_not_hold() {
    assert!(!holds("amount > 0", &[("name", "张伟")]));
    assert!(!holds("渠道来源 = '展会'", &[("name", "张伟")]));
}

#[test]
fn a_condition_that_cannot_be_answered_is_refused_when_it_is_read() {
    let cases = [
        ("amount >", "no SQL"),
        ("", "no SQL"),
        ("SELECT 1", "no SQL"),
        ("amuont > 0", "no column `amuont`"),
        ("MAX(amount) > 0", "one row"),
        ("COUNT(*) > 1", "one row"),
        ("SUM(amount) OVER (PARTITION BY city) > 1", "one row"),
        ("amount", "yes or no is needed"),
        ("name > 3", "SQL"),
        ("NO_SUCH_FUNCTION(name)", "SQL"),
    ];
    for (condition, message) in cases {
        let fault = RowCondition::parse(condition, &[]).expect_err(condition);
        assert!(fault.to_string().contains(message), "{condition}: {fault}");
    }
}

#[test]
fn a_text_is_worked_out_from_the_row() {
    let whole = RowText::parse("CONCAT(province, city)", &[]).expect("text");
    let given = row(&[("province", "湖北省"), ("city", "武汉市")]).texts_of(&whole, TODAY_IS);
    assert_eq!(given, [Some("湖北省武汉市".into())]);
    assert!(RowText::parse("amount + 1", &[]).is_err());
}
