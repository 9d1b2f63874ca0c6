//! Where an identity number was issued: every code that a division has borne since 1980, with its name of the time.
//!
//! A code stays in a number for life, whatever became of the division, and the tables are never complete: a code that is
//! not listed says nothing against a number.

use std::sync::LazyLock;

/// Codes, names and the years in which each code bore the name. Source: SOURCES.md.
const TABLE: &str = include_str!("../../../rules/reference/id_regions.csv");

/// The place that a code names, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// The province's full name.
    pub province: &'static str,
    /// The city's or prefecture's name in that year; none where the county hangs on the province.
    pub city: Option<&'static str>,
    /// The district's or county's name in that year.
    pub county: Option<&'static str>,
}

struct Line {
    code: u32,
    name: &'static str,
    /// The last year; 9999 where the name is in use, or where the end is not known.
    until: u16,
}

/// In the order of the codes.
static LINES: LazyLock<Vec<Line>> = LazyLock::new(|| {
    let lines = TABLE.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        Some(Line {
            code: cells.next()?.parse().ok()?,
            name: cells.next()?,
            until: cells.nth(1)?.parse().unwrap_or(9999),
        })
    });
    let mut lines: Vec<Line> = lines.collect();
    lines.sort_by_key(|line| (line.code, line.until));
    lines
});

/// Names in place of a city or county that only say that there are some.
const NO_NAMES: [&str; 7] = [
    "市辖区",
    "县",
    "市",
    "省直辖县级行政区划",
    "自治区直辖县级行政区划",
    "省直辖县级行政单位",
    "市区",
];

/// The place of a six-digit code for somebody born in `year`: the name the code had then, or the first it had later.
/// None where not even the province is known.
#[must_use]
pub fn region(code: u32, year: u16) -> Option<Region> {
    // Permits of permanent residence begin with 9; the province follows, and then the country.
    let code = if code / 100_000 == 9 {
        code / 1_000 % 100 * 10_000
    } else {
        code
    };
    let province = name(code / 10_000 * 10_000, year)?;
    let named = |code| name(code, year).filter(|name| !NO_NAMES.contains(name));
    Some(Region {
        province,
        city: (code % 10_000 != 0)
            .then(|| named(code / 100 * 100))
            .flatten(),
        county: (code % 100 != 0).then(|| named(code)).flatten(),
    })
}

fn name(code: u32, year: u16) -> Option<&'static str> {
    let first = LINES.partition_point(|line| line.code < code);
    let listed = LINES[first..].iter().take_while(|line| line.code == code);
    let mut last = None;
    for line in listed {
        last = Some(line.name);
        if line.until >= year {
            break;
        }
    }
    last
}

/// Every code of the table, in order.
#[must_use]
pub fn codes() -> Vec<u32> {
    let mut codes: Vec<u32> = LINES.iter().map(|line| line.code).collect();
    codes.dedup();
    codes
}
