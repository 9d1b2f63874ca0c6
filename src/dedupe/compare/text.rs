//! How alike two texts are, once they are not equal.

use rapidfuzz::distance::osa;
use rapidfuzz::distance::osa::Args;

use super::slips;
use crate::dedupe::keys;

/// How alike two texts are, the closest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Two texts.
    Differs,
    /// They have much in common.
    Similar,
    /// One may be the other, mistyped.
    Typo,
    /// The same.
    Equal,
}

/// How many slips of the pen part two texts, where there are `most` or fewer: letters left out, added or changed, or two
/// neighbours swapped.
pub(super) fn slips(a: &str, b: &str, most: usize) -> Option<usize> {
    let both_ascii = a.is_ascii() && b.is_ascii();
    let may = !both_ascii || Letters::of(a).may_be_within(Letters::of(b), most);
    may.then(|| distance(a, b, most))?
}

/// The same for two texts whose letters do not tell.
fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    if a.is_ascii() && b.is_ascii() {
        slips::count(a.as_bytes(), b.as_bytes(), most)
    } else if a.len().abs_diff(b.len()) > most * 4 {
        // A character has four bytes at most, so texts of very different lengths need not be looked at.
        None
    } else {
        let args = Args::default().score_cutoff(most);
        osa::distance_with_args(a.chars(), b.chars(), &args)
    }
}

/// Which letters a text has, one bit a letter, and how many: what tells at a glance that many slips part two texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::dedupe) struct Letters {
    set: u32,
    count: u8,
}

impl Letters {
    /// The letters of `text`.
    #[inline]
    pub(in crate::dedupe) fn of(text: &str) -> Self {
        // Letters that share a bit make two words look more alike, never less.
        let with = |set: u32, letter: u32| set | 1 << (letter % u32::BITS);
        let (set, count) = match text.is_ascii() {
            true => {
                let letters = text.bytes().map(u32::from);
                (letters.fold(0, with), text.len())
            }
            false => {
                let letters = text.chars().map(u32::from);
                (letters.clone().fold(0, with), letters.count())
            }
        };
        let count = u8::try_from(count).unwrap_or(u8::MAX);
        Letters { set, count }
    }

    /// Which letters, one bit each, and how many.
    pub(in crate::dedupe) fn parts(self) -> (u32, u8) {
        (self.set, self.count)
    }

    /// The letters of which these are the parts.
    pub(in crate::dedupe) fn of_parts(set: u32, count: u8) -> Self {
        Letters { set, count }
    }

    /// Whether so many slips of the pen may part the two: each takes away one letter and adds another at most.
    #[inline]
    pub(in crate::dedupe) fn may_be_within(self, other: Letters, slips: usize) -> bool {
        (self.set ^ other.set).count_ones() as usize <= 2 * slips
            && usize::from(self.count.abs_diff(other.count)) <= slips
    }

    /// Whether there may be a letter that both have.
    #[inline]
    pub(in crate::dedupe) fn may_share_one(self, other: Letters) -> bool {
        self.set & other.set != 0
    }

    /// Whether all letters of one are in the other, as they are where one begins with the other.
    #[inline]
    pub(in crate::dedupe) fn may_contain(self, other: Letters) -> bool {
        let both = self.set & other.set;
        both == self.set || both == other.set
    }

    /// How many letters of one may have their like in the other, at most, each used once; none where there are too many to
    /// count them.
    pub(super) fn in_common(self, other: Letters) -> Option<usize> {
        let shared = |one: Letters, other: Letters| {
            let alone = (one.set & !other.set).count_ones() as usize;
            (one.count < u8::MAX).then(|| one.count() - alone)
        };
        Some(shared(self, other)?.min(shared(other, self)?))
    }

    /// Whether one word may be the other, mistyped ([`word`]).
    #[inline]
    pub(in crate::dedupe) fn may_be_typo(self, other: Letters) -> bool {
        self.may_be_within(other, slips_forgiven(self.shorter(other))[0])
    }

