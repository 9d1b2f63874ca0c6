//! Two names.

use super::Grades;
use super::text::{self, Likeness};
use crate::dedupe::keys::NONE;
use crate::dedupe::person::{NamePart, PersonName, Script};
use crate::rules::{Bits, Level};
use crate::value::name::bearers;

/// Adds the levels of two names.
pub(in crate::dedupe) fn name(a: &PersonName, b: &PersonName, grades: &mut Grades) {
    match (a.script, b.script) {
        (Script::Absent, Script::Absent) => grades.push(Some(Level::GivenBothMissing)),
        (Script::Absent, _) | (_, Script::Absent) => grades.push(Some(Level::GivenOneMissing)),
        (Script::Han, Script::Words) => romanized(a, b, grades),
        (Script::Words, Script::Han) => romanized(b, a, grades),
        (Script::Han, Script::Han) => han(a, b, grades),
        (Script::Words, Script::Words) => words(a, b, grades),
    }
}

/// A part that both have alike, with its rarity.
fn equal(level: Level, part: &NamePart, grades: &mut Grades) {
    grades.push_rare(level, part.rarity);
}

/// A Chinese name against one in Latin letters. Where the letters do not spell it, they may be a name of another language,
/// which says nothing.
fn romanized(han: &PersonName, words: &PersonName, grades: &mut Grades) {
    let whole = |&sound: &u64| sound != NONE && words.pinyin.contains(&sound);
    if han.pinyin.iter().any(whole) {
        equal(Level::FamilyRomanized, &han.family, grades);
        equal(Level::GivenRomanized, &han.given, grades);
    }
}

/// Two Chinese names. They are typed by sound, so a name that sounds the same is the same, mistyped.
fn han(a: &PersonName, b: &PersonName, grades: &mut Grades) {
    if a.family.id == b.family.id {
        equal(Level::FamilyEqual, &a.family, grades);
    } else {
        let alike = a.family.sound != NONE && a.family.sound == b.family.sound;
        let simple = |part: &NamePart| part.text.chars().count() == 1;
        grades.push(Some(match () {
            () if alike => Level::FamilySound,
            () if simple(&a.family) && simple(&b.family) => Level::FamilyContradicts,
            () => Level::FamilyDiffers,
        }));
    }
    if a.given.is_absent() || b.given.is_absent() {
        return;
    }
    if a.given.id == b.given.id {
        equal(Level::GivenEqual, &a.given, grades);
        return;
    }
    let (one, other) = (&a.given.text, &b.given.text);
    let alike = a.given.sound != NONE && a.given.sound == b.given.sound;
    grades.push(Some(match () {
        () if alike || one.chars().rev().eq(other.chars()) => Level::GivenSound,
        () if one.chars().any(|character| other.contains(character)) => Level::GivenOneCharacter,
        () => Level::GivenDiffers,
    }));
}

/// Two names in words: part by part, or crosswise where that agrees better.
fn words(a: &PersonName, b: &PersonName, grades: &mut Grades) {
    let straight = Reading::of([&a.family, &b.family], [&a.given, &b.given]);
    if straight.is_firm() {
        straight.push(grades);
        return;
    }
    let crossed = may_be_crossed(a, b).then(|| Reading::crossed(a, b));
    let crossed = crossed.filter(Reading::is_whole);
    if let Some(crossed) = crossed
        && crossed.closeness() > straight.closeness() + 1
    {
        crossed.push(grades);
        grades.push(Some(Level::NameSwapped));
    } else if straight.closeness() < 4 && (contains(a, b) || contains(b, a)) {
        grades.push(Some(Level::FamilyPart));
        grades.push(Some(Level::GivenShortened));
    } else if straight.closeness() < 0
        && let Some(rarity) = shared_word(a, b)
    {
        // One word in common, and the rest differs: it is the family that they share.
        grades.push_rare(Level::FamilyEqual, rarity);
        let rest = both([&a.family, &a.given]) && both([&b.family, &b.given]);
        grades.push(rest.then_some(Level::GivenDiffers));
    } else {
        straight.push(grades);
    }
}

