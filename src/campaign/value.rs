//! A value by which someone is reached, in standard form, and the key by which the same value is known again.

use serde::Serialize;

use crate::model::{Channel, ContactRow, Field, UnknownName};
use crate::value::email;
use crate::value::han::simplify;
use crate::value::phone::{self, Kind, mobile};

/// What kind of value it is.
///
/// Mobile numbers and landlines are one kind: abroad nobody can tell them apart, and a list may have either in either
/// column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ValueKind {
    /// A telephone number.
    Number,
    /// An e-mail address.
    Email,
    /// A postal address.
    Address,
}

/// Where a contact has values, each field with its kind; the main ones first.
const HELD: [(Field, ValueKind); 7] = [
    (Field::Mobile, ValueKind::Number),
    (Field::Phone, ValueKind::Number),
    (Field::Email, ValueKind::Email),
    (Field::Address, ValueKind::Address),
    (Field::MobileAlt, ValueKind::Number),
    (Field::PhoneAlt, ValueKind::Number),
    (Field::EmailAlt, ValueKind::Email),
];

impl ValueKind {
    /// Every kind.
    pub const ALL: [ValueKind; 3] = [ValueKind::Number, ValueKind::Email, ValueKind::Address];

    /// The name in the store and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ValueKind::Number => "number",
            ValueKind::Email => "email",
            ValueKind::Address => "address",
        }
    }

    /// The kind of value by which a channel reaches people.
    #[must_use]
    pub const fn of(channel: Channel) -> Self {
        match channel {
            Channel::Sms | Channel::Telephone => ValueKind::Number,
            Channel::Email => ValueKind::Email,
            Channel::Post => ValueKind::Address,
        }
    }

    /// A field that holds such values: how one is hidden and shown goes by it.
    #[must_use]
    pub const fn field(self) -> Field {
        match self {
            ValueKind::Number => Field::Mobile,
            ValueKind::Email => Field::Email,
            ValueKind::Address => Field::Address,
        }
    }

    /// The kind of value that a field of a contact holds.
    #[must_use]
    pub fn held_in(field: Field) -> Option<Self> {
        let found = HELD.iter().find(|(of, _)| *of == field);
        found.map(|(_, kind)| *kind)
    }
}

impl std::str::FromStr for ValueKind {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = ValueKind::ALL.into_iter().find(|one| one.name() == name);
        found.ok_or_else(|| UnknownName::among(name, &ValueKind::ALL.map(ValueKind::name)))
    }
}

/// A value by which someone is reached.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChannelValue {
    /// What kind it is.
    pub kind: ValueKind,
    /// The same for all ways in which the value is written in standard form.
    pub key: String,
    /// The value in standard form, as people read it.
    pub text: String,
}

impl ChannelValue {
    /// The value that a text in standard form is; none where nothing of it is left to be known by.
    #[must_use]
    pub fn new(kind: ValueKind, text: &str) -> Option<Self> {
        let text = text.trim();
        let key = match kind {
            ValueKind::Number => digits_alone(text),
            // The local part may tell upper from lower case by the letter of the standard; no provider does.
            ValueKind::Email => text.to_lowercase(),
            ValueKind::Address => letters_alone(text),
        };
        (!key.is_empty()).then(|| ChannelValue {
            kind,
            key,
            text: text.to_owned(),
        })
    }

