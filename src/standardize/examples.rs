//! Runs the examples that the rules bring along.

use super::standardize;
use crate::model::{Code, Field, FrameBuilder, RowDraft, RowIx};
use crate::rules::{Example, StandardizeRules};

/// Each example that does not give what it promises, and what it gives instead.
#[must_use]
pub fn failing_examples(rules: &StandardizeRules) -> Vec<String> {
    let outcomes = rules
        .examples()
        .iter()
        .map(|example| failure(example, rules));
    outcomes.flatten().collect()
}

fn failure(example: &Example, rules: &StandardizeRules) -> Option<String> {
    let mut draft = RowDraft::default();
    for (&field, text) in &example.row {
        draft.set(field, text.as_str());
    }
    let mut builder = FrameBuilder::with_capacity(1);
    builder.push(&draft);
    let (after, findings) = standardize(&builder.finish(), rules);
    let row = after.row(RowIx(0));
    let differs = |field: &Field, wanted: Option<&str>| row.get(*field) != wanted;
    let wrong = example
        .gives
        .iter()
        .any(|(field, text)| differs(field, Some(text.as_str()).filter(|text| !text.is_empty())));
    let mut untouched = example
        .row
        .iter()
        .filter(|(field, _)| !example.gives.contains_key(field));
    let changed = untouched.any(|(field, text)| differs(field, Some(text)));
    let found: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
    let missed = example.finds.iter().any(|code| !found.contains(code));
    (wrong || changed || missed).then(|| {
        let Example {
            row: before,
            gives,
            finds,
        } = example;
        format!("{before:?} should give {gives:?} {finds:?}, gives {row:?} {found:?}")
    })
}
