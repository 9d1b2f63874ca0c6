//! Amounts and counts: digits with a decimal point, whatever currency, unit or numerals they were written in.

use crate::value::digits;

/// What text in a column of numbers says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A number.
    Number(String),
    /// A number that is only approximate.
    About(String),
    /// Its comma can be read in two ways, or it is in a foreign currency.
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
const ABOUT: [&str; 11] = [
    "大约", "约", "近", "左右", "上下", "以上", "多", "余", "+", "≈", "~",
];

/// Currency and counting words that say nothing about the number.
const UNITS: [&str; 22] = [
    "人民币",
    "rmb",
    "cny",
    "¥",
    "￥",
    "元",
    "圆",
    "块",
    "整",
    "正",
    "次",
    "单",
    "笔",
    "个",
    "件",
    "积分",
    "分",
    "点",
    "订单",
    "共",
    ":",
    "：",
];

/// Foreign money, which is another amount.
const FOREIGN: [&str; 8] = ["$", "usd", "€", "eur", "£", "hkd", "美元", "港"];

/// Reads a number.
#[must_use]
pub fn read(text: &str) -> Reading {
    let folded: String = text.chars().map(digits::plain_char).collect();
    let mut rest = folded.trim().to_lowercase().replace(' ', "");
    if FOREIGN.iter().any(|sign| rest.contains(sign)) {
        return Reading::Ambiguous;
    }
    let about = ABOUT.iter().any(|word| rest.contains(word) && *word != "~")
        || rest.starts_with('-') && text.starts_with('~');
    for word in ABOUT.iter().filter(|_| about) {
        rest = rest.replace(word, "");
    }
    if let Some(number) = chinese(&rest) {
        return finish(number.to_string(), about);
    }
    for unit in UNITS {
        rest = rest.replace(unit, "");
    }
    let (negative, rest) = sign(&rest);
    let (rest, power) = scale(rest);
    match plain_digits(rest) {
        Ok(number) => {
            let number = shifted(&number, power);
            finish(
                if negative {
                    format!("-{number}")
                } else {
                    number
                },
                about,
            )
        }
        Err(flaw) => flaw,
    }
}

fn finish(number: String, about: bool) -> Reading {
    if about {
        Reading::About(number)
    } else {
        Reading::Number(number)
    }
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
        _ if text.contains(',') && digits::all_digits(&text.replace([',', '.'], "")) => {
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

/// A number in Chinese numerals, plain or as on cheques: `壹万贰仟叁佰元整`, `三次`.
fn chinese(text: &str) -> Option<u64> {
    let text = text.trim_end_matches(['整', '正', '元', '圆', '块', '次', '个', '单', '件', '笔']);
    if text.is_empty() {
        return None;
    }
    let (mut total, mut section, mut digit): (u64, u64, Option<u64>) = (0, 0, None);
    for c in text.chars() {
        if let Some(value) = digits::chinese_digit(c) {
            // Two digits without a unit between them are no number but a row of digits, save a zero that fills a gap.
            if digit.is_some_and(|known| known != 0) {
                return None;
            }
            digit = Some(u64::from(value));
            continue;
        }
        let unit = match c {
            '十' | '拾' => 10,
            '百' | '佰' => 100,
            '千' | '仟' => 1000,
            '万' | '萬' => 10_000,
            '亿' | '億' => 100_000_000,
            '两' => {
                digit = Some(2);
                continue;
            }
            _ => return None,
        };
        if unit < 10_000 {
            section += digit.take().unwrap_or(1) * unit;
        } else {
            total = total
                .checked_add(section + digit.take().unwrap_or(0))?
                .checked_mul(unit)?;
            section = 0;
        }
    }
    total.checked_add(section + digit.unwrap_or(0))
}
