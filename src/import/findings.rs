//! The findings of the doors: what happened to cells while they were read.

use super::CellFault;
use crate::finding_kinds;
use crate::model::FindingKind;

finding_kinds! {
    /// ## What it looks for
    /// A cell of a workbook that shows a formula error, such as `#N/A` or `#REF!`.
    /// ## Why it matters
    /// The value is missing, though the cell is not empty. It is read as empty; the error stays in the raw cells.
    FORMULA_ERROR = "IMP001", Warning, "the cell shows a formula error", "单元格是公式错误值";

    /// ## What it looks for
    /// A number that has lost digits before it was read: `1.38E+10` as text, or more than the 15 digits that Excel keeps.
    /// ## Why it matters
    /// A phone or ID number of which digits are gone belongs to nobody, or to somebody else. It is never filled up.
    LOST_DIGITS = "IMP002", Error, "Excel has lost digits of this number", "Excel 已丢失该数字的部分位数";

    /// ## What it looks for
    /// Bytes that the file's encoding has no character for, and the sign that an earlier program has left for such.
    /// ## Why it matters
    /// A character of the value is lost; the sign U+FFFD stands in its place.
    UNDECODABLE = "IMP003", Warning, "some characters could not be decoded", "部分字符无法解码";

    /// ## What it looks for
    /// NULs and other control characters that were taken out while reading.
    /// ## Why it matters
    /// Other programs end a text at the first NUL. Many of them are the mark of a file that was not written to its end.
    CONTROL_CHARACTERS = "IMP004", Info, "control characters were taken out", "已去除控制字符";

    /// ## What it looks for
    /// A cell of a merged range, which has its value from the range's first cell.
    /// ## Why it matters
    /// Nobody has written the value into this very row.
    MERGED = "IMP005", Info, "the value comes from a merged cell", "值来自合并单元格";

    /// ## What it looks for
    /// A row or column that is hidden in the workbook.
    /// ## Why it matters
    /// Rows are hidden by filters, and by people who think them deleted.
    HIDDEN = "IMP006", Info, "hidden in the workbook", "在工作簿中被隐藏";

    /// ## What it looks for
    /// A cell that begins with a quote which never closes.
    /// ## Why it matters
    /// By the rules of CSV the rest of the file would be in this cell. The quote was read as text instead; if line
    /// breaks were meant to be in the cell, its row is cut short.
    UNCLOSED_QUOTE = "IMP007", Warning, "a quote is opened and never closed", "引号没有闭合";

    /// ## What it looks for
    /// A line in another encoding than the rest of its file, as when lists are pasted below one another.
    /// ## Why it matters
    /// The line was decoded by itself, by the evidence of its own bytes; have a look at it.
    OTHER_ENCODING = "IMP008", Info, "the line is in another encoding", "该行编码与文件不同";
}

/// The finding that a fault is reported as.
#[must_use]
pub fn of_fault(fault: CellFault) -> &'static FindingKind {
    match fault {
        CellFault::FormulaError => &FORMULA_ERROR,
        CellFault::LostDigits => &LOST_DIGITS,
        CellFault::Undecodable => &UNDECODABLE,
        CellFault::ControlCharacters => &CONTROL_CHARACTERS,
        CellFault::Merged => &MERGED,
        CellFault::Hidden => &HIDDEN,
        CellFault::UnclosedQuote => &UNCLOSED_QUOTE,
        CellFault::OtherEncoding => &OTHER_ENCODING,
    }
}
