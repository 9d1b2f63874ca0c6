//! Telephone numbers, packed into one machine word: what can be told of two of them at a glance.
//!
//! Four bits a place, the last digit lowest; a place that the list has covered (`138****8000`) is marked as such and may
//! stand for any digit. Knows digits; knows nothing of areas and networks.

use std::num::NonZeroU64;

use super::keys::TextId;

/// A telephone number of at most sixteen places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Dial(NonZeroU64);

/// How two numbers stand to each other, the closest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum DialLikeness {
    /// Two numbers.
    Differs,
    /// One digit changed, left out or added, or two neighbours swapped.
    Slip,
    /// The same as far as both can be seen.
    Masked,
    /// The same.
    Equal,
}

const BITS: u32 = 4;
const PLACES: u32 = u64::BITS / BITS;
const COVERED: u64 = 11;
/// Shorter numbers do not tell people apart.
const FEWEST_DIGITS: usize = 5;
/// In shorter numbers one digit may well be all that tells two of them apart.
const FEWEST_FOR_SLIP: u32 = 10;
/// The last places, which lists that cover a number leave open.
const TAIL: u32 = 4;

impl Dial {
    /// The number in `text`, without the extension that a further landline has behind a second hyphen
    /// (`021-12345678-801`); none where there are too few digits.
    pub(super) fn read(text: &str) -> Option<Self> {
        let domestic = text.starts_with('0');
        let extension = domestic.then(|| text.match_indices('-').nth(1)).flatten();
        let number = extension.map_or(text, |(end, _)| &text[..end]);
        // North America writes its numbers with and without its code, and nothing else changes with it.
        let number = text.strip_prefix("+1").unwrap_or(number);
        let mut packed = 0_u64;
        let mut digits = 0;
        for byte in number.bytes() {
            let place = match byte {
                b'0'..=b'9' => {
                    digits += 1;
                    u64::from(byte - b'0') + 1
                }
                b'*' => COVERED,
                _ => continue,
            };
            packed = packed << BITS | place;
        }
        let enough = (digits >= FEWEST_DIGITS).then_some(packed);
        enough.and_then(NonZeroU64::new).map(Dial)
    }

    /// The number as a blocking key; none where some of it is covered.
    pub(super) fn id(self) -> Option<TextId> {
        (!self.is_masked()).then_some(self.0.get())
    }

    /// Its last four digits, where they can be seen.
    pub(super) fn tail(self) -> Option<TextId> {
        let tail = self.0.get() & ((1 << (BITS * TAIL)) - 1);
        let covered = (0..TAIL).any(|at| place(tail, at) == COVERED);
        (!covered).then_some(tail)
    }

    /// Whether it has the form of North America, where mobile numbers and landlines share their ranges: ten digits, area
    /// and exchange from 2 on. No landline of the mainland is like this without its zero, but for the services 400 and 800.
    pub(super) fn may_be_mobile_in_north_america(self) -> bool {
        let digit = |at: u32| place(self.0.get(), at).wrapping_sub(1);
        let services = [4, 8].contains(&digit(9)) && digit(8) == 0 && digit(7) == 0;
        self.places() == 10
            && !self.is_masked()
            && (2..=9).contains(&digit(9))
            && (2..=9).contains(&digit(6))
            && !services
    }

    fn is_masked(self) -> bool {
        // A place that is covered becomes nothing, and the first that is nothing borrows when one is taken off each.
        const ONES: u64 = 0x1111_1111_1111_1111;
        let off = self.0.get() ^ (ONES * COVERED);
        off.wrapping_sub(ONES) & !off & ONES << 3 != 0
    }

    fn places(self) -> u32 {
        PLACES - self.0.get().leading_zeros() / BITS
    }

    /// How this number stands to another.
    #[inline]
    pub(super) fn likeness(self, other: Dial) -> DialLikeness {
        match (self.is_masked() || other.is_masked(), self == other) {
            (false, true) => DialLikeness::Equal,
            (true, _) if self.agrees_where_seen(other) => DialLikeness::Masked,
            (false, false) if self.is_slip_of(other) => DialLikeness::Slip,
            _ => DialLikeness::Differs,
        }
    }

