//! Telephone numbers: the cells of a row are read together, and each number goes to the field of its kind.
//!
//! What comes in: whatever stands in `mobile`, `mobile_alt`, `phone`, `phone_ext` and `phone_alt`. What goes out: a
//! number that can be dialled in `mobile` and in `phone`, further ones behind them, and a finding for everything that
//! was taken out, moved or left as it was. A number that can be read in two ways stays in its field only while no
//! certain number needs the place.

mod home;
mod report;
mod write;

use super::Desk;
use super::findings::phone as found;
use crate::model::Field;
use crate::value::digits;
use crate::value::phone::{self, Entry, Kind, Number, Reading, Role, Unsure, area, mobile};

use self::home::{Home, There, calling_code};
use self::report::{kind_of, proposal_of, read_words, report_beside};
use self::write::{FIELDS, Line};

/// Brings the telephone numbers of a row into standard form.
pub(super) fn standardize(desk: &mut Desk<'_, '_>) {
    if is_clean(desk) {
        return;
    }
    let mut numbers = Numbers {
        home: Home::of(desk),
        ..Numbers::default()
    };
    for field in FIELDS {
        if let Some(text) = desk.take(field) {
            numbers.read(desk, field, &text);
        }
    }
    write::write(desk, numbers);
}

/// Whether there is nothing to do: one ordinary mobile number, one landline, or neither.
fn is_clean(desk: &Desk<'_, '_>) -> bool {
    let mobile = |text: &str| {
        mobile::class(text).is_some_and(|class| !is_uncertain(class))
            && mobile::doubt(text).is_none()
    };
    desk.get(Field::MobileAlt).is_none()
        && desk.get(Field::PhoneAlt).is_none()
        && desk.get(Field::Mobile).is_none_or(mobile)
        && desk.get(Field::Phone).is_none_or(phone::is_clean_landline)
        && desk.get(Field::PhoneExt).is_none_or(digits::all_digits)
}

/// Whether messages to numbers of this class may not arrive.
fn is_uncertain(class: mobile::MobileClass) -> bool {
    matches!(
        class,
        mobile::MobileClass::Data | mobile::MobileClass::Satellite
    )
}

/// The numbers of a row.
#[derive(Default)]
struct Numbers {
    mobiles: Vec<String>,
    lines: Vec<Line>,
    kept: Vec<(Field, String)>,
    /// Where numbers without a calling code are dialled.
    home: Home,
}

impl Numbers {
    /// Reads one cell.
    fn read(&mut self, desk: &mut Desk<'_, '_>, field: Field, text: &str) {
        if mobile::class(text).is_some_and(|class| !is_uncertain(class))
            && mobile::doubt(text).is_none()
        {
            self.add_mobile(desk, field, text.to_owned());
            return;
        }
        let cell = phone::read_cell(text);
        for entry in &cell.entries {
            match self.home.read(entry) {
                Some(local) => self.add_there(desk, field, &entry.text, local),
                None => self.read_entry(desk, field, entry),
            }
        }
        read_words(desk, field, &cell, text);
    }

    fn read_entry(&mut self, desk: &mut Desk<'_, '_>, field: Field, entry: &Entry) {
        let text = entry.text.as_str();
        match &entry.reading {
            Reading::Number(number) if entry.role == Role::Fax => {
                desk.find(&found::FAX_NUMBER, field, text, Some(number.text()));
            }
            Reading::Number(number) => {
                report_beside(desk, field, entry);
                self.add(desk, field, number);
            }
            Reading::Masked(masked) => {
                desk.find(&found::MASKED_NUMBER, field, text, None);
                self.kept.push((field, masked.clone()));
            }
            Reading::Unsure(Unsure::Taiwan(number)) if calling_code(desk) == Some("886") => {
                if desk.repairs(&found::TAIWAN_NUMBER, field, text, number) {
                    self.add_abroad(desk, field, number, &None);
                } else {
                    self.kept.push((field, text.to_owned()));
                }
            }
            Reading::Unsure(unsure) => {
                let (kind, proposal) = proposal_of(unsure);
                desk.find(kind, field, text, Some(&proposal));
                self.kept.push((field, text.to_owned()));
            }
            Reading::Flaw(flaw) => desk.find(kind_of(*flaw), field, text, None),
        }
    }

