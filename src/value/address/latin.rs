//! Addresses in Latin letters: kept as they are; only a Chinese city that is named by itself is read.

use super::table::{self, Division};

const TABLE: &str = include_str!("../../../rules/reference/places_latin.csv");

/// What a Latin address says of its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Latin {
    /// The city or province, where one stands between commas or at the end.
    pub place: Option<Division>,
    /// Whether the address is in China.
    pub in_china: bool,
}

/// Reads the place of an address without Han characters.
#[must_use]
pub fn read_latin(text: &str) -> Latin {
    let mut read = Latin::default();
    for part in text.rsplit([',', '，', ';', '\n']) {
        let part = part.trim_matches(|character: char| !character.is_alphabetic());
        let lower = part.to_ascii_lowercase();
        let bare = without_kind(&lower);
        if matches!(
            bare,
            "china" | "p.r. china" | "p.r.china" | "pr china" | "prc" | "p.r.c"
        ) {
            read.in_china = true;
        } else if read.place.is_none() {
            read.place = division_of(bare);
        }
    }
    read.in_china |= read.place.is_some();
    read
}

fn without_kind(name: &str) -> &str {
    [" city", " province", " municipality", " shi"]
        .into_iter()
        .find_map(|kind| name.strip_suffix(kind))
        .unwrap_or(name)
}

/// A line of the table: the name in Latin letters and the code.
fn division_of(name: &str) -> Option<Division> {
    TABLE.lines().skip(1).find_map(|line| {
        let (latin, code) = line.split_once(',')?;
        (latin == name)
            .then(|| code.parse().ok().and_then(table::by_code))
            .flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_between_commas_is_read_and_a_road_is_not() {
        let cases = [
            (
                "Room 801, No.461 Hongcao Rd, Xuhui, Shanghai",
                Some("上海市"),
                true,
            ),
            (
                "88 Tianhe Road, Guangzhou 510620, P.R. China",
                Some("广东省广州市"),
                true,
            ),
            ("12 Shanghai Road, Singapore", None, false),
            ("221B Baker Street, London", None, false),
            ("No. 5, China", None, true),
        ];
        for (text, place, in_china) in cases {
            let read = read_latin(text);
            assert_eq!(read.place.map(Division::path).as_deref(), place, "{text}");
            assert_eq!(read.in_china, in_china, "{text}");
        }
    }
}
