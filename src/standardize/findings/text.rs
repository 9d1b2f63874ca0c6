//! What the standardizer of text reports.

use crate::finding_kinds;

finding_kinds! {
    /// ## What it looks for
    /// A cell that holds `########`: the column was too narrow when it was copied out of a spreadsheet.
    /// ## Why it matters
    /// The value is not in the list at all; it has to be taken from the original again.
    DISPLAY_ARTEFACT = "TXT001", Warning, "the cell holds only #### (a too narrow column was copied)", "单元格只有 ####（列宽不足时复制所致）";
    /// ## What it looks for
    /// Chinese whose bytes were read in a Western encoding, once or twice: å·¥ for 工.
    /// ## Why it matters
    /// Nobody can read it. The bytes are read again, where they give Chinese and nothing else.
    MISREAD_BYTES = "TXT002", Info, "the text was read in the wrong encoding", "文字按错误编码读取（乱码）";
    /// ## What it looks for
    /// 锟斤拷, or a cell of nothing but 烫烫烫: what is left when characters were lost in a conversion.
    /// ## Why it matters
    /// The text cannot be brought back; it has to be taken from the original again.
    LOST_CHARACTERS = "TXT003", Error, "the characters were lost in a conversion", "文字在转码中丢失";
}
