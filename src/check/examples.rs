//! Runs the examples that the rules carry: each check must find, and keep quiet, where its rules say so.

use jiff::civil::{Date, date};

use super::registry::CHECKS;
use super::{Check, Facts};
use crate::model::{FrameBuilder, RowDraft, RowIx};
use crate::rules::{CheckRules, CheckSetting, Example};

/// The day on which every example is looked at, so that an example means the same next year.
const EXAMPLES_ON: Date = date(2025, 6, 1);

/// What is wrong with the examples of the rules, one line each; none when every one holds.
#[must_use]
pub fn failing_examples(rules: &CheckRules) -> Vec<String> {
    let mut failing = Vec::new();
    for check in CHECKS {
        let Some(setting) = rules.setting(check.kind.code) else {
            continue;
        };
        let wrong = setting
            .examples
            .iter()
            .filter(|example| finds(check, setting, example) != example.expected);
        failing.extend(wrong.map(|example| {
            let code = check.kind.code;
            let does = if example.expected {
                "finds nothing"
            } else {
                "finds something"
            };
            format!("{code} {does} in {:?}", example.cells)
        }));
    }
    failing
}

/// Whether a check finds something in an example.
fn finds(check: &Check, setting: &CheckSetting, example: &Example) -> bool {
    let mut draft = RowDraft::default();
    for (field, cell) in &example.cells {
        draft.set(*field, cell.as_str());
    }
    let mut builder = FrameBuilder::with_capacity(1);
    builder.push(&draft);
    let frame = builder.finish();
    let facts = Facts::new(frame.row(RowIx(0)), &[], EXAMPLES_ON);
    let met = check.needs.met(|field| example.cells.contains_key(&field));
    met && (check.look)(&facts, setting.limit.unwrap_or_default()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RuleBook;

    fn rules() -> CheckRules {
        RuleBook::load(None).expect("the default rules").checks
    }

    #[test]
    fn every_example_of_the_default_rules_holds() {
        assert_eq!(failing_examples(&rules()), Vec::<String>::new());
    }

    #[test]
    fn every_check_has_an_example_of_both_kinds() {
        for (code, setting) in rules().settings() {
            for finds in [true, false] {
                let some = setting
                    .examples
                    .iter()
                    .any(|example| example.expected == finds);
                assert!(some, "{code} has no example with finds = {finds}");
            }
        }
    }
}
