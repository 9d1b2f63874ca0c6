//! How pairs are proposed, compared and weighed: the file as written, then the rules as meant.

mod level;
mod model;
mod weights;

use serde::Deserialize;
use toml::Spanned;

pub use level::{Comparison, Evidence, Level};
pub use model::{ModelHead, model_text};
pub use weights::{Bits, Odds, Reach, Weight, Weights};

use super::{Problems, RuleText};

/// How pairs are proposed, compared and weighed.
#[derive(Clone, Debug)]
pub struct MatchRules {
    /// Which keys a record has.
    pub blocking: Vec<BlockingRule>,
    /// How large a block may be.
    pub blocks: BlockLimits,
    /// From which weight on a pair is linked, and from which it is put before a person.
    pub thresholds: Thresholds,
    /// One pair for so many records is put before a person, at most; every pair where it is 0.
    pub records_per_question: usize,
    /// How many other pairs there are to one of one person.
    pub prior: Prior,
    /// What a whole name says at most, however rare it is.
    pub rarest_name: Bits,
    /// What each comparison level weighs.
    pub weights: Weights,
    /// What the likelihoods were fitted to, where they were.
    pub model: Option<ModelHead>,
    role_mailboxes: Vec<String>,
}

/// A piece of a record that a blocking key is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyPart {
    /// Each mobile number.
    Mobile,
    /// The last four digits of each mobile number, which lists that cover numbers leave open.
    MobileTail,
    /// Each landline.
    Phone,
    /// Each mobile number and each landline.
    AnyNumber,
    /// Each e-mail address.
    Email,
    /// What stands before the `@` of each.
    EmailLocal,
    /// The provider of a personal e-mail address.
    EmailDomain,
    /// Identity number.
    IdNumber,
    /// WeChat id.
    Wechat,
    /// The name, whatever the order of its words.
    Name,
    /// How the words of a Latin name sound, and a Chinese name in pinyin; the name itself where it cannot be read.
    Sound,
    /// Each word of the name; of a Chinese name the family name and the given name.
    NameWord,
    /// The family name.
    Family,
    /// How the family name sounds.
    FamilySound,
    /// How the given name sounds.
    GivenSound,
    /// The company without its legal form.
    Company,
    /// The beginning of the company's own word, without its place and trade.
    CompanyHead,
    /// The street with its numbers.
    Street,
    /// The numbers of the street.
    Numbers,
    /// The first of them, which is there where the room is left out.
    House,
    /// Each word of the road.
    RoadWord,
    /// Postcode.
    Postcode,
    /// City.
    City,
    /// District.
    District,
    /// Date of birth.
    BirthDate,
    /// Year of birth.
    BirthYear,
    /// Month and day of birth.
    BirthDay,
}

/// Records that share a key of this rule are compared.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockingRule {
    /// What it is called.
    pub name: String,
    /// What its key is made of.
    pub keys: Vec<KeyPart>,
    /// Where it proposes pairs.
    #[serde(default)]
    pub scope: BlockScope,
}

/// Where a blocking rule proposes pairs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockScope {
    /// Everywhere.
    #[default]
    Everywhere,
    /// Only in lists that are resolved by themselves. So many records share such a key that a row that comes into a
    /// store would draw in a good part of it, only to see who its neighbours are.
    Lists,
    /// Only in stores: what a rule for lists proposes too, narrowed.
    Stores,
}

/// How large a block may be before its records are compared with their neighbours alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockLimits {
    /// The most records that are compared pair by pair.
    pub largest: usize,
    /// How many neighbours a record of a larger block is compared with.
    pub window: usize,
}

/// Where the line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// From here on a pair is one person.
    pub link: Bits,
    /// From here on a person is asked.
    pub review: Bits,
}

/// How many times as many other pairs as pairs of one person there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prior {
    /// Pairs of strangers.
    pub strangers: Bits,
    /// Pairs of relatives or colleagues.
    pub kin: Bits,
    /// Pairs of namesakes in one town, beyond those that chance makes.
    pub namesakes: Bits,
}

