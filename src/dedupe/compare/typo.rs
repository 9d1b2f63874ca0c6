//! How alike two texts are, once they are not equal.

/// How alike two texts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// The same.
    Equal,
    /// One may be the other, mistyped or shortened.
    Similar,
    /// Two texts.
    Differs,
}

/// Whether one slip of the pen makes one of the other: a letter left out, added or changed, or two swapped.
pub(super) fn one_slip(a: &str, b: &str) -> bool {
    a.len().abs_diff(b.len()) <= 4 && strsim::osa_distance(a, b) <= 1
}

/// Whether two words are the same but for slips: one in a short word, two in a long one.
pub(super) fn word(a: &str, b: &str) -> bool {
    let shorter = a.len().min(b.len());
    if a.len().abs_diff(b.len()) > 2 || shorter < 3 {
        return false;
    }
    let slips = strsim::osa_distance(a, b);
    match shorter {
        0..=3 => slips <= 1 && a.as_bytes()[0] == b.as_bytes()[0],
        4..=6 => slips <= 1 || (slips == 2 && strsim::jaro_winkler(a, b) >= 0.92),
        _ => slips <= 2,
    }
}

/// Share of characters of a road's name that must agree. Lower, and `east street` is `west street` once folded words
/// are as short as that; higher, and two slips in a name of ten letters part it from itself.
const ROAD: f64 = 0.8;

/// Whether two roads may be one.
pub(super) fn road(a: &str, b: &str) -> Likeness {
    if a == b {
        Likeness::Equal
    } else if contains(a, b)
        || contains(b, a)
        || strsim::normalized_levenshtein(a, b) >= ROAD
        || words_agree(a, b)
    {
        Likeness::Similar
    } else {
        Likeness::Differs
    }
}

/// Whether one of two roads is named with the words of the other and further ones (a village, a building).
fn contains(long: &str, short: &str) -> bool {
    short.chars().nth(1).is_some() && long.contains(short)
}

/// Whether every word of the shorter of two Latin roads is a word of the longer, slips aside. One word alone says too
/// little: every second road is a street.
fn words_agree(a: &str, b: &str) -> bool {
    let (shorter, longer) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let agrees = |one: &str| {
        longer
            .split(' ')
            .any(|other| one == other || word(one, other))
    };
    shorter.contains(' ') && shorter.is_ascii() && shorter.split(' ').all(agrees)
}
