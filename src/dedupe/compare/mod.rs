//! Grades a pair, comparison by comparison.
//!
//! After `block` has proposed the pair and before `score` weighs it. Knows similarity; knows no weights, no thresholds.
//! A grade depends on the two records alone, and not on which of them comes first.

mod birth;
mod company;
mod name;
mod place;
mod typo;

use super::dial::{Dial, DialLikeness};
use super::keys::{NONE, TextId};
use super::profile::{Email, IdNumber, Mailbox, Profile};
use crate::rules::Level;

pub(super) use name::name;
pub(super) use place::place;

/// The levels of a pair, at most one a comparison; comparisons that have nothing to say are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Grades {
    levels: [Option<Level>; Grades::MOST],
    count: usize,
}

impl Grades {
    /// As many as there are comparisons.
    const MOST: usize = 12;

    /// Adds a level, where there is one.
    pub(super) fn push(&mut self, level: Option<Level>) {
        if level.is_some() && self.count < Self::MOST {
            self.levels[self.count] = level;
            self.count += 1;
        }
    }

    /// The levels, in the order of the comparisons.
    pub(super) fn iter(&self) -> impl Iterator<Item = Level> + '_ {
        self.levels[..self.count].iter().flatten().copied()
    }
}

/// What is cheap to compare and tells persons apart: numbers, addresses and dates, by equality.
pub(super) fn identifiers(a: &Profile, b: &Profile) -> Grades {
    let mut grades = Grades::default();
    grades.push(
        closest(&a.mobiles, &b.mobiles).map(|likeness| match likeness {
            DialLikeness::Equal => Level::MobileEqual,
            DialLikeness::Masked => Level::MobileMasked,
            DialLikeness::Slip => Level::MobileTypo,
            DialLikeness::Differs => Level::MobileDiffers,
        }),
    );
    grades.push(email(&a.emails, &b.emails));
    grades.push(single(
        a.wechat,
        b.wechat,
        [Level::WechatEqual, Level::WechatDiffers],
    ));
    grades.push(id_number(a.id_number.as_ref(), b.id_number.as_ref()));
    grades.push(a.birth.zip(b.birth).map(|(a, b)| birth::birth(a, b)));
    grades
}

/// What relatives and colleagues share.
pub(super) fn surroundings(a: &Profile, b: &Profile, grades: &mut Grades) {
    grades.push(single(
        a.gender,
        b.gender,
        [Level::GenderEqual, Level::GenderDiffers],
    ));
    grades.push(phone(a, b));
    grades.push(company::company(a, b));
    place(&a.place, &b.place, grades);
}

/// Two single values: equal or not, or nothing where one is missing.
fn single(a: TextId, b: TextId, [equal, differs]: [Level; 2]) -> Option<Level> {
    (a != NONE && b != NONE).then_some(if a == b { equal } else { differs })
}

/// How the two closest of two sets of numbers stand to each other, or nothing where one set is empty.
fn closest(a: &[Dial], b: &[Dial]) -> Option<DialLikeness> {
    a.iter()
        .flat_map(|one| b.iter().map(|other| one.likeness(*other)))
        .max()
}

fn share(a: &[Dial], b: &[Dial]) -> bool {
    closest(a, b) == Some(DialLikeness::Equal)
}

/// Landlines; a number that one list has as a mobile and the other as a landline is no less the same.
fn phone(a: &Profile, b: &Profile) -> Option<Level> {
    if a.extension != NONE && a.extension == b.extension {
        return Some(Level::PhoneExtension);
    }
    if share(&a.phones, &b.mobiles) || share(&a.mobiles, &b.phones) {
        return Some(Level::PhoneEqual);
    }
    closest(&a.phones, &b.phones).map(|likeness| match likeness {
        DialLikeness::Equal => Level::PhoneEqual,
        _ => Level::PhoneDiffers,
    })
}

fn email(a: &[Email], b: &[Email]) -> Option<Level> {
    let pairs = || {
        a.iter()
            .flat_map(|one| b.iter().map(move |other| (one, other)))
    };
    let shared = |owner| pairs().any(|(one, other)| one.id == other.id && one.owner == owner);
    let same_local =
        || pairs().any(|(one, other)| one.local == other.local && one.owner == Mailbox::Person);
    if a.is_empty() || b.is_empty() {
        None
    } else if shared(Mailbox::Person) {
        Some(Level::EmailEqual)
    } else if shared(Mailbox::Role) {
        Some(Level::EmailRole)
    } else if same_local() {
        Some(Level::EmailLocal)
    } else {
        Some(Level::EmailDiffers)
    }
}

fn id_number(a: Option<&IdNumber>, b: Option<&IdNumber>) -> Option<Level> {
    let (a, b) = a.zip(b)?;
    Some(if a.text == b.text {
        Level::IdEqual
    } else if a.proven && b.proven {
        Level::IdProvenOther
    } else if typo::one_slip(&a.text, &b.text) {
        Level::IdTypo
    } else {
        Level::IdDiffers
    })
}
