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

/// The family names that five of six people of the mainland bear. Source: the hundred most frequent of the census of
/// 2020, by hand.
pub(super) const COMMON: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚\
沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤";

/// Whether the text begins with one of the most frequent family names.
pub(super) fn has_common_surname(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|first| COMMON.contains(han::simplified(first)))
}

/// Whether the text is a family name; traditional characters count as their simplified form.
#[must_use]
pub fn is_surname(text: &str) -> bool {
    SURNAMES.contains(&*han::simplify(text))
}

static IN_PINYIN: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| PINYIN.split_whitespace().collect());

/// No family name in pinyin has more letters.
const LONGEST: usize = 9;

/// Whether the word is a family name in pinyin.
pub(super) fn is_pinyin_surname(word: &str) -> bool {
    let mut lower = [0; LONGEST];
    let Some(lower) = lower.get_mut(..word.len()) else {
        return false;
    };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).is_ok_and(|lower| IN_PINYIN.contains(lower))
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
