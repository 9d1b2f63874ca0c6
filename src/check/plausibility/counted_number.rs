//! A number whose digits count up or down.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A mobile or landline that ends in at least as many digits in a row, upwards or downwards, as the limit says,
    /// such as 13912345678.
    /// ## Why it matters
    /// Such numbers stand in samples and fill compulsory fields; a few are real and were bought for money.
    /// ## Limit
    /// How many digits must count up or down.
    COUNTED_NUMBER = "PHN104", Info,
        "the number may be made up: its digits count up or down",
        "号码疑似虚假：数字连续递增或递减";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &COUNTED_NUMBER,
    needs: Needs::Any(&[Field::Mobile, Field::Phone]),
    look,
};

fn look(row: &Facts<'_>, limit: f64) -> Option<Sighting> {
    let counted = |&field: &Field| {
        row.get(field)
            .is_some_and(|text| counted_at_end(text) >= limit)
    };
    let field = [Field::Mobile, Field::Phone].into_iter().find(counted)?;
    Some(Sighting::of(row, field))
}

/// How many digits at the end of a number count up, or count down.
fn counted_at_end(text: &str) -> f64 {
    let digits = || text.bytes().rev().filter(u8::is_ascii_digit);
    let run = |step: i16| {
        let pairs = digits().zip(digits().skip(1));
        let counted = pairs.take_while(|&(right, left)| i16::from(right) - i16::from(left) == step);
        counted.map(|_| 1.0).sum::<f64>() + 1.0
    };
    if text.is_empty() {
        0.0
    } else {
        run(1).max(run(-1))
    }
}
