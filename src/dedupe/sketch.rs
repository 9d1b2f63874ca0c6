//! A record in two lines of the processor's cache: enough to tell that a pair weighs too little.
//!
//! Between `profile` and `ceiling`. What comes in: a [`Profile`] whose rarities are counted. What goes out: a [`Sketch`].
//! Values are numbered in fewer bits than in a profile, and words are known by which letters they have: what is alike in
//! two profiles is alike in their sketches, but not always the other way round.

use std::ops::{BitAnd, BitOr};

use super::compare::text::Letters;
use super::dial::Dial;
use super::firm::Firm;
use super::keys::{self, NONE, TextId};
use super::person::{NamePart, Script};
use super::place::{Packed, Place};
use super::profile::{Day, Mailbox, Number, Profile};
use crate::rules::Bits;
use crate::value::name::bearers::ShortForms;

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
    /// What stands before the `@`: letters and digits alone, and which they are.
    pub(super) local: ShortId,
    account: u32,
    /// The date of birth in eight digits of four bits; 0 where there is none.
    pub(super) birth: u32,
    pub(super) street: ShortId,
    pub(super) city: ShortId,
    pub(super) district: ShortId,
    pub(super) wechat: ShortId,
    pub(super) id_number: ShortId,
    pub(super) company: ShortId,
    pub(super) occupation: u16,
    /// The numbers of the street behind the first.
    pub(super) rooms: u16,
    /// How rare the town is, by what [`TownBy`] tells.
    town_rarity: [i16; 4],
    company_rarity: i16,
    /// The company's own word and its seat.
    pub(super) firm: FirmSketch,
    account_length: u8,
    pub(super) script: Script,
    pub(super) gender: u8,
    /// How many numbers the street has.
    pub(super) numbers: u8,
    pub(super) traits: Traits,
}

const _: () = assert!(size_of::<Sketch>() == 128, "two lines of the cache");

/// Part of a name at a glance.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PartSketch {
    pub(super) id: ShortId,
    letters: u32,
    rarity: i16,
    pub(super) short_forms: ShortForms,
    length: u8,
    /// How it sounds; 0 where it cannot be read.
    pub(super) sound: u8,
}

/// A company at a glance: four bits of its own word, and four of its seat; nothing of one in other letters than Han.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct FirmSketch(u8);

impl FirmSketch {
    const OWN_WORD: u8 = 0xF0;
    const SEAT: u8 = 0x0F;

    fn of(firm: &Firm) -> Self {
        // Each from 1 to 15.
        let four_bits = |id: TextId| tiny(id).to_le_bytes()[0] % 15 + 1;
        match firm.seat {
            NONE => FirmSketch::default(),
            seat => FirmSketch(four_bits(firm.core) << 4 | four_bits(seat)),
        }
    }

    /// Whether the two may be alike: short forms of one name have one word of their own, and slips are forgiven where the
    /// seats are one.
    pub(super) fn may_be_alike(self, other: FirmSketch) -> bool {
        let same = |bits: u8| (self.0 ^ other.0) & bits == 0;
        self.0 == 0 || other.0 == 0 || same(Self::OWN_WORD) || same(Self::SEAT)
    }
}

/// What else is to be known of a record, yes or no.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits(u8);

impl Traits {
    /// There are several mobile numbers or landlines, or an extension: one of each does not tell all.
    pub(super) const SEVERAL_NUMBERS: Traits = Traits(1);
    /// There are several addresses of e-mail.
    pub(super) const SEVERAL_EMAILS: Traits = Traits(2);
    /// The address is an office's.
    pub(super) const ROLE_MAILBOX: Traits = Traits(4);
    /// The identity number is proven.
    pub(super) const PROVEN: Traits = Traits(8);
    /// A number of the street is longer than what is kept of it.
    pub(super) const LONG_NUMBER: Traits = Traits(16);
    /// The family or the given name has several words.
    pub(super) const SEVERAL_WORDS: Traits = Traits(32);
    /// Its source gave it a key, so that it may have versions.
    pub(super) const KEYED: Traits = Traits(64);
    /// There is something that most lists do not have: an identity number, a company, a gender.
    pub(super) const FURTHER: Traits = Traits(128);

    /// Whether it has another.
    pub(super) fn has(self, other: Traits) -> bool {
        self.0 & other.0 != 0
    }

    /// Itself where it holds, else none.
    fn when(self, holds: bool) -> Traits {
        match holds {
            true => self,
            false => Traits::default(),
        }
    }
}

impl BitOr for Traits {
    type Output = Traits;

    fn bitor(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }
}

impl BitAnd for Traits {
    type Output = Traits;