/// Whether what is the family name of one may be the given name of the other, both ways, slips aside.
fn may_be_crossed(a: &PersonName, b: &PersonName) -> bool {
    let may_agree = |one: &NamePart, other: &NamePart| {
        let short_form = one.short_forms.may_be_of(other.short_forms);
        let in_words = !one.is_word || !other.is_word;
        in_words || short_form || one.letters.may_be_typo(other.letters)
    };
    may_agree(&a.family, &b.given) && may_agree(&a.given, &b.family)
}

/// How rare the word is that stands as the family name in one name and as the given name in the other.
fn shared_word(a: &PersonName, b: &PersonName) -> Option<Bits> {
    [(&a.family, &b.given), (&b.family, &a.given)]
        .into_iter()
        .filter(|(family, given)| !family.is_absent() && family.id == given.id)
        .map(|(family, given)| family.rarity.min(given.rarity))
        .min()
}

/// Whether one name has all words of the other, two at least, and more: where the cut between given and family name falls
/// says nothing then.
fn contains(long: &PersonName, short: &PersonName) -> bool {
    if short.family.is_absent() || short.given.is_absent() {
        return false;
    }
    let parts = [&long.family, &long.given, &short.family, &short.given];
    if parts.iter().all(|part| part.is_word) {
        let [one, other, family, given] = parts.map(|part| part.id);
        return [family, given].iter().all(|id| [one, other].contains(id));
    }
    let has = |word: &str| long.tokens().any(|other| other == word);
    short.tokens().all(has)
}

/// Two names, read part by part in one of the ways they can be.
struct Reading {
    family: Option<Level>,
    given: Option<Level>,
    /// How rare each part is, where both have it alike: family, given.
    rare: [Bits; 2],
}

impl Reading {
    fn of(family: [&NamePart; 2], given: [&NamePart; 2]) -> Self {
        Reading {
            family: both(family).then(|| self::family(family[0], family[1])),
            given: both(given).then(|| self::given(given[0], given[1])),
            rare: [family, given].map(|parts| parts[0].rarity.min(parts[1].rarity)),
        }
    }

    /// The family name of one against the given name of the other. Which of the two pairs is the family name cannot be
    /// told; it is decided by their text, so that it does not depend on which record comes first.
    fn crossed(a: &PersonName, b: &PersonName) -> Self {
        let pairs = [[&a.family, &b.given], [&a.given, &b.family]];
        let [one, other] = pairs.map(|parts| (&*parts[0].text).min(&*parts[1].text));
        if one < other {
            Reading::of(pairs[1], pairs[0])
        } else {
            Reading::of(pairs[0], pairs[1])
        }
    }

    fn is_firm(&self) -> bool {
        self.family.is_none_or(|level| level == Level::FamilyEqual)
            && self.given == Some(Level::GivenEqual)
    }

    /// Whether both parts agree, slips aside.
    fn is_whole(&self) -> bool {
        let agrees = |level: Option<Level>| level.is_some_and(|level| closeness(level) > 1);
        agrees(self.family) && agrees(self.given)
    }

    /// How well it agrees: the higher the better.
    fn closeness(&self) -> i32 {
        let parts = [self.family, self.given].into_iter().flatten();
        parts.map(closeness).sum()
    }

    fn push(&self, grades: &mut Grades) {
        for (level, rarity) in [self.family, self.given].into_iter().zip(self.rare) {
            match level {
                Some(level @ (Level::FamilyEqual | Level::GivenEqual)) => {
                    grades.push_rare(level, rarity);
                }
                level => grades.push(level),
            }
        }
    }
}

fn both(parts: [&NamePart; 2]) -> bool {
    !parts[0].is_absent() && !parts[1].is_absent()
}

const fn closeness(level: Level) -> i32 {
    match level {
        Level::FamilyEqual | Level::GivenEqual => 4,
        Level::FamilyTypo | Level::GivenTypo | Level::GivenNickname | Level::FamilyPart => 3,
        Level::GivenShortened => 3,
        Level::FamilySimilar | Level::GivenSimilar | Level::GivenInitial => 1,
        _ => -2,
    }
}

