//! Opens all inputs of a run, and reads them one after another in batches.
//!
//! Everything that can stop a run is found when the importer opens: each file is there, has a list, and its columns are
//! mapped. After that only the file itself can fail.

use std::collections::VecDeque;

use super::feed::Feed;
use super::rows::{Place, RowReader};
use super::tables::{Table, open_tables};
use super::{Block, ImportError, Imported, InputSpec, SourceBook};
use crate::model::{Input, InputIx};
use crate::rules::FieldRules;
use crate::run::RunContext;

/// Reads the inputs of a run.
pub struct Importer<'a> {
    inputs: Vec<Input>,
    waiting: VecDeque<Table>,
    current: Option<Reading>,
    ctx: &'a RunContext<'a>,
}

/// The table that is being read.
struct Reading {
    input: InputIx,
    rows: RowReader,
    feed: Feed,
    /// The block to be turned next; the one behind it tells whether it is the last.
    next: Option<Block>,
    /// Rows of the next block that belong to the header.
    skip: usize,
}

/// Opens the inputs, with what the configured sources know of them; nothing is read beyond the first rows of each.
///
/// # Errors
/// When a file cannot be read, holds no list, or lacks what the user named.
pub fn open<'a>(
    specs: &[InputSpec],
    rules: &FieldRules,
    sources: Option<&SourceBook>,
    ctx: &'a RunContext<'a>,
) -> Result<Importer<'a>, ImportError> {
    let mut tables = Vec::new();
    for spec in specs {
        tables.extend(open_tables(spec, rules, sources)?);
    }
    Ok(Importer::over(tables, ctx))
}

impl<'a> Importer<'a> {
    /// Reads tables that are open already.
    fn over(tables: Vec<(Input, Table)>, ctx: &'a RunContext<'a>) -> Self {
        let (inputs, waiting): (Vec<_>, VecDeque<_>) = tables.into_iter().unzip();
        Importer {
            inputs,
            waiting,
            current: None,
            ctx,
        }
    }
}

impl Importer<'_> {
    /// The inputs, in the order they are read; [`InputIx`] counts them.
    #[must_use]
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// The next rows, or none when all inputs are read.
    ///
    /// # Errors
    /// When a file cannot be read on, or the user asked to stop.
    pub fn next_batch(&mut self) -> Result<Option<Imported>, ImportError> {
        loop {
            let Some(reading) = &mut self.current else {
                let Some(table) = self.waiting.pop_front() else {
                    return Ok(None);
                };
                let place = self.inputs.len() - self.waiting.len() - 1;
                let input = InputIx(u32::try_from(place).expect("less than 2^32 inputs"));
                self.current = Some(Reading::start(input, table));
                continue;
            };
            let Some((block, skip, place)) = reading.next_block(&self.inputs)? else {
                self.current = None;
                continue;
            };
            let batch = reading.rows.read(block, skip, place);
            self.ctx.checkpoint(batch.rows_read())?;
            return Ok(Some(Imported(batch)));
        }
    }
}

impl Iterator for Importer<'_> {
    type Item = Result<Imported, ImportError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_batch().transpose()
    }
}

impl std::fmt::Debug for Importer<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Importer")
            .field("inputs", &self.inputs)
            .finish_non_exhaustive()
    }
}

impl Reading {
    fn start(input: InputIx, table: Table) -> Self {
        Reading {
            input,
            rows: RowReader::new(input, &table.layout, table.mapping, table.raggedness),
            feed: Feed::start(table.door),
            next: Some(table.head),
            skip: table.layout.first_data,
        }
    }

    /// The next block, how many of its rows are no data, and whether it is the last.
    fn next_block(
        &mut self,
        inputs: &[Input],
    ) -> Result<Option<(Block, usize, Place)>, ImportError> {
        let Some(block) = self.next.take() else {
            return Ok(None);
        };
        self.next = match self.feed.next() {
            Ok(next) => next?,
            Err(_) => return Err(broken_off(&inputs[self.input.at()])),
        };
        let place = match &self.next {
            Some(_) => Place::Middle,
            None => Place::End,
        };
        Ok(Some((block, std::mem::take(&mut self.skip), place)))
    }
}

fn broken_off(input: &Input) -> ImportError {
    ImportError::Broken {
        file: input.file.clone(),
        sheet: input.sheet.clone(),
        what: "reading broke off".to_owned(),
        hint: "open the file in a spreadsheet program and save it again as .xlsx or UTF-8 CSV",
    }
}

#[cfg(test)]
mod tests;
