//! Addresses in Latin letters, English or pinyin: kept as they are; the place in China that they name is read.
//!
//! The parts between commas are matched as a whole, and the words at the end of a line without commas. What is only
//! letters that pinyin has as well (Dale, Anyang) counts where the address says that it is in China, or below a place
//! that is certain. An address that ends in an unknown place is abroad.

use super::latin_names::{COUNTRY, Named, Trust, may_end_in_name, named};
use super::street::street_parts;
use super::table::{Division, Level};

/// What a Latin address says of its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Latin {
    /// The deepest division that is certain.
    pub place: Option<Division>,
    /// Whether the address is in China.
    pub in_china: bool,
}

/// The most words of a place and its kind: Pudong New District, Inner Mongolia Autonomous Region.
const LONGEST: usize = 4;

/// What stands between the parts of an address.
const fn is_mark(sign: char) -> bool {
    matches!(sign, ',' | '，' | ';' | '\n' | '、')
}

/// Whether an address may name a place in China or the country at all; where it may not, [`read_latin`] finds nothing.
#[must_use]
pub fn may_be_in_china(text: &str) -> bool {
    text.split(is_mark).any(may_end_in_name)
}

/// Reads the place of an address without Han characters.
#[must_use]
pub fn read_latin(text: &str) -> Latin {
    if !may_be_in_china(text) {
        return Latin::default();
    }
    let mut found = Findings::default();
    let parts: Vec<&str> = text
        .split(is_mark)
        .map(without_postcode)
        .filter(|part| !part.is_empty())
        .collect();
    for (place, part) in parts.iter().rev().enumerate() {
        let position = if place == 0 {
            Position::Last
        } else {
            Position::Before
        };
        found.read(part, position);
    }
    let place = found.place();
    Latin {
        place,
        in_china: found.in_china || place.is_some(),
    }
}

/// Where a part stands between the commas.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    Last,
    Before,
}

/// The names found, from the end of the address to its beginning.
#[derive(Default)]
struct Findings {
    names: Vec<Named>,
    in_china: bool,
    /// Whether the address ends in a name that is none of ours.
    ends_elsewhere: bool,
}

impl Findings {
    /// Reads the names at the end of one part; the words before them must tell that the part is a line of its own.
    fn read(&mut self, part: &str, position: Position) {
        let words: Vec<&str> = part.split_whitespace().collect();
        let mut end = words.len();
        let before = self.names.len();
        while end > 0 {
            let Some(length) = self.read_last(&words[..end]) else {
                break;
            };
            end -= length;
        }
        let line = words[..end]
            .iter()
            .any(|word| word.contains(|c: char| c.is_ascii_digit()));
        if end > 0 && !line && !self.in_china {
            // Hotel Beijing is not in Beijing.
            self.names.truncate(before);
        }
        if position == Position::Last && end == words.len() && !is_street(part) {
            self.ends_elsewhere = true;
        }
    }

    /// Reads the longest name that the words end in; how many words it has.
    fn read_last(&mut self, words: &[&str]) -> Option<usize> {
        for length in (1..=LONGEST.min(words.len())).rev() {
            let name = words[words.len() - length..].concat();
            let letters: String = name
                .chars()
                .filter(|character| character.is_alphabetic())
                .flat_map(char::to_lowercase)
                .collect();
            if COUNTRY.contains(&letters.as_str()) {
                self.in_china = true;
                return Some(length);
            }
            if name.contains(|character: char| character.is_ascii_digit()) {
                continue;
            }
            if let Some(name) = named(&name) {
                self.names.push(name);
                return Some(length);
            }
        }
        None
    }

    /// The deepest place that the names agree on.
    fn place(&self) -> Option<Division> {
        if self.ends_elsewhere && !self.in_china {
            return None;
        }
        let mut place = None;
        // A district may stand before or behind its city: what one round leaves open the next one knows.
        for _ in 0..Level::District as usize + 1 {
            for name in &self.names {
                place = self.deeper(place, name);
            }
        }
        place
    }

    fn deeper(&self, place: Option<Division>, name: &Named) -> Option<Division> {
        let trusted = name.trust == Trust::Known || name.labelled || self.in_china;
        if place.is_none() && !trusted {
            return None;
        }
        let inside = |division: &Division| {
            place.is_none_or(|place| division.lies_in(place) && *division != place)
        };
        let mut fitting = name.divisions.iter().copied().filter(inside);
        let first = fitting.next();
        // 吉林 is the city in its province; of two divisions in one line, the higher is what the name says.
        let rest: Vec<Division> = fitting.collect();
        match first {
            Some(only) if rest.iter().all(|other| other.lies_in(only)) => Some(only),
            _ => place,
        }
    }
}

