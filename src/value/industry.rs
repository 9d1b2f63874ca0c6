//! Industries: the words of lists, and what they are called in the national classification (GB/T 4754-2017).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

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

/// What the words of a cell are called in the classification: none where one of them is unknown, or where they belong
/// to several industries.
#[must_use]
pub fn classified(text: &str) -> Option<Industry> {
    let words = text
        .split(['/', '、', ',', '，', ';', '；', '|', ' '])
        .filter(|word| !word.is_empty());
    let mut found = None;
    for word in words {
        let lower = word.to_ascii_lowercase();
        let bare = lower
            .strip_suffix("行业")
            .or_else(|| lower.strip_suffix('业'))
            .unwrap_or(&lower);
        let industry = *BY_WORD.get(lower.as_str()).or_else(|| BY_WORD.get(bare))?;
        if found.is_some_and(|known| known != industry) {
            return None;
        }
        found = Some(industry);
    }
    found
}

/// Whether text is an official name already, with or without its code.
#[must_use]
pub fn is_official(text: &str) -> bool {
    let name = text
        .trim_start_matches(|character: char| character.is_ascii_alphanumeric())
        .trim_start();
    lines().any(|(_, industry)| industry.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_mean_one_industry_are_classified() {
        let cases = [
            ("软件", Some("I65")),
            ("IT/软件/计算机", Some("I65")),
            ("IT/互联网/软件/计算机", None),
            ("制造业", Some("C")),
            ("餐饮行业", Some("H62")),
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
}
