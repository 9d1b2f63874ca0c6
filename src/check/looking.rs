//! Looks at the rows of a batch with every check that is on, and does what the rules say about what is seen.
//!
//! Rows are looked at in parallel, a slice at a time; findings, verdicts and derived values come back in the order of
//! the rows, whatever the number of threads.

use std::ops::Range;

use jiff::civil::Date;
use rayon::prelude::*;

use super::registry::CHECKS;
use super::{Check, Checked, Facts, Sighting, Verdict};
use crate::model::{Batch, ContactFrame, Field, Finding, RowIx, TextColumn};
use crate::rules::{Action, CheckRules, CheckSetting};

/// Rows one thread takes at a time: enough to outweigh handing them out, few enough to share a batch.
const SLICE: usize = 1_024;

/// A check that is on, with how it is to be handled.
struct Active<'r> {
    check: &'static Check,
    setting: &'r CheckSetting,
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
    let active = active(&batch.frame, rules);
    let slices: Vec<Range<usize>> = (0..batch.frame.len())
        .step_by(SLICE)
        .map(|from| from..(from + SLICE).min(batch.frame.len()))
        .collect();
    let seen: Vec<Seen> = slices
        .into_par_iter()
        .map(|rows| look_at_rows(&batch.frame, rows, &active, today))
        .collect();
    let mut all = Seen::default();
    for part in seen {
        all.findings.extend(part.findings);
        all.verdicts.extend(part.verdicts);
        all.derived.extend(part.derived);
    }
    batch.frame = write_derived(batch.frame, &all.derived);
    batch.findings.extend(all.findings);
    // Both halves are in the order of the rows already, which a stable sort finds out in one pass.
    batch.findings.sort_by_key(|finding| finding.row);
    Checked {
        batch,
        verdicts: all.verdicts,
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
            (setting.action != Action::Off).then_some(Active { check, setting })
        })
        .collect()
}

