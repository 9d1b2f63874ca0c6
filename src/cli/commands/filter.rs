//! What the stages have in common as filters: rows in, one row a record out, no store.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::spool::Spool;
use crate::cli::Verdict;
use crate::cli::args::{FailOn, InputArgs};
use crate::cli::failure::Failure;
use crate::cli::invocation::{Invocation, reports_in_json, target};
use crate::cli::summary;
use crate::codes::Codes;
use crate::export::TableWriter;
use crate::model::{Batch, Code, ColumnUse, Field, Finding, Input, RowIx};
use crate::report::{FindingCounts, InputSummary, RowCounts};
use crate::rules::RuleBook;

/// The table a filter writes: where each row was read, the canonical fields, the extras, and what the stage adds.
pub(super) struct Output {
    writer: TableWriter,
    inputs: Vec<Input>,
    /// The names of the inputs' files.
    files: Vec<String>,
    fields: &'static [Field],
    extras: Vec<String>,
    /// How many columns the table has.
    width: usize,
    out: PathBuf,
    read: RowCounts,
    counts: FindingCounts,
    rows: u64,
    /// Rows that are kept back.
    spool: Option<Spool>,
}

/// Where a row was read, before the fields.
const PLACE: [&str; 3] = ["file", "sheet", "row"];

impl Output {
    /// Opens the table of contacts; `added` are the columns the stage adds behind the extras.
    pub(super) fn create(
        out: &Path,
        inputs: &[Input],
        added: &[&str],
        invocation: &Invocation,
    ) -> Result<Self, Failure> {
        Self::of_fields(&Field::ALL, out, inputs, added, invocation)
    }

    /// The same for lists of these fields, which are in canonical order.
    pub(super) fn of_fields(
        fields: &'static [Field],
        out: &Path,
        inputs: &[Input],
        added: &[&str],
        invocation: &Invocation,
    ) -> Result<Self, Failure> {
        let extras = extra_headers(inputs);
        let mut columns: Vec<String> = PLACE.iter().map(ToString::to_string).collect();
        columns.extend(fields.iter().map(ToString::to_string));
        for extra in &extras {
            columns.push(free_name(extra, &columns, added));
        }
        columns.extend(added.iter().map(ToString::to_string));
        Ok(Output {
            writer: TableWriter::create(target(out, invocation.common.format), &columns)?,
            inputs: inputs.to_vec(),
            files: inputs.iter().map(Input::file_name).collect(),
            fields,
            extras,
            width: columns.len(),
            out: out.to_owned(),
            read: RowCounts::default(),
            counts: FindingCounts::default(),
            rows: 0,
            spool: None,
        })
    }

    /// Writes the records of a batch; `added` gives the cells of the stage's own columns.
    pub(super) fn write<'a>(
        &mut self,
        batch: &'a Batch,
        added: impl Fn(RowIx) -> Vec<Cow<'a, str>> + Sync,
    ) -> Result<(), Failure> {
        self.counts.add(&batch.findings);
        self.read.add(batch);
        let headers: Vec<&str> = batch.frame.extras().collect();
        let positions: Vec<Option<usize>> = self
            .extras
            .iter()
            .map(|extra| headers.iter().position(|header| header == extra))
            .collect();
        let extras_at = PLACE.len() + self.fields.len();
        let places: Vec<Option<usize>> = Field::EVERY.map(|field| self.place_of(field)).into();
        let cells_of = |at: usize, take: &mut dyn FnMut(&[Option<&str>])| {
            let row = batch.frame.row(RowIx(index(at)));
            let origin = batch.rows.origins[at];
            let number = origin.row.to_string();
            let added = added(row.ix());
            let mut cells = vec![None; self.width];
            cells[0] = Some(self.files[origin.input.at()].as_str());
            cells[1] = self.inputs[origin.input.at()].sheet.as_deref();
            cells[2] = Some(number.as_str());
            for (field, cell) in row.cells() {
                if let Some(place) = places[field.index()] {
                    cells[place] = Some(cell);
                }
            }
            let extras = positions.iter().map(|at| at.and_then(|at| row.extra(at)));
            let added = added.iter().map(|cell| Some(cell.as_ref()));
            for (cell, more) in cells[extras_at..].iter_mut().zip(extras.chain(added)) {
                *cell = more.filter(|text| !text.is_empty());
            }
            take(&cells);
        };
        let count = batch.frame.len();
        match &mut self.spool {
            Some(spool) => (0..count).try_for_each(|at| spool.add_row(at, &cells_of))?,
            None => self.writer.rows(count, &cells_of)?,
        }
        self.rows += count as u64;
        Ok(())
    }

    /// The column of a field; none where the lists have no such field.
    fn place_of(&self, field: Field) -> Option<usize> {
        Some(PLACE.len() + self.fields.binary_search(&field).ok()?)
    }

    /// From now on rows are kept back, until [`Self::release`].
    pub(super) fn hold(&mut self) -> Result<(), Failure> {
        self.spool = Some(Spool::new()?);
        Ok(())
    }

    /// Writes the rows that were kept back; what `found` sees in a row is counted, and its codes join those in the
    /// table's last column.
    pub(super) fn release(
        &mut self,
        found: impl for<'r> Fn(&dyn Fn(Field) -> Option<&'r str>) -> Vec<Finding>,
    ) -> Result<(), Failure> {
        let Some(spool) = self.spool.take() else {
            return Ok(());
        };
        for row in spool.read()? {
            let row = row?;
            let cell = |at: usize| row.get(at).filter(|cell| !cell.is_empty());
            let value = |field: Field| self.place_of(field).and_then(cell);
            let findings = found(&value);
            self.counts.add(&findings);
            let last = row.len().saturating_sub(1);
            let known = cell(last).unwrap_or_default().split(';');
            let new = findings.iter().map(|finding| finding.code.as_str());
            let codes = joined(known.filter(|code| !code.is_empty()).chain(new));
            let cells = (0..last).map(cell);
            self.writer
                .row(cells.chain([Some(codes.as_str()).filter(|codes| !codes.is_empty())]))?;
        }
        Ok(())
    }

    /// Counts findings that are not of a batch.
    pub(super) fn count(&mut self, findings: &[Finding]) {
        self.counts.add(findings);
    }

    /// Closes the table and says what was found.
    pub(super) fn finish(
        self,
        args: &InputArgs,
        rules: &RuleBook,
        invocation: &Invocation,
    ) -> Result<Verdict, Failure> {
        self.writer.finish()?;
        invocation.stages.finish();
        let lang = invocation.terminal.lang;
        let rows = crate::cli::lang::grouped(self.rows);
        invocation.terminal.say(&format!(
            "{rows} {}",
            lang.pick("records written", "条记录已写出")
        ));
        let findings = summary::findings(&self.counts, Codes::of(&rules.checks), lang);
        if !findings.is_empty() {
            invocation.terminal.say(findings.trim_end());
        }
        let verdict = verdict(&self.counts, args);
        if reports_in_json(&self.out, invocation.common.format) {
            invocation.print_json(&FilterSummary {
                output: self.out.display().to_string(),
                inputs: self.read.summarize(&self.inputs),
                rows: self.rows,
                findings: self.counts,
            })?;
        }
        Ok(verdict)
    }
}

