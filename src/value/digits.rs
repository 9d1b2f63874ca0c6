//! Digits and the characters around them, however they were typed: full-width, circled, Chinese, with any dash or space.

/// The ASCII character that `c` is a wider, circled or otherwise dressed form of, or `c` itself.
#[must_use]
pub fn plain_char(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => shifted(c, 0xFF01, '!'),
        '\u{2460}'..='\u{2468}' => shifted(c, 0x2460, '1'),
        '\u{2776}'..='\u{277E}' => shifted(c, 0x2776, '1'),
        '\u{2780}'..='\u{2788}' => shifted(c, 0x2780, '1'),
        '\u{2080}'..='\u{2089}' => shifted(c, 0x2080, '0'),
        '\u{2074}'..='\u{2079}' => shifted(c, 0x2074, '4'),
        '\u{1D7CE}'..='\u{1D7FF}' => {
            char::from(b'0' + u8::try_from((c as u32 - 0x1D7CE) % 10).unwrap_or(0))
        }
        '\u{24EA}' | '\u{2070}' => '0',
        '\u{00B9}' => '1',
        '\u{00B2}' => '2',
        '\u{00B3}' => '3',
        _ if is_dash(c) => '-',
        _ if c.is_whitespace() && c != '\n' => ' ',
        _ => c,
    }
}

/// `c` moved from the block that begins at `from` to the one that begins at `to`.
fn shifted(c: char, from: u32, to: char) -> char {
    char::from_u32(c as u32 - from + to as u32).unwrap_or(c)
}

/// Whether people type `c` where they mean a hyphen between digits.
#[must_use]
pub fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2212}'
                | '\u{FE58}'
                | '\u{FE63}'
                | '\u{FF0D}'
                | '\u{30FC}'
                | '\u{2500}'
                | '\u{2043}'
                | '~'
                | '\u{FF5E}'
                | '\u{301C}'
    )
}

/// The value of a Chinese numeral character for one digit, in plain or in bank writing.
#[must_use]
pub fn chinese_digit(c: char) -> Option<u8> {
    Some(match c {
        '〇' | '零' | '○' | '◯' => 0,
        '一' | '壹' | '弌' | '幺' => 1,
        '二' | '贰' | '貳' | '弍' => 2,
        '三' | '叁' | '參' | '叄' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The digits of `text`, everything else left out.
#[must_use]
pub fn only_digits(text: &str) -> String {
    let mut digits = String::with_capacity(text.len());
    digits.extend(text.chars().filter(char::is_ascii_digit));
    digits
}

/// Whether `text` is digits and nothing else, and at least one.
#[must_use]
pub fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// How many equal digits `digits` ends in.
#[must_use]
pub fn repeated_tail(digits: &str) -> usize {
    let mut bytes = digits.bytes().rev();
    let Some(last) = bytes.next() else { return 0 };
    1 + bytes.take_while(|&byte| byte == last).count()
}

/// Whether each digit is one more (or each one less) than the one before it, 0 standing after 9.
#[must_use]
pub fn is_run(digits: &str) -> bool {
    let steps = |step: u8| {
        digits
            .as_bytes()
            .windows(2)
            .all(|pair| (pair[0] - b'0' + step) % 10 == pair[1] - b'0')
    };
    all_digits(digits) && digits.len() > 1 && (steps(1) || steps(9))
}

/// What a spreadsheet makes of digits it takes for a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Float {
    /// The digits are all there: `13800138000.0`, `1.3800138123E+10`.
    Exact(String),
    /// Only the leading digits are there, and the rest may be zeros: `1.3800138E+10`.
    Rounded(String),
    /// Too few digits are there to say anything: `1.38E+10`.
    Lost,
}

/// Reads text that a spreadsheet's number has become, where it is that: `13800138000.0`, `1.38E+10`.
///
/// `expected` is how many digits the number should have; half of them or fewer say nothing.
#[must_use]
pub fn float(text: &str, expected: usize) -> Option<Float> {
    let (mantissa, exponent) = match text.split_once(['E', 'e']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits_only = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !digits_only(fraction) {
        return None;
    }
    let Some(exponent) = exponent else {
        let exact = !fraction.is_empty() && fraction.bytes().all(|byte| byte == b'0');
        return exact.then(|| Float::Exact(whole.to_owned()));
    };
    let power: usize = exponent
        .strip_prefix('+')
        .unwrap_or(exponent)
        .parse()
        .ok()?;
    if power > 40 || power < fraction.len() || !all_digits(exponent.trim_start_matches('+')) {
        return None;
    }
    let known = whole.len() + fraction.len();
    let number = format!("{whole}{fraction:0<power$}");
    Some(if fraction.len() == power {
        Float::Exact(number)
    } else if known * 2 > expected + 1 {
        Float::Rounded(number)
    } else {
        Float::Lost
    })
}
