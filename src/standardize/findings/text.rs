//! What the standardizer of text reports.

use crate::finding_kinds;

finding_kinds! {
    /// ## What it looks for
    /// A cell that holds `########`: the column was too narrow when it was copied out of a spreadsheet.
    /// ## Why it matters
    /// The value is not in the list at all; it has to be taken from the original again.
    DISPLAY_ARTEFACT = "TXT001", Warning, "the cell holds only #### (a too narrow column was copied)", "单元格只有 ####（列宽不足时复制所致）";
}
