//! What the stages have in common as filters: rows in, one row a record out, no store.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use crate::cli::Verdict;
use crate::cli::args::InputArgs;
use crate::cli::failure::Failure;
use crate::cli::session::{Session, reports_in_json, target};
use crate::cli::summary;
use crate::codes::Codes;
use crate::export::TableWriter;
use crate::model::{Batch, ColumnUse, Field, Input, RowIx};
use crate::report::{FindingCounts, InputSummary, RowCounts};
use crate::rules::RuleBook;

/// The table a filter writes: where each row was read, the canonical fields, the extras, and what the stage adds.
pub(super) struct Output {
    writer: TableWriter,
    inputs: Vec<Input>,
    extras: Vec<String>,
    out: PathBuf,
    read: RowCounts,
    counts: FindingCounts,
    rows: u64,
}

/// Where a row was read, before the fields.
const PLACE: [&str; 3] = ["file", "sheet", "row"];

impl Output {
    /// Opens the table; `added` are the columns the stage adds behind the extras.
    pub(super) fn create(
        out: &Path,
        inputs: &[Input],
        added: &[&str],
        session: &Session,
    ) -> Result<Self, Failure> {
        let extras = extra_headers(inputs);
        let mut columns: Vec<String> = PLACE.iter().map(ToString::to_string).collect();
        columns.extend(Field::ALL.iter().map(ToString::to_string));
        for extra in &extras {
            columns.push(free_name(extra, &columns, added));
        }
        columns.extend(added.iter().map(ToString::to_string));
        Ok(Output {
            writer: TableWriter::create(target(out, session.common.format), &columns)?,
            inputs: inputs.to_vec(),
            extras,
            out: out.to_owned(),
            read: RowCounts::default(),
            counts: FindingCounts::default(),
            rows: 0,
        })
    }

    /// Writes the records of a batch; `added` gives the cells of the stage's own columns.
    pub(super) fn write<'a>(
        &mut self,
        batch: &'a Batch,
        added: impl Fn(RowIx) -> Vec<Cow<'a, str>>,
    ) -> Result<(), Failure> {
        self.counts.add(batch);
        self.read.add(batch);
        let headers: Vec<&str> = batch.frame.extras().collect();
        let positions: Vec<Option<usize>> = self
            .extras
            .iter()
            .map(|extra| headers.iter().position(|header| header == extra))
            .collect();
        for row in batch.frame.rows() {
            let origin = batch.rows.origins[row.ix().at()];
            let input = &self.inputs[origin.input.at()];
            let (file, number) = (input.file_name(), origin.row.to_string());
            let place = [
                Some(file.as_str()),
                input.sheet.as_deref(),
                Some(number.as_str()),
            ];
            let fields = Field::ALL.into_iter().map(|field| row.get(field));
            let extras = positions
                .iter()
                .map(|position| position.and_then(|at| row.extra(at)));
            let added = added(row.ix());
            let added = added
                .iter()
                .map(|cell| (!cell.is_empty()).then_some(cell.as_ref()));
            self.writer
                .row(place.into_iter().chain(fields).chain(extras).chain(added))?;
            self.rows += 1;
        }
        Ok(())
    }

    /// Closes the table and says what was found.
    pub(super) fn finish(
        self,
        args: &InputArgs,
        rules: &RuleBook,
        session: &Session,
    ) -> Result<Verdict, Failure> {
        self.writer.finish()?;
        session.stages.finish();
        let lang = session.terminal.lang;
        let rows = crate::cli::lang::grouped(self.rows);
        session.terminal.say(&format!(
            "{rows} {}",
            lang.pick("records written", "条记录已写出")
        ));
        let findings = summary::findings(&self.counts, Codes::of(&rules.checks), lang);
        if !findings.is_empty() {
            session.terminal.say(findings.trim_end());
        }
        let verdict = verdict(&self.counts, args);
        if reports_in_json(&self.out, session.common.format) {
            session.print_json(&FilterSummary {
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

/// Whether `--fail-on` names what was found.
pub(super) fn verdict(counts: &FindingCounts, args: &InputArgs) -> Verdict {
    match (args.fail_on, counts.worst()) {
        (Some(limit), Some(worst)) if worst >= limit.into() => Verdict::Failing,
        _ => Verdict::Done,
    }
}

/// The codes found in each row, joined by `;`.
pub(super) fn codes_by_row(batch: &Batch) -> Vec<String> {
    let mut codes = vec![Vec::new(); batch.frame.len()];
    for finding in &batch.findings {
        codes[finding.row.at()].push(finding.code);
    }
    codes
        .into_iter()
        .map(|mut codes| {
            codes.sort_unstable();
            codes.dedup();
            let codes: Vec<&str> = codes.iter().map(crate::model::Code::as_str).collect();
            codes.join(";")
        })
        .collect()
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