fn look_at_rows(
    frame: &ContactFrame,
    rows: Range<usize>,
    active: &[Active<'_>],
    today: Date,
) -> Seen {
    let mut seen = Seen::default();
    for at in rows {
        let row = RowIx(u32::try_from(at).expect("a frame has less than 2^32 rows"));
        let facts = Facts::new(frame.row(row), today);
        let mut verdict = Verdict::Pass;
        for active in active {
            let limit = active.setting.limit.unwrap_or_default();
            if let Some(sighting) = (active.check.look)(&facts, limit) {
                verdict = seen.note(active, row, sighting, verdict);
            }
        }
        seen.verdicts.push(verdict);
    }
    seen
}

impl Seen {
    /// Notes a sighting and gives the row's verdict after it: the first that asks for the worst wins.
    fn note(
        &mut self,
        active: &Active<'_>,
        row: RowIx,
        sighting: Sighting,
        verdict: Verdict,
    ) -> Verdict {
        let code = active.check.kind.code;
        if let (Action::Fix, Some(field), Some(value)) =
            (active.setting.action, sighting.field, &sighting.proposal)
        {
            let value = value.clone();
            self.derived.push(Derived { row, field, value });
        }
        self.findings.push(Finding {
            row,
            field: sighting.field,
            code,
            severity: active.setting.severity,
            value: sighting.value,
            proposal: sighting.proposal,
        });
        match (active.setting.action, verdict) {
            (Action::Reject, Verdict::Pass | Verdict::Review(_)) => Verdict::Reject(code),
            (Action::Review, Verdict::Pass) => Verdict::Review(code),
            (_, verdict) => verdict,
        }
    }
}

/// The frame with the derived values in its empty cells; a cell with a value keeps it.
fn write_derived(frame: ContactFrame, derived: &[Derived]) -> ContactFrame {
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
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Code, FrameBuilder, RowDraft};
    use crate::rules::RuleBook;

    const TODAY: Date = date(2025, 6, 1);

    fn rules() -> CheckRules {
        RuleBook::load(None).expect("the default rules").checks
    }

    fn batch(rows: &[&[(Field, &str)]]) -> Batch {
        let mut builder = FrameBuilder::with_capacity(rows.len());
        for cells in rows {
            let mut draft = RowDraft::default();
            cells
                .iter()
                .for_each(|(field, cell)| draft.set(*field, *cell));
            builder.push(&draft);
        }
        Batch {
            frame: builder.finish(),
            ..Batch::default()
        }
    }

    fn codes(checked: &Checked, row: u32) -> Vec<String> {
        let findings = checked.batch().findings.iter();
        findings
            .filter(|finding| finding.row == RowIx(row))
            .map(|finding| finding.code.to_string())
            .collect()
    }

    #[test]
    fn rows_without_fault_pass_without_a_word() {
        let clean: &[(Field, &str)] = &[
            (Field::Name, "欧阳志远"),
            (Field::Gender, "male"),
            (Field::BirthDate, "1985-07-19"),
            (Field::Mobile, "18607151849"),
            (Field::Email, "zhiyuan.ouyang@foxmail.com"),
            (Field::Province, "湖北省"),
            (Field::City, "武汉市"),
            (Field::District, "洪山区"),
            (Field::Street, "珞喻路129号"),
            (Field::Postcode, "430079"),
            (Field::Phone, "027-87651234"),
            (Field::Amount, "1280.50"),
            (Field::OrderCount, "3"),
            (Field::RegisteredOn, "2021-03-02"),
            (Field::LastPurchase, "2024-11-11"),
        ];
        let checked = look_at(batch(&[clean]), &rules(), TODAY);
        assert_eq!(codes(&checked, 0), Vec::<String>::new());
        assert_eq!(checked.verdicts(), [Verdict::Pass]);
    }

    #[test]
    fn the_worst_action_makes_the_verdict() {
        let checked = look_at(
            batch(&[
                &[(Field::Name, "陈静"), (Field::Mobile, "18607151849")],
                &[(Field::Name, "陈静"), (Field::Amount, "-1")],
                &[(Field::Remark, "合计")],
            ]),
            &rules(),
            TODAY,
        );
        let code = |text| Code::new(text);
        assert_eq!(
            checked.verdicts(),
            [
                Verdict::Pass,
                Verdict::Review(code("CON101")),
                Verdict::Reject(code("CON103")),
            ]
        );
    }

    #[test]
    fn a_derived_value_fills_an_empty_cell_and_no_other() {
        let id = (Field::IdNumber, "11010519491231002X");
        let mobile = (Field::Mobile, "18607151849");
        let checked = look_at(
            batch(&[
                &[mobile],
                &[mobile, id],
                &[
                    mobile,
                    id,
                    (Field::BirthDate, "1949-12-30"),
                    (Field::Gender, "female"),
                ],
            ]),
            &rules(),
            TODAY,
        );
        let frame = &checked.batch().frame;
        let births: Vec<_> = frame.rows().map(|row| row.get(Field::BirthDate)).collect();
        let genders: Vec<_> = frame.rows().map(|row| row.get(Field::Gender)).collect();
        assert_eq!(births, [None, Some("1949-12-31"), Some("1949-12-30")]);
        assert_eq!(genders, [None, Some("female"), Some("female")]);
        assert_eq!(codes(&checked, 1), ["CON102", "IDN105", "IDN106"]);
        assert_eq!(codes(&checked, 2), ["CON102", "IDN102"]);
    }

    #[test]
    fn findings_of_earlier_stages_stay_and_rows_stay_in_order() {
        let bad: &[(Field, &str)] = &[(Field::Name, "陈静"), (Field::BirthDate, "2999-01-01")];
        let mut before = batch(&vec![bad; 3_000]);
        let kind = &crate::check::time::born_in_future::BORN_IN_FUTURE;
        before.findings = vec![Finding::new(kind, RowIx(2_500), None)];
        let checked = look_at(before, &rules(), TODAY);
        let findings = &checked.batch().findings;
        assert!(findings.is_sorted_by_key(|finding| finding.row));
        assert_eq!(findings.len(), 2 * 3_000 + 1);
        assert_eq!(checked.verdicts().len(), 3_000);
    }

    fn any_row() -> impl Strategy<Value = Vec<(Field, String)>> {
        let cell = prop_oneof![
            any::<String>(),
            "[0-9X;-]{0,20}",
            "[12][09][0-9]{2}-[01][0-9]-[0-3][0-9]",
            "(上海|内蒙古|市|区|号|公司|x|@|[.]|0){0,8}",
            "-?[0-9]{1,400}([.][0-9]{0,3})?",
        ];
        let field = (0..Field::COUNT).prop_map(|at| Field::ALL[at]);
        proptest::collection::vec((field, cell), 0..12)
    }

    proptest! {
        #[test]
        fn no_text_panics_and_no_row_changes_another(rows in proptest::collection::vec(any_row(), 1..6)) {
            let rules = rules();
            let borrowed: Vec<Vec<(Field, &str)>> = rows
                .iter()
                .map(|row| row.iter().map(|(field, cell)| (*field, cell.as_str())).collect())
                .collect();
            let slices: Vec<&[(Field, &str)]> = borrowed.iter().map(Vec::as_slice).collect();
            let together = look_at(batch(&slices), &rules, TODAY);
            for (row, cells) in (0..).zip(slices) {
                let alone = look_at(batch(&[cells]), &rules, TODAY);
                prop_assert_eq!(codes(&alone, 0), codes(&together, row));
                prop_assert_eq!(alone.verdicts()[0], together.verdicts()[row as usize]);
                for field in Field::ALL {
                    prop_assert_eq!(
                        alone.batch().frame.row(RowIx(0)).get(field),
                        together.batch().frame.row(RowIx(row)).get(field)
                    );
                }
            }
        }
    }
}
