//! Which repairs standardizers make and which they only propose: the file as written, then the rules as meant.

use super::{Problems, RuleText};

/// Which repairs standardizers make and which they only propose.
#[derive(Clone, Debug, Default)]
pub struct StandardizeRules {}

/// The file as written.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {}

impl StandardizeRules {
    /// Reads the rules; what is wrong goes to `problems`.
    pub(super) fn read(text: &RuleText, problems: &mut Problems) -> Self {
        let File {} = text.parse(problems).unwrap_or_default();
        StandardizeRules {}
    }
}