    fn agrees_where_seen(self, other: Dial) -> bool {
        let agrees = |at| match (place(self.0.get(), at), place(other.0.get(), at)) {
            (COVERED, _) | (_, COVERED) => true,
            (one, another) => one == another,
        };
        self.places() == other.places() && (0..self.places()).all(agrees)
    }

    fn is_slip_of(self, other: Dial) -> bool {
        let (ours, theirs) = (self.places(), other.places());
        if ours.min(theirs) < FEWEST_FOR_SLIP || ours.abs_diff(theirs) > 1 {
            return false;
        }
        let end = (self.0.get() ^ other.0.get()).trailing_zeros() / BITS;
        let aligned = |dial: Dial| dial.0.get() << (BITS * (PLACES - dial.places()));
        let begin = (aligned(self) ^ aligned(other)).leading_zeros() / BITS;
        let middle = ours.max(theirs).saturating_sub(begin + end);
        let swapped = || {
            place(self.0.get(), end) == place(other.0.get(), end + 1)
                && place(self.0.get(), end + 1) == place(other.0.get(), end)
        };
        middle <= 1 || (middle == 2 && ours == theirs && swapped())
    }
}

const fn place(packed: u64, at: u32) -> u64 {
    packed >> (BITS * at) & 0xF
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table of cases")]
    fn two_numbers_are_told_apart_as_far_as_they_can_be_seen() {
        let cases = [
            (
                "written otherwise",
                "139-1234-5678",
                "13912345678",
                DialLikeness::Equal,
            ),
            (
                "covered",
                "139****5678",
                "13912345678",
                DialLikeness::Masked,
            ),
            (
                "both covered",
                "139****5678",
                "139****5678",
                DialLikeness::Masked,
            ),
            (
                "covered, another end",
                "139****5679",
                "13912345678",
                DialLikeness::Differs,
            ),
            (
                "a digit changed",
                "13912345678",
                "13912945678",
                DialLikeness::Slip,
            ),
            (
                "a digit left out",
                "1391234567",
                "13912345678",
                DialLikeness::Slip,
            ),
            (
                "two swapped",
                "13912354678",
                "13912345678",
                DialLikeness::Slip,
            ),
            (
                "two changed",
                "13912399678",
                "13912345678",
                DialLikeness::Differs,
            ),
            (
                "short numbers are not guessed at",
                "87651234",
                "87651235",
                DialLikeness::Differs,
            ),
            (
                "with and without the code of North America",
                "+13176539404",
                "(317) 653-9404",
                DialLikeness::Equal,
            ),
            (
                "without its extension",
                "021-12345678-801",
                "021-12345678",
                DialLikeness::Equal,
            ),
        ];
        for (case, one, other, expected) in cases {
            let read = |text| Dial::read(text).expect("enough digits");
            assert_eq!(read(one).likeness(read(other)), expected, "{case}");
            assert_eq!(
                read(other).likeness(read(one)),
                expected,
                "{case}, the other way round"
            );
        }
    }

    #[test]
    fn a_number_that_may_be_a_mobile_one_in_north_america_is_known_by_its_form() {
        let cases = [
            ("(317) 653-9404", true),
            ("+13176539404", true),
            ("400-820-1234", false),
            ("117-653-9404", false),
            ("317-153-9404", false),
            ("021-12345678", false),
            ("13912345678", false),
            ("0316-2896212", false),
            ("317****9404", false),
        ];
        for (text, expected) in cases {
            let dial = Dial::read(text).expect("enough digits");
            assert_eq!(dial.may_be_mobile_in_north_america(), expected, "{text}");
        }
    }

    #[test]
    fn a_covered_number_is_known_by_its_end_alone() {
        let covered = Dial::read("139****5678").expect("seven digits");
        let open = Dial::read("13912345678").expect("eleven digits");
        assert_eq!(covered.id(), None);
        assert_eq!(covered.tail(), open.tail());
        assert_eq!(Dial::read("1391234****").and_then(Dial::tail), None);
        assert_eq!(Dial::read("139********"), None);
    }
}
