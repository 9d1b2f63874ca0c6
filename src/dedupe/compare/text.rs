//! How alike two texts are, once they are not equal.

use rapidfuzz::distance::osa;
use rapidfuzz::distance::osa::Args;

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
    // A character has four bytes at most, so texts of very different lengths need not be looked at.
    if a.len().abs_diff(b.len()) > most * 4 {
        return None;
    }
    let args = Args::default().score_cutoff(most);
    if a.is_ascii() && b.is_ascii() {
        osa::distance_with_args(a.bytes(), b.bytes(), &args)
    } else {
        osa::distance_with_args(a.chars(), b.chars(), &args)
    }
}

/// Whether one slip of the pen makes one short row of bytes of the other.
pub(super) fn one_slip_in(
    a: impl DoubleEndedIterator<Item = u8> + Clone,
    b: impl DoubleEndedIterator<Item = u8> + Clone,
) -> bool {
    osa::distance_with_args(a, b, &Args::default().score_cutoff(1)).is_some()
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
    let told = |text: &str| -> Vec<char> {
        let vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        let mut letters: Vec<char> = text.chars().filter(|&letter| !vowel(letter)).collect();
        letters.dedup();
        letters
    };
    a.is_ascii() && b.is_ascii() && a.bytes().next() == b.bytes().next() && {
        let ours = told(a);
        ours.len() > 2 && ours == told(b)
    }
}

/// Share of the letters of the longer text that may be slips for a typo, and for a likeness.
const LINE: [f64; 2] = [0.2, 0.4];

/// How alike two lines of words are, letter by letter.
pub(super) fn line(a: &str, b: &str) -> Likeness {
    if a == b {
        return Likeness::Equal;
    }
    let longer = length(a).max(length(b));
    let most = LINE.map(|share| (longer as f64 * share) as usize);
    match slips(a, b, most[1].max(1)) {
        Some(found) if found <= most[0] => Likeness::Typo,
        Some(found) if found <= most[1] => Likeness::Similar,
        _ => Likeness::Differs,
    }
}

/// How alike two lines are by the words they share, each used once: the share of letters that stand in words which both
/// have, slips aside.
pub(super) fn words_in_common(a: &str, b: &str) -> f64 {
    let mut used = 0_u64;
    let mut shared = 0;
    for one in a.split(' ') {
        let found = b
            .split(' ')
            .take(u64::BITS as usize)
            .enumerate()
            .find(|(at, other)| used & (1 << at) == 0 && word(one, other) >= Likeness::Typo);
        if let Some((at, other)) = found {
            used |= 1 << at;
            shared += one.len().max(other.len());
        }
    }
    let letters = |text: &str| text.bytes().filter(|&byte| byte != b' ').count();
    shared as f64 / letters(a).max(letters(b)).max(1) as f64
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
        }
    }

    #[test]
    fn lines_share_words_whatever_their_order() {
        assert!(words_in_common("street james", "james street") > 0.99);
        assert!(words_in_common("sturt avenue talonmane", "sturt avenue") > 0.5);
        assert!(words_in_common("wallaby place", "pinkerton circuit") < 0.01);
    }
}
