//! What a list is worth, before it is imported: how full each column is, how right, what stands in it, what was found.
//!
//! What comes in: the rows of each batch as they were read, and the same rows checked. What goes out: plain data, which
//! the command line shows as a table or JSON, and [`page`] as a page of HTML. Knows one row at a time, and of the values
//! no more than it has to show.

mod frequency;
mod page;
mod shape;

use serde::Serialize;

use crate::model::{Batch, Code, ColumnUse, ContactFrame, Field, Finding, Input, Severity};
use frequency::Frequencies;
pub use frequency::Share;
pub use page::{PageWords, page};

/// Values and shapes shown of each column.
const SHOWN: usize = 5;
/// Rows shown of each finding.
const SAMPLES: usize = 3;

/// What each list is worth.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Profile {
    /// The lists, in the order they were read.
    pub lists: Vec<ListProfile>,
}

/// What one list is worth.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListProfile {
    /// The file, without its folder.
    pub file: String,
    /// The sheet, where the file has sheets.
    pub sheet: Option<String>,
    /// Records.
    pub rows: u64,
    /// Rows that are no records.
    pub rejected: u64,
    /// Filled cells among all cells of the columns that map to fields, 0 to 1 (字段完备率).
    pub completeness: Option<f64>,
    /// Cells without an error among the filled ones, 0 to 1 (数据正确率).
    pub correctness: Option<f64>,
    /// The fields that a column maps to or that were found within others; then the columns that map to none.
    pub columns: Vec<ColumnProfile>,
    /// What was found, the worst and most frequent first.
    pub findings: Vec<FindingProfile>,
}

/// What one column is worth.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ColumnProfile {
    /// The field; none for a column that maps to no field.
    pub field: Option<Field>,
    /// The headers over it in the list; none for a field that was found within other cells.
    pub headers: Vec<String>,
    /// Rows with a value, usable or not.
    pub filled: u64,
    /// Rows with a value in which no error was found.
    pub valid: u64,
    /// Different values, as they were read.
    pub distinct: u64,
    /// `filled` among all rows, 0 to 1 (字段完备率).
    pub completeness: Option<f64>,
    /// `valid` among `filled`, 0 to 1 (数据正确率).
    pub correctness: Option<f64>,
    /// The most frequent values, as they were read.
    pub values: Vec<Share>,
    /// The most frequent shapes: `9` stands for a digit, `a` and `A` for letters, `中` for a Chinese character.
    pub shapes: Vec<Share>,
}

/// How often one code was found, and where.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FindingProfile {
    /// The code.
    pub code: Code,
    /// Its severity under the rules.
    pub severity: Severity,
    /// How often it was found.
    pub count: u64,
    /// Some of the places.
    pub samples: Vec<Sample>,
}

/// One place where something was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sample {
    /// The row, from 1 below the header.
    pub row: u32,
    /// The field it is about, where it is about one.
    pub field: Option<Field>,
    /// The cell as it was found.
    pub value: Option<Box<str>>,
    /// What would be written instead.
    pub proposal: Option<Box<str>>,
}

/// A column while rows come in.
#[derive(Debug, Default)]
struct Tally {
    filled: u64,
    valid: u64,
    values: Frequencies,
    shapes: Frequencies,
}

impl Tally {
    fn read(&mut self, cell: &str) {
        self.values.add(cell);
        self.shapes.add(&shape::of(cell));
    }

    fn finish(self, field: Option<Field>, headers: Vec<String>, rows: u64) -> ColumnProfile {
        ColumnProfile {
            field,
            headers,
            filled: self.filled,
            valid: self.valid,
            distinct: self.values.distinct(),
            completeness: ratio(self.filled, rows),
            correctness: ratio(self.valid, self.filled),
            values: self.values.top(SHOWN),
            shapes: self.shapes.top(SHOWN),
        }
    }
}

/// A list while its rows come in.
#[derive(Debug)]
struct ListTally {
    rows: u64,
    rejected: u64,
    fields: [Tally; Field::COUNT],
    extras: Vec<(String, Tally)>,
    findings: Vec<FindingProfile>,
}

impl Default for ListTally {
    fn default() -> Self {
        ListTally {
            rows: 0,
            rejected: 0,
            fields: std::array::from_fn(|_| Tally::default()),
            extras: Vec::new(),
            findings: Vec::new(),
        }
    }
}

/// Counts as batches pass.
#[derive(Debug, Default)]
pub struct Profiler {
    lists: Vec<ListTally>,
}

impl Profiler {
    /// Counts the rows of one batch, `read` as they were read, `checked` the same rows after the checks.
    pub fn add(&mut self, read: &ContactFrame, checked: &Batch) {
        let Some(input) = checked.input() else { return };
        if self.lists.len() <= input.at() {
            self.lists.resize_with(input.at() + 1, ListTally::default);
        }
        let list = &mut self.lists[input.at()];
        list.rows += checked.frame.len() as u64;
        list.rejected += checked.rejected.len() as u64;
        list.add_cells(read);
        list.add_outcome(read, checked);
    }

    /// What the lists are worth.
    #[must_use]
    pub fn finish(mut self, inputs: &[Input]) -> Profile {
        self.lists.resize_with(inputs.len(), ListTally::default);
        let lists = self.lists.into_iter().zip(inputs);
        Profile {
            lists: lists.map(|(list, input)| list.finish(input)).collect(),
        }
    }
}

