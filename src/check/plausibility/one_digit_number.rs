//! A number that is one digit over and over.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A mobile or landline that ends in one digit repeated as many times as the limit says, such as 13800000000.
    /// ## Why it matters
    /// Such numbers fill a compulsory field. Short runs are left alone: numbers ending in 8888 are bought for
    /// money.
    /// ## Limit
    /// How many times the last digit must be repeated.
    ONE_DIGIT_NUMBER = "PHN103", Warning,
        "the number looks made up: one digit over and over",
        "号码疑似虚假：同一数字连续重复";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &ONE_DIGIT_NUMBER,
    needs: Needs::Any(&[Field::Mobile, Field::Phone]),
    look,
};

fn look(row: &Facts<'_>, limit: f64) -> Option<Sighting> {
    let made_up = |&field: &Field| row.get(field).is_some_and(|text| run_at_end(text) >= limit);
    let field = [Field::Mobile, Field::Phone].into_iter().find(made_up)?;
    Some(Sighting::of(row, field))
}

/// How many times the last digit stands at the end of a number.
fn run_at_end(text: &str) -> f64 {
    let mut digits = text.bytes().rev().filter(u8::is_ascii_digit).peekable();
    let Some(&last) = digits.peek() else {
        return 0.0;
    };
    digits.take_while(|&digit| digit == last).map(|_| 1.0).sum()
}