fn family(a: &NamePart, b: &NamePart) -> Level {
    if a.id == b.id {
        return Level::FamilyEqual;
    }
    if a.is_word && b.is_word && !a.letters.may_be_alike(b.letters) {
        return match a.sound == b.sound && a.sound != NONE {
            true => Level::FamilySimilar,
            false => Level::FamilyDiffers,
        };
    }
    let shared = |word: &str| word.len() > 3 && b.words().any(|other| other == word);
    match text::word(&a.text, &b.text) {
        Likeness::Equal | Likeness::Typo => Level::FamilyTypo,
        _ if joined(a, b) => Level::FamilyTypo,
        _ if a.words().any(shared) => Level::FamilyPart,
        Likeness::Similar => Level::FamilySimilar,
        Likeness::Differs if a.sound == b.sound && a.sound != NONE => Level::FamilySimilar,
        Likeness::Differs => Level::FamilyDiffers,
    }
}

/// Whether the two, which are not equal, are the same but for where their words are parted: `mary ann`, `maryann`.
fn joined(a: &NamePart, b: &NamePart) -> bool {
    if a.is_word && b.is_word {
        return false;
    }
    let [ours, theirs] = [a, b].map(|part| part.text.bytes().filter(|&byte| byte != b' '));
    ours.eq(theirs)
}

fn given(a: &NamePart, b: &NamePart) -> Level {
    if a.id == b.id {
        return Level::GivenEqual;
    }
    let short_form = a.short_forms.may_be_of(b.short_forms);
    if a.is_word && b.is_word && !short_form && !a.letters.may_be_alike(b.letters) {
        return Level::GivenDiffers;
    }
    if joined(a, b) {
        return Level::GivenTypo;
    }
    let several = !a.is_word || !b.is_word;
    let pairs = a
        .words()
        .flat_map(|one| b.words().map(move |other| (one, other)));
    let best = pairs
        .map(|(one, other)| given_word(one, other))
        .max_by_key(|level| rank(*level));
    match best {
        Some(Level::GivenEqual) if several && contradict(a, b) => Level::GivenSimilar,
        Some(Level::GivenEqual) if several => Level::GivenShortened,
        Some(level) => level,
        None => Level::GivenDiffers,
    }
}

/// Whether two given names that share a word both have others, none of which may be short for one of the other name:
/// `Jack Robert` and `Jack Edward` are cousins, `Jack Robert` and `Jack R` may be one.
fn contradict(a: &NamePart, b: &NamePart) -> bool {
    let mut ours = others(a, b).peekable();
    let mut theirs = others(b, a).peekable();
    let both = ours.peek().is_some() && theirs.peek().is_some();
    both && ours.all(|one| {
        let mut levels = theirs.clone().map(|other| given_word(one, other));
        levels.all(|level| level == Level::GivenDiffers)
    })
}

/// The words of a name that another has not.
fn others<'n>(of: &'n NamePart, than: &'n NamePart) -> impl Iterator<Item = &'n str> + Clone {
    of.words()
        .filter(|word| than.words().all(|other| other != *word))
}

/// How two words of given names stand to each other.
fn given_word(a: &str, b: &str) -> Level {
    let initial = |one: &str, other: &str| one.len() == 1 && other.starts_with(one);
    match text::word(a, b) {
        Likeness::Equal if a.len() > 1 => Level::GivenEqual,
        Likeness::Equal => Level::GivenInitial,
        _ if initial(a, b) || initial(b, a) => Level::GivenInitial,
        Likeness::Typo => Level::GivenTypo,
        _ if bearers::is_nickname(a, b) => Level::GivenNickname,
        Likeness::Similar => Level::GivenSimilar,
        Likeness::Differs => Level::GivenDiffers,
    }
}

