//! Grades a pair, comparison by comparison.
//!
//! After `block` has proposed the pair and before `score` weighs it. Knows similarity; knows no weights, no thresholds.
//! A grade depends on the two records alone, and not on which of them comes first.

pub(super) mod birth;
mod company;
mod name;
mod place;
mod slips;
pub(super) mod text;

use std::cmp::Reverse;

use super::crowd::Crowd;
use super::dial::DialLikeness;
use super::keys::{NONE, TextId};
use super::profile::{Email, IdNumber, Mailbox, Number, Profile};
use crate::rules::{Bits, Level};

/// The levels of a pair, at most one a comparison; comparisons that have nothing to say are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Grades {
    found: [Option<Grade>; Grades::MOST],
    count: usize,
}

/// The level of one comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Grade {
    pub(super) level: Level,
    /// How rare the value is that both have; none where its rarity does not count.
    pub(super) rarity: Option<Bits>,
    /// How many share the number that both have.
    pub(super) crowd: Crowd,
}

impl Grades {
    /// As many as there are comparisons.
    const MOST: usize = 16;

    /// Adds a level, where there is one.
    pub(super) fn push(&mut self, level: Option<Level>) {
        if let Some(level) = level {
            self.push_crowded(level, Crowd::default());
        }
    }

    /// Adds the level of a number that both have, with how many share it.
    pub(super) fn push_crowded(&mut self, level: Level, crowd: Crowd) {
        self.add(Grade {
            level,
            rarity: None,
            crowd,
        });
    }

    /// Adds the level of a value that both have, with its rarity.
    pub(super) fn push_rare(&mut self, level: Level, rarity: Bits) {
        let rarity = (rarity != Bits::ZERO).then_some(rarity);
        self.add(Grade {
            level,
            rarity,
            crowd: Crowd::default(),
        });
    }

    fn add(&mut self, grade: Grade) {
        if let Some(place) = self.found.get_mut(self.count) {
            *place = Some(grade);
            self.count += 1;
        }
    }

    /// The grades, in the order of the comparisons.
    pub(super) fn grades(&self) -> impl Iterator<Item = Grade> + '_ {
        self.found[..self.count].iter().flatten().copied()
    }

    /// The levels, in the order of the comparisons.
    pub(super) fn iter(&self) -> impl Iterator<Item = Level> + '_ {
        self.grades().map(|grade| grade.level)
    }
}

/// All comparisons of two records. `same_key` is whether one source gave both one key.
pub(super) fn compare(a: &Profile, b: &Profile, same_key: bool) -> Grades {
    let mut grades = Grades::default();
    name::name(&a.name, &b.name, &mut grades);
    identifiers(a, b, &mut grades);
    source_key(same_key, &mut grades);
    surroundings(a, b, &mut grades);
    grades
}

/// What tells persons apart: numbers, addresses and dates.
fn identifiers(a: &Profile, b: &Profile, grades: &mut Grades) {
    mobile(a, b, grades);
    grades.push(email(&a.emails, &b.emails));
    grades.push(single(
        a.seldom.wechat,
        b.seldom.wechat,
        [Level::WechatEqual, Level::WechatDiffers],
    ));
    grades.push(id_number(
        a.seldom.id_number.as_ref(),
        b.seldom.id_number.as_ref(),
    ));
    grades.push(a.birth.zip(b.birth).map(|(a, b)| birth::birth(a, b)));
    grades.push(single(
        a.gender,
        b.gender,
        [Level::GenderEqual, Level::GenderDiffers],
    ));
}

/// A key that one source gave both records. A source that gives one key to two names, and nothing else of the person
/// agrees, numbers something larger than persons: companies, families.
fn source_key(same_key: bool, grades: &mut Grades) {
    const PERSONAL: [Level; 5] = [
        Level::MobileEqual,
        Level::EmailEqual,
        Level::WechatEqual,
        Level::IdEqual,
        Level::BirthEqual,
    ];
    if !same_key {
        return;
    }
    let other_name = grades.iter().any(|level| level == Level::GivenDiffers);
    let same_person = grades.iter().any(|level| PERSONAL.contains(&level));
    grades.push(Some(if other_name && !same_person {
        Level::SourceKeyReused
    } else {
        Level::SourceKeySame
    }));
}

/// What relatives and colleagues share.
fn surroundings(a: &Profile, b: &Profile, grades: &mut Grades) {
    employment(a, b, grades);
    place::place(&a.place, &b.place, grades);
}

