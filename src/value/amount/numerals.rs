//! Numbers with Chinese numerals or units: 一万二千, 壹佰元整, 12万5千, 12元5角.

use crate::value::digits;

/// Ten-thousandths, so that 1.2345 元 and 角 and 分 have room without rounding.
const ONE: u64 = 10_000;

/// A number with at least one Chinese numeral, unit or fraction of money in it; none where anything else stands there.
pub(super) fn read(text: &str) -> Option<String> {
    let text = text.trim_end_matches(['整', '正', '次', '个', '单', '件', '笔']);
    if text.is_empty() || text.is_ascii() {
        return None;
    }
    let money = ['元', '圆', '圓', '块'];
    let value = match text.split_once(money) {
        Some((whole, "")) if digits_alone(whole) => return None,
        Some((whole, fraction)) => {
            let whole = if digits_alone(whole) {
                plain(whole)?
            } else {
                numeral(whole)?
            };
            whole.checked_add(small_money(fraction)?)?
        }
        None if text.contains(['角', '毛']) => small_money(text)?,
        None => numeral(text)?,
    };
    Some(shown(value))
}

fn digits_alone(text: &str) -> bool {
    text.bytes().all(|byte| {
        byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-' | b'(' | b')' | b'\'')
    })
}

/// 5角6分, 5毛, and the 5 of 12块5.
fn small_money(text: &str) -> Option<u64> {
    if text.is_empty() {
        return Some(0);
    }
    let (tenths, rest) = match text.split_once(['角', '毛']) {
        Some((tenths, rest)) => (one_digit(tenths)?, rest),
        None if text.ends_with('分') => (0, text),
        None => (one_digit(text)?, ""),
    };
    let hundredths = match rest
        .trim_start_matches('零')
        .strip_suffix('分')
        .unwrap_or(rest)
    {
        "" => 0,
        digit => one_digit(digit)?,
    };
    Some(tenths * (ONE / 10) + hundredths * (ONE / 100))
}

fn one_digit(text: &str) -> Option<u64> {
    let mut characters = text.chars();
    let one = characters.next().filter(|_| characters.next().is_none())?;
    digit(one)
}

fn digit(one: char) -> Option<u64> {
    match one {
        '两' | '兩' => Some(2),
        _ => one
            .to_digit(10)
            .map(u64::from)
            .or_else(|| digits::chinese_digit(one).map(u64::from)),
    }
}

fn unit(one: char) -> Option<u64> {
    Some(match one {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        _ => return None,
    })
}

/// Digits with a decimal point, in ten-thousandths.
fn plain(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if !digits::all_digits(whole)
        || fraction.len() > 4
        || !fraction.bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let fraction: u64 = format!("{fraction:0<4}").parse().ok()?;
    whole
        .parse::<u64>()
        .ok()?
        .checked_mul(ONE)?
        .checked_add(fraction)
}

/// What has been read of a number so far, in ten-thousandths.
#[derive(Default)]
struct Sum {
    /// What 万 and 亿 have closed.
    closed: u64,
    /// What 十, 百 and 千 have closed since.
    section: u64,
    /// The number that waits for its unit.
    waiting: Option<u64>,
    /// The unit before it; none behind 零.
    last: Option<u64>,
    /// Whether anything but plain digits was there.
    chinese: bool,
}

fn numeral(text: &str) -> Option<u64> {
    let mut sum = Sum::default();
    let mut rest = text;
    while let Some(one) = rest.chars().next() {
        let length = rest.len()
            - rest
                .trim_start_matches(|one: char| one.is_ascii_digit() || one == '.')
                .len();
        if length > 0 {
            sum.waits(plain(&rest[..length])?)?;
            rest = &rest[length..];
            continue;
        }
        rest = &rest[one.len_utf8()..];
        sum.chinese = true;
        match (unit(one), digit(one)) {
            (Some(unit), _) => sum.close(unit)?,
            (None, Some(0)) => sum.last = None,
            (None, value) => sum.waits(value?.checked_mul(ONE)?)?,
        }
    }
    sum.total()
}

impl Sum {
    fn waits(&mut self, value: u64) -> Option<()> {
        self.waiting.replace(value).is_none().then_some(())
    }

    fn close(&mut self, unit: u64) -> Option<()> {
        let nothing = self.closed == 0 && self.section == 0;
        let waiting = match self.waiting.take() {
            Some(value) => value,
            None if unit == 10 => ONE,
            None if unit >= 10_000 && !nothing => 0,
            None => return None,
        };
        if unit < 10_000 {
            self.section = self.section.checked_add(waiting.checked_mul(unit)?)?;
        } else {
            let section = self.section.checked_add(waiting)?;
            let before = self.closed;
            // 一亿二千万 adds to what is closed, 一万亿 multiplies it.
            self.closed = if section == 0 {
                before.checked_mul(unit)?
            } else {
                before.checked_add(section.checked_mul(unit)?)?
            };
            self.section = 0;
        }
        self.last = Some(unit);
        Some(())
    }

    /// 一万二 is 12,000: a digit behind a unit counts the next lower one, unless 零 stands between them.
    fn total(self) -> Option<u64> {
        let waiting = self.waiting.unwrap_or(0);
        let scale = match self.last {
            Some(unit) if unit >= 100 && waiting < 10 * ONE => unit / 10,
            _ => 1,
        };
        let sum = self
            .closed
            .checked_add(self.section)?
            .checked_add(waiting.checked_mul(scale)?)?;
        self.chinese.then_some(sum)
    }
}

/// Digits with a point where it is needed.
fn shown(value: u64) -> String {
    let (whole, fraction) = (value / ONE, value % ONE);
    if fraction == 0 {
        return whole.to_string();
    }
    let fraction = format!("{fraction:04}");
    format!("{whole}.{}", fraction.trim_end_matches('0'))
}
