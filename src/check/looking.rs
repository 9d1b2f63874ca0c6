//! Looks at the rows of a batch with every check that is on, and does what the rules say about what is seen.
//!
//! Rows are looked at in parallel, a slice at a time; findings, verdicts and derived values come back in the order of
//! the rows, whatever the number of threads.

use std::ops::Range;

use jiff::civil::Date;
use rayon::prelude::*;

use super::own::Answered;
use super::registry::CHECKS;
use super::same_cause::told_by;
use super::{Check, Checked, Facts, ListCounts, Sighting, Verdict};
use crate::model::{Batch, Code, ContactFrame, Field, Finding, RowIx, TextColumn};
use crate::rules::{Action, CheckRules, CheckSetting};

/// Rows one thread takes at a time: enough to outweigh handing them out, few enough to share a batch.
const SLICE: usize = 1_024;

/// A check that is on, with how it is to be handled.
struct Active<'r> {
    check: &'static Check,
    setting: &'r CheckSetting,
    /// The codes of which one in a row says already what this check would say.
    told_by: &'static [&'static str],
}

/// The rows to be looked at, and what with.
struct Looking<'a> {
    frame: &'a ContactFrame,
    earlier: &'a [Finding],
    active: Vec<Active<'a>>,
    own: Vec<Answered<'a>>,
    today: Date,
}

/// A value derived for an empty cell.
struct Derived {
    row: RowIx,
    field: Field,
    value: Box<str>,
}

/// What was seen in some rows that follow one another.
#[derive(Default)]
struct Seen {
    findings: Vec<Finding>,
    verdicts: Vec<Verdict>,
    derived: Vec<Derived>,
}

/// Looks at every row of `batch`.
pub(super) fn look_at(mut batch: Batch, rules: &CheckRules, today: Date) -> Checked {
    // In the order of the rows already, which a stable sort finds out in one pass; so are both halves below.
    batch.findings.sort_by_key(|finding| finding.row);
    let looking = Looking {
        frame: &batch.frame,
        earlier: &batch.findings,
        active: active(&batch.frame, rules),
        own: super::own::answered(&batch.frame, rules, today),
        today,
    };
    let seen = looking.at_all_rows();
    let lists = ListCounts::of(&batch, rules, today);
    batch.frame = write_derived(batch.frame, &seen.derived);
    batch.findings.extend(seen.findings);
    batch.findings.sort_by_key(|finding| finding.row);
    Checked {
        batch,
        verdicts: seen.verdicts,
        lists,
    }
}

/// The checks that are on and have the columns they need.
fn active<'r>(frame: &ContactFrame, rules: &'r CheckRules) -> Vec<Active<'r>> {
    let mut filled = [false; Field::COUNT];
    frame
        .fields()
        .for_each(|field| filled[field.index()] = true);
    CHECKS
        .iter()
        .filter(|check| check.needs.met(|field| filled[field.index()]))
        .filter_map(|&check| {
            let setting = rules.setting(check.kind.code)?;
            (setting.action != Action::Off).then_some(Active {
                check,
                setting,
                told_by: told_by(check.kind.code),
            })
        })
        .collect()
}

impl Looking<'_> {
    fn at_all_rows(&self) -> Seen {
        let height = self.frame.len();
        let slices: Vec<Range<usize>> = (0..height)
            .step_by(SLICE)
            .map(|from| from..(from + SLICE).min(height))
            .collect();
        let parts: Vec<Seen> = slices
            .into_par_iter()
            .map(|rows| self.at_rows(rows))
            .collect();
        let mut all = Seen::default();
        for part in parts {
            all.findings.extend(part.findings);
            all.verdicts.extend(part.verdicts);
            all.derived.extend(part.derived);
        }
        all
    }

    fn at_rows(&self, rows: Range<usize>) -> Seen {
        let mut seen = Seen::default();
        let before = |finding: &Finding| finding.row.at() < rows.start;
        let mut earlier = &self.earlier[self.earlier.partition_point(before)..];
        for at in rows {
            let row = RowIx(u32::try_from(at).expect("a frame has less than 2^32 rows"));
            let of_row = earlier.partition_point(|finding| finding.row <= row);
            let (of_row, rest) = earlier.split_at(of_row);
            earlier = rest;
            let facts = Facts::new(self.frame.row(row), of_row, self.today);
            let verdict = seen.look(&facts, row, &self.active);
            let verdict = seen.read_answers(row, &self.own, &facts, verdict);
            seen.verdicts.push(verdict);
        }
        seen
    }
}

