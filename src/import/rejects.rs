//! Why a row is no record.

use crate::finding_kinds;

finding_kinds! {
    /// ## What it looks for
    /// A row without any text.
    /// ## Why it matters
    /// Nothing is lost with it; it is counted, so that the rows of the file and the rows of the run agree.
    BLANK_ROW = "REJ001", Info, "the row is blank", "空行";
    /// ## What it looks for
    /// The header again, in the middle of the list, as print pages have it.
    /// ## Why it matters
    /// Read as a record it would be a person called 姓名.
    REPEATED_HEADER = "REJ002", Info, "the header again", "重复的表头";
    /// ## What it looks for
    /// A line of totals or subtotals: 合计, 小计, Total, 共128人; the other cells are numbers, and none reaches a person.
    /// ## Why it matters
    /// A sum is no customer.
    TOTALS_ROW = "REJ003", Info, "a line of totals", "合计行";
    /// ## What it looks for
    /// Signatures, notes and print dates below or between the rows: 制表人：…, 备注：…, 第 1 页.
    /// ## Why it matters
    /// It is about the list, not about a customer.
    FOOTNOTE = "REJ004", Info, "a note or signature, not a record", "备注、签名或页脚行";
    /// ## What it looks for
    /// A title that stands above the header, again.
    /// ## Why it matters
    /// Print pages repeat it.
    REPEATED_TITLE = "REJ005", Info, "the title again", "重复的标题";
    /// ## What it looks for
    /// A row of dashes, stars or dots.
    /// ## Why it matters
    /// It draws a line, and holds nothing.
    SEPARATOR = "REJ006", Info, "a line drawn between rows", "分隔线";
    /// ## What it looks for
    /// A row of which no cell could be decoded: half of the characters of each are lost.
    /// ## Why it matters
    /// Nobody can say what it held. What is left of it is kept; mend the file, or name its encoding, and import it again.
    UNREADABLE_ROW = "REJ007", Error, "the row cannot be read", "无法读取的行";
    /// ## What it looks for
    /// One text over the whole width of the list, between its rows: 华东区.
    /// ## Why it matters
    /// It is a heading of the rows below it, not a customer.
    GROUP_HEADING = "REJ008", Info, "a heading between the rows", "分组标题行";
}
