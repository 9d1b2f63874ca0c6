//! Telephone numbers: the cells of a row are read together, and each number goes to the field of its kind.
//!
//! What comes in: whatever stands in `mobile`, `mobile_alt`, `phone`, `phone_ext` and `phone_alt`. What goes out: a
//! number that can be dialled in `mobile` and in `phone`, further ones behind them, and a finding for everything that
//! was taken out, moved or left as it was. A number that can be read in two ways stays in its field only while no
//! certain number needs the place.

use super::findings::phone as found;
use super::{Desk, name};
use crate::model::{Field, FindingKind};
use crate::value::digits;
use crate::value::phone::{
    self, Aside, Cell, Entry, Flaw, Number, Reading, Role, Unsure, area, mobile,
};

/// The fields that hold numbers, in the order in which they are asked for a mobile number.
const FIELDS: [Field; 4] = [
    Field::Mobile,
    Field::MobileAlt,
    Field::Phone,
    Field::PhoneAlt,
];

/// Brings the telephone numbers of a row into standard form.
pub(super) fn standardize(desk: &mut Desk<'_, '_>) {
    if is_clean(desk) {
        return;
    }
    let mut numbers = Numbers::default();
    for field in FIELDS {
        if let Some(text) = desk.take(field) {
            numbers.read(desk, field, &text);
        }
    }
    numbers.write(desk);
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

/// A landline and where it stood.
struct Line {
    number: String,
    ext: Option<String>,
    from: Field,
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

/// The numbers of a row.
#[derive(Default)]
struct Numbers {
    mobiles: Vec<String>,
    lines: Vec<Line>,
    kept: Vec<(Field, String)>,
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
            self.read_entry(desk, field, entry);
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
            Reading::Unsure(Unsure::Taiwan(number)) if is_in_taiwan(desk) => {
                if desk.repairs(&found::TAIWAN_NUMBER, field, text, number) {
                    self.add_mobile(desk, field, number.clone());
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

    /// A number from abroad is believed to be what its column says, unless its prefix tells.
    fn add_abroad(
        &mut self,
        desk: &mut Desk<'_, '_>,
        field: Field,
        number: &str,
        ext: &Option<String>,
    ) {
        // Whoever has an extension has a desk.
        let mobile = is_mobile_field(field) || phone::is_mobile_of_greater_china(number);
        if mobile && ext.is_none() {
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

    /// Writes the numbers to the fields of their kind.
    fn write(mut self, desk: &mut Desk<'_, '_>) {
        let mut mobiles = self.mobiles.into_iter();
        if let Some(first) = mobiles.next() {
            desk.set(Field::Mobile, first);
        }
        mobiles.for_each(|number| desk.push(Field::MobileAlt, &number));
        // Lines from the columns of lines come first; the order of the cells decides among them.
        self.lines.sort_by_key(|line| is_mobile_field(line.from));
        let mut lines = self.lines.into_iter();
        if let Some(first) = lines.next() {
            write_first_line(desk, first);
        }
        for line in lines {
            desk.push(Field::PhoneAlt, &line.in_one());
        }
        write_kept(desk, &self.kept);
        tidy_extension(desk);
    }
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

/// Whether the row says that the person is in Taiwan.
fn is_in_taiwan(desk: &Desk<'_, '_>) -> bool {
    let says = |field, words: &[&str]| desk.get(field).is_some_and(|text| words.contains(&text));
    says(Field::Province, &["台湾省", "台湾", "台灣"])
        || says(Field::Country, &["TW", "台湾", "台灣", "Taiwan"])
}

fn is_mobile_field(field: Field) -> bool {
    matches!(field, Field::Mobile | Field::MobileAlt)
}

/// Reports what stood beside a number that is kept.
fn report_beside(desk: &mut Desk<'_, '_>, field: Field, entry: &Entry) {
    let text = entry.text.as_str();
    if entry.dead {
        desk.find(&found::DEAD_NUMBER, field, text, None);
    }
    match &entry.aside {
        Some(Aside::ExtensionRange) => desk.find(&found::EXTENSION_RANGE, field, text, None),
        Some(Aside::LineRange) => desk.find(&found::LINE_RANGE, field, text, None),
        Some(Aside::Doubtful) => desk.find(&found::DOUBTFUL_NUMBER, field, text, None),
        Some(Aside::Endings(endings)) => {
            let others = endings.join(";");
            desk.find(&found::OTHER_ENDINGS, field, text, Some(&others));
        }
        None => {}
    }
}

/// Reports the words of a cell and puts its e-mail addresses where they belong.
fn read_words(desk: &mut Desk<'_, '_>, field: Field, cell: &Cell, text: &str) {
    for email in &cell.emails {
        desk.find(
            &found::EMAIL_AMONG_NUMBERS,
            field,
            email,
            Some(Field::Email.name()),
        );
        if desk.get(Field::Email).is_none() {
            desk.set(Field::Email, email.clone());
        } else if desk.get(Field::Email) != Some(email) {
            desk.push(Field::EmailAlt, email);
        }
    }
    if cell.entries.is_empty() && cell.emails.is_empty() {
        desk.find(&found::NO_NUMBER, field, text, None);
        return;
    }
    for note in &cell.notes {
        desk.find(&found::NOTE_BESIDE_NUMBER, field, note, None);
        name::offer(desk, field, note);
    }
    let mut mobiles = cell
        .entries
        .iter()
        .filter_map(|entry| match &entry.reading {
            Reading::Number(Number::Mobile(number)) => Some(number.clone()),
            _ => None,
        });
    if cell.wechat
        && let Some(number) = mobiles.next()
    {
        let free = desk.get(Field::Wechat).is_none();
        if desk.repairs(&found::WECHAT_SAME_NUMBER, field, text, &number) && free {
            desk.set(Field::Wechat, number);
        }
    }
}

/// What is reported about a number that can be read in two ways, and the likelier reading.
fn proposal_of(unsure: &Unsure) -> (&'static FindingKind, String) {
    match unsure {
        Unsure::Letters(number) => (&found::LETTERS_FOR_DIGITS, number.clone()),
        Unsure::Glued(first, second) => (&found::GLUED_NUMBERS, format!("{first};{second}")),
        Unsure::Rounded(number) => (&found::ROUNDED_NUMBER, number.clone()),
        Unsure::TwoCountries(number) => (&found::TWO_COUNTRIES, number.clone()),
        Unsure::Taiwan(number) => (&found::TAIWAN_NUMBER, number.clone()),
    }
}

/// What is reported about text that is no number.
fn kind_of(flaw: Flaw) -> &'static FindingKind {
    match flaw {
        Flaw::Lost => &found::LOST_DIGITS,
        Flaw::Placeholder => &found::PLACEHOLDER_NUMBER,
        Flaw::Length => &found::WRONG_LENGTH,
        Flaw::Prefix => &found::UNKNOWN_PREFIX,
        Flaw::AreaCode => &found::UNKNOWN_AREA_CODE,
        Flaw::LocalLength => &found::WRONG_LOCAL_LENGTH,
        Flaw::ShortCode => &found::SHORT_CODE,
        Flaw::Thing => &found::THING_NUMBER,
        Flaw::Reference => &found::NUMBER_ELSEWHERE,
    }
}