impl Seen {
    /// Looks at one row with every check, and gives its verdict.
    fn look(&mut self, facts: &Facts<'_>, row: RowIx, active: &[Active<'_>]) -> Verdict {
        let mut verdict = Verdict::Pass;
        let first = self.findings.len();
        for active in active {
            let limit = active.setting.limit.unwrap_or_default();
            if let Some(sighting) = (active.check.look)(facts, limit)
                && !self.is_told(active.told_by, facts, first)
            {
                verdict = self.note(
                    active.check.kind.code,
                    active.setting,
                    row,
                    sighting,
                    verdict,
                );
            }
        }
        verdict
    }

    /// Whether one of `codes` was found in this row, whose findings of this stage begin at `first`.
    fn is_told(&self, codes: &[&str], facts: &Facts<'_>, first: usize) -> bool {
        let mut found = facts.earlier().iter().chain(&self.findings[first..]);
        !codes.is_empty() && found.any(|finding| codes.contains(&finding.code.as_str()))
    }

    /// Notes what the user's own checks say of one row, and gives its verdict after them.
    fn read_answers(
        &mut self,
        row: RowIx,
        own: &[Answered<'_>],
        facts: &Facts<'_>,
        mut verdict: Verdict,
    ) -> Verdict {
        for answered in own {
            if let Some(sighting) = answered.sighting(row, facts) {
                verdict = self.note(
                    answered.check.code,
                    answered.setting,
                    row,
                    sighting,
                    verdict,
                );
            }
        }
        verdict
    }

    /// Notes a sighting and gives the row's verdict after it: the first that asks for the worst wins.
    fn note(
        &mut self,
        code: Code,
        setting: &CheckSetting,
        row: RowIx,
        sighting: Sighting,
        verdict: Verdict,
    ) -> Verdict {
        if let (Action::Fix, Some(field), Some(value)) =
            (setting.action, sighting.field, &sighting.proposal)
        {
            let value = value.clone();
            self.derived.push(Derived { row, field, value });
        }
        self.findings.push(Finding {
            row,
            field: sighting.field,
            code,
            severity: setting.severity,
            value: sighting.value,
            proposal: sighting.proposal,
        });
        match (setting.action, verdict) {
            (Action::Reject, Verdict::Pass | Verdict::Review(_)) => Verdict::Reject(code),
            (Action::Review, Verdict::Pass) => Verdict::Review(code),
            (_, verdict) => verdict,
        }
    }
}

/// The frame with the derived values in its empty cells; a cell with a value keeps it.
fn write_derived(frame: ContactFrame, derived: &[Derived]) -> ContactFrame {
    if derived.is_empty() {
        return frame;
    }
    let mut fields: Vec<Field> = derived.iter().map(|derived| derived.field).collect();
    fields.sort_unstable();
    fields.dedup();
    let columns = fields
        .into_iter()
        .map(|field| (field, column_with(&frame, field, derived)))
        .collect();
    frame.with_fields(columns)
}

fn column_with(frame: &ContactFrame, field: Field, derived: &[Derived]) -> TextColumn {
    let mut values = derived
        .iter()
        .filter(|derived| derived.field == field)
        .peekable();
    let mut column = TextColumn::with_capacity(frame.len());
    for row in frame.rows() {
        let value = values.next_if(|derived| derived.row == row.ix());
        column.push(row.get(field).or(value.map(|derived| &*derived.value)));
    }
    column
}

#[cfg(test)]
#[path = "looking_tests.rs"]
mod tests;