impl ListTally {
    /// Counts the cells as they were read.
    fn add_cells(&mut self, read: &ContactFrame) {
        let fields: Vec<Field> = read.fields().collect();
        let extras: Vec<usize> = read.extras().map(|header| self.extra(header)).collect();
        for row in read.rows() {
            for &field in &fields {
                if let Some(cell) = row.get(field) {
                    self.fields[field.index()].read(cell);
                }
            }
            for (position, &tally) in extras.iter().enumerate() {
                if let Some(cell) = row.extra(position) {
                    let tally = &mut self.extras[tally].1;
                    tally.filled += 1;
                    tally.valid += 1;
                    tally.read(cell);
                }
            }
        }
    }

    /// The position of an extra's tally, which is made where it is new.
    fn extra(&mut self, header: &str) -> usize {
        let known = self.extras.iter().position(|(known, _)| known == header);
        known.unwrap_or_else(|| {
            self.extras.push((header.to_owned(), Tally::default()));
            self.extras.len() - 1
        })
    }

    /// Counts what became of the cells. What was taken out as unusable is filled, but not right; values that were found
    /// within other cells are shown as they stand now.
    fn add_outcome(&mut self, read: &ContactFrame, checked: &Batch) {
        let mapped: Vec<Field> = read.fields().collect();
        let mut rest = checked.findings.as_slice();
        for row in checked.frame.rows() {
            let of_row = rest.partition_point(|finding| finding.row <= row.ix());
            let (found, later) = rest.split_at(of_row);
            rest = later;
            for field in Field::ALL {
                let value = row.get(field);
                let wrong = is_wrong(found, field, value);
                let tally = &mut self.fields[field.index()];
                tally.filled += u64::from(value.is_some() || wrong);
                tally.valid += u64::from(value.is_some() && !wrong);
                if let Some(value) = value.filter(|_| !mapped.contains(&field)) {
                    tally.read(value);
                }
            }
            let number = checked.rows.origins[row.ix().at()].row;
            found
                .iter()
                .for_each(|finding| self.add_finding(finding, number));
        }
    }

    fn add_finding(&mut self, finding: &Finding, row: u32) {
        let known = self
            .findings
            .iter()
            .position(|known| known.code == finding.code);
        let at = known.unwrap_or_else(|| {
            self.findings.push(FindingProfile {
                code: finding.code,
                severity: finding.severity,
                count: 0,
                samples: Vec::new(),
            });
            self.findings.len() - 1
        });
        let known = &mut self.findings[at];
        known.count += 1;
        if known.samples.len() < SAMPLES {
            known.samples.push(Sample {
                row,
                field: finding.field,
                value: finding.value.clone(),
                proposal: finding.proposal.clone(),
            });
        }
    }

    fn finish(mut self, input: &Input) -> ListProfile {
        self.findings
            .sort_by_key(|found| (std::cmp::Reverse((found.severity, found.count)), found.code));
        let rows = self.rows;
        let mut columns = Vec::new();
        for (field, tally) in Field::ALL.into_iter().zip(self.fields) {
            let headers = headers_of(input, field);
            if !headers.is_empty() || tally.filled > 0 {
                columns.push(tally.finish(Some(field), headers, rows));
            }
        }
        let (completeness, correctness) = of_list(&columns, rows);
        for (header, tally) in self.extras {
            columns.push(tally.finish(None, vec![header], rows));
        }
        ListProfile {
            file: input.file_name(),
            sheet: input.sheet.clone(),
            rows,
            rejected: self.rejected,
            completeness,
            correctness,
            columns,
            findings: self.findings,
        }
    }
}

/// Completeness and correctness of a list: over the fields that a column of it maps to.
fn of_list(columns: &[ColumnProfile], rows: u64) -> (Option<f64>, Option<f64>) {
    let mapped: Vec<&ColumnProfile> = columns
        .iter()
        .filter(|column| !column.headers.is_empty())
        .collect();
    let filled = mapped.iter().map(|column| column.filled).sum();
    let valid = mapped.iter().map(|column| column.valid).sum();
    (
        ratio(filled, rows * mapped.len() as u64),
        ratio(valid, filled),
    )
}

/// Whether what stood in a field is not right: an error was found in it, or it was taken out with a warning.
fn is_wrong(found: &[Finding], field: Field, value: Option<&str>) -> bool {
    let limit = if value.is_some() {
        Severity::Error
    } else {
        Severity::Warning
    };
    let mut about = found.iter().filter(|finding| finding.field == Some(field));
    about.any(|finding| finding.severity >= limit && finding.value.is_some())
}

/// The headers that map to a field.
fn headers_of(input: &Input, field: Field) -> Vec<String> {
    let mapped = input
        .columns
        .iter()
        .filter(|column| column.usage == ColumnUse::Field(field));
    mapped.map(|column| column.header.clone()).collect()
}

/// A part of a whole; none where there is nothing to be part of.
#[expect(
    clippy::cast_precision_loss,
    reason = "a share of rows needs no more than 52 bits"
)]
fn ratio(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

#[cfg(test)]
mod tests;
