//! Which repairs standardizers make and which they only propose: the file as written, then the rules as meant.

mod policy;
mod tokens;

use std::collections::BTreeMap;

use toml::Spanned;

use self::tokens::Tokens;
use super::{Problems, RuleText};
use crate::model::{Code, Field};

/// What is done about a finding that has a remedy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Repair {
    /// The repair is made and reported.
    Fix,
    /// The cell stays as it is; the finding proposes the repair.
    Propose,
    /// The finding is reported; there is nothing to repair.
    Report,
    /// The cell stays as it is and nothing is reported.
    Off,
}

/// One cell that the rules promise to rewrite in a certain way.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RewriteExample {
    /// Fields of the row before.
    pub row: BTreeMap<Field, String>,
    /// Fields of the row after; empty text stands for an empty field, and fields that are not named stay as they were.
    pub gives: BTreeMap<Field, String>,
    /// Codes of the findings, in any order; none named, none looked at.
    #[serde(default)]
    pub finds: Vec<Code>,
}

/// Which repairs standardizers make and which they only propose.
#[derive(Clone, Debug, Default)]
pub struct StandardizeRules {
    policy: BTreeMap<Code, Repair>,
    nothing: Tokens,
    /// What says that there is nothing in one field alone, in canonical order.
    nothing_in: Vec<Tokens>,
    fake_emails: Tokens,
    role_names: Tokens,
    throwaway_domains: Tokens,
    latest_two_digit_year: Option<u8>,
    examples: Vec<RewriteExample>,
}

/// What is done about findings, as written; keys are codes, and read as such once their place is known.
type Policy = BTreeMap<Spanned<String>, Spanned<Repair>>;

/// The file as written.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    policy: Policy,
    #[serde(default)]
    empty: Empty,
    #[serde(default)]
    email: Email,
    #[serde(default)]
    date: Date,
    #[serde(default)]
    example: Vec<RewriteExample>,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Empty {
    any: Vec<String>,
    #[serde(default)]
    only: Vec<EmptyIn>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct EmptyIn {
    fields: Vec<Field>,
    tokens: Vec<String>,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Email {
    placeholders: Vec<String>,
    roles: Vec<String>,
    disposable: Vec<String>,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Date {
    latest_two_digit_year: Option<Spanned<u8>>,
}

impl StandardizeRules {
    /// Reads the rules, whose policy changes that of the embedded file; what is wrong goes to `problems`.
    pub(super) fn read(text: &RuleText, problems: &mut Problems) -> Self {
        let default = RuleText {
            file: "rules/standardize.toml".into(),
            text: include_str!("../../rules/standardize.toml").to_owned(),
        };
        Self::over(text, &default, problems)
    }

    /// Reads the rules over those of a `default` file, which names every code there is.
    fn over(text: &RuleText, default: &RuleText, problems: &mut Problems) -> Self {
        let file: File = text.parse(problems).unwrap_or_default();
        let known: File = default.parse(problems).unwrap_or_default();
        let mut policy = policy::known(known.policy, default, problems);
        if text.text != default.text {
            policy::change(&mut policy, file.policy, text, problems);
        }
        let year = file.date.latest_two_digit_year;
        if let Some(year) = year.as_ref().filter(|year| *year.get_ref() > 99) {
            let message = "a two-digit year lies between 0 and 99";
            problems.add(text, Some(year.span()), message);
        }
        let mut nothing_in = vec![Tokens::default(); Field::COUNT];
        for EmptyIn { fields, tokens } in &file.empty.only {
            for &field in fields {
                nothing_in[field.index()].extend(tokens);
            }
        }
        StandardizeRules {
            policy,
            nothing: Tokens::new(&file.empty.any),
            nothing_in,
            fake_emails: Tokens::new(&file.email.placeholders),
            role_names: Tokens::new(&file.email.roles),
            throwaway_domains: Tokens::new(&file.email.disposable),
            latest_two_digit_year: year.map(Spanned::into_inner),
            examples: file.example,
        }
    }

    /// Every code that the rules know, and what is done about its findings.
    pub fn policy(&self) -> impl Iterator<Item = (Code, Repair)> {
        self.policy.iter().map(|(code, repair)| (*code, *repair))
    }

    /// The same rules with something else done about one code.
    #[cfg(test)]
    #[must_use]
    pub(crate) fn with(mut self, code: Code, repair: Repair) -> Self {
        self.policy.insert(code, repair);
        self
    }

    /// What is done about findings of this code.
    #[must_use]
    pub fn repair(&self, code: Code) -> Repair {
        self.policy.get(&code).copied().unwrap_or(Repair::Fix)
    }

    /// Whether a whole cell of `field` only says that there is nothing.
    #[must_use]
    #[inline]
    pub fn says_nothing(&self, field: Field, cell: &str) -> bool {
        self.nothing.contains(cell)
            || self
                .nothing_in
                .get(field.index())
                .is_some_and(|tokens| tokens.contains(cell))
    }

    /// Whether an e-mail address was typed to fill the cell.
    #[must_use]
    pub fn is_fake_email(&self, address: &str) -> bool {
        self.fake_emails.contains(address)
    }

    /// Whether a local part names a role rather than a person.
    #[must_use]
    pub fn is_role(&self, local: &str) -> bool {
        self.role_names.contains(local)
    }

    /// Whether a domain gives out addresses that live for minutes.
    #[must_use]
    pub fn is_throwaway(&self, domain: &str) -> bool {
        self.throwaway_domains.contains(domain)
    }

    /// The last two-digit year of this century; those after it belong to the last one.
    #[must_use]
    pub fn latest_two_digit_year(&self) -> u8 {
        self.latest_two_digit_year.unwrap_or(29)
    }

    /// The examples the rules bring along.
    #[must_use]
    pub fn examples(&self) -> &[RewriteExample] {
        &self.examples
    }
}
