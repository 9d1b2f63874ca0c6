//! The words of a company's name that are not its own, found by what a name ends in.

use std::sync::LazyLock;

use crate::value::endings::Endings;

/// Trades. Source: SOURCES.md.
const TRADES: &str = include_str!("../../../rules/reference/trades.csv");

/// Legal forms behind which a name goes on with a branch or a department.
pub(super) const HEADS: [&str; 9] = [
    "股份有限公司",
    "有限责任公司",
    "责任有限公司",
    "有限公司",
    "股份公司",
    "集团公司",
    "总公司",
    "合伙企业",
    "银行",
];

/// Legal forms; taken off one after another, so that 集团股份有限公司 needs no line of its own.
const LEGAL_FORMS: [&str; 27] = [
    "股份有限公司",
    "有限责任公司",
    "责任有限公司",
    "股份合作公司",
    "有限公司",
    "股份公司",
    "责任公司",
    "集团公司",
    "总公司",
    "分公司",
    "子公司",
    "公司",
    "集团股份",
    "股份",
    "集团",
    "控股集团",
    "有限合伙",
    "普通合伙",
    "合伙企业",
    "个人独资企业",
    "个体工商户",
    "个体户",
    "专业合作社联合社",
    "专业合作社",
    "股份合作社",
    "合作社",
    "工作室",
];

/// What stands behind a trade and says what kind of house it is: 五金厂, 建材城.
pub(super) const HOUSES: [char; 21] = [
    '厂', '店', '馆', '坊', '铺', '社', '部', '行', '城', '场', '站', '屋', '吧', '园', '室', '院',
    '所', '楼', '庄', '摊', '房',
];

/// What the name of a branch ends in.
const BRANCHES: [&str; 17] = [
    "分公司",
    "子公司",
    "分行",
    "支行",
    "办事处",
    "代表处",
    "分店",
    "门店",
    "分部",
    "营业部",
    "营业厅",
    "营业所",
    "分理处",
    "分厂",
    "分院",
    "分所",
    "驻京办",
];

/// What organizations end in whose name has no legal form.
const ORGANIZATIONS: [&str; 30] = [
    "大学",
    "学院",
    "中学",
    "小学",
    "学校",
    "幼儿园",
    "医院",
    "卫生院",
    "银行",
    "研究院",
    "研究所",
    "设计院",
    "出版社",
    "报社",
    "杂志社",
    "工厂",
    "超市",
    "商行",
    "酒店",
    "宾馆",
    "饭店",
    "协会",
    "委员会",
    "基金会",
    "政府",
    "管理局",
    "经营部",
    "药房",
    "商店",
    "门市部",
];

/// What the name of an organization without a branch ends in; a department may follow it.
const WHOLE_ORGANIZATIONS: usize = 12;

/// Words that make a text a company's name when it ends in them.
const FIRMS: [&str; 14] = [
    "有限公司",
    "有限责任公司",
    "股份公司",
    "集团公司",
    "总公司",
    "公司",
    "集团",
    "合伙企业",
    "有限合伙",
    "普通合伙",
    "个体工商户",
    "事务所",
    "合作社",
    "工作室",
];

pub(super) static LEGAL: LazyLock<Endings> = LazyLock::new(|| Endings::of(LEGAL_FORMS));
pub(super) static FIRM: LazyLock<Endings> = LazyLock::new(|| Endings::of(FIRMS));
pub(super) static TRADE: LazyLock<Endings> = LazyLock::new(|| Endings::of(TRADES.lines().skip(1)));
pub(super) static BRANCH: LazyLock<Endings> = LazyLock::new(|| Endings::of(BRANCHES));
pub(super) static ORGANIZATION: LazyLock<Endings> = LazyLock::new(|| Endings::of(ORGANIZATIONS));

/// The legal forms and organizations behind which a department may stand.
pub(super) fn owners_of_departments() -> impl Iterator<Item = &'static str> {
    let forms = HEADS.iter().filter(|form| **form != "银行");
    forms
        .chain(["公司", "集团", "事务所"].iter())
        .chain(&ORGANIZATIONS[..WHOLE_ORGANIZATIONS])
        .copied()
}