/// Whether a part is a way to a door; NSW 2016 and LS1 4DY are none.
fn is_street(part: &str) -> bool {
    let street = street_parts(part);
    street.road.is_some() || street.numbers().next().is_some()
}

/// A part without the postcode, its label and the marks around it.
fn without_postcode(part: &str) -> &str {
    let marks = |character: char| !character.is_alphanumeric() && character != ')';
    let mut part = part.trim_matches(marks);
    for postcode in [part.split(' ').next_back(), part.split(' ').next()] {
        let Some(postcode) = postcode else { continue };
        if postcode.len() == 6 && postcode.bytes().all(|byte| byte.is_ascii_digit()) {
            part = part
                .strip_suffix(postcode)
                .or(part.strip_prefix(postcode))
                .unwrap_or(part)
                .trim_matches(marks);
        }
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A case: the address, its place, whether it is in China.
    type Case = (&'static str, Option<&'static str>, bool);

    fn check(cases: &[Case]) {
        for (text, place, in_china) in cases {
            let read = read_latin(text);
            assert_eq!(read.place.map(Division::path).as_deref(), *place, "{text}");
            assert_eq!(read.in_china, *in_china, "{text}");
        }
    }

    #[test]
    fn a_place_between_commas_is_read_and_a_road_is_not() {
        check(&[
            (
                "Room 801, No.461 Hongcao Rd, Xuhui, Shanghai",
                Some("上海市徐汇区"),
                true,
            ),
            (
                "88 Tianhe Road, Guangzhou 510620, P.R. China",
                Some("广东省广州市"),
                true,
            ),
            (
                "No. 88, Century Avenue, Pudong New District, Shanghai 200120",
                Some("上海市浦东新区"),
                true,
            ),
            (
                "Tianhe District, Guangzhou, Guangdong Province, P.R. China",
                Some("广东省广州市天河区"),
                true,
            ),
            (
                "NO.5 GAOXIN ROAD, YANTA DISTRICT, XI'AN, SHAANXI, CHINA",
                Some("陕西省西安市雁塔区"),
                true,
            ),
            (
                "12 Nathan Road, Kowloon, Hong Kong",
                Some("香港特别行政区"),
                true,
            ),
            ("12 Shanghai Road, Singapore", None, false),
            ("221B Baker Street, London", None, false),
            (
                "Urumqi, Xinjiang Uygur Autonomous Region",
                Some("新疆维吾尔自治区乌鲁木齐市"),
                true,
            ),
            ("No. 5, China", None, true),
        ]);
    }

    #[test]
    fn pinyin_is_read_in_either_order_and_without_commas() {
        check(&[
            (
                "Rm 1203, Bldg 3, Chaoyang Qu, Beijing Shi",
                Some("北京市朝阳区"),
                true,
            ),
            (
                "Beijing Shi, Chaoyang Qu, Jianguo Lu 88",
                Some("北京市朝阳区"),
                true,
            ),
            (
                "Guangdong Sheng Shenzhen Shi Nanshan Qu",
                Some("广东省深圳市南山区"),
                true,
            ),
            ("BeijingShi ChaoyangQu", Some("北京市朝阳区"), true),
            (
                "88 Century Avenue Pudong Shanghai 200120 China",
                Some("上海市浦东新区"),
                true,
            ),
            ("Chaoyang District, China", None, true),
            (
                "Jilin City, Jilin Province, China",
                Some("吉林省吉林市"),
                true,
            ),
        ]);
    }

    #[test]
    fn addresses_abroad_name_no_place_in_china() {
        check(&[
            ("12 Dali Street, Springfield, IL 62701, USA", None, false),
            ("Hotel Shanghai, London", None, false),
            ("4 Church Lane, Shanghai, WV 25401", None, false),
            ("5 Anyang, Gyeonggi, Korea", None, false),
            (
                "1600 Amphitheatre Pkwy, Mountain View, CA 94043",
                None,
                false,
            ),
            ("14 Canton Street, Redfern NSW 2016", None, false),
            ("Flat 3, 12 Kings Road, Leeds, LS1 4DY", None, false),
        ]);
    }
}
