//! Mobile numbers of mainland China: which prefixes are given out, what they are for, and by whom.

mod home;

use std::sync::LazyLock;

use crate::value::digits;

pub use home::{Home, home};

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

/// Whose network a prefix was given out in. A number keeps its prefix when its owner takes it to another operator, so
/// that this is where the number began, not who sends its bill today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// 中国移动.
    Mobile,
    /// 中国联通.
    Unicom,
    /// 中国电信.
    Telecom,
    /// 中国广电.
    Broadnet,
}

impl Operator {
    /// The name in Chinese, as people know it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Operator::Mobile => "中国移动",
            Operator::Unicom => "中国联通",
            Operator::Telecom => "中国电信",
            Operator::Broadnet => "中国广电",
        }
    }
}

/// What is known of each four-digit prefix from 1000 to 1999.
static SEGMENTS: LazyLock<[Option<(MobileClass, Operator)>; 1000]> = LazyLock::new(|| {
    let mut segments = [None; 1000];
    let mut lines: Vec<(&str, &str)> = include_str!("../../../rules/reference/mobile_segments.csv")
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(','))
        .collect();
    // Shorter prefixes first, so that a longer one has the last word.
    lines.sort_by_key(|(prefix, _)| prefix.len());
    for (prefix, facts) in lines {
        let width = 10_usize.pow(4 - u32::try_from(prefix.len()).unwrap_or(4).min(4));
        let first = prefix.parse::<usize>().unwrap_or(0) * width;
        for segment in first..first + width {
            if let Some(slot) = segment
                .checked_sub(1000)
                .and_then(|at| segments.get_mut(at))
            {
                *slot = facts_of(facts);
            }
        }
    }
    segments
});

fn facts_of(facts: &str) -> Option<(MobileClass, Operator)> {
    let (class, operator) = facts.split_once(',')?;
    let class = match class {
        "mobile" => MobileClass::Ordinary,
        "virtual" => MobileClass::Virtual,
        "data" => MobileClass::Data,
        "satellite" => MobileClass::Satellite,
        _ => return None,
    };
    let operator = match operator {
        "mobile" => Operator::Mobile,
        "unicom" => Operator::Unicom,
        "telecom" => Operator::Telecom,
        "broadnet" => Operator::Broadnet,
        _ => return None,
    };
    Some((class, operator))
}

/// What is known of the prefix of an eleven-digit number.
#[inline]
fn segment(number: &str) -> Option<(MobileClass, Operator)> {
    let bytes = number.as_bytes();
    if bytes.len() != 11 || bytes[0] != b'1' || !bytes.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let segment = bytes[1..4]
        .iter()
        .fold(0, |sum, byte| sum * 10 + usize::from(byte - b'0'));
    SEGMENTS[segment]
}

/// The class of an eleven-digit mobile number whose prefix is given out, or none.
#[must_use]
#[inline]
pub fn class(number: &str) -> Option<MobileClass> {
    segment(number).map(|(class, _)| class)
}

/// The operator in whose network the prefix of an eleven-digit mobile number was given out. Whether it is sold by a
/// reseller, says [`class`].
#[must_use]
pub fn operator(number: &str) -> Option<Operator> {
    segment(number).map(|(_, operator)| operator)
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
