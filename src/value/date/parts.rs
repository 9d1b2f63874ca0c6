//! The numbers of a date, in digits, in Chinese numerals, or as the name of a month.

use crate::value::digits;

/// A number of a date, and how many digits it was written with.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) value: i32,
    pub(super) width: usize,
}

/// The numbers of a date, or none where something else stands between them.
pub(super) fn parts(text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let separators = |c: char| " -/.,'’年月日号號".contains(c);
    let pieces = text.split(separators).filter(|piece| !piece.is_empty());
    for piece in pieces.filter(|piece| !piece.eq_ignore_ascii_case("of")) {
        let piece = without_ordinal(piece);
        let year_next = parts.is_empty();
        let part = if digits::all_digits(piece) && piece.len() <= 4 {
            Part {
                value: piece.parse().ok()?,
                width: piece.len(),
            }
        } else if let Some(month) = month_named(piece) {
            // Wider than any number, so that its place in the order is known.
            Part {
                value: month,
                width: MONTH,
            }
        } else {
            chinese_part(piece, year_next)?
        };
        parts.push(part);
    }
    (text.contains('年') && parts.len() == 3).then(|| parts[0].width = 4.max(parts[0].width));
    Some(parts)
}

/// 5 of 5th.
fn without_ordinal(piece: &str) -> &str {
    let digits = piece.trim_end_matches(|one: char| one.is_ascii_alphabetic());
    let ordinal = matches!(piece.get(digits.len()..), Some("st" | "nd" | "rd" | "th"));
    if ordinal && digits::all_digits(digits) {
        digits
    } else {
        piece
    }
}

/// The width of a month given by name.
pub(super) const MONTH: usize = 9;

fn month_named(word: &str) -> Option<i32> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let word = word.to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| word.starts_with(month))?;
    i32::try_from(at + 1).ok()
}

/// Chinese numerals: digit by digit for a year (`一九九〇`), with tens for a day (`二十三`).
fn chinese_part(word: &str, year: bool) -> Option<Part> {
    let width = word.chars().count();
    let digit = |c| digits::chinese_digit(c).map(i32::from);
    if year && width >= 2 && !word.contains('十') {
        let value = word
            .chars()
            .try_fold(0, |sum, c| Some(sum * 10 + digit(c)?))?;
        return (width <= 4).then_some(Part { value, width });
    }
    // 廿三 is 二十三, 卅一 三十一.
    let tens = word.replace('廿', "二十").replace('卅', "三十");
    let value = match tens.split_once(['十', '拾']) {
        Some((tens, ones)) => {
            let number = |text: &str, empty| {
                let mut chars = text.chars();
                chars
                    .next()
                    .map_or(Some(empty), digit)
                    .filter(|_| chars.next().is_none())
            };
            number(tens, 1)? * 10 + number(ones, 0)?
        }
        None if width == 1 => digit(word.chars().next()?)?,
        None => return None,
    };
    Some(Part { value, width: 2 })
}