    /// Whether the two words may have much in common ([`word`]).
    #[inline]
    pub(in crate::dedupe) fn may_be_alike(self, other: Letters) -> bool {
        self.may_be_within(other, slips_forgiven(self.shorter(other))[1]) || self.may_contain(other)
    }

    /// The number of letters.
    pub(in crate::dedupe) fn count(self) -> usize {
        self.count.into()
    }

    fn shorter(self, other: Letters) -> usize {
        self.count().min(other.count())
    }
}

/// Whether one slip of the pen makes one of the other.
pub(super) fn one_slip(a: &str, b: &str) -> bool {
    slips(a, b, 1).is_some()
}

/// How many slips of the pen are forgiven in a word of so many letters where it is mistyped, and where it is similar.
pub(in crate::dedupe) const fn slips_forgiven(letters: usize) -> [usize; 2] {
    match letters {
        0..=2 => [0, 0],
        3 => [1, 1],
        4..=6 => [1, 2],
        7..=8 => [2, 3],
        _ => [2, 4],
    }
}

/// The number of characters.
fn length(text: &str) -> usize {
    match text.is_ascii() {
        true => text.len(),
        false => text.chars().count(),
    }
}

/// How alike two words are: one slip is forgiven in a short word and two in a long one; twice as many make it similar.
pub(super) fn word(a: &str, b: &str) -> Likeness {
    if a == b {
        return Likeness::Equal;
    }
    let shorter = length(a).min(length(b));
    let [typo, similar] = slips_forgiven(shorter);
    match slips(a, b, similar) {
        Some(1..) | None if similar == 0 => Likeness::Differs,
        Some(found) if found <= typo => Likeness::Typo,
        Some(_) => Likeness::Similar,
        None if shorter >= 4 && (a.starts_with(b) || b.starts_with(a)) => Likeness::Similar,
        None => Likeness::Differs,
    }
}

/// Whether two words have the same first letter and the same consonants, three at least: one is written without vowels.
pub(super) fn same_consonants(a: &str, b: &str) -> bool {
    let mut same = 0;
    let (mut ours, mut theirs) = (consonants(a.as_bytes()), consonants(b.as_bytes()));
    a.is_ascii()
        && b.is_ascii()
        && a.bytes().next() == b.bytes().next()
        && loop {
            match (ours.next(), theirs.next()) {
                (None, None) => break same > 2,
                (one, other) if one != other => break false,
                _ => same += 1,
            }
        }
}

/// The letters of a word that are no vowels, doubled ones once.
fn consonants(word: &[u8]) -> impl Iterator<Item = u8> {
    let mut last = None;
    let vowel = |letter: &&u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let letters = word.iter().filter(move |letter| !vowel(letter)).copied();
    letters.filter(move |&letter| last.replace(letter) != Some(letter))
}

/// Share of the letters of the longer text that may be slips for a typo, and for a likeness.
const LINE: [f64; 2] = [0.2, 0.4];

/// How alike two lines of words are, letter by letter; `letters` are those that they have.
pub(super) fn line(a: &str, b: &str, letters: [Letters; 2]) -> Likeness {
    if a == b {
        return Likeness::Equal;
    }
    let longer = length(a).max(length(b));
    let most = LINE.map(|share| (longer as f64 * share) as usize);
    let may = letters[0].may_be_within(letters[1], most[1].max(1));
    match may.then(|| distance(a, b, most[1].max(1))).flatten() {
        Some(found) if found <= most[0] => Likeness::Typo,
        Some(found) if found <= most[1] => Likeness::Similar,
        _ => Likeness::Differs,
    }
}

/// A word of a line.
#[derive(Clone, Copy, Debug, Default)]
struct Word<'t> {
    text: &'t str,
    letters: Letters,
}

impl<'t> Word<'t> {
    fn of(text: &'t str) -> Self {
        Word {
            text,
            letters: Letters::of(text),
        }
    }

