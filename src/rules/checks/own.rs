//! Checks of the user's own: a condition in SQL, and what is said and done where it holds.
//!
//! ```toml
//! [[check]]
//! code = "ORD901"
//! when = "amount > 0 AND last_purchase IS NULL"
//! field = "last_purchase"
//! proposal = "CAST(registered_on AS VARCHAR)"
//! severity = "warning"
//! action = "review"
//! en = "bought something, but no date of purchase"
//! zh = "有消费金额但没有消费日期"
//! examples = [{ amount = "120", finds = true }]
//! ```

use toml::Spanned;

use super::{ANSWER, Action, CheckSetting, Columns, Entry, Scope, examples};
use crate::model::{Code, ExpressionFault, Field, Kind, RowCondition, RowText, Severity};
use crate::rules::{Problems, RuleText};

/// A check that the user wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnCheck {
    /// The code of its findings.
    pub code: Code,
    /// What it says.
    pub words: Words,
    /// The rows in which it finds something.
    pub when: RowCondition,
    /// The field it is about; none when it is about the row.
    pub field: Option<Field>,
    /// What should stand in that field.
    pub proposal: Option<RowText>,
}

/// What a rule of the user says to people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    en: String,
    zh: String,
    manual: String,
}

impl Words {
    /// The words as a kind of finding.
    pub(super) fn kind(&self, code: Code, severity: Severity) -> Kind<'_> {
        Kind {
            code,
            severity,
            en: &self.en,
            zh: &self.zh,
            manual: &self.manual,
        }
    }

    /// One language stands in for the other; a rule that says nothing is told by its condition.
    pub(super) fn of(en: Option<String>, zh: Option<String>, condition: &str) -> Self {
        let en_or_zh = en.clone().or_else(|| zh.clone());
        Words {
            zh: zh.or(en).unwrap_or_else(|| condition.to_owned()),
            en: en_or_zh.unwrap_or_else(|| condition.to_owned()),
            manual: format!("## What it looks for\nRows in which this holds: `{condition}`\n"),
        }
    }
}

/// The numbers of the user's own codes: no built-in code has them, now or later.
pub(super) const OWN_NUMBERS: std::ops::RangeInclusive<u16> = 900..=999;

/// The check that an entry with `when` describes, and how it is handled.
pub(super) fn read(
    entry: Entry,
    text: &RuleText,
    problems: &mut Problems,
) -> Option<(OwnCheck, CheckSetting)> {
    let before = problems.as_slice().len();
    let code = own_code(&entry.code, text, problems);
    let when = entry.when?;
    let condition = expression(&when, text, problems, |sql| {
        RowCondition::parse(sql, &entry.extras)
    });
    let proposal = entry.proposal.as_ref().and_then(|written| {
        expression(written, text, problems, |sql| {
            RowText::parse(sql, &entry.extras)
        })
    });
    let derives = entry.field.is_some() && entry.proposal.is_some();
    if let Some(action) = entry.action.as_ref().filter(|_| !derives)
        && *action.get_ref() == Action::Fix
    {
        let message = "to fill a cell, a check needs `field` and `proposal`";
        problems.add(text, Some(action.span()), message);
    }
    if entry.limit.is_some() {
        let message = "the limit of a check of your own stands in its condition";
        problems.add(text, Some(when.span()), message);
    }
    let columns = Columns::FieldsAnd(&entry.extras);
    let examples = examples(
        entry.examples.unwrap_or_default(),
        ANSWER,
        columns,
        text,
        problems,
    );
    let setting = CheckSetting {
        severity: entry.severity.unwrap_or(Severity::Warning),
        action: entry.action.map_or(Action::Flag, Spanned::into_inner),
        scope: Scope::Row,
        limit: None,
        fills: entry.field.as_ref().map(|field| *field.get_ref()),
        examples,
    };
    let check = OwnCheck {
        code,
        words: Words::of(entry.en, entry.zh, when.get_ref()),
        when: condition?,
        field: entry.field.map(Spanned::into_inner),
        proposal,
    };
    (problems.as_slice().len() == before).then_some((check, setting))
}

/// The code of a rule of the user's own.
pub(super) fn own_code(code: &Spanned<Code>, text: &RuleText, problems: &mut Problems) -> Code {
    let written = code.get_ref().as_str();
    let letters = written.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = written[letters.len()..].parse();
    if !number.is_ok_and(|number| OWN_NUMBERS.contains(&number)) {
        let message = format!(
            "{written} may be the program's own; codes of yours end in 900 to 999, such as {letters}901"
        );
        problems.add(text, Some(code.span()), message);
    }
    *code.get_ref()
}

/// An expression, or a problem with the line it stands in and a word that may have been meant.
pub(super) fn expression<T>(
    written: &Spanned<String>,
    text: &RuleText,
    problems: &mut Problems,
    parse: impl Fn(&str) -> Result<T, ExpressionFault>,
) -> Option<T> {
    parse(written.get_ref())
        .map_err(|fault| {
            let hint = match &fault {
                ExpressionFault::UnknownColumn(name) => hint(name),
                _ => String::new(),
            };
            problems.add(text, Some(written.span()), format!("{fault}{hint}"));
        })
        .ok()
}

/// Which field may have been meant, or how a column that maps to no field is used.
fn hint(name: &str) -> String {
    let near = Field::ALL
        .into_iter()
        .map(|field| (strsim::jaro_winkler(name, field.name()), field))
        .filter(|(likeness, _)| *likeness > 0.85)
        .max_by(|one, other| one.0.total_cmp(&other.0));
    match near {
        Some((_, field)) => format!("; is `{field}` meant?"),
        None => format!(
            "; the fields are listed in the README, and a column that maps to none of them is used with \
             extras = [\"{name}\"]"
        ),
    }
}

/// `field`, `proposal`, `extras` and words belong to checks of the user's own. The field that a check of ours `fills`
/// may stand there, as it does in the file of defaults, which users copy and edit.
pub(super) fn refuse_keys_without_condition(
    entry: &Entry,
    fills: Option<Field>,
    text: &RuleText,
    problems: &mut Problems,
) {
    let field = entry.field.as_ref().map(|field| *field.get_ref());
    let own = field.is_some_and(|field| fills != Some(field))
        || entry.proposal.is_some()
        || !entry.extras.is_empty()
        || entry.en.is_some()
        || entry.zh.is_some();
    if own {
        let message =
            "field, proposal, extras, en and zh are for checks of your own, which have `when`";
        problems.add(text, Some(entry.code.span()), message);
    }
}
