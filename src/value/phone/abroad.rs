//! Numbers of other countries: calling codes, and how many digits may follow them.

use std::sync::LazyLock;

/// One calling code.
#[derive(Debug)]
struct Country {
    code: &'static str,
    lengths: Vec<usize>,
    trunk: &'static str,
}

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    include_str!("../../../rules/reference/country_codes.csv")
        .lines()
        .skip(1)
        .filter_map(country_of)
        .collect()
});

fn country_of(line: &'static str) -> Option<Country> {
    let cells: Vec<&'static str> = line.split(',').collect();
    let [code, _, lengths, trunk] = cells[..] else {
        return None;
    };
    Some(Country {
        code,
        lengths: lengths
            .split(' ')
            .filter_map(|length| length.parse().ok())
            .collect(),
        trunk,
    })
}

/// The E.164 form of `digits`, which begin with a calling code other than China's, or none where no country has
/// numbers of that length.
#[must_use]
pub(super) fn e164(digits: &str) -> Option<String> {
    // No calling code is the beginning of another, so the first that fits is the one.
    let country = COUNTRIES
        .iter()
        .find(|country| digits.starts_with(country.code))?;
    let national = &digits[country.code.len()..];
    let national = match national.strip_prefix(country.trunk) {
        // `+44 (0)20 ...`: the zero is dialled at home only. Italy and a few others have no such zero and no trunk.
        Some(rest) if country.trunk == "0" => rest,
        _ => national,
    };
    let fits = country.lengths.contains(&national.len()) && !national.starts_with("0000");
    // Seven digits is the shortest number that a person has; shorter ones in the tables are services.
    (fits && (7..=13).contains(&national.len())).then(|| format!("+{}{national}", country.code))
}

/// Whether E.164 text of another country is known to be a mobile number: Hong Kong, Macau and Taiwan, whose mobile
/// prefixes are their own.
#[must_use]
pub fn is_mobile_of_greater_china(e164: &str) -> bool {
    let begins = |code: &str, prefixes: &[char]| {
        e164.strip_prefix(code)
            .is_some_and(|rest| rest.starts_with(prefixes))
    };
    begins("+852", &['4', '5', '6', '7', '9']) || begins("+853", &['6']) || begins("+886", &['9'])
}
