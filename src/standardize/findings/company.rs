//! What the standardizer of companies reports.

use crate::finding_kinds;

finding_kinds! {
    /// ## What it looks for
    /// Words that stand where a company should: 个人, 无单位, 某公司.
    /// ## Why it matters
    /// They would make one company of all people without one. The field is emptied.
    COMPANY_PLACEHOLDER = "CMP001", Info, "this is no company", "不是有效单位名称";
    /// ## What it looks for
    /// A legal form that is mistyped: 有限公可.
    /// ## Why it matters
    /// It is written out correctly, for only one form can be meant.
    MISTYPED_LEGAL_FORM = "CMP002", Info, "the legal form is mistyped", "公司后缀有错字";
    /// ## What it looks for
    /// A legal form that breaks off: 有限公.
    /// ## Why it matters
    /// The column was too short, and more may be lost. The whole form is proposed.
    CUT_OFF_COMPANY = "CMP003", Warning, "the company's name is cut off", "公司名称被截断";
    /// ## What it looks for
    /// A department behind the company: 上海交通大学计算机系.
    /// ## Why it matters
    /// It moves to the department where that is empty; else both stay.
    DEPARTMENT_IN_COMPANY = "CMP004", Info, "the company contains a department", "单位名称中含部门";
    /// ## What it looks for
    /// A former name of the company: 上海新（原上海旧）.
    /// ## Why it matters
    /// The name of today stands alone; the old one is kept in the finding.
    FORMER_COMPANY_NAME = "CMP005", Info, "a former company name is given", "含公司曾用名";
}
