//! A division with one wrong letter: 山栋省, 深训市. Proposed, never read.

use super::table::{self, Division, Level};
use super::{Certainty, Parsed, follow, walk};

/// The mistyped name behind what was read of an address, and the one division it can be meant for: as long, of the
/// same kind, one letter apart, and in the place read so far.
#[must_use]
pub fn mistyped(parsed: &Parsed) -> Option<(&str, Division)> {
    if !matches!(parsed.certainty, Certainty::Sure | Certainty::NoPlace) {
        return None;
    }
    let head = head(&parsed.street)?;
    let deepest = parsed.place.map(Division::level);
    let near = table::all().filter(|division| {
        let below = match deepest {
            None => division.level() == Level::Province || division.level() == Level::City,
            Some(Level::Province) => division.level() != Level::Province,
            Some(Level::City) => division.level() == Level::District,
            Some(Level::District) => false,
        };
        below
            && parsed.place.is_none_or(|place| division.lies_in(place))
            && one_letter_apart(head, division.name())
    });
    let near: Vec<Division> = near.collect();
    // 山栋省 may be two provinces; 济南市 behind it lies in one of them.
    let rest = &parsed.street[head.len()..];
    let borne_out: Vec<Division> = near
        .iter()
        .copied()
        .filter(|division| leads_on(rest, *division))
        .collect();
    let meant = if borne_out.is_empty() {
        near
    } else {
        borne_out
    };
    // A municipality is province and city at once.
    let first = *meant.first()?;
    meant
        .iter()
        .all(|other| other.name() == first.name())
        .then_some((head, first))
}

/// Whether the text goes on with a part of the division.
fn leads_on(rest: &str, division: Division) -> bool {
    walk::walk(rest, Some(division))
        .ways
        .iter()
        .any(|way| way.division != Some(division))
}

/// What stands before the first 省, 市, 区 or 县 of the street, with it, where it is as long as a name.
fn head(street: &str) -> Option<&str> {
    let (end, kind) = street
        .char_indices()
        .take(6)
        .find(|(_, character)| "省市区县".contains(*character))?;
    let end = end + kind.len_utf8();
    let head = &street[..end];
    let long_enough = head.chars().count() >= 3;
    (long_enough && !follow::suffix_belongs_to_next(head, &street[end..])).then_some(head)
}

fn one_letter_apart(written: &str, name: &str) -> bool {
    let kind = |text: &str| text.chars().next_back();
    if written.len() != name.len() || kind(written) != kind(name) {
        return false;
    }
    written
        .chars()
        .zip(name.chars())
        .filter(|(one, other)| one != other)
        .count()
        == 1
}

#[cfg(test)]
mod tests {
    use super::super::{Hints, parse};
    use super::*;

    #[test]
    fn one_wrong_letter_has_one_meaning_or_none() {
        let cases = [
            ("山栋省济南市", Some("山东省")),
            ("浙江省抗州市西湖区", Some("浙江省杭州市")),
            ("深训市南山区", Some("广东省深圳市")),
            ("上海市徐会区虹漕路", Some("上海市徐汇区")),
            ("东门市场5号", None),
            ("虹漕路461号", None),
            ("云南大理古城区", None),
        ];
        for (text, expected) in cases {
            let parsed = parse(text, Hints::default());
            let meant = mistyped(&parsed).map(|(_, division)| division.path());
            assert_eq!(meant.as_deref(), expected, "{text}");
        }
    }
}
