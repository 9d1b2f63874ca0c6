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
    if !home && (dialled.plus || dialled.digits.starts_with("00")) {
        return read_abroad(&dialled);
    }
    skip_carrier(&mut dialled);
    match read_at_home(&dialled) {
        Err(flaw) if !home => read_neighbour(&dialled).ok_or(flaw),
        read => read,
    }
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
    let flaw = match abroad::read(&digits[zeros..]) {
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

fn read_at_home(dialled: &Dialled) -> Read {
    let digits = dialled.digits.as_str();
    let without_trunk = digits.strip_prefix('0').unwrap_or(digits);
    if mobile::is_mobile(without_trunk) {
        return judged_mobile(without_trunk);
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
        13 if digits.starts_with("106") || digits.starts_with("14") => Flaw::Thing,
        11 if digits.starts_with('1') => Flaw::Prefix,
        _ => Flaw::Length,
    }
}
