//! The one character a province is known by: 沪 for 上海, 粤 for 广东.
//!
//! It names its province only before a place that lies there (粤深圳, 沪浦东新区), or alone in the province's column.

use super::forms::Kind;
use super::table::{self, Division, Level};
use super::way::Way;

/// The official abbreviations, with the older ones in common use, and the codes of the provinces.
const PROVINCES: [(char, u32); 38] = [
    ('京', 110_000),
    ('津', 120_000),
    ('冀', 130_000),
    ('晋', 140_000),
    ('蒙', 150_000),
    ('辽', 210_000),
    ('吉', 220_000),
    ('黑', 230_000),
    ('沪', 310_000),
    ('申', 310_000),
    ('苏', 320_000),
    ('浙', 330_000),
    ('皖', 340_000),
    ('闽', 350_000),
    ('赣', 360_000),
    ('鲁', 370_000),
    ('豫', 410_000),
    ('鄂', 420_000),
    ('湘', 430_000),
    ('粤', 440_000),
    ('桂', 450_000),
    ('琼', 460_000),
    ('渝', 500_000),
    ('川', 510_000),
    ('蜀', 510_000),
    ('贵', 520_000),
    ('黔', 520_000),
    ('云', 530_000),
    ('滇', 530_000),
    ('藏', 540_000),
    ('陕', 610_000),
    ('秦', 610_000),
    ('甘', 620_000),
    ('陇', 620_000),
    ('青', 630_000),
    ('宁', 640_000),
    ('新', 650_000),
    ('台', 710_000),
];

/// The province that the first character of `text` abbreviates, and the bytes it takes.
pub(super) fn leading(text: &str) -> Option<(Division, usize)> {
    let first = text.chars().next().filter(|first| !first.is_ascii())?;
    let (_, code) = PROVINCES
        .into_iter()
        .find(|(abbreviation, _)| *abbreviation == first)?;
    Some((table::by_code(code)?, first.len_utf8()))
}

/// The province whose column holds nothing but its abbreviation.
pub(super) fn alone(cell: &str) -> Option<&'static str> {
    let (province, length) = leading(cell)?;
    (length == cell.len()).then(|| province.name())
}

/// Whether what a way found behind an abbreviation bears it out: a name in full, a city, or two levels; the short name
/// of a district only in a municipality.
pub(super) fn is_borne_out(way: &Way) -> bool {
    let municipality = way
        .division
        .and_then(|division| division.at(Level::Province))
        .is_some_and(|province| province.name().ends_with('市'));
    way.steps > 1
        || way
            .last
            .is_some_and(|(kind, level)| kind == Kind::Full || level == Level::City || municipality)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_abbreviation_is_that_of_a_province() {
        for (abbreviation, code) in PROVINCES {
            let province = table::by_code(code).expect("a code of the table");
            assert_eq!(province.level(), Level::Province, "{abbreviation}");
        }
        assert_eq!(alone("沪"), Some("上海市"));
        assert_eq!(alone("沪西"), None);
    }
}
