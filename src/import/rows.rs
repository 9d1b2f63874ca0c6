//! Turns a block of raw cells into a batch: records under their fields, the rejected rows, the findings.

use super::block::{Block, CellFault, CellNote};
use super::findings::{LONG_ROW, SHORT_ROW, of_fault};
use super::layout::Layout;
use super::mapping::{Mapping, Target, fill};
use super::nonrecord::RowJudge;
use super::rejects::UNREADABLE_ROW;
use crate::model::{
    Batch, CellRows, Cells, Field, Finding, FindingKind, InputIx, Origin, RecordRows, Rejected,
    RowIx,
};

/// What the rows of one table are turned by.
#[derive(Debug)]
pub(crate) struct RowReader {
    input: InputIx,
    base: u32,
    width: usize,
    mapping: Mapping,
    judge: RowJudge,
    fields: Vec<Option<Field>>,
    raggedness: Raggedness,
}

/// Whether a row's length says anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Raggedness {
    /// A line of text has as many cells as it was written with.
    Told,
    /// A sheet's row ends at its last filled cell.
    Usual,
}

/// Where in its file a block stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// More rows follow.
    Middle,
    /// It is the last.
    End,
}

impl RowReader {
    /// For the table laid out and mapped like this.
    pub(crate) fn new(
        input: InputIx,
        layout: &Layout,
        mapping: Mapping,
        raggedness: Raggedness,
    ) -> Self {
        let width = layout.headers.len();
        let mut fields = vec![None; width];
        for output in &mapping.outputs {
            if let Target::Field(field) = output.target {
                output
                    .sources
                    .iter()
                    .for_each(|&source| fields[source] = Some(field));
            }
        }
        RowReader {
            input,
            base: layout.base,
            width,
            judge: RowJudge::new(layout, &mapping),
            mapping,
            fields,
            raggedness,
        }
    }

    /// The batch of a block, without its first `skip` rows (those of the header and above).
    pub(crate) fn read(&self, block: Block, skip: usize, place: Place) -> Batch {
        let verdicts = self.verdicts(&block, skip, place);
        let mut kept: Vec<u32> = Vec::with_capacity(verdicts.len());
        let mut rejected = Vec::new();
        for (row, verdict) in (skip..).zip(&verdicts) {
            match verdict {
                None => kept.push(index(row)),
                Some(kind) => rejected.push(Rejected {
                    origin: self.origin(&block, row),
                    code: kind.code,
                    cells: block.cells.row(row).iter().map(str::to_owned).collect(),
                }),
            }
        }
        let no_value = no_value(&block.notes);
        let frame = fill(&self.mapping.outputs, &block.cells, &kept, &no_value);
        let findings = self.findings(&block, &kept);
        let origins = kept
            .iter()
            .map(|&row| self.origin(&block, row as usize))
            .collect();
        let raw = keep_rows(block.cells, &kept);
        Batch {
            frame,
            rows: RecordRows { origins, raw },
            rejected,
            findings,
        }
    }

    /// Where the rows end that hold the first `records` records.
    pub(crate) fn end_of_records(&self, block: &Block, skip: usize, records: usize) -> usize {
        let is_record = |row: &usize| self.judge.judge(block.cells.row(*row)).is_none();
        let last = (skip..block.cells.len())
            .filter(is_record)
            .nth(records.saturating_sub(1));
        last.map_or(block.cells.len(), |row| row + 1)
    }

    fn origin(&self, block: &Block, row: usize) -> Origin {
        Origin {
            input: self.input,
            row: block.numbers[row].saturating_sub(self.base),
        }
    }

