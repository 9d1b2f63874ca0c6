//! The rule book: files as written become rules as meant, before any row is read.
//!
//! The defaults are the files under `rules/`, embedded in the binary; a folder given by `--rules` replaces those it
//! has. Unknown keys are refused, and every problem of every file is told at once.

mod campaigns;
mod checks;
mod example;
mod fields;
mod matching;
mod problem;
mod standardize;
mod survivorship;
mod tags;

use std::path::{Path, PathBuf};

use crate::model::ListKind;

pub use campaigns::{AnswerColumn, CampaignRules};
pub use checks::{Action, CheckRules, CheckSetting, ListAction, ListRule, OwnCheck, Scope, Words};
pub use example::Example;
pub use fields::{FieldRules, HeaderHit, Meaning, OrderRules, Reading, Strength, squash};
pub use matching::{
    Bits, BlockLimits, BlockScope, BlockingRule, Comparison, Evidence, KeyPart, Level, MatchRules,
    ModelHead, Odds, Prior, Reach, Thresholds, Weight, Weights, model_text,
};
pub use problem::{Problem, Problems, RuleText, RulesError};
pub use standardize::{Repair, RewriteExample, StandardizeRules};
pub use survivorship::{Keep, Preference, SurvivorshipRule, SurvivorshipRules};
pub use tags::{Condition, TagRule, TagRules, Test};

/// The rules of a run, ready to use.
#[derive(Clone, Debug)]
pub struct RuleBook {
    /// Headers to fields.
    pub fields: FieldRules,
    /// Headers of order lists, and what a status says.
    pub orders: OrderRules,
    /// Repairs.
    pub standardize: StandardizeRules,
    /// Checks.
    pub checks: CheckRules,
    /// Matching.
    pub matching: MatchRules,
    /// Golden values.
    pub survivorship: SurvivorshipRules,
    /// Tags.
    pub tags: TagRules,
    /// What came back of campaigns.
    pub campaigns: CampaignRules,
    /// The file that `matching` was read from.
    pub matching_text: RuleText,
    /// A digest of the files, kept with every run that went by them.
    pub digest: String,
}

impl RuleBook {
    /// The default rules, with the files of `dir` in place of those it has.
    ///
    /// # Errors
    /// Every problem of every file, when there is one.
    pub fn load(dir: Option<&Path>) -> Result<Self, RulesError> {
        let mut problems = Problems::default();
        let texts = FILES.map(|(name, default)| text_of(dir, name, default, &mut problems));
        let digest = digest(&texts[..OF_RUNS]);
        let [
            fields,
            standardize,
            checks,
            matching,
            survivorship,
            tags,
            orders,
            campaigns,
        ] = texts;
        let fields = FieldRules::read(&fields, &mut problems);
        let book = RuleBook {
            orders: OrderRules::read(&orders, &fields, &mut problems),
            fields,
            standardize: StandardizeRules::read(&standardize, &mut problems),
            checks: CheckRules::read(&checks, &mut problems),
            matching: MatchRules::read(&matching, &mut problems),
            survivorship: SurvivorshipRules::read(&survivorship, &mut problems),
            tags: TagRules::read(&tags, &mut problems),
            campaigns: CampaignRules::read(&campaigns, &mut problems),
            matching_text: matching,
            digest,
        };
        if problems.is_empty() {
            Ok(book)
        } else {
            Err(RulesError(problems))
        }
    }
}

impl RuleBook {
    /// The same, with a model in place of the rules for matching.
    ///
    /// # Errors
    /// Every problem of the model.
    pub fn with_model(self, model: RuleText) -> Result<Self, RulesError> {
        let mut problems = Problems::default();
        let matching = MatchRules::read(&model, &mut problems);
        if !problems.is_empty() {
            return Err(RulesError(problems));
        }
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.digest.as_bytes());
        hasher.update(model.text.as_bytes());
        Ok(RuleBook {
            matching,
            matching_text: model,
            digest: hasher.finalize().to_hex()[..16].to_owned(),
            ..self
        })
    }
}

#[cfg(test)]
impl RuleBook {
    /// The default rules with this file of checks on top.
    pub(crate) fn with_checks(text: &str) -> Self {
        let mut problems = Problems::default();
        let written = RuleText {
            file: "checks.toml".into(),
            text: text.to_owned(),
        };
        let checks = CheckRules::read(&written, &mut problems);
        assert!(problems.is_empty(), "{problems}");
        let book = RuleBook::load(None).expect("the default rules");
        RuleBook { checks, ..book }
    }
}

impl RuleBook {
    /// Headers to fields, for lists of this kind.
    #[must_use]
    pub fn fields_of(&self, kind: ListKind) -> &FieldRules {
        match kind {
            ListKind::Contacts => &self.fields,
            ListKind::Transactions => &self.orders.fields,
        }
    }

    /// How many examples the rules bring along.
    #[must_use]
    pub fn examples(&self) -> usize {
        let checks = self
            .checks
            .settings()
            .map(|(_, setting)| setting.examples.len());
        let tags = self.tags.as_slice().iter().map(|rule| rule.examples.len());
        self.fields.examples().len()
            + self.orders.fields.examples().len()
            + self.standardize.examples().len()
            + self.campaigns.examples()
            + checks.sum::<usize>()
            + tags.sum::<usize>()
    }
}

/// The files of the rule book and their embedded defaults.
const FILES: [(&str, &str); 8] = [
    ("fields.toml", include_str!("../../rules/fields.toml")),
    (
        "standardize.toml",
        include_str!("../../rules/standardize.toml"),
    ),
    ("checks.toml", include_str!("../../rules/checks.toml")),
    ("match.toml", include_str!("../../rules/match.toml")),
    (
        "survivorship.toml",
        include_str!("../../rules/survivorship.toml"),
    ),
    ("tags.toml", include_str!("../../rules/tags.toml")),
    ("orders.toml", include_str!("../../rules/orders.toml")),
    ("campaigns.toml", include_str!("../../rules/campaigns.toml")),
];

/// The files by which the rows of runs are read; the last is read with the results of a campaign alone, so that a word
/// more in it makes no record stand by other rules.
const OF_RUNS: usize = FILES.len() - 1;

fn text_of(dir: Option<&Path>, name: &str, default: &str, problems: &mut Problems) -> RuleText {
    let embedded = || RuleText {
        file: PathBuf::from("rules").join(name),
        text: default.to_owned(),
    };
    let Some(file) = dir.map(|dir| dir.join(name)) else {
        return embedded();
    };
    match std::fs::read_to_string(&file) {
        Ok(text) => RuleText { file, text },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => embedded(),
        Err(error) => {
            problems.add_unreadable(file, &error);
            embedded()
        }
    }
}

fn digest(texts: &[RuleText]) -> String {
    let mut hasher = blake3::Hasher::new();
    for text in texts {
        hasher.update(&(text.text.len() as u64).to_le_bytes());
        hasher.update(text.text.as_bytes());
    }
    hasher.finalize().to_hex()[..16].to_owned()
}
