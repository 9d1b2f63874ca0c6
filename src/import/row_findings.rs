//! What the import saw in rows that are records.

use super::CellFault;
use crate::finding_kinds;
use crate::model::FindingKind;

finding_kinds! {
    /// ## What it looks for
    /// A row of a text file with fewer cells than the header.
    /// ## Why it matters
    /// The missing cells are read as empty; a broken line would look the same.
    SHORT_ROW = "IMP020", Info, "the row has fewer cells than the header", "该行单元格少于表头";
    /// ## What it looks for
    /// A row with text in more cells than the header has, as after a comma that should have been quoted.
    /// ## Why it matters
    /// The row is read by position, so its cells may stand under the wrong headers.
    LONG_ROW = "IMP021", Warning, "the row has more cells than the header", "该行单元格多于表头";
    /// ## What it looks for
    /// A formula that ended in an error: `#N/A`, `#REF!`.
    /// ## Why it matters
    /// The value is unknown; the field is left empty.
    FORMULA_ERROR = "IMP022", Warning, "the formula in the cell failed", "公式错误，值为空";
    /// ## What it looks for
    /// A number that the spreadsheet has rounded: `1.38E+10`, or more than 15 digits.
    /// ## Why it matters
    /// The last digits are gone and cannot be restored; they are never made up.
    LOST_DIGITS = "IMP023", Error, "the spreadsheet has lost digits of the number", "数字位数已丢失";
    /// ## What it looks for
    /// Bytes that the encoding of the file cannot read.
    /// ## Why it matters
    /// Characters of the cell are missing.
    UNDECODABLE = "IMP024", Warning, "some bytes cannot be decoded", "含无法解码的字节";
    /// ## What it looks for
    /// NUL and other control characters.
    /// ## Why it matters
    /// They were taken out; what they stood for is unknown.
    CONTROL_CHARACTERS = "IMP025", Info, "control characters were taken out", "已去除控制字符";
    /// ## What it looks for
    /// A value that a merged cell gives to several rows or columns.
    /// ## Why it matters
    /// It was filled in, as a reader of the sheet would understand it.
    MERGED_CELL = "IMP026", Info, "filled in from a merged cell", "由合并单元格填充";
    /// ## What it looks for
    /// A row or column that is hidden in the workbook.
    /// ## Why it matters
    /// Whoever hid it may not have meant it to be imported.
    HIDDEN = "IMP027", Info, "hidden in the workbook", "工作簿中被隐藏";
    /// ## What it looks for
    /// A quote that opens a cell and never closes.
    /// ## Why it matters
    /// The cell runs to the end of the file.
    UNCLOSED_QUOTE = "IMP028", Error, "a quote is never closed", "引号未闭合";
}

/// The kind of finding that a fault is told as.
pub(crate) fn kind_of(fault: CellFault) -> &'static FindingKind {
    match fault {
        CellFault::FormulaError => &FORMULA_ERROR,
        CellFault::LostDigits => &LOST_DIGITS,
        CellFault::Undecodable => &UNDECODABLE,
        CellFault::ControlCharacters => &CONTROL_CHARACTERS,
        CellFault::Merged => &MERGED_CELL,
        CellFault::Hidden => &HIDDEN,
        CellFault::UnclosedQuote => &UNCLOSED_QUOTE,
    }
}
