//! Severity, action, limit and examples of each check: the file as written, then the rules as meant.
//!
//! An entry with `when` is a check of the user's own ([`own`]), and `[[list]]` says what a list as a whole may not be
//! ([`list`]). The embedded `rules/checks.toml` lists every check there is; a user's file names only those it wants otherwise. So
//! the list of codes that may stand in the file is the default file itself, and this module needs to know no check.

mod list;
mod own;

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

pub use list::{ListAction, ListRule};
pub use own::{OwnCheck, Words};

use super::example::{Columns, Example, ExampleEntry, examples};
use super::{Problems, RuleText};
use crate::model::{Code, Field, Kind, Severity};

/// What is done about a finding of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// The check is not looked at.
    Off,
    /// The finding is noted; the row goes on.
    Flag,
    /// The derived value is written into the empty cell; the finding marks it as derived.
    Fix,
    /// The row waits for a person.
    Review,
    /// The row is no usable record.
    Reject,
}

/// What a check looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// One row.
    #[default]
    Row,
    /// All rows of a run and of the store together.
    Rows,
}

/// How one check is to be handled.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckSetting {
    /// How much its findings matter.
    pub severity: Severity,
    /// What is done about them.
    pub action: Action,
    /// Whether it looks at one row, or across rows.
    pub scope: Scope,
    /// Its threshold, where it has one; the check's manual says what is counted.
    pub limit: Option<f64>,
    /// The field that it derives a value for, where it derives one: only such a check can fix.
    pub fills: Option<Field>,
    /// Rows in which it does or does not find something.
    pub examples: Vec<Example>,
}

/// How every check is to be handled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckRules {
    settings: BTreeMap<Code, CheckSetting>,
    own: Vec<OwnCheck>,
    lists: Vec<ListRule>,
}

/// The key under which an example says whether its check finds something.
const ANSWER: &str = "finds";

/// The file as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    check: Vec<Entry>,
    #[serde(default)]
    list: Vec<list::Entry>,
}

/// One `[[check]]` as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: Spanned<Code>,
    severity: Option<Severity>,
    action: Option<Spanned<Action>>,
    #[serde(default)]
    scope: Scope,
    limit: Option<Spanned<f64>>,
    examples: Option<Vec<ExampleEntry>>,
    when: Option<Spanned<String>>,
    field: Option<Spanned<Field>>,
    proposal: Option<Spanned<String>>,
    #[serde(default)]
    extras: Vec<String>,
    en: Option<String>,
    zh: Option<String>,
}

impl CheckRules {
    /// Reads the rules; what is wrong goes to `problems`.
    pub(super) fn read(text: &RuleText, problems: &mut Problems) -> Self {
        let mut rules = CheckRules::default();
        let default = RuleText {
            file: "rules/checks.toml".into(),
            text: include_str!("../../../rules/checks.toml").to_owned(),
        };
        for entry in default.parse::<File>(problems).unwrap_or_default().check {
            rules.found(entry, &default, problems);
        }
        if text.text != default.text {
            rules.change(text, problems);
        }
        rules
    }

    /// How the check of `code` is handled; none when there is no such check.
    #[must_use]
    pub fn setting(&self, code: Code) -> Option<&CheckSetting> {
        self.settings.get(&code)
    }

    /// Every check's code and setting, sorted by code.
    pub fn settings(&self) -> impl ExactSizeIterator<Item = (Code, &CheckSetting)> {
        self.settings.iter().map(|(code, setting)| (*code, setting))
    }

    /// The checks that the user wrote, in the order of the file.
    #[must_use]
    pub fn own(&self) -> &[OwnCheck] {
        &self.own
    }

    /// What lists as a whole must be.
    #[must_use]
    pub fn lists(&self) -> &[ListRule] {
        &self.lists
    }

