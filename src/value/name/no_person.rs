//! What stands in the column of names and names nobody: placeholders, runs of keys, roles, masks, organizations.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::{Kind, is_plausible, surname_len};
use crate::value::{company, han, title};

/// What people write into a name they do not know.
const PLACEHOLDERS: [&str; 55] = [
    "无",
    "不详",
    "未知",
    "未填",
    "暂无",
    "没有",
    "匿名",
    "佚名",
    "无名氏",
    "测试",
    "测试用户",
    "测试客户",
    "测试数据",
    "客户",
    "新客户",
    "老客户",
    "客人",
    "顾客",
    "用户",
    "新用户",
    "微信用户",
    "会员",
    "访客",
    "游客",
    "业主",
    "家长",
    "学生",
    "群众",
    "路人",
    "本人",
    "自己",
    "某人",
    "先生",
    "女士",
    "小姐",
    "先生女士",
    "某某",
    "某先生",
    "某女士",
    "联系人",
    "姓名",
    "收件人",
    "test",
    "tester",
    "testuser",
    "testing",
    "demo",
    "none",
    "null",
    "n/a",
    "na",
    "user",
    "guest",
    "noname",
    "anonymous",
];

/// Roles that stand where a name should.
const ROLES: [&str; 20] = [
    "老板",
    "老板娘",
    "财务",
    "前台",
    "前台小姐",
    "采购",
    "人事",
    "行政",
    "销售",
    "客服",
    "仓库",
    "收货人",
    "负责人",
    "经理",
    "会计",
    "出纳",
    "总机",
    "门卫",
    "hr",
    "admin",
];

/// Keys as they lie side by side, and the alphabet.
const RUNS: [&str; 4] = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnop"];

static PLACEHOLDER: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| PLACEHOLDERS.into_iter().collect());
static ROLE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| ROLES.into_iter().collect());

/// The characters with which those words begin, and nicknames (小王, 老李).
pub(super) static BEGINNINGS: LazyLock<FxHashSet<char>> = LazyLock::new(|| {
    let words = PLACEHOLDERS.iter().chain(&ROLES).chain(&["小", "老"]);
    words.filter_map(|word| word.chars().next()).collect()
});

/// What the cell is, if it is no person's name.
pub(super) fn no_person(text: &str) -> Option<Kind> {
    if is_masked(text) {
        return Some(Kind::Masked);
    }
    let lower = text.to_lowercase();
    match () {
        () if is_placeholder(&lower) => Some(Kind::Placeholder),
        () if is_role(&lower) => Some(Kind::Role),
        () if has_lost_character(text) => Some(Kind::Doubtful),
        () if is_company(text) => Some(Kind::Company),
        () if !text.chars().any(char::is_alphabetic) => Some(Kind::Placeholder),
        () => None,
    }
}

/// 测试, 测试1, test 01, asdf, aaa; `lower` is in small letters.
fn is_placeholder(lower: &str) -> bool {
    let bare = lower.trim_end_matches(|one: char| one.is_ascii_digit() || one == ' ' || one == '_');
    let joined: String;
    let bare = if bare.contains([' ', '/']) {
        joined = bare.replace([' ', '/'], "");
        &joined
    } else {
        bare
    };
    PLACEHOLDER.contains(bare) || PLACEHOLDER.contains(lower) || is_run(bare)
}

/// The longest word in Latin letters that stands for a name or is a run of keys.
pub(super) const LONGEST_LATIN: usize = 16;

/// Whether letters in small case, as they are joined, stand for a name or are a run of keys.
pub(super) fn is_latin_placeholder(joined: &str) -> bool {
    PLACEHOLDER.contains(joined) || is_run(joined)
}

/// Four keys side by side or more, three from where a row begins, or one letter three times.
fn is_run(lower: &str) -> bool {
    let bytes = lower.as_bytes();
    let &[first, _, _, ..] = bytes else {
        return false;
    };
    // A key stands in a row once, so that a run begins there or nowhere.
    let beside = |row: &str| {
        let at = row.bytes().position(|key| key == first);
        at.is_some_and(|at| row[at..].starts_with(lower) && (lower.len() > 3 || at == 0))
    };
    first.is_ascii_lowercase()
        && (bytes.iter().all(|&byte| byte == first) || RUNS.iter().any(|row| beside(row)))
}

/// An organization; behind 公司 there is hardly a name of four characters.
fn is_company(text: &str) -> bool {
    company::is_company(text) || text.ends_with("公司") && text.chars().count() >= 4
}

fn is_role(lower: &str) -> bool {
    ROLE.contains(lower)
        || title::is_bare_title(lower)
        || (lower.chars().count() <= 5 && lower.ends_with('部') && !is_plausible(lower))
}

/// 张*, 张某某, 张XX; a real name may contain 某 elsewhere.
fn is_masked(text: &str) -> bool {
    if text.contains(['*', '＊', '×', '●', '○', '■', '□', '◯', '▇', '█']) {
        return true;
    }
    if !text.ends_with(['某', '人', 'x', 'X']) {
        return false;
    }
    let Some(family) = surname_len(text) else {
        return false;
    };
    let rest = &text[family..];
    matches!(rest, "某" | "某某" | "某人")
        || (!rest.is_empty() && rest.chars().all(|character| matches!(character, 'x' | 'X')))
}

/// A question mark that a lossy conversion left, the replacement character, or a character of private use.
fn has_lost_character(text: &str) -> bool {
    let lost = |one: char| matches!(one, '?' | '？' | '\u{FFFD}' | '\u{E000}'..='\u{F8FF}');
    text.chars().any(lost)
        || text
            .chars()
            .any(|one| matches!(one, '\u{F0000}'..='\u{10FFFD}'))
            && han::has_han(text)
}