    /// Whether one of the two may be the other, mistyped, or is the other ([`word`]).
    fn is_typo_of(self, other: Word<'_>) -> bool {
        if self.letters == other.letters && self.text == other.text {
            return true;
        }
        let [typo, _] = slips_forgiven(self.letters.shorter(other.letters));
        typo > 0
            && self.letters.may_be_within(other.letters, typo)
            && distance(self.text, other.text, typo).is_some()
    }
}

/// Words of a line whose letters are looked at once: nearly no road has more.
const FEW_WORDS: usize = 8;

/// The words of a line, where they are few; `room` is to put them together in.
fn few_words<'r, 't>(line: &'t str, room: &'r mut [Word<'t>; FEW_WORDS]) -> Option<&'r [Word<'t>]> {
    let mut count = 0;
    for word in keys::split(line) {
        *room.get_mut(count)? = Word::of(word);
        count += 1;
    }
    Some(&room[..count])
}

/// How alike two lines are by the words they share, each used once: the share of letters that stand in words which both
/// have, slips aside.
pub(super) fn words_in_common(a: &str, b: &str) -> f64 {
    let mut room = [[Word::default(); FEW_WORDS]; 2];
    let [ours, theirs] = &mut room;
    let shared = match (few_words(a, ours), few_words(b, theirs)) {
        (Some(ours), Some(theirs)) => in_common(ours.iter().copied(), &theirs.iter().copied()),
        _ => in_common(
            keys::split(a).map(Word::of),
            &keys::split(b).map(Word::of).take(u64::BITS as usize),
        ),
    };
    let letters = |text: &str| text.bytes().filter(|&byte| byte != b' ').count();
    shared as f64 / letters(a).max(letters(b)).max(1) as f64
}

/// How many letters stand in words that both have.
fn in_common<'t>(
    ours: impl Iterator<Item = Word<'t>>,
    theirs: &(impl Iterator<Item = Word<'t>> + Clone),
) -> usize {
    let mut used = 0_u64;
    let mut shared = 0;
    for one in ours {
        let mut numbered = theirs.clone().enumerate();
        let found = numbered.find(|&(at, other)| used & (1 << at) == 0 && one.is_typo_of(other));
        if let Some((at, other)) = found {
            used |= 1 << at;
            shared += one.text.len().max(other.text.len());
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_forgiven_as_many_slips_as_their_length_allows() {
        let cases = [
            ("smith", "smith", Likeness::Equal),
            ("smith", "smyth", Likeness::Typo),
            ("smith", "smiht", Likeness::Typo),
            ("smith", "smythe", Likeness::Similar),
            ("lee", "les", Likeness::Typo),
            ("li", "le", Likeness::Differs),
            ("alexander", "alexandre", Likeness::Typo),
            ("christopher", "chris", Likeness::Similar),
            ("john", "mary", Likeness::Differs),
        ];
        for (one, other, expected) in cases {
            assert_eq!(word(one, other), expected, "{one} {other}");
            assert_eq!(word(other, one), expected, "{other} {one}");
            let is_typo = Word::of(one).is_typo_of(Word::of(other));
            assert_eq!(is_typo, expected >= Likeness::Typo, "{one} {other}");
        }
    }

    #[test]
    fn words_without_their_vowels_are_the_same_by_their_consonants() {
        let cases = [
            ("melbourne", "mlbrn", true),
            ("philadelphia", "phldlph", true),
            ("melbourne", "mlbr", false),
            ("baker", "bkk", false),
            ("ohio", "oh", false),
        ];
        for (one, other, expected) in cases {
            assert_eq!(same_consonants(one, other), expected, "{one} {other}");
            assert_eq!(same_consonants(other, one), expected, "{other} {one}");
        }
    }

    #[test]
    fn lines_share_words_whatever_their_order() {
        assert!(words_in_common("street james", "james street") > 0.99);
        assert!(words_in_common("sturt avenue talonmane", "sturt avenue") > 0.5);
        assert!(words_in_common("wallaby place", "pinkerton circuit") < 0.01);
        let long = "a of the and old new green lane place";
        assert!(words_in_common(long, "place lane green new old and the of a") > 0.99);
    }
}