    /// What is known of the kinds of findings that the user's rules bring.
    pub fn own_kinds(&self) -> impl Iterator<Item = Kind<'_>> {
        let checks = self.own.iter().map(|check| {
            let severity = self
                .setting(check.code)
                .map_or(Severity::Warning, |setting| setting.severity);
            check.words.kind(check.code, severity)
        });
        let lists = self
            .lists
            .iter()
            .map(|rule| rule.words.kind(rule.code, Severity::Error));
        checks.chain(lists)
    }

    /// Takes in a check of the default file, in which nothing may be left out.
    fn found(&mut self, entry: Entry, text: &RuleText, problems: &mut Problems) {
        let span = entry.code.span();
        let (Some(severity), Some(action)) = (entry.severity, entry.action) else {
            problems.add(text, Some(span), "severity and action must be given");
            return;
        };
        let setting = CheckSetting {
            severity,
            action: action.into_inner(),
            scope: entry.scope,
            limit: entry.limit.map(Spanned::into_inner),
            fills: entry.field.map(Spanned::into_inner),
            examples: examples(
                entry.examples.unwrap_or_default(),
                ANSWER,
                Columns::Fields,
                text,
                problems,
            ),
        };
        let code = entry.code.into_inner();
        if self.settings.insert(code, setting).is_some() {
            problems.add(text, Some(span), format!("{code} stands here twice"));
        }
    }

    /// Takes in a user's file: changes of built-in checks, checks of the user's own, and what lists must be.
    fn change(&mut self, text: &RuleText, problems: &mut Problems) {
        let file = text.parse::<File>(problems).unwrap_or_default();
        let mut seen = Vec::new();
        for entry in file.check {
            let (code, span) = (*entry.code.get_ref(), entry.code.span());
            if seen.contains(&code) {
                problems.add(text, Some(span), format!("{code} stands here twice"));
                continue;
            }
            seen.push(code);
            match (self.settings.get_mut(&code), &entry.when) {
                (Some(setting), None) => setting.change(entry, text, problems),
                (None, None) => problems.add(text, Some(span), self.unknown(code)),
                (_, Some(_)) => self.add_own(entry, text, problems),
            }
        }
        for entry in file.list {
            let code = *entry.code();
            if seen.contains(&code) {
                let message = format!("{code} stands here twice");
                problems.add(text, Some(entry.span()), message);
            } else {
                seen.push(code);
                self.lists.extend(list::read(entry, text, problems));
            }
        }
    }

    fn add_own(&mut self, entry: Entry, text: &RuleText, problems: &mut Problems) {
        if let Some((check, setting)) = own::read(entry, text, problems) {
            self.settings.insert(check.code, setting);
            self.own.push(check);
        }
    }

    fn unknown(&self, code: Code) -> String {
        let family = &code.as_str()[..code.as_str().len().min(3)];
        let near: Vec<&str> = self
            .settings
            .keys()
            .map(Code::as_str)
            .filter(|known| known.starts_with(family))
            .collect();
        if near.is_empty() {
            format!("there is no check {code}; rules/checks.toml lists them")
        } else {
            format!("there is no check {code}; near it are {}", near.join(", "))
        }
    }
}

impl CheckSetting {
    /// Changes what the user's entry names; the rest stays.
    fn change(&mut self, entry: Entry, text: &RuleText, problems: &mut Problems) {
        own::refuse_keys_without_condition(&entry, self.fills, text, problems);
        if let Some(severity) = entry.severity {
            self.severity = severity;
        }
        if let Some(action) = entry.action {
            if *action.get_ref() == Action::Fix && self.fills.is_none() {
                let message =
                    "this check derives no value; its action is flag, review, reject or off";
                problems.add(text, Some(action.span()), message);
            }
            if self.scope == Scope::Rows
                && matches!(action.get_ref(), Action::Review | Action::Reject)
            {
                let message = "this check looks across rows, and what becomes of a row must not depend on later \
                               ones; its action is flag or off";
                problems.add(text, Some(action.span()), message);
            }
            self.action = action.into_inner();
        }
        let limit_span = entry.limit.as_ref().map(Spanned::span);
        if let Some(limit) = entry.limit {
            self.change_limit(limit, text, problems);
        }
        match entry.examples {
            Some(written) => {
                self.examples = examples(written, ANSWER, Columns::Fields, text, problems);
            }
            // The default examples were made for the default limit and say nothing about another one.
            None if limit_span.is_some() => self.examples.clear(),
            None => {}
        }
    }

    fn change_limit(&mut self, limit: Spanned<f64>, text: &RuleText, problems: &mut Problems) {
        let span = Some(limit.span());
        if self.limit.is_none() {
            problems.add(text, span, "this check has no limit");
        } else if !limit.get_ref().is_finite() {
            problems.add(text, span, "a limit is a number");
        } else {
            self.limit = Some(limit.into_inner());
        }
    }
}

#[cfg(test)]
mod tests;
