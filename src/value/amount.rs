//! Amounts and counts: digits with a decimal point, whatever currency, unit or numerals they were written in.

mod numerals;

use crate::value::digits;

/// What text in a column of numbers says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A number.
    Number(String),
    /// A number that is only approximate.
    About(String),
    /// It can be read in two ways, says less than a number (a range, a share, a rate), or is of foreign money.
    Ambiguous,
    /// No number.
    Flaw,
}

/// Whether `text` is digits with a decimal point and a minus sign at most.
#[must_use]
#[inline]
pub fn is_plain(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    digits::all_digits(whole) && digits::all_digits(fraction)
}

/// Words that make a number approximate.
const ABOUT: [&str; 13] = [
    "大约", "大概", "约", "近", "左右", "上下", "以上", "超过", "多", "余", "≈", ">", "≥",
];

/// Currency and counting words that say nothing about the number.
const UNITS: [&str; 22] = [
    "人民币",
    "人民幣",
    "rmb",
    "cny",
    "¥",
    "￥",
    "元",
    "圆",
    "圓",
    "块",
    "整",
    "正",
    "次",
    "单",
    "笔",
    "个",
    "件",
    "积分",
    "点",
    "订单",
    "共",
    ":",
];

/// Foreign money, which is another amount.
const FOREIGN: [&str; 18] = [
    "$", "usd", "€", "eur", "£", "gbp", "hkd", "jpy", "krw", "美元", "美金", "日元", "韩元",
    "欧元", "英镑", "台币", "港", "澳元",
];

/// What makes of a number a share, a rate, a bound or a loss.
const NO_AMOUNT: [&str; 14] = [
    "%", "‰", "/", "折", "每", "以下", "以内", "不到", "不足", "少于", "<", "≤", "亏", "欠",
];

/// Reads a number.
#[must_use]
pub fn read(text: &str) -> Reading {
    let folded: String = text.chars().map(digits::plain_char).collect();
    let rest = folded.trim().to_lowercase().replace([' ', '：'], "");
    let rest = rest.strip_prefix('+').unwrap_or(&rest);
    let digits_in = |text: &str| {
        text.chars()
            .any(|one| one.is_ascii_digit() || digits::chinese_digit(one).is_some())
    };
    let says = |words: &[&str]| words.iter().any(|word| rest.contains(word));
    if says(&FOREIGN) || says(&NO_AMOUNT) && digits_in(rest) || is_range(rest) || is_exponent(rest)
    {
        return Reading::Ambiguous;
    }
    let more = rest.ends_with('+');
    let tilde = text.trim_start().starts_with(['~', '～']);
    let about = more || tilde || says(&ABOUT);
    let mut rest = rest.trim_end_matches('+').to_owned();
    for word in ABOUT.iter().filter(|_| about) {
        rest = rest.replace(word, "");
    }
    match number(rest.strip_prefix('-').filter(|_| tilde).unwrap_or(&rest)) {
        Ok(number) if about => Reading::About(number),
        Ok(number) => Reading::Number(number),
        Err(flaw) => flaw,
    }
}

fn number(text: &str) -> Result<String, Reading> {
    let (negative, positive) = match text.strip_prefix('负').or_else(|| text.strip_prefix('負')) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    if let Some(number) = numerals::read(positive.trim_start_matches(['¥', '￥'])) {
        return Ok(signed(negative, number));
    }
    let mut rest = positive.to_owned();
    for unit in UNITS {
        rest = rest.replace(unit, "");
    }
    // Points of a game of cards, not cents: those stand behind 元 or 角.
    let rest = rest.strip_suffix('分').unwrap_or(&rest);
    let (bracketed, rest) = sign(rest);
    let (rest, power) = scale(rest);
    let number = shifted(&plain_digits(rest)?, power);
    Ok(signed(negative || bracketed, number))
}

