//! Opens all inputs of a run, and reads them one after another in batches.
//!
//! Everything that can stop a run is found when the importer opens: each file is there, has a list, and its columns are
//! mapped. After that only the file itself can fail.

use std::collections::VecDeque;

use super::feed::{BrokenOff, Feed};
use super::tables::{Table, open_tables};
use super::{ImportError, Imported, InputSpec, SourceBook};
use crate::model::{Input, InputIx};
use crate::rules::FieldRules;
use crate::run::RunContext;

/// What happens to a run of which one file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnBroken {
    /// It stops.
    Stop,
    /// It goes on without that file, and says so.
    Skip,
}

/// A file that a run goes on without.
#[derive(Debug)]
pub struct Skipped {
    /// Its inputs, where it broke after it was opened: rows of theirs that were read before belong to no list.
    pub inputs: Vec<InputIx>,
    /// Why it cannot be read.
    pub error: ImportError,
}

/// Reads the inputs of a run.
pub struct Importer<'a> {
    inputs: Vec<Input>,
    waiting: VecDeque<(InputIx, Table)>,
    current: Option<Reading>,
    on_broken: OnBroken,
    skipped: Vec<Skipped>,
    ctx: &'a RunContext<'a>,
}

/// The table that is being read.
struct Reading {
    input: InputIx,
    feed: Feed,
}

/// Opens the inputs, with what the configured sources know of them; nothing is read beyond the first rows of each.
///
/// # Errors
/// When a file cannot be read, holds no list, or lacks what the user named.
pub fn open<'a>(
    specs: &[InputSpec],
    rules: &FieldRules,
    sources: Option<&SourceBook>,
    on_broken: OnBroken,
    ctx: &'a RunContext<'a>,
) -> Result<Importer<'a>, ImportError> {
    let mut importer = Importer::over(Vec::new(), on_broken, ctx);
    for spec in specs {
        match open_tables(spec, rules, sources) {
            Ok(tables) => importer.add(tables),
            Err(error) => importer.go_on_without(Vec::new(), error)?,
        }
    }
    Ok(importer)
}

impl<'a> Importer<'a> {
    /// Reads tables that are open already.
    fn over(tables: Vec<(Input, Table)>, on_broken: OnBroken, ctx: &'a RunContext<'a>) -> Self {
        let mut importer = Importer {
            inputs: Vec::new(),
            waiting: VecDeque::new(),
            current: None,
            on_broken,
            skipped: Vec::new(),
            ctx,
        };
        importer.add(tables);
        importer
    }

    fn add(&mut self, tables: Vec<(Input, Table)>) {
        for (input, table) in tables {
            self.waiting.push_back((self.next_ix(), table));
            self.inputs.push(input);
        }
    }
}

impl Importer<'_> {
    /// The inputs, in the order they are read; [`InputIx`] counts them.
    #[must_use]
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// The files that the run goes on without.
    #[must_use]
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// Goes on without the file that broke, if the user said so.
    fn go_on_without(
        &mut self,
        inputs: Vec<InputIx>,
        error: ImportError,
    ) -> Result<(), ImportError> {
        let is_broken_file = !matches!(error, ImportError::Cancelled(_));
        if self.on_broken == OnBroken::Skip && is_broken_file {
            self.skipped.push(Skipped { inputs, error });
            Ok(())
        } else {
            Err(error)
        }
    }

    /// Goes on without the file of the input that broke while it was read: all of its sheets are left out.
    fn skip_file(&mut self, broken: InputIx, error: ImportError) -> Result<(), ImportError> {
        let file = self.inputs[broken.at()].file.clone();
        let inputs = &self.inputs;
        self.waiting
            .retain(|(input, _)| inputs[input.at()].file != file);
        let of_file = (0..)
            .map(InputIx)
            .zip(inputs)
            .filter(|(_, input)| input.file == file);
        let of_file = of_file.map(|(ix, _)| ix).collect();
        self.go_on_without(of_file, error)
    }

    fn next_ix(&self) -> InputIx {
        InputIx(u32::try_from(self.inputs.len()).expect("less than 2^32 inputs"))
    }

    /// The next rows, or none when all inputs are read.
    ///
    /// # Errors
    /// When a file cannot be read on, or the user asked to stop.
    pub fn next_batch(&mut self) -> Result<Option<Imported>, ImportError> {
        loop {
            let Some(reading) = &mut self.current else {
                let Some((input, table)) = self.waiting.pop_front() else {
                    return Ok(None);
                };
                let feed = Feed::start(input, table);
                self.current = Some(Reading { input, feed });
                continue;
            };
            let input = &self.inputs[reading.input.at()];
            let batch = reading.feed.next();
            match batch.unwrap_or_else(|BrokenOff| Err(broken_off(input))) {
                Ok(Some(batch)) => {
                    self.ctx.checkpoint(batch.rows_read())?;
                    return Ok(Some(Imported(batch)));
                }
                Ok(None) => self.current = None,
                Err(error) => {
                    let broken = reading.input;
                    self.current = None;
                    self.skip_file(broken, error)?;
                }
            }
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
