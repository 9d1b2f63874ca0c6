//! Money, exactly: a whole number of ten-thousandths.

use std::fmt;

/// An amount in ten-thousandths of the unit it was written in: ERPs keep four decimals of what they divide, and a sum of
/// such lines must not depend on where it was rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Money(pub i64);

/// How many decimals are kept.
const DECIMALS: usize = 4;

/// The most that one line may be, in whole units: a larger number is no price, and a sum of a hundred thousand such
/// lines still fits 64 bits.
const MOST: i64 = 10_000_000_000;

impl Money {
    /// How many there are in one unit.
    pub const UNIT: i64 = 10_i64.pow(DECIMALS as u32);

    /// Reads a number in standard form: digits with a decimal point and a minus sign at most. Further decimals are
    /// rounded, halves away from zero. None where it is no number, or too large for money.
    #[must_use]
    pub fn read(number: &str) -> Option<Money> {
        let (sign, digits) = match number.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, number),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let numeric = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !numeric(whole) || !numeric(fraction) {
            return None;
        }
        let whole: i64 = whole.parse().ok().filter(|whole| *whole <= MOST)?;
        let kept = fraction.get(..DECIMALS.min(fraction.len()))?;
        let part: i64 = format!("{kept:0<DECIMALS$}").parse().ok()?;
        let next = fraction.as_bytes().get(DECIMALS);
        let rounded = part + i64::from(next.is_some_and(|digit| *digit >= b'5'));
        Some(Money(sign * (whole * Self::UNIT + rounded)))
    }

    /// The same in a unit that is a power of ten of this one; none where it is too large for money.
    #[must_use]
    pub fn scaled(self, power: u32) -> Option<Money> {
        let scaled = self.0.checked_mul(10_i64.checked_pow(power)?)?;
        (scaled.abs() <= MOST * Self::UNIT).then_some(Money(scaled))
    }

    /// What so many cost at this price each, rounded half away from zero; none where it is too large for money.
    #[must_use]
    pub fn times(self, quantity: Money) -> Option<Money> {
        let exact = i128::from(self.0) * i128::from(quantity.0);
        let unit = i128::from(Self::UNIT);
        let rounded = (exact + exact.signum() * (unit / 2)) / unit;
        let most = i128::from(MOST) * unit;
        (rounded.abs() <= most).then(|| Money(i64::try_from(rounded).unwrap_or_default()))
    }
}

impl fmt::Display for Money {
    /// With two decimals, and as many more as there are.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (
            self.0.unsigned_abs() / Self::UNIT.unsigned_abs(),
            self.0.unsigned_abs() % Self::UNIT.unsigned_abs(),
        );
        let part = format!("{part:0DECIMALS$}");
        let (shown, more) = part.split_at(2);
        write!(f, "{sign}{whole}.{shown}{}", more.trim_end_matches('0'))
    }
}

impl serde::Serialize for Money {
    /// As text, so that no reader rounds it.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_read_exactly_and_written_with_two_decimals() {
        let cases = [
            ("whole", "12", Some("12.00")),
            ("cents", "1234.5", Some("1234.50")),
            ("a refund", "-0.05", Some("-0.05")),
            ("four decimals stay", "3.3333", Some("3.3333")),
            ("the fifth is rounded", "3.33335", Some("3.3334")),
            ("nothing", "0", Some("0.00")),
            ("no number", "abc", None),
            ("nothing before the point", ".5", None),
            ("an order number", "4312345678901234567", None),
        ];
        for (case, text, shown) in cases {
            let read = Money::read(text).map(|money| money.to_string());
            assert_eq!(read.as_deref(), shown, "{case}");
        }
    }

    #[test]
    fn a_price_times_a_quantity_is_rounded_once() {
        let cases = [
            ("3.3333", "3", "9.9999"),
            ("-0.5", "0.0001", "-0.0001"),
            ("19.9", "2", "39.80"),
        ];
        for (price, quantity, product) in cases {
            let read = |text| Money::read(text).expect("a number");
            let times = read(price).times(read(quantity));
            assert_eq!(
                times.map(|money| money.to_string()).as_deref(),
                Some(product)
            );
        }
    }
}
