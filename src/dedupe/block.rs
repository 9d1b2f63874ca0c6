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
use super::known::BlockKey;
use super::profile::{Day, Email, Number, Profile};
use crate::model::ContactRow;
use crate::rules::{BlockScope, BlockingRule, KeyPart, MatchRules};

/// The keys of a single record, sorted. `version` is what its versions have in common.
pub(super) fn keys_of<'a>(
    profile: &Profile,
    version: TextId,
    rules: impl IntoIterator<Item = &'a BlockingRule>,
) -> Vec<BlockKey> {
    Keymaker::new(rules).keys_of(profile, version).to_vec()
}

/// The keys that one value alone makes in a store: by these a person is looked up.
#[must_use]
pub fn lookup_keys(row: ContactRow<'_>, rules: &MatchRules) -> Vec<BlockKey> {
    let in_stores = in_scope(rules, BlockScope::Stores);
    let alone = in_stores.filter(|rule| rule.keys.len() == 1);
    keys_of(&Profile::of(row, rules), NONE, alone)
}

/// The rules that propose pairs in a scope: those for everywhere, and its own.
pub(super) fn in_scope(
    rules: &MatchRules,
    scope: BlockScope,
) -> impl Iterator<Item = &BlockingRule> {
    let serves = move |rule: &&BlockingRule| [BlockScope::Everywhere, scope].contains(&rule.scope);
    rules.blocking.iter().filter(serves)
}

/// Makes the keys of records, one after another, in the same memory.
pub(super) struct Keymaker<'a> {
    /// The number of each rule, and its parts.
    rules: Vec<(TextId, &'a [KeyPart])>,
    /// The parts that the rules have, each once.
    parts: Vec<KeyPart>,
    /// What the record at hand has of each part, by the part's place among all.
    told: [Vec<TextId>; KEY_PARTS],
    found: Vec<BlockKey>,
}

/// How many parts there are.
const KEY_PARTS: usize = KeyPart::BirthDay as usize + 1;

impl<'a> Keymaker<'a> {
    /// A maker of the keys of `rules`.
    pub(super) fn new(rules: impl IntoIterator<Item = &'a BlockingRule>) -> Self {
        let numbered = |rule: &'a BlockingRule| (keys::id(&rule.name), rule.keys.as_slice());
        let rules: Vec<(TextId, &[KeyPart])> = rules.into_iter().map(numbered).collect();
        let mut parts: Vec<KeyPart> = Vec::new();
        for &part in rules.iter().flat_map(|(_, parts)| *parts) {
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        Keymaker {
            rules,
            parts,
            told: [const { Vec::new() }; KEY_PARTS],
            found: Vec::new(),
        }
    }

    /// The keys of a record, sorted. `version` is what its versions have in common.
    pub(super) fn keys_of(&mut self, profile: &Profile, version: TextId) -> &[BlockKey] {
        self.make(profile, version);
        self.found.sort_unstable();
        self.found.dedup();
        &self.found
    }

    /// The same in no order; one of them may come several times.
    pub(super) fn unsorted(&mut self, profile: &Profile, version: TextId) -> &[BlockKey] {
        self.make(profile, version);
        &self.found
    }

    fn make(&mut self, profile: &Profile, version: TextId) {
        self.found.clear();
        if version != NONE {
            let key = keys::combine(&[keys::id("source key"), version]);
            self.found.push(BlockKey::of(key));
        }
        for &part in &self.parts {
            let told = &mut self.told[part as usize];
            told.clear();
            tell(profile, part, told);
        }
        for &(rule, parts) in &self.rules {
            extend(rule, parts, &self.told, &mut self.found);
        }
    }
}

/// Adds every combination of one value a part.
fn extend(prefix: u64, parts: &[KeyPart], told: &[Vec<TextId>], found: &mut Vec<BlockKey>) {
    let Some((&part, rest)) = parts.split_first() else {
        return found.push(BlockKey::of(prefix));
    };
    let mut begun = keys::Combined::default();
    begun.add(prefix);
    for &value in &told[part as usize] {
        let mut combined = begun;
        combined.add(value);
        match rest {
            [] => found.push(BlockKey::of(combined.number())),
            rest => extend(combined.number(), rest, told, found),
        }
    }
}

/// Adds what a record has of a part.
fn tell(profile: &Profile, part: KeyPart, told: &mut Vec<TextId>) {
    let place = &profile.place;
    let one = match part {
        KeyPart::Mobile => return told.extend(ids(&profile.mobiles)),
        KeyPart::MobileTail => {
            let tails = profile.mobiles.iter();
            return told.extend(tails.filter_map(|number| number.dial.tail()));
        }
        KeyPart::Phone => return told.extend(ids(&profile.phones)),
        KeyPart::AnyNumber => {
            return told.extend(ids(&profile.mobiles).chain(ids(&profile.phones)));
        }
        KeyPart::Email => return told.extend(profile.emails.iter().map(|email| email.id)),
        KeyPart::EmailLocal => {
            let locals = profile.emails.iter().map(|email| email.local);
            return told.extend(locals.filter(|&id| id != NONE));
        }
        KeyPart::EmailDomain => {
            let domains = profile.emails.iter().map(Email::domain);
            return told.extend(domains.filter(|&id| id != NONE));
        }
        KeyPart::Sound => return profile.name.sounds(told),
        KeyPart::NameWord => return told.extend(words(profile)),
        KeyPart::RoadWord => return told.extend(road_words(profile)),
        KeyPart::IdNumber => {
            let number = profile.seldom.id_number.as_ref();
            number.map_or(NONE, |number| keys::id(&number.text))
        }
        KeyPart::Wechat => profile.seldom.wechat,
        KeyPart::Name => profile.name.id,
        KeyPart::Company => profile.seldom.company.id,
        KeyPart::CompanyHead => profile.seldom.company.head(),
        KeyPart::Street => place.street,
        KeyPart::Numbers => place.numbers_id(),
        KeyPart::House => place.numbers.first().map_or(NONE, |number| number.id()),
        KeyPart::Postcode => place.postcode.id(),
        KeyPart::City => place.city_id,
        KeyPart::District => place.district,
        KeyPart::Family => profile.name.family.id,
        KeyPart::FamilySound => profile.name.family.sound,
        KeyPart::GivenSound => profile.name.given.sound,
        KeyPart::BirthDate | KeyPart::BirthYear | KeyPart::BirthDay => {
            profile.birth.map_or(NONE, |day| birth(day, part))
        }
    };
    told.extend((one != NONE).then_some(one));
}

fn birth(day: Day, part: KeyPart) -> TextId {
    let [year, month, date] = [day.year.into(), day.month.into(), day.day.into()];
    match part {
        KeyPart::BirthYear => year,
        KeyPart::BirthDay => keys::combine(&[month, date]),
        _ => keys::combine(&[year, month, date]),
    }
}

/// Words of a name that say something: no initials. A long name gives its first words in alphabetical order.
fn words(profile: &Profile) -> impl Iterator<Item = TextId> + '_ {
    let telling = |word: &&str| !word.is_ascii() || word.len() > 2;
    profile.name.tokens().filter(telling).take(4).map(keys::id)
}

/// Words of a road that say something: no `st`.
fn road_words(profile: &Profile) -> impl Iterator<Item = TextId> + '_ {
    let telling = |word: &&str| !word.is_ascii() || word.len() > 3;
    profile.place.words().filter(telling).take(4).map(keys::id)
}

fn ids(numbers: &[Number]) -> impl Iterator<Item = TextId> + '_ {
    numbers.iter().filter_map(|number| number.dial.id())
}
