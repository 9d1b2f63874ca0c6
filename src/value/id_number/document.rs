//! Other documents in the column of identity numbers, by the form of their numbers.

use crate::value::digits;

/// What kind of document a number is of, as far as its form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// A passport: a letter or two and seven to nine digits.
    Passport,
    /// 港澳居民来往内地通行证: H or M and eight or ten digits.
    HongKongMacauPermit,
    /// 台湾居民来往大陆通行证: eight digits.
    TaiwanPermit,
    /// 外国人永久居留证 of the old form: a country in three letters and twelve digits.
    ForeignResident,
    /// 香港身份证: a letter or two, six digits and a check character in brackets.
    HongKongId,
    /// 澳门身份证: seven digits and one in brackets.
    MacauId,
    /// 国民身分证 of Taiwan: a letter, then 1 or 2 and eight digits.
    TaiwanId,
    /// 军官证 and the like: …字第…号.
    Service,
    /// A number of some other document.
    Other,
}

/// What document the number (narrow, upper case, without spaces) is of; none if it looks like no document's.
#[must_use]
pub fn document(number: &str) -> Option<Document> {
    if number.contains("字第") && number.bytes().any(|byte| byte.is_ascii_digit()) {
        return Some(Document::Service);
    }
    let letters = number.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = number.get(letters..)?;
    if let Some((body, check)) = rest.strip_suffix(')').and_then(|rest| rest.split_once('(')) {
        return bracketed(letters, body, check);
    }
    if !digits::all_digits(rest) {
        return hong_kong(letters, rest).then_some(Document::HongKongId);
    }
    match (letters, rest.len()) {
        (0, 8) => Some(Document::TaiwanPermit),
        (0, 6..=10) => Some(Document::Other),
        (1, 8 | 10) if number.starts_with(['H', 'M']) => Some(Document::HongKongMacauPermit),
        (1, 9) if rest.starts_with(['1', '2']) => Some(Document::TaiwanId),
        (1 | 2, 7..=9) => Some(Document::Passport),
        (1 | 2, 6 | 10) => Some(Document::Other),
        (3, 12) => Some(Document::ForeignResident),
        _ => None,
    }
}

/// A123456(7), 1234567(8).
fn bracketed(letters: usize, body: &str, check: &str) -> Option<Document> {
    let one = check.len() == 1 && check.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match (letters, body.len()) {
        _ if !one || !digits::all_digits(body) => None,
        (1 | 2, 6) => Some(Document::HongKongId),
        (0, 7) => Some(Document::MacauId),
        _ => None,
    }
}

/// A123456A: the check character A without its brackets.
fn hong_kong(letters: usize, rest: &str) -> bool {
    let body = rest.strip_suffix('A');
    (1..=2).contains(&letters)
        && body.is_some_and(|body| body.len() == 6 && digits::all_digits(body))
}
