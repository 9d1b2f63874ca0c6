//! The checks that the user wrote: their conditions are answered for a whole batch before its rows are looked at.

use jiff::civil::Date;

use super::{Facts, Sighting};
use crate::model::{ContactFrame, RowIx};
use crate::rules::{Action, CheckRules, CheckSetting, OwnCheck};

/// A check of the user's own with its answer for each row of a batch.
pub(super) struct Answered<'r> {
    pub(super) check: &'r OwnCheck,
    pub(super) setting: &'r CheckSetting,
    holds: Vec<bool>,
    proposals: Vec<Option<Box<str>>>,
}

/// The user's checks that are on, answered for the rows of `frame`.
pub(super) fn answered<'r>(
    frame: &ContactFrame,
    rules: &'r CheckRules,
    today: Date,
) -> Vec<Answered<'r>> {
    let on = rules.own().iter().filter_map(|check| {
        let setting = rules.setting(check.code)?;
        (setting.action != Action::Off).then_some((check, setting))
    });
    on.map(|(check, setting)| Answered {
        check,
        setting,
        holds: frame.rows_where(&check.when, today),
        proposals: check
            .proposal
            .as_ref()
            .map_or_else(Vec::new, |text| frame.texts_of(text, today)),
    })
    .collect()
}

impl Answered<'_> {
    /// What the check sees in a row; nothing where its condition does not hold.
    pub(super) fn sighting(&self, row: RowIx, facts: &Facts<'_>) -> Option<Sighting> {
        if !self.holds[row.at()] {
            return None;
        }
        let seen = match self.check.field {
            Some(field) => Sighting::of(facts, field),
            None => Sighting::of_row(),
        };
        Some(Sighting {
            proposal: self.proposals.get(row.at()).cloned().flatten(),
            ..seen
        })
    }
}
