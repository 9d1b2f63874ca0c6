//! Severity, action, limit and examples of each check: the file as written, then the rules as meant.
//!
//! The embedded `rules/checks.toml` lists every check there is; a user's file names only those it wants otherwise. So
//! the list of codes that may stand in the file is the default file itself, and this module needs to know no check.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::example::{Example, ExampleEntry, examples};
use super::{Problems, RuleText};
use crate::model::{Code, Severity};

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

/// How one check is to be handled.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckSetting {
    /// How much its findings matter.
    pub severity: Severity,
    /// What is done about them.
    pub action: Action,
    /// Its threshold, where it has one; the check's manual says what is counted.
    pub limit: Option<f64>,
    /// Rows in which it does or does not find something.
    pub examples: Vec<Example>,
}

/// How every check is to be handled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckRules {
    settings: BTreeMap<Code, CheckSetting>,
}

/// The key under which an example says whether its check finds something.
const ANSWER: &str = "finds";

/// The file as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    check: Vec<Entry>,
}

/// One `[[check]]` as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: Spanned<Code>,
    severity: Option<Severity>,
    action: Option<Spanned<Action>>,
    limit: Option<Spanned<f64>>,
    examples: Option<Vec<ExampleEntry>>,
}

impl CheckRules {
    /// Reads the rules; what is wrong goes to `problems`.
    pub(super) fn read(text: &RuleText, problems: &mut Problems) -> Self {
        let mut rules = CheckRules::default();
        let default = RuleText {
            file: "rules/checks.toml".into(),
            text: include_str!("../../rules/checks.toml").to_owned(),
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
            limit: entry.limit.map(Spanned::into_inner),
            examples: examples(entry.examples.unwrap_or_default(), ANSWER, text, problems),
        };
        let code = entry.code.into_inner();
        if self.settings.insert(code, setting).is_some() {
            problems.add(text, Some(span), format!("{code} stands here twice"));
        }
    }

    /// Takes in the changes of a user's file.
    fn change(&mut self, text: &RuleText, problems: &mut Problems) {
        let mut seen = Vec::new();
        for entry in text.parse::<File>(problems).unwrap_or_default().check {
            let (code, span) = (*entry.code.get_ref(), entry.code.span());
            if seen.contains(&code) {
                problems.add(text, Some(span), format!("{code} stands here twice"));
                continue;
            }
            seen.push(code);
            match self.settings.get_mut(&code) {
                Some(setting) => setting.change(entry, text, problems),
                None => problems.add(text, Some(span), self.unknown(code)),
            }
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
        if let Some(severity) = entry.severity {
            self.severity = severity;
        }
        if let Some(action) = entry.action {
            let can_fix = self.action == Action::Fix;
            if *action.get_ref() == Action::Fix && !can_fix {
                let message =
                    "this check derives no value; its action is flag, review, reject or off";
                problems.add(text, Some(action.span()), message);
            }
            self.action = action.into_inner();
        }
        let limit_span = entry.limit.as_ref().map(Spanned::span);
        if let Some(limit) = entry.limit {
            self.change_limit(limit, text, problems);
        }
        match entry.examples {
            Some(written) => self.examples = examples(written, ANSWER, text, problems),
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
mod tests {
    use super::*;

    fn read(text: &str) -> (CheckRules, Vec<(Option<usize>, String)>) {
        let mut problems = Problems::default();
        let text = RuleText {
            file: "checks.toml".into(),
            text: text.to_owned(),
        };
        let rules = CheckRules::read(&text, &mut problems);
        let told = problems
            .as_slice()
            .iter()
            .map(|problem| (problem.line, problem.message.clone()))
            .collect();
        (rules, told)
    }

    #[test]
    fn what_a_file_does_not_name_stays_at_its_default() {
        let (default, none) = read("");
        assert_eq!(none, []);
        let code = Code::new("DAT102");
        let (changed, none) = read(
            "[[check]]\ncode = \"DAT102\"\nseverity = \"info\"\naction = \"review\"\nlimit = 99\n",
        );
        assert_eq!(none, []);
        let setting = changed.setting(code).expect("a known check");
        assert_eq!(
            (setting.severity, setting.action, setting.limit),
            (Severity::Info, Action::Review, Some(99.0))
        );
        let others = |rules: &CheckRules| {
            let others = rules.settings().filter(|(known, _)| *known != code);
            others
                .map(|(code, setting)| (code, setting.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(others(&changed), others(&default));
    }

    /// What is wrong, the file, the line, and words of the message.
    const WRONG: [(&str, &str, usize, &str); 10] = [
        (
            "an unknown code",
            "\n[[check]]\ncode = \"PST999\"\n",
            3,
            "there is no check PST999",
        ),
        (
            "an unknown key",
            "[[check]]\ncode = \"PST101\"\nsevere = 1\n",
            3,
            "unknown field",
        ),
        (
            "an unknown severity",
            "[[check]]\ncode = \"PST101\"\nseverity = \"bad\"\n",
            3,
            "unknown variant",
        ),
        (
            "no code at all",
            "[[check]]\ncode = \"pst\"\n",
            2,
            "is no code",
        ),
        (
            "a code twice",
            "[[check]]\ncode = \"PST101\"\n[[check]]\ncode = \"PST101\"\n",
            4,
            "twice",
        ),
        (
            "nothing to fix",
            "[[check]]\ncode = \"PST101\"\naction = \"fix\"\n",
            3,
            "derives no value",
        ),
        (
            "no limit to set",
            "[[check]]\ncode = \"PST101\"\nlimit = 3\n",
            3,
            "has no limit",
        ),
        (
            "an endless limit",
            "[[check]]\ncode = \"DAT102\"\nlimit = inf\n",
            3,
            "is a number",
        ),
        (
            "an example of no field",
            "[[check]]\ncode = \"PST101\"\nexamples = [\n  { postkode = \"1\", finds = true },\n]\n",
            4,
            "`postkode` is no field",
        ),
        (
            "an example without its answer",
            "[[check]]\ncode = \"PST101\"\nexamples = [{ postcode = \"1\" }]\n",
            3,
            "finds = true or false",
        ),
    ];

    #[test]
    fn every_problem_is_told_with_its_line() {
        for (name, text, line, message) in WRONG {
            let (_, told) = read(text);
            assert_eq!(told.len(), 1, "{name}: {told:?}");
            assert_eq!(told[0].0, Some(line), "{name}: {told:?}");
            assert!(told[0].1.contains(message), "{name}: {told:?}");
        }
        let (_, both) = read("[[check]]\ncode = \"PST999\"\n[[check]]\ncode = \"XYZ1\"\n");
        assert_eq!(both.len(), 2, "all problems at once");
    }
}
