//! Which value a contact keeps where its records disagree: the file as written, then the rules as meant.

use super::{Problems, RuleText};

/// Which value a contact keeps where its records disagree.
#[derive(Clone, Debug, Default)]
pub struct SurvivorshipRules {}

/// The file as written.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {}

impl SurvivorshipRules {
    /// Reads the rules; what is wrong goes to `problems`.
    pub(super) fn read(text: &RuleText, problems: &mut Problems) -> Self {
        let File {} = text.parse(problems).unwrap_or_default();
        SurvivorshipRules {}
    }
}
