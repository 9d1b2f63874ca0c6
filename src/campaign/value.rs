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
            ValueKind::Number => text.to_owned(),
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
                phone::kind(&self.text).is_some()
                    && mobile::doubt(&self.text) != Some(mobile::Doubt::Placeholder)
            }
            ValueKind::Email => email::parts(&self.text).is_some(),
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

    fn is_landline(&self) -> bool {
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

/// Letters and figures alone, in lower case and simplified: commas and blanks make no other address.
fn letters_alone(text: &str) -> String {
    let simplified = simplify(text);
    let letters = simplified.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The values that a row in standard form has, the main ones first, each once.
#[must_use]
pub fn values_of(row: ContactRow<'_>) -> Vec<ChannelValue> {
    let mut values: Vec<ChannelValue> = Vec::new();
    for (field, kind) in HELD {
        let parts = row.get(field).into_iter().flat_map(|cell| match kind {
            // A line of an address may have a semicolon in it; several addresses in one cell there are not.
            ValueKind::Address => std::slice::from_ref(&cell).to_vec(),
            ValueKind::Number | ValueKind::Email => cell.split(';').collect(),
        });
        for value in parts.filter_map(|part| ChannelValue::new(kind, part)) {
            let is_known = |known: &ChannelValue| known.kind == kind && known.key == value.key;
            if !values.iter().any(is_known) {
                values.push(value);
            }
        }
    }
    values
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
            (ValueKind::Number, " ", None),
        ];
        for (kind, text, key) in cases {
            let value = ChannelValue::new(kind, text);
            assert_eq!(value.as_ref().map(|one| one.key.as_str()), key, "{text}");
        }
    }

    #[test]
    fn a_channel_reaches_people_by_sound_values_of_its_kind() {
        use Channel::{Email, Post, Sms, Telephone};
        let cases = [
            (
                "a mobile",
                ValueKind::Number,
                "13912345678",
                &[Sms, Telephone][..],
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
        for (case, kind, text, channels) in cases {
            let value = ChannelValue::new(kind, text).expect("a value");
            let reaches = |channel: &Channel| value.reaches(*channel);
            let found: Vec<Channel> = Channel::ALL.into_iter().filter(reaches).collect();
            assert_eq!(found, channels, "{case}");
        }
    }
}
