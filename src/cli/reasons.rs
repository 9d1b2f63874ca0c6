//! What speaks for and against a pair, in the reader's language: `mobile equal +18.0` is `手机 相同 +18.0`.
//!
//! The reason is kept in the store as dedupe wrote it; levels that a later version knows stay as they are.

use super::lang::Lang;
use crate::model::Field;
use crate::rules::Level;

/// The words of a comparison level, in English and Chinese.
const LEVELS: [(&str, &str); 37] = [
    ("same", "相同"),
    ("reused", "重复使用"),
    ("equal", "相同"),
    ("romanized", "拼音相同"),
    ("sound", "同音"),
    ("typo", "疑似笔误"),
    ("similar", "相近"),
    ("part", "一部分相同"),
    ("differs", "不同"),
    ("nickname", "昵称"),
    ("shortened", "缩写"),
    ("initial", "首字母相同"),
    ("one character", "一字之差"),
    ("one missing", "一方缺失"),
    ("both missing", "双方缺失"),
    ("swapped", "姓与名对调"),
    ("masked alike", "与打码号码相符"),
    ("same local part", "用户名相同"),
    ("role mailbox", "公共邮箱相同"),
    ("proven other", "确属不同号码"),
    ("contradicts", "截然不同"),
    ("new year", "同为元旦（多为缺省值）"),
    ("close", "相差不大"),
    ("year", "同年"),
    ("same extension", "分机相同"),
    ("same building", "同一楼栋"),
    ("number typo", "门牌疑似笔误"),
    ("alike", "相似"),
    ("same road", "同一道路"),
    ("same number", "门牌相同"),
    ("equal elsewhere", "街道相同但地区不同"),
    ("same postcode", "邮编相同"),
    ("postcode only", "仅邮编相同"),
    ("postcode typo", "邮编疑似笔误"),
    ("same district", "同区县"),
    ("same city", "同城"),
    ("city only", "仅城市相同"),
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

/// One comparison: its name, its level, its weight.
fn chinese(part: &str) -> String {
    let told = Level::ALL.iter().find_map(|known| {
        let (comparison, level) = (known.comparison().name(), spaced(known.name()));
        let rest = part.strip_prefix(&spaced(comparison))?.strip_prefix(' ')?;
        let bits = rest.strip_prefix(&level)?.strip_prefix(' ')?;
        (!bits.contains(' ')).then(|| format!("{} {bits}", level_zh(comparison, &level)))
    });
    told.unwrap_or_else(|| part.to_owned())
}

/// A level with its comparison, as the rules name them: `town` and `same_city` are `town same city`, or `地区同城`.
pub(super) fn level(comparison: &str, level: &str, lang: Lang) -> String {
    match lang {
        Lang::English => format!("{} {}", spaced(comparison), spaced(level)),
        Lang::Chinese => level_zh(comparison, &spaced(level)),
    }
}

fn spaced(name: &str) -> String {
    name.replace('_', " ")
}

fn level_zh(comparison: &str, level: &str) -> String {
    let field = match (comparison.parse::<Field>(), comparison) {
        (Ok(field), _) => field.name_zh(),
        (_, "town") => "地区",
        (_, "name_order") => "姓名次序",
        (_, "organization") => "单位",
        _ => comparison,
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

    #[test]
    fn a_reason_is_told_in_the_language_of_the_reader() {
        let reason = "mobile equal +18.0; given name differs -3.0; town same city +1.0";
        assert_eq!(in_words(reason, Lang::English), reason);
        assert_eq!(
            in_words(reason, Lang::Chinese),
            "手机相同 +18.0；名不同 -3.0；地区同城 +1.0"
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