    /// Whether someone can be reached by it as far as its form tells: a number that was given out, a mail address of
    /// sound syntax, an address that nothing is masked in.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        match self.kind {
            ValueKind::Number => {
                (phone::kind(&self.text).is_some() || is_dialled_abroad(&self.text))
                    && mobile::doubt(&self.text) != Some(mobile::Doubt::Placeholder)
            }
            ValueKind::Email => email::parts(&self.key).is_some(),
            ValueKind::Address => !self.text.contains('*'),
        }
    }

    /// Whether a channel can reach someone by it.
    #[must_use]
    pub fn reaches(&self, channel: Channel) -> bool {
        let wanted = self.kind == ValueKind::of(channel);
        wanted && self.is_sound() && (channel != Channel::Sms || !self.is_landline())
    }

    /// Whether what its bearer wants of a channel is told by it: a value that several share tells only of its own.
    #[must_use]
    pub fn speaks_for(&self, channel: Channel) -> bool {
        match self.kind {
            ValueKind::Email => true,
            ValueKind::Number => channel == Channel::Telephone || !self.is_landline(),
            ValueKind::Address => channel == Channel::Post,
        }
    }

    pub(super) fn is_landline(&self) -> bool {
        let kind = phone::kind(&self.text);
        let shared = [
            Kind::Fixed,
            Kind::TollFree,
            Kind::SharedCost,
            Kind::Premium,
            Kind::Service,
        ];
        kind.is_some_and(|kind| shared.contains(&kind)) || self.text.contains('-')
    }
}

/// The figures of a number, with the sign before a country code: brackets and dashes make no other number.
fn digits_alone(text: &str) -> String {
    let plus = text.starts_with('+').then_some('+');
    let digits = text.chars().filter(char::is_ascii_digit);
    plus.into_iter().chain(digits).collect()
}

/// Whether a text is a whole number as it is dialled in another country: nothing but figures and what sets them apart. The
/// store keeps it as it was written, for nobody told which country it is.
fn is_dialled_abroad(text: &str) -> bool {
    /// As many as a number has with its area code; without one it is the number of somebody in every town.
    const FEWEST: usize = 10;
    /// The most that a number has with its country code (E.164).
    const MOST: usize = 15;
    let between = |letter: char| matches!(letter, ' ' | '(' | ')' | '-' | '.');
    let is_plain = text
        .chars()
        .all(|letter| letter.is_ascii_digit() || between(letter));
    let digits = text.chars().filter(char::is_ascii_digit).count();
    // Eleven figures in one are a mobile number of the mainland, which the tables know or nobody has.
    is_plain && text.chars().any(between) && (FEWEST..=MOST).contains(&digits)
}

