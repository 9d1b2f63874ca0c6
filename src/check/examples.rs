//! Runs the examples that the rules carry: each check must find, and keep quiet, where its rules say so.

use jiff::civil::{Date, date};

use super::registry::CHECKS;
use super::shared::{SHARED_CHECKS, Shared};
use super::{Check, Facts};
use crate::model::{Code, ContactFrame, RowIx, TextColumn};
use crate::rules::{CheckSetting, Example, RuleBook};

/// The day on which every example is looked at, so that an example means the same next year.
const EXAMPLES_ON: Date = date(2025, 6, 1);

/// What is wrong with the examples of the rules, one line each; none when every one holds.
#[must_use]
pub fn failing_examples(rules: &RuleBook) -> Vec<String> {
    let mut failing = Vec::new();
    for check in CHECKS {
        let Some(setting) = rules.checks.setting(check.kind.code) else {
            continue;
        };
        let wrong = setting
            .examples
            .iter()
            .filter(|example| finds(check, setting, example) != example.expected);
        failing.extend(wrong.map(|example| told(check.kind.code, example)));
    }
    for check in rules.checks.own() {
        let Some(setting) = rules.checks.setting(check.code) else {
            continue;
        };
        let wrong = setting.examples.iter().filter(|example| {
            let found = frame_of(example).rows_where(&check.when, EXAMPLES_ON);
            found != [example.expected]
        });
        failing.extend(wrong.map(|example| told(check.code, example)));
    }
    for check in SHARED_CHECKS {
        let Some(setting) = rules.checks.setting(check.kind.code) else {
            continue;
        };
        let finds = |example: &Example| finds_shared(check.kind.code, example, rules);
        let wrong = setting.examples.iter();
        let wrong = wrong.filter(|example| finds(example) != example.expected);
        failing.extend(wrong.map(|example| told(check.kind.code, example)));
    }
    failing
}

/// Whether the check of `code` finds that the example's row shares something with the rows beside it.
fn finds_shared(code: Code, example: &Example, rules: &RuleBook) -> bool {
    let mut shared = Shared::new(&rules.checks, &rules.standardize);
    for row in example.others.iter().chain([&example.cells]) {
        shared.add(|field| row.get(&field).map(String::as_str));
    }
    let mut found = shared.found(|field| example.cells.get(&field).map(String::as_str));
    found.any(|found| found.kind.code == code)
}

fn told(code: Code, example: &Example) -> String {
    let does = if example.expected {
        "finds nothing"
    } else {
        "finds something"
    };
    if example.extras.is_empty() {
        format!("{code} {does} in {:?}", example.cells)
    } else {
        format!("{code} {does} in {:?} {:?}", example.cells, example.extras)
    }
}

/// An example as a frame of one row.
fn frame_of(example: &Example) -> ContactFrame {
    let column = |cell: &String| {
        let mut column = TextColumn::with_capacity(1);
        column.push(Some(cell));
        column
    };
    let fields = example
        .cells
        .iter()
        .map(|(field, cell)| (*field, column(cell)));
    let extras = example
        .extras
        .iter()
        .map(|(header, cell)| (header.clone(), column(cell)));
    ContactFrame::from_columns(1, fields.collect(), extras.collect())
}

/// Whether a check finds something in an example.
fn finds(check: &Check, setting: &CheckSetting, example: &Example) -> bool {
    let frame = frame_of(example);
    let facts = Facts::new(frame.row(RowIx(0)), &[], EXAMPLES_ON);
    let met = check.needs.met(|field| example.cells.contains_key(&field));
    met && (check.look)(&facts, setting.limit.unwrap_or_default()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> RuleBook {
        RuleBook::load(None).expect("the default rules")
    }

    #[test]
    fn every_example_of_the_default_rules_holds() {
        assert_eq!(failing_examples(&rules()), Vec::<String>::new());
    }

    #[test]
    fn every_check_has_an_example_of_both_kinds() {
        for (code, setting) in rules().checks.settings() {
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
