//! The most that two names can weigh.

use super::{Ceiling, NOTHING, Rivals, most, sum};
use crate::dedupe::person::Script;
use crate::dedupe::sketch::{PartSketch, Sketch, Traits};
use crate::rules::{Bits, Level};

impl Ceiling<'_> {
    /// The most that two names can weigh.
    pub(super) fn name(&self, a: &Sketch, b: &Sketch) -> Rivals {
        match (a.script, b.script) {
            (Script::Words, Script::Words) => self.words(a, b),
            (Script::Han, Script::Han) => self.han(a, b),
            (Script::Absent, Script::Absent) => self.of_level(Level::GivenBothMissing),
            (Script::Absent, _) | (_, Script::Absent) => self.of_level(Level::GivenOneMissing),
            (Script::Han, Script::Words) => self.romanized(a),
            (Script::Words, Script::Han) => self.romanized(b),
        }
    }

    fn romanized(&self, han: &Sketch) -> Rivals {
        let family = self.rare(Level::FamilyRomanized, han.family.rarity());
        let given = self.rare(Level::GivenRomanized, han.given.rarity());
        most(NOTHING, sum(family, given))
    }

    fn han(&self, a: &Sketch, b: &Sketch) -> Rivals {
        let family = match a.family.id == b.family.id {
            true => self.rare(Level::FamilyEqual, a.family.rarity()),
            false if may_sound_alike(&a.family, &b.family) => self.highest([
                Level::FamilySound,
                Level::FamilyDiffers,
                Level::FamilyContradicts,
            ]),
            false => self.highest([Level::FamilyDiffers, Level::FamilyContradicts]),
        };
        let given = match () {
            () if a.given.id == 0 || b.given.id == 0 => NOTHING,
            () if a.given.id == b.given.id => self.rare(Level::GivenEqual, a.given.rarity()),
            () if may_sound_alike(&a.given, &b.given) || a.given.letters() == b.given.letters() => {
                self.highest([
                    Level::GivenSound,
                    Level::GivenOneCharacter,
                    Level::GivenDiffers,
                ])
            }
            () if a.given.letters().may_share_one(b.given.letters()) => {
                self.highest([Level::GivenOneCharacter, Level::GivenDiffers])
            }
            () => self.of_level(Level::GivenDiffers),
        };
        sum(family, given)
    }

    /// Two names in words, by which of their parts are equal. Family and given name may have changed places in one of
    /// them.
    fn words(&self, a: &Sketch, b: &Sketch) -> Rivals {
        let same = |one: &PartSketch, other: &PartSketch| one.id == other.id && one.id != 0;
        let turned = same(&a.family, &b.given) || same(&a.given, &b.family) || a.name == b.name;
        let crossed = |one: &PartSketch, other: &PartSketch| {
            one.short_forms.may_be_of(other.short_forms)
                || one.letters().may_be_typo(other.letters())
        };
        // Where a part has several words, any of them may be what the other record calls by another part.
        if (a.traits | b.traits).has(Traits::SEVERAL_WORDS)
            || turned
            || crossed(&a.family, &b.given) && crossed(&a.given, &b.family)
        {
            return self.turned(a, b);
        }
        let family = match same(&a.family, &b.family) {
            true => self.rare(Level::FamilyEqual, a.family.rarity()),
            false => self.family(&a.family, &b.family),
        };
        let given = match same(&a.given, &b.given) {
            true => self.rare(Level::GivenEqual, a.given.rarity()),
            false => self.given(&a.given, &b.given),
        };
        let mut both = sum(family, given);
        if same(&a.family, &b.family) && same(&a.given, &b.given) {
            // There are namesakes whom no table foretells.
            let rarity = a.family.rarity() + a.given.rarity();
            both[0] = both[0] - (rarity - self.rules.rarest_name).max(Bits::ZERO);
        }
        both
    }

    /// Two names in words that may have parts in common across.
    fn turned(&self, a: &Sketch, b: &Sketch) -> Rivals {
        let parts = [&a.family, &a.given, &b.family, &b.given];
        let rarest = parts.map(PartSketch::rarity).into_iter().max();
        let shared = |level: Level, unequal: Rivals| {
            let rare = self.rare(level, rarest.unwrap_or(Bits::ZERO));
            most(unequal, most(rare, self.of_level(level)))
        };
        let swapped = most(NOTHING, self.of_level(Level::NameSwapped));
        let family = shared(Level::FamilyEqual, self.family);
        sum(sum(family, shared(Level::GivenEqual, self.given)), swapped)
    }

    /// Two family names that are not equal.
    fn family(&self, a: &PartSketch, b: &PartSketch) -> Rivals {
        match () {
            () if a.id == 0 || b.id == 0 => NOTHING,
            () if a.letters().may_be_typo(b.letters()) => self.family,
            () if a.sound == b.sound || a.letters().may_be_alike(b.letters()) => {
                self.among.family_alike
            }
            () => self.of_level(Level::FamilyDiffers),
        }
    }

    /// Two given names that are not equal.
    fn given(&self, a: &PartSketch, b: &PartSketch) -> Rivals {
        match () {
            () if a.id == 0 || b.id == 0 => NOTHING,
            () if a.short_forms.may_be_of(b.short_forms) => self.given,
            () if a.letters().may_be_typo(b.letters()) => self.given,
            () if a.letters().may_be_alike(b.letters()) => self.among.given_alike,
            () => self.of_level(Level::GivenDiffers),
        }
    }
}

/// Whether two parts of Chinese names may be read alike.
fn may_sound_alike(a: &PartSketch, b: &PartSketch) -> bool {
    a.sound != 0 && a.sound == b.sound
}
