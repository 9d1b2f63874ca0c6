//! What the standardizer of addresses reports.

use crate::finding_kinds;

finding_kinds! {
    /// ## What it looks for
    /// An address that names a district of which there are several (朝阳区, 鼓楼区) without saying in which city.
    /// ## Why it matters
    /// Choosing one would send the letter to the wrong province. The address stays as it is; the candidates are listed.
    AMBIGUOUS_PLACE = "ADR001", Warning, "the address can mean several places", "地址可能指多个地方";
    /// ## What it looks for
    /// An address that names two places, or another place than the province, city and district columns of its row.
    /// ## Why it matters
    /// One of the two is wrong, and the list does not say which. All stay as they are.
    CONTRADICTING_PLACES = "ADR002", Warning, "the address names two places that exclude each other", "地址前后矛盾或与省市区列不符";
    /// ## What it looks for
    /// A province, city or district under a name that was given up: renamed, upgraded, merged.
    /// ## Why it matters
    /// Today's name is written, so that lists of different years can be compared. The raw cell keeps the old one.
    FORMER_NAME = "ADR003", Info, "the division has another name today", "行政区划已更名或合并";
    /// ## What it looks for
    /// Words that stand where an address should: 同上, 本市, 地址不详, 测试.
    /// ## Why it matters
    /// They are no address; the field is emptied so that nobody prints them on a letter.
    ADDRESS_PLACEHOLDER = "ADR004", Warning, "this is no address", "不是有效地址";
    /// ## What it looks for
    /// A name, a number or a firm before the province: 张三 13912345678 广东省深圳市南山区.
    /// ## Why it matters
    /// The place was read from behind it; the text before it was left in the address.
    TEXT_BEFORE_PLACE = "ADR005", Info, "there is other text before the address", "地址前有其他内容";
    /// ## What it looks for
    /// A postcode inside the address while the postcode field is empty.
    /// ## Why it matters
    /// It moves to its own field. Where that field holds another postcode, both stay.
    POSTCODE_IN_ADDRESS = "ADR006", Info, "the address contains a postcode", "地址中含有邮编";
    /// ## What it looks for
    /// An address that breaks off: it ends in an ellipsis or within a bracket.
    /// ## Why it matters
    /// The column it came from was too short, and the end is lost for good.
    CUT_OFF_ADDRESS = "ADR007", Warning, "the address is cut off", "地址被截断";
    /// ## What it looks for
    /// A filled-in form in one cell: 收货人: 张三 手机号码: 138… 详细地址: ….
    /// ## Why it matters
    /// Its parts go to the fields that are empty. Where one of these holds something else, the cell stays as it is.
    FORM_IN_ADDRESS = "ADR008", Info, "a whole form stands in the address", "地址单元格里是整张表单";
    /// ## What it looks for
    /// A mobile number inside the address.
    /// ## Why it matters
    /// No letter needs it, and the person can be called: it moves to the mobile numbers.
    NUMBER_IN_ADDRESS = "ADR009", Info, "a mobile number stood in the address", "地址中夹有手机号";
    /// ## What it looks for
    /// A division with one wrong letter, 山栋省 or 深训市, where only one can be meant.
    /// ## Why it matters
    /// Without its place the address counts nowhere. The right name is proposed; nothing is changed unasked.
    MISTYPED_PLACE = "ADR010", Warning, "a place name is probably mistyped", "地名可能有错别字";
}