    /// A number as it is written in the other country of its row.
    fn add_there(&mut self, desk: &mut Desk<'_, '_>, field: Field, text: &str, local: There) {
        match local {
            There::Written { number, ext } => self.add_abroad(desk, field, &number, &ext),
            There::Assumed { number, ext } => {
                if desk.repairs(&found::NEIGHBOUR_NUMBER, field, text, &number) {
                    self.add_abroad(desk, field, &number, &ext);
                } else {
                    self.kept.push((field, text.to_owned()));
                }
            }
            There::Unknown => {
                desk.find(&found::FOREIGN_FORM, field, text, None);
                self.kept.push((field, text.to_owned()));
            }
        }
    }

    fn add(&mut self, desk: &mut Desk<'_, '_>, field: Field, number: &Number) {
        match number {
            Number::Mobile(number) => {
                if mobile::class(number).is_some_and(is_uncertain) {
                    desk.find(&found::DATA_CARD, field, number, None);
                }
                self.add_mobile(desk, field, number.clone());
            }
            Number::Abroad { number, ext } => self.add_abroad(desk, field, number, ext),
            Number::Landline { number, ext } => self.add_line(desk, field, number.clone(), ext),
            Number::Service { number, ext } => {
                desk.find(&found::SERVICE_NUMBER, field, number, None);
                self.add_line(desk, field, number.clone(), ext);
            }
            Number::Local { number, ext } => self.add_local(desk, field, number, ext),
        }
    }

    fn add_mobile(&mut self, desk: &mut Desk<'_, '_>, field: Field, number: String) {
        if !is_mobile_field(field) {
            desk.find(
                &found::MOVED_NUMBER,
                field,
                &number,
                Some(Field::Mobile.name()),
            );
        }
        if !self.mobiles.contains(&number) {
            self.mobiles.push(number);
        }
    }

    /// A number from abroad that may be either kind is believed to be what its column says.
    fn add_abroad(
        &mut self,
        desk: &mut Desk<'_, '_>,
        field: Field,
        number: &str,
        ext: &Option<String>,
    ) {
        let mobile = match phone::kind(number) {
            Some(Kind::Mobile) => true,
            Some(Kind::FixedOrMobile) | None => is_mobile_field(field),
            Some(_) => false,
        };
        // Whoever has an extension has a desk, also where it stands in a column of its own.
        let desk_line =
            ext.is_some() || field == Field::Phone && desk.get(Field::PhoneExt).is_some();
        if mobile && !desk_line {
            self.add_mobile(desk, field, number.to_owned());
        } else {
            self.add_line(desk, field, number.to_owned(), ext);
        }
    }

    fn add_line(
        &mut self,
        desk: &mut Desk<'_, '_>,
        from: Field,
        number: String,
        ext: &Option<String>,
    ) {
        if is_mobile_field(from) {
            desk.find(
                &found::MOVED_NUMBER,
                from,
                &number,
                Some(Field::Phone.name()),
            );
        }
        match self.lines.iter_mut().find(|line| line.number == number) {
            Some(line) => line.ext = line.ext.take().or_else(|| ext.clone()),
            None => self.lines.push(Line {
                number,
                ext: ext.clone(),
                from,
            }),
        }
    }

    /// A number without its area code: the city of the row may tell it.
    fn add_local(
        &mut self,
        desk: &mut Desk<'_, '_>,
        field: Field,
        local: &str,
        ext: &Option<String>,
    ) {
        if let Some(number) =
            calling_code(desk).and_then(|code| phone::with_calling_code(code, local))
        {
            if desk.repairs(&found::NEIGHBOUR_NUMBER, field, local, &number) {
                self.add_abroad(desk, field, &number, ext);
            } else {
                self.add_line(desk, field, local.to_owned(), ext);
            }
            return;
        }
        let area = desk
            .get(Field::City)
            .and_then(|city| area::of_city(desk.get(Field::Province), city))
            .filter(|area| area.allows(local.len()));
        let Some(area) = area else {
            // What would pass with an area code is too plain a sequence to be believed without one.
            if digits::is_run(local) || digits::repeated_tail(local) == local.len() {
                desk.find(&found::PLACEHOLDER_NUMBER, field, local, None);
            } else {
                desk.find(&found::AREA_CODE_MISSING, field, local, None);
                self.add_line(desk, field, local.to_owned(), ext);
            }
            return;
        };
        let whole = format!("{}-{local}", area.code);
        let number = if desk.repairs(&found::AREA_CODE_INFERRED, field, local, &whole) {
            whole
        } else {
            local.to_owned()
        };
        self.add_line(desk, field, number, ext);
    }
}

fn is_mobile_field(field: Field) -> bool {
    matches!(field, Field::Mobile | Field::MobileAlt)
}