/// What a filter did, as the one JSON document on stdout.
#[derive(serde::Serialize)]
struct FilterSummary {
    output: String,
    inputs: Vec<InputSummary>,
    /// Records written; what was read beyond them is no record.
    rows: u64,
    findings: FindingCounts,
}

/// A position in a frame, which has less than 2^32 rows.
fn index(at: usize) -> u32 {
    u32::try_from(at).expect("a frame has less than 2^32 rows")
}

/// Whether `--fail-on` names what was found.
pub(super) fn verdict(counts: &FindingCounts, args: &InputArgs) -> Verdict {
    worst_reaches(Some(counts), args.fail_on)
}

/// Whether the worst of some findings is what `--fail-on` names.
pub(super) fn worst_reaches(counts: Option<&FindingCounts>, limit: Option<FailOn>) -> Verdict {
    match (limit, counts.and_then(FindingCounts::worst)) {
        (Some(limit), Some(worst)) if worst >= limit.into() => Verdict::Failing,
        _ => Verdict::Done,
    }
}

/// The codes found in the rows of a batch, by row and code, each once.
pub(super) struct RowCodes {
    codes: Vec<(RowIx, Code)>,
    /// Where the codes of each row end.
    ends: Vec<usize>,
}

impl RowCodes {
    /// The codes of a batch; `shared` are findings of its rows that look across rows.
    pub(super) fn of(batch: &Batch, shared: &[Finding]) -> Self {
        let found = batch.findings.iter().chain(shared);
        let mut codes: Vec<_> = found.map(|finding| (finding.row, finding.code)).collect();
        // Both are in the order of the rows, which this kind of sort makes use of.
        codes.sort();
        codes.dedup();
        let mut ends = vec![0; batch.frame.len()];
        for (end, (row, _)) in (1..).zip(&codes) {
            ends.get_mut(row.at())
                .into_iter()
                .for_each(|of_row| *of_row = end);
        }
        let mut last = 0;
        for end in &mut ends {
            last = last.max(*end);
            *end = last;
        }
        RowCodes { codes, ends }
    }

    /// The codes of a row, joined by `;`.
    pub(super) fn joined(&self, row: RowIx) -> String {
        let before = row.at().checked_sub(1);
        let from = before.map_or(0, |before| self.ends[before]);
        let of_row = &self.codes[from..self.ends[row.at()]];
        let mut text = String::new();
        for (_, code) in of_row {
            if !text.is_empty() {
                text.push(';');
            }
            text.push_str(code.as_str());
        }
        text
    }
}

/// Codes sorted, each once, joined by `;`.
fn joined<'a>(codes: impl Iterator<Item = &'a str>) -> String {
    let mut codes: Vec<&str> = codes.collect();
    codes.sort_unstable();
    codes.dedup();
    codes.join(";")
}

/// The headers kept as extras in any input, in the order of the inputs.
fn extra_headers(inputs: &[Input]) -> Vec<String> {
    let mut headers: Vec<String> = Vec::new();
    for column in inputs.iter().flat_map(|input| &input.columns) {
        if column.usage == ColumnUse::Extra && !headers.contains(&column.header) {
            headers.push(column.header.clone());
        }
    }
    headers
}

/// A name for an extra's column that no other column of the table has.
fn free_name(header: &str, taken: &[String], added: &[&str]) -> String {
    let is_taken = |name: &str| taken.iter().any(|known| known == name) || added.contains(&name);
    let mut name = header.to_owned();
    let mut number = 2;
    while is_taken(&name) {
        name = format!("{header}_{number}");
        number += 1;
    }
    name
}
