//! The findings of the reader: what is odd about rows that are records. Those of single cells are in `findings`.

use crate::finding_kinds;

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
}
