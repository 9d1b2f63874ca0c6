//! Mobile numbers of mainland China: which prefixes are given out, and what they are for.

use std::sync::LazyLock;

use crate::value::digits;

/// What a mobile prefix is given out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MobileClass {
    /// Calls and messages, by one of the operators with a network.
    Ordinary,
    /// Calls and messages, by an operator without a network of its own.
    Virtual,
    /// Data cards: calls and messages are not certain.
    Data,
    /// Satellite phones.
    Satellite,
}

/// The class of each four-digit prefix from 1000 to 1999.
static SEGMENTS: LazyLock<[Option<MobileClass>; 1000]> = LazyLock::new(|| {
    let mut segments = [None; 1000];
    let mut lines: Vec<(&str, &str)> = include_str!("../../../rules/reference/mobile_segments.csv")
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(','))
        .collect();
    // Shorter prefixes first, so that a longer one has the last word.
    lines.sort_by_key(|(prefix, _)| prefix.len());
    for (prefix, class) in lines {
        let width = 10_usize.pow(4 - u32::try_from(prefix.len()).unwrap_or(4).min(4));
        let first = prefix.parse::<usize>().unwrap_or(0) * width;
        for segment in first..first + width {
            if let Some(slot) = segment
                .checked_sub(1000)
                .and_then(|at| segments.get_mut(at))
            {
                *slot = class_of(class);
            }
        }
    }
    segments
});

fn class_of(name: &str) -> Option<MobileClass> {
    match name {
        "mobile" => Some(MobileClass::Ordinary),
        "virtual" => Some(MobileClass::Virtual),
        "data" => Some(MobileClass::Data),
        "satellite" => Some(MobileClass::Satellite),
        _ => None,
    }
}

/// The class of an eleven-digit mobile number whose prefix is given out, or none.
#[must_use]
pub fn class(number: &str) -> Option<MobileClass> {
    let bytes = number.as_bytes();
    if bytes.len() != 11 || bytes[0] != b'1' || !bytes.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let segment = bytes[1..4]
        .iter()
        .fold(0, |sum, byte| sum * 10 + usize::from(byte - b'0'));
    SEGMENTS[segment]
}

/// Whether `number` is a mobile number of mainland China.
#[must_use]
#[inline]
pub fn is_mobile(number: &str) -> bool {
    class(number).is_some()
}

/// What gives a number away that nobody has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It is typed to fill the cell: `13800000000`.
    Placeholder,
    /// It ends in a sequence, `13812345678`: suspicious, and yet somebody may have it.
    Sequence,
}

/// How many equal digits at the end make a mobile number a placeholder; operators sell shorter rows at a premium.
const PLACEHOLDER_TAIL: usize = 7;

/// Whether a valid mobile number looks made up.
#[must_use]
#[inline]
pub fn doubt(number: &str) -> Option<Doubt> {
    let bytes = number.as_bytes();
    let [.., a, b, c] = bytes else { return None };
    // The last three digits clear nearly every number at once.
    if a == b && b == c {
        return (digits::repeated_tail(number) >= PLACEHOLDER_TAIL).then_some(Doubt::Placeholder);
    }
    let run = a.abs_diff(*b) == 1 && b.abs_diff(*c) == 1 && digits::is_run(&number[3..]);
    run.then_some(Doubt::Sequence)
}
