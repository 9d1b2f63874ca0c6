//! What the standardizer of titles and departments reports.

use crate::finding_kinds;

finding_kinds! {
    /// ## What it looks for
    /// A department and a title in one cell: 市场部经理.
    /// ## Why it matters
    /// They are told apart where the department is empty.
    DEPARTMENT_IN_TITLE = "TTL001", Info, "the title contains a department", "职务中含部门";
    /// ## What it looks for
    /// A title in the department column and a department in the title column.
    /// ## Why it matters
    /// The exchange is proposed; nothing is changed unasked.
    SWAPPED_TITLE = "TTL002", Warning, "department and title are swapped", "部门与职务填反";
    /// ## What it looks for
    /// A department written short: HR, 财务.
    /// ## Why it matters
    /// One department under two names falls apart in every count. The whole name is written.
    SHORT_DEPARTMENT = "TTL003", Info, "the department was written short", "部门名称是简写";
    /// ## What it looks for
    /// An industry in words of everyday that the national classification (GB/T 4754) has one name for.
    /// ## Why it matters
    /// Industries can be counted only under one name. It is proposed; the rules can have it written.
    INDUSTRY_CLASSIFIED = "IND001", Info, "the national classification has a name for this industry", "行业可对应国民经济行业分类";
}