fn employment(a: &Profile, b: &Profile, grades: &mut Grades) {
    phone(a, b, grades);
    company::company(a, b, grades);
    grades.push(single(
        a.seldom.occupation,
        b.seldom.occupation,
        [Level::OccupationEqual, Level::OccupationDiffers],
    ));
}

/// Two single values: equal or not, or nothing where one is missing.
fn single(a: TextId, b: TextId, [equal, differs]: [Level; 2]) -> Option<Level> {
    (a != NONE && b != NONE).then_some(if a == b { equal } else { differs })
}

/// How the two closest of two sets of numbers stand to each other, and how many share the number; nothing where one set
/// is empty, or where the number that both have is everybody's.
fn closest(a: &[Number], b: &[Number]) -> Option<(DialLikeness, Crowd)> {
    let pairs = a
        .iter()
        .flat_map(|one| b.iter().map(move |other| (one, other)));
    let (likeness, Reverse(crowd)) = pairs
        .map(|(one, other)| {
            (
                one.dial.likeness(other.dial),
                Reverse(one.crowd.max(other.crowd)),
            )
        })
        .max()?;
    let equal = likeness == DialLikeness::Equal;
    match equal && crowd.is_everybody() {
        true => None,
        false => Some((likeness, if equal { crowd } else { Crowd::default() })),
    }
}

fn mobile(a: &Profile, b: &Profile, grades: &mut Grades) {
    if let Some((likeness, crowd)) = closest(&a.mobiles, &b.mobiles) {
        let level = match likeness {
            DialLikeness::Equal => Level::MobileEqual,
            DialLikeness::Masked => Level::MobileMasked,
            DialLikeness::Slip => Level::MobileTypo,
            DialLikeness::Differs => Level::MobileDiffers,
        };
        grades.push_crowded(level, crowd);
    }
}

/// Landlines; a number that one list has as a mobile and the other as a landline is no less the same.
fn phone(a: &Profile, b: &Profile, grades: &mut Grades) {
    if a.seldom.extension != NONE && a.seldom.extension == b.seldom.extension {
        grades.push(Some(Level::PhoneExtension));
        return;
    }
    let crossed = [
        closest(&a.phones, &b.mobiles),
        closest(&a.mobiles, &b.phones),
    ];
    let shared = crossed
        .into_iter()
        .flatten()
        .find(|(likeness, _)| *likeness == DialLikeness::Equal);
    if let Some((likeness, crowd)) = shared.or_else(|| closest(&a.phones, &b.phones)) {
        let level = match likeness {
            DialLikeness::Equal => Level::PhoneEqual,
            DialLikeness::Slip => Level::PhoneTypo,
            DialLikeness::Masked | DialLikeness::Differs => Level::PhoneDiffers,
        };
        grades.push_crowded(level, crowd);
    }
}

fn email(a: &[Email], b: &[Email]) -> Option<Level> {
    a.iter()
        .flat_map(|one| b.iter().map(|other| addresses(one, other)))
        .min()
}

/// How two addresses stand to each other; the closest levels come first.
fn addresses<'a>(a: &'a Email, b: &'a Email) -> Level {
    if a.id == b.id {
        return match a.owner {
            Mailbox::Person => Level::EmailEqual,
            Mailbox::Role => Level::EmailRole,
        };
    }
    if a.owner == Mailbox::Role || b.owner == Mailbox::Role {
        return Level::EmailDiffers;
    }
    if a.local == b.local && a.local != NONE {
        return Level::EmailLocal;
    }
    if !a.letters.may_be_alike(b.letters) {
        return Level::EmailDiffers;
    }
    let (one, other) = (a.account(), b.account());
    // Namesakes at one provider are told apart by a number, so a digit is no slip.
    let digits = |account: &'a str| account.bytes().filter(u8::is_ascii_digit);
    let numbered_alike = || digits(one).eq(digits(other));
    match text::word(one, other) {
        text::Likeness::Typo if text::one_slip(&a.text, &b.text) && numbered_alike() => {
            Level::EmailTypo
        }
        text::Likeness::Typo | text::Likeness::Similar | text::Likeness::Equal => {
            Level::EmailSimilar
        }
        text::Likeness::Differs => Level::EmailDiffers,
    }
}

fn id_number(a: Option<&IdNumber>, b: Option<&IdNumber>) -> Option<Level> {
    let (a, b) = a.zip(b)?;
    if a.text == b.text {
        return Some(Level::IdEqual);
    }
    if a.proven && b.proven {
        return Some(Level::IdProvenOther);
    }
    Some(match text::slips(&a.text, &b.text, 2) {
        Some(0 | 1) => Level::IdTypo,
        Some(_) => Level::IdSimilar,
        None => Level::IdDiffers,
    })
}
