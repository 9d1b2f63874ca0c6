//! Headers and cell shapes that tell which field a column is: the file as written, then the rules as meant.

use super::{Problems, RuleText};

/// Headers and cell shapes that tell which field a column is.
#[derive(Clone, Debug, Default)]
pub struct FieldRules {}

/// The file as written.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {}

impl FieldRules {
    /// Reads the rules; what is wrong goes to `problems`.
    pub(super) fn read(text: &RuleText, problems: &mut Problems) -> Self {
        let File {} = text.parse(problems).unwrap_or_default();
        FieldRules {}
    }
}
