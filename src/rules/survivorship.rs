//! Which value a contact keeps where its records disagree: the file as written, then the rules as meant.

use serde::Deserialize;
use toml::Spanned;

use super::{Problems, RuleText};
use crate::model::Field;

/// Which value a contact keeps where its records disagree.
#[derive(Clone, Debug, Default)]
pub struct SurvivorshipRules {
    /// Every field that no [`Keep`] fills, once, with those it travels with.
    pub rules: Vec<SurvivorshipRule>,
    /// Fields whose other values are kept beside them.
    pub keep: Vec<Keep>,
}

/// Fields that travel together, and what makes a record's values the better ones.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurvivorshipRule {
    /// The fields.
    pub fields: Vec<Field>,
    /// What makes values better, the weightiest first.
    pub prefer: Vec<Preference>,
}

/// What makes one record's values better than another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preference {
    /// The source is trusted more.
    Priority,
    /// The record is more recent.
    Newest,
    /// The record is less recent.
    Oldest,
    /// More records have these values.
    MostCommon,
    /// More of the fields have a value.
    MostComplete,
    /// The values have more characters.
    Longest,
    /// The value is larger, as a number or a date.
    Largest,
    /// The value is smaller, as a number or a date.
    Smallest,
}

impl Preference {
    /// The name in the rules.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Preference::Priority => "priority",
            Preference::Newest => "newest",
            Preference::Oldest => "oldest",
            Preference::MostCommon => "most_common",
            Preference::MostComplete => "most_complete",
            Preference::Longest => "longest",
            Preference::Largest => "largest",
            Preference::Smallest => "smallest",
        }
    }
}

/// A field whose other values are kept beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keep {
    /// The field.
    pub field: Field,
    /// What belongs behind its value.
    pub extension: Option<Field>,
    /// Where its other values go.
    pub also_in: Field,
}

/// The file as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    default: Vec<Preference>,
    #[serde(default)]
    rule: Vec<Spanned<SurvivorshipRule>>,
    #[serde(default)]
    keep: Vec<Spanned<Keep>>,
}

impl SurvivorshipRules {
    /// Reads the rules; what is wrong goes to `problems`.
    pub(super) fn read(text: &RuleText, problems: &mut Problems) -> Self {
        match text.parse::<File>(problems) {
            Some(file) => Self::check(file, text, problems),
            None => Self::default(),
        }
    }

    fn check(file: File, text: &RuleText, problems: &mut Problems) -> Self {
        let mut named = Named {
            seen: Vec::new(),
            text,
            problems,
        };
        for keep in &file.keep {
            named.add(keep.get_ref().also_in, keep.span());
        }
        for rule in &file.rule {
            for &field in &rule.get_ref().fields {
                named.add(field, rule.span());
            }
        }
        let rest = Field::ALL
            .into_iter()
            .filter(|field| !named.seen.contains(field));
        let rest = rest.map(|field| SurvivorshipRule {
            fields: vec![field],
            prefer: file.default.clone(),
        });
        let rules = file
            .rule
            .into_iter()
            .map(Spanned::into_inner)
            .chain(rest)
            .collect();
        SurvivorshipRules {
            rules,
            keep: file.keep.into_iter().map(Spanned::into_inner).collect(),
        }
    }
}

/// The fields that have a rule so far.
struct Named<'a> {
    seen: Vec<Field>,
    text: &'a RuleText,
    problems: &'a mut Problems,
}

impl Named<'_> {
    fn add(&mut self, field: Field, span: std::ops::Range<usize>) {
        if self.seen.contains(&field) {
            self.problems.add(
                self.text,
                Some(span),
                format!("`{field}` has a rule already"),
            );
        }
        self.seen.push(field);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (SurvivorshipRules, Vec<String>) {
        let mut problems = Problems::default();
        let text = RuleText {
            file: "survivorship.toml".into(),
            text: text.to_owned(),
        };
        let rules = SurvivorshipRules::read(&text, &mut problems);
        (
            rules,
            problems
                .as_slice()
                .iter()
                .map(ToString::to_string)
                .collect(),
        )
    }

    #[test]
    fn the_default_rules_fill_every_field_once() {
        let (rules, problems) = read(include_str!("../../rules/survivorship.toml"));
        assert_eq!(problems, Vec::<String>::new());
        for field in Field::ALL {
            let by_rule = rules
                .rules
                .iter()
                .filter(|rule| rule.fields.contains(&field))
                .count();
            let kept = rules
                .keep
                .iter()
                .filter(|keep| keep.also_in == field)
                .count();
            assert_eq!(by_rule + kept, 1, "{field}");
        }
    }

    #[test]
    fn a_field_with_two_rules_is_a_problem() {
        let text = "default = []\n[[rule]]\nfields = [\"name\"]\nprefer = []\n[[rule]]\nfields = [\"name\"]\nprefer = []\n";
        let (_, problems) = read(text);
        assert_eq!(problems, ["survivorship.toml:5: `name` has a rule already"]);
    }
}