    fn verdicts(
        &self,
        block: &Block,
        skip: usize,
        place: Place,
    ) -> Vec<Option<&'static FindingKind>> {
        let rows = skip..block.cells.len();
        let mut verdicts: Vec<Option<&'static FindingKind>> = rows
            .clone()
            .map(|row| self.judge.judge(block.cells.row(row)))
            .collect();
        for row in unreadable(block).filter(|row| *row >= skip) {
            verdicts[row - skip] = Some(&UNREADABLE_ROW);
        }
        if place == Place::End {
            for row in rows.rev() {
                let cells = block.cells.row(row);
                if verdicts[row - skip].is_some() {
                    continue;
                }
                if RowJudge::is_full(cells) {
                    break;
                }
                verdicts[row - skip] = self.judge.judge_tail(cells);
            }
        }
        verdicts
    }

    /// The findings in the order of the rows: of the row's length first, then of its cells.
    fn findings(&self, block: &Block, kept: &[u32]) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut notes = block.notes.iter().peekable();
        for (position, &row) in kept.iter().enumerate() {
            let ix = RowIx(index(position));
            let cells = block.cells.row(row as usize);
            if cells.len() != self.width {
                findings.extend(self.length_finding(cells, ix));
            }
            while let Some(note) = notes.next_if(|note| note.row <= row) {
                if note.row == row {
                    findings.push(self.note_finding(note, cells, ix));
                }
            }
        }
        findings
    }

    fn length_finding(&self, cells: Cells<'_>, row: RowIx) -> Option<Finding> {
        if cells.len() < self.width {
            let told = self.raggedness == Raggedness::Told;
            let what = format!("{} of {}", cells.len(), self.width);
            return told.then(|| Finding::new(&SHORT_ROW, row, None).with_value(what));
        }
        let surplus: Vec<&str> = cells
            .iter()
            .skip(self.width)
            .filter(|text| !text.trim().is_empty())
            .collect();
        let finding = || Finding::new(&LONG_ROW, row, None).with_value(surplus.join("; "));
        (!surplus.is_empty()).then(finding)
    }

    fn note_finding(&self, note: &CellNote, cells: Cells<'_>, row: RowIx) -> Finding {
        let kind = of_fault(note.fault);
        let column = note.column as usize;
        if column == 0 && matches!(note.fault, CellFault::Hidden | CellFault::OtherEncoding) {
            return Finding::new(kind, row, None);
        }
        let field = self.fields.get(column).copied().flatten();
        let finding = Finding::new(kind, row, field);
        match cells.get(column) {
            Some(text) if !text.is_empty() => finding.with_value(text),
            _ => finding,
        }
    }
}

/// The cells that hold no value, by row and column.
fn no_value(notes: &[CellNote]) -> Vec<(u32, u32)> {
    let failed = notes
        .iter()
        .filter(|note| note.fault == CellFault::FormulaError);
    let mut cells: Vec<(u32, u32)> = failed.map(|note| (note.row, note.column)).collect();
    cells.sort_unstable();
    cells
}

/// Rows of which no filled cell could be decoded.
fn unreadable(block: &Block) -> impl Iterator<Item = usize> + '_ {
    let rows = block.cells.len();
    let damaged = block
        .notes
        .iter()
        .filter(|note| note.fault == CellFault::Undecodable);
    let damaged = damaged
        .map(|note| note.row as usize)
        .filter(move |row| *row < rows);
    damaged.filter(|&row| {
        let mut filled = block
            .cells
            .row(row)
            .iter()
            .filter(|text| !text.trim().is_empty());
        filled.all(is_unreadable)
    })
}

/// Whether too little of a text is left to make anything of it: half of its characters could not be decoded.
fn is_unreadable(text: &str) -> bool {
    let lost = text
        .chars()
        .filter(|letter| *letter == char::REPLACEMENT_CHARACTER)
        .count();
    2 * lost >= text.chars().count()
}

/// The kept rows, verbatim; all of them nearly always, and then nothing is copied.
fn keep_rows(cells: CellRows, kept: &[u32]) -> CellRows {
    if kept.len() == cells.len() {
        return cells;
    }
    let mut rows = CellRows::new();
    for &row in kept {
        rows.push_row(cells.row(row as usize).iter());
    }
    rows
}

/// A position in a block, which has far less than 2^32 rows.
fn index(position: usize) -> u32 {
    u32::try_from(position).expect("a block has less than 2^32 rows")
}
