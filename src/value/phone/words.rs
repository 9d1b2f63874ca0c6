//! The words that stand around numbers: labels, notes, and what leads to an extension.

/// What a word beside a number says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// It is a telephone: `手机`, `Tel`.
    Phone,
    /// It is a fax machine.
    Fax,
    /// An extension follows.
    Extension,
    /// The number is out of use.
    Dead,
    /// The number is also a WeChat id.
    Wechat,
    /// The number stands in another cell.
    Reference,
    /// The digits behind it are no telephone number: `QQ`, `微信号`.
    Other,
    /// Anything else: a name, a remark.
    Note,
}

/// The words, in the order in which they are looked for: `电话/传真` is a telephone, and `转分机` an extension.
const WORDS: &[(Word, &[&str])] = &[
    (
        Word::Reference,
        &["同上", "同左", "同右", "见上", "同前", "ditto"],
    ),
    (
        Word::Dead,
        &["停机", "空号", "停用", "销号", "已注销", "打不通", "作废"],
    ),
    (
        Word::Other,
        &[
            "qq",
            "微信号",
            "身份证",
            "邮编",
            "工号",
            "编号",
            "证号",
            "房号",
            "门牌",
        ],
    ),
    (Word::Wechat, &["微信", "wechat", "weixin", "v信"]),
    (
        Word::Extension,
        &[
            "分机",
            "转",
            "轉",
            "内线",
            "內線",
            "按",
            "拨",
            "撥",
            "ext",
            "extension",
        ],
    ),
    (
        Word::Phone,
        &[
            "兼传真",
            "兼传",
            "手机",
            "电话",
            "tel",
            "mobile",
            "phone",
            "cell",
            "号码",
            "固话",
            "座机",
            "移动",
            "联系方式",
            "热线",
            "宅电",
            "mob",
            "手提",
        ],
    ),
    (Word::Fax, &["传真", "fax", "传 真"]),
];

/// Single letters that forms put in front of a number, or between it and its extension.
const LETTERS: &[(Word, &[&str])] = &[
    (Word::Phone, &["m", "t", "p", "h", "o", "c"]),
    (Word::Fax, &["f"]),
    (Word::Extension, &["x", "#", "*", "p", "-x"]),
    (Word::Wechat, &["vx", "wx", "v"]),
];

/// What `word` says.
pub(super) fn meaning(word: &str) -> Word {
    let word = word.to_lowercase();
    let short = LETTERS
        .iter()
        .find(|(_, letters)| letters.contains(&word.as_str()));
    let long = || {
        WORDS
            .iter()
            .find(|(_, words)| words.iter().any(|known| word.contains(known)))
    };
    short
        .or_else(long)
        .map_or(Word::Note, |(meaning, _)| *meaning)
}
