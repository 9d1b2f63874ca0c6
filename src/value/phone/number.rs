//! One number: digits with pauses in, a readable number or the reason why it is none out.

use super::dialled::Dialled;
use super::{abroad, area, mobile};
use crate::value::digits;

/// A number that can be dialled, or could be with an area code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Number {
    /// A mobile number of mainland China, 11 digits.
    Mobile(String),
    /// A landline, `021-12345678`, and its extension.
    Landline {
        /// Area code and number.
        number: String,
        /// The extension.
        ext: Option<String>,
    },
    /// A service number, `400-820-1234`, and its extension.
    Service {
        /// The number.
        number: String,
        /// The extension.
        ext: Option<String>,
    },
    /// A landline whose area code is missing.
    Local {
        /// The seven or eight digits.
        number: String,
        /// The extension.
        ext: Option<String>,
    },
    /// A number of another country, in E.164, and its extension.
    Abroad {
        /// The number.
        number: String,
        /// The extension.
        ext: Option<String>,
    },
}

impl Number {
    /// The number itself, without its extension.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Number::Mobile(number) => number,
            Number::Abroad { number, .. }
            | Number::Landline { number, .. }
            | Number::Service { number, .. }
            | Number::Local { number, .. } => number,
        }
    }

    /// The slot of the extension, where the number may have one.
    pub(super) fn ext_mut(&mut self) -> Option<&mut Option<String>> {
        match self {
            Number::Abroad { ext, .. }
            | Number::Landline { ext, .. }
            | Number::Service { ext, .. }
            | Number::Local { ext, .. } => Some(ext),
            Number::Mobile(_) => None,
        }
    }
}

/// Why text is no number that could be dialled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A spreadsheet has lost the digits: `1.38E+10`.
    Lost,
    /// Typed to fill the cell: `11111111111`.
    Placeholder,
    /// A digit too few or too many.
    Length,
    /// No mobile number begins like this.
    Prefix,
    /// No area has this code.
    AreaCode,
    /// The local number is too short or too long for its area.
    LocalLength,
    /// A short code, `95588`: a hot line, nobody's own.
    ShortCode,
    /// The number of a thing: 13 digits from 10 or 14.
    Thing,
    /// It points to another cell: `同上`.
    Reference,
}

/// What could be read in two ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsure {
    /// Letters stand where digits should; with them replaced it is this number.
    Letters(String),
    /// Two numbers without anything between them.
    Glued(String, String),
    /// A spreadsheet shows these digits, the last of which may be lost.
    Rounded(String),
    /// With `+1` it is American, without `+` a mobile number of mainland China.
    TwoCountries(String),
    /// Ten digits from 09: a mobile number of Taiwan, if that is where the person is.
    Taiwan(String),
}

/// Something beside a number that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aside {
    /// More extensions than one: `801-805`.
    ExtensionRange,
    /// An extension, or the end of a range of lines: `021-12345678-81`.
    LineRange,
    /// Other endings of the same number: `13800138000/1/2`.
    Endings(Vec<String>),
    /// Looks made up and may be somebody's: `13812345678`, `021-88888888`.
    Doubtful,
}

/// What one candidate is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A number.
    Number(Number),
    /// A number partly covered by asterisks.
    Masked(String),
    /// It can be read in two ways.
    Unsure(Unsure),
    /// It is no number.
    Flaw(Flaw),
}

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
    read_at_home(&dialled)
}

/// Whether the digits say no more than that somebody had to fill the cell.
fn is_filler(digits: &str) -> bool {
    digits.len() >= 7
        && (digits::repeated_tail(digits) == digits.len()
            || (digits.len() > 8 && digits::is_run(digits)))
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

fn read_abroad(dialled: &Dialled) -> Read {
    let digits = dialled.digits.as_str();
    let zeros = if dialled.plus {
        0
    } else {
        digits.len() - digits.trim_start_matches('0').len()
    };
    if let Some(number) = abroad::e164(&digits[zeros..]) {
        return Ok((Number::Abroad { number, ext: None }, None));
    }
    // +1 415 555 2671-12: what is too long as a whole may end in an extension.
    let &[.., end, whole] = dialled.breaks.as_slice() else {
        return Err(Flaw::Length);
    };
    let number = digits
        .get(zeros..end)
        .and_then(abroad::e164)
        .ok_or(Flaw::Length)?;
    let ext = Some(digits[end..whole].to_owned()).filter(|ext| ext.len() <= 6);
    ext.map_or(Err(Flaw::Length), |ext| {
        Ok((
            Number::Abroad {
                number,
                ext: Some(ext),
            },
            None,
        ))
    })
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

/// Reads `400` and `800` numbers, ten digits with an extension at most.
fn read_service(dialled: &Dialled) -> Option<Read> {
    let digits = dialled.digits.as_str();
    if !digits.starts_with("400") && !digits.starts_with("800") || !dialled.breaks.contains(&10) {
        return None;
    }
    let (ext, aside) = extension(&dialled.groups_after(10), "")?;
    let number = format!("{}-{}-{}", &digits[..3], &digits[3..6], &digits[6..10]);
    Some(Ok((Number::Service { number, ext }, aside)))
}

/// Reads a landline with its area code and leading zero.
fn read_landline(dialled: &Dialled) -> Read {
    let digits = dialled.digits.as_str();
    let area = area::leading(digits).ok_or(Flaw::AreaCode)?;
    let from = area.code.len();
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
    Err(Flaw::LocalLength)
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

/// Reads seven or eight digits that lack their area code.
fn read_local(dialled: &Dialled) -> Option<Read> {
    let digits = dialled.digits.as_str();
    let mut ends = dialled
        .breaks
        .iter()
        .rev()
        .filter(|end| (7..=8).contains(*end));
    let &end = ends.next()?;
    let local = &digits[..end];
    let (ext, aside) = extension(&dialled.groups_after(end), local)?;
    let number = local.to_owned();
    (!local.starts_with('0')).then_some(Ok((Number::Local { number, ext }, aside)))
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

/// The reason why digits are no number.
fn flaw_of(digits: &str) -> Flaw {
    match digits.len() {
        3..=6 if is_short_code(digits) => Flaw::ShortCode,
        13 if digits.starts_with("106") || digits.starts_with("14") => Flaw::Thing,
        11 if digits.starts_with('1') => Flaw::Prefix,
        _ => Flaw::Length,
    }
}

/// Whether digits are in the ranges of hot lines: `110`, `10086`, `12315`, `95588`, `96110`.
fn is_short_code(digits: &str) -> bool {
    match digits.len() {
        3 => digits.starts_with("11") || digits.starts_with("12"),
        _ => ["95", "96", "100", "101", "106", "116", "118", "12"]
            .iter()
            .any(|prefix| digits.starts_with(prefix)),
    }
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