fn signed(negative: bool, number: String) -> String {
    if negative {
        format!("-{number}")
    } else {
        number
    }
}

/// 100-200, 1万至5万: two numbers with a word between them.
fn is_range(text: &str) -> bool {
    let ends = |part: &str, last: bool| {
        let one = if last {
            part.chars().next_back()
        } else {
            part.chars().next()
        };
        one.is_some_and(|one| {
            one.is_ascii_digit()
                || digits::chinese_digit(one).is_some()
                || "十百千万亿元".contains(one)
        })
    };
    ["-", "至", "到", "—"].iter().any(|mark| {
        text.split_once(mark)
            .is_some_and(|(from, to)| ends(from, true) && ends(to, false))
    })
}

/// 1.2E+05: a spreadsheet's rounding cannot be told from an exact number.
fn is_exponent(text: &str) -> bool {
    text.split_once('e').is_some_and(|(mantissa, exponent)| {
        let power = exponent.trim_start_matches(['+', '-']);
        digits::all_digits(power) && mantissa.starts_with(|one: char| one.is_ascii_digit())
    })
}

/// The sign, and what it stood before: brackets are a minus in accounting.
fn sign(text: &str) -> (bool, &str) {
    let bracketed = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    let minus = || text.strip_prefix('-').or_else(|| text.strip_suffix('-'));
    match bracketed.or_else(minus) {
        Some(rest) => (true, rest),
        None => (false, text),
    }
}

/// The number before a word for a power of ten, and the power.
fn scale(text: &str) -> (&str, usize) {
    const POWERS: [(&str, usize); 6] = [
        ("亿", 8),
        ("万", 4),
        ("w", 4),
        ("千", 3),
        ("k", 3),
        ("百", 2),
    ];
    POWERS
        .iter()
        .find_map(|(word, power)| Some((text.strip_suffix(word)?, *power)))
        .unwrap_or((text, 0))
}

/// Digits without thousands separators.
fn plain_digits(text: &str) -> Result<String, Reading> {
    if is_plain(text) && !text.starts_with('-') {
        return Ok(text.to_owned());
    }
    // A point at either end: `1234.`, `.5`; a Chinese keyboard gives 。 for it.
    let pointed = text.replace('。', ".");
    let whole_point = pointed
        .strip_suffix('.')
        .filter(|whole| digits::all_digits(whole));
    if let Some(whole) = whole_point {
        return Ok(whole.to_owned());
    }
    let leading = pointed
        .strip_prefix('.')
        .filter(|rest| digits::all_digits(rest));
    if let Some(fraction) = leading {
        return Ok(format!("0.{fraction}"));
    }
    if is_plain(&pointed) && !pointed.starts_with('-') {
        return Ok(pointed);
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.split([',', '\'']);
    let first = groups.next().unwrap_or_default();
    let grouped = whole.contains([',', '\''])
        && (1..=3).contains(&first.len())
        && groups.all(|group| group.len() == 3);
    let number = text.replace([',', '\''], "");
    let numeric = is_plain(&number) && !number.starts_with('-');
    match (grouped && !fraction.contains(','), numeric) {
        (true, true) => Ok(number),
        _ if (text.contains(',') || text.matches('.').count() > 1)
            && digits::all_digits(&text.replace([',', '.'], "")) =>
        {
            Err(Reading::Ambiguous)
        }
        _ => Err(Reading::Flaw),
    }
}

/// The number with its decimal point moved to the right.
fn shifted(number: &str, power: usize) -> String {
    if power == 0 {
        return number.to_owned();
    }
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let moved = format!("{fraction:0<power$}");
    let (more, rest) = moved.split_at(power);
    let whole = format!("{whole}{more}");
    let whole = whole.trim_start_matches('0');
    let rest = rest.trim_end_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if rest.is_empty() {
        whole.to_owned()
    } else {
        format!("{whole}.{rest}")
    }
}

#[cfg(test)]
mod tests;
