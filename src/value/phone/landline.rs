//! Landlines: area code, number, extension; local numbers without an area code; service numbers.

use super::area;
use super::dialled::Dialled;
use super::number::{Aside, Flaw, Number};
use super::read::Read;
use crate::value::digits;

/// Reads `400` and `800` numbers, ten digits with an extension at most.
pub(super) fn read_service(dialled: &Dialled) -> Option<Read> {
    let mut dialled = dialled.clone();
    if dialled.digits.starts_with("0400") || dialled.digits.starts_with("0800") {
        dialled.skip(1);
    }
    let digits = dialled.digits.as_str();
    if !digits.starts_with("400") && !digits.starts_with("800") || !dialled.breaks.contains(&10) {
        return None;
    }
    let (ext, aside) = extension(&dialled.groups_after(10), "")?;
    let own = &digits[3..10];
    let repeated = digits::repeated_tail(own) == own.len();
    if repeated && !own.starts_with(['6', '8', '9']) {
        return Some(Err(Flaw::Placeholder));
    }
    let doubtful = repeated || digits::is_run(own);
    let number = format!("{}-{}-{}", &digits[..3], &own[..3], &own[3..]);
    let aside = aside.or(doubtful.then_some(Aside::Doubtful));
    Some(Ok((Number::Service { number, ext }, aside)))
}

/// Reads a landline with its area code and leading zero.
pub(super) fn read_landline(dialled: &Dialled) -> Read {
    let digits = dialled.digits.as_str();
    let area = area::leading(digits).ok_or(Flaw::AreaCode)?;
    let from = area.code.len();
    // Nobody pauses inside an area code, save behind its zero or after every digit: 090-1234-5678 is Japanese.
    let inside = dialled.breaks.iter().any(|end| (2..from).contains(end));
    if inside && !dialled.breaks.starts_with(&[1, 2, 3, 4]) {
        return Err(Flaw::AreaCode);
    }
    let ends = dialled
        .breaks
        .iter()
        .filter(|&&end| end > from && area.allows(end - from));
    for &end in ends {
        let local = &digits[from..end];
        if let Some((ext, aside)) = extension(&dialled.groups_after(end), local) {
            return landline(area, local, ext, aside);
        }
    }
    if is_short_code(&digits[from..]) {
        return Err(Flaw::ShortCode);
    }
    Err(Flaw::LocalLength)
}

/// Whether digits are in the ranges of hot lines: `110`, `10086`, `12315`, `95588`, `96110`.
pub(super) fn is_short_code(digits: &str) -> bool {
    match digits.len() {
        3 => digits.starts_with("11") || digits.starts_with("12"),
        4..=6 => ["95", "96", "100", "101", "106", "116", "118", "12"]
            .iter()
            .any(|prefix| digits.starts_with(prefix)),
        _ => false,
    }
}

fn landline(area: &area::Area, local: &str, ext: Option<String>, aside: Option<Aside>) -> Read {
    let repeated = digits::repeated_tail(local) == local.len();
    // Firms pay for rows of six and eight; a row of any other digit fills a cell.
    let paid_for = local.starts_with(['6', '8']);
    if local.starts_with('0') || repeated && !paid_for {
        return Err(Flaw::Placeholder);
    }
    let number = format!("{}-{local}", area.code);
    let aside = aside.or(repeated.then_some(Aside::Doubtful));
    Ok((Number::Landline { number, ext }, aside))
}

/// Reads seven or eight digits that lack their area code: in one group, or in two as people pause in them.
pub(super) fn read_local(dialled: &Dialled) -> Option<Read> {
    let digits = dialled.digits.as_str();
    let end = match dialled.breaks[..] {
        [7 | 8, ..] => dialled.breaks[0],
        [3, 7, ..] => 7,
        [4, 7, ..] => 7,
        [4, 8, ..] => 8,
        _ => return None,
    };
    let local = &digits[..end];
    let groups = dialled.groups_after(end);
    let plain = dialled.breaks[0] == end;
    // No local number begins with 0 or 1: it is a mobile number with digits too few, or a date. A sequence fills the
    // cell, and is reported as what it is.
    let sequence = plain && groups.is_empty() && digits::is_run(local);
    if local.starts_with('0') || local.starts_with('1') && !sequence {
        return None;
    }
    // Three groups of eleven digits are a mobile number's, or another country's.
    if !plain && groups.iter().any(|group| group.len() > 3) {
        return None;
    }
    let (ext, aside) = extension(&groups, local)?;
    let number = local.to_owned();
    Some(Ok((Number::Local { number, ext }, aside)))
}

/// What the groups behind a number say: an extension, several of them, or the last line of a range.
fn extension(groups: &[&str], local: &str) -> Option<(Option<String>, Option<Aside>)> {
    match groups {
        [] => Some((None, None)),
        [group] if is_line_range(local, group) => Some((None, Some(Aside::LineRange))),
        [group] if group.len() <= 6 => Some((Some((*group).to_owned()), None)),
        [first, last] if first.len() == last.len() && first.len() <= 5 && first < last => {
            Some((Some((*first).to_owned()), Some(Aside::ExtensionRange)))
        }
        _ => None,
    }
}

/// Whether `group` may be the end of a range of lines, `12345678-81`, as well as an extension.
fn is_line_range(local: &str, group: &str) -> bool {
    let tail = local
        .len()
        .checked_sub(group.len())
        .and_then(|from| local.get(from..));
    let number = |text: &str| text.parse::<u32>().unwrap_or(0);
    group.len() == 2
        && tail.is_some_and(|tail| (1..10).contains(&(number(group).wrapping_sub(number(tail)))))
}

/// Whether `text` is a landline in its standard form, so that nothing needs to be done about it.
#[must_use]
pub fn is_clean_landline(text: &str) -> bool {
    let Some((code, local)) = text.split_once('-') else {
        return false;
    };
    digits::all_digits(local)
        && area::leading(code).is_some_and(|area| area.code == code && area.allows(local.len()))
        && !local.starts_with('0')
        && digits::repeated_tail(local) < local.len()
}
