//! Which contacts get which tags: the file as written, then the rules as meant.

use jiff::civil::Date;
use serde::Deserialize;
use toml::{Spanned, Value};

use super::example::{Columns, Example, ExampleEntry, examples};
use super::{Problems, RuleText};
use crate::model::Field;

/// Which contacts get which tags.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TagRules {
    rules: Vec<TagRule>,
}

/// One way to get a tag; a tag may have several.
#[derive(Clone, Debug, PartialEq)]
pub struct TagRule {
    /// The tag.
    pub name: String,
    /// What a Chinese reader calls it.
    pub zh: String,
    /// What must hold, all of it.
    pub when: Vec<Condition>,
    /// Of what at least one must hold, where anything stands here.
    pub any: Vec<Condition>,
    /// What must not hold.
    pub unless: Vec<Condition>,
    /// Contacts that do or do not get the tag by this rule.
    pub examples: Vec<Example>,
}

/// Tests that the value of a field must pass, all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The field.
    pub field: Field,
    /// The tests.
    pub tests: Vec<Test>,
}

/// One test of a value. A missing value passes none but [`Test::Absent`].
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// There is a value.
    Present,
    /// There is none.
    Absent,
    /// It is one of these texts; Latin letters in either case.
    OneOf(Vec<String>),
    /// It has this text in it; Latin letters in either case.
    Contains(String),
    /// It is a number, and this or more.
    AtLeast(f64),
    /// It is a number, and this or less.
    AtMost(f64),
    /// It is a date before this one.
    Before(Date),
    /// It is a date after this one.
    After(Date),
    /// It is today or one of so many days before.
    WithinDays(u32),
    /// It lies more than so many days before today.
    OlderThanDays(u32),
    /// It is the birth date of someone of this age or older.
    AgeAtLeast(u32),
    /// It is the birth date of someone of this age or younger.
    AgeAtMost(u32),
}

/// The file as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    tag: Vec<Entry>,
}

/// One `[[tag]]` as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: Spanned<String>,
    zh: Option<String>,
    #[serde(default)]
    when: Vec<Spanned<ConditionEntry>>,
    #[serde(default)]
    any: Vec<Spanned<ConditionEntry>>,
    #[serde(default)]
    unless: Vec<Spanned<ConditionEntry>>,
    #[serde(default)]
    examples: Vec<ExampleEntry>,
}

/// One condition as written: a field, and operators by their names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ConditionEntry {
    field: Spanned<String>,
    present: Option<bool>,
    equals: Option<String>,
    one_of: Option<Vec<String>>,
    contains: Option<String>,
    at_least: Option<f64>,
    at_most: Option<f64>,
    before: Option<Spanned<Value>>,
    after: Option<Spanned<Value>>,
    within_days: Option<u32>,
    older_than_days: Option<u32>,
    age_at_least: Option<u32>,
    age_at_most: Option<u32>,
}

/// The key under which an example says whether the contact gets the tag.
const ANSWER: &str = "tagged";

impl TagRules {
    /// Reads the rules; what is wrong goes to `problems`.
    pub(super) fn read(text: &RuleText, problems: &mut Problems) -> Self {
        let mut reader = Reader { text, problems };
        let file: File = text.parse(reader.problems).unwrap_or_default();
        let rules = file.tag.into_iter().map(|entry| reader.rule(entry));
        TagRules {
            rules: rules.collect(),
        }
    }

    /// The rules, in the order of the file.
    #[must_use]
    pub fn as_slice(&self) -> &[TagRule] {
        &self.rules
    }
}

/// Reads one file, and keeps what is wrong with it.
struct Reader<'a> {
    text: &'a RuleText,
    problems: &'a mut Problems,
}

