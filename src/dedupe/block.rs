//! Proposes the pairs that are worth comparing.
//!
//! After `identity`, before `compare`. What comes in: profiles and the blocking rules. What goes out: each record's
//! [`BlockKey`]s, and the pairs that share one. Knows which parts make a key; knows nothing of weights.
//!
//! A key that very many records share (a front desk's number, a placeholder) does not propose all pairs of them, but each
//! record's neighbours in the order of names. Which keys are that frequent, and who is neighbour to whom, depends on all
//! records of the block; it is told anew whenever one of them is resolved, with all of them at hand, so the outcome still
//! does not depend on the order in which they came.

use super::keys::{self, NONE, TextId};
use super::known::{BlockKey, RowDigest};
use super::profile::{Number, Profile};
use super::table::Pos;
use crate::rules::{BlockingRule, KeyPart};

/// The keys of a record, sorted. `version` is what its versions have in common.
pub(super) fn keys_of(profile: &Profile, version: TextId, rules: &[BlockingRule]) -> Vec<BlockKey> {
    let mut found = Vec::with_capacity(2 * rules.len());
    if version != NONE {
        found.push(BlockKey(keys::combine(&[keys::id("source key"), version])));
    }
    let mut parts = Parts::of(profile);
    for rule in rules {
        parts.tell(&rule.keys);
        parts.extend(keys::id(&rule.name), &rule.keys, &mut found);
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The parts of a record that keys are made of. Several rules have a part in common, and each is told once.
struct Parts<'a> {
    profile: &'a Profile,
    /// By the part's place among all parts; none where it was not asked for yet.
    told: Vec<Option<Vec<TextId>>>,
}

impl<'a> Parts<'a> {
    fn of(profile: &'a Profile) -> Self {
        Parts {
            profile,
            told: Vec::with_capacity(KeyPart::BirthDay as usize + 1),
        }
    }

    fn tell(&mut self, parts: &[KeyPart]) {
        for &part in parts {
            if self.told.len() <= part as usize {
                self.told.resize(part as usize + 1, None);
            }
            self.told[part as usize].get_or_insert_with(|| part_of(self.profile, part));
        }
    }

    /// Every combination of one value a part.
    fn extend(&self, prefix: u64, parts: &[KeyPart], found: &mut Vec<BlockKey>) {
        match parts.split_first() {
            None => found.push(BlockKey(prefix)),
            Some((&part, rest)) => {
                for &value in self.told[part as usize].iter().flatten() {
                    self.extend(keys::combine(&[prefix, value]), rest, found);
                }
            }
        }
    }
}

fn part_of(profile: &Profile, part: KeyPart) -> Vec<TextId> {
    let one = |id: TextId| if id == NONE { Vec::new() } else { vec![id] };
    let place = &profile.place;
    match part {
        KeyPart::Mobile => ids(&profile.mobiles).collect(),
        KeyPart::MobileTail => profile
            .mobiles
            .iter()
            .filter_map(|number| number.dial.tail())
            .collect(),
        KeyPart::Phone => ids(&profile.phones).collect(),
        KeyPart::AnyNumber => ids(&profile.mobiles).chain(ids(&profile.phones)).collect(),
        KeyPart::Email => profile.emails.iter().map(|email| email.id).collect(),
        KeyPart::EmailLocal => profile
            .emails
            .iter()
            .map(|email| email.local)
            .filter(|&id| id != NONE)
            .collect(),
        KeyPart::IdNumber => one(profile
            .id_number
            .as_ref()
            .map_or(NONE, |number| keys::id(&number.text))),
        KeyPart::Wechat => one(profile.wechat),
        KeyPart::Name => one(profile.name.id),
        KeyPart::Sound => profile.name.sounds(),
        KeyPart::NameWord => words(profile),
        KeyPart::Company => one(profile.company.id),
        KeyPart::CompanyHead => one(profile.company.head()),
        KeyPart::Street => one(place.street),
        KeyPart::Numbers => one(place.numbers_id()),
        KeyPart::House => one(place.numbers.first().map_or(NONE, |number| number.id())),
        KeyPart::RoadWord => road_words(profile),
        KeyPart::Postcode => one(place.postcode.id()),
        KeyPart::City => one(place.city_id),
        KeyPart::District => one(place.district),
        KeyPart::Family => one(profile.name.family.id),
        KeyPart::FamilySound => one(profile.name.family.sound),
        KeyPart::GivenSound => one(profile.name.given.sound),
        KeyPart::BirthYear => one(profile.birth.map_or(NONE, |day| day.year.into())),
        KeyPart::BirthDay => one(profile.birth.map_or(NONE, |day| {
            keys::combine(&[day.month.into(), day.day.into()])
        })),
        KeyPart::BirthDate => one(profile.birth.map_or(NONE, |day| {
            keys::combine(&[day.year.into(), day.month.into(), day.day.into()])
        })),
    }
}

/// Words of a name that say something: no initials. A long name gives its first words in alphabetical order.
fn words(profile: &Profile) -> Vec<TextId> {
    let telling = |word: &&str| !word.is_ascii() || word.len() > 2;
    profile
        .name
        .tokens()
        .filter(telling)
        .take(4)
        .map(keys::id)
        .collect()
}

/// Words of a road that say something: no `st`.
fn road_words(profile: &Profile) -> Vec<TextId> {
    let telling = |word: &&str| !word.is_ascii() || word.len() > 3;
    profile
        .place
        .words()
        .filter(telling)
        .take(4)
        .map(keys::id)
        .collect()
}

fn ids(numbers: &[Number]) -> impl Iterator<Item = TextId> + '_ {
    numbers.iter().filter_map(|number| number.dial.id())
}

/// The records of an oversized block in an order that brings likely pairs together and depends on content alone.
pub(super) fn by_name(
    members: &[Pos],
    profiles: &[Profile],
    digest: impl Fn(Pos) -> RowDigest,
) -> Vec<Pos> {
    let named = |&pos: &Pos| (profiles[pos as usize].name.sort_text(), digest(pos), pos);
    let mut members: Vec<([&str; 2], RowDigest, Pos)> = members.iter().map(named).collect();
    members.sort_unstable();
    members.into_iter().map(|(_, _, pos)| pos).collect()
}