/// The file as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    model: Option<Spanned<ModelHead>>,
    thresholds: Spanned<ThresholdsAsWritten>,
    prior: PriorAsWritten,
    rarity: RarityAsWritten,
    blocks: Spanned<BlockLimits>,
    #[serde(default)]
    blocking: Vec<Spanned<BlockingRule>>,
    levels: Spanned<weights::LevelsAsWritten>,
    email: EmailAsWritten,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ThresholdsAsWritten {
    link: f64,
    review: f64,
    /// Files that were written before there was a limit have none.
    #[serde(default)]
    records_per_question: usize,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PriorAsWritten {
    strangers: f64,
    kin: f64,
    namesakes: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RarityAsWritten {
    name: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EmailAsWritten {
    role_mailboxes: Vec<String>,
}

impl MatchRules {
    /// Reads the rules; what is wrong goes to `problems`.
    pub(super) fn read(text: &RuleText, problems: &mut Problems) -> Self {
        match text.parse::<File>(problems) {
            Some(file) => Self::check(file, text, problems),
            None => Self::default(),
        }
    }

    fn check(file: File, text: &RuleText, problems: &mut Problems) -> Self {
        for rule in &file.blocking {
            if rule.get_ref().keys.is_empty() {
                problems.add(
                    text,
                    Some(rule.span()),
                    "a blocking rule needs at least one key",
                );
            }
        }
        let drawn = file.thresholds.get_ref();
        if drawn.link <= drawn.review {
            let message = "`link` must be greater than `review`";
            problems.add(text, Some(file.thresholds.span()), message);
        }
        if file.blocks.get_ref().window == 0 || file.blocks.get_ref().largest < 2 {
            let message = "`window` must be at least 1, `largest` at least 2";
            problems.add(text, Some(file.blocks.span()), message);
        }
        if let Some(model) = file
            .model
            .as_ref()
            .filter(|model| model.get_ref().version > model::VERSION)
        {
            let message = format!(
                "the model has version {}, this program reads versions up to {}",
                model.get_ref().version,
                model::VERSION
            );
            problems.add(text, Some(model.span()), message);
        }
        MatchRules {
            model: file.model.map(Spanned::into_inner),
            blocking: file.blocking.into_iter().map(Spanned::into_inner).collect(),
            blocks: *file.blocks.get_ref(),
            thresholds: Thresholds {
                link: Bits::new(drawn.link),
                review: Bits::new(drawn.review),
            },
            records_per_question: drawn.records_per_question,
            prior: Prior {
                strangers: Bits::new(file.prior.strangers),
                kin: Bits::new(file.prior.kin),
                namesakes: Bits::new(file.prior.namesakes),
            },
            rarest_name: Bits::new(file.rarity.name),
            weights: Weights::check(file.levels, text, problems),
            role_mailboxes: file.email.role_mailboxes,
        }
    }

    /// Whether the mailbox `local` belongs to an office, not to a person.
    #[must_use]
    pub fn is_role_mailbox(&self, local: &str) -> bool {
        self.role_mailboxes.iter().any(|role| role == local)
    }
}

impl Default for MatchRules {
    /// Rules by which no two records are ever compared: what stands in for a file that cannot be read.
    fn default() -> Self {
        MatchRules {
            model: None,
            blocking: Vec::new(),
            blocks: BlockLimits {
                largest: 2,
                window: 1,
            },
            thresholds: Thresholds {
                link: Bits::new(5.0),
                review: Bits::new(0.5),
            },
            records_per_question: 0,
            prior: Prior {
                strangers: Bits::new(15.0),
                kin: Bits::ZERO,
                namesakes: Bits::ZERO,
            },
            rarest_name: Bits::new(15.0),
            weights: Weights::default(),
            role_mailboxes: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems_of(text: &str) -> Vec<String> {
        let mut problems = Problems::default();
        let text = RuleText {
            file: "match.toml".into(),
            text: text.to_owned(),
        };
        MatchRules::read(&text, &mut problems);
        problems
            .as_slice()
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn the_default_rules_have_no_problem() {
        assert_eq!(
            problems_of(include_str!("../../../rules/match.toml")),
            Vec::<String>::new()
        );
    }

    #[test]
    fn every_problem_is_told_with_its_line() {
        let default = include_str!("../../../rules/match.toml");
        let cases = [
            (
                "an unknown level",
                "same_city = {",
                "same_town = {",
                "same_town",
            ),
            (
                "a missing level",
                "same_city = { m = 0.60, u = 0.03 }",
                "",
                "same_city",
            ),
            (
                "thresholds the wrong way round",
                "link = 2.4",
                "link = 0.5",
                "`link` must be greater",
            ),
            ("an unknown part", "\"any_number\"", "\"fax\"", "fax"),
            ("no part", "[\"any_number\"]", "[]", "at least one key"),
        ];
        for (case, from, to, told) in cases {
            let problems = problems_of(&default.replacen(from, to, 1));
            assert!(
                problems
                    .iter()
                    .any(|problem| problem.contains(told) && problem.contains("match.toml:")),
                "{case}: {problems:?}"
            );
        }
    }
}
