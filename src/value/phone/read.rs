//! One number: digits with pauses in, a readable number or the reason why it is none out.

use super::abroad::{self, Abroad};
use super::dialled::Dialled;
use super::landline::{is_short_code, read_landline, read_local, read_service};
use super::mobile;
use super::number::{Aside, Flaw, Number};
use crate::value::digits;

/// A number and what stood beside it.
pub(super) type Read = Result<(Number, Option<Aside>), Flaw>;

/// Reads one number: digits, `+`, and separators.
pub(super) fn read(text: &str) -> Read {
    let mut dialled = Dialled::new(text);
    if is_filler(&dialled.digits) {
        return Err(Flaw::Placeholder);
    }
    let home = strip_home_code(&mut dialled);
    if !home && dialled.digits.starts_with("011") && dialled.breaks[0] == 3 {
        // What North America dials in front of a calling code; no area has it for a code.
        dialled.skip(3);
        return read_abroad(&dialled);
    }
    if !home && (dialled.plus || dialled.digits.starts_with("00")) {
        return read_abroad(&dialled);
    }
    skip_carrier(&mut dialled);
    read_at_home(&dialled).or_else(|flaw| read_neighbour(&dialled).ok_or(flaw))
}

/// Whether the digits say no more than that somebody had to fill the cell: all alike, or `1234567890` and on.
fn is_filler(digits: &str) -> bool {
    let run = || digits.get(..9).is_some_and(digits::is_run);
    digits.len() >= 7 && (digits::repeated_tail(digits) == digits.len() || run())
}

/// Drops `+86`, `0086` and `86` in front of a number, as often as they stand there.
fn strip_home_code(dialled: &mut Dialled) -> bool {
    let mut home = false;
    loop {
        let digits = &dialled.digits;
        let length = if digits.starts_with("0086") {
            4
        } else if digits.starts_with("086") && (dialled.plus || dialled.breaks[0] == 3) {
            // No area has the code 086: a zero of `0086` was left out.
            3
        } else if digits.starts_with("86") && (dialled.plus && !home || digits.len() >= 12) {
            2
        } else {
            return home;
        };
        dialled.skip(length);
        home = true;
    }
}

/// Prefixes that chose a cheaper carrier for a call, from the days when that was worth it.
const CARRIERS: [&str; 8] = [
    "17951", "17911", "17901", "17909", "17908", "12593", "11808", "17900",
];

/// Drops the prefix of a carrier in front of a number with its area code or of a mobile number.
fn skip_carrier(dialled: &mut Dialled) {
    let carrier = dialled
        .digits
        .get(..5)
        .is_some_and(|head| CARRIERS.contains(&head));
    if carrier && dialled.digits.len() >= 15 {
        dialled.skip(5);
    }
}

/// Reads what is no number at home as one of Hong Kong, Macau or Taiwan with its calling code and no sign before it.
fn read_neighbour(dialled: &Dialled) -> Option<(Number, Option<Aside>)> {
    let digits = dialled.digits.as_str();
    let neighbour = ["852", "853", "886"]
        .iter()
        .any(|code| digits.starts_with(code));
    let number = neighbour.then(|| abroad::e164(digits))??;
    Some((Number::Abroad { number, ext: None }, None))
}

fn read_abroad(dialled: &Dialled) -> Read {
    let digits = dialled.digits.as_str();
    let zeros = digits.len() - digits.trim_start_matches('0').len();
    let digits_of_country = without_repeated_code(&digits[zeros..]);
    let flaw = match abroad::read(digits_of_country) {
        Abroad::Number(number) => return Ok((Number::Abroad { number, ext: None }, None)),
        Abroad::Unused => Flaw::Unused,
        Abroad::None => Flaw::Length,
    };
    // +1 415 555 2671-12: what is too long as a whole may end in an extension.
    let &[.., end, whole] = dialled.breaks.as_slice() else {
        return Err(flaw);
    };
    let number = digits.get(zeros..end).and_then(abroad::e164).ok_or(flaw)?;
    let ext = Some(digits[end..whole].to_owned()).filter(|ext| ext.len() <= 6);
    if ext.is_none() {
        return Err(flaw);
    }
    Ok((Number::Abroad { number, ext }, None))
}

/// Digits with a calling code in front, which is there once: `+852 852 91234567`.
fn without_repeated_code(digits: &str) -> &str {
    let code = abroad::code_length(digits).unwrap_or(0);
    let rest = &digits[code..];
    let repeated = code > 1 && rest.starts_with(&digits[..code]);
    let once = repeated && abroad::e164(digits).is_none() && abroad::e164(rest).is_some();
    if once { rest } else { digits }
}

fn read_at_home(dialled: &Dialled) -> Read {
    let digits = dialled.digits.as_str();
    let without_trunk = digits.strip_prefix('0').unwrap_or(digits);
    if mobile::is_mobile(without_trunk) {
        return judged_mobile(without_trunk);
    }
    if let Some(read) = mobile_and_more(dialled) {
        return read;
    }
    if let Some(read) = read_service(dialled) {
        return read;
    }
    if digits.starts_with('0') {
        return read_landline(dialled);
    }
    let lost_zero = read_landline(&dialled.with_zero());
    match lost_zero {
        Ok(_) if digits.len() >= 9 => lost_zero,
        _ => read_local(dialled).unwrap_or_else(|| Err(flaw_of(digits))),
    }
}

/// Reads a mobile number with a few digits behind a pause: the extension of a number that hides another
/// (`17012345678-1234`), or the last of several numbers.
fn mobile_and_more(dialled: &Dialled) -> Option<Read> {
    let from = usize::from(dialled.digits.starts_with('0'));
    let number = dialled.digits.get(from..from + 11)?;
    let more = match dialled.groups_after(from + 11)[..] {
        [group] => group,
        _ => return None,
    };
    let paused = dialled.breaks.contains(&(from + 11)) && (3..=5).contains(&more.len());
    (paused && mobile::is_mobile(number)).then(|| match judged_mobile(number) {
        Ok((number, _)) => Ok((number, Some(Aside::LineRange))),
        flaw => flaw,
    })
}

fn judged_mobile(digits: &str) -> Read {
    match mobile::doubt(digits) {
        Some(mobile::Doubt::Placeholder) => Err(Flaw::Placeholder),
        Some(mobile::Doubt::Sequence) => {
            Ok((Number::Mobile(digits.to_owned()), Some(Aside::Doubtful)))
        }
        None => Ok((Number::Mobile(digits.to_owned()), None)),
    }
}

/// The reason why digits are no number.
fn flaw_of(digits: &str) -> Flaw {
    match digits.len() {
        3..=6 if is_short_code(digits) => Flaw::ShortCode,
        8 if ["1010", "160", "168"]
            .iter()
            .any(|head| digits.starts_with(head)) =>
        {
            Flaw::ShortCode
        }
        7..=11 if digits.starts_with("950") => Flaw::ShortCode,
        12..=21 if digits.starts_with("106") => Flaw::Thing,
        13 if digits.starts_with("14") => Flaw::Thing,
        11 if digits.starts_with('1') => Flaw::Prefix,
        _ => Flaw::Length,
    }
}