/// Letters and figures alone, in lower case and simplified: commas and blanks make no other address.
pub(super) fn letters_alone(text: &str) -> String {
    let simplified = simplify(text);
    let letters = simplified.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The values that a row in standard form has, the main ones first, each once.
#[must_use]
pub fn values_of(row: ContactRow<'_>) -> Vec<ChannelValue> {
    let mut values: Vec<ChannelValue> = Vec::new();
    for (field, kind) in HELD {
        let line = match kind {
            ValueKind::Address => address_line(row),
            ValueKind::Number | ValueKind::Email => None,
        };
        let cell = row.get(field).filter(|_| kind != ValueKind::Address);
        let parts = cell.into_iter().flat_map(|cell| cell.split(';'));
        for value in parts
            .chain(line.as_deref())
            .filter_map(|part| ChannelValue::new(kind, part))
        {
            let is_known = |known: &ChannelValue| known.kind == kind && known.key == value.key;
            if !values.iter().any(is_known) {
                values.push(value);
            }
        }
    }
    values
}

/// The address of a row in one line, as it is or put together; none that ends with a district, for it reaches nobody, and
/// whoever else lives there is no household.
fn address_line(row: ContactRow<'_>) -> Option<String> {
    let street = row.get(Field::Street)?;
    if let Some(whole) = row.get(Field::Address) {
        return Some(whole.to_owned());
    }
    let mut places: Vec<&str> = [Field::Province, Field::City, Field::District]
        .into_iter()
        .filter_map(|field| row.get(field))
        .collect();
    // A city that is a province by itself is named once.
    places.dedup();
    if street.is_ascii() {
        places.push(street);
        places.reverse();
        return Some(places.join(", "));
    }
    Some(places.concat() + street)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_has_one_key_however_it_is_written() {
        let cases = [
            (ValueKind::Number, "13912345678", Some("13912345678")),
            (ValueKind::Email, "Wang.Fang@x.cn", Some("wang.fang@x.cn")),
            (
                ValueKind::Address,
                "上海市徐汇区 虹漕路2号, 3室",
                Some("上海市徐汇区虹漕路2号3室"),
            ),
            (
                ValueKind::Address,
                "12 High St., Leeds",
                Some("12highstleeds"),
            ),
            (ValueKind::Address, "--", None),
            (ValueKind::Number, "021-62345678", Some("02162345678")),
            (ValueKind::Number, "(317) 653-9404", Some("3176539404")),
            (ValueKind::Number, " ", None),
        ];
        for (kind, text, key) in cases {
            let value = ChannelValue::new(kind, text);
            assert_eq!(value.as_ref().map(|one| one.key.as_str()), key, "{text}");
        }
    }

    #[test]
    fn an_address_is_whole_or_put_together_and_never_a_mere_place() {
        use Field::{Address, City, District, Province, Street};
        type Case = (&'static [(Field, &'static str)], Option<&'static str>);
        let cases: [Case; 4] = [
            (&[(Address, "上海市徐汇区"), (City, "上海市")], None),
            (
                &[(Address, "上海市虹漕路2号"), (Street, "虹漕路2号")],
                Some("上海市虹漕路2号"),
            ),
            (
                &[
                    (Province, "上海市"),
                    (City, "上海市"),
                    (District, "徐汇区"),
                    (Street, "虹漕路2号"),
                ],
                Some("上海市徐汇区虹漕路2号"),
            ),
            (
                &[
                    (Province, "NY"),
                    (City, "New York City"),
                    (Street, "8 Marble Circle"),
                ],
                Some("8 Marble Circle, New York City, NY"),
            ),
        ];
        for (cells, expected) in cases {
            let mut draft = crate::model::RowDraft::default();
            cells
                .iter()
                .for_each(|(field, cell)| draft.set(*field, *cell));
            let mut builder = crate::model::FrameBuilder::with_capacity(1);
            builder.push(&draft);
            let frame = builder.finish();
            let values = values_of(frame.row(crate::model::RowIx(0)));
            let found = values.first().map(|value| value.text.as_str());
            assert_eq!(found, expected, "{cells:?}");
        }
    }

    use Channel::{Email, Post, Sms, Telephone};

    /// A value, and the channels that reach someone by it.
    type Reach = (&'static str, ValueKind, &'static str, &'static [Channel]);

    const REACHES: [Reach; 12] = [
        (
            "a mobile",
            ValueKind::Number,
            "13912345678",
            &[Sms, Telephone],
        ),
        (
            "a landline",
            ValueKind::Number,
            "021-62345678",
            &[Telephone],
        ),
        (
            "a number abroad",
            ValueKind::Number,
            "+14155552671",
            &[Sms, Telephone],
        ),
        (
            "a number as Americans dial it",
            ValueKind::Number,
            "(317) 653-9404",
            &[Telephone],
        ),
        (
            "a number without its area",
            ValueKind::Number,
            "653-9404",
            &[],
        ),
        ("a masked number", ValueKind::Number, "139****5678", &[]),
        (
            "a number typed to fill the cell",
            ValueKind::Number,
            "13800000000",
            &[],
        ),
        ("a number of nobody", ValueKind::Number, "12345678901", &[]),
        ("a mail address", ValueKind::Email, "a@x.cn", &[Email]),
        ("no mail address", ValueKind::Email, "a.x.cn", &[]),
        (
            "an address",
            ValueKind::Address,
            "上海市徐汇区虹漕路2号",
            &[Post],
        ),
        (
            "a masked address",
            ValueKind::Address,
            "上海市徐汇区***",
            &[],
        ),
    ];

    #[test]
    fn a_channel_reaches_people_by_sound_values_of_its_kind() {
        for (case, kind, text, channels) in REACHES {
            let value = ChannelValue::new(kind, text).expect("a value");
            let reaches = |channel: &Channel| value.reaches(*channel);
            let found: Vec<Channel> = Channel::ALL.into_iter().filter(reaches).collect();
            assert_eq!(found, channels, "{case}");
        }
    }
}
