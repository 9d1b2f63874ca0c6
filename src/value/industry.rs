//! Industries: the words of lists, and what they are called in the national classification (GB/T 4754-2017).

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

/// A section or division of the classification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Industry {
    /// A letter, and two digits where the word tells as much: `I65`.
    pub code: &'static str,
    /// The official name.
    pub name: &'static str,
}

const TABLE: &str = include_str!("../../rules/reference/industries.csv");

static BY_WORD: LazyLock<FxHashMap<&'static str, Industry>> = LazyLock::new(|| lines().collect());

/// The words of the table and what each is called.
fn lines() -> impl Iterator<Item = (&'static str, Industry)> {
    TABLE.lines().skip(1).filter_map(|line| {
        let mut cells = line.splitn(3, ',');
        Some((
            cells.next()?,
            Industry {
                code: cells.next()?,
                name: cells.next()?,
            },
        ))
    })
}

static OFFICIAL: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lines().map(|(_, industry)| industry.name).collect());

static BY_CODE: LazyLock<FxHashMap<&'static str, Industry>> = LazyLock::new(|| {
    lines()
        .map(|(_, industry)| (industry.code, industry))
        .collect()
});

/// The section or division of a code: `I65`, `65` for the division alone, `I` for the section.
#[must_use]
pub fn by_code(code: &str) -> Option<Industry> {
    let upper = code.to_ascii_uppercase();
    let digits = upper.len() == 2 && upper.bytes().all(|byte| byte.is_ascii_digit());
    let division = || {
        let mut sections = ('A'..='T').filter(|_| digits);
        sections.find_map(|section| BY_CODE.get(format!("{section}{upper}").as_str()).copied())
    };
    BY_CODE.get(upper.as_str()).copied().or_else(division)
}

impl Industry {
    /// The section that a division lies in, and a section itself.
    #[must_use]
    pub fn section(self) -> Option<Industry> {
        BY_CODE.get(self.code.get(..1)?).copied()
    }
}

/// What the words of a cell are called in the classification: none where one of them is unknown, or where they belong
/// to several industries.
#[must_use]
pub fn classified(text: &str) -> Option<Industry> {
    if let Some(whole) = of_word(text.trim()) {
        return Some(whole);
    }
    let words = text
        .split(['/', '、', ',', '，', ';', '；', '|', ' '])
        .filter(|word| !word.is_empty());
    let mut found = None;
    for word in words {
        let industry = of_word(word)?;
        if found.is_some_and(|known| known != industry) {
            return None;
        }
        found = Some(industry);
    }
    found
}

fn of_word(word: &str) -> Option<Industry> {
    let lower = word.to_ascii_lowercase();
    let bare = lower
        .strip_suffix("行业")
        .or_else(|| lower.strip_suffix('业'))
        .unwrap_or(&lower);
    let listed = BY_WORD.get(lower.as_str()).or_else(|| BY_WORD.get(bare));
    listed.copied().or_else(|| by_code(word))
}

/// Whether text is an official name already, with or without its code.
#[must_use]
pub fn is_official(text: &str) -> bool {
    let name = text
        .trim_start_matches(|character: char| character.is_ascii_alphanumeric())
        .trim_start();
    OFFICIAL.contains(name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn words_that_mean_one_industry_are_classified() {
        let cases = [
            ("软件", Some("I65")),
            ("IT/软件/计算机", Some("I65")),
            ("IT/互联网/软件/计算机", None),
            ("制造业", Some("C")),
            ("餐饮行业", Some("H62")),
            ("酒、饮料和精制茶制造业", Some("C15")),
            ("i65", Some("I65")),
            ("65", Some("I65")),
            ("H", Some("H")),
            ("火锅", Some("H62")),
            ("Real Estate", Some("K70")),
            ("99", None),
            ("炼金术", None),
            ("", None),
        ];
        for (text, code) in cases {
            assert_eq!(
                classified(text).map(|industry| industry.code),
                code,
                "{text}"
            );
        }
        assert!(is_official("软件和信息技术服务业") && is_official("I65 软件和信息技术服务业"));
        assert!(!is_official("软件"));
    }

    #[test]
    fn the_classification_is_complete() {
        let industries: BTreeMap<&str, Industry> = lines()
            .map(|(_, industry)| (industry.code, industry))
            .collect();
        let of_length = |length| {
            industries
                .keys()
                .filter(|code| code.len() == length)
                .count()
        };
        assert_eq!((of_length(3), of_length(1)), (97, 20));
        for industry in industries.values() {
            let section = industry
                .section()
                .expect("every division lies in a section");
            assert_eq!(section.code, &industry.code[..1]);
        }
        assert_eq!(by_code("83").map(|industry| industry.name), Some("教育"));
    }
}
