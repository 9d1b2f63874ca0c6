//! How pairs are proposed, compared and weighed: the file as written, then the rules as meant.

use super::{Problems, RuleText};

/// How pairs are proposed, compared and weighed.
#[derive(Clone, Debug, Default)]
pub struct MatchRules {}

/// The file as written.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {}

impl MatchRules {
    /// Reads the rules; what is wrong goes to `problems`.
    pub(super) fn read(text: &RuleText, problems: &mut Problems) -> Self {
        let File {} = text.parse(problems).unwrap_or_default();
        MatchRules {}
    }
}
