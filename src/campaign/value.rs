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
mod tests;
