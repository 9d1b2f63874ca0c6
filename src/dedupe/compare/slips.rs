//! Counts the slips of the pen that part two short texts in ASCII.
//!
//! For `text`. What comes in: bytes. What goes out: how many letters were left out, added or changed, and how many neighbours
//! swapped, no place being touched twice. Names and streets are so short that the places of a letter are found quicker by
//! looking at eight of them at once than by a table, which would have to be filled for every text.

use rapidfuzz::distance::osa;

/// How many slips part two texts in ASCII; none where more than `most` do.
pub(super) fn count(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    let (a, b) = differing(a, b);
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() - short.len() > most {
        return None;
    }
    match Short::of(short) {
        Some(short) => Some(short.slips(long)).filter(|&slips| slips <= most),
        None => {
            let args = osa::Args::default().score_cutoff(most);
            osa::distance_with_args(a.iter().copied(), b.iter().copied(), &args)
        }
    }
}

/// The two without what both begin with and what both end with: no slip is there.
fn differing<'t>(mut a: &'t [u8], mut b: &'t [u8]) -> (&'t [u8], &'t [u8]) {
    while let ([one, ours @ ..], [other, theirs @ ..]) = (a, b)
        && one == other
    {
        (a, b) = (ours, theirs);
    }
    while let ([ours @ .., one], [theirs @ .., other]) = (a, b)
        && one == other
    {
        (a, b) = (ours, theirs);
    }
    (a, b)
}

/// A text of sixteen bytes at most.
struct Short {
    words: [u64; Short::WORDS],
    length: usize,
}

impl Short {
    const WORDS: usize = 2;

    fn of(text: &[u8]) -> Option<Self> {
        let mut bytes = [0; Short::WORDS * 8];
        bytes.get_mut(..text.len())?.copy_from_slice(text);
        let (words, _) = bytes.as_chunks::<8>();
        Some(Short {
            words: [words[0], words[1]].map(u64::from_le_bytes),
            length: text.len(),
        })
    }

    /// At which places a letter stands, one bit each.
    #[inline]
    fn places(&self, letter: u8) -> u64 {
        let [low, high] = self.words.map(|word| places_in(word, letter));
        (low | high << 8) & ((1 << self.length) - 1)
    }

    /// How many slips part it from `text`: Hyyrö, A bit-vector algorithm for computing Levenshtein and Damerau edit distances
    /// (2003). Each bit says how the distances of two neighbours in a column of the table of distances differ.
    fn slips(&self, text: &[u8]) -> usize {
        let Some(last) = self.length.checked_sub(1) else {
            return text.len();
        };
        let (mut more, mut less) = (u64::MAX, 0);
        let (mut level, mut before) = (0_u64, 0);
        let mut slips = self.length;
        for &letter in text {
            let here = self.places(letter);
            let swapped = (!level & here) << 1 & before;
            level = ((here & more).wrapping_add(more) ^ more) | here | less | swapped;
            let rises = less | !(level | more);
            let falls = level & more;
            slips += (rises >> last & 1) as usize;
            slips -= (falls >> last & 1) as usize;
            let (rises, falls) = (rises << 1 | 1, falls << 1);
            more = falls | !(level | rises);
            less = rises & level;
            before = here;
        }
        slips
    }
}

/// At which of eight bytes, the lowest first, a letter stands, one bit each.
#[inline]
fn places_in(word: u64, letter: u8) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const LOW: u64 = 0x7F * EACH;
    // A byte is zero where the letter stands; the highest bit of each such byte is left, and moved beside the others.
    let off = word ^ (EACH * u64::from(letter));
    let zero = !(((off & LOW) + LOW) | off | LOW);
    (zero >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All texts of two letters and of so many places at most.
    fn texts(most: usize) -> Vec<Vec<u8>> {
        let mut texts = vec![Vec::new()];
        for at in 0.. {
            let Some(text) = texts.get(at).filter(|text: &&Vec<u8>| text.len() < most) else {
                break;
            };
            let longer = [b'a', b'b'].map(|letter| [text.as_slice(), &[letter]].concat());
            texts.extend(longer);
        }
        texts
    }

    #[test]
    fn slips_are_counted_as_in_the_table_of_distances() {
        let mut texts = texts(5);
        let words = "smith smyth smiht christopher christophe u13607164705 u13601764750 alexander-the-greatest \
                     a-greater-alexander-then";
        texts.extend(words.split(' ').map(|word| word.as_bytes().to_vec()));
        for a in &texts {
            for b in &texts {
                let expected = osa::distance(a.iter().copied(), b.iter().copied());
                for most in 0..6 {
                    let within = (expected <= most).then_some(expected);
                    assert_eq!(count(a, b, most), within, "{a:?} {b:?}");
                }
            }
        }
    }
}
