//! An industry that the company's name contradicts.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;
use crate::value::industry;

finding_kinds! {
    /// ## What it looks for
    /// A company whose name ends in a word of one trade (银行, 医院, 保险, 物流, 酒店 ...) beside an industry of another section
    /// of the national classification. Words that tell little, such as 科技 or 贸易, are not held against the industry.
    /// ## Why it matters
    /// Offers by industry miss the customer.
    /// ## Known false alarms
    /// Groups whose name tells where they began; a hospital's supplier that bears its name.
    /// ## Example
    /// 武汉和平保险有限公司 in 餐饮业 is found.
    TRADE_DIFFERS = "IND101", Info,
        "the industry does not fit the company's name",
        "行业与公司名称不符";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &TRADE_DIFFERS,
    needs: Needs::All(&[Field::Company, Field::Industry]),
    look,
};

/// Words before the legal form, and the sections (GB/T 4754) in which a company of that name can be.
const TRADES: [(&str, &str); 16] = [
    ("银行", "J"),
    ("保险", "J"),
    ("证券", "J"),
    ("医院", "Q"),
    ("诊所", "Q"),
    ("小学", "P"),
    ("中学", "P"),
    ("大学", "PM"),
    ("物流", "GF"),
    ("快递", "G"),
    ("酒店", "HL"),
    ("餐饮", "HFC"),
    ("地产", "KE"),
    ("律所", "L"),
    ("旅行社", "LR"),
    ("煤矿", "B"),
];

/// What stands behind the word of the trade.
const FORMS: [&str; 7] = [
    "股份有限公司",
    "有限责任公司",
    "管理有限公司",
    "服务有限公司",
    "集团有限公司",
    "有限公司",
    "集团",
];

/// Sections by the official names of industries.
static SECTIONS: LazyLock<FxHashMap<&str, char>> = LazyLock::new(|| {
    let table = include_str!("../../../rules/reference/industries.csv");
    let lines = table.lines().skip(1).filter_map(|line| {
        let (_, classified) = line.split_once(',')?;
        let (code, name) = classified.split_once(',')?;
        Some((name, code.chars().next()?))
    });
    lines.collect()
});

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let company = row.get(Field::Company)?;
    let form = FORMS.iter().find_map(|form| company.strip_suffix(form));
    let own = form.unwrap_or(company);
    let (_, sections) = TRADES.iter().find(|(trade, _)| own.ends_with(trade))?;
    let section = section_of(row.get(Field::Industry)?)?;
    (!sections.contains(section)).then(|| Sighting::of(row, Field::Industry))
}

/// The section of an official name, with or without its code, or of a word for an industry.
fn section_of(industry: &str) -> Option<char> {
    let code = |letter: char| letter.is_ascii_alphanumeric() || letter == ' ';
    let official = SECTIONS.get(industry.trim_start_matches(code)).copied();
    official.or_else(|| industry::classified(industry)?.code.chars().next())
}
