//! Forms of address, short titles and labels: what stands beside a Chinese name and is no part of it.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::Gender;
use crate::value::title;

/// Forms of address behind a name, and what they say of the gender; the longer before what they end in.
pub(super) const FORMS_OF_ADDRESS: [(&str, Option<Gender>); 33] = [
    ("先生收", Some(Gender::Male)),
    ("女士收", Some(Gender::Female)),
    ("小姐收", Some(Gender::Female)),
    ("先生亲启", Some(Gender::Male)),
    ("女士亲启", Some(Gender::Female)),
    ("亲启", None),
    ("敬启", None),
    ("先生", Some(Gender::Male)),
    ("女士", Some(Gender::Female)),
    ("小姐", Some(Gender::Female)),
    ("太太", Some(Gender::Female)),
    ("夫人", Some(Gender::Female)),
    ("阿姨", Some(Gender::Female)),
    ("大姐", Some(Gender::Female)),
    ("大妈", Some(Gender::Female)),
    ("大娘", Some(Gender::Female)),
    ("大嫂", Some(Gender::Female)),
    ("奶奶", Some(Gender::Female)),
    ("美女", Some(Gender::Female)),
    ("叔叔", Some(Gender::Male)),
    ("大叔", Some(Gender::Male)),
    ("大爷", Some(Gender::Male)),
    ("大哥", Some(Gender::Male)),
    ("爷爷", Some(Gender::Male)),
    ("伯伯", Some(Gender::Male)),
    ("帅哥", Some(Gender::Male)),
    ("师傅", None),
    ("同志", None),
    ("同学", None),
    ("先森", Some(Gender::Male)),
    ("生先", Some(Gender::Male)),
    ("女生", Some(Gender::Female)),
    ("男士", Some(Gender::Male)),
];

/// What stands in brackets or by itself behind a name and tells the gender, or nothing.
const NOTES: [(&str, Option<Gender>); 6] = [
    ("男", Some(Gender::Male)),
    ("女", Some(Gender::Female)),
    ("男性", Some(Gender::Male)),
    ("女性", Some(Gender::Female)),
    ("收", None),
    ("本人", None),
];

/// Words that only follow a family name: what they say of the gender, and the title that is meant where that is certain.
pub(super) const SHORT_TITLES: [(&str, Option<Gender>, Option<&str>); 14] = [
    ("副总", None, Some("副总")),
    ("总工", None, Some("总工程师")),
    ("老总", None, Some("总")),
    ("总", None, Some("总")),
    ("工", None, Some("工程师")),
    ("董", None, Some("董事长")),
    ("局", None, Some("局长")),
    ("处", None, Some("处长")),
    ("姐", Some(Gender::Female), None),
    ("嫂", Some(Gender::Female), None),
    ("姨", Some(Gender::Female), None),
    ("太", Some(Gender::Female), None),
    ("哥", Some(Gender::Male), None),
    ("叔", Some(Gender::Male), None),
];

/// Labels of forms before a name.
const LABELS: [&str; 13] = [
    "联系人姓名",
    "收货人姓名",
    "客户姓名",
    "客户名称",
    "联系人",
    "收货人",
    "收件人",
    "经办人",
    "负责人",
    "姓名",
    "客户",
    "用户",
    "名字",
];

/// The last characters of all that can stand glued behind a short name.
pub(super) static ENDS: LazyLock<FxHashSet<char>> = LazyLock::new(|| {
    let forms = FORMS_OF_ADDRESS.iter().map(|(form, _)| *form);
    let short = SHORT_TITLES.iter().map(|(short, ..)| *short);
    let words = forms
        .chain(short)
        .chain(title::glued())
        .chain(["代", "某", "人"]);
    words.filter_map(|word| word.chars().next_back()).collect()
});

/// The form of address in which the text ends.
pub(super) fn form_of_address(text: &str) -> Option<(&'static str, Option<Gender>)> {
    FORMS_OF_ADDRESS
        .iter()
        .find(|(form, _)| text.ends_with(form))
        .copied()
}

/// What a word by itself says of the gender, if it is a form of address or a note that tells it.
pub(super) fn note(word: &str) -> Option<Option<Gender>> {
    FORMS_OF_ADDRESS
        .iter()
        .chain(&NOTES)
        .find(|(form, _)| *form == word)
        .map(|(_, gender)| *gender)
}

/// The text behind a label, a colon or a space after it, and behind the number of a list: 联系人:张三, 1、张三.
pub(super) fn without_label(text: &str) -> &str {
    let unnumbered = without_number(text);
    let labelled = LABELS.iter().find_map(|label| {
        let rest = unnumbered.strip_prefix(label)?;
        let rest = rest.strip_prefix([':', '：', ' '])?;
        Some(rest.trim())
    });
    labelled
        .filter(|rest| !rest.is_empty())
        .unwrap_or(unnumbered)
}

/// A list's number has up to three digits and a mark.
fn without_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|one: char| one.is_ascii_digit());
    if !(1..=3).contains(&(text.len() - rest.len())) {
        return text;
    }
    match rest.strip_prefix(['.', '、', ')', '）', '．']) {
        Some(rest) if !rest.trim().is_empty() => rest.trim(),
        _ => text,
    }
}
