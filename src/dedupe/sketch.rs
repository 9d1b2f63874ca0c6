//! A record in two lines of the processor's cache: enough to tell that a pair weighs too little.
//!
//! Between `profile` and `ceiling`. What comes in: a [`Profile`] whose rarities are counted. What goes out: a [`Sketch`].
//! Values are numbered in half the bits that a profile numbers them in, and words are known by which letters they have:
//! what is alike in two profiles is alike in their sketches, but not always the other way round.

use super::compare::text::Letters;
use super::dial::Dial;
use super::keys::{NONE, TextId};
use super::person::{NamePart, Script};
use super::place::{Packed, Place};
use super::profile::{Mailbox, Number, Profile};
use crate::rules::Bits;

/// The number of a value in 32 bits; 0 where there is none.
pub(super) type ShortId = u32;

/// A record at a glance.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(128))]
pub(super) struct Sketch {
    pub(super) mobile: Option<Dial>,
    pub(super) phone: Option<Dial>,
    pub(super) postcode: Packed,
    /// The first number of the street.
    pub(super) house: Packed,
    pub(super) family: PartSketch,
    pub(super) given: PartSketch,
    /// The whole name, whatever the order of its words.
    pub(super) name: ShortId,
    pub(super) email: ShortId,
    /// What stands before the `@`.
    pub(super) local: ShortId,
    pub(super) account: Letters,
    /// The date of birth in eight digits of four bits; 0 where there is none.
    pub(super) birth: u32,
    pub(super) street: ShortId,
    /// The numbers of the street behind the first.
    pub(super) rooms: ShortId,
    pub(super) city: ShortId,
    pub(super) district: ShortId,
    pub(super) wechat: ShortId,
    pub(super) id_number: ShortId,
    pub(super) company: ShortId,
    pub(super) occupation: ShortId,
    /// How rare the town is, by postcode and city, postcode, district, city; and the company.
    town_rarity: [i16; 4],
    company_rarity: i16,
    pub(super) script: Script,
    pub(super) gender: u8,
    /// How many numbers the street has, and whether one of them is longer than what is kept of it.
    pub(super) numbers: u8,
    pub(super) has_long_number: bool,
    /// Whether the family or the given name has several words.
    pub(super) several_words: bool,
    /// Whether there are several mobile numbers or landlines, or an extension: one of each does not tell all.
    pub(super) several_numbers: bool,
    pub(super) several_emails: bool,
    pub(super) role_mailbox: bool,
    pub(super) proven: bool,
}

/// Part of a name at a glance.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PartSketch {
    pub(super) id: ShortId,
    pub(super) letters: Letters,
    rarity: i16,
    /// How it sounds; 0 where it cannot be read.
    pub(super) sound: u8,
    /// The names that are short for it and that it is short for; 0 where there are none.
    pub(super) nicknames: u16,
}

impl Sketch {
    /// The sketch of a record.
    pub(super) fn of(profile: &Profile) -> Self {
        let place = &profile.place;
        let sketch = Sketch {
            family: PartSketch::of(&profile.name.family),
            given: PartSketch::of(&profile.name.given),
            name: short(profile.name.id),
            script: profile.name.script,
            birth: profile.birth.map_or(0, |day| day.digits()),
            postcode: place.postcode,
            house: place.numbers.first().copied().unwrap_or(Packed::NONE),
            rooms: short(rooms(place)),
            numbers: u8::try_from(place.numbers.len()).unwrap_or(u8::MAX),
            has_long_number: place.numbers.iter().any(|number| number.is_full()),
            several_words: !profile.name.family.is_word || !profile.name.given.is_word,
            street: short(place.street),
            city: short(place.city_id),
            district: short(place.district),
            town_rarity: [
                place.rarity.both,
                place.rarity.postcode,
                place.rarity.district,
                place.rarity.city,
            ]
            .map(hundredths),
            ..Sketch::default()
        };
        sketch.with_contacts(profile).with_rest(profile)
    }

    fn with_contacts(mut self, profile: &Profile) -> Self {
        let first = |numbers: &[Number]| numbers.first().map(|number| number.dial);
        self.mobile = first(&profile.mobiles);
        self.phone = first(&profile.phones);
        self.several_numbers =
            profile.mobiles.len() > 1 || profile.phones.len() > 1 || profile.extension != NONE;
        self.several_emails = profile.emails.len() > 1;
        if let Some(email) = profile.emails.first() {
            self.email = short(email.id);
            self.local = short(email.local);
            self.account = email.letters;
            self.role_mailbox = email.owner == Mailbox::Role;
        }
        self
    }

    fn with_rest(mut self, profile: &Profile) -> Self {
        self.wechat = short(profile.wechat);
        if let Some(number) = &profile.id_number {
            self.id_number = short(super::keys::id(&number.text));
            self.proven = number.proven;
        }
        self.company = short(profile.company.id);
        self.company_rarity = hundredths(profile.company.rarity);
        self.occupation = short(profile.occupation);
        self.gender = tiny(profile.gender);
        self
    }

    /// How rare the town is, by what names it.
    pub(super) fn town_rarity(&self, named: TownBy) -> Bits {
        Bits::of_hundredths(self.town_rarity[named as usize].into())
    }

    /// How rare the company is.
    pub(super) fn company_rarity(&self) -> Bits {
        Bits::of_hundredths(self.company_rarity.into())
    }

    /// Whether it names no person.
    pub(super) fn is_nameless(&self) -> bool {
        self.script == Script::Absent
    }
}

/// What names a town.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TownBy {
    /// Postcode and city together.
    Both,
    /// The postcode.
    Postcode,
    /// The district.
    District,
    /// The city.
    City,
}

impl PartSketch {
    fn of(part: &NamePart) -> Self {
        PartSketch {
            id: short(part.id),
            letters: part.letters,
            rarity: hundredths(part.rarity),
            sound: tiny(part.sound),
            nicknames: part.nicknames,
        }
    }

    /// How rare it is.
    pub(super) fn rarity(&self) -> Bits {
        Bits::of_hundredths(self.rarity.into())
    }
}

/// The numbers of a street behind the first.
fn rooms(place: &Place) -> TextId {
    match &*place.numbers {
        [] | [_] => NONE,
        [_, rest @ ..] => {
            let rest: Vec<TextId> = rest.iter().map(|number| number.id()).collect();
            super::keys::combine(&rest)
        }
    }
}

/// 32 bits of the number of a value: all numbers but those of telephones and postcodes are digests.
#[expect(clippy::cast_possible_truncation, reason = "a digest of a digest")]
fn short(id: TextId) -> ShortId {
    match id {
        NONE => 0,
        id => (id as u32).max(1),
    }
}

/// 8 bits of the number of a value.
fn tiny(id: TextId) -> u8 {
    match id {
        NONE => 0,
        id => (super::keys::combine(&[id]).to_le_bytes()[0]).max(1),
    }
}

/// Rarities stay below 40 bits: one in as many as there are people.
fn hundredths(bits: Bits) -> i16 {
    i16::try_from(bits.hundredths()).unwrap_or(i16::MAX)
}