impl Reader<'_> {
    fn complain(&mut self, span: std::ops::Range<usize>, message: impl Into<String>) {
        self.problems.add(self.text, Some(span), message);
    }

    fn rule(&mut self, entry: Entry) -> TagRule {
        let span = entry.name.span();
        let name = entry.name.into_inner();
        if name.trim().is_empty() || name.contains([';', ',']) {
            self.complain(span.clone(), "a tag's name is text without `;` and `,`");
        }
        if entry.when.is_empty() && entry.any.is_empty() {
            self.complain(span, "`when` or `any` must say who gets the tag");
        }
        TagRule {
            zh: entry.zh.unwrap_or_else(|| name.clone()),
            name,
            when: self.conditions(entry.when),
            any: self.conditions(entry.any),
            unless: self.conditions(entry.unless),
            examples: examples(
                entry.examples,
                ANSWER,
                Columns::Fields,
                self.text,
                self.problems,
            ),
        }
    }

    fn conditions(&mut self, written: Vec<Spanned<ConditionEntry>>) -> Vec<Condition> {
        let conditions = written.into_iter().map(|entry| self.condition(entry));
        conditions
            .collect::<Vec<_>>()
            .into_iter()
            .flatten()
            .collect()
    }

    fn condition(&mut self, entry: Spanned<ConditionEntry>) -> Option<Condition> {
        let span = entry.span();
        let entry = entry.into_inner();
        let field = match entry.field.get_ref().parse::<Field>() {
            Ok(field) => field,
            Err(unknown) => {
                self.complain(entry.field.span(), unknown.to_string());
                return None;
            }
        };
        let tests = self.tests(entry);
        if tests.is_empty() {
            self.complain(
                span.clone(),
                format!("what about `{field}`? An operator is missing"),
            );
        }
        for test in &tests {
            if let Some(message) = misplaced(test, field) {
                self.complain(span.clone(), message);
            }
        }
        Some(Condition { field, tests })
    }

    fn tests(&mut self, entry: ConditionEntry) -> Vec<Test> {
        let presence = |present| if present { Test::Present } else { Test::Absent };
        let before = self.date(entry.before);
        let after = self.date(entry.after);
        [
            entry.present.map(presence),
            entry.equals.map(|text| Test::OneOf(vec![text])),
            entry.one_of.map(Test::OneOf),
            entry.contains.map(Test::Contains),
            entry.at_least.map(Test::AtLeast),
            entry.at_most.map(Test::AtMost),
            before.map(Test::Before),
            after.map(Test::After),
            entry.within_days.map(Test::WithinDays),
            entry.older_than_days.map(Test::OlderThanDays),
            entry.age_at_least.map(Test::AgeAtLeast),
            entry.age_at_most.map(Test::AgeAtMost),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// A date in quotes, or as TOML writes dates.
    fn date(&mut self, written: Option<Spanned<Value>>) -> Option<Date> {
        let written = written?;
        let span = written.span();
        let text = match written.into_inner() {
            Value::String(text) => text,
            other => other.to_string(),
        };
        let date = text.parse::<Date>().ok();
        if date.is_none() {
            self.complain(span, format!("`{text}` is no date such as 2025-06-01"));
        }
        date
    }
}

/// Why a test makes no sense for a field; none when it does.
fn misplaced(test: &Test, field: Field) -> Option<String> {
    const DATES: [Field; 3] = [Field::BirthDate, Field::LastPurchase, Field::RegisteredOn];
    match test {
        Test::Before(_) | Test::After(_) | Test::WithinDays(_) | Test::OlderThanDays(_) => {
            let dates = DATES.map(Field::name).join(", ");
            (!DATES.contains(&field)).then(|| format!("`{field}` is no date; dates are {dates}"))
        }
        Test::AgeAtLeast(_) | Test::AgeAtMost(_) => (field != Field::BirthDate).then(|| {
            format!(
                "an age is told from `{}`, not from `{field}`",
                Field::BirthDate
            )
        }),
        Test::Contains(text) if text.is_empty() => Some(format!(
            "every text contains nothing; say `present` of `{field}`"
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(Option<usize>, String)> {
        let mut problems = Problems::default();
        let text = RuleText {
            file: "tags.toml".into(),
            text: text.to_owned(),
        };
        TagRules::read(&text, &mut problems);
        let told = problems.as_slice().iter();
        told.map(|problem| (problem.line, problem.message.clone()))
            .collect()
    }

    /// What is wrong, the condition, and words of the message.
    const WRONG_CONDITIONS: [(&str, &str, &str); 8] = [
        (
            "an unknown field",
            "field = 'amout', at_least = 1",
            "`amout` is no field",
        ),
        (
            "an unknown operator",
            "field = 'amount', at_leest = 1",
            "unknown field `at_leest`",
        ),
        ("no operator", "field = 'amount'", "operator is missing"),
        (
            "a date operator elsewhere",
            "field = 'amount', within_days = 3",
            "`amount` is no date",
        ),
        (
            "an age elsewhere",
            "field = 'last_purchase', age_at_least = 3",
            "an age is told from",
        ),
        (
            "no date",
            "field = 'birth_date', present = true, before = '2025'",
            "`2025` is no date",
        ),
        (
            "days below zero",
            "field = 'birth_date', within_days = -1",
            "invalid value",
        ),
        (
            "nothing contained",
            "field = 'name', contains = ''",
            "every text contains nothing",
        ),
    ];

    #[test]
    fn every_wrong_condition_is_told_with_its_line() {
        for (name, condition, message) in WRONG_CONDITIONS {
            let text = format!("[[tag]]\nname = 't'\nwhen = [\n  {{ {condition} }},\n]\n");
            one_problem(name, &text, 4, message);
        }
    }

    #[test]
    fn every_wrong_tag_is_told_with_its_line() {
        let present = "when = [{ field = 'name', present = true }]";
        let cases = [
            (
                "no condition",
                "[[tag]]\nname = 't'".to_owned(),
                2,
                "`when` or `any`",
            ),
            (
                "an unknown key",
                "[[tag]]\nname = 't'\nwen = []".to_owned(),
                3,
                "unknown field `wen`",
            ),
            (
                "a name that cannot be joined",
                format!("\n[[tag]]\nname = 'a;b'\n{present}"),
                3,
                "without `;`",
            ),
            (
                "an example without its answer",
                format!("[[tag]]\nname = 't'\n{present}\nexamples = [{{ name = '陈静' }}]"),
                4,
                "tagged = true or false",
            ),
        ];
        for (name, text, line, message) in cases {
            one_problem(name, &text, line, message);
        }
    }

    fn one_problem(name: &str, text: &str, line: usize, message: &str) {
        let told = told(text);
        assert_eq!(told.len(), 1, "{name}: {told:?}");
        assert_eq!(told[0].0, Some(line), "{name}: {told:?}");
        assert!(told[0].1.contains(message), "{name}: {told:?}");
    }

    #[test]
    fn all_problems_of_a_file_are_told_at_once() {
        let two = "[[tag]]\nname = \"a\"\nwhen = [{ field = \"x\" }]\n\
                   any = [{ field = \"name\", before = \"y\" }]\n";
        assert_eq!(told(two).len(), 3, "{:?}", told(two));
    }

    #[test]
    fn a_date_may_stand_with_or_without_quotes() {
        for date in ["2024-01-01", "\"2024-01-01\""] {
            let text = format!(
                "[[tag]]\nname = \"a\"\nwhen = [{{ field = \"registered_on\", after = {date} }}]\n"
            );
            assert_eq!(told(&text), []);
        }
    }
}
