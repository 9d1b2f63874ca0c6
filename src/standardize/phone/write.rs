//! The numbers of a row, once all are known, in the fields of their kind.

use super::{Numbers, is_mobile_field};
use crate::model::Field;
use crate::standardize::Desk;
use crate::standardize::findings::phone as found;
use crate::value::digits;

/// The fields that hold numbers, in the order in which they are asked for a mobile number.
pub(super) const FIELDS: [Field; 4] = [
    Field::Mobile,
    Field::MobileAlt,
    Field::Phone,
    Field::PhoneAlt,
];

/// A landline and where it stood.
pub(super) struct Line {
    pub(super) number: String,
    pub(super) ext: Option<String>,
    pub(super) from: Field,
}

impl Line {
    /// Number and extension in one. A dash would make another number of one that has none: 18201234-138.
    fn in_one(&self) -> String {
        let mark = if self.number.contains(['-', '+']) {
            "-"
        } else {
            "转"
        };
        let ext = self.ext.as_deref();
        format!(
            "{}{}{}",
            self.number,
            ext.map_or("", |_| mark),
            ext.unwrap_or_default()
        )
    }
}

/// Writes the numbers to the fields of their kind.
pub(super) fn write(desk: &mut Desk<'_, '_>, mut numbers: Numbers) {
    let mut mobiles = numbers.mobiles.into_iter();
    if let Some(first) = mobiles.next() {
        desk.set(Field::Mobile, first);
    }
    mobiles.for_each(|number| desk.push(Field::MobileAlt, &number));
    // Lines from the columns of lines come first; the order of the cells decides among them.
    numbers.lines.sort_by_key(|line| is_mobile_field(line.from));
    let mut lines = numbers.lines.into_iter();
    if let Some(first) = lines.next() {
        write_first_line(desk, first);
    }
    // Behind a number with an area code one without would be read as of the same area.
    let mut others: Vec<Line> = lines.collect();
    others.sort_by_key(|line| line.number.contains(['-', '+']));
    for line in others {
        desk.push(Field::PhoneAlt, &line.in_one());
    }
    write_kept(desk, &numbers.kept);
    tidy_extension(desk);
}

/// Takes the word off an extension in its own column: `转801`.
fn tidy_extension(desk: &mut Desk<'_, '_>) {
    let Some(text) = desk.get(Field::PhoneExt) else {
        return;
    };
    let digits = text.trim_matches(|c: char| !c.is_ascii_digit());
    if (1..=6).contains(&digits.len()) && digits::all_digits(digits) && digits != text {
        let digits = digits.to_owned();
        desk.set(Field::PhoneExt, digits);
    }
}

/// Writes what can be read in two ways back to fields that are still empty.
fn write_kept(desk: &mut Desk<'_, '_>, kept: &[(Field, String)]) {
    for field in FIELDS {
        if desk.get(field).is_none() {
            let mut texts = kept.iter().filter(|(from, _)| *from == field);
            texts.by_ref().for_each(|(_, text)| desk.push(field, text));
        }
    }
}

fn write_first_line(desk: &mut Desk<'_, '_>, line: Line) {
    desk.set(Field::Phone, line.number);
    let Some(ext) = line.ext else { return };
    if let Some(known) = desk.take(Field::PhoneExt)
        && known != ext
    {
        desk.find(&found::EXTENSION_RANGE, Field::PhoneExt, &known, Some(&ext));
    }
    desk.set(Field::PhoneExt, ext);
}
