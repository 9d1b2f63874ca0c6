//! Puts cells together into rows and rows into blocks, as they come from whatever kind of workbook.
//!
//! What comes in: cells in the order of their rows, and what the sheet says beside them (merged ranges, hidden rows).
//! What goes out: [`Block`]s with every row between the first and the last that has text. Memory is bounded by one
//! block, however the cells are strewn over the sheet.

use std::sync::mpsc::SyncSender;

use super::merged::{Merge, Merges};
use super::place::{Flaw, Place};
use crate::import::{Block, CellFault, CellNote, ImportError};

/// The most columns a list may have. Excel goes to 16,384, which no list of people needs and which lets a file of a
/// few kilobytes ask for gigabytes of empty cells; the widest ERP export seen has some hundreds.
pub(super) const COLUMNS: u32 = 4_096;
/// Cells after which a block is closed, however few its rows: 8 MB of offsets.
const BLOCK_CELLS: usize = 2 << 20;

/// The most text in one row: 128 cells as full as Excel allows, in Chinese. A file can name one long shared string in
/// every cell, and would have each written out.
const ROW_BYTES: usize = 16 << 20;

const FAR_OUT: &str = "a cell far outside of the list is in use: delete what stands to the right of the list and save again";
const TOO_FULL: &str =
    "no list has that much text in a row: the file is damaged, or made to do harm";
const UNORDERED: &str = "open it in Excel or WPS, which puts the rows in order, and save it again";

/// What ends the reading of a sheet before its end.
#[derive(Debug)]
pub(super) enum Halt {
    /// The sheet cannot be read on.
    Flaw(Flaw),
    /// Nobody wants the rest.
    Unwanted,
}

impl From<Flaw> for Halt {
    fn from(flaw: Flaw) -> Self {
        Halt::Flaw(flaw)
    }
}

/// What a sheet says of its rows, apart from their cells.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// The rows that are hidden, in order, from 0.
    pub hidden_rows: Vec<u32>,
    /// The ranges that are one cell to the eye.
    pub merges: Merges,
}

/// One cell of the row being written.
#[derive(Clone, Copy, Debug)]
struct Held {
    column: u32,
    from: usize,
    to: usize,
    fault: Option<CellFault>,
}

/// Where the blocks go.
pub(super) type Blocks = SyncSender<Result<Block, ImportError>>;

/// Writes the rows of one sheet.
pub(super) struct RowWriter<'a> {
    sink: &'a Blocks,
    layout: Layout,
    hidden_at: usize,
    block: Block,
    block_cells: usize,
    /// The row being written, from 0.
    row: u32,
    /// The row that is to be given next, from 0.
    next: u32,
    held: Vec<Held>,
    text: String,
}

impl<'a> RowWriter<'a> {
    /// A writer of the rows of one sheet.
    pub(super) fn new(sink: &'a Blocks, layout: Layout) -> Self {
        RowWriter {
            sink,
            layout,
            hidden_at: 0,
            block: Block::default(),
            block_cells: 0,
            row: 0,
            next: 0,
            held: Vec::new(),
            text: String::new(),
        }
    }

    /// Adds a cell that `write` appends to the text it is given; rows and columns count from 0.
    pub(super) fn cell(
        &mut self,
        (row, column): (u32, u32),
        write: impl FnOnce(&mut String) -> Option<CellFault>,
    ) -> Result<(), Halt> {
        if row != self.row {
            self.go_to(row)?;
        }
        let from = self.text.len();
        let fault = write(&mut self.text);
        let to = self.text.len();
        if from == to {
            return Ok(());
        }
        if column >= COLUMNS {
            let cell = cell_name(row, column);
            return Err(
                Flaw::new(format!("cell {cell} is beyond column {COLUMNS}"), FAR_OUT).into(),
            );
        }
        if to > ROW_BYTES {
            let what = format!(
                "row {} holds more than {} MB of text",
                row + 1,
                ROW_BYTES >> 20
            );
            return Err(Flaw::new(what, TOO_FULL).into());
        }
        self.held.push(Held {
            column,
            from,
            to,
            fault,
        });
        Ok(())
    }

    /// Says that a row is hidden, before it is left.
    pub(super) fn hide(&mut self, row: u32) {
        self.layout.hidden_rows.push(row);
    }

