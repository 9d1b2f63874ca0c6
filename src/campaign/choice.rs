//! By which value a contact is addressed in a campaign, or why it is not; and who stands for several with one value.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use super::value::letters_alone;
use super::{ChannelValue, ValueKind};
use crate::model::{Channel, ContactRow, Field, UnknownName};

/// Why a contact that was asked for is no member of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LeftOut {
    /// It has no value by which the channel reaches anybody.
    NoValue,
    /// The channel to it is closed.
    Suppressed,
    /// Its values are wrong: masked, of a number that nobody has, or found so when they were imported.
    Unusable,
    /// Another contact with the same value is addressed.
    Shared,
}

impl LeftOut {
    /// Every reason.
    pub const ALL: [LeftOut; 4] = [
        LeftOut::NoValue,
        LeftOut::Suppressed,
        LeftOut::Unusable,
        LeftOut::Shared,
    ];

    /// The name in the store and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            LeftOut::NoValue => "no_value",
            LeftOut::Suppressed => "suppressed",
            LeftOut::Unusable => "unusable",
            LeftOut::Shared => "shared",
        }
    }
}

impl FromStr for LeftOut {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = LeftOut::ALL.into_iter().find(|one| one.name() == name);
        found.ok_or_else(|| UnknownName::among(name, &LeftOut::ALL.map(LeftOut::name)))
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Serialize for LeftOut {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// The value by which a contact with these values is addressed: the first that is right. `is_wrong` says of a value what
/// is known beyond its form.
///
/// # Errors
/// Why it is not addressed. One who wants to be left alone is told so before anything is said of her values.
pub fn choose(
    values: &[ChannelValue],
    channel: Channel,
    is_closed: bool,
    is_wrong: impl Fn(&ChannelValue) -> bool,
) -> Result<&ChannelValue, LeftOut> {
    let mut for_it = values
        .iter()
        .filter(|value| is_for(value, channel))
        .peekable();
    if for_it.peek().is_none() {
        return Err(LeftOut::NoValue);
    }
    if is_closed {
        return Err(LeftOut::Suppressed);
    }
    for_it
        .find(|value| value.reaches(channel) && !is_wrong(value))
        .ok_or(LeftOut::Unusable)
}

/// Whether a value, right or wrong, is of the kind that the channel takes: a landline takes no text messages.
fn is_for(value: &ChannelValue, channel: Channel) -> bool {
    value.kind == ValueKind::of(channel) && (channel != Channel::Sms || !value.is_landline())
}

/// What a campaign sends once: one message to a number or mail address, one letter to a person at an address. Colleagues
/// and families share a letter box and still are written to one by one.
#[must_use]
pub fn sending_key(value: &ChannelValue, name: Option<&str>) -> String {
    match (value.kind, name) {
        (ValueKind::Address, Some(name)) => format!("{}/{}", value.key, letters_alone(name)),
        _ => value.key.clone(),
    }
}

/// How well a contact stands for all that share its value; the greater is chosen. By content alone, so that it is the same
/// one whatever the order of arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Merit {
    is_named: bool,
    filled: usize,
    content: [u8; 16],
}

impl Merit {
    /// Of a golden row: one with a name goes first, then the one of whom more is known.
    #[must_use]
    pub fn of(row: ContactRow<'_>) -> Self {
        let mut hasher = blake3::Hasher::new();
        let mut filled = 0;
        for (field, value) in row.cells() {
            filled += 1;
            for part in [field.name(), value] {
                hasher.update(&(part.len() as u64).to_le_bytes());
                hasher.update(part.as_bytes());
            }
        }
        let mut content = [0; 16];
        content.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        Merit {
            is_named: row.get(Field::Name).is_some(),
            filled,
            content,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::values_of;
    use crate::model::{ContactFrame, RowIx};

    fn frame(cells: &[(Field, &str)]) -> ContactFrame {
        ContactFrame::of_row(&cells.iter().copied().collect())
    }

    use Channel::{Email, Post, Sms, Telephone};
    use Field::{Address, Mobile, MobileAlt, Name, Phone, Street};

    /// What a contact has, the channel, whether it is closed, and the value that is chosen.
    type Case = (
        &'static str,
        &'static [(Field, &'static str)],
        Channel,
        bool,
        Result<&'static str, LeftOut>,
    );

    const CASES: [Case; 10] = [
        (
            "a mobile",
            &[(Mobile, "13912345678")],
            Sms,
            false,
            Ok("13912345678"),
        ),
        (
            "the first number is masked",
            &[(Mobile, "139****5678"), (MobileAlt, "13758201934")],
            Sms,
            false,
            Ok("13758201934"),
        ),
        (
            "a landline alone, for a text",
            &[(Phone, "021-62345678")],
            Sms,
            false,
            Err(LeftOut::NoValue),
        ),
        (
            "a landline, for a call",
            &[(Phone, "021-62345678")],
            Telephone,
            false,
            Ok("021-62345678"),
        ),
        (
            "no mail",
            &[(Mobile, "13912345678")],
            Email,
            true,
            Err(LeftOut::NoValue),
        ),
        (
            "closed",
            &[(Mobile, "13912345678")],
            Sms,
            true,
            Err(LeftOut::Suppressed),
        ),
        (
            "a number of nobody",
            &[(Mobile, "12345")],
            Sms,
            false,
            Err(LeftOut::Unusable),
        ),
        (
            "known to be wrong",
            &[(Mobile, "13700000001")],
            Sms,
            false,
            Err(LeftOut::Unusable),
        ),
        (
            "an address without a door",
            &[(Address, "上海市徐汇区")],
            Post,
            false,
            Err(LeftOut::NoValue),
        ),
        (
            "an address",
            &[(Address, "上海市徐汇区虹漕路2号"), (Street, "虹漕路2号")],
            Post,
            false,
            Ok("上海市徐汇区虹漕路2号"),
        ),
    ];

    #[test]
    fn the_first_value_that_is_right_is_chosen_or_a_reason_given() {
        for (case, cells, channel, is_closed, expected) in CASES {
            let frame = frame(cells);
            let values = values_of(frame.row(RowIx(0)));
            let wrong = |value: &ChannelValue| value.text == "13700000001";
            let chosen = choose(&values, channel, is_closed, wrong);
            assert_eq!(chosen.map(|value| value.text.as_str()), expected, "{case}");
        }
    }

    #[test]
    fn one_with_a_name_stands_for_others_then_one_of_whom_more_is_known() {
        let merit = |cells: &[(Field, &str)]| Merit::of(frame(cells).row(RowIx(0)));
        let (nobody, named) = (
            merit(&[(Mobile, "13912345678"), (Phone, "021-62345678")]),
            merit(&[(Name, "张伟")]),
        );
        assert!(named > nobody);
        assert!(merit(&[(Name, "张伟"), (Mobile, "13912345678")]) > named);
        assert_ne!(
            merit(&[(Name, "张玮")]),
            named,
            "a tie is broken by content"
        );
        assert_eq!(merit(&[(Name, "张伟")]), named);
    }
}
