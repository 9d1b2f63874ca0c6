//! Parts of a cell that are not simply a number: several in a row, masked ones, letters for digits, foreign forms.

use crate::value::digits;
use crate::value::phone::dialled::Dialled;
use crate::value::phone::number::{Number, Reading, Unsure};
use crate::value::phone::read::read;
use crate::value::phone::{abroad, mobile};

/// One number, or several where spaces or dashes stand between numbers that are each valid.
pub(super) fn split(run: &str) -> Vec<&str> {
    let joined = glued_at_dash(run);
    if joined.is_none() && (!run.contains(' ') || read(run).is_ok()) {
        return vec![run];
    }
    if let Some(parts) = joined.or_else(|| all_valid(run)) {
        return parts;
    }
    some_valid(run).unwrap_or_else(|| vec![run])
}

/// Two numbers that are whole by themselves with a dash, a dot or a plus sign between them.
fn glued_at_dash(run: &str) -> Option<Vec<&str>> {
    let count = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    if count(run) < 21 {
        return None;
    }
    run.match_indices(['-', '.', '+', ' '])
        .find_map(|(at, sign)| {
            let (first, second) = (&run[..at], run[at + sign.len()..].trim());
            let long = count(first) >= 11 && count(second) >= 10;
            let others = (long && is_mobile(first)).then(|| split(second))?;
            let certain = |other: &&str| {
                read(other).is_ok_and(|(number, _)| !matches!(number, Number::Local { .. }))
            };
            let certain = others.iter().all(certain);
            certain.then(|| [vec![first], others].concat())
        })
}

fn is_mobile(text: &str) -> bool {
    matches!(read(text), Ok((Number::Mobile(_), _)))
}

/// The numbers of a run that is nothing but numbers with spaces between them.
fn all_valid(run: &str) -> Option<Vec<&str>> {
    run.match_indices(' ').find_map(|(at, _)| {
        let (first, rest) = (run[..at].trim(), run[at..].trim());
        read(first).ok()?;
        let others = if read(rest).is_ok() {
            vec![rest]
        } else {
            all_valid(rest)?
        };
        Some([vec![first], others].concat())
    })
}

/// The tokens of a run, those that are one number together in one: none where more than a few digits are left over, or
/// where no number is certain by itself.
fn some_valid(run: &str) -> Option<Vec<&str>> {
    let certain = |text: &str| {
        let kept = |number: &Number| {
            matches!(
                number,
                Number::Mobile(_) | Number::Landline { .. } | Number::Service { .. }
            )
        };
        read(text).is_ok_and(|(number, _)| kept(&number))
    };
    let ends: Vec<usize> = run
        .match_indices(' ')
        .map(|(at, _)| at)
        .chain([run.len()])
        .collect();
    let (mut parts, mut start, mut left, mut found) = (Vec::new(), 0, 0, false);
    while start < run.len() {
        let mut later = ends.iter().filter(|&&end| end > start);
        let valid = later.clone().find(|&&end| certain(&run[start..end]));
        let &end = valid.or_else(|| later.next())?;
        found |= valid.is_some();
        // A sign begins one number, and what follows it is not cut up for the sake of its end.
        if start == 0 && valid.is_none() && run.starts_with('+') {
            return None;
        }
        if valid.is_none() {
            left += digits::only_digits(&run[start..end]).len();
        }
        parts.push(run[start..end].trim());
        start = end + 1;
    }
    parts.retain(|part| !part.is_empty());
    (found && left <= 4).then_some(parts)
}

/// Signs that cover a digit.
fn covers(c: char) -> bool {
    matches!(
        c,
        '*' | 'x'
            | 'X'
            | '•'
            | '●'
            | '×'
            | '＊'
            | '█'
            | '■'
            | '▇'
            | '□'
            | '_'
            | '※'
            | '＃'
            | '#'
            | '?'
    )
}

/// A number partly covered, words around it left aside: two covered places together, and enough digits to tell which
/// number is meant.
pub(super) fn masked(piece: &str) -> Option<Reading> {
    if !piece.contains(covers) {
        return None;
    }
    let belongs = |c: char| c.is_ascii_digit() || covers(c) || matches!(c, ' ' | '-' | '+');
    let begins = piece.find(|c: char| c.is_ascii_digit() || covers(c))?;
    let rest = &piece[begins..];
    let ends = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    let around = [&piece[..begins], &rest[ends..]];
    if around
        .iter()
        .any(|words| words.contains(|c: char| c.is_ascii_digit()))
    {
        return None;
    }
    let signs: String = rest[..ends]
        .chars()
        .filter(|c| c.is_ascii_digit() || covers(*c))
        .collect();
    let signs = signs
        .strip_prefix("86")
        .filter(|rest| rest.chars().count() >= 11)
        .unwrap_or(&signs);
    let shown = signs.chars().filter(char::is_ascii_digit).count();
    signs.find(covers)?;
    // A single covered place would be a mark between two numbers.
    let mut covered = signs.split(|c| !covers(c)).filter(|run| !run.is_empty());
    let together = covered.all(|run| run.chars().nth(1).is_some());
    let enough = shown >= 3 && together && signs.chars().count() <= 13;
    enough.then(|| {
        let signs = signs.chars().map(|c| if covers(c) { '*' } else { c });
        Reading::Masked(signs.collect())
    })
}