    /// Says that a range which begins in the row being written is merged.
    pub(super) fn merge(&mut self, range: Merge) {
        self.layout.merges.add(range);
    }

    /// Gives the last rows.
    pub(super) fn finish(mut self) -> Result<(), Halt> {
        self.end_row()?;
        if self.block.numbers.is_empty() {
            Ok(())
        } else {
            self.send()
        }
    }

    fn go_to(&mut self, row: u32) -> Result<(), Halt> {
        self.end_row()?;
        if row < self.row {
            let (row, last) = (row + 1, self.row + 1);
            return Err(Flaw::new(format!("row {row} comes after row {last}"), UNORDERED).into());
        }
        self.row = row;
        Ok(())
    }

    /// Gives the row being written, and the blank ones before it.
    fn end_row(&mut self) -> Result<(), Halt> {
        if self.held.is_empty() {
            return Ok(());
        }
        while self.next < self.row {
            self.give_row()?;
        }
        self.order();
        self.layout.merges.enter(self.row);
        self.remember_anchors();
        self.write_cells();
        self.held.clear();
        self.text.clear();
        self.give_row()
    }

    /// Cells may come in any order, and twice; the last one counts.
    fn order(&mut self) {
        if self.held.is_sorted_by(|a, b| a.column < b.column) {
            return;
        }
        self.held.sort_by_key(|cell| cell.column);
        self.held.reverse();
        self.held.dedup_by_key(|cell| cell.column);
        self.held.reverse();
    }

    fn remember_anchors(&mut self) {
        if !self.layout.merges.starts_here() {
            return;
        }
        for cell in &self.held {
            self.layout
                .merges
                .anchor(cell.column, &self.text[cell.from..cell.to]);
        }
    }

    /// The held cells, with what merged ranges fill in between them.
    fn write_cells(&mut self) {
        let mut next = 0;
        for cell in &self.held {
            fill(&mut self.block, &self.layout.merges, next..cell.column);
            self.block.cells.push_cell(&self.text[cell.from..cell.to]);
            if let Some(fault) = cell.fault {
                note(&mut self.block, cell.column, fault);
            }
            next = cell.column + 1;
        }
        fill(
            &mut self.block,
            &self.layout.merges,
            next..self.layout.merges.width(),
        );
        self.block_cells += next as usize;
    }

    /// Ends the row at `next`, whatever has been written of it.
    fn give_row(&mut self) -> Result<(), Halt> {
        let hidden = &self.layout.hidden_rows;
        while hidden
            .get(self.hidden_at)
            .is_some_and(|&row| row < self.next)
        {
            self.hidden_at += 1;
        }
        if hidden.get(self.hidden_at) == Some(&self.next) {
            note(&mut self.block, 0, CellFault::Hidden);
        }
        self.block.cells.end_row();
        self.next += 1;
        self.block.numbers.push(self.next);
        if self.block.is_full() || self.block_cells >= BLOCK_CELLS {
            self.send()?;
        }
        Ok(())
    }

    fn send(&mut self) -> Result<(), Halt> {
        self.block_cells = 0;
        let block = std::mem::take(&mut self.block);
        self.sink.send(Ok(block)).map_err(|_| Halt::Unwanted)
    }
}

/// Writes the columns that have no cell of their own: empty, or the text of the range they are merged into.
fn fill(block: &mut Block, merges: &Merges, columns: std::ops::Range<u32>) {
    for column in columns {
        match merges.text_at(column) {
            Some(text) => {
                block.cells.push_cell(text);
                note(block, column, CellFault::Merged);
            }
            None => block.cells.push_cell(""),
        }
    }
}

fn note(block: &mut Block, column: u32, fault: CellFault) {
    // A block has some thousands of rows.
    let row = block.cells.len() as u32;
    block.notes.push(CellNote { row, column, fault });
}

/// The name of a cell as a person knows it: `AB12`.
pub(super) fn cell_name(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(b'A' + (rest % 26) as u8);
        rest /= 26;
    }
    letters.reverse();
    letters
        .into_iter()
        .map(char::from)
        .chain((row + 1).to_string().chars())
        .collect()
}

impl Place {
    /// The error that ends the reading, where it is one.
    pub(super) fn halted(&self, halt: Halt) -> Option<ImportError> {
        match halt {
            Halt::Flaw(flaw) => Some(self.broken(flaw)),
            Halt::Unwanted => None,
        }
    }
}
