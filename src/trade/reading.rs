//! Reads one row: its money, its day, its buyer.
//!
//! Knows one row in standard form, and how its list writes days and money; knows no other row, so it cannot say which
//! line the row is.

use jiff::civil::Date;

use super::findings::{DAY_AS_LIST, NO_AMOUNT, NO_DAY, NOBODY, OTHER_CURRENCY, WORKED_OUT};
use super::list::Habits;
use crate::model::{AmountOf, Code, ContactRow, Field, Finding, Money, Standing};
use crate::rules::OrderRules;
use crate::value::amount;

/// What a row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) amount: Money,
    pub(super) amount_of: AmountOf,
    pub(super) from: AmountFrom,
    pub(super) day: Date,
    pub(super) standing: Standing,
}

/// Where an amount comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AmountFrom {
    /// The row states it.
    Stated,
    /// It is price times quantity.
    WorkedOut,
}

/// What became of the amounts that a row states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stated {
    /// They were read, where there are any.
    Read,
    /// One is text that is no number: `面议`.
    Unread,
}

/// One row being read: what its list says of all rows, and where findings go.
#[derive(Debug)]
pub(super) struct Desk<'a, 'd> {
    pub(super) row: ContactRow<'a>,
    pub(super) stated: Stated,
    pub(super) habits: &'d Habits,
    pub(super) findings: &'d mut Vec<Finding>,
}

impl Desk<'_, '_> {
    /// Reads the row; the code says why it is no line of an order.
    pub(super) fn read(&mut self, rules: &OrderRules) -> Result<Reading, Code> {
        if !names_somebody(self.row) {
            return Err(NOBODY.code);
        }
        let day = self.day().ok_or(NO_DAY.code)?;
        let (amount, amount_of, from) = self.money().ok_or(NO_AMOUNT.code)?;
        Ok(Reading {
            amount,
            amount_of,
            from,
            day,
            standing: rules.standing(self.row.get(Field::OrderStatus)),
        })
    }

    /// The day of the order.
    fn day(&mut self) -> Option<Date> {
        let text = self.row.get(Field::OrderedOn)?;
        if let Ok(day) = text.parse() {
            return Some(day);
        }
        let day = self.habits.day(text)?;
        let told = Finding::new(&DAY_AS_LIST, self.row.ix(), Field::OrderedOn);
        let told = told.with_value(text).with_proposal(day.to_string());
        self.findings.push(told);
        Some(day)
    }

    /// The money of the row: what the line is said to cost, else the whole order, else price times quantity.
    fn money(&mut self) -> Option<(Money, AmountOf, AmountFrom)> {
        if let Some(amount) = self.number(Field::Amount) {
            return Some((amount, AmountOf::Line, AmountFrom::Stated));
        }
        if let Some(amount) = self.number(Field::OrderAmount) {
            // Without a number nothing tells which rows are one order: each is its own.
            let of = match self.row.get(Field::OrderNo) {
                Some(_) => AmountOf::Order,
                None => AmountOf::Line,
            };
            return Some((amount, of, AmountFrom::Stated));
        }
        if self.stated == Stated::Unread {
            return None;
        }
        let (price, quantity) = (self.number(Field::Price)?, self.number(Field::Quantity)?);
        let amount = price.times(quantity)?;
        let told = Finding::new(&WORKED_OUT, self.row.ix(), Field::Amount);
        self.findings.push(told.with_value(amount.to_string()));
        Some((amount, AmountOf::Line, AmountFrom::WorkedOut))
    }

    /// The number in a field, in the unit of its column, also where it is of another currency.
    fn number(&mut self, field: Field) -> Option<Money> {
        let text = self.row.get(field)?;
        let power = self.habits.power(field);
        if let Some(money) = Money::read(text) {
            return money.scaled(power);
        }
        let sign = FOREIGN.iter().find(|sign| text.contains(*sign))?;
        let amount::Reading::Number(plain) = amount::read(&text.replace(sign, "")) else {
            return None;
        };
        let money = Money::read(&plain)?.scaled(power)?;
        let told = Finding::new(&OTHER_CURRENCY, self.row.ix(), field);
        self.findings.push(told.with_value(text));
        Some(money)
    }
}

/// Signs of money that is none of China's.
const FOREIGN: [&str; 9] = ["US$", "HK$", "USD", "EUR", "GBP", "HKD", "$", "€", "£"];

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
