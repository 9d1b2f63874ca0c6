//! Streets and houses of English-speaking towns, and the ways they are written.

use crate::corpus::Dice;

use super::tables::Names;

/// Names that every town has a street of.
const COMMON: [&str; 24] = [
    "Main", "Oak", "Maple", "Cedar", "Park", "Elm", "Lake", "Hill", "Walnut", "Pine", "Church",
    "River", "Spring", "Mill", "Ridge", "Chestnut", "Highland", "Sunset", "Forest", "Meadow",
    "2nd", "3rd", "5th", "Willow",
];
/// Kinds of streets, and how they are shortened.
pub(crate) const KINDS: [(&str, &str); 10] = [
    ("Street", "St"),
    ("Avenue", "Ave"),
    ("Road", "Rd"),
    ("Drive", "Dr"),
    ("Lane", "Ln"),
    ("Court", "Ct"),
    ("Boulevard", "Blvd"),
    ("Place", "Pl"),
    ("Circle", "Cir"),
    ("Way", "Way"),
];

/// A house or a flat in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct House {
    /// The number in the street.
    pub(crate) number: String,
    /// The street without its kind.
    pub(crate) street: String,
    /// Which of `KINDS` it is.
    pub(crate) kind: usize,
    /// The flat, or nothing.
    pub(crate) flat: String,
}

/// How a house is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// `12 Oak Street Apt 4`
    Full,
    /// `12 Oak St #4`
    Short,
    /// `12 Oak`
    Bare,
}

impl House {
    /// Some house; a third of the streets bear a name that other towns have too.
    pub(crate) fn any(names: &Names, dice: &mut Dice) -> Self {
        let street = if dice.roll(3) == 0 {
            (*dice.pick(&COMMON)).to_owned()
        } else {
            names.surname(dice)
        };
        let high = *dice.pick(&[99, 999, 9_999]);
        Self {
            number: dice.between(1, high).to_string(),
            street,
            kind: dice.roll(KINDS.len()),
            flat: if dice.chance(18) {
                dice.between(1, 420).to_string()
            } else {
                String::new()
            },
        }
    }

    /// Another flat of the same house.
    pub(crate) fn next_door(&self, dice: &mut Dice) -> Self {
        Self {
            flat: dice.between(1, 420).to_string(),
            ..self.clone()
        }
    }

    /// The house as it is written.
    pub(crate) fn written(&self, style: Style) -> String {
        let Self {
            number,
            street,
            kind,
            flat,
        } = self;
        let (long, short) = KINDS[*kind];
        let (road, door) = match style {
            Style::Full => (format!("{number} {street} {long}"), " Apt "),
            Style::Short => (format!("{number} {street} {short}"), " #"),
            Style::Bare => return format!("{number} {street}"),
        };
        if flat.is_empty() {
            road
        } else {
            format!("{road}{door}{flat}")
        }
    }
}
