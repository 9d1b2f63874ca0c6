//! The rule book: files as written become rules as meant, before any row is read.
//!
//! The defaults are the files under `rules/`, embedded in the binary; a folder given by `--rules` replaces those it
//! has. Unknown keys are refused, and every problem of every file is told at once.

mod checks;
mod fields;
mod matching;
mod problem;
mod standardize;
mod survivorship;
mod tags;

use std::path::{Path, PathBuf};

pub use checks::CheckRules;
pub use fields::FieldRules;
pub use matching::MatchRules;
pub use problem::{Problem, Problems, RuleText, RulesError};
pub use standardize::{Example, Repair, StandardizeRules};
pub use survivorship::SurvivorshipRules;
pub use tags::TagRules;

/// The rules of a run, ready to use.
#[derive(Clone, Debug)]
pub struct RuleBook {
    /// Headers to fields.
    pub fields: FieldRules,
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
}

impl RuleBook {
    /// The default rules, with the files of `dir` in place of those it has.
    ///
    /// # Errors
    /// Every problem of every file, when there is one.
    pub fn load(dir: Option<&Path>) -> Result<Self, RulesError> {
        let mut problems = Problems::default();
        let texts = FILES.map(|(name, default)| text_of(dir, name, default, &mut problems));
        let [fields, standardize, checks, matching, survivorship, tags] = texts;
        let book = RuleBook {
            fields: FieldRules::read(&fields, &mut problems),
            standardize: StandardizeRules::read(&standardize, &mut problems),
            checks: CheckRules::read(&checks, &mut problems),
            matching: MatchRules::read(&matching, &mut problems),
            survivorship: SurvivorshipRules::read(&survivorship, &mut problems),
            tags: TagRules::read(&tags, &mut problems),
        };
        if problems.is_empty() {
            Ok(book)
        } else {
            Err(RulesError(problems))
        }
    }
}

/// The files of the rule book and their embedded defaults.
const FILES: [(&str, &str); 6] = [
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
];

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
