//! Cells that are one number as a whole, however many separators stand in them: what spreadsheets make of numbers.

use std::borrow::Cow;

use super::{Entry, entry_of};
use crate::value::digits::{self, Float};
use crate::value::phone::mobile;
use crate::value::phone::number::{Flaw, Reading, Unsure};

/// A cell that is one thing as a whole: what a spreadsheet made of a number, or a number with thousands separators.
pub(super) fn whole(text: &str) -> Option<Entry> {
    let separated = text.contains(',') && text.contains('.');
    let number = if separated {
        Cow::Owned(text.replace(',', ""))
    } else {
        Cow::Borrowed(text)
    };
    let reading = match digits::float(&number, 11) {
        Some(Float::Exact(digits)) => return Some(entry_of(text, &digits)),
        Some(Float::Rounded(digits)) => Reading::Unsure(Unsure::Rounded(digits)),
        Some(Float::Lost) => Reading::Flaw(Flaw::Lost),
        None => {
            if !text.contains(',') {
                return None;
            }
            let mut groups = text.split(',');
            let first = groups.next().is_some_and(|group| group.len() <= 3);
            let thousands = first && groups.all(|group| group.len() == 3);
            let digits = text.replace(',', "");
            let number = thousands && mobile::is_mobile(&digits);
            return number.then(|| entry_of(text, &digits));
        }
    };
    Some(Entry::new(text, reading, None))
}
