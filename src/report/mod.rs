//! What a run did, as counts: the summary that people and programs read.
//!
//! After `store`. What comes in: inputs, rows, findings and the ledger. What goes out: plain data; the command line
//! renders it.

pub mod profile;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Batch, Code, Finding, Input, Ledger, ListKind, RunId, Severity};
use crate::run::Stage;
use crate::store::Attached;

/// One input of a run, and how many rows it had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InputSummary {
    /// The file, without its folder.
    pub file: String,
    /// The sheet, where the file has sheets.
    pub sheet: Option<String>,
    /// The encoding of text, the format of a workbook.
    pub encoding: String,
    /// Rows read, those rejected included.
    pub rows: u64,
}

/// How often each code was found, and the worst severity of all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindingCounts {
    /// Findings by code, with the severity they had.
    pub by_code: BTreeMap<Code, (Severity, u64)>,
}

impl FindingCounts {
    /// Counts findings.
    pub fn add(&mut self, findings: &[Finding]) {
        for finding in findings {
            let entry = self
                .by_code
                .entry(finding.code)
                .or_insert((finding.severity, 0));
            entry.0 = entry.0.max(finding.severity);
            entry.1 += 1;
        }
    }

    /// The worst severity found.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.by_code.values().map(|(severity, _)| *severity).max()
    }
}

impl Serialize for FindingCounts {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.by_code.iter().map(|(code, (_, count))| (code, count)))
    }
}

/// Rows read per input, from the batches as they pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowCounts(Vec<u64>);

impl RowCounts {
    /// Counts the rows of a batch.
    pub fn add(&mut self, batch: &Batch) {
        let rejected = batch.rejected.iter().map(|rejected| &rejected.origin);
        for origin in batch.rows.origins.iter().chain(rejected) {
            if self.0.len() <= origin.input.at() {
                self.0.resize(origin.input.at() + 1, 0);
            }
            self.0[origin.input.at()] += 1;
        }
    }

    /// The inputs with their counts.
    #[must_use]
    pub fn summarize(&self, inputs: &[Input]) -> Vec<InputSummary> {
        let rows = self.0.iter().copied().chain(std::iter::repeat(0));
        inputs
            .iter()
            .zip(rows)
            .map(|(input, rows)| InputSummary {
                file: input.file_name(),
                sheet: input.sheet.clone(),
                encoding: input.encoding.clone(),
                rows,
            })
            .collect()
    }

    /// All rows.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.0.iter().sum()
    }
}

/// Seconds by stage, in the order of the flow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seconds(pub Vec<(&'static str, f64)>);

impl Seconds {
    /// The times of the stages.
    #[must_use]
    pub fn of(stages: Vec<(Stage, f64)>) -> Self {
        let named = stages.into_iter().map(|(stage, s)| (stage.name(), s));
        Seconds(named.collect())
    }
}

impl Serialize for Seconds {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rounded = |seconds: f64| (seconds * 1e4).round() / 1e4;
        serializer.collect_map(
            self.0
                .iter()
                .map(|(stage, seconds)| (stage, rounded(*seconds))),
        )
    }
}

/// What a run did.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RunSummary {
    /// What the rows were.
    #[serde(skip)]
    pub kind: ListKind,
    /// The run; none for a dry run.
    pub run_id: Option<RunId>,
    /// What was read.
    pub inputs: Vec<InputSummary>,
    /// What became of the rows.
    pub ledger: Ledger,
    /// Contacts in the store after the run.
    pub contacts: u64,
    /// Open items in the review queue after the run.
    pub review_open: u64,
    /// Whose the lines of orders are that the run has read; none of a run over contacts, and of a dry run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transactions: Option<Attached>,
    /// Findings by code.
    pub findings: FindingCounts,
    /// Seconds by stage.
    pub seconds: Seconds,
}

/// A number with thousands separators.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
