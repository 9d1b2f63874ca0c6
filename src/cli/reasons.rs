//! What speaks for and against a pair, in the reader's language: `mobile equal +18.0` is `手机 相同 +18.0`.
//!
//! The reason is kept in the store as dedupe wrote it; levels that a later version knows stay as they are.

use super::lang::Lang;
use crate::model::Field;

/// The words of a comparison level, in English and Chinese.
const LEVELS: [(&str, &str); 31] = [
    ("same", "相同"),
    ("reused", "重复使用"),
    ("equal", "相同"),
    ("equal rare", "相同（少见）"),
    ("equal usual", "相同（一般）"),
    ("equal common", "相同（常见）"),
    ("typo", "疑似笔误"),
    ("shortened", "缩写"),
    ("one word", "仅一部分"),
    ("one character", "一字之差"),
    ("romanized", "拼音相同"),
    ("masked alike", "与打码号码相符"),
    ("equal elsewhere", "街道相同但地区不同"),
    ("other script", "中英文不同"),
    ("one missing", "一方缺失"),
    ("both missing", "双方缺失"),
    ("related", "部分相同"),
    ("differs", "不同"),
    ("role mailbox", "公共邮箱相同"),
    ("same local part", "用户名相同"),
    ("proven other", "确属不同号码"),
    ("same extension", "分机相同"),
    ("similar", "相近"),
    ("organization equal", "单位相同"),
    ("organization similar", "单位相近"),
    ("same building", "同一楼栋"),
    ("number typo", "门牌疑似笔误"),
    ("same road", "同一道路"),
    ("same postcode", "邮编相同"),
    ("same district", "同区县"),
    ("same city", "同城"),
];

/// The reason in the reader's language.
pub(super) fn in_words(reason: &str, lang: Lang) -> String {
    match lang {
        Lang::English => reason.to_owned(),
        Lang::Chinese => {
            let parts: Vec<String> = reason.split("; ").map(chinese).collect();
            parts.join("；")
        }
    }
}

/// One comparison: its field, its level, its weight.
fn chinese(part: &str) -> String {
    let words = part
        .split_once(' ')
        .and_then(|(comparison, rest)| Some((comparison, rest.rsplit_once(' ')?)));
    let Some((comparison, (level, bits))) = words else {
        return part.to_owned();
    };
    format!("{} {bits}", level_zh(comparison, level))
}

/// A level with its comparison, as the rules name them: `town` and `same_city` are `town same city`, or `地区同城`.
pub(super) fn level(comparison: &str, level: &str, lang: Lang) -> String {
    let words = level.replace('_', " ");
    match lang {
        Lang::English => format!("{comparison} {words}"),
        Lang::Chinese => level_zh(comparison, &words),
    }
}

fn level_zh(comparison: &str, level: &str) -> String {
    let field = match comparison.parse::<Field>() {
        Ok(field) => field.name_zh(),
        Err(_) if comparison == "town" => "地区",
        Err(_) => comparison,
    };
    let level = LEVELS
        .iter()
        .find(|(name, _)| *name == level)
        .map_or(level, |(_, zh)| zh);
    format!("{field}{level}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Level;

    #[test]
    fn a_reason_is_told_in_the_language_of_the_reader() {
        let reason = "mobile equal +18.0; name differs -3.0; town same city +1.0";
        assert_eq!(in_words(reason, Lang::English), reason);
        assert_eq!(
            in_words(reason, Lang::Chinese),
            "手机相同 +18.0；姓名不同 -3.0；地区同城 +1.0"
        );
        assert_eq!(in_words("unheard of", Lang::Chinese), "unheard of");
    }

    #[test]
    fn every_level_has_chinese_words() {
        for level in Level::ALL {
            let words = level.name().replace('_', " ");
            assert!(LEVELS.iter().any(|(name, _)| *name == words), "{words}");
        }
    }
}
