//! The words by which a row shows that it is no record: totals, signatures, page numbers, drawn lines.

/// Words of a line of totals.
const TOTALS: [&str; 26] = [
    "合计",
    "总计",
    "小计",
    "共计",
    "总数",
    "总和",
    "累计",
    "总合计",
    "本页合计",
    "本页小计",
    "本页总计",
    "本页累计",
    "合计人数",
    "总人数",
    "总计人数",
    "人数合计",
    "合计金额",
    "金额合计",
    "合計",
    "總計",
    "小計",
    "total",
    "totals",
    "grandtotal",
    "subtotal",
    "sum",
];
/// Units that are counted in a line of totals.
const UNITS: [&str; 19] = [
    "人",
    "条",
    "名",
    "个",
    "位",
    "户",
    "家",
    "行",
    "元",
    "笔",
    "人次",
    "条记录",
    "个客户",
    "位客户",
    "名会员",
    "records",
    "rows",
    "contacts",
    "customers",
];
/// What stands before the colon of a note or signature.
const LABELS: [&str; 44] = [
    "制表人",
    "制表",
    "制表日期",
    "制表时间",
    "制单人",
    "制单",
    "审核",
    "审核人",
    "审批",
    "审批人",
    "复核",
    "复核人",
    "填表人",
    "填表日期",
    "填报人",
    "经办人",
    "负责人",
    "主管",
    "打印日期",
    "打印时间",
    "打印人",
    "导出日期",
    "导出时间",
    "导出人",
    "报表日期",
    "统计日期",
    "统计时间",
    "数据来源",
    "资料来源",
    "备注",
    "说明",
    "注",
    "附注",
    "注意",
    "签字",
    "签名",
    "单位",
    "note",
    "notes",
    "preparedby",
    "printed",
    "exported",
    "generated",
    "source",
];
/// Labels that are a signature without a colon, too.
const SIGNATURES: [&str; 9] = [
    "制表人",
    "制单人",
    "审核人",
    "审批人",
    "复核人",
    "填表人",
    "打印人",
    "preparedby",
    "approvedby",
];

/// The longest text that is looked at for a mark, in bytes.
const LONGEST_MARK: usize = 60;

/// The letters of a short text without spaces, brackets and colons, in lower case.
fn bare(text: &str) -> String {
    let kept =
        |letter: &char| !letter.is_whitespace() && !"()（）[]【】:：,，.。".contains(*letter);
    text.chars()
        .filter(kept)
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether the text is the word of a line of totals: `合计`, `本页小计：`, `共128人`, `华东区小计`, `Total: 128`.
pub(super) fn is_total(text: &str) -> bool {
    if text.len() > LONGEST_MARK || text.starts_with(|letter: char| letter.is_ascii_digit()) {
        return false;
    }
    let text = bare(text);
    let word = text.trim_end_matches(|letter: char| UNITS.concat().contains(letter));
    let word = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let counted = word.len() < text.len() && text.contains(|letter: char| letter.is_ascii_digit());
    let group = ["小计", "合计", "小計", "合計"]
        .iter()
        .any(|mark| word.ends_with(mark));
    TOTALS.contains(&text.as_str())
        || (counted
            && (TOTALS.contains(&word)
                || matches!(word, "共" | "总共" | "以上共" | "共有" | "全部共")))
        || (group && text.chars().count() <= 10 && (counted || text == word))
}

/// Whether the text is a number or a count: `128`, `1,234.50`, `128人`, `¥99`, `-`.
pub(super) fn is_count(text: &str) -> bool {
    let number = text.trim_start_matches(['¥', '￥', '$', '-', '+', '€', '共']);
    let rest = number.trim_start_matches(|letter: char| {
        letter.is_ascii_digit() || matches!(letter, '.' | ',' | '，' | ' ')
    });
    is_rule(text)
        || (rest.len() < number.len() && (rest.is_empty() || rest == "%" || UNITS.contains(&rest)))
}

/// Whether the text only draws a line: `-----`, `***`, `/`.
pub(super) fn is_rule(text: &str) -> bool {
    text.chars()
        .all(|letter| "-—–=_*.·~/\\|─━…".contains(letter))
}

/// Whether the text begins a note, a signature or a page's foot: `制表人：张三`, `Note: ...`, `第 1 页`.
pub(super) fn is_footnote(text: &str) -> bool {
    let labelled = text
        .split_once([':', '：'])
        .is_some_and(|(label, _)| LABELS.contains(&bare(label).as_str()));
    labelled || (text.len() <= LONGEST_MARK && is_signature_or_page(&bare(text)))
}

fn is_signature_or_page(bare: &str) -> bool {
    let digits_after = |mark: &str| {
        bare.strip_prefix(mark)
            .is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
    };
    let page = (digits_after("第") && bare.contains('页'))
        || (digits_after("page") && !bare.contains('@'));
    page || SIGNATURES.contains(&bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_told_from_names() {
        let totals = [
            "合计",
            "合 计",
            "总计：",
            "本页小计",
            "共128人",
            "共 128 条",
            "合计128人",
            "合计（128人）",
            "Total",
            "Grand Total",
            "Subtotal:",
            "Total: 128",
            "华东区小计",
            "TOTAL 128 records",
            "总计 5 位客户",
        ];
        for text in totals {
            assert!(is_total(text), "{text}");
        }
        for text in [
            "总经理",
            "共和",
            "Total Logistics",
            "合计有限公司",
            "张伟",
            "128",
            "共青团北京市委",
        ] {
            assert!(!is_total(text), "{text}");
        }
    }

    #[test]
    fn notes_signatures_and_pages_are_told_from_names() {
        for text in [
            "制表人：张三",
            "备注: 以上数据",
            "审核人",
            "第 1 页 共 3 页",
            "Page 2 of 9",
            "Prepared by: Li",
        ] {
            assert!(is_footnote(text), "{text}");
        }
        for text in ["张三", "备注", "Page Chen", "单位", "注册部"] {
            assert!(!is_footnote(text), "{text}");
        }
    }
}
