//! Legal forms that are mistyped or cut off.

/// Legal forms as hasty hands and cameras write them, and what is meant.
pub(super) const MISTYPED: [(&str, &str); 12] = [
    ("有限公可", "有限公司"),
    ("有限公国", "有限公司"),
    ("有限公词", "有限公司"),
    ("有限公同", "有限公司"),
    ("有限公四", "有限公司"),
    ("有限公式", "有限公司"),
    ("有线公司", "有限公司"),
    ("有限司公", "有限公司"),
    ("有限公私", "有限公司"),
    ("有现公司", "有限公司"),
    ("有限工司", "有限公司"),
    ("有限公司司", "有限公司"),
];

/// Legal forms that a column cut off.
pub(super) const CUT_OFF: [&str; 4] = ["有限公", "股份有限", "有限责任公", "有限责任"];