    fn bitand(self, other: Traits) -> Traits {
        Traits(self.0 & other.0)
    }
}

impl Sketch {
    /// The sketch of a record; `version` is what its versions have in common.
    pub(super) fn of(profile: &Profile, version: TextId) -> Self {
        let (name, place) = (&profile.name, &profile.place);
        let sketch = Sketch {
            family: PartSketch::of(&name.family),
            given: PartSketch::of(&name.given),
            name: short(name.id),
            script: name.script,
            birth: profile.birth.map_or(0, Day::digits),
            wechat: short(profile.seldom.wechat),
            company: short(profile.seldom.company.id),
            company_rarity: hundredths(profile.seldom.company.rarity),
            firm: FirmSketch::of(&profile.seldom.company),
            occupation: tiny(profile.seldom.occupation),
            gender: tiny(profile.gender).to_le_bytes()[0].max(u8::from(profile.gender != NONE)),
            traits: Traits::SEVERAL_WORDS.when(!name.family.is_word || !name.given.is_word)
                | Traits::KEYED.when(version != NONE),
            ..Sketch::default()
        };
        sketch
            .with_contacts(profile)
            .with_place(place)
            .with_traits()
    }

    fn with_contacts(mut self, profile: &Profile) -> Self {
        let (mobiles, phones, emails) = (&profile.mobiles, &profile.phones, &profile.emails);
        let first = |numbers: &[Number]| numbers.first().map(|number| number.dial);
        self.mobile = first(mobiles);
        self.phone = first(phones);
        let several = mobiles.len() > 1 || phones.len() > 1 || profile.seldom.extension != NONE;
        self.traits = self.traits
            | Traits::SEVERAL_NUMBERS.when(several)
            | Traits::SEVERAL_EMAILS.when(emails.len() > 1);
        if let Some(email) = emails.first() {
            self.email = short(email.id);
            self.local = short(email.local);
            (self.account, self.account_length) = email.letters.parts();
            self.traits = self.traits | Traits::ROLE_MAILBOX.when(email.owner == Mailbox::Role);
        }
        if let Some(number) = &profile.seldom.id_number {
            self.id_number = short(keys::id(&number.text));
            self.traits = self.traits | Traits::PROVEN.when(number.proven);
        }
        self
    }

    fn with_place(mut self, place: &Place) -> Self {
        self.postcode = place.postcode;
        self.street = short(place.street);
        self.city = short(place.city_id);
        self.district = short(place.district);
        self.house = place.numbers.first().copied().unwrap_or(Packed::NONE);
        self.rooms = tiny(rooms(place));
        self.numbers = u8::try_from(place.numbers.len()).unwrap_or(u8::MAX);
        let is_long = place.numbers.iter().any(|number| number.is_full());
        self.traits = self.traits | Traits::LONG_NUMBER.when(is_long);
        let rarity = &place.rarity;
        let rarities = [rarity.both, rarity.postcode, rarity.district, rarity.city];
        self.town_rarity = rarities.map(hundredths);
        self
    }

    fn with_traits(mut self) -> Self {
        let numbered = self.wechat | self.id_number | self.company;
        let small = u16::from(self.gender) | self.occupation;
        self.traits = self.traits | Traits::FURTHER.when(numbered != 0 || small != 0);
        self
    }

    /// Reads from the first and from the last bytes of it.
    pub(super) fn touch(&self) -> u8 {
        u8::from(self.mobile.is_some()) ^ self.script as u8
    }

    /// The letters of what stands before the `@`, as it is written.
    pub(super) fn account(&self) -> Letters {
        Letters::of_parts(self.account, self.account_length)
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
        let (letters, length) = part.letters.parts();
        PartSketch {
            id: short(part.id),
            letters,
            length,
            rarity: hundredths(part.rarity),
            sound: match part.sound {
                NONE => 0,
                sound => tiny(sound).to_le_bytes()[0].max(1),
            },
            short_forms: part.short_forms,
        }
    }

    /// Its letters but for spaces.
    pub(super) fn letters(&self) -> Letters {
        Letters::of_parts(self.letters, self.length)
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
            keys::combine(&rest)
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

/// 16 bits of the number of a value.
fn tiny(id: TextId) -> u16 {
    let [low, high, ..] = keys::combine(&[id]).to_le_bytes();
    match id {
        NONE => 0,
        _ => u16::from_le_bytes([low, high]).max(1),
    }
}

/// Rarities stay below 40 bits: one in as many as there are people.
fn hundredths(bits: Bits) -> i16 {
    i16::try_from(bits.hundredths()).unwrap_or(i16::MAX)
}
