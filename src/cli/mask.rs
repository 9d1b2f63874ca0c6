//! `--mask`: which kind of value each field holds, so that it can be hidden on screens and in exports.

use crate::model::Field;
use crate::value::mask;

/// Whether persons are shown or hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mask {
    /// Every value as it is.
    Open,
    /// Names, numbers, addresses and texts hidden but for what tells two apart.
    Hidden,
}

impl Mask {
    /// A value of a field, as it is shown.
    pub(super) fn value(self, field: Field, value: &str) -> String {
        match (self, hiding(field)) {
            (Mask::Hidden, Some(hide)) => hide(value),
            _ => value.to_owned(),
        }
    }

    /// A value that may be there, as it is shown.
    pub(super) fn maybe(self, field: Field, value: Option<&str>) -> Option<String> {
        value.map(|value| self.value(field, value))
    }

    /// A cell as it was read, of a field where that is known: what it says may be anything.
    pub(super) fn cell(self, field: Option<Field>, text: &str) -> String {
        match (self, field) {
            (Mask::Open, _) => text.to_owned(),
            (Mask::Hidden, Some(field)) if hiding(field).is_none() => text.to_owned(),
            (Mask::Hidden, _) => mask::any(text),
        }
    }
}

/// How the values of a field are hidden; not at all where they do not tell who it is.
fn hiding(field: Field) -> Option<fn(&str) -> String> {
    Some(match field {
        Field::Name | Field::FamilyName => mask::name,
        Field::GivenName | Field::Remark | Field::PhoneExt => mask::any,
        Field::Mobile | Field::MobileAlt | Field::Phone | Field::PhoneAlt => mask::number,
        Field::Email | Field::EmailAlt => mask::email,
        Field::Wechat | Field::SourceKey => mask::account,
        Field::IdNumber => mask::identity,
        Field::BirthDate => mask::date,
        Field::Street | Field::Address => mask::street,
        _ => return None,
    })
}
