//! What a list as a whole must be: the share of its rows for which a condition may hold.
//!
//! ```toml
//! [[list]]
//! code = "LST901"
//! when = "mobile IS NULL"
//! share = 0.2
//! action = "stop"
//! en = "more than a fifth of the rows have no mobile number"
//! zh = "超过两成的记录没有手机号"
//! ```

use serde::Deserialize;
use toml::Spanned;

use super::own::{Words, expression, own_code};
use crate::model::{Code, RowCondition};
use crate::rules::{Problems, RuleText};

/// What is done about a list that is not as it must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ListAction {
    /// The run goes on and says so.
    Warn,
    /// Nothing of the run is written.
    Stop,
}

/// What a list as a whole must be.
#[derive(Clone, Debug, PartialEq)]
pub struct ListRule {
    /// The code under which it is told.
    pub code: Code,
    /// What it says.
    pub words: Words,
    /// The rows that are counted.
    pub when: RowCondition,
    /// The share of the list's rows that may be so, from 0 to 1.
    pub share: f64,
    /// What is done where there are more.
    pub action: ListAction,
}

/// One `[[list]]` as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    code: Spanned<Code>,
    when: Spanned<String>,
    share: Spanned<f64>,
    action: ListAction,
    #[serde(default)]
    extras: Vec<String>,
    en: Option<String>,
    zh: Option<String>,
}

impl Entry {
    pub(super) fn code(&self) -> &Code {
        self.code.get_ref()
    }

    pub(super) fn span(&self) -> std::ops::Range<usize> {
        self.code.span()
    }
}

/// The rule that an entry describes.
pub(super) fn read(entry: Entry, text: &RuleText, problems: &mut Problems) -> Option<ListRule> {
    let code = own_code(&entry.code, text, problems);
    let share = *entry.share.get_ref();
    if !(0.0..=1.0).contains(&share) {
        let message = "a share lies between 0 (no row) and 1 (every row)";
        problems.add(text, Some(entry.share.span()), message);
    }
    let when = expression(&entry.when, text, problems, |sql| {
        RowCondition::parse(sql, &entry.extras)
    })?;
    Some(ListRule {
        code,
        words: Words::of(entry.en, entry.zh, entry.when.get_ref()),
        when,
        share,
        action: entry.action,
    })
}