/// A number in which letters stand for digits, words around it left aside: `138OO138OOO`, `O21-62345678`.
pub(super) fn letters(piece: &str) -> Option<Reading> {
    if !piece.contains(['O', 'o', 'I', 'i', 'l', '|']) {
        return None;
    }
    let belongs = |c: char| c.is_ascii_digit() || "OoIil| -+".contains(c);
    let pieces = piece.split(|c| !belongs(c)).map(str::trim);
    let longest = pieces.max_by_key(|part| part.len())?;
    let real = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    if longest.len() < 7 || real(longest) < 4 || real(longest) != real(piece) {
        return None;
    }
    let digits = longest
        .replace(['O', 'o'], "0")
        .replace(['l', 'I', 'i', '|'], "1");
    if digits == longest {
        return None;
    }
    match read(&digits) {
        Ok((
            number @ (Number::Mobile(_)
            | Number::Landline { ext: None, .. }
            | Number::Service { ext: None, .. }),
            _,
        )) => Some(Reading::Unsure(Unsure::Letters(number.text().to_owned()))),
        _ => None,
    }
}

/// A row of digits that can be read in two ways.
pub(super) fn unsure(run: &str) -> Option<Unsure> {
    let dialled = Dialled::new(run);
    let digits = dialled.digits.as_str();
    if dialled.breaks.is_empty() {
        return None;
    }
    if dialled.plus {
        // A pause behind the 1 says that it is North America's code, where such a number exists.
        let america = dialled.breaks.first() == Some(&1) && abroad::e164(digits).is_some();
        let made_up = mobile::doubt(digits) == Some(mobile::Doubt::Placeholder);
        return (!america && !made_up && mobile::is_mobile(digits))
            .then(|| Unsure::TwoCountries(digits.to_owned()));
    }
    let without_zeros = digits
        .strip_prefix("00")
        .filter(|rest| mobile::is_mobile(rest));
    if let Some(number) = without_zeros.filter(|rest| abroad::e164(rest).is_none()) {
        return Some(Unsure::TwoCountries(number.to_owned()));
    }
    if digits.len() == 10 && run.starts_with("09") && read(run).is_err() {
        return Some(Unsure::Taiwan(format!("+886{}", &digits[1..])));
    }
    american(&dialled)
        .or_else(|| taiwanese(run, &dialled))
        .or_else(|| with_calling_code(run, &dialled))
}

/// A landline of Taiwan as it is dialled there: `02-2345-6789`. No area of the mainland has a code of two digits.
fn taiwanese(run: &str, dialled: &Dialled) -> Option<Unsure> {
    let digits = dialled.digits.as_str();
    let like =
        dialled.breaks[0] == 2 && digits.starts_with('0') && (9..=10).contains(&digits.len());
    if !like || read(run).is_ok() {
        return None;
    }
    abroad::e164(&format!("886{}", &digits[1..])).map(Unsure::Taiwan)
}

/// Ten digits in groups of three, three and four: the way of North America, and of nobody here.
fn american(dialled: &Dialled) -> Option<Unsure> {
    let digits = dialled.digits.as_str();
    let number = match dialled.breaks[..] {
        [3, 6, 10] if !digits.starts_with("400") && !digits.starts_with("800") => {
            format!("1{digits}")
        }
        [1, 4, 7, 11] if mobile::is_mobile(digits) => {
            return Some(Unsure::TwoCountries(digits.to_owned()));
        }
        [1, 4, 7, 11] => digits.to_owned(),
        _ => return None,
    };
    abroad::e164(&number)
        .filter(|e164| e164.starts_with("+1"))
        .map(Unsure::Bare)
}

/// Digits whose first group is the calling code of a country that has such a number, and no number at home.
fn with_calling_code(run: &str, dialled: &Dialled) -> Option<Unsure> {
    let &[first, _, ..] = dialled.breaks.as_slice() else {
        return None;
    };
    let code = first <= 3 && abroad::code_length(&dialled.digits) == Some(first);
    if !code || read(run).is_ok() {
        return None;
    }
    abroad::e164(&dialled.digits).map(Unsure::Bare)
}

/// Mobile numbers without anything between them.
pub(super) fn glued(run: &str) -> Option<Unsure> {
    if run.len() < 22 {
        return None;
    }
    let digits = digits::only_digits(run);
    if digits.len() < 22 || !digits.len().is_multiple_of(11) {
        return None;
    }
    let numbers: Vec<String> = (0..digits.len())
        .step_by(11)
        .map(|at| digits[at..at + 11].to_owned())
        .collect();
    let all = numbers.iter().all(|number| mobile::is_mobile(number));
    all.then_some(Unsure::Glued(numbers))
}
