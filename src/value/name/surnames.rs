//! Family names: which Han characters, and which Latin syllables, are one.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::value::han;

const TABLE: &str = include_str!("../../../rules/reference/surnames.csv");

static SURNAMES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| TABLE.lines().skip(1).collect());

/// Family names as pinyin spells them, for names in Latin letters.
const PINYIN: &str = " wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie \
song tang deng han feng cao peng zeng xiao tian dong yuan pan yu jiang cai du ye cheng su wei lu ding ren shen yao \
jin cui zhong tan fan shi liao jia xia fu fang zou xiong bai meng qin qiu hou yan xue lei long duan hao kong shao mao \
chang wan gu lai qiao ou mo gong tao yin ni lv ouyang sima zhuge shangguan situ ";

/// Whether the text is a family name; traditional characters count as their simplified form.
#[must_use]
pub fn is_surname(text: &str) -> bool {
    SURNAMES.contains(&*han::simplify(text))
}

/// Whether the word is a family name in pinyin.
pub(super) fn is_pinyin_surname(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    !lower.is_empty()
        && lower.bytes().all(|byte| byte.is_ascii_lowercase())
        && PINYIN.split(' ').any(|surname| surname == lower)
}

/// The bytes of the family name at the beginning of a Han name, compound ones first.
#[must_use]
pub fn surname_len(name: &str) -> Option<usize> {
    let mut ends = name
        .char_indices()
        .map(|(at, character)| at + character.len_utf8());
    let (one, two) = (ends.next()?, ends.next());
    [two, Some(one)]
        .into_iter()
        .flatten()
        .find(|end| is_surname(&name[..*end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compound_surnames_come_before_single_ones() {
        let cases = [
            ("欧阳修", Some("欧阳")),
            ("歐陽修", Some("歐陽")),
            ("尉迟恭", Some("尉迟")),
            ("司马相如", Some("司马")),
            ("张三", Some("张")),
            ("鍾國榮", Some("鍾")),
            ("采购部", None),
        ];
        for (name, surname) in cases {
            assert_eq!(surname_len(name).map(|end| &name[..end]), surname, "{name}");
        }
    }
}