const fn rank(level: Level) -> u8 {
    match level {
        Level::GivenEqual => 5,
        Level::GivenTypo => 4,
        Level::GivenNickname => 3,
        Level::GivenSimilar => 2,
        Level::GivenInitial => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(one: &str, other: &str) -> Vec<Level> {
        let mut grades = Grades::default();
        name(
            &PersonName::parse(one),
            &PersonName::parse(other),
            &mut grades,
        );
        grades.iter().collect()
    }

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table of cases")]
    fn two_names_are_graded_part_by_part() {
        use Level::{
            FamilyContradicts, FamilyDiffers, FamilyEqual, FamilyPart, FamilyRomanized,
            FamilySound, FamilyTypo, GivenBothMissing, GivenDiffers, GivenEqual, GivenInitial,
            GivenNickname, GivenOneCharacter, GivenOneMissing, GivenRomanized, GivenShortened,
            GivenSimilar, GivenSound, GivenTypo, NameSwapped,
        };
        let cases: &[(&str, &str, &[Level])] = &[
            ("张伟", "张 伟", &[FamilyEqual, GivenEqual]),
            ("張偉", "张伟", &[FamilyEqual, GivenEqual]),
            ("王小明", "王晓明", &[FamilyEqual, GivenSound]),
            ("王明小", "王小明", &[FamilyEqual, GivenSound]),
            ("章小明", "张小明", &[FamilySound, GivenEqual]),
            ("王小明", "王小红", &[FamilyEqual, GivenOneCharacter]),
            ("王小明", "王明", &[FamilyEqual, GivenOneCharacter]),
            ("王小明", "王芳", &[FamilyEqual, GivenDiffers]),
            ("王小明", "王", &[FamilyEqual]),
            ("王小明", "李娜", &[FamilyContradicts, GivenDiffers]),
            ("欧阳娜", "欧娜", &[FamilyDiffers, GivenEqual]),
            ("张伟", "Wei Zhang", &[FamilyRomanized, GivenRomanized]),
            (
                "歐陽娜娜",
                "Ouyang Nana",
                &[FamilyRomanized, GivenRomanized],
            ),
            ("李伟", "Tony Zhang", &[]),
            ("张伟", "", &[GivenOneMissing]),
            ("", "-", &[GivenBothMissing]),
            ("John Smith", "john  SMITH", &[FamilyEqual, GivenEqual]),
            (
                "Smith John",
                "John Smith",
                &[FamilyEqual, GivenEqual, NameSwapped],
            ),
            (
                "Smyth John",
                "John Smith",
                &[FamilyTypo, GivenEqual, NameSwapped],
            ),
            ("Jon Smith", "John Smith", &[FamilyEqual, GivenTypo]),
            ("Bob Smith", "Robert Smith", &[FamilyEqual, GivenNickname]),
            ("Mary Ann Lee", "Maryann Lee", &[FamilyEqual, GivenTypo]),
            ("J. Smith", "John Smith", &[FamilyEqual, GivenInitial]),
            (
                "John A. Smith",
                "John Smith",
                &[FamilyEqual, GivenShortened],
            ),
            (
                "Jack Robert Smith",
                "Jack Edward Smith",
                &[FamilyEqual, GivenSimilar],
            ),
            (
                "Jack Robert Smith",
                "Jack R. Smith",
                &[FamilyEqual, GivenShortened],
            ),
            (
                "Silver Basil Restaurant",
                "Silver Basil",
                &[FamilyPart, GivenShortened],
            ),
            (
                "Ann Smith-Jones",
                "Ann Jones",
                &[FamilyEqual, GivenShortened],
            ),
            ("Snider Max", "Linda Snider", &[FamilyEqual, GivenDiffers]),
            ("Snider", "Linda Snider", &[FamilyEqual]),
            ("The Fox", "Fox", &[GivenEqual]),
            ("Mary Smith", "John Smith", &[FamilyEqual, GivenDiffers]),
            ("Peter Pan", "John Smith", &[FamilyDiffers, GivenDiffers]),
        ];
        for (one, other, expected) in cases {
            let sorted = |mut levels: Vec<Level>| {
                levels.sort_unstable();
                levels
            };
            let expected = sorted(expected.to_vec());
            assert_eq!(sorted(levels(one, other)), expected, "{one} / {other}");
            assert_eq!(sorted(levels(other, one)), expected, "{other} / {one}");
        }
    }
}
