//! What every door gives: blocks of raw text cells, with the row numbers and the faults seen while reading.

use super::ImportError;
use crate::model::CellRows;

/// A row's number in its file: the sheet's row, or the ordinal of the record in a text file; from 1, blank rows and
/// rows above the header included. The door must count blank rows between others, and give them as rows without text.
pub type RowNumber = u32;

/// Something that happened to one cell (or one row) while it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellFault {
    /// A formula error such as `#N/A`; the cell reads as empty text in the frame, verbatim in the raw cells.
    FormulaError,
    /// A number whose digits Excel has already lost: `1.38E+10`, or more than 15 digits.
    LostDigits,
    /// Bytes that the encoding cannot decode became U+FFFD.
    Undecodable,
    /// NUL or other control characters were taken out.
    ControlCharacters,
    /// The value was filled down or across from a merged cell.
    Merged,
    /// The whole row (column 0) or column is hidden in the workbook.
    Hidden,
    /// The quote at the start of the cell never closes; it was read as text, so that the rows below are not lost in it.
    UnclosedQuote,
    /// The whole row (column 0) was in another encoding than the rest of the file, and was decoded by itself.
    OtherEncoding,
}

/// A fault and where in its block it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellNote {
    /// The row, as a position in the block.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
    /// What happened.
    pub fault: CellFault,
}

/// Some rows of raw cells, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// The cells.
    pub cells: CellRows,
    /// Each row's number in its file.
    pub numbers: Vec<RowNumber>,
    /// The faults, in the order of the rows.
    pub notes: Vec<CellNote>,
}

impl Block {
    /// Rows a block has at most: enough to keep a core busy, small enough to stay in its cache.
    pub const ROWS: usize = 8_192;
    /// Bytes of text after which a block is closed, however few its rows.
    pub const BYTES: usize = 8 << 20;

    /// Whether the block should be handed on.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.cells.len() >= Self::ROWS || self.cells.text_len() >= Self::BYTES
    }
}

/// An opened table: a text file, or one sheet of a workbook.
pub trait Door: Send {
    /// The next rows, or none at the end.
    ///
    /// # Errors
    /// When the file cannot be read on; the message names file, sheet and row.
    fn next_block(&mut self) -> Result<Option<Block>, ImportError>;
}
