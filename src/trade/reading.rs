//! Reads one row: its money, its day, its buyer.
//!
//! Knows one row in standard form; knows no other row, so it cannot say which line the row is.

use jiff::civil::Date;

use super::findings::{NO_AMOUNT, NO_DAY, NOBODY, OTHER_CURRENCY, WORKED_OUT};
use crate::model::{AmountOf, Code, ContactRow, Field, Finding, Money, Standing};
use crate::rules::OrderRules;
use crate::value::amount;

/// What a row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) amount: Money,
    pub(super) amount_of: AmountOf,
    pub(super) day: Date,
    pub(super) standing: Standing,
}

/// What became of the amounts that a row states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stated {
    /// They were read, where there are any.
    Read,
    /// One is text that is no number: `面议`.
    Unread,
}

/// Reads a row; the code says why it is no line of an order.
pub(super) fn read(
    row: ContactRow<'_>,
    stated: Stated,
    rules: &OrderRules,
    findings: &mut Vec<Finding>,
) -> Result<Reading, Code> {
    if !names_somebody(row) {
        return Err(NOBODY.code);
    }
    let day = row.get(Field::OrderedOn).and_then(|text| text.parse().ok());
    let day: Date = day.ok_or(NO_DAY.code)?;
    let (amount, amount_of) = money(row, stated, findings).ok_or(NO_AMOUNT.code)?;
    Ok(Reading {
        amount,
        amount_of,
        day,
        standing: rules.standing(row.get(Field::OrderStatus)),
    })
}

/// Whether a contact could ever be found by the row.
fn names_somebody(row: ContactRow<'_>) -> bool {
    row.get(Field::SourceKey).is_some() || mobile(row).is_some() || email(row).is_some()
}

/// The mobile number by which the buyer can be found: no masked one, no text that was left as it was.
#[must_use]
pub fn mobile(row: ContactRow<'_>) -> Option<&str> {
    /// The shortest national number there is (Saint Helena's mobiles have five digits), with a country code.
    const FEWEST_DIGITS: usize = 7;
    let text = row.get(Field::Mobile)?;
    let digits = text.strip_prefix('+').unwrap_or(text);
    let numeric = digits.bytes().all(|byte| byte.is_ascii_digit());
    (numeric && digits.len() >= FEWEST_DIGITS).then_some(text)
}

/// The mail address by which the buyer can be found.
#[must_use]
pub fn email(row: ContactRow<'_>) -> Option<&str> {
    row.get(Field::Email)
        .filter(|text| text.contains('@') && !text.contains('*'))
}

/// The money of a row: what the line is said to cost, else the whole order, else price times quantity.
fn money(
    row: ContactRow<'_>,
    stated: Stated,
    findings: &mut Vec<Finding>,
) -> Option<(Money, AmountOf)> {
    let mut number_in = |field| number(row, field, findings);
    if let Some(amount) = number_in(Field::Amount) {
        return Some((amount, AmountOf::Line));
    }
    if let Some(amount) = number_in(Field::OrderAmount) {
        // Without a number nothing tells which rows are one order: each is its own.
        let of = match row.get(Field::OrderNo) {
            Some(_) => AmountOf::Order,
            None => AmountOf::Line,
        };
        return Some((amount, of));
    }
    if stated == Stated::Unread {
        return None;
    }
    let amount = number_in(Field::Price)?.times(number_in(Field::Quantity)?)?;
    let told = Finding::new(&WORKED_OUT, row.ix(), Field::Amount);
    findings.push(told.with_value(amount.to_string()));
    Some((amount, AmountOf::Line))
}

/// Signs of money that is none of China's.
const FOREIGN: [&str; 9] = ["US$", "HK$", "USD", "EUR", "GBP", "HKD", "$", "€", "£"];

/// The number in a field, also where it is of another currency.
fn number(row: ContactRow<'_>, field: Field, findings: &mut Vec<Finding>) -> Option<Money> {
    let text = row.get(field)?;
    if let Some(money) = Money::read(text) {
        return Some(money);
    }
    let sign = FOREIGN.iter().find(|sign| text.contains(*sign))?;
    let amount::Reading::Number(plain) = amount::read(&text.replace(sign, "")) else {
        return None;
    };
    let money = Money::read(&plain)?;
    findings.push(Finding::new(&OTHER_CURRENCY, row.ix(), field).with_value(text));
    Some(money)
}
